// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a formula return, and how do its typed results become columns of numbers?
///
/// A formula returns one typed value (a quantity, a ratio, a rate, a bare value) or a tuple of them.
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/units/quantity.hpp"

#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>

namespace aifactory::detail {

template <class T>
inline constexpr bool is_tuple = false;
template <class... T>
inline constexpr bool is_tuple<std::tuple<T...>> = true;

template <class R>
constexpr std::size_t results_in() {
  if constexpr (is_tuple<R>)
    return std::tuple_size_v<R>;
  else
    return 1;
}

/// @errors  input_error where a formula that returns an R has no result of this number, from 0
template <class R>
void require_result(const char* who, std::size_t result) {
  if (result >= results_in<R>()) throw input_error(std::string(who) + ": there is no result " + std::to_string(result));
}

/// What a formula returns for these inputs.
template <class Formula, class Inputs>
struct answer_of {
  static_assert(std::is_invocable_v<const Formula&, const Inputs&>,
                "aifactory: the formula is run with inputs of several value types: write it as [](const auto& plan) { ... }");
  using type = std::invoke_result_t<const Formula&, const Inputs&>;
};

/// One typed result with a double inside instead of V.
template <class T, class V>
struct as_number;
template <class V>
struct as_number<V, V> {
  using type = double;
  static constexpr const V& raw(const V& x) { return x; }
  static constexpr double typed(double x) { return x; }
};
template <class D, class V>
struct as_number<quantity<D, V>, V> {
  using type = quantity<D, double>;
  static constexpr const V& raw(const quantity<D, V>& x) { return x.base_value(); }
  static constexpr type typed(double x) { return type::from_base_value(x); }
};
/// Ratios and rates: their statistics need not lie within their range (a standard error, a share of 1.0000001).
template <class T, class V>
requires(!is_required<T> && requires { typename T::ratio_kind; }) struct as_number<T, V> {
  using type = double;
  static constexpr const V& raw(const T& x) {
    if constexpr (requires { x.effective_annual(); })
      return x.effective_annual();
    else
      return x.value();
  }
  static constexpr double typed(double x) { return x; }
};
/// An input handed through.
template <class T, class V>
struct as_number<required<T>, V> : as_number<T, V> {};

template <class R, std::size_t I>
struct result_type {
  using type = R;
  static constexpr const R& get(const R& r) { return r; }
};
template <class... T, std::size_t I>
struct result_type<std::tuple<T...>, I> {
  using type = std::tuple_element_t<I, std::tuple<T...>>;
  static constexpr const type& get(const std::tuple<T...>& r) { return std::get<I>(r); }
};

/// Calls f(I, raw value) for each result.
template <class V, class R, class F>
[[gnu::always_inline]] constexpr void for_each_result(const R& results, const F& f) {
  [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    (f(I, as_number<typename result_type<R, I>::type, V>::raw(result_type<R, I>::get(results))), ...);
  }
  (std::make_index_sequence<results_in<R>()>());
}

}  // namespace aifactory::detail
