// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/monte_carlo.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

namespace correlation_test {

using namespace aifactory;

namespace {

template <class V>
struct basket {
  required<money<V>> a, b, c, d;

  static constexpr auto fields() {
    const auto row = [](auto member, const char* name) {
      return field{member, "a price", origin::must_be_given(), spelling{name, "USD"}};
    };
    return std::tuple{row(&basket::a, "a"), row(&basket::b, "b"), row(&basket::c, "c"), row(&basket::d, "d")};
  }
};

basket<uncertain> prices() {
  return {.a = lognormal({.median = 50.0, .sigma = 0.5}) * USD,
          .b = triangular(1, 2, 9) * USD,
          .c = distribution(pert(1, 2, 9)).scaled(-1) * USD,
          .d = 4.0 * USD};
}

constexpr auto all_of_it = [](const auto& in) { return std::tuple{in.a, in.b, in.c}; };

std::vector<double> ranks(const std::vector<double>& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return x[i] < x[j]; });
  std::vector<double> rank(x.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
  return rank;
}
double spearman(const std::vector<double>& x, const std::vector<double>& y) {
  const auto a = ranks(x), b = ranks(y);
  const double n = static_cast<double>(x.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return 1.0 - 6.0 * sum / (n * (n * n - 1.0));
}

}  // namespace

// Acceptance: the sample rank correlation of 40,000 pairs has a standard deviation below 1 / sqrt(40,000); four of
// them.
TEST_CASE("the rank correlations asked for are the ones that come out", "[uncertainty][correlation]") {
  const auto found =
      monte_carlo(prices(), all_of_it,
                  {.trials = 40'000, .seed = 5, .keep = true, .correlations = {{"a", "b", 0.7}, {"c", "b", -0.3}}});
  CHECK_THAT(spearman(found.samples(0), found.samples(1)), WithinAbs(0.7, 0.02));
  CHECK_THAT(spearman(found.samples(1), found.samples(2)), WithinAbs(-0.3, 0.02));
  CHECK_THAT(spearman(found.samples(0), found.samples(2)), WithinAbs(0.0, 0.02));
  // Each keeps its own distribution: mean (1 + 2 + 9) / 3, and the upper end as before.
  CHECK_THAT(found.mean<1>().value.in(USD), WithinAbs(4.0, 5.0 * found.mean<1>().standard_error.in(USD)));
  CHECK_THAT(found.quantile<0>(0.5).value.in(USD),
             WithinAbs(50.0, 5.0 * found.quantile<0>(0.5).standard_error.in(USD)));
  const auto fine =
      monte_carlo(prices(), all_of_it,
                  {.trials = 40'000, .seed = 5, .fine_tails = true, .keep = true, .correlations = {{"a", "b", 0.7}}});
  CHECK_THAT(spearman(fine.samples(0), fine.samples(1)), WithinAbs(0.7, 0.02));
}

TEST_CASE("full correlation makes the ranks equal", "[uncertainty][correlation]") {
  const auto found = monte_carlo(
      prices(), all_of_it,
      {.trials = 2000, .keep = true, .correlations = {{"a", "b", 1.0}, {"b", "c", -1.0}, {"a", "c", -1.0}}});
  CHECK(spearman(found.samples(0), found.samples(1)) > 0.999999);
  CHECK(spearman(found.samples(0), found.samples(2)) < -0.999999);
}

TEST_CASE("correlated runs are the same for any division of the work", "[uncertainty][correlation]") {
  const auto run = [](unsigned threads, std::size_t block) {
    return monte_carlo(
               prices(), all_of_it,
               {.trials = 10'001, .threads = threads, .keep = true, .block = block, .correlations = {{"a", "c", 0.5}}})
        .samples(2);
  };
  CHECK(run(1, 64) == run(2, 64));
  CHECK(run(1, 64) == run(2, 512));
}

TEST_CASE("wishes that cannot be met are refused by name", "[uncertainty][correlation]") {
  const auto with = [](std::vector<rank_correlation> wishes) {
    return [wishes] { (void)monte_carlo(prices(), all_of_it, {.trials = 10, .correlations = wishes}); };
  };
  CHECK_THROWS_WITH(with({{"a", "x", 0.5}})(), Equals("correlation of a and x: x is not an input"));
  CHECK_THROWS_WITH(with({{"a", "d", 0.5}})(), Equals("correlation of a and d: d is certain"));
  CHECK_THROWS_WITH(with({{"a", "a", 0.5}})(), Equals("correlation of a and a: an input with itself"));
  CHECK_THROWS_WITH(with({{"a", "b", 1.5}})(), Equals("correlation of a and b: 1.5 lies outside [-1, 1]"));
  CHECK_THROWS_WITH(with({{"a", "b", 0.5}, {"b", "a", 0.5}})(), Equals("correlation of b and a: given twice"));
  CHECK_THROWS_WITH(with({{"a", "b", std::nan("")}})(), Equals("correlation of a and b: nan lies outside [-1, 1]"));
  // All at once.
  CHECK_THROWS_WITH(with({{"a", "x", 2.0}, {"a", "b", 0.5}, {"b", "a", 0.4}})(),
                    Equals("correlation of a and x: x is not an input\n"
                           "correlation of a and x: 2 lies outside [-1, 1]\n"
                           "correlation of b and a: given twice"));
}

// The scores' correlations that ranks of 0.9, 0.9 and -0.9 ask for contradict each other; the nearest that can be are
// 1/2, 1/2 and -1/2 by symmetry (the least eigenvalue of that pattern is 1 - 2 rho), a rank of 6 / pi asin(1/4) = 0.48.
TEST_CASE("contradictory correlations: refused with the nearest, or the nearest taken", "[uncertainty][correlation]") {
  const std::vector<rank_correlation> wishes{{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.9}};
  CHECK_THROWS_WITH(
      monte_carlo(prices(), all_of_it, {.trials = 10, .correlations = wishes}),
      ContainsSubstring("contradict each other") &&
          ContainsSubstring("a and b 0.48, a and c -0.48, b and c 0.48 (the option nearest_correlations"));
  const double half = 6.0 / 3.14159265358979323846 * std::asin(0.25);
  const auto possible = nearest_correlations(wishes);
  REQUIRE(possible.size() == 3);
  for (const auto& each : possible)
    CHECK_THAT(each.rank, WithinAbs(each.first == "a" && each.second == "c" ? -half : half, 1e-8));
  const auto found =
      monte_carlo(prices(), all_of_it,
                  {.trials = 40'000, .seed = 5, .keep = true, .correlations = wishes, .nearest_correlations = true});
  CHECK_THAT(spearman(found.samples(0), found.samples(1)), WithinAbs(half, 0.02));
  CHECK_THAT(spearman(found.samples(0), found.samples(2)), WithinAbs(-half, 0.02));
  // Wishes that can be had are what is given back, with the pairs that were not mentioned.
  const auto same = nearest_correlations({{"a", "b", 0.7}, {"c", "b", -0.3}});
  REQUIRE(same.size() == 3);
  for (const auto& each : same)
    CHECK_THAT(each.rank, WithinAbs(each.first == "a" && each.second == "b" ? 0.7
                                    : each.first == "a"                     ? 0.0
                                                                            : -0.3,
                                    1e-14));
  // With a pair that was not stated and must give way: SciPy 1.17.1, a direct search over products of unit rows.
  const auto four = nearest_correlations({{"a", "b", 0.9}, {"a", "c", -0.9}, {"b", "c", 0.9}, {"c", "d", 0.5}});
  const double want[]{0.491662663,  -0.465472131, 0.465472129,
                      -0.093431637, 0.093431636,  0.397555765};  // ab ac bc ad bd cd
  REQUIRE(four.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK_THAT(four[i].rank, WithinAbs(want[i], 1e-7));
}

TEST_CASE("a matrix becomes pairs, or is refused with all that is wrong", "[uncertainty][correlation]") {
  const auto pairs = correlations_of({"a", "b", "c"}, {{1, 0.5, 0}, {0.5, 1, -0.2}, {0, -0.2, 1}});
  REQUIRE(pairs.size() == 2);
  CHECK((pairs[0].first == "a" && pairs[0].second == "b" && pairs[0].rank == 0.5));
  CHECK((pairs[1].first == "b" && pairs[1].second == "c" && pairs[1].rank == -0.2));
  CHECK_THROWS_WITH(correlations_of({"a", "b"}, {{1, 0.5}, {0.4, 0.9}}),
                    Equals("correlation matrix: b with itself is 0.9, must be 1\n"
                           "correlation matrix: a and b: 0.5 above the diagonal, 0.4 below it: must be symmetric"));
  CHECK_THROWS_WITH(correlations_of({"a", "b"}, {{1, 1.5}, {1.5, 1}}),
                    Equals("correlation matrix: a and b: 1.5 lies outside [-1, 1]"));
  CHECK_THROWS_WITH(correlations_of({"a", "b"}, {{1, 0}, {0}}),
                    Equals("correlation matrix: the row of b has 1 elements, must have 2"));
  CHECK_THROWS_WITH(correlations_of({"a", "b"}, {{1, 0}}), Equals("correlation matrix: 1 rows for 2 names"));
}

}  // namespace correlation_test
