// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/ratio.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <concepts>
#include <limits>
#include <type_traits>

namespace ratio_test {

using namespace aifactory;

static_assert(std::is_trivially_copyable_v<utilization<>> && sizeof(utilization<>) == sizeof(double));

TEST_CASE("a ratio deduces its value type", "[units][ratio]") {
  STATIC_REQUIRE(std::same_as<decltype(utilization{0.6}), utilization<double>>);
  STATIC_REQUIRE(std::same_as<decltype(utilization{0.6f}), utilization<float>>);
  STATIC_REQUIRE(std::same_as<decltype(availability{1}), availability<double>>);
  STATIC_REQUIRE(availability{1}.value() == 1.0);
}

TEST_CASE("a ratio starts at the low end of its range", "[units][ratio]") {
  STATIC_REQUIRE(utilization<>{}.value() == 0.0);
  STATIC_REQUIRE(headroom<>{}.value() == 1.0);
}

TEST_CASE("the ends of the range belong to it, beyond is refused by name", "[units][ratio]") {
  CHECK(utilization{0.0}.value() == 0.0);
  CHECK(utilization{1.0}.value() == 1.0);
  CHECK(headroom{3.0}.value() == 3.0);
  CHECK_THROWS_AS(utilization{1.2}, input_error);
  CHECK_THROWS_WITH(utilization{1.2}, ContainsSubstring("utilization") && ContainsSubstring("between"));
  CHECK_THROWS_WITH(availability{-0.1}, ContainsSubstring("availability"));
  CHECK_THROWS_WITH(cache_hit_rate{2}, ContainsSubstring("cache_hit_rate"));
  CHECK_THROWS_WITH(share{1.0000001}, ContainsSubstring("share"));
  CHECK_THROWS_WITH(headroom{0.99}, ContainsSubstring("headroom"));
  CHECK_THROWS_AS(share{std::numeric_limits<double>::quiet_NaN()}, input_error);
  CHECK_THROWS_AS(headroom{std::numeric_limits<double>::infinity()}, input_error);
}

TEST_CASE("a ratio times a quantity keeps the unit", "[units][ratio]") {
  STATIC_REQUIRE(utilization{0.5} * (100.0 * MW_IT) == 50.0 * MW_IT);
  STATIC_REQUIRE(100.0 * MW_IT * utilization{0.5} == 50.0 * MW_IT);
  STATIC_REQUIRE(50.0 * MW_IT / utilization{0.5} == 100.0 * MW_IT);
  STATIC_REQUIRE(headroom{1.25} * (80.0 * MW_IT) == 100.0 * MW_IT);
}

TEST_CASE("products and rests of ratios are bare numbers", "[units][ratio]") {
  STATIC_REQUIRE(std::same_as<decltype(utilization{0.5} * availability{0.5}), double>);
  STATIC_REQUIRE(utilization{0.5} * availability{0.5} == 0.25);
  STATIC_REQUIRE(1.0 - share{0.25} == 0.75);
  STATIC_REQUIRE(2.0 * share{0.25} == 0.5);
  STATIC_REQUIRE(share{0.25} * 2 == 0.5);
}

TEST_CASE("ratios of one kind compare", "[units][ratio]") {
  STATIC_REQUIRE(share{0.25} == share{0.25});
  STATIC_REQUIRE(share{0.25} < share{0.5});
}

TEST_CASE("a ratio changes its value type", "[units][ratio]") {
  const share<float> narrow{0.25f};
  const share<double> wide = narrow;
  CHECK(wide.value() == 0.25);
}

}  // namespace ratio_test
