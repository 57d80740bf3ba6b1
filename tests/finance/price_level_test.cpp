// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/price_level.hpp"

#include "reference_cases.hpp"

namespace price_level_test {

using namespace finance_cases;

TEST_CASE("dollars of another year enter by rebasing", "[finance][price_level]") {
  const price_level<> level(2026, 2.5_pct_per_year_inflation);
  const dollars_of<u::real_usd> old(2024, 100.0 * USD_real);
  // By hand: 100 x 1.025^2.
  CHECK_THAT(rebase(old, level).base_value(), WithinRel(105.0625, 1e-14));
  CHECK_THAT(rebase(dollars_of<u::real_usd>(2027, 102.5 * USD_real), level).base_value(), WithinRel(100.0, 1e-14));
  CHECK(rebase(dollars_of<u::real_usd>(2026, 7.0 * USD_real), level).base_value() == 7.0);
  CHECK((old + old).amount().base_value() == 200.0);
  CHECK((old - old).amount().base_value() == 0.0);
}

TEST_CASE("dollars of two years are not added: both are named", "[finance][price_level]") {
  const dollars_of<u::real_usd> a(2015, 1.0 * USD_real), b(2026, 1.0 * USD_real);
  CHECK_THROWS_WITH(a + b, ContainsSubstring("dollars of 2015 and dollars of 2026"));
  CHECK_THROWS_AS(a - b, input_error);
}

TEST_CASE("a missing base year is refused", "[finance][price_level]") {
  CHECK_THROWS_WITH(price_level<>(0, 2.5_pct_per_year_inflation), ContainsSubstring("base year"));
  CHECK_THROWS_AS((dollars_of<u::real_usd>(20266, 1.0 * USD_real)), domain_error);
}

TEST_CASE("dollars of year one are inflated a year less", "[finance][price_level]") {
  const auto planned = real_pretax_flow<>::made(years(3), [](int k) { return (k == 0 ? 0.0 : 100.0) * USD_real; });
  const auto paid = inflate(planned, 2.5_pct_per_year_inflation, dollars::of_year_one);
  CHECK_THAT(paid[1].base_value(), WithinRel(100.0, 1e-15));
  CHECK_THAT(paid[3].base_value(), WithinRel(105.0625, 1e-14));
  CHECK_THAT(deflate(paid, 2.5_pct_per_year_inflation, dollars::of_year_one)[3].base_value(), WithinRel(100.0, 1e-14));
}

TEST_CASE("dollars of a base year before the close are inflated up to it", "[finance][price_level]") {
  // Dollars of 2024, closed in 2026: entry 1 is three years later.
  const price_level<> level(2024, 2.5_pct_per_year_inflation);
  const real_pretax_flow<> planned(years(1), {100.0 * USD_real, 100.0 * USD_real});
  const pretax_flow<> paid = inflate(planned, level);
  CHECK_THAT(paid[0].base_value(), WithinRel(105.0625, 1e-14));
  CHECK_THAT(paid[1].base_value(), WithinRel(107.6890625, 1e-14));
  CHECK_THAT(deflate(paid, level)[1].base_value(), WithinRel(100.0, 1e-14));
}

TEST_CASE("FD006: one rate in other words", "[finance][rate]") {
  const auto annual = nominal_rate<>::compounded(0.08, 4);
  CHECK_THAT(annual.effective_annual(), WithinRel(0.08243215999999998, 1e-14));
  CHECK_THAT(annual.continuously(), WithinRel(0.07921050918471884, 1e-14));
  CHECK_THAT(annual.quoted(4), WithinRel(0.08, 1e-14));
  CHECK_THAT(annual.per_period(12), WithinRel(0.006622709560113016, 1e-13));
  CHECK_THAT(nominal_cost_of_debt<>(annual).per_period(4), WithinRel(0.02, 1e-14));
}

}  // namespace price_level_test
