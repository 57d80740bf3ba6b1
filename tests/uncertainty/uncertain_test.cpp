// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/uncertain.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

namespace uncertain_test {

using namespace aifactory;

// By hand: the median of a symmetric triangle is its mode; 17.5e6 USD/MW of IT is 17.5 USD/W.
TEST_CASE("a distribution times a unit is a quantity that holds it", "[uncertainty][uncertain]") {
  const auto capex = triangular(15e6, 17.5e6, 20e6) * USD / MW_IT;
  static_assert(std::same_as<std::remove_const_t<decltype(capex)>, capex_per_it_power<uncertain>>);
  CHECK_FALSE(capex.base_value().is_certain());
  CHECK_THAT(capex.base_value().central(), WithinRel(17.5, 1e-15));
  CHECK_THAT(capex.base_value().low(), WithinRel(15.0, 1e-15));
  CHECK_THAT(capex.in(USD / MW_IT).high(), WithinRel(20e6, 1e-15));

  const auto price = USD / MWh * lognormal({.median = 70.0, .sigma = 0.28});
  CHECK_THAT(price.in(USD / MWh).central(), WithinRel(70.0, 1e-15));
}

TEST_CASE("ratios, kinds-only quantities and rates hold it too", "[uncertainty][uncertain]") {
  const utilization<uncertain> from_ratio = utilization{pert(0.35, 0.6, 0.85)};
  const utilization<uncertain> bare = pert(0.35, 0.6, 0.85);
  CHECK_THAT(from_ratio.value().central(), WithinRel(0.6, 1e-14));
  CHECK(bare.value().spread().name() == "pert");
  const pue<uncertain> site = pert(1.08, 1.2, 1.4);
  CHECK_THAT(site.base_value().spread().mean(), WithinRel(1.2133333333333333, 1e-14));
  const auto wacc = nominal_rate<uncertain>::effective(truncated(normal(0.09, 0.015), 0.03, 0.2));
  CHECK(wacc.effective_annual().low() == 0.03);
}

TEST_CASE("a number is certain, and converts", "[uncertainty][uncertain]") {
  const money<uncertain> paid = 5.0 * USD;
  CHECK(paid.base_value().is_certain());
  CHECK(paid.base_value().number() == 5.0);
  CHECK(paid.base_value().quantile(0.9) == 5.0);
  CHECK((2.0 * paid).base_value().number() == 10.0);
  CHECK((-paid).base_value().number() == -5.0);
  CHECK(uncertain().number() == 0.0);
}

TEST_CASE("scaling an uncertain value", "[uncertainty][uncertain]") {
  const uncertain x = uniform(1, 3);
  CHECK((x * 2.0).high() == 6.0);
  CHECK((2.0 * x).low() == 2.0);
  CHECK((x / 4.0).high() == 0.75);
  CHECK((-x).low() == -3.0);
}

}  // namespace uncertain_test
