// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A plan that was read from a file keeps its kinds.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::price_of_energy
// expect: called::capex_per_facility_power
#include "aifactory/scenario/scenario.hpp"

using namespace aifactory;

#ifdef MISTAKE
void dearer(scenario& read) { read.plan.power.price = 0.09 * USD / kW; }
#else
void dearer(scenario& read) { read.plan.power.price = 0.09 * USD / kWh; }
#endif
