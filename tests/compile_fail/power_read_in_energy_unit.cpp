// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A power is not read in MWh.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::facility_power
// expect: called::energy
#include "aifactory/units.hpp"

using namespace aifactory;

const facility_power<> drawn = 120.0 * MW_facility;

#ifdef MISTAKE
const double number = drawn.in(MWh);
#else
const double number = (drawn * year).in(MWh);
#endif
