// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/training/flops.hpp"

#include "aifactory/training/megatron_flops.hpp"
#include "aifactory/training/training_memory.hpp"
#include "catch_shim.hpp"

namespace flops_test {

using namespace aifactory;

TEST_CASE("operations of a token", "[training][flops]") {
  // By hand: 6 x 7e9 = 4.2e10; 12 x 32 x 4,096 x 2,048 = 3.221225472e9.
  CHECK(parameter_flop(parameter_count{7e9}) == 4.2e10 * FLOP / tok);
  CHECK_THAT(attention_flop(layer_count{32.0}, layer_width{4096.0}, 2048.0 * tok).in(FLOP / tok), WithinRel(3.221225472e9, 1e-15));
  CHECK(attention_flop(layer_count{32.0}, layer_width{4096.0}, 0.0 * tok) == 0.0 * FLOP / tok);
}

TEST_CASE("operations of a small GPT, by counting its matrices", "[training][flops]") {
  // l = 2, h = 6, s = 12, V = 144 and one sequence. Forwards, per token: 24 h^2 = 864 a layer for the matrices, 4 s h = 288 a layer for
  // scores and sums, 2 h V = 1,728 for the output: 2 x 1,152 + 1,728 = 4,032. Backwards twice that. Recomputed: 288 or 1,152 a layer.
  const gpt_shape<> shape{2.0, 6.0, 144.0};
  const tokens<> sequence = 12.0 * tok;
  const auto flop = [&](recomputation again) { return megatron_flop(shape, sequence, sequence, again).in(FLOP); };
  CHECK_THAT(flop(recomputation::none), WithinRel(12.0 * 3.0 * 4032.0, 1e-14));
  CHECK_THAT(flop(recomputation::full), WithinRel(12.0 * (3.0 * 4032.0 + 2.0 * 1152.0), 1e-14));
  // The paper counts attention twice where it is recomputed, forwards and backwards: 3 x 288 a layer.
  CHECK_THAT(flop(recomputation::selective), WithinRel(12.0 * (3.0 * 4032.0 + 2.0 * 3.0 * 288.0), 1e-14));
}

TEST_CASE("the states of a model and the GPUs that hold them", "[training][memory]") {
  // 405.85e9 x 16 B = 6.4936 TB; 80 GB each: 81.17.
  const memory<> states = training_states<double>(16.0 * byte, parameter_count{405.85e9});
  CHECK_THAT(states.in(TB), WithinRel(6.4936, 1e-15));
  CHECK_THAT(least_gpus<double>(states, 80.0 * GB / GPU).in(GPU), WithinRel(81.17, 1e-14));
}

}  // namespace flops_test
