// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: this generation has no arithmetic units of this precision
// expect: h200_sxm
#include "aifactory/throughput/frontier_find.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto found = frontier_of<h200_sxm, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);
#else
const auto found = frontier_of<h200_sxm, models::deepseek_r1, precision::fp8>(8192.0 * tok_in, 1024.0 * tok_out);
#endif
