// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Space is leased per critical load, which is IT power.
// expect-first: aifactory: money and prices per different things
// expect: called::capex_per_IT_power
// expect: called::price_of_energy
#include "aifactory/model/facility.hpp"

using namespace aifactory;

#ifdef MISTAKE
const facility<> site{.capex = 190.0 * USD / (kW_facility * month), .pue = 1.2};
#else
const facility<> site{.capex = 190.0 * USD / (kW_IT * month), .pue = 1.2};
#endif
