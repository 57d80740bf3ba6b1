// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Which of the two is cheaper depends on the year.
// expect-first: aifactory: nominal money and real money .constant dollars of a base year. are different
// expect: called::money[,>]
// expect: called::real_money
#include "aifactory/units.hpp"

using namespace aifactory;

const money<> later = 99.0 * USD;
const real_money<> now = 95.0 * USD_real;

#ifdef MISTAKE
const bool cheaper = later < now;
#else
const bool cheaper = deflate(later, price_index<>{1.1}) < now;
#endif
