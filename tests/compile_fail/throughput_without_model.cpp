// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: a throughput belongs to a generation, a model and a precision
// expect: gb300_nvl72
#include "aifactory/throughput.hpp"

using namespace aifactory;

#ifdef MISTAKE
const bool known = throughput_profile<gb300_nvl72>::value;
#else
const auto known = throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>::points.size();
#endif
