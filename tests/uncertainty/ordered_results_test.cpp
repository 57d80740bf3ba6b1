// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/ordered_results.hpp"

#include "catch_shim.hpp"

#include <cmath>
#include <limits>
#include <vector>

namespace ordered_results_test {

using namespace aifactory;

// NumPy 2.4: numpy.quantile(x, p), its default method (linear).
TEST_CASE("exact quantiles are NumPy's", "[uncertainty][ordered]") {
  const ordered_results x({3.1, -2.0, 7.7, 4.2, 0.5, 9.9, 1.4});
  CHECK_THAT(x.quantile(0.0).value, WithinAbs(-2.0, 1e-15));
  CHECK_THAT(x.quantile(0.05).value, WithinAbs(-1.25, 1e-15));
  CHECK_THAT(x.quantile(0.1).value, WithinAbs(-0.5, 1e-15));
  CHECK_THAT(x.quantile(0.37).value, WithinAbs(1.774, 1e-15));
  CHECK_THAT(x.quantile(0.5).value, WithinAbs(3.1, 1e-15));
  CHECK_THAT(x.quantile(0.95).value, WithinAbs(9.24, 1e-14));
  CHECK_THAT(x.quantile(1.0).value, WithinAbs(9.9, 1e-15));
}

// By hand: 0, 1, ..., 100. The median is 50; sqrt(101 / 4) = 5.0249 ranks to either side lie as many values away.
// CVaR at 0.9: q = 90, the ten above lie 5.5 higher on average, times 10 / (101 x 0.1).
TEST_CASE("errors, tail mean and shares of a ladder", "[uncertainty][ordered]") {
  std::vector<double> ladder;
  for (int i = 100; i >= 0; --i) ladder.push_back(i);
  const ordered_results x(ladder);
  CHECK(x.quantile(0.5).value == 50.0);
  CHECK_THAT(x.quantile(0.5).standard_error, WithinRel(std::sqrt(101.0 / 4.0), 1e-12));
  CHECK_THAT(x.cvar(0.9).value, WithinRel(90.0 + 55.0 / 10.1, 1e-14));
  CHECK_THAT(x.probability_below(24.5).value, WithinRel(25.0 / 101.0, 1e-15));
  CHECK_THAT(x.probability_below(25.0).value, WithinRel(26.0 / 101.0, 1e-15));
  CHECK_THAT(x.exceedance(25.0).value, WithinRel(75.0 / 101.0, 1e-15));
  // Nothing above 200 was seen; of 101 trials that says: about one in a hundred, not never.
  // s = 1 / 103, sqrt(s (1 - s) / 104).
  CHECK(x.exceedance(200.0).value == 0.0);
  CHECK_THAT(x.exceedance(200.0).standard_error, WithinRel(std::sqrt(102.0 / 103.0 / 103.0 / 104.0), 1e-12));
}

TEST_CASE("results that are no numbers are left out, and without any there is no answer", "[uncertainty][ordered]") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  CHECK(ordered_results({nan, 2.0, inf, 1.0, -inf}).values() == std::vector<double>{1.0, 2.0});
  CHECK_THROWS_WITH(ordered_results({nan}).quantile(0.5), ContainsSubstring("there is no finite result"));
  CHECK_THROWS_WITH(ordered_results({1.0}).quantile(1.5), ContainsSubstring("lies outside [0, 1]"));
  CHECK_THROWS_WITH(ordered_results({1.0}).cvar(1.0), ContainsSubstring("leaves nothing above it"));
}

// By hand: medians 2, 5 and 11 of three randomisations: mean 6, squared differences 16 + 1 + 25, over 3 x 2.
TEST_CASE("of several randomisations the error is the spread between them", "[uncertainty][ordered]") {
  const ordered_results x({1, 2, 3, 4, 5, 6, 10, 11, 12}, 3);
  CHECK(x.quantile(0.5).value == 5.0);
  CHECK_THAT(x.quantile(0.5).standard_error, WithinRel(std::sqrt(42.0 / 6.0), 1e-14));
}

}  // namespace ordered_results_test
