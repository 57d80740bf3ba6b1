// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A yearly cost is an amount of money once the years are said.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::money,
// expect: called::money_per_time
#include "aifactory/units.hpp"

using namespace aifactory;

const money_per_time<> yearly = 12e6 * USD / year;

#ifdef MISTAKE
const money<> paid = yearly;
#else
const money<> paid = yearly * (5.0 * year);
#endif
