// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many operations is an iteration of a GPT, as papers on Megatron-LM count them?
///
/// For comparing with throughputs that were published on this count. It is 6 N D plus attention for one shape of model, with the
/// output layer and without embeddings.
#pragma once

#include "aifactory/training/flops.hpp"

namespace aifactory {

/// Which activations are computed again in the backward pass: none, those of attention alone (selective), or all (full).
enum class recomputation { none, selective, full };

/// A dense GPT: layers of the same hidden size, 4 h inside, and an output layer.
template <class V = double>
struct gpt_shape {
  layer_count<V> layers;  ///< l
  layer_width<V> hidden;  ///< h
  V vocabulary;           ///< V, in tokens
};

/// Operations for so many tokens.
///
///   none       72 T l h^2 (1 + s/6h + V/12lh)        what the model needs
///   selective  72 T l h^2 (1 + s/3h + V/12lh)        attention twice
///   full       96 T l h^2 (1 + s/6h + V/16lh)        the forward pass of all layers twice
///
/// @param trained   [tok]  T: batch times sequence
/// @param sequence  [tok]  s
/// @return          [FLOP]
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: not a number for a shape without layers or width
/// @source  full: arXiv 2104.04473, section 5.1, equation 3; none and selective: arXiv 2205.05198, appendix A
template <class V>
[[nodiscard]] constexpr arithmetic<V> megatron_flop(const gpt_shape<V>& shape, const tokens<V>& trained, const tokens<V>& sequence,
                                                    recomputation again) {
  const V h = shape.hidden.value(), l = shape.layers.value();
  const V s = sequence / tok;
  const V attention = s / (6.0 * h);
  const V output = shape.vocabulary / (12.0 * l * h);
  const V per_layer = again == recomputation::full        ? V(4.0 / 3.0 * (1.0 + attention))
                      : again == recomputation::selective ? V(1.0 + 2.0 * attention)
                                                          : V(1.0 + attention);
  return 72.0 * l * h * h * (per_layer + output) * (FLOP / tok) * trained;
}

}  // namespace aifactory
