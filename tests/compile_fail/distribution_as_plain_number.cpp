// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Mean, median or a percentile: the number is chosen by name.
// expect-first: aifactory: a value type .lanes, dual, interval, expression, uncertain. does not become another one by itself
// expect: double
// expect: uncertain
#include "aifactory/uncertainty/uncertain.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

const energy_price<uncertain> price = uniform(40, 100) * USD / MWh;

#ifdef MISTAKE
const energy_price<> usual = price;
#else
const energy_price<> usual = price.base_value().central() * USD / joule;
#endif
