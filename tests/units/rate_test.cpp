// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/rate.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <limits>
#include <type_traits>

namespace rate_test {

using namespace aifactory;

static_assert(std::is_trivially_copyable_v<nominal_rate<>> && sizeof(nominal_rate<>) == sizeof(double));

TEST_CASE("a rate is held as the growth of one year", "[units][rate]") {
  STATIC_REQUIRE(nominal_rate<>{}.effective_annual() == 0.0);
  STATIC_REQUIRE((9.0_pct_per_year).effective_annual() == 0.09);
  STATIC_REQUIRE((7.0_pct_per_year_real).effective_annual() == 0.07);
  STATIC_REQUIRE((2.5_pct_per_year_inflation).effective_annual() == 0.025);
  STATIC_REQUIRE(nominal_rate<>::effective(-0.5).effective_annual() == -0.5);
}

TEST_CASE("quoted rates compound", "[units][rate]") {
  // By hand, in decimal: 1.0075^12 - 1, 1.01^12 - 1, 1.03^2 - 1 = 0.0609. log1p, a product and expm1 round once each.
  CHECK_THAT(nominal_rate<>::compounded(0.09, 12).effective_annual(), WithinRel(0.09380689767098356, 1e-14));
  CHECK_THAT(nominal_rate<>::compounded(0.12, 12).effective_annual(), WithinRel(0.1268250301319697, 1e-14));
  CHECK_THAT(nominal_rate<>::compounded(0.06, 2).effective_annual(), WithinRel(0.0609, 1e-14));
  CHECK_THAT(nominal_rate<>::compounded(0.09, 1).effective_annual(), WithinRel(0.09, 1e-14));
  CHECK(nominal_rate<>::compounded(0.0, 12).effective_annual() == 0.0);
}

TEST_CASE("continuous compounding", "[units][rate]") {
  // e^0.09 - 1 from the series 0.09 + 0.09^2/2 + 0.09^3/6 + ...
  CHECK_THAT(nominal_rate<>::continuous(0.09).effective_annual(), WithinRel(0.09417428370521042, 1e-14));
}

TEST_CASE("the same at compile time, to within a few ulps", "[units][rate]") {
  constexpr auto monthly = nominal_rate<>::compounded(0.09, 12);
  CHECK_THAT(monthly.effective_annual(), WithinRel(0.09380689767098356, 1e-14));
}

TEST_CASE("Fisher's relation, and back", "[units][rate]") {
  // 1.09 / 1.025 - 1 = 0.065 / 1.025 = 13/205. Subtracting 1 costs two digits: 1e-13 is 16 ulps of the growth factor.
  constexpr auto real = real_from(9.0_pct_per_year, 2.5_pct_per_year_inflation);
  CHECK_THAT(real.effective_annual(), WithinRel(13.0 / 205.0, 1e-13));
  CHECK_THAT(nominal_from(real, 2.5_pct_per_year_inflation).effective_annual(), WithinRel(0.09, 1e-13));
  // Without inflation both are the same.
  CHECK_THAT(real_from(9.0_pct_per_year, inflation_rate<>{}).effective_annual(), WithinRel(0.09, 1e-14));
}

TEST_CASE("a rate of -100 % or less, an infinite one and NaN are refused", "[units][rate]") {
  CHECK_THROWS_AS(nominal_rate<>::effective(-1.0), input_error);
  CHECK_THROWS_AS(nominal_rate<>::effective(-2.0), input_error);
  CHECK_THROWS_AS(nominal_rate<>::effective(std::numeric_limits<double>::infinity()), input_error);
  CHECK_THROWS_WITH(nominal_rate<>::effective(std::numeric_limits<double>::quiet_NaN()), ContainsSubstring("rate"));
}

}  // namespace rate_test
