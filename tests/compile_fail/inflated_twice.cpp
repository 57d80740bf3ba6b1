// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars of the day hold their inflation.
// expect-first: aifactory: inflate\(...\) takes real money
// expect: called::real_money
// expect: called::money[,>]
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto price = inflate(99.0 * USD, price_index<>{1.1});
#else
const auto price = inflate(90.0 * USD_real, price_index<>{1.1});
#endif
