// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/summary.hpp"

#include "aifactory/uncertainty/ordered_results.hpp"
#include "catch_shim.hpp"

#include <limits>
#include <vector>

namespace summary_test {

using namespace aifactory;

namespace {

detail::tally tally_of(std::vector<double> results, double centre = 0.0) {
  detail::tally all;
  all.centre = centre;
  const std::size_t size = results.size();
  results.resize(size + lanes::size);
  detail::granule_tally granule;
  for (std::size_t at = 0; at < size; at += detail::granule_tally::most_at_once)
    granule.add(all, results.data() + at, std::min(detail::granule_tally::most_at_once, size - at));
  granule.finish(all);
  return all;
}

std::vector<double> ladder(int n) {
  std::vector<double> result;
  for (int i = 0; i < n; ++i) result.push_back((i + 0.5) / n);
  return result;
}

}  // namespace

// By hand: 1, 2, 3, 4 have mean 2.5 and sample variance 5/3.
TEST_CASE("mean, sd and extremes of a few numbers", "[uncertainty][summary]") {
  const summary s(tally_of({1, 2, 3, 4}, 1e6));
  CHECK(s.trials() == 4);
  CHECK_THAT(s.mean().value, WithinRel(2.5, 1e-9));
  CHECK_THAT(summary(tally_of({1, 2, 3, 4}, 2.0)).sd().value, WithinRel(std::sqrt(5.0 / 3.0), 1e-14));
  CHECK(s.least() == 1.0);
  CHECK(s.greatest() == 4.0);
  CHECK(s.quantile(0.0).value == 1.0);
  CHECK(s.quantile(1.0).value == 4.0);
}

// By hand: evenly spread on (0, 1): quantile p is p, the mean above p is (1 + p) / 2, the variance is 1/12.
TEST_CASE("quantiles, tail means and exceedance of an even spread", "[uncertainty][summary]") {
  const summary s(tally_of(ladder(100000), 0.5));
  for (const double p : {0.001, 0.05, 0.25, 0.5, 0.95, 0.999}) {
    INFO("p " << p);
    CHECK_THAT(s.quantile(p).value, WithinAbs(p, 1e-3 * p + 1e-5));  // a bucket, or a step of the ladder
    CHECK_THAT(s.cvar(p).value, WithinRel(0.5 * (1.0 + p), 1e-4));
    CHECK_THAT(s.exceedance(p).value, WithinAbs(1.0 - p, 1e-4));
  }
  CHECK_THAT(s.sd().value, WithinRel(std::sqrt(1.0 / 12.0), 1e-5));
  // Standard errors, by the formulas with density 1 and m4 = 1/80.
  CHECK_THAT(s.mean().standard_error, WithinRel(std::sqrt(1.0 / 12.0 / 1e5), 1e-5));
  CHECK_THAT(s.sd().standard_error, WithinRel(std::sqrt((1.0 / 80.0 - 1.0 / 144.0) / (4.0 / 12.0 * 1e5)), 1e-3));
  CHECK_THAT(s.quantile(0.5).standard_error, WithinRel(0.5 / std::sqrt(1e5), 1e-3));
  CHECK_THAT(s.quantile(0.95).standard_error, WithinRel(std::sqrt(0.95 * 0.05 / 1e5), 1e-2));
  // CVaR at 0.9: above q it is uniform on a tenth, variance 0.01 / 12; (CVaR - q) = 0.05.
  CHECK_THAT(s.cvar(0.9).standard_error, WithinRel(std::sqrt((0.01 / 12.0 + 0.9 * 0.0025) / (1e5 * 0.1)), 1e-3));
}

// By hand, on the same spread: P(X <= x) is x; "at most, with 90 %" is 0.9, "at least" 0.1.
TEST_CASE("confidence: the share below a value, and the value for a share", "[uncertainty][summary]") {
  const summary s(tally_of(ladder(100000), 0.5));
  CHECK_THAT(s.probability_below(0.3).value, WithinAbs(0.3, 1e-4));
  CHECK_THAT(s.probability_below(0.3).value + s.exceedance(0.3).value, WithinRel(1.0, 1e-14));
  CHECK_THAT(s.probability_below(0.3).standard_error, WithinRel(std::sqrt(0.3 * 0.7 / 1e5), 1e-3));
  CHECK_THAT(s.at_most_with_confidence(0.9).value, WithinAbs(0.9, 1e-3));
  CHECK_THAT(s.at_least_with_confidence(0.9).value, WithinAbs(0.1, 1e-3));
  CHECK_THAT(s.at_least_with_confidence(0.9).standard_error, WithinRel(std::sqrt(0.09 / 1e5), 1e-2));
  CHECK_THROWS_WITH(s.at_least_with_confidence(1.5), ContainsSubstring("1.500000 lies outside [0, 1]"));
  // What was never seen in 100,000 trials has a probability of about 1e-5, by Laplace's rule: s = 1 / 100,002.
  CHECK(s.probability_below(-1.0).value == 0.0);
  CHECK_THAT(s.probability_below(-1.0).standard_error, WithinRel(1e-5, 1e-4));
}

// The bound of the sketch, against sorted numbers: a lognormal over sixty powers of two, a mixture with a gap, and a
// list of three. 0.1 % of the value, or a step of the ladder.
TEST_CASE("quantiles of the sketch are within 0.1 % of the exact ones", "[uncertainty][summary]") {
  const auto n = 200'000;
  std::vector<double> wide, gap, list;
  for (int i = 0; i < n; ++i) {
    const double p = (i + 0.5) / n;
    wide.push_back(std::exp(40.0 * (p - 0.5)));
    gap.push_back(p < 0.4 ? -5.0 + p : 3.0 + p * p);
    list.push_back(p < 0.3 ? 1.0 : p < 0.8 ? 1.03 : 7.7);
  }
  for (const auto& numbers : {wide, gap, list}) {
    const summary s(tally_of(numbers));
    const ordered_results exact(numbers);
    for (double p = 0.0005; p < 1.0; p += 0.001) {
      const double want = exact.quantile(p).value;
      CHECK_THAT(s.quantile(p).value, WithinAbs(want, 1.0e-3 * std::abs(want)));
    }
  }
}

TEST_CASE("a histogram shares out all results", "[uncertainty][summary]") {
  const summary s(tally_of(ladder(10000), 0.5));
  const auto bars = s.histogram(4);
  double total = 0.0;
  for (const auto& bar : bars) {
    CHECK_THAT(bar.share, WithinAbs(0.25, 2e-3));
    total += bar.share;
  }
  CHECK_THAT(total, WithinRel(1.0, 1e-12));
  CHECK_THROWS_WITH(s.histogram(2, -1.0, 2.0), ContainsSubstring("between 0 and 1"));
  CHECK_THROWS_AS(s.histogram(2, 0.5, 0.5), input_error);
  CHECK(summary(tally_of({std::numeric_limits<double>::quiet_NaN()})).histogram(3).empty());
}

TEST_CASE("negative results, zeros and a single value", "[uncertainty][summary]") {
  const summary mixed(tally_of({-3, -2, -1, 0, 1, 2, 3}));
  CHECK(mixed.least() == -3.0);
  CHECK_THAT(mixed.mean().value, WithinAbs(0.0, 1e-15));
  CHECK_THAT(mixed.quantile(0.1).value, WithinRel(-3.0, 1e-3));
  CHECK_THAT(mixed.exceedance(0.5).value, WithinRel(3.0 / 7.0, 1e-12));
  const summary same(tally_of(std::vector<double>(50, 7.25), 7.25));
  CHECK(same.sd().value == 0.0);
  CHECK(same.quantile(0.3).value == 7.25);
  CHECK(same.quantile(0.3).standard_error == 0.0);
  CHECK(same.cvar(0.9).value == 7.25);
}

TEST_CASE("results that are no numbers are counted and take no part", "[uncertainty][summary]") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  const summary s(tally_of({1, nan, 2, inf, 3, -inf, 4, nan, 1, 2, 3, 4}, 2.0));
  CHECK(s.trials() == 8);
  CHECK(s.trials_invalid() == 4);
  CHECK_THAT(s.mean().value, WithinRel(2.5, 1e-15));
  CHECK(s.least() == 1.0);
  CHECK(s.greatest() == 4.0);
  const summary none(tally_of({nan, nan}));
  CHECK(none.trials() == 0);
  CHECK(none.mean().value == 0.0);
  CHECK(none.cvar(0.95).value == 0.0);
  CHECK(none.exceedance(1.0).value == 0.0);
}

TEST_CASE("a share outside [0, 1] is refused", "[uncertainty][summary]") {
  const summary s(tally_of({1, 2}));
  CHECK_THROWS_WITH(s.quantile(1.5), ContainsSubstring("lies outside [0, 1]"));
  CHECK_THROWS_WITH(s.cvar(1.0), ContainsSubstring("leaves nothing above it"));
}

}  // namespace summary_test
