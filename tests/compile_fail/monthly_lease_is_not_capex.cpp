// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A lease per kW and month is paid again every month.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::capex_per_IT_power
// expect: called::price_of_IT_energy
#include "aifactory/units.hpp"

using namespace aifactory;

const auto quoted = 190.0 * USD / (kW_IT * month);

#ifdef MISTAKE
const capex_per_it_power<> shell = quoted;
#else
const it_power_charge<> shell = quoted;
#endif
