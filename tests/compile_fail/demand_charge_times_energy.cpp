// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A demand charge bills the highest power of a month and not its energy.
// expect-first: aifactory: billed demand .kW_demand, for a charge per kW and month. is neither a power nor an energy
// expect: called::money,
// expect: power_of<[a-z:]*dim::demand, -1>
#include "aifactory/units.hpp"

using namespace aifactory;

const demand_charge<> charge = 12.0 * USD / (kW_demand * month);

#ifdef MISTAKE
const money<> bill = charge * (86.4e6 * kWh);
#else
const money<> bill = charge * (120.0 * MW_facility * demand) * month;
#endif
