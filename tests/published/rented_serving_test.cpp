// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Do published costs of serving on rented GPUs come out?
#include "aifactory/model/allocation.hpp"
#include "aifactory/units/money.hpp"
#include "catch_shim.hpp"

namespace rented_serving_test {

using namespace aifactory;

constexpr token_weights<double> output_only{0.0 / tok_fresh, 0.0 / tok_cached, 1.0 / tok_out};

TEST_CASE("published: a day of serving DeepSeek-V3 and R1", "[published]") {
  // deepseek-ai/open-infra-index, day 6: 226.75 nodes of 8 GPUs at 2 $ per GPU-hour; 342 and 266 billion input tokens, found
  // in the cache and not, 168 billion output; 0.14, 0.55 and 2.19 $ per million. Printed: 87,072 $, 562,027 $, 545 %.
  constexpr auto gpus = 226.75 * server * (8.0 * GPU / server);
  constexpr auto cost = 2.0 * USD / (GPU * hour) * gpus;
  constexpr auto made = token_rates<double>::of(266e9 * tok_fresh / day, 342e9 * tok_cached / day, 168e9 * tok_out / day);
  CHECK_THAT((cost * day).in(USD), WithinRel(87072.0, 1e-12));
  const auto revenue = made.fresh_input * (0.55 * USD / Mtok_fresh) + made.cached_input * (0.14 * USD / Mtok_cached) +
                       made.output * (2.19 * USD / Mtok_out);
  CHECK_THAT((revenue * day).in(USD), WithinRel(562027.0, 5e-4));
  CHECK_THAT(double(revenue / cost) - 1.0, WithinRel(5.45, 2e-3));
  // 87,072 / 776,000 and / 168,000 per million.
  const auto price = cost_per_token<double>(cost, made, output_only);
  CHECK_THAT(price.blended.in(USD / Mtok), WithinAbs(0.1122, 5e-5));
  CHECK_THAT(price.output.in(USD / Mtok_out), WithinAbs(0.5183, 5e-5));
}

TEST_CASE("published: Llama-2-70B on two rented A100", "[published]") {
  // cli99/llm-analysis, examples/llama2/README.md: 2 GPUs at 2.21 $ per GPU-hour; batch, tokens of a sequence, seconds.
  // Printed in $ per 1,000 tokens; the tolerance is half a unit of the last digit.
  constexpr auto cost = 2.21 * USD / (GPU * hour) * (2.0 * GPU);
  struct row {
    double batch, generated, seconds, printed, half_digit;
  };
  for (const auto& r : {row{1, 512, 20.0, 0.048, 5e-4}, row{4, 512, 20.148, 0.0121, 5e-5}, row{32, 512, 22.981, 0.0017, 5e-5}}) {
    INFO("batch " << r.batch);
    const auto made = token_rates<double>::of(0.0 * tok_fresh / second, 0.0 * tok_cached / second,
                                              r.batch * r.generated * tok_out / (r.seconds * second));
    CHECK_THAT(cost_per_token<double>(cost, made, output_only).output.in(USD / (1e3 * tok_out)), WithinAbs(r.printed, r.half_digit));
  }
  // Prompts alone, until the first token.
  constexpr token_weights<double> input_only{1.0 / tok_fresh, 0.0 / tok_cached, 0.0 / tok_out};
  for (const auto& r : {row{32, 512, 3.963, 0.000297, 5e-7}, row{2, 3595, 1.872, 0.00032, 5e-6}}) {
    INFO("batch " << r.batch);
    const auto made = token_rates<double>::of(r.batch * r.generated * tok_fresh / (r.seconds * second), 0.0 * tok_cached / second,
                                              0.0 * tok_out / second);
    CHECK_THAT(cost_per_token<double>(cost, made, input_only).fresh_input.in(USD / (1e3 * tok_fresh)), WithinAbs(r.printed, r.half_digit));
  }
}

}  // namespace rented_serving_test
