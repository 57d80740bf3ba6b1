// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: this generation has no arithmetic units of this precision
// expect: h200_sxm
#include "aifactory/throughput.hpp"

using namespace aifactory;

#ifdef MISTAKE
const bool known = throughput_profile<h200_sxm, models::deepseek_r1, precision::fp4>::value;
#else
const auto known = throughput_profile<h200_sxm, models::deepseek_r1, precision::fp8>::points.size();
#endif
