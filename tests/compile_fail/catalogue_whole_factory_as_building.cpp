// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: IT power and facility power are different
// expect: capex_per_IT_power
// expect: capex_per_facility_power
#include "aifactory/catalog/facility_costs.hpp"

using namespace aifactory;

#ifdef MISTAKE
const capex_per_it_power<> cost = factory_costs_per_facility[0].cost.value;
#else
const capex_per_it_power<> cost = factory_costs_per_facility[0].cost.value * pue<>{1.2};
#endif
