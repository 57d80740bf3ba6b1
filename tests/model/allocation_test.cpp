// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/allocation.hpp"
#include "catch_shim.hpp"

#include <cmath>

namespace allocation_test {

using namespace aifactory;

constexpr auto out_rate = tok_out / (second * GPU);

// 7 fresh, 3 cached and 2 output tokens a second, for 12 USD a second: round numbers for pen and paper.
constexpr auto made = token_rates<double>::of(7.0 * tok_fresh / second, 3.0 * tok_cached / second, 2.0 * tok_out / second);
constexpr auto cost = 12.0 * USD / second;

constexpr workload<> by_rule(allocation rule) {
  return {.output_rate = 2.0 * out_rate,
          .prefill_rate = 10.0 * tok_fresh / (second * GPU),
          .decode_rate = 4.0 * out_rate,
          .allocation = rule};
}

void check_costs(const workload<>& work, double fresh, double cached, double output) {
  const auto c = cost_per_token(cost, made, weights_of(work));
  CHECK_THAT(c.fresh_input.in(USD / tok_fresh), WithinRel(fresh, 1e-14) || WithinAbs(fresh, 0.0));
  CHECK_THAT(c.cached_input.in(USD / tok_cached), WithinRel(cached, 1e-14) || WithinAbs(cached, 0.0));
  CHECK_THAT(c.output.in(USD / tok_out), WithinRel(output, 1e-14));
  // 12 USD for 12 tokens, whoever carries them.
  CHECK_THAT(c.blended.in(USD / tok), WithinRel(1.0, 1e-15));
  // Not a dollar more or less than was spent is charged.
  const auto charged = c.fresh_input * made.fresh_input + c.cached_input * made.cached_input + c.output * made.output;
  CHECK_THAT(charged / cost, WithinRel(1.0, 1e-15));
}

TEST_CASE("allocation: output tokens carry everything", "[model][allocation]") {
  // By hand: 12 / 2 = 6 USD per output token.
  check_costs(by_rule(allocation::output_only), 0.0, 0.0, 6.0);
  // It is the default.
  check_costs(workload<>{.output_rate = 2.0 * out_rate}, 0.0, 0.0, 6.0);
}

TEST_CASE("allocation: by a price ratio", "[model][allocation]") {
  // By hand, 1 : 0.1 : 3: 7 x 1 + 3 x 0.1 + 2 x 3 = 13.3; 12 / 13.3 per fresh token, a tenth and three times that.
  check_costs(by_rule(allocation::price_ratio), 12.0 / 13.3, 1.2 / 13.3, 36.0 / 13.3);
  // Only the ratio counts: 10 : 1 : 30 is the same.
  auto scaled = by_rule(allocation::price_ratio);
  scaled.price_ratio = {10.0, 1.0, 30.0};
  check_costs(scaled, 12.0 / 13.3, 1.2 / 13.3, 36.0 / 13.3);
  // Equal prices: every token costs the blended dollar.
  scaled.price_ratio = {1.0, 1.0, 1.0};
  check_costs(scaled, 1.0, 1.0, 1.0);
}

TEST_CASE("allocation: by GPU time", "[model][allocation]") {
  // By hand: 7 / 10 + 2 / 4 = 1.2 GPU-seconds a second, 10 USD each: a tenth of it per fresh, a quarter per output token.
  check_costs(by_rule(allocation::gpu_time), 1.0, 0.0, 2.5);
}

TEST_CASE("allocation: a kind without a rate of its own carries nothing", "[model][allocation]") {
  // No prompts, so no prefill rate: 12 / 2 = 6 USD per output token, and no division by zero.
  const auto weights = weights_of(
      workload<>{.output_rate = 2.0 * out_rate, .decode_rate = 4.0 * out_rate, .allocation = allocation::gpu_time});
  CHECK(weights.fresh_input.base_value() == 0.0);
  const auto only_output =
      token_rates<double>::of(0.0 * tok_fresh / second, 0.0 * tok_cached / second, 2.0 * tok_out / second);
  const auto c = cost_per_token(cost, only_output, weights);
  CHECK(c.fresh_input.base_value() == 0.0);
  CHECK_THAT(c.output.in(USD / tok_out), WithinRel(6.0, 1e-15));
  CHECK_THAT(c.blended.in(USD / tok), WithinRel(6.0, 1e-15));
}

TEST_CASE("allocation: with no token that is charged the cost is not finite, never a wrong number", "[model][allocation]") {
  const auto only_input =
      token_rates<double>::of(7.0 * tok_fresh / second, 3.0 * tok_cached / second, 0.0 * tok_out / second);
  const auto c = cost_per_token(cost, only_input, weights_of(by_rule(allocation::output_only)));
  CHECK_FALSE(std::isfinite(c.output.base_value()));
  CHECK_THAT(c.blended.in(USD / tok), WithinRel(1.2, 1e-15));
}

TEST_CASE("allocation: decided before the program runs", "[model][allocation]") {
  STATIC_REQUIRE(cost_per_token(cost, made, weights_of(by_rule(allocation::output_only))).output == 6.0 * USD / tok_out);
}

}  // namespace allocation_test
