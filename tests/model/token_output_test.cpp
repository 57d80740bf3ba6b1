// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/token_output.hpp"
#include "catch_shim.hpp"

namespace token_output_test {

using namespace aifactory;

constexpr auto out_rate = tok_out / (second * GPU);
constexpr auto in_rate = tok_in / (second * GPU);

// 10,000 prompt tokens per second and GPU, 30 % of them cached, beside 2,000 output tokens.
constexpr workload<> chat{.output_rate = 2000.0 * out_rate, .input_rate = 10e3 * in_rate, .cache_hit_rate = 0.3};

TEST_CASE("tokens: the prompt is split by the cache-hit rate, and nothing is lost", "[model][tokens]") {
  // By hand: 10,000 x 0.7 = 7,000 fresh, 10,000 x 0.3 = 3,000 cached, 12,000 in all.
  const auto rates = full_load_rates_per_gpu(chat);
  CHECK_THAT(rates.fresh_input.in(tok_fresh / (second * GPU)), WithinRel(7000.0, 1e-15));
  CHECK_THAT(rates.cached_input.in(tok_cached / (second * GPU)), WithinRel(3000.0, 1e-15));
  CHECK_THAT(rates.output.in(out_rate), WithinRel(2000.0, 1e-15));
  CHECK_THAT(rates.total.in(tok / (second * GPU)), WithinRel(12000.0, 1e-15));
}

TEST_CASE("tokens: a fleet makes what its GPUs make", "[model][tokens]") {
  // By hand: 500 GPUs: 3.5 M fresh, 1.5 M cached, 1 M output, 6 M tokens a second.
  const auto rates = full_load_rates(chat, 500.0 * GPU);
  CHECK_THAT(rates.fresh_input.in(Mtok_fresh / second), WithinRel(3.5, 1e-15));
  CHECK_THAT(rates.cached_input.in(Mtok_cached / second), WithinRel(1.5, 1e-15));
  CHECK_THAT(rates.output.in(Mtok_out / second), WithinRel(1.0, 1e-15));
  CHECK_THAT(rates.total.in(Mtok / second), WithinRel(6.0, 1e-15));
}

TEST_CASE("tokens: delivered is full load times utilization times availability", "[model][tokens]") {
  // By hand: 0.5 x 0.9 = 0.45 of 6 M/s = 2.7 M/s; 8,760 h of it are 85.1472 T tokens.
  const auto rates = delivered_rates(full_load_rates(chat, 500.0 * GPU), utilization{0.5}, availability{0.9});
  CHECK_THAT(rates.fresh_input.in(Mtok_fresh / second), WithinRel(1.575, 1e-15));
  CHECK_THAT(rates.cached_input.in(Mtok_cached / second), WithinRel(0.675, 1e-15));
  CHECK_THAT(rates.output.in(Mtok_out / second), WithinRel(0.45, 1e-15));
  CHECK_THAT((rates.total * year).in(Mtok), WithinRel(85.1472e6, 1e-15));
}

TEST_CASE("tokens: a workload without prompts makes output tokens only", "[model][tokens]") {
  constexpr auto rates = full_load_rates_per_gpu(workload<>{.output_rate = 6000.0 * out_rate});
  STATIC_REQUIRE(rates.fresh_input.base_value() == 0.0);
  STATIC_REQUIRE(rates.cached_input.base_value() == 0.0);
  STATIC_REQUIRE(rates.total == 6000.0 * tok / (second * GPU));
}

TEST_CASE("tokens: everything cached leaves nothing to compute", "[model][tokens]") {
  constexpr auto rates = full_load_rates_per_gpu(
      workload<>{.output_rate = 0.0 * out_rate, .input_rate = 10e3 * in_rate, .cache_hit_rate = 1.0});
  STATIC_REQUIRE(rates.fresh_input.base_value() == 0.0);
  STATIC_REQUIRE(rates.cached_input == 10e3 * tok_cached / (second * GPU));
}

}  // namespace token_output_test
