// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/mirr.hpp"

#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

namespace mirr_test {

using namespace finance_cases;

const mirr_rates<basis::nominal> rates{.finance = 8.0_pct_per_year, .reinvest = 4.0_pct_per_year};

TEST_CASE("FD011: modified rate of return", "[finance][mirr]") {
  CHECK_THAT(mirr(yearly({-1000, 300, 400, 500, 200}), rates).effective_annual(),
             WithinRel(0.10485120934917198, 1e-13));
}

TEST_CASE("one outlay and one receipt: both rates drop out", "[finance][mirr]") {
  // By hand: 1.21^(1/2) - 1.
  CHECK_THAT(mirr(yearly({-100, 0, 121}), rates).effective_annual(), WithinRel(0.1, 1e-13));
  // An outlay in year 1 is discounted, a receipt in year 1 grows: (104 + 60)/(100 + 50/1.08)...
  CHECK_THAT(mirr(yearly({-100, -50, 180}), rates).effective_annual(),
             WithinRel(std::sqrt(180.0 / (100.0 + 50.0 / 1.08)) - 1.0, 1e-13));
  CHECK_THAT(mirr(yearly({-100, 100, 60}), rates).effective_annual(), WithinRel(std::sqrt(164.0 / 100.0) - 1.0, 1e-13));
}

TEST_CASE("without an outlay or a receipt there is none", "[finance][mirr]") {
  CHECK_THROWS_WITH(mirr(yearly({0, 10, 10}), rates), ContainsSubstring("needs an outlay"));
  CHECK_THROWS_WITH(mirr(yearly({-5, -10}), rates), ContainsSubstring("needs a receipt"));
  CHECK_THROWS_AS(mirr(yearly({-5, 10}, timing::begin), rates), domain_error);
}

TEST_CASE("many trials at a time", "[finance][mirr]") {
  const pretax_flow<lanes> cash = yearly({-1000, 300, 400, 500, 200});
  const auto found = mirr(cash, rates).effective_annual();
  for (std::size_t i = 0; i < lanes::size; ++i) CHECK_THAT(found[i], WithinRel(0.10485120934917198, 1e-12));
}

}  // namespace mirr_test
