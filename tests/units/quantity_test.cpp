// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/quantity.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <concepts>
#include <limits>
#include <type_traits>

namespace quantity_test {

using namespace aifactory;

// A product of units is the quantity people name: the kinds travel by themselves.
static_assert(std::same_as<decltype(17.5e6 * USD / MW_IT), capex_per_it_power<>>);
static_assert(std::same_as<decltype(MW_IT * pue<>{1.2}), facility_power<>>);
static_assert(std::same_as<decltype(1.0 * W_board * (1.3 * W_IT / W_board)), it_power<>>);
static_assert(std::same_as<decltype(1.0 * MW * hour), energy<>>);
static_assert(std::same_as<decltype(70.0 * USD / MWh), energy_price<>>);
static_assert(std::same_as<decltype(4500.0 * USD / GPU / year), gpu_time_price<>>);
static_assert(std::same_as<decltype(2.12 * kW_IT / GPU), it_power_per_gpu<>>);
static_assert(std::same_as<decltype(0.4 * kg / kWh), carbon_per_energy<>>);
static_assert(std::same_as<decltype(1.8 * litre / kWh_IT), wue<>>);
// Units that cancel leave the bare value.
static_assert(std::same_as<decltype(MW_IT / W_IT), double>);
static_assert(std::same_as<decltype(MW / MW_facility), double>);
static_assert(std::same_as<decltype(MW / MW_IT), pue<>>);

// As cheap to copy and pass as the value itself.
static_assert(sizeof(it_power<>) == sizeof(double) && sizeof(it_power<float>) == sizeof(float));
static_assert(std::is_trivially_copyable_v<it_power<>> && std::is_trivially_destructible_v<it_power<>>);
static_assert(std::is_standard_layout_v<it_power<>>);
static_assert(std::is_nothrow_move_constructible_v<it_power<>> && std::is_nothrow_copy_assignable_v<it_power<>>);

TEST_CASE("a quantity starts at zero and holds base units", "[units][quantity]") {
  STATIC_REQUIRE(it_power<>{}.base_value() == 0.0);
  STATIC_REQUIRE((3.0 * MW_IT).base_value() == 3e6);        // watts
  STATIC_REQUIRE((2.0 * kWh).base_value() == 7.2e6);        // 2 x 1000 W x 3600 s
  STATIC_REQUIRE((1.0 * year).base_value() == 31536000.0);  // 8,760 h of 3,600 s
  STATIC_REQUIRE((12.0 * month).base_value() == 31536000.0);
  STATIC_REQUIRE((1.0 * julian_year).base_value() == 31557600.0);  // 8,766 h
  STATIC_REQUIRE(it_power<>::from_base_value(5.0) == 5.0 * W_IT);
}

TEST_CASE("sums, differences and multiples keep the unit", "[units][quantity]") {
  STATIC_REQUIRE(1.0 * MW_IT + 500.0 * kW_IT == 1500.0 * kW_IT);
  STATIC_REQUIRE(1.0 * MW_IT - 250.0 * kW_IT == 750.0 * kW_IT);
  STATIC_REQUIRE(-(2.0 * USD) == -2.0 * USD);
  STATIC_REQUIRE(4.0 * USD / 2.0 == 2.0 * USD);
  STATIC_REQUIRE(USD * 3 == 3.0 * USD);  // a whole number is a number
  STATIC_REQUIRE(7 * USD / 2 == 3.5 * USD);
  STATIC_REQUIRE(1.0 / (4.0 * year) * year == 0.25);
}

TEST_CASE("products follow the units", "[units][quantity]") {
  // 17.5 M$/MW x 100 MW = 1,750 M$.
  STATIC_REQUIRE(17.5e6 * USD / MW_IT * (100.0 * MW_IT) == 1750e6 * USD);
  // 80 MW of servers x 1.25 = 100 MW at the meter, and back.
  STATIC_REQUIRE(80.0 * MW_IT * pue<>{1.25} == 100.0 * MW_facility);
  STATIC_REQUIRE(100.0 * MW / pue<>{1.25} == 80.0 * MW_IT);
  // 1000 W x 1.3 = 1.3 kW at the rack.
  CHECK_THAT((1000.0 * W_board * (1.3 * W_IT / W_board)).in(kW_IT), WithinRel(1.3, 1e-15));
  // 100 MW for a year of 8,760 h = 876 GWh.
  STATIC_REQUIRE(100.0 * MW * year == 876.0 * GWh);
  // 4,500 $/GPU/year x 1,000 GPU x 2 years = 9 M$; year cancels with one rounding each way.
  CHECK_THAT((4500.0 * USD / GPU / year * (1000.0 * GPU) * (2.0 * year)).in(USD), WithinRel(9e6, 1e-15));
}

TEST_CASE("a quantity is read back in a unit", "[units][quantity]") {
  constexpr auto price = 70.0 * USD / MWh;
  CHECK_THAT(price.in(USD / MWh), WithinRel(70.0, 1e-15));
  CHECK_THAT(price.in(USD / kWh), WithinRel(0.07, 1e-15));
  STATIC_REQUIRE((2.5 * MW_IT).in(kW_IT) == 2500.0);
  STATIC_REQUIRE((30.0 * minute).in(hour) == 0.5);
}

TEST_CASE("compound assignment", "[units][quantity]") {
  auto sum = 1.0 * MW_IT;
  sum += 2.0 * MW_IT;
  CHECK(sum == 3.0 * MW_IT);
  sum -= 500.0 * kW_IT;
  CHECK(sum == 2.5 * MW_IT);
  sum *= 2;
  CHECK(sum == 5.0 * MW_IT);
  sum /= 4.0;
  CHECK(sum == 1.25 * MW_IT);
}

TEST_CASE("comparison", "[units][quantity]") {
  STATIC_REQUIRE(1.0 * MW_IT > 999.0 * kW_IT);
  STATIC_REQUIRE(1.0 * USD < 2.0 * USD);
  STATIC_REQUIRE(1000.0 * kW <= 1.0 * MW);
  STATIC_REQUIRE(1000.0 * kW >= 1.0 * MW);
  STATIC_REQUIRE(1.0 * USD != 2.0 * USD);
}

TEST_CASE("value types mix: the narrower of two floating types wins, whole numbers widen", "[units][quantity]") {
  STATIC_REQUIRE(std::same_as<decltype(2 * USD), money<double>>);
  STATIC_REQUIRE(std::same_as<decltype(2.0f * (USD / GPU)), price_per_gpu<float>>);
  const money<float> narrow = 1.5 * USD;
  CHECK(narrow.base_value() == 1.5f);
  const money<> wide = narrow;
  CHECK(wide == 1.5 * USD);
  STATIC_REQUIRE(std::same_as<decltype(narrow + wide), money<float>>);
}

TEST_CASE("dimensions made of kinds alone take a bare number, also an integer", "[units][quantity]") {
  STATIC_REQUIRE(pue<>{1.25} == 1.25 * (MW / MW_IT));
  STATIC_REQUIRE(pue<>{2} == pue<>{2.0});
  STATIC_REQUIRE(overhead<>{1.5} == 1.5 * (W_IT / W_board));
}

TEST_CASE("as keeps the value type and names the quantity", "[units][quantity]") {
  const quantity<u::watt_it, float> load = 2.0f * MW_IT;
  STATIC_REQUIRE(std::same_as<decltype(as<it_power>(load)), it_power<float>>);
  CHECK(as<it_power>(load) == 2.0 * MW_IT);
}

TEST_CASE("a kind is crossed aloud", "[units][quantity]") {
  STATIC_REQUIRE(95.0 * MW * IT == 95.0 * MW_IT);
  STATIC_REQUIRE(700.0 * W * board == 700.0 * W_board);
}

TEST_CASE("nominal and real dollars are converted by the price level", "[units][money]") {
  // 10 % dearer than in the base year: 110 dollars of that year buy what 100 did.
  CHECK_THAT(deflate(110.0 * USD, price_index<>{1.1}).in(USD_real), WithinRel(100.0, 1e-15));
  CHECK_THAT(deflate(110.0 * USD, 1.1).in(USD_real), WithinRel(100.0, 1e-15));
  CHECK_THAT(inflate(100.0 * USD_real, price_index<>{1.1}).in(USD), WithinRel(110.0, 1e-15));
  CHECK_THAT(inflate(100.0 * USD_real, 1.1).in(USD), WithinRel(110.0, 1e-15));
  // A price level of 1 is the base year; prices convert like amounts.
  STATIC_REQUIRE(deflate(5.0 * USD, 1) == 5.0 * USD_real);
  STATIC_REQUIRE(std::same_as<decltype(deflate(USD / MWh, 1.0) * MWh), real_money<>>);
  STATIC_REQUIRE(std::same_as<decltype(inflate(USD_real / year, 1.0)), money_per_time<>>);
}

TEST_CASE("special values pass through", "[units][quantity]") {
  const double inf = std::numeric_limits<double>::infinity();
  CHECK((inf * USD).base_value() == inf);
  const auto nan = std::numeric_limits<double>::quiet_NaN() * USD;
  CHECK_FALSE(nan == nan);
  CHECK_FALSE(nan < 1.0 * USD);
  CHECK((1.0 * USD / (0.0 * GPU)).base_value() == inf);
}

}  // namespace quantity_test
