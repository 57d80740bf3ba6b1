// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/monte_carlo.hpp"

#include "../../benchmarks/rw1_model.hpp"
#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace monte_carlo_test {

using namespace aifactory;

namespace {

template <class V>
struct shop {
  required<money<V>> price;
  required<share<V>> tax;
  gpu_count<V> boxes{3.0 * GPU};

  static constexpr auto fields() {
    return std::tuple{field{&shop::price, "of a thing", origin::must_be_given(), spelling{"price", "USD"}},
                      field{&shop::tax, "of the price", origin::must_be_given(), spelling{"tax", "1"}},
                      field{&shop::boxes, "how many", origin::neutral(), spelling{"boxes", "GPU"}}};
  }
};

constexpr auto paid = [](const auto& in) { return in.price * (1.0 + in.tax.value()); };

shop<uncertain> cheap() { return {.price = uniform(10, 20) * USD, .tax = share<uncertain>{0.25}}; }

constexpr auto several = [](const auto& in) {
  return std::tuple{paid(in), in.tax, math::log(in.price / (15.0 * USD) - 1.0), paid(in) / in.boxes};
};

using rw1_run = trial_run<rw1::inputs<uncertain>, decltype(rw1::cost_per_token)>;

// All figures of a run, to compare bit by bit.
std::vector<double> figures(const auto& results) {
  std::vector<double> all;
  for (std::size_t i = 0; i < results.size; ++i) {
    const summary& s = results.raw(i);
    for (const estimate& e : {s.mean(), s.sd(), s.quantile(0.05), s.quantile(0.5), s.quantile(0.95), s.cvar(0.95)})
      all.push_back(e.value), all.push_back(e.standard_error);
    all.push_back(s.least()), all.push_back(s.greatest()), all.push_back(static_cast<double>(s.trials()));
  }
  return all;
}

}  // namespace

// By hand: 1.25 times uniform on [10, 20]: mean 18.75, sd 12.5 / sqrt(12). Acceptance: 5 standard errors.
TEST_CASE("a user's own model of a few lines", "[uncertainty][engine]") {
  const auto cost = monte_carlo(cheap(), paid, {.trials = 100'000, .seed = 7});
  CHECK(cost.trials() == 100'000);
  CHECK(cost.trials_invalid() == 0);
  static_assert(std::same_as<decltype(cost.mean().value), money<>>);
  CHECK_THAT(cost.mean().value.in(USD), WithinAbs(18.75, 5.0 * cost.mean().standard_error.in(USD)));
  CHECK_THAT(cost.mean().standard_error.in(USD), WithinRel(12.5 / std::sqrt(12.0) / std::sqrt(1e5), 0.01));
  CHECK_THAT(cost.quantile(0.9).value.in(USD), WithinAbs(23.75, 5.0 * cost.quantile(0.9).standard_error.in(USD)));
  CHECK_THAT(cost.exceedance(20.0 * USD).value, WithinAbs(0.4, 0.01));
}

// Every trial by the definition of a draw: uniform01(seed, input, trial) through the quantile function, in scalar code.
TEST_CASE("each trial is the formula at its draws", "[uncertainty][engine]") {
  const auto kept = monte_carlo(cheap(), paid, {.trials = 5000, .seed = 42, .threads = 2, .keep = true});
  REQUIRE(kept.samples().size() == 5000);
  for (std::uint64_t trial = 0; trial < 5000; ++trial)
    CHECK_THAT(kept.samples()[trial], WithinRel((10.0 + 10.0 * uniform01(42, 0, trial)) * 1.25, 1e-14));
  const auto fine = monte_carlo(cheap(), paid, {.trials = 100, .seed = 42, .fine_tails = true, .keep = true});
  for (std::uint64_t trial = 0; trial < 100; ++trial)
    CHECK_THAT(fine.samples()[trial], WithinRel((10.0 + 10.0 * uniform01_53(42, 0, trial)) * 1.25, 1e-14));
}

// By hand from Random123's answers for counter 0 and key 0: 0x6627e8d5 after ten rounds, 0x5f6fb709 after seven.
TEST_CASE("the first draw of seed 0, by default and by choice", "[uncertainty][engine]") {
  const auto first = [](const trial_options& options) { return monte_carlo(cheap(), paid, options).samples()[0]; };
  const double ten = (10.0 + 10.0 * (1713891541.5 / 4294967296.0)) * 1.25,
               seven = (10.0 + 10.0 * (1601156873.5 / 4294967296.0)) * 1.25;
  CHECK_THAT(first({.trials = 8, .seed = 0, .keep = true}), WithinRel(ten, 1e-15));
  CHECK_THAT(first({.trials = 8, .seed = 0, .keep = true, .generator = random_generator::philox4x32_10}),
             WithinRel(ten, 1e-15));
  CHECK_THAT(first({.trials = 8, .seed = 0, .keep = true, .generator = random_generator::philox4x32_7}),
             WithinRel(seven, 1e-15));
}

TEST_CASE("an input draws the same whether others are uncertain or not", "[uncertainty][engine]") {
  auto more = cheap();
  more.tax = share<uncertain>{uniform(0.1, 0.4)};
  const auto price = [](const auto& in) { return in.price; };
  CHECK(monte_carlo(cheap(), price, {.trials = 100, .keep = true}).samples() ==
        monte_carlo(more, price, {.trials = 100, .keep = true}).samples());
}

TEST_CASE("several results, each of its own type: invalid trials are counted by result", "[uncertainty][engine]") {
  const auto found = monte_carlo(cheap(), several, {.trials = 20'000});
  static_assert(std::same_as<decltype(found.mean<3>().value), price_per_gpu<>>);
  // The tax is certain. The logarithm exists for prices above 15: half of the trials.
  CHECK(found.mean<1>().value == 0.25);
  CHECK(found.sd<1>().value == 0.0);
  CHECK(found.trials_invalid(0) == 0);
  CHECK_THAT(static_cast<double>(found.trials_invalid(2)), WithinAbs(10'000.0, 5.0 * std::sqrt(5000.0)));
  CHECK(found.raw(2).trials() + found.trials_invalid(2) == 20'000);
  CHECK_THAT(found.mean<3>().value.in(USD / GPU), WithinRel(found.mean<0>().value.in(USD) / 3.0, 1e-14));
  CHECK_THAT((found.ratio_of_means<0, 3>()).in(GPU), WithinRel(3.0, 1e-14));
}

TEST_CASE("the same seed gives the same bits however the work is divided", "[uncertainty][engine]") {
  const auto generator = GENERATE(random_generator::philox4x32_10, random_generator::philox4x32_7);
  INFO(name_of(generator));
  const auto inputs = rw1::reference();
  const std::uint64_t trials = 50'001;  // ends within a vector, a block and a granule
  const trial_options options{.trials = trials, .seed = 3, .generator = generator};
  const auto divided = [&](unsigned threads, std::size_t block) {
    trial_options own = options;
    own.threads = threads, own.block = block;
    return figures(monte_carlo(inputs, rw1::cost_per_token, own));
  };
  const auto once = divided(1, 256);
  for (const unsigned threads : {2u, 3u, 7u}) CHECK(once == divided(threads, 256));
  for (const std::size_t block : {std::size_t{8}, std::size_t{64}, std::size_t{1024}}) CHECK(once == divided(2, block));

  // In two goes, and in two parts that know nothing of each other.
  rw1_run goes(inputs, rw1::cost_per_token, options);
  goes.run_to(3 * rw1_run::granule);
  goes.run_to(trials);
  CHECK(once == figures(goes.found()));
  rw1_run early(inputs, rw1::cost_per_token, options), late(inputs, rw1::cost_per_token, options);
  late.start_at(5 * rw1_run::granule);
  late.run_to(trials);
  early.run_to(5 * rw1_run::granule);
  late.add(early);
  CHECK(once == figures(late.found()));
  for (const auto& other : {trial_options{.trials = trials, .seed = 4, .generator = generator},
                            trial_options{.trials = trials,
                            .seed = 3,
                            .generator = generator == random_generator::philox4x32_7 ? random_generator::philox4x32_10
                                                                                     : random_generator::philox4x32_7}})
    CHECK(once != figures(monte_carlo(inputs, rw1::cost_per_token, other)));
}

TEST_CASE("parts of two generators do not add up", "[uncertainty][engine]") {
  rw1_run ten(rw1::reference(), rw1::cost_per_token, {}),
      seven(rw1::reference(), rw1::cost_per_token, {.generator = random_generator::philox4x32_7});
  CHECK_THROWS_WITH(ten.add(seven), Equals("add: a part drawn by philox4x32-7 does not belong to a run drawn by "
                                           "philox4x32-10"));
}

// Reference values by quadrature and scrambled Sobol points (error < 2e-7), with the standard deviation of each
// estimate times sqrt(trials). Acceptance: 4 standard errors at a fixed seed.
TEST_CASE("the reference workload's statistics", "[uncertainty][engine][rw1]") {
  const auto generator = GENERATE(random_generator::philox4x32_10, random_generator::philox4x32_7);
  INFO(name_of(generator));
  const std::uint64_t trials = 1'000'000;
  const auto found =
      monte_carlo(rw1::reference(), rw1::cost_per_token, {.trials = trials, .seed = 1, .generator = generator});
  const auto unit = USD / Mtok_out;
  const auto check = [&](const auto& e, double value, double spread) {
    CHECK_THAT(e.value.in(unit), WithinAbs(value, 4.0 * spread / 1000.0));
    CHECK_THAT(e.standard_error.in(unit), WithinRel(spread / 1000.0, 0.05));
  };
  check(found.mean(), 0.46567934096568764, 0.1912);
  check(found.sd(), 0.19119285940039144, 0.2109);
  check(found.quantile(0.05), 0.22626753807, 0.1852);
  check(found.quantile(0.5), 0.43026704954, 0.2124);
  check(found.quantile(0.95), 0.82515023989, 0.692);
  check(found.cvar(0.95), 0.98524967542, 1.010);
}

// 200 seeds: how often the true value lies within 1.96 stated standard errors is binomial(200, 0.95), sd 3.1: between
// 178 and 200 with probability above 0.999.
TEST_CASE("stated standard errors cover the truth as often as they say", "[uncertainty][engine][rw1]") {
  int mean = 0, sd = 0, p50 = 0, p95 = 0, exact_p95 = 0, cvar = 0, share = 0;
  const auto inputs = rw1::reference();
  const auto within = [](const auto& e, double truth) {
    return std::abs(e.value.in(USD / Mtok_out) - truth) <= 1.96 * e.standard_error.in(USD / Mtok_out) ? 1 : 0;
  };
  for (std::uint64_t seed = 1000; seed < 1200; ++seed) {
    const auto found =
        monte_carlo(inputs, rw1::cost_per_token, {.trials = 8192, .seed = seed, .threads = 1, .keep = true});
    mean += within(found.mean(), 0.46567934096568764);
    sd += within(found.sd(), 0.19119285940039144);
    exact_p95 += within(found.exact_quantile(0.95), 0.82515023989);
    const estimate below = found.probability_below(0.82515023989 * USD / Mtok_out);
    share += std::abs(below.value - 0.95) <= 1.96 * below.standard_error ? 1 : 0;
    p50 += within(found.quantile(0.5), 0.43026704954);
    p95 += within(found.quantile(0.95), 0.82515023989);
    cvar += within(found.cvar(0.95), 0.98524967542);
  }
  for (const int covered : {mean, sd, p50, p95, exact_p95, cvar, share}) CHECK((covered >= 178 && covered <= 200));
}

// By hand: 1.25 times uniform on [10, 20].
TEST_CASE("kept results answer exactly, and memory has a limit", "[uncertainty][engine]") {
  const auto cost = monte_carlo(cheap(), paid, {.trials = 100'000, .seed = 7, .keep = true});
  auto sorted = cost.samples();
  std::sort(sorted.begin(), sorted.end());
  CHECK(cost.exact_quantile(0.25).value.in(USD) == sorted[24'999] + 0.75 * (sorted[25'000] - sorted[24'999]));
  CHECK_THAT(cost.exact_quantile(0.9).value.in(USD), WithinRel(cost.quantile(0.9).value.in(USD), 1e-3));
  CHECK_THAT(cost.exact_quantile(0.9).standard_error.in(USD),
             WithinRel(cost.quantile(0.9).standard_error.in(USD), 0.1));
  CHECK_THAT(cost.ordered().cvar(0.9).value, WithinRel(cost.raw().cvar(0.9).value, 1e-3));
  // Figures for a price with a confidence, in the result's own type.
  static_assert(std::same_as<decltype(cost.at_most_with_confidence(0.9).value), money<>>);
  CHECK_THAT(cost.at_most_with_confidence(0.9).value.in(USD), WithinAbs(23.75, 0.05));
  CHECK_THAT(cost.at_least_with_confidence(0.9).value.in(USD), WithinAbs(13.75, 0.05));
  CHECK_THAT(cost.probability_below(15.0 * USD).value, WithinAbs(0.2, 0.01));

  CHECK_THROWS_WITH((void)monte_carlo(cheap(), paid, {.trials = 100}).exact_quantile(0.5),
                    Equals("ordered: the results were not kept: ask for trial_options::keep"));
  CHECK_THROWS_WITH(monte_carlo(cheap(), several, {.trials = 1'000'000'000, .keep = true}),
                    Equals("keep: 1000000000 trials of 4 results take 32000000000 bytes, keep_at_most allows "
                           "1073741824; without keep, quantiles come from a sketch, within 0.1 %"));
  CHECK_THROWS_WITH(
      monte_carlo(cheap(), paid, {.trials = 1000, .keep = true, .how = sampler::sobol, .keep_at_most = 7999}),
      ContainsSubstring("1000 trials of 1 result take 8000 bytes"));
  CHECK(monte_carlo(cheap(), paid, {.trials = 1000, .keep = true, .keep_at_most = 8000}).samples().size() == 1000);
}

// With two randomisations the exact figures' errors are half the distance between the two.
TEST_CASE("kept results of several randomisations", "[uncertainty][engine]") {
  const auto found =
      monte_carlo(cheap(), paid, {.trials = 2000, .keep = true, .how = sampler::latin_hypercube, .randomisations = 2});
  const std::vector<double>& all = found.samples();
  const ordered_results one({all.begin(), all.begin() + 1000}), other({all.begin() + 1000, all.end()});
  CHECK_THAT(found.exact_quantile(0.3).standard_error.in(USD),
             WithinRel(0.5 * std::abs(one.quantile(0.3).value - other.quantile(0.3).value), 1e-12));
}

TEST_CASE("options out of range are refused by name", "[uncertainty][engine]") {
  CHECK_THROWS_WITH(monte_carlo(cheap(), paid, {.trials = 0}),
                    ContainsSubstring("trials: 0, must lie between 1 and 1000000000000"));
  CHECK_THROWS_WITH(monte_carlo(cheap(), paid, {.trials = 1'000'000'000'000'000'000}),
                    Equals("trials: 1000000000000000000, must lie between 1 and 1000000000000"));
  CHECK_THROWS_WITH(monte_carlo(cheap(), paid, {.block = 100}),
                    ContainsSubstring("block: 100, must be a power of two"));
  trial_run<shop<uncertain>, decltype(paid)> run(cheap(), paid, {});
  run.run_to(1000);
  CHECK_THROWS_WITH(run.run_to(2000), ContainsSubstring("cannot be continued"));
}

TEST_CASE("what a formula throws comes out, from any thread", "[uncertainty][engine]") {
  const auto broken = [](const auto& in) {
    if (any(in.price.base_value() > lanes(19.99))) throw input_error("too dear");
    return in.price;
  };
  CHECK_THROWS_WITH(monte_carlo(cheap(), broken, {.trials = 100'000, .threads = 2}), ContainsSubstring("too dear"));
}

TEST_CASE("inputs are listed by name, with a middle value", "[uncertainty][engine]") {
  const auto list = list_inputs(cheap());
  REQUIRE(list.size() == 3);
  CHECK(list[0].name == "price");
  CHECK_FALSE(list[0].value.is_certain());
  CHECK(list[2].value.number() == 3.0);
  CHECK(central(cheap()).price.in(USD) == 15.0);
}

}  // namespace monte_carlo_test
