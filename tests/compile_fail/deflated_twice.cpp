// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Constant dollars hold no inflation to take out.
// expect-first: aifactory: deflate\(...\) takes nominal money
// expect: called::money,
// expect: called::real_money
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto price = deflate(90.0 * USD_real, price_index<>{1.1});
#else
const auto price = deflate(99.0 * USD, price_index<>{1.1});
#endif
