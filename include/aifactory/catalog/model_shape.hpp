// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many parameters does a transformer have, and how many bytes does a token of context take?
///
///   attention (grouped)  2 h H d + 2 h K d                 h hidden, H heads, K key-value heads, d head size
///   attention (latent)   h q + q H (n + r) + q + h (c + r) + c H (n + v) + H v h + c; h H (n + r) for the first three where q is 0
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
///
/// In the equations h is hidden, H heads, K kv_heads, d head_size, L layers, V vocabulary, m matrices, f feed_forward or, of an
/// expert, expert_feed_forward, E experts (active_experts of them work on a token), S shared_experts; in latent attention q is
/// query_rank, c kv_rank, r rope_size, n no_rope_size, v value_size. The first dense_layers have no experts; sliding_layers see no
/// more than a window of so many tokens.
struct model_shape {
  std::int64_t layers = 0, hidden = 0, heads = 0, kv_heads = 0, head_size = 0;
  std::int64_t feed_forward = 0;  ///< inner size of dense layers
  std::int64_t matrices = 3;      ///< of a feed-forward block: 3 with a gate, 2 without
  std::int64_t vocabulary = 0;    ///< tokens
  bool tied_embeddings = false;   ///< input and output embeddings are one matrix
  // Mixture of experts: the first layers may be dense.
  std::int64_t experts = 0, shared_experts = 0, active_experts = 0, expert_feed_forward = 0, dense_layers = 0;
  // Latent attention; zero where attention is grouped. A query_rank of 0 beside the others: queries are not compressed.
  std::int64_t kv_rank = 0, rope_size = 0, no_rope_size = 0, value_size = 0, query_rank = 0;
  // Layers whose context ends at a window.
  std::int64_t sliding_layers = 0, window = 0;
  // What a model adds: norms of queries and keys, biases, learned positions.
  std::int64_t other_per_layer = 0, other_per_expert = 0, other_per_moe_layer = 0, other = 0;

  /// True where attention is latent, which a kv_rank says.
  [[nodiscard]] constexpr bool latent() const { return kv_rank > 0; }
  /// Layers with experts: layers - dense_layers, 0 where there are no experts.
  [[nodiscard]] constexpr std::int64_t moe_layers() const { return experts > 0 ? layers - dense_layers : 0; }
};

namespace detail {
constexpr std::int64_t attention_parameters(const model_shape& m) {
  if (!m.latent()) return 2 * m.hidden * m.head_size * (m.heads + m.kv_heads);
  const std::int64_t query_size = m.heads * (m.no_rope_size + m.rope_size);
  const std::int64_t queries = m.query_rank > 0 ? m.hidden * m.query_rank + m.query_rank * query_size + m.query_rank : m.hidden * query_size;
  return queries + m.hidden * (m.kv_rank + m.rope_size) + m.kv_rank * m.heads * (m.no_rope_size + m.value_size) +
         m.heads * m.value_size * m.hidden + m.kv_rank;
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
///
///   V h (1 or 2) + L (attention + 2 h) + dense layers m h f + layers with experts (m h f (E + S) + h E) + h + others
///
/// attention and others: at the head of this file. Latent attention with query_rank 0 has queries that are not compressed.
///
/// @errors  none: 0 for an empty shape
/// @source  count of the weights of each block; latent attention: arXiv 2405.04434, section 2.1
[[nodiscard]] constexpr std::int64_t total_parameters(const model_shape& m) { return detail::parameters(m, m.experts); }

/// Those that work on each token, embeddings included.
///
///   as total_parameters, with active_experts in place of E in (E + S); the router h E works on every token
///
/// @errors  none
/// @source  as total_parameters
[[nodiscard]] constexpr std::int64_t active_parameters(const model_shape& m) {
  return detail::parameters(m, m.active_experts);
}

/// What the key-value cache grows by with a token of context, as long as no window is full.
///
///   grouped 2 L K d b      latent L (c + r) b
///
/// @param bytes_per_element  [B]  b: 2 for BF16, 1 for FP8
/// @return                   [B/tok]
/// @errors  none: 0 for an empty shape
/// @source  keys and values of a grouped head: definition; latent: arXiv 2405.04434, section 2.1
[[nodiscard]] constexpr memory_per_token<> kv_bytes_per_token(const model_shape& m, double bytes_per_element) {
  const std::int64_t per_layer = m.latent() ? m.kv_rank + m.rope_size : 2 * m.kv_heads * m.head_size;
  return bytes_per_element * static_cast<double>(m.layers * per_layer) * byte / tok;
}

/// The key-value cache of one user with so long a context; layers with a window hold no more than the window.
///
///   per token * ((1 - s) context + s min(context, window)),   s = sliding_layers / layers
///
/// @param context            [tok]  prompt and answer so far
/// @param bytes_per_element  [B]  as in kv_bytes_per_token
/// @return                   [B]
/// @errors  none
/// @source  definition
[[nodiscard]] constexpr memory<> kv_cache(const model_shape& m, const tokens<>& context, double bytes_per_element) {
  const memory<> all = kv_bytes_per_token(m, bytes_per_element) * context;
  if (m.sliding_layers == 0 || context.in(tok) <= static_cast<double>(m.window)) return all;
  const double share_sliding = static_cast<double>(m.sliding_layers) / static_cast<double>(m.layers);
  return (1.0 - share_sliding) * all + share_sliding * (static_cast<double>(m.window) * tok / context) * all;
}

/// The memory that the weights take.
///
///   bytes_per_parameter * total_parameters
///
/// @param bytes_per_parameter  [B]  bytes_per_weight(precision), or what the checkpoint has
/// @return                     [B]  of one copy, experts that rest included
/// @errors  none
/// @source  definition
[[nodiscard]] constexpr memory<> weight_bytes(const model_shape& m, double bytes_per_parameter) {
  return bytes_per_parameter * static_cast<double>(total_parameters(m)) * byte;
}

}  // namespace aifactory
