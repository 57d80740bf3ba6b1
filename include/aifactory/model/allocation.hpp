// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which tokens carry the cost: what does one token of each kind cost?
#pragma once

#include "aifactory/model/token_kinds.hpp"
#include "aifactory/model/workload.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// Weight of one token of each kind, per token, up to a common factor. A kind with weight 0 carries no cost.
template <class V>
struct token_weights {
  quantity<u::per<u::one, u::fresh_token>, V> fresh_input;
  quantity<u::per<u::one, u::cached_token>, V> cached_input;
  quantity<u::per<u::one, u::output_token>, V> output;
};

namespace detail {
/// The time one GPU takes for one token, in GPU-seconds as a plain number; 0 where no rate is given.
template <class T, class V>
constexpr quantity<u::per<u::one, T>, V> gpu_seconds_per_token(const quantity<u::per<T, u::gpu_second>, V>& rate) {
  const auto none = math::is_zero(rate);
  const auto used = math::where(none, quantity<u::per<T, u::gpu_second>, V>::from_base_value(V(1.0)), rate);
  const auto weight = 1.0 / (used * GPU * second);
  return math::where(none, quantity<u::per<u::one, T>, V>::from_base_value(V(0.0)), weight);
}
}  // namespace detail

/// The weights of an allocation rule.
///
///   output_only  (0, 0, 1)
///   price_ratio  workload.price_ratio
///   gpu_time     (1 / prefill_rate, 0, 1 / decode_rate): the time of a GPU doing only that kind; cached input is free
///
/// @return  [1/tok]  in order fresh, cached, output
/// @errors  none: a rate that is not given has weight 0, and validate() asks for it
/// @source  own definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr token_weights<V> weights_of(const workload<V>& work) {
  if (work.allocation == allocation::gpu_time) {
    const output_token_rate_per_gpu<V>& decode = work.decode_rate;
    return {detail::gpu_seconds_per_token<u::fresh_token>(work.prefill_rate), V(0.0) / cached_tokens<V>(tok_cached),
            detail::gpu_seconds_per_token<u::output_token>(decode)};
  }
  const bool by_price = work.allocation == allocation::price_ratio;
  const auto& ratio = work.price_ratio;
  return {V(by_price ? ratio[0] : 0.0) / fresh_tokens<V>(tok_fresh), V(by_price ? ratio[1] : 0.0) / cached_tokens<V>(tok_cached),
          V(by_price ? ratio[2] : 1.0) / output_tokens<V>(tok_out)};
}

/// Cost of a token of each kind. Exactly the whole cost is shared out: sum over kinds of c_k T_k = cost.
///
///   c_k = cost * w_k / sum_j w_j T_j        blended = cost / all tokens
///
/// @param cost    [USD/time]
/// @param made    [tok/time]  T: delivered, or at full load
/// @param weights  w, from weights_of(); only their proportions count
/// @return        [USD/tok]
/// @errors  none; when no weighted token is made the result is not finite, which validate() prevents
/// @source  own definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr cost_by_token_kind<V> cost_per_token(const money_per_time<V>& cost, const token_rates<V>& made,
                                                             const token_weights<V>& weights) {
  const auto weighted = weights.fresh_input * made.fresh_input + weights.cached_input * made.cached_input +
                        weights.output * made.output;
  const auto per_weight = cost / weighted;
  return {per_weight * weights.fresh_input, per_weight * weights.cached_input, per_weight * weights.output,
          cost / made.total};
}

}  // namespace aifactory
