// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What the meter shows holds the losses of the building already.
// expect-first: aifactory: IT power and facility power are different
// expect: called::IT_power
// expect: called::facility_power
#include "aifactory/model/power_draw.hpp"

using namespace aifactory;

const facility_power<> meter = 120.0 * MW_facility;

#ifdef MISTAKE
const auto drawn = drawn_from_grid(meter, pue<>{1.2});
#else
const auto drawn = drawn_from_grid(meter / pue<>{1.2}, pue<>{1.2});
#endif
