// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: a ratio such as a utilization, an availability or a share is not a quantity, and not a pue
// expect: called::PUE
// expect: kind::utilization
#include "aifactory/model/power_draw.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto meter = drawn_from_grid(80.0 * MW_IT, utilization{0.9});
#else
const auto meter = drawn_from_grid(80.0 * MW_IT, pue<>{1.25});
#endif
