// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/figure_trials.hpp"

#include "aifactory/uncertainty/lognormal.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <limits>

namespace figure_trials_test {

using namespace aifactory;

namespace {

/// A price with median 2 and sigma 0.3 on the logarithm, a certain number of hours, and whether the price is above 2.5.
figure_draws price_and_cost() {
  figure_draws draws;
  draws.inputs = {{"price", uncertain(distribution(lognormal({.median = 2.0, .sigma = 0.3})))}, {"hours", uncertain(100.0)}};
  draws.figures = {{"", "cost_usd", "USD", 200.0}, {"", "hours", "h", 100.0}, {"", "saving_usd", "USD", 50.0}};
  draws.events = {"dear"};
  draws.formula = [](std::span<const double> in, std::span<double> out) {
    out[0] = in[0] * in[1];
    out[1] = in[1];
    out[2] = in[0] < 2.5 ? 250.0 - out[0] : std::numeric_limits<double>::quiet_NaN();
    out[3] = in[0] > 2.5 ? 1.0 : 0.0;
  };
  return draws;
}

}  // namespace

TEST_CASE("figure trials: mean, quantile and probability of a lognormal price", "[report][trials]") {
  const auto found = sample_figures(price_and_cost(), {.trials = 200'000, .seed = 5});
  REQUIRE(found.find("cost_usd"));
  // E = 100 x 2 exp(0.3^2 / 2) = 209.2055, p95 = 100 x 2 exp(0.3 x 1.6448536) = 327.6028
  const auto& cost = *found.find("cost_usd");
  CHECK_THAT(cost.mean.value, WithinAbs(209.2055, 5.0 * cost.mean.standard_error));
  CHECK_THAT(cost.percentile(95).value, WithinAbs(327.6028, 5.0 * cost.percentile(95).standard_error));
  // P(price > 2.5) = 1 - Phi(ln(1.25) / 0.3) = 1 - Phi(0.7438118) = 0.228496
  REQUIRE(found.events.size() == 1);
  CHECK(found.events[0].name == "dear");
  CHECK_THAT(found.events[0].probability.value, WithinAbs(0.228496, 5.0 * found.events[0].probability.standard_error));
  CHECK(found.events[0].probability.standard_error < 0.002);
  CHECK(found.headline == "cost_usd");
  CHECK(found.find("hours") == nullptr);  // does not move
  REQUIRE(found.tornado.size() == 1);
  CHECK_THAT(found.tornado[0].at_low, WithinRel(200.0 * std::exp(-0.3 * 1.2815515655), 1e-9));
}

TEST_CASE("figure trials: what a trial does not have takes no part, and is counted", "[report][trials]") {
  const auto found = sample_figures(price_and_cost(), {.trials = 50'000, .seed = 5});
  REQUIRE(found.find("saving_usd"));
  const double without = static_cast<double>(found.find("saving_usd")->trials_invalid) / 50'000.0;
  CHECK_THAT(without, WithinAbs(0.2285, 0.01));
  CHECK(found.trials_invalid == found.find("saving_usd")->trials_invalid);
  CHECK(found.find("cost_usd")->trials_invalid == 0);
  REQUIRE(found.warnings.size() == 1);
  CHECK(found.warnings[0].code == "trials_invalid");
  CHECK(found.find("saving_usd")->least > 0.0);
}

TEST_CASE("figure trials: the same digits for any number of threads, and for each sampler", "[report][trials]") {
  const auto draws = price_and_cost();
  for (const auto how : {sampler::random, sampler::sobol, sampler::latin_hypercube, sampler::antithetic}) {
    const auto one = sample_figures(draws, {.trials = 40'000, .seed = 3, .threads = 1, .how = how});
    const auto three = sample_figures(draws, {.trials = 40'000, .seed = 3, .threads = 3, .how = how});
    CHECK(one.find("cost_usd")->mean.value == three.find("cost_usd")->mean.value);
    CHECK(one.events[0].probability.value == three.events[0].probability.value);
    CHECK_THAT(one.find("cost_usd")->mean.value, WithinAbs(209.2055, 6.0 * one.find("cost_usd")->mean.standard_error + 1e-9));
  }
}

TEST_CASE("figure trials: nothing to draw, and too much of it", "[report][trials]") {
  auto draws = price_and_cost();
  draws.inputs[0].value = uncertain(2.0);
  const auto nothing = sample_figures(draws, {.trials = 1000});
  CHECK(nothing.trials == 0);
  REQUIRE(nothing.warnings.size() == 1);
  CHECK(nothing.warnings[0].code == "nothing_uncertain");
  CHECK_THROWS_WITH(sample_figures(draws, {.trials = 1}), ContainsSubstring("must lie between 2"));
  draws.figures.assign(most_drawn_figures, {"", "x", "1", 0.0});
  CHECK_THROWS_WITH(sample_figures(draws, {.trials = 1000}), ContainsSubstring("25 figures, there is room for 24"));
}

}  // namespace figure_trials_test
