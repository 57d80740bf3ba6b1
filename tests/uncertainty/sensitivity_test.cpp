// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/elasticity.hpp"
#include "aifactory/uncertainty/sobol_indices.hpp"
#include "aifactory/uncertainty/tornado.hpp"

#include "../../benchmarks/rw1_model.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <map>
#include <string>

namespace sensitivity_test {

using namespace aifactory;

namespace {

template <class V>
struct pair_of {
  required<money<V>> a, b;
  money<V> c{2.0 * USD};

  static constexpr auto fields() {
    const auto row = [](auto member, const char* name, origin from) {
      return field{member, "a price", from, spelling{name, "USD"}};
    };
    return std::tuple{row(&pair_of::a, "a", origin::must_be_given()), row(&pair_of::b, "b", origin::must_be_given()),
                      row(&pair_of::c, "c", origin::neutral())};
  }
};

pair_of<uncertain> two() { return {.a = uniform(0, 4) * USD, .b = uniform(0, 1) * USD}; }
constexpr auto sum_of = [](const auto& in) { return in.a + in.b; };
constexpr auto square_over = [](const auto& in) { return in.a * in.a / in.b + 0.0 * in.c; };
constexpr auto product_of = [](const auto& in) { return in.a * in.b; };

}  // namespace

// By hand: at the medians a = 2, b = 0.5; a at its p10 is 0.4, at p90 3.6; b 0.1 and 0.9.
TEST_CASE("tornado: one input at a time, the widest first", "[uncertainty][sensitivity]") {
  const auto bars = tornado(two(), sum_of);
  CHECK_THROWS_WITH(tornado(two(), sum_of, 7), ContainsSubstring("no result 7"));
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].input == "a");
  CHECK_THAT(bars[0].at_low, WithinRel(0.9, 1e-14));
  CHECK_THAT(bars[0].at_high, WithinRel(4.1, 1e-14));
  CHECK_THAT(bars[1].at_low, WithinRel(2.1, 1e-14));
  CHECK_THAT(bars[1].width(), WithinRel(0.8, 1e-14));
}

// By hand: a^2 / b has elasticities 2 and -1 everywhere; an input that does not matter has 0. A sum shares them out.
TEST_CASE("elasticities are exact", "[uncertainty][sensitivity]") {
  const auto found = elasticities(two(), square_over);
  CHECK_THROWS_WITH(elasticities(two(), square_over, 7), ContainsSubstring("no result 7"));
  REQUIRE(found.size() == 3);
  CHECK_THAT(found[0].value, WithinRel(2.0, 1e-14));
  CHECK_THAT(found[1].value, WithinRel(-1.0, 1e-14));
  CHECK(found[2].value == 0.0);
  CHECK_THAT(elasticities(two(), sum_of)[0].value, WithinRel(0.8, 1e-14));
}

// By hand. Sum: variances 16/12 and 1/12, so 16/17 and 1/17, no interaction. Product of independent a, b with means 2,
// 1/2 and variances 4/3, 1/12: V = E[a^2]E[b^2] - 1 = 16/3 x 1/3 - 1 = 7/9; first order (1/4 x 4/3) / V = 3/7 and (4 x
// 1/12) / V = 3/7; total = 1 - the other's first order = 4/7. Acceptance: 4 standard errors.
TEST_CASE("Sobol indices of a sum and of a product", "[uncertainty][sensitivity]") {
  const auto near = [](const estimate& e, double truth) {
    CHECK_THAT(e.value, WithinAbs(truth, 4.0 * e.standard_error));
    CHECK(e.standard_error < 0.02);
  };
  const auto sum = sobol_indices(two(), sum_of, {.trials = 40'000, .seed = 3});
  REQUIRE(sum.size() == 2);
  near(sum[0].first_order, 16.0 / 17.0);
  near(sum[0].total, 16.0 / 17.0);
  near(sum[1].first_order, 1.0 / 17.0);
  near(sum[1].total, 1.0 / 17.0);
  const auto product = sobol_indices(two(), product_of, {.trials = 40'000, .seed = 3});
  for (const auto& each : product) {
    near(each.first_order, 3.0 / 7.0);
    near(each.total, 4.0 / 7.0);
  }
  // The same bits for any number of threads.
  CHECK(sobol_indices(two(), product_of, {.trials = 10'000, .threads = 1})[0].total.value ==
        sobol_indices(two(), product_of, {.trials = 10'000, .threads = 3})[0].total.value);
}

// By the definition, in scalar code: A and B are the draws of two streams, a = 4 u and b = v, and the index of a comes
// from the differences f(A) - f(A with a from B).
TEST_CASE("Sobol indices draw by the generator that was asked for", "[uncertainty][sensitivity]") {
  const std::uint64_t trials = 64 * 70;  // in batches of 70: blocks end within a vector
  for (const auto generator : {random_generator::philox4x32_10, random_generator::philox4x32_7}) {
    INFO(name_of(generator));
    const auto u = [&](std::uint32_t input, std::uint64_t t, std::uint32_t stream) {
      return (detail::random_bits(3, input, t, stream, generator) + 0.5) * 0x1p-32;
    };
    double mean = 0.0, square = 0.0, change = 0.0;
    const double n = static_cast<double>(trials);
    for (std::uint64_t t = 0; t < trials; ++t) {
      const double b = u(1, t, philox::stream::draws), f = 4.0 * u(0, t, philox::stream::draws) * b,
                   other = 4.0 * u(0, t, philox::stream::second) * b;
      mean += f / n, square += f * f / n, change += (f - other) * (f - other) / n;
    }
    const auto found = sobol_indices(two(), product_of, {.trials = trials, .seed = 3, .generator = generator});
    CHECK_THAT(found[0].total.value, WithinRel(change / (2.0 * (square - mean * mean)), 1e-10));
  }
}

// First-order indices of the reference workload by quadrature. Acceptance: 4 standard errors.
TEST_CASE("Sobol indices of the reference workload", "[uncertainty][sensitivity][rw1]") {
  const std::map<std::string, double> truth{{"tokens_per_s_per_gpu", 0.7731055},
                                            {"utilization", 0.1574694},
                                            {"gpu_price", 0.0217622},
                                            {"wacc", 0.0082087},
                                            {"power_per_gpu", 0.0036445},
                                            {"system_overhead", 0.0028166},
                                            {"opex_fraction", 0.0014109},
                                            {"licence", 0.0013039},
                                            {"facility_capex", 0.0009712},
                                            {"pue", 0.0009141},
                                            {"electricity", 0.0005335},
                                            {"availability", 0.0004290}};
  const auto found = sobol_indices(rw1::reference(), rw1::cost_per_token, {.trials = 200'000, .seed = 11});
  REQUIRE(found.size() == truth.size());
  for (const auto& each : found) {
    INFO(each.input);
    CHECK_THAT(each.first_order.value, WithinAbs(truth.at(each.input), 4.0 * each.first_order.standard_error));
    CHECK(each.total.value >= each.first_order.value - 4.0 * each.first_order.standard_error);
  }
}

TEST_CASE("Sobol indices: what cannot be answered is refused", "[uncertainty][sensitivity]") {
  CHECK_THROWS_WITH(sobol_indices(two(), sum_of, {.trials = 100}), ContainsSubstring("must be at least 4096"));
  CHECK_THROWS_WITH(sobol_indices(two(), sum_of, {.result = 1}), ContainsSubstring("no result 1"));
  CHECK_THROWS_WITH(sobol_indices(two(), [](const auto& in) { return in.c; }), ContainsSubstring("does not vary"));
  CHECK_THROWS_WITH(sobol_indices(two(), [](const auto& in) { return math::log(in.a / (2.0 * USD) - 1.0); }),
                    ContainsSubstring("not a finite number"));
}

TEST_CASE("a run stops when its error is small enough", "[uncertainty][engine]") {
  const auto in = rw1::reference();
  // The relative error of the mean is 0.41 / sqrt(n): 1 % from 1,686 trials, so the first look at 16,384 suffices.
  const auto early = monte_carlo(in, rw1::cost_per_token, {.trials = 1'000'000, .stop = stop_rule{}});
  CHECK(early.converged());
  CHECK(early.trials() == 16'384);
  // p95: 0.84 / sqrt(n), 0.4 % from 44,000 trials: the third look.
  const auto later =
      monte_carlo(in, rw1::cost_per_token,
                  {.trials = 1'000'000, .stop = stop_rule{.of = stop_rule::figure::quantile, .relative_error = 0.004}});
  CHECK(later.converged());
  CHECK(later.trials() == 65'536);
  const auto never =
      monte_carlo(in, rw1::cost_per_token, {.trials = 20'000, .stop = stop_rule{.relative_error = 1e-6}});
  CHECK_FALSE(never.converged());
  CHECK(never.trials() == 20'000);
}

}  // namespace sensitivity_test
