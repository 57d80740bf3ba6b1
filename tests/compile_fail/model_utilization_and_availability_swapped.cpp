// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Two ratios in the wrong order have the same product, and not the same meaning.
// expect-first: aifactory: two ratios of different meaning
// expect: kind::utilization
// expect: kind::availability
#include "aifactory/model/power_draw.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto used = energy_use(80.0 * MW_IT, share{0.3}, availability{0.98}, utilization{0.6}, pue<>{1.2});
#else
const auto used = energy_use(80.0 * MW_IT, share{0.3}, utilization{0.6}, availability{0.98}, pue<>{1.2});
#endif
