// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/models.hpp"

#include "aifactory/catalog/precision.hpp"
#include "catch_shim.hpp"

#include <cstdint>

namespace models_test {

using namespace aifactory;
using namespace aifactory::models;

// Totals by the closed form in whole numbers; they were computed independently from the published configurations.
static_assert(total_parameters(llama_3_1_8b::shape) == 8'030'261'248);
static_assert(total_parameters(llama_3_1_70b::shape) == 70'553'706'496);
static_assert(total_parameters(llama_3_1_405b::shape) == 405'853'388'800);
static_assert(total_parameters(llama_2_70b::shape) == 68'976'648'192);
static_assert(total_parameters(mixtral_8x7b::shape) == 46'702'792'704);
static_assert(total_parameters(deepseek_r1::shape) == 671'026'419'200);
static_assert(total_parameters(deepseek_v3::shape) == 671'026'419'200);
static_assert(total_parameters(kimi_k2::shape) == 1'026'408'232'448);
static_assert(total_parameters(qwen3_235b_a22b::shape) == 235'093'634'560);
static_assert(total_parameters(qwen3_32b::shape) == 32'762'123'264);
static_assert(total_parameters(gpt_oss_120b::shape) == 116'829'156'672);
static_assert(total_parameters(gpt_3_175b::shape) == 174'604'259'328);

static_assert(active_parameters(llama_3_1_70b::shape) == total_parameters(llama_3_1_70b::shape));
static_assert(active_parameters(mixtral_8x7b::shape) == 12'879'925'248);
static_assert(active_parameters(deepseek_r1::shape) == 37'552'297'472);
static_assert(active_parameters(kimi_k2::shape) == 32'861'500'928);
static_assert(active_parameters(qwen3_235b_a22b::shape) == 22'190'763'520);
static_assert(active_parameters(gpt_oss_120b::shape) == 5'711'982'912);

TEST_CASE("totals agree with what the publishers print", "[catalog][models]") {
  const auto billions = [](std::int64_t parameters) { return static_cast<double>(parameters) / 1e9; };
  CHECK_THAT(billions(total_parameters(deepseek_r1::shape)), WithinRel(671.0, 0.0005));
  CHECK_THAT(billions(active_parameters(deepseek_r1::shape)), WithinRel(37.0, 0.016));
  CHECK_THAT(billions(total_parameters(mixtral_8x7b::shape)), WithinRel(46.7, 0.0005));
  CHECK_THAT(billions(total_parameters(qwen3_235b_a22b::shape)), WithinRel(235.0, 0.0005));
  CHECK_THAT(billions(total_parameters(gpt_oss_120b::shape)), WithinRel(116.83, 0.0005));
  CHECK_THAT(billions(total_parameters(gpt_3_175b::shape)), WithinRel(174.6, 0.0005));
  // Kimi K2 prints 1.04 trillion and 32 billion: its total is 1.3 % above the shape's.
  CHECK_THAT(billions(total_parameters(kimi_k2::shape)), WithinRel(1040.0, 0.014));
}

TEST_CASE("latent attention without compressed queries: DeepSeek-V2-Lite", "[catalog][models]") {
  // Published (arXiv 2405.04434, appendix on V2-Lite): 15.7 billion parameters, 2.4 billion of them active, embeddings of the input not
  // counted; queries are not compressed. The whole numbers by hand from its configuration.
  constexpr model_shape lite{.layers = 27, .hidden = 2048, .heads = 16, .feed_forward = 10'944, .vocabulary = 102'400, .experts = 64, .shared_experts = 2, .active_experts = 6,
                             .expert_feed_forward = 1'408, .dense_layers = 1, .kv_rank = 512, .rope_size = 64, .no_rope_size = 128, .value_size = 128};
  STATIC_REQUIRE(total_parameters(lite) == 15'706'484'224);
  STATIC_REQUIRE(active_parameters(lite) == 2'661'150'208);
  CHECK_THAT(static_cast<double>(active_parameters(lite) - lite.vocabulary * lite.hidden) / 1e9, WithinRel(2.4, 0.025));
}

TEST_CASE("bytes of the key-value cache, BF16", "[catalog][models]") {
  const auto bytes = [](const model_shape& m) { return kv_bytes_per_token(m, 2.0).in(byte / tok); };
  // By hand: 2 x 32 x 8 x 128 x 2 = 131,072; 2 x 126 x 8 x 128 x 2 = 516,096; 61 x (512 + 64) x 2 = 70,272.
  CHECK(bytes(llama_3_1_8b::shape) == 131'072.0);
  CHECK(bytes(llama_3_1_70b::shape) == 327'680.0);
  CHECK(bytes(llama_3_1_405b::shape) == 516'096.0);
  CHECK(bytes(deepseek_r1::shape) == 70'272.0);
  CHECK(bytes(kimi_k2::shape) == 70'272.0);
  CHECK(bytes(qwen3_235b_a22b::shape) == 192'512.0);
  CHECK(bytes(gpt_3_175b::shape) == 4'718'592.0);
  CHECK(bytes(gpt_oss_120b::shape) == 73'728.0);
  CHECK(kv_bytes_per_token(deepseek_r1::shape, 1.0).in(byte / tok) == 35'136.0);
}

TEST_CASE("a window ends the growth of its layers", "[catalog][models]") {
  const auto& shape = gpt_oss_120b::shape;
  CHECK(kv_cache(shape, 128.0 * tok, 2.0).in(byte) == 128.0 * 73'728.0);
  // By hand: beyond 128 tokens only 18 of 36 layers grow: 128 x 73,728 + 872 x 36,864.
  CHECK_THAT(kv_cache(shape, 1000.0 * tok, 2.0).in(byte), WithinRel(128.0 * 73'728.0 + 872.0 * 36'864.0, 1e-14));
  CHECK(kv_cache(shape, 0.0 * tok, 2.0).in(byte) == 0.0);
  CHECK(kv_cache(llama_3_1_8b::shape, 1000.0 * tok, 2.0).in(byte) == 131'072'000.0);
}

TEST_CASE("the weights of DeepSeek-R1 in FP4 fit eight B200 and not two", "[catalog][models]") {
  const memory<> weights = weight_bytes(deepseek_r1::shape, bytes_per_weight(precision::fp4));
  CHECK_THAT(weights.in(GB), WithinRel(335.5132, 1e-6));
}

TEST_CASE("every model has an id and a source", "[catalog][models]") {
  int count = 0;
  for_each_model([&](auto type) {
    using M = typename decltype(type)::type;
    static_assert(known_model<M>);
    INFO(M::id);
    CHECK(!M::name.empty());
    CHECK(!M::from.is_assumption());
    CHECK(active_parameters(M::shape) <= total_parameters(M::shape));
    ++count;
  });
  CHECK(count == 12);
}

}  // namespace models_test
