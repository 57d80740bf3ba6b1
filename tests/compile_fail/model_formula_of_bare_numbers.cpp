// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A formula of the model takes what its arguments mean, not their order.
// expect-first: aifactory: a bare number does not say what it measures
// expect: called::number
#include "aifactory/model/power_draw.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto meter = drawn_from_grid(80e6, 1.25);
#else
const auto meter = drawn_from_grid(80.0 * MW_IT, pue<>{1.25});
#endif
