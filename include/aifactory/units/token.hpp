// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which tokens are meant: prompt, fresh input, cached input, output, or all of them?
///
/// Prompt tokens are split into fresh and cached ones by the cache-hit rate. Only total(...) adds kinds.
#pragma once

#include "aifactory/units/count.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/quantity.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// Prompt tokens that are computed.
template <class V = double>
using fresh_tokens = quantity<u::fresh_token, V>;
/// Prompt tokens found in the cache.
template <class V = double>
using cached_tokens = quantity<u::cached_token, V>;
/// All prompt tokens, before they are split.
template <class V = double>
using prompt_tokens = quantity<u::prompt_token, V>;
/// Generated tokens.
template <class V = double>
using output_tokens = quantity<u::output_token, V>;
/// Tokens of all kinds: what total(...) makes.
template <class V = double>
using tokens = quantity<u::token, V>;

/// Computed prompt tokens per second.
template <class V = double>
using fresh_token_rate = quantity<u::per<u::fresh_token, u::second>, V>;
/// Cached prompt tokens per second.
template <class V = double>
using cached_token_rate = quantity<u::per<u::cached_token, u::second>, V>;
/// Prompt tokens per second, computed and cached.
template <class V = double>
using prompt_token_rate = quantity<u::per<u::prompt_token, u::second>, V>;
/// Generated tokens per second.
template <class V = double>
using output_token_rate = quantity<u::per<u::output_token, u::second>, V>;
/// Tokens of all kinds per second.
template <class V = double>
using token_rate = quantity<u::per<u::token, u::second>, V>;

namespace u {
/// A GPU for a second: what throughput and rent are per.
using gpu_second = times<gpu, second>;
}
/// Computed prompt tokens per second of a GPU.
template <class V = double>
using fresh_token_rate_per_gpu = quantity<u::per<u::fresh_token, u::gpu_second>, V>;
/// Prompt tokens per second of a GPU, computed and cached.
template <class V = double>
using prompt_token_rate_per_gpu = quantity<u::per<u::prompt_token, u::gpu_second>, V>;
/// Generated tokens per second of a GPU.
template <class V = double>
using output_token_rate_per_gpu = quantity<u::per<u::output_token, u::gpu_second>, V>;
/// Tokens of all kinds per second of a GPU.
template <class V = double>
using token_rate_per_gpu = quantity<u::per<u::token, u::gpu_second>, V>;

/// A prompt token that is computed.
inline constexpr auto tok_fresh = fresh_tokens<>::from_base_value(1.0);
/// A prompt token found in the cache.
inline constexpr auto tok_cached = cached_tokens<>::from_base_value(1.0);
/// A prompt token, computed or cached.
inline constexpr auto tok_in = prompt_tokens<>::from_base_value(1.0);
/// A generated token.
inline constexpr auto tok_out = output_tokens<>::from_base_value(1.0);
/// A token of any kind, as total(...) counts.
inline constexpr auto tok = tokens<>::from_base_value(1.0);
/// A million computed prompt tokens.
inline constexpr auto Mtok_fresh = 1e6 * tok_fresh;
/// A million cached prompt tokens.
inline constexpr auto Mtok_cached = 1e6 * tok_cached;
/// A million prompt tokens.
inline constexpr auto Mtok_in = 1e6 * tok_in;
/// A million generated tokens.
inline constexpr auto Mtok_out = 1e6 * tok_out;
/// A million tokens of any kind.
inline constexpr auto Mtok = 1e6 * tok;

namespace detail {
/// A dimension with plain tokens in place of its one kind of token.
template <class D>
consteval auto total_dimension() {
  constexpr exponents e = exponents_of<D>();
  constexpr int kinds = e[base::fresh_token] + e[base::cached_token] + e[base::prompt_token] + e[base::output_token];
  static_assert(kinds == 1 || expected_but_given<called::total_tokens, name_t<D>>::value,
                "aifactory: total(...) adds tokens of different kinds (amounts, rates, rates per GPU), nothing else");
  if constexpr (e[base::fresh_token] == 1)
    return std::type_identity<u::times<u::per<D, u::fresh_token>, u::token>>{};
  else if constexpr (e[base::cached_token] == 1)
    return std::type_identity<u::times<u::per<D, u::cached_token>, u::token>>{};
  else if constexpr (e[base::prompt_token] == 1)
    return std::type_identity<u::times<u::per<D, u::prompt_token>, u::token>>{};
  else
    return std::type_identity<u::times<u::per<D, u::output_token>, u::token>>{};
}

template <class D, class V>
constexpr auto counted_as_total(const quantity<D, V>& q) {
  return quantity<typename decltype(total_dimension<D>())::type, V>::from_base_value(q.base_value());
}
}  // namespace detail

/// All tokens: the only sum over kinds. Amounts, rates, rates per GPU or per power alike.
///
///   total = fresh input + cached input + output   (or prompt + output)
///
/// @return  [tok], per the same as its parts
/// @shape   scalar, or lanes when V is a batch
/// @errors  does not compile for anything that does not count tokens, or when amounts and rates are mixed
/// @source  definition: a token of every kind counts as one
template <class D, class V, class... Rest>
[[nodiscard]] constexpr auto total(const quantity<D, V>& first, const Rest&... rest) {
  if constexpr (sizeof...(Rest) == 0)
    return detail::counted_as_total(first);
  else
    return detail::counted_as_total(first) + total(rest...);
}

/// The prompt tokens that must be computed. Amounts and rates alike.
///
///   fresh = prompt (1 - cache-hit rate)
///
/// @param prompt  [tok_in], or tok_in per something
/// @return        [tok_fresh], per the same
/// @errors  does not compile for other tokens, or another ratio; the rate is checked where it is made
/// @source  definition of the cache-hit rate
template <class D, class V, class W>
[[nodiscard]] constexpr auto fresh_part(const quantity<D, V>& prompt, const cache_hit_rate<W>& hit) {
  constexpr bool is_prompt = exponents_of<D>()[base::prompt_token] == 1;
  static_assert(is_prompt || expected_but_given<called::prompt_tokens, name_t<D>>::value,
                "aifactory: only prompt tokens (tok_in) are split into fresh and cached ones");
  using fresh = u::times<u::per<D, u::prompt_token>, u::fresh_token>;
  return detail::with_dimension<fresh>(detail::product(prompt.base_value(), 1.0 - hit));
}

/// The prompt tokens found in the cache. Amounts and rates alike.
///
///   cached = prompt cache-hit rate
///
/// @param prompt  [tok_in], or tok_in per something
/// @return        [tok_cached], per the same
/// @errors  does not compile for other tokens, or another ratio; the rate is checked where it is made
/// @source  definition of the cache-hit rate
template <class D, class V, class W>
[[nodiscard]] constexpr auto cached_part(const quantity<D, V>& prompt, const cache_hit_rate<W>& hit) {
  constexpr bool is_prompt = exponents_of<D>()[base::prompt_token] == 1;
  static_assert(is_prompt || expected_but_given<called::prompt_tokens, name_t<D>>::value,
                "aifactory: only prompt tokens (tok_in) are split into fresh and cached ones");
  using cached = u::times<u::per<D, u::prompt_token>, u::cached_token>;
  return detail::with_dimension<cached>(detail::product(prompt.base_value(), hit.value()));
}

// Split by another ratio than a cache-hit rate: refused by its constructor, in words.
/// A split by another ratio does not compile, in words.
template <class D, class V, class K, class W>
  requires(!std::same_as<K, kind::cache_hit_rate>)
auto fresh_part(const quantity<D, V>& prompt, const ratio<K, W>& wrong) {
  return fresh_part(prompt, cache_hit_rate<W>(wrong));
}
/// A split by another ratio does not compile, in words.
template <class D, class V, class K, class W>
  requires(!std::same_as<K, kind::cache_hit_rate>)
auto cached_part(const quantity<D, V>& prompt, const ratio<K, W>& wrong) {
  return cached_part(prompt, cache_hit_rate<W>(wrong));
}

}  // namespace aifactory
