// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// One formula, one value type: a derivative or many trials.
// expect-first: aifactory: two value types .lanes, dual, interval, expression, .... do not meet in one formula
// expect: fvar
// expect: lanes
#include "aifactory/units.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

#ifdef MISTAKE
auto cost(const price_per_gpu<dual>& price, const gpu_count<lanes>& gpus) { return price * gpus; }
#else
auto cost(const price_per_gpu<dual>& price, const gpu_count<>& gpus) { return price * gpus; }
#endif
