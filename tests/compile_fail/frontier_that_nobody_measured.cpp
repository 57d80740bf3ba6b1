// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: no frontier of this generation, model and precision was measured
// expect: dgx_spark
// expect: deepseek_r1
#include "aifactory/throughput/frontier_find.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto found = frontier_of<dgx_spark, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);
#else
const auto found = frontier_of<b200_sxm, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);
#endif
