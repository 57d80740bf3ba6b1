// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many parameters does a transformer have, and how many bytes does a token of context take?
///
///   attention (grouped)  2 h H d + 2 h K d                 h hidden, H heads, K key-value heads, d head size
///   attention (latent)   h q + q H (n + r) + h (c + r) + c H (n + v) + H v h + q + c
///   feed-forward         m h f, of experts m h f (E + S) + h E        m matrices, E routed and S shared experts
///   total                V h (1 or 2) + layers (attention + 2 h) + feed-forward + h + what the model adds
///
///   KV bytes per token   grouped 2 L K d b, latent L (c + r) b         b bytes per element
///
/// Use active parameters for arithmetic and all of them for the memory of the weights.
#pragma once

#include "aifactory/units/hardware.hpp"
#include "aifactory/units/token.hpp"

#include <cstdint>

namespace aifactory {

/// The shape of a model, as in its published configuration.
struct model_shape {
  std::int64_t layers = 0, hidden = 0, heads = 0, kv_heads = 0, head_size = 0;
  std::int64_t feed_forward = 0;  ///< inner size of dense layers
  std::int64_t matrices = 3;      ///< of a feed-forward block: 3 with a gate, 2 without
  std::int64_t vocabulary = 0;
  bool tied_embeddings = false;
  // Mixture of experts: the first layers may be dense.
  std::int64_t experts = 0, shared_experts = 0, active_experts = 0, expert_feed_forward = 0, dense_layers = 0;
  // Latent attention; zero where attention is grouped.
  std::int64_t kv_rank = 0, rope_size = 0, no_rope_size = 0, value_size = 0, query_rank = 0;
  // Layers whose context ends at a window.
  std::int64_t sliding_layers = 0, window = 0;
  // What a model adds: norms of queries and keys, biases, learned positions.
  std::int64_t other_per_layer = 0, other_per_expert = 0, other_per_moe_layer = 0, other = 0;

  [[nodiscard]] constexpr bool latent() const { return kv_rank > 0; }
  [[nodiscard]] constexpr std::int64_t moe_layers() const { return experts > 0 ? layers - dense_layers : 0; }
};

namespace detail {
constexpr std::int64_t attention_parameters(const model_shape& m) {
  if (!m.latent()) return 2 * m.hidden * m.head_size * (m.heads + m.kv_heads);
  return m.hidden * m.query_rank + m.query_rank * m.heads * (m.no_rope_size + m.rope_size) +
         m.hidden * (m.kv_rank + m.rope_size) + m.kv_rank * m.heads * (m.no_rope_size + m.value_size) +
         m.heads * m.value_size * m.hidden + m.query_rank + m.kv_rank;
}
constexpr std::int64_t parameters(const model_shape& m, std::int64_t routed_experts) {
  const std::int64_t embeddings = m.vocabulary * m.hidden * (m.tied_embeddings ? 1 : 2);
  const std::int64_t dense = (m.layers - m.moe_layers()) * m.matrices * m.hidden * m.feed_forward;
  const std::int64_t expert = m.matrices * m.hidden * m.expert_feed_forward;
  const std::int64_t moe =
      m.moe_layers() * ((expert + m.other_per_expert) * routed_experts + expert * m.shared_experts +
                        m.hidden * m.experts + m.other_per_moe_layer);
  return embeddings + m.layers * (attention_parameters(m) + 2 * m.hidden + m.other_per_layer) + dense + moe + m.hidden +
         m.other;
}
}  // namespace detail

/// All parameters: they take memory.
[[nodiscard]] constexpr std::int64_t total_parameters(const model_shape& m) { return detail::parameters(m, m.experts); }

/// Those that work on each token, embeddings included.
[[nodiscard]] constexpr std::int64_t active_parameters(const model_shape& m) {
  return detail::parameters(m, m.active_experts);
}

/// What the key-value cache grows by with a token of context, as long as no window is full.
/// @param bytes_per_element  2 for BF16, 1 for FP8
[[nodiscard]] constexpr memory_per_token<> kv_bytes_per_token(const model_shape& m, double bytes_per_element) {
  const std::int64_t per_layer = m.latent() ? m.kv_rank + m.rope_size : 2 * m.kv_heads * m.head_size;
  return bytes_per_element * static_cast<double>(m.layers * per_layer) * byte / tok;
}

/// The key-value cache of one user with so long a context; layers with a window hold no more than the window.
[[nodiscard]] constexpr memory<> kv_cache(const model_shape& m, const tokens<>& context, double bytes_per_element) {
  const memory<> all = kv_bytes_per_token(m, bytes_per_element) * context;
  if (m.sliding_layers == 0 || context.in(tok) <= static_cast<double>(m.window)) return all;
  const double share_sliding = static_cast<double>(m.sliding_layers) / static_cast<double>(m.layers);
  return (1.0 - share_sliding) * all + share_sliding * (static_cast<double>(m.window) * tok / context) * all;
}

/// The memory that the weights take.
/// @param bytes_per_parameter  bytes_per_weight(precision), or what the checkpoint has
[[nodiscard]] constexpr memory<> weight_bytes(const model_shape& m, double bytes_per_parameter) {
  return bytes_per_parameter * static_cast<double>(total_parameters(m)) * byte;
}

}  // namespace aifactory
