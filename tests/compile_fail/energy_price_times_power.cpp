// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars per MWh times MW are dollars per hour.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::money,
// expect: called::money_per_time
#include "aifactory/units.hpp"

using namespace aifactory;

const energy_price<> price = 70.0 * USD / MWh;
const facility_power<> drawn = 120.0 * MW_facility;

#ifdef MISTAKE
const money<> bill = price * drawn;
#else
const money<> bill = price * (drawn * year);
#endif
