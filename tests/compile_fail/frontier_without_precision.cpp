// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: a frontier belongs to a generation, a model and a precision
// expect: gb300_nvl72
// expect: deepseek_r1
#include "aifactory/throughput/frontier_find.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto found = frontier_of<gb300_nvl72, models::deepseek_r1>(8192.0 * tok_in, 1024.0 * tok_out);
#else
const auto found = frontier_of<gb300_nvl72, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);
#endif
