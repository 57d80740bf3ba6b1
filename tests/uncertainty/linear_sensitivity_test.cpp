// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/linear_sensitivity.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <array>
#include <cmath>
#include <tuple>
#include <vector>

namespace linear_sensitivity_test {

using namespace aifactory;

namespace {

template <class V>
struct four_prices {
  required<money<V>> a, b, c, d;

  static constexpr auto fields() {
    const auto row = [](auto member, const char* name) {
      return field{member, "a price", origin::must_be_given(), spelling{name, "USD"}};
    };
    return std::tuple{row(&four_prices::a, "a"), row(&four_prices::b, "b"), row(&four_prices::c, "c"),
                      row(&four_prices::d, "d")};
  }
};

four_prices<uncertain> prices() {
  return {.a = triangular(2, 4, 6) * USD,
          .b = lognormal({.median = 3.0, .sigma = 0.5}) * USD,
          .c = uniform(1, 3) * USD,
          .d = discrete({1, 2, 3}, {1, 2, 1}) * USD};
}
constexpr auto curved = [](const auto& in) { return in.a * in.b / in.c + 0.5 * in.d; };
constexpr auto straight = [](const auto& in) { return 3.0 * in.a - 2.0 * in.c + 0.0 * in.b; };

void check(const linear_sensitivity& found, const std::vector<std::array<double, 4>>& want, double r2,
           double r2_error) {
  REQUIRE(found.inputs.size() == want.size());
  for (std::size_t i = 0; i < want.size(); ++i) {
    INFO(found.inputs[i].input);
    CHECK_THAT(found.inputs[i].correlation.value, WithinAbs(want[i][0], 1e-6));
    CHECK_THAT(found.inputs[i].correlation.standard_error, WithinRel(want[i][1], 1e-3));
    CHECK_THAT(found.inputs[i].coefficient.value, WithinAbs(want[i][2], 1e-6));
    CHECK_THAT(found.inputs[i].coefficient.standard_error, WithinRel(want[i][3], 1e-3));
  }
  CHECK_THAT(found.r_squared.value, WithinAbs(r2, 1e-6));
  CHECK_THAT(found.r_squared.standard_error, WithinRel(r2_error, 1e-3));
}

}  // namespace

// The same 20,000 draws made independently: Philox in Python, quantile functions, pearsonr, spearmanr and rankdata of
// SciPy 1.17.1, OLS of statsmodels 0.15; the errors by the same definitions in NumPy. Draws agree within 1e-9 in p.
TEST_CASE("regression and rank sensitivities are those of SciPy and statsmodels", "[uncertainty][linear]") {
  const trial_options options{.trials = 20'000, .seed = 21};
  const auto line = regression_sensitivity(prices(), curved, options);
  CHECK(line.inputs[0].input == "a");
  CHECK(line.trials == 20'000);
  CHECK(line.trials_invalid == 0);
  check(line,
        {{0.3029142000326, 0.00580230925837, 0.29501497971873, 0.00359064479792},
         {0.7680274031446, 0.00351058813825, 0.76685370446821, 0.00328954313978},
         {-0.4518593378367, 0.00516537406218, -0.44899839242393, 0.0039260447651},
         {0.0691331561143, 0.00706935514499, 0.07029452300746, 0.00224506434833}},
        0.8860726843371532, 0.00245218622134);
  check(rank_sensitivity(prices(), curved, options),
        {{0.3358510788806, 0.00607163332641, 0.33094067004507, 0.00234119372667},
         {0.7702145879950, 0.00343180985935, 0.77182408973615, 0.00382244167642},
         {-0.4880414794581, 0.00567073022686, -0.48754773257707, 0.00311512305823},
         {0.1031895764783, 0.00686819802793, 0.10020056455243, 0.00164224107177}},
        0.9539001248933006, 0.00123969523305);
}

// By hand: 3 a - 2 c is a line, so R^2 is 1 and the coefficients are 3 sd(a) / sd and -2 sd(c) / sd, with variances
// 4^2 / 24 = 2/3 for the triangle and 4 / 12 for the uniform: 9 x 2/3 + 4 x 1/3 = 22/3. Independent inputs have
// correlations equal to their coefficients. Acceptance: 4 standard errors.
TEST_CASE("a straight line is found whole", "[uncertainty][linear]") {
  const auto found = regression_sensitivity(prices(), straight, {.trials = 100'000, .seed = 2});
  CHECK_THAT(found.r_squared.value, WithinAbs(1.0, 1e-12));
  const double a = 3.0 * std::sqrt(2.0 / 3.0) / std::sqrt(22.0 / 3.0),
               c = -2.0 * std::sqrt(1.0 / 3.0) / std::sqrt(22.0 / 3.0);
  const auto near = [](const estimate& e, double truth) {
    CHECK_THAT(e.value, WithinAbs(truth, 4.0 * e.standard_error + 1e-12));
  };
  near(found.inputs[0].coefficient, a);
  near(found.inputs[0].correlation, a);
  near(found.inputs[1].coefficient, 0.0);
  near(found.inputs[2].coefficient, c);
  near(found.inputs[2].correlation, c);
  CHECK(found.inputs[0].coefficient.standard_error < 0.01);
}

// By hand: for y = a with a and c correlated, c has a correlation with y but no coefficient.
TEST_CASE("a correlated input brings another's effect along, the coefficient does not", "[uncertainty][linear]") {
  const auto only_a = [](const auto& in) { return in.a; };
  const trial_options options{.trials = 50'000, .correlations = {{"a", "c", 0.6}}};
  const auto found = rank_sensitivity(prices(), only_a, options);
  CHECK_THAT(found.inputs[2].correlation.value, WithinAbs(0.6, 0.015));
  CHECK_THAT(found.inputs[2].coefficient.value, WithinAbs(0.0, 1e-12));
  CHECK_THAT(found.inputs[0].coefficient.value, WithinAbs(1.0, 1e-12));
  CHECK_THROWS_WITH(
      regression_sensitivity(
          four_prices<uncertain>{.a = uniform(0, 1) * USD, .b = 1.0 * USD, .c = uniform(0, 2) * USD, .d = 1.0 * USD},
          only_a, {.correlations = {{"a", "c", 1.0}}}),
      ContainsSubstring("c is determined by the inputs before it"));
}

TEST_CASE("linear sensitivities: the same bits on any number of threads", "[uncertainty][linear]") {
  const auto run = [](unsigned threads, std::size_t block) {
    const trial_options options{.trials = 9'999, .threads = threads, .block = block};
    std::vector<double> all;
    for (const auto& found :
         {regression_sensitivity(prices(), curved, options), rank_sensitivity(prices(), curved, options)})
      for (const auto& each : found.inputs) {
        all.push_back(each.correlation.value), all.push_back(each.correlation.standard_error);
        all.push_back(each.coefficient.value), all.push_back(found.r_squared.standard_error);
      }
    return all;
  };
  CHECK(run(1, 64) == run(2, 64));
  CHECK(run(1, 64) == run(5, 64));
}

// By hand: the logarithm exists for a above 4, half of the trials.
TEST_CASE("trials without a finite result take no part", "[uncertainty][linear]") {
  const auto half = [](const auto& in) { return math::log(in.a / (4.0 * USD) - 1.0); };
  for (const auto& found : {regression_sensitivity(prices(), half, {.trials = 20'000}),
                            rank_sensitivity(prices(), half, {.trials = 20'000})}) {
    CHECK(found.trials + found.trials_invalid == 20'000);
    CHECK_THAT(static_cast<double>(found.trials), WithinAbs(10'000.0, 5.0 * std::sqrt(5000.0)));
    CHECK_THAT(found.inputs[1].correlation.value, WithinAbs(0.0, 4.0 * found.inputs[1].correlation.standard_error));
    CHECK(found.inputs[0].correlation.value > 0.8);
  }
  // It grows with a alone, so the ranks are the same.
  CHECK_THAT(rank_sensitivity(prices(), half, {.trials = 20'000}).inputs[0].correlation.value, WithinAbs(1.0, 1e-12));
}

TEST_CASE("linear sensitivities: what cannot be answered is refused", "[uncertainty][linear]") {
  CHECK_THROWS_WITH(regression_sensitivity(prices(), curved, {.trials = 4095}),
                    Equals("regression_sensitivity: 4095 trials, must be at least 4096"));
  CHECK_THROWS_WITH(rank_sensitivity(prices(), curved, {}, 1), Equals("rank_sensitivity: there is no result 1"));
  CHECK_THROWS_WITH(rank_sensitivity(prices(), curved, {.how = sampler::sobol}),
                    ContainsSubstring("needs the random sampler"));
  CHECK_THROWS_WITH(regression_sensitivity(prices(), curved, {.stop = stop_rule{}}), ContainsSubstring("no stop rule"));
  CHECK_THROWS_WITH(regression_sensitivity(prices(), [](const auto& in) { return 0.0 * in.a; }),
                    ContainsSubstring("the result does not vary"));
  CHECK_THROWS_WITH(rank_sensitivity(prices(), curved, {.trials = 100'000, .keep_at_most = 1'000'000}),
                    ContainsSubstring("100000 trials of 5 numbers take 4000000 bytes, keep_at_most allows 1000000"));
  const four_prices<uncertain> sure{.a = 1.0 * USD, .b = 1.0 * USD, .c = 1.0 * USD, .d = 1.0 * USD};
  CHECK_THROWS_WITH(regression_sensitivity(sure, curved), ContainsSubstring("no input is uncertain"));
}

}  // namespace linear_sensitivity_test
