// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/capital.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <limits>

namespace capital_test {

using namespace aifactory;

TEST_CASE("capital recovery factor: printed tables and closed forms", "[model][capital]") {
  // A/P columns of any table of compound-interest factors, printed with five digits: 9 % for 5 and 15 years.
  CHECK_THAT(capital_recovery_factor(0.09, 5.0), WithinAbs(0.25709, 5e-6));
  CHECK_THAT(capital_recovery_factor(0.09, 15.0), WithinAbs(0.12406, 5e-6));
  // By hand: r = 10 %, n = 2: 0.1 x 1.21 / 0.21 = 121 / 210.
  CHECK_THAT(capital_recovery_factor(0.10, 2.0), WithinRel(121.0 / 210.0, 1e-15));
  // By hand: r = 100 %, n = 1: everything back with as much again.
  CHECK_THAT(capital_recovery_factor(1.0, 1.0), WithinRel(2.0, 1e-15));
  // The same cases from mpmath 1.3 with 50 digits: r / (1 - (1 + r)^-n).
  CHECK_THAT(capital_recovery_factor(0.09, 5.0), WithinRel(0.257092456956744979, 1e-15));
  CHECK_THAT(capital_recovery_factor(0.09, 15.0), WithinRel(0.1240588826503100842, 1e-15));
  CHECK_THAT(capital_recovery_factor(0.08, 30.0), WithinRel(0.08882743338727228882, 1e-15));
  CHECK_THAT(capital_recovery_factor(1.0, 60.0), WithinRel(1.000000000000000001, 1e-15));
}

TEST_CASE("capital recovery factor: lives that are not whole", "[model][capital]") {
  // By hand: 1.21^-2.5 = 1.1^-5 = 1 / 1.61051, so CRF = 0.21 x 1.61051 / 0.61051.
  CHECK_THAT(capital_recovery_factor(0.21, 2.5), WithinRel(0.21 * 1.61051 / 0.61051, 1e-15));
  // mpmath 1.3, 50 digits.
  CHECK_THAT(capital_recovery_factor(0.1, 2.5), WithinRel(0.4716660998650117765, 1e-15));
  CHECK_THAT(capital_recovery_factor(0.25, 0.5), WithinRel(2.368033988749894848, 1e-15));
}

TEST_CASE("capital recovery factor: a negative rate, as real rates can be", "[model][capital]") {
  // By hand: r = -50 %, n = 2: -0.5 / (1 - 4) = 1 / 6.
  CHECK_THAT(capital_recovery_factor(-0.5, 2.0), WithinRel(1.0 / 6.0, 1e-15));
  // mpmath 1.3, 50 digits.
  CHECK_THAT(capital_recovery_factor(-0.02, 5.0), WithinRel(0.1881615930803222979, 1e-15));
  CHECK_THAT(capital_recovery_factor(-0.02, 0.5), WithinRel(1.969949493661166534, 1e-15));
  CHECK_THAT(capital_recovery_factor(-1e-9, 7.5), WithinRel(0.1333333327666666673, 1e-15));
}

TEST_CASE("capital recovery factor: no interest is straight line", "[model][capital]") {
  STATIC_REQUIRE(capital_recovery_factor(0.0, 5.0) == 0.2);
  STATIC_REQUIRE(capital_recovery_factor(0.0, 4.0) == 0.25);
  CHECK(capital_recovery_factor(-0.0, 4.0) == 0.25);
  CHECK(capital_recovery_factor(0.0, 0.5) == 2.0);
}

TEST_CASE("capital recovery factor: a tiny rate loses no digit", "[model][capital]") {
  // The textbook form r / (1 - (1 + r)^-n) is 10 % off at 1e-15 and infinite at 1e-17.
  struct known {
    double rate, five, fifteen;
  };
  // mpmath 1.3 with 80 digits, r the double nearest to the printed number.
  constexpr known values[] = {
      {1e-17, 0.200000000000000006, 0.066666666666666672},       {1e-16, 0.20000000000000006, 0.06666666666666672},
      {1e-15, 0.2000000000000006, 0.0666666666666672},           {1e-14, 0.200000000000006, 0.066666666666672},
      {1e-13, 0.20000000000006, 0.06666666666672},               {1e-12, 0.2000000000006, 0.0666666666672},
      {1e-11, 0.200000000006, 0.066666666672},                   {1e-10, 0.20000000006, 0.06666666672000000001},
      {1e-09, 0.2000000006000000004, 0.06666666720000000124},    {1e-08, 0.20000000600000004, 0.06666667200000012444},
      {1e-07, 0.200000060000004, 0.06666672000001244444},        {1e-06, 0.2000006000003999998, 0.06666720000124444382},
  };
  for (const auto& [rate, five, fifteen] : values) {
    CAPTURE(rate);
    CHECK_THAT(capital_recovery_factor(rate, 5.0), WithinRel(five, 1e-15));
    CHECK_THAT(capital_recovery_factor(rate, 15.0), WithinRel(fifteen, 1e-15));
  }
}

TEST_CASE("capital recovery factor: in a constant expression to the same digits", "[model][capital]") {
  constexpr double five = capital_recovery_factor(0.09, 5.0);
  constexpr double tiny = capital_recovery_factor(1e-9, 15.0);
  CHECK_THAT(five, WithinRel(0.257092456956744979, 1e-15));       // mpmath, as above
  CHECK_THAT(tiny, WithinRel(0.06666666720000000124, 1e-15));
}

TEST_CASE("capital recovery factor: what goes in without a meaning comes out without one", "[model][capital]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(capital_recovery_factor(nan, 5.0)));
  CHECK(std::isnan(capital_recovery_factor(0.09, nan)));
  // Capital that lasts for ever costs its interest.
  CHECK_THAT(capital_recovery_factor(0.09, std::numeric_limits<double>::infinity()), WithinRel(0.09, 1e-15));
}

TEST_CASE("capital: a residual value is discounted, then taken off", "[model][capital]") {
  // By hand: 1,000 USD, 10 % left after 2 years at 10 %: (1000 - 100 / 1.21) x 121 / 210 = 111000 / 210 = 528.5714... a year.
  const auto cost = annual_capital(1000.0 * USD, share{0.1}, 2.0 * year, 0.10);
  CHECK_THAT(cost.in(USD / year), WithinRel(111000.0 / 210.0, 1e-14));
  // Nothing left: 1000 x 121 / 210. Everything left: the interest alone, 100.
  CHECK_THAT(annual_capital(1000.0 * USD, share{0.0}, 2.0 * year, 0.10).in(USD / year), WithinRel(121000.0 / 210.0, 1e-14));
  CHECK_THAT(annual_capital(1000.0 * USD, share{1.0}, 2.0 * year, 0.10).in(USD / year), WithinRel(100.0, 1e-13));
}

TEST_CASE("capital: a life given in months or hours is the same life", "[model][capital]") {
  const auto cost = annual_capital(1000.0 * USD, share{0.0}, 2.0 * year, 0.10).in(USD / year);
  CHECK_THAT(annual_capital(1000.0 * USD, share{0.0}, 24.0 * month, 0.10).in(USD / year), WithinRel(cost, 1e-14));
  CHECK_THAT(annual_capital(1000.0 * USD, share{0.0}, 17520.0 * hour, 0.10).in(USD / year), WithinRel(cost, 1e-14));
}

TEST_CASE("capital: straight line charges no return", "[model][capital]") {
  // By hand: (1 - 0.1) x 1000 / 2 = 450 USD a year.
  const double rate =
      level_rate(finance<>{.wacc = no_return_on_capital, .method = capital_method::straight_line});
  CHECK(rate == 0.0);
  CHECK_THAT(annual_capital(1000.0 * USD, share{0.1}, 2.0 * year, rate).in(USD / year), WithinRel(450.0, 1e-15));
  // Whatever the WACC says.
  CHECK(level_rate(finance<>{.wacc = 9.0_pct_per_year, .method = capital_method::straight_line}) == 0.0);
}

TEST_CASE("capital: land costs its interest", "[model][capital]") {
  // By hand: 100 M$ at 9 %: 9 M$ a year; without interest nothing.
  CHECK_THAT(annual_interest(100e6 * USD, 0.09).in(USD / year), WithinRel(9e6, 1e-14));
  CHECK(annual_interest(100e6 * USD, 0.0) == 0.0 * USD / year);
}

TEST_CASE("capital: the rate of a steady year, in dollars of the day or constant dollars", "[model][capital]") {
  CHECK(level_rate(finance<>{.wacc = 9.0_pct_per_year}) == 0.09);
  // Inflation is asked for by real_level only.
  CHECK(level_rate(finance<>{.wacc = 9.0_pct_per_year, .inflation = 2.0_pct_per_year_inflation}) == 0.09);
  // By hand: 1.09 / 1.02 - 1 = 7 / 102. Not 9 - 2 = 7 %.
  CHECK_THAT(level_rate(finance<>{.wacc = 9.0_pct_per_year,
                                  .inflation = 2.0_pct_per_year_inflation,
                                  .basis = cost_basis::real_level}),
             WithinRel(7.0 / 102.0, 1e-14));
  // Inflation above the WACC: a negative real rate, 1.02 / 1.05 - 1 = -3 / 105.
  CHECK_THAT(level_rate(finance<>{.wacc = 2.0_pct_per_year,
                                  .inflation = 5.0_pct_per_year_inflation,
                                  .basis = cost_basis::real_level}),
             WithinRel(-3.0 / 105.0, 1e-14));
}

}  // namespace capital_test
