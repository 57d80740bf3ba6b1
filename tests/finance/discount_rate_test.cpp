// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/discount_rate.hpp"

#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace discount_rate_test {

using namespace finance_cases;

TEST_CASE("a discount rate is its own flat curve", "[finance][rate]") {
  const nominal_wacc<> ten(10.0_pct_per_year);
  CHECK_THAT(ten.df(2.0), WithinRel(1.0 / 1.21, 1e-15));
  CHECK(ten.df(0.0) == 1.0);
  CHECK_THAT(ten.per_period(2), WithinRel(std::sqrt(1.1) - 1.0, 1e-14));
  STATIC_REQUIRE(discount_curve<nominal_wacc<>>);
  STATIC_REQUIRE(flat_discount_curve<nominal_wacc<>>);
  STATIC_REQUIRE(!flat_discount_curve<zero_curve<cash::free, basis::nominal>>);
  STATIC_REQUIRE(sizeof(nominal_wacc<>) == sizeof(double));
}

TEST_CASE("weighted average cost of capital, and Fisher's relation", "[finance][rate]") {
  const nominal_wacc<> wacc = wacc_of(nominal_cost_of_equity<>(12.0_pct_per_year),
                                      nominal_cost_of_debt<>(8.0_pct_per_year), share{0.6}, share{0.2653});
  // By hand: 0.4 x 0.12 + 0.6 x 0.08 x 0.7347 = 0.0832656.
  CHECK_THAT(wacc.effective_annual(), WithinRel(0.0832656, 1e-14));
  // (FD017) 1.0832656 / 1.025 - 1.
  CHECK_THAT(real_from(wacc, 2.5_pct_per_year_inflation).effective_annual(), WithinRel(0.056844487804878385, 1e-13));
  CHECK_THAT(nominal_from(real_from(wacc, 2.5_pct_per_year_inflation), 2.5_pct_per_year_inflation).effective_annual(),
             WithinRel(0.0832656, 1e-13));
}

TEST_CASE("rates at and below -100 %, and what is no number, are refused where they are made", "[finance][rate]") {
  CHECK_THROWS_AS(nominal_wacc<>(nominal_rate<>::effective(-1.0)), input_error);
  CHECK_THROWS_AS(nominal_wacc<>(nominal_rate<>::effective(std::numeric_limits<double>::quiet_NaN())), input_error);
  CHECK(nominal_wacc<>(nominal_rate<>::effective(-0.999)).df(1.0) > 999.0);
  const nominal_wacc<lanes> many = nominal_wacc<>(10.0_pct_per_year);
  CHECK_THAT(many.df(1.0)[0], WithinRel(1.0 / 1.1, 1e-15));
}

}  // namespace discount_rate_test
