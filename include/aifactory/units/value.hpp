// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What may stand inside a quantity, and which type wins when two meet?
#pragma once

#include <concepts>
#include <cstdlib>
#include <type_traits>

namespace aifactory {

/// True for types that may stand inside a quantity beside the arithmetic ones (lanes, dual, interval, expression, ...).
/// Each header in values/ says so for its own type; a user's own value type does the same.
template <class T>
inline constexpr bool is_value_type = false;

template <class T>
concept value = std::is_arithmetic_v<T> || is_value_type<T>;

namespace detail {
/// Whole numbers become double, everything else stays: `2 * USD` is two dollars, not integer arithmetic.
template <value T>
constexpr decltype(auto) widened(const T& x) {
  if constexpr (std::is_integral_v<T>)
    return static_cast<double>(x);
  else
    return (x);
}
template <class T>
using widened_t = std::conditional_t<std::is_integral_v<T>, double, T>;

template <class A, class B>
struct common_value {
  static constexpr bool meet = requires(const A& a, const B& b) { a * b; };
  static_assert(meet, "aifactory: two value types (lanes, dual, interval, expression, ...) do not meet in one formula: "
                      "give it one of them, and plain numbers");
  static auto product(const A& a, const B& b) {
    if constexpr (meet)
      return a * b;
    else
      return a;
  }
  using type = decltype(product(std::declval<const A&>(), std::declval<const B&>()));
};
template <class A>
struct common_value<A, A> {
  using type = A;
};
template <std::floating_point A, std::floating_point B>
  requires(!std::same_as<A, B>)
struct common_value<A, B> {
  using type = std::conditional_t<(sizeof(A) < sizeof(B)), A, B>;
};
template <class A, std::floating_point B>
  requires(!std::floating_point<A>)
struct common_value<A, B> {
  using type = A;
};
template <std::floating_point A, class B>
  requires(!std::floating_point<B>)
struct common_value<A, B> {
  using type = B;
};
}  // namespace detail

/// The value type of a sum or product: the one that is not a plain number; of two plain numbers the narrower, so that
/// a formula run in float stays in float although its constants are written in double.
template <value A, value B>
using common_value_t = typename detail::common_value<detail::widened_t<A>, detail::widened_t<B>>::type;

/// Stands where a value is needed in code that is never run: a constructor whose body is a failed static_assert.
template <class T>
[[noreturn]] T never() {
  std::abort();
}

}  // namespace aifactory
