// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Between 40 and 100 of what?
// expect-first: aifactory: a bare number has no unit
// expect: called::price_of_energy
// expect: called::number
#include "aifactory/uncertainty/uncertain.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
const energy_price<uncertain> price = uniform(40, 100);
#else
const energy_price<uncertain> price = uniform(40, 100) * USD / MWh;
#endif
