// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many operations does it take to train a model on so many tokens?
///
/// A token takes two operations per parameter forwards (a multiplication and an addition) and four backwards; attention takes more
/// with the length of the sequence. What is recomputed to save memory is not counted here: see mfu.hpp.
#pragma once

#include "aifactory/units/hardware.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

namespace kind {
/// Range of parameter_count: 0 and more.
struct parameters {
  static constexpr const char* name = "parameters";
  static constexpr double low = 0.0, high = 1e300;
};
/// Range of layer_count: 0 and more.
struct layers {
  static constexpr const char* name = "layers";
  static constexpr double low = 0.0, high = 1e300;
};
/// Range of layer_width: 0 and more.
struct width {
  static constexpr const char* name = "width";
  static constexpr double low = 0.0, high = 1e300;
};
}  // namespace kind

/// Parameters of a model: those that work on a token, or all of them.
/// @errors  input_error below 0 and for what is not a number, where V is a floating-point number
template <class V = double>
struct parameter_count : ratio<kind::parameters, V> {
  using ratio<kind::parameters, V>::ratio;
};
/// Layers of a model.
/// @errors  as parameter_count
template <class V = double>
struct layer_count : ratio<kind::layers, V> {
  using ratio<kind::layers, V>::ratio;
};
/// Numbers side by side in a layer: heads times the size of a head, or the hidden size.
/// @errors  as parameter_count
template <class V = double>
struct layer_width : ratio<kind::width, V> {
  using ratio<kind::width, V>::ratio;
};
template <value S>
parameter_count(S) -> parameter_count<detail::widened_t<S>>;
template <value S>
layer_count(S) -> layer_count<detail::widened_t<S>>;
template <value S>
layer_width(S) -> layer_width<detail::widened_t<S>>;

/// Operations per token: [FLOP/tok].
template <class V = double>
using arithmetic_per_token = quantity<u::per<u::flop, u::token>, V>;

/// What parameters take of each token.
///
///   6 N
///
/// @param active  parameters that work on a token: all of a dense model, of a mixture of experts the active ones
/// @return        [FLOP/tok]
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  arXiv 2001.08361, section 2.1; arXiv 2204.02311, appendix B
template <class N>
[[nodiscard]] constexpr auto parameter_flop(const N& active) {
  return 6.0 * as<parameter_count>(active).value() * (FLOP / tok);
}

/// What attention takes of each token beside its parameters: scores and weighted sums, forwards and backwards.
///
///   12 L w s
///
/// All s positions count, also those that a causal mask leaves out; a kernel that skips them does half.
///
/// @param layers    those that see the whole sequence
/// @param width     heads times the size of a head; where queries and values differ in size, their mean
/// @param sequence  [tok]
/// @return          [FLOP/tok]
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  arXiv 2204.02311, appendix B: 12 L H Q T
template <class L, class W, class S>
[[nodiscard]] constexpr auto attention_flop(const L& layers, const W& width, const S& sequence) {
  return 12.0 * (as<layer_count>(layers) * as<layer_width>(width)) * (as<tokens>(sequence) / tok) * (FLOP / tok);
}

}  // namespace aifactory
