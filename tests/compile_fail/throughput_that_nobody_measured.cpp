// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: no throughput of this generation, model and precision was measured
// expect: dgx_spark
// expect: deepseek_r1
#include "aifactory/throughput.hpp"

using namespace aifactory;

#ifdef MISTAKE
const bool known = throughput_profile<dgx_spark, models::deepseek_r1, precision::fp4>::value;
#else
const auto known = throughput_profile<b200_sxm, models::deepseek_r1, precision::fp4>::points.size();
#endif
