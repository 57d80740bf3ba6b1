// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A capital cost per kW is not a price per kWh.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::price_of_energy
// expect: called::capex_per_facility_power
#include "aifactory/units.hpp"

using namespace aifactory;

const auto quoted = 400.0 * USD / kW_facility;

#ifdef MISTAKE
const energy_price<> connection = quoted;
#else
const capex_per_facility_power<> connection = quoted;
#endif
