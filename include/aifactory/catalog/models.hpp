// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which models are known, and what is their shape?
///
/// Models are types, so that a throughput names its model. Shapes are copies of the published configurations.
#pragma once

#include "aifactory/catalog/model_shape.hpp"
#include "aifactory/catalog/sourced.hpp"

#include <string_view>
#include <type_traits>

namespace aifactory {

/// A struct with id, name, shape and the source of the shape.
template <class M>
concept known_model = requires {
  std::string_view(M::id);
  std::string_view(M::name);
  { M::shape } -> std::convertible_to<const model_shape&>;
  { M::from } -> std::convertible_to<const provenance&>;
};

namespace models {

inline constexpr provenance configs = source{"published config.json, as copied in ai-dynamo/aiconfigurator at 095f58a",
                                             "2026"};

struct llama_3_1_8b {
  static constexpr std::string_view id = "llama-3.1-8b", name = "Llama 3.1 8B";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 8, .head_size = 128,
                                     .feed_forward = 14336, .vocabulary = 128256};
};
struct llama_3_1_70b {
  static constexpr std::string_view id = "llama-3.1-70b", name = "Llama 3.1 70B";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 80, .hidden = 8192, .heads = 64, .kv_heads = 8, .head_size = 128,
                                     .feed_forward = 28672, .vocabulary = 128256};
};
struct llama_3_1_405b {
  static constexpr std::string_view id = "llama-3.1-405b", name = "Llama 3.1 405B";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 126, .hidden = 16384, .heads = 128, .kv_heads = 8, .head_size = 128,
                                     .feed_forward = 53248, .vocabulary = 128256};
};
struct llama_2_70b {
  static constexpr std::string_view id = "llama-2-70b", name = "Llama 2 70B";
  static constexpr provenance from =
      source{"cli99/llm-analysis at d841e40 and microsoft/vidur at 7d47513, model configurations", "2024"};
  static constexpr model_shape shape{.layers = 80, .hidden = 8192, .heads = 64, .kv_heads = 8, .head_size = 128,
                                     .feed_forward = 28672, .vocabulary = 32000};
};
struct mixtral_8x7b {
  static constexpr std::string_view id = "mixtral-8x7b", name = "Mixtral 8x7B";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 8, .head_size = 128,
                                     .vocabulary = 32000, .experts = 8, .active_experts = 2,
                                     .expert_feed_forward = 14336};
};
/// The multi-token prediction module, about 14 billion parameters more, is not counted.
struct deepseek_r1 {
  static constexpr std::string_view id = "deepseek-r1", name = "DeepSeek-R1";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 61, .hidden = 7168, .heads = 128, .feed_forward = 18432,
                                     .vocabulary = 129280, .experts = 256, .shared_experts = 1, .active_experts = 8,
                                     .expert_feed_forward = 2048, .dense_layers = 3, .kv_rank = 512, .rope_size = 64,
                                     .no_rope_size = 128, .value_size = 128, .query_rank = 1536,
                                     .other_per_moe_layer = 256};  // one bias per expert in the router
};
struct deepseek_v3 : deepseek_r1 {
  static constexpr std::string_view id = "deepseek-v3", name = "DeepSeek-V3";
};
struct kimi_k2 {
  static constexpr std::string_view id = "kimi-k2", name = "Kimi K2";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 61, .hidden = 7168, .heads = 64, .feed_forward = 18432,
                                     .vocabulary = 163840, .experts = 384, .shared_experts = 1, .active_experts = 8,
                                     .expert_feed_forward = 2048, .dense_layers = 1, .kv_rank = 512, .rope_size = 64,
                                     .no_rope_size = 128, .value_size = 128, .query_rank = 1536,
                                     .other_per_moe_layer = 384};
};
struct qwen3_235b_a22b {
  static constexpr std::string_view id = "qwen3-235b-a22b", name = "Qwen3 235B A22B";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 94, .hidden = 4096, .heads = 64, .kv_heads = 4, .head_size = 128,
                                     .vocabulary = 151936, .experts = 128, .active_experts = 8,
                                     .expert_feed_forward = 1536, .other_per_layer = 2 * 128};  // norms of q and k
};
struct qwen3_32b {
  static constexpr std::string_view id = "qwen3-32b", name = "Qwen3 32B";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 64, .hidden = 5120, .heads = 64, .kv_heads = 8, .head_size = 128,
                                     .feed_forward = 25600, .vocabulary = 151936, .other_per_layer = 2 * 128};
};
/// Every other layer sees a window of 128 tokens. Attention, router and experts have biases, and each head a sink.
struct gpt_oss_120b {
  static constexpr std::string_view id = "gpt-oss-120b", name = "gpt-oss-120b";
  static constexpr provenance from = configs;
  static constexpr model_shape shape{.layers = 36, .hidden = 2880, .heads = 64, .kv_heads = 8, .head_size = 64,
                                     .vocabulary = 201088, .experts = 128, .active_experts = 4,
                                     .expert_feed_forward = 2880, .sliding_layers = 18, .window = 128,
                                     .other_per_layer = 64 * 64 + 2 * 8 * 64 + 2880 + 64,
                                     .other_per_expert = 2 * 2880 + 2880, .other_per_moe_layer = 128};
};
/// Learned positions, biases everywhere, and 4 h as the inner size.
struct gpt_3_175b {
  static constexpr std::string_view id = "gpt-3-175b", name = "GPT-3 175B";
  static constexpr provenance from = source{"arXiv 2005.14165, table 2.1; vocabulary 50257 inferred from the total",
                                            "2020-05"};
  static constexpr model_shape shape{.layers = 96, .hidden = 12288, .heads = 96, .kv_heads = 96, .head_size = 128,
                                     .feed_forward = 49152, .matrices = 2, .vocabulary = 50257, .tied_embeddings = true,
                                     .other_per_layer = 11 * 12288, .other = 2048 * 12288 + 12288};
};

static_assert(known_model<deepseek_r1> && known_model<llama_3_1_70b> && known_model<gpt_3_175b>);

}  // namespace models

/// Calls f(std::type_identity<M>{}) for each model of the catalogue that has a shape.
template <class F>
constexpr void for_each_model(F&& f) {
  const auto each = [&](auto... model) { (f(model), ...); };
  using namespace models;
  each(std::type_identity<llama_3_1_8b>{}, std::type_identity<llama_3_1_70b>{}, std::type_identity<llama_3_1_405b>{},
       std::type_identity<llama_2_70b>{}, std::type_identity<mixtral_8x7b>{}, std::type_identity<deepseek_r1>{},
       std::type_identity<deepseek_v3>{}, std::type_identity<kimi_k2>{}, std::type_identity<qwen3_235b_a22b>{},
       std::type_identity<qwen3_32b>{}, std::type_identity<gpt_oss_120b>{}, std::type_identity<gpt_3_175b>{});
}

}  // namespace aifactory
