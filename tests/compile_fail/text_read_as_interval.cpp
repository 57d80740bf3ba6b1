// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A text holds one number, and no bounds.
// expect-first: aifactory: a text holds one number
// expect: double
// expect: interval
#include "aifactory/units/money.hpp"
#include "aifactory/units/parse.hpp"
#include "aifactory/values/interval.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto price = parse<energy_price<interval>>("70 $/MWh");
#else
const auto price = parse<energy_price<>>("70 $/MWh");
#endif
