// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A tariff has both: each has its own field.
// expect-first: aifactory: billed demand .kW_demand, for a charge per kW and month. is neither a power nor an energy
// expect: called::price_of_energy
// expect: called::demand_charge
#include "aifactory/model/power.hpp"

using namespace aifactory;

#ifdef MISTAKE
const power<> tariff{.price = 12.0 * USD / (kW_demand * month)};
#else
const power<> tariff{.price = 70.0 * USD / MWh, .demand_charge = 12.0 * USD / (kW_demand * month)};
#endif
