// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars of the day and constant dollars of a base year are not added.
// expect-first: nominal money and real money .constant dollars of a base year. are different: convert with inflate
// expect: called::money[,>]
// expect: called::real_money
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const money<> this_year = 100.0 * USD;
  const real_money<> in_base_dollars = 90.0 * USD_real;
#ifdef MISTAKE
  const auto sum = this_year + in_base_dollars;
#else
  const auto sum = this_year + inflate(in_base_dollars, price_index<>{1.1});
#endif
  return sum > 0.0 * USD ? 0 : 1;
}
