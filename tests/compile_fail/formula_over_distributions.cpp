// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The sum of two uncertain amounts is not known without trials.
//
// expect-first: aifactory: a formula cannot be run over distributions
#include "aifactory/uncertainty/uncertain.hpp"
#include "aifactory/units/money.hpp"

int main() {
  using namespace aifactory;
  const auto rent = uniform(10, 20) * USD;
#ifdef MISTAKE
  const auto paid = rent + triangular(1, 2, 3) * USD;
#else
  const auto paid = rent * 2.0;
#endif
  return paid.base_value().is_certain();
}
