// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars of the day need no year.
// expect-first: aifactory: dollars_of\(year, amount\) takes constant dollars
#include "aifactory/finance/price_level.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;



#ifdef MISTAKE
const dollars_of<u::usd> price(2015, 100.0 * USD);
#else
const dollars_of<u::real_usd> price(2015, 100.0 * USD_real);
#endif
