// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are tokens counted by kind: amounts, rates, and per megawatt or joule?
#pragma once

#include "aifactory/model/layers.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

/// Fresh input, cached input, output and all of them, each per D (per time, per energy, ...).
template <class D, class V>
struct tokens_by_kind {
  quantity<u::per<u::fresh_token, D>, V> fresh_input;    ///< prompt tokens that are computed
  quantity<u::per<u::cached_token, D>, V> cached_input;  ///< prompt tokens that the cache holds
  quantity<u::per<u::output_token, D>, V> output;
  quantity<u::per<u::token, D>, V> total;  ///< the sum of the three

  /// The kinds with their sum, which is made here and nowhere else.
  ///
  ///   total = fresh + cached + output
  ///
  /// @errors  none
  [[nodiscard]] static constexpr tokens_by_kind of(const quantity<u::per<u::fresh_token, D>, V>& fresh,
                                                   const quantity<u::per<u::cached_token, D>, V>& cached,
                                                   const quantity<u::per<u::output_token, D>, V>& output) {
    return {fresh, cached, output, aifactory::total(fresh, cached, output)};
  }
  /// Every kind times the same quantity, and the sum made anew: tokens from rates by a time.
  /// @errors  none
  template <class E>
  [[nodiscard]] constexpr auto times(const quantity<E, V>& factor) const {
    return tokens_by_kind<u::per<D, E>, V>::of(fresh_input * factor, cached_input * factor, output * factor);
  }
  /// Every kind times the same number.
  /// @errors  none
  [[nodiscard]] constexpr auto times(const V& factor) const {
    return tokens_by_kind::of(fresh_input * factor, cached_input * factor, output * factor);
  }
  static constexpr auto parts() {
    using self = tokens_by_kind;
    return std::tuple{part{"fresh_input", &self::fresh_input}, part{"cached_input", &self::cached_input},
                      part{"output", &self::output}, part{"total", &self::total}};
  }
};

/// Tokens per time of a fleet: [tok/s].
template <class V>
using token_rates = tokens_by_kind<u::second, V>;
/// Tokens per time and GPU: [tok/s/GPU].
template <class V>
using token_rates_per_gpu = tokens_by_kind<u::gpu_second, V>;

/// What one token of each kind costs, and one of all kinds together: [USD/tok].
template <class V>
struct cost_by_token_kind {
  fresh_token_price<V> fresh_input;
  cached_token_price<V> cached_input;
  output_token_price<V> output;
  token_price<V> blended;  ///< the whole cost over all tokens, not the mean of the three

  static constexpr auto parts() {
    using self = cost_by_token_kind;
    return std::tuple{part{"fresh_input", &self::fresh_input}, part{"cached_input", &self::cached_input},
                      part{"output", &self::output}, part{"blended", &self::blended}};
  }
};

}  // namespace aifactory
