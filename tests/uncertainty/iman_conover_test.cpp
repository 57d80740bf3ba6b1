// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/iman_conover.hpp"

#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

namespace iman_conover_test {

using namespace aifactory;

namespace {

template <class V>
struct three_shares {
  required<share<V>> a, b, c;

  static constexpr auto fields() {
    const auto row = [](auto member, const char* name) {
      return field{member, "a share", origin::must_be_given(), spelling{name, "1"}};
    };
    return std::tuple{row(&three_shares::a, "a"), row(&three_shares::b, "b"), row(&three_shares::c, "c")};
  }
};

// Any distribution will do: ranks do not see it.
three_shares<uncertain> shares() {
  return {.a = share<uncertain>{uniform(0, 1)},
          .b = share<uncertain>{pert(0, 0.1, 1)},
          .c = share<uncertain>{truncated(lognormal({.median = 0.1, .sigma = 1.0}), 0.0, 1.0)}};
}
constexpr auto all = [](const auto& in) { return std::tuple{in.a, in.b, in.c}; };

trial_options arranged(std::uint64_t trials, std::vector<rank_correlation> wishes) {
  return {.trials = 2 * trials,
          .seed = 3,
          .keep = true,
          .correlations = std::move(wishes),
          .how = sampler::latin_hypercube,
          .randomisations = 2,
          .correlate_by = correlation_method::iman_conover};
}

// Spearman's correlation of the first randomisation, from the definition.
double spearman(const auto& found, std::size_t i, std::size_t j, std::size_t n) {
  const auto ranks = [n](const std::vector<double>& x) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t s, std::size_t t) { return x[s] < x[t]; });
    std::vector<double> rank(n);
    for (std::size_t r = 0; r < n; ++r) rank[order[r]] = static_cast<double>(r);
    return rank;
  };
  const auto x = ranks(found.samples(i)), y = ranks(found.samples(j));
  double sum = 0.0;
  for (std::size_t t = 0; t < n; ++t) sum += (x[t] - y[t]) * (x[t] - y[t]);
  const double m = static_cast<double>(n);
  return 1.0 - 6.0 * sum / (m * (m * m - 1.0));
}

}  // namespace

// A copula would be off by 1 / sqrt(n) = 0.03 by chance; arranged, a thousand trials are within 0.001.
TEST_CASE("Iman and Conover: the ranks asked for, in one randomisation of a thousand", "[uncertainty][iman_conover]") {
  for (const std::size_t n : {std::size_t{1000}, std::size_t{4097}}) {
    const auto found = monte_carlo(shares(), all, arranged(n, {{"a", "b", 0.6}, {"b", "c", -0.4}}));
    CHECK_THAT(spearman(found, 0, 1, n), WithinAbs(0.6, 1e-3));
    CHECK_THAT(spearman(found, 1, 2, n), WithinAbs(-0.4, 1e-3));
    CHECK_THAT(spearman(found, 0, 2, n), WithinAbs(0.0, 1e-3));
    // And each input still has one trial in every stratum.
    std::vector<int> count(n);
    for (std::size_t t = 0; t < n; ++t) ++count[static_cast<std::size_t>(found.samples(0)[t] * static_cast<double>(n))];
    CHECK(std::all_of(count.begin(), count.end(), [](int k) { return k == 1; }));
    const distribution skewed = pert(0, 0.1, 1);
    std::vector<int> of_b(n);
    for (std::size_t t = 0; t < n; ++t)
      ++of_b[static_cast<std::size_t>(skewed.cdf(found.samples(1)[t]) * static_cast<double>(n))];
    CHECK(std::all_of(of_b.begin(), of_b.end(), [](int k) { return k == 1; }));
  }
}

TEST_CASE("Iman and Conover: full correlation, and small samples as near as they get", "[uncertainty][iman_conover]") {
  const auto full = monte_carlo(shares(), all, arranged(500, {{"a", "c", 1.0}, {"a", "b", -1.0}, {"b", "c", -1.0}}));
  CHECK(spearman(full, 0, 2, 500) > 0.99999);
  CHECK(spearman(full, 0, 1, 500) < -0.99999);
  // Thirty trials have ranks in steps, and no more than 30! orders; 0.05 is what chance alone exceeds with 79 %.
  const auto few = monte_carlo(shares(), all, arranged(30, {{"a", "b", 0.5}}));
  CHECK_THAT(spearman(few, 0, 1, 30), WithinAbs(0.5, 0.05));
}

TEST_CASE("Iman and Conover: the same for any division of the work", "[uncertainty][iman_conover]") {
  const auto run = [](unsigned threads, std::size_t block) {
    auto options = arranged(5000, {{"a", "b", 0.6}});
    options.threads = threads;
    options.block = block;
    return monte_carlo(shares(), all, options).samples(1);
  };
  CHECK(run(1, 64) == run(3, 512));
}

TEST_CASE("Iman and Conover: what it cannot do is refused", "[uncertainty][iman_conover]") {
  const std::vector<rank_correlation> wishes{{"a", "b", 0.6}};
  auto other = arranged(1000, wishes);
  other.how = sampler::sobol;
  CHECK_THROWS_WITH(monte_carlo(shares(), all, other), ContainsSubstring("arranges the strata of a Latin hypercube"));
  other.how = sampler::random;
  CHECK_THROWS_WITH(monte_carlo(shares(), all, other), ContainsSubstring("needs that sampler"));
  CHECK_THROWS_WITH(monte_carlo(shares(), all, arranged(5, wishes)),
                    ContainsSubstring("5 trials in one randomisation are too few to give 2 inputs their ranks"));
  auto large = arranged(1000, wishes);
  large.keep = false;
  large.keep_at_most = 10'000;
  CHECK_THROWS_WITH(
      monte_carlo(shares(), all, large),
      ContainsSubstring("arranging 1000 trials of 2 inputs takes 44000 bytes, keep_at_most allows 10000"));

  trial_run<three_shares<uncertain>, decltype(all)> part(shares(), all, arranged(5000, wishes));
  CHECK_THROWS_WITH(part.start_at(4096), ContainsSubstring("has no parts"));
  const auto same = part;
  CHECK_THROWS_WITH(part.add(same), ContainsSubstring("has no parts"));
}

}  // namespace iman_conover_test
