// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which mathematical functions may a formula use, whatever its value type?
///
/// A formula writes `math::exp(x)`, never `std::exp`, `if` or `?:` on a value: it is run with numbers, lanes of many
/// trials, derivatives, intervals and recorded expressions. Each value type says what the functions mean for it by
/// specialising `mathematics<V>`; the plain case is here, constexpr for floating point.
#pragma once

#include "aifactory/units/quantity.hpp"
#include "aifactory/units/series.hpp"

#include <cmath>
#include <limits>
#include <type_traits>

namespace aifactory {

/// A name for compilers to print: a comparison that is not one bool (lanes, interval, expression) met `if` or `?:`.
struct choose_with_math_where_instead;

/// What the functions below do for a value type V. A specialisation has these static members.
template <class V>
struct mathematics;

/// Floating point: the C library at run time, series of our own (series.hpp, in double) in a constant expression.
template <std::floating_point V>
struct mathematics<V> {
  static constexpr V exp(V x) {
    if (std::is_constant_evaluated()) return static_cast<V>(series::exp(static_cast<double>(x)));
    return std::exp(x);
  }
  static constexpr V log(V x) {
    if (std::is_constant_evaluated()) return static_cast<V>(series::log(static_cast<double>(x)));
    return std::log(x);
  }
  static constexpr V expm1(V x) {
    if (std::is_constant_evaluated()) return static_cast<V>(series::expm1(static_cast<double>(x)));
    return std::expm1(x);
  }
  static constexpr V log1p(V x) {
    if (std::is_constant_evaluated()) return static_cast<V>(series::log1p(static_cast<double>(x)));
    return std::log1p(x);
  }
  static constexpr V sqrt(V x) {
    if (std::is_constant_evaluated()) return static_cast<V>(series::sqrt(static_cast<double>(x)));
    return std::sqrt(x);
  }
  static constexpr V min(V a, V b) { return b < a ? b : a; }
  static constexpr V max(V a, V b) { return a < b ? b : a; }
  static constexpr bool is_zero(V x) { return x == V(0); }
  static constexpr V where(bool condition, V yes, V no) { return condition ? yes : no; }
};

/// The functions formulas use. Both sides of `where` are evaluated, so keep 0/0 out of the side not taken.
namespace math {

/// e^x; infinite where that overflows, 0 far below 0.
template <class V>
[[nodiscard]] constexpr V exp(const V& x) {
  return mathematics<V>::exp(x);
}
/// The natural logarithm; minus infinity at 0, NaN below.
template <class V>
[[nodiscard]] constexpr V log(const V& x) {
  return mathematics<V>::log(x);
}
/// e^x - 1 without losing digits near 0.
template <class V>
[[nodiscard]] constexpr V expm1(const V& x) {
  return mathematics<V>::expm1(x);
}
/// log(1 + x) without losing digits near 0; minus infinity at -1, NaN below.
template <class V>
[[nodiscard]] constexpr V log1p(const V& x) {
  return mathematics<V>::log1p(x);
}
/// The square root; NaN below 0.
template <class V>
[[nodiscard]] constexpr V sqrt(const V& x) {
  return mathematics<V>::sqrt(x);
}

/// x to a whole power, by squaring; 1 for power 0, also at x = 0; the reciprocal for a negative power, infinite at 0.
template <class V>
[[nodiscard]] constexpr V pow_int(const V& x, int power) {
  if (power == 0) return V(1.0);
  long long left = power < 0 ? -static_cast<long long>(power) : power;
  V square = x;
  while (left % 2 == 0) square = square * square, left /= 2;
  V result = square;
  while (left /= 2) {
    square = square * square;
    if (left % 2 != 0) result = result * square;
  }
  return power < 0 ? V(1.0 / result) : result;
}

/// The lesser of two; a where they are equal or one is NaN.
template <class V>
[[nodiscard]] constexpr V min(const V& a, const V& b) {
  return mathematics<V>::min(a, b);
}
/// The greater of two; a where they are equal or one is NaN.
template <class V>
[[nodiscard]] constexpr V max(const V& a, const V& b) {
  return mathematics<V>::max(a, b);
}
/// The lesser of two quantities of one dimension.
template <class D, class V>
[[nodiscard]] constexpr quantity<D, V> min(const quantity<D, V>& a, const quantity<D, V>& b) {
  return quantity<D, V>::from_base_value(mathematics<V>::min(a.base_value(), b.base_value()));
}
/// The greater of two quantities of one dimension.
template <class D, class V>
[[nodiscard]] constexpr quantity<D, V> max(const quantity<D, V>& a, const quantity<D, V>& b) {
  return quantity<D, V>::from_base_value(mathematics<V>::max(a.base_value(), b.base_value()));
}

/// The condition x == 0, in the condition type of V: bool, a mask, or a recorded condition.
template <class V>
[[nodiscard]] constexpr auto is_zero(const V& x) {
  return mathematics<V>::is_zero(x);
}
/// The same of a quantity, in its base unit.
template <class D, class V>
[[nodiscard]] constexpr auto is_zero(const quantity<D, V>& x) {
  return mathematics<V>::is_zero(x.base_value());
}
/// `yes` where the condition holds, else `no`.
template <class Condition, class V>
[[nodiscard]] constexpr V where(const Condition& condition, const V& yes, const V& no) {
  return mathematics<V>::where(condition, yes, no);
}
/// The same of quantities of one dimension.
template <class Condition, class D, class V>
[[nodiscard]] constexpr quantity<D, V> where(const Condition& condition, const quantity<D, V>& yes,
                                             const quantity<D, V>& no) {
  return quantity<D, V>::from_base_value(mathematics<V>::where(condition, yes.base_value(), no.base_value()));
}

/// f(x), with the promise that f does not decrease in x, and meets x nowhere but in its argument: an interval then
/// evaluates its two ends and is tight in x. Whatever else f uses may be uncertain too. Every other value type just
/// evaluates.
template <class V, class F>
[[nodiscard]] constexpr auto increasing(const V& x, const F& f) {
  if constexpr (requires { mathematics<V>::increasing(x, f); })
    return mathematics<V>::increasing(x, f);
  else
    return f(x);
}
/// f(x), with the promise that f does not increase in x (see increasing).
template <class V, class F>
[[nodiscard]] constexpr auto decreasing(const V& x, const F& f) {
  if constexpr (requires { mathematics<V>::decreasing(x, f); })
    return mathematics<V>::decreasing(x, f);
  else
    return f(x);
}

/// x itself. A value type that records formulas keeps the name for this part of the formula, and the unit to show it in.
template <class V>
[[nodiscard, gnu::always_inline]] constexpr V named(const V& x, const char* name, const char* unit = "") {
  if constexpr (requires { mathematics<V>::named(x, name, unit); })
    return mathematics<V>::named(x, name, unit);
  else
    return x;
}
/// A row over time whose entries a formula names one by one, as named(x, row, period); nothing for what records nothing.
struct no_series {};
/// A row of that name, its entries in that unit.
template <class V>
[[nodiscard, gnu::always_inline]] constexpr auto series(const char* name, const char* unit) {
  if constexpr (requires { mathematics<V>::series(name, unit); })
    return mathematics<V>::series(name, unit);
  else
    return no_series{};
}
/// x itself. A value type that records formulas keeps it as the entry of a row at a period, 0 at the close.
template <class V, class Row>
requires(!std::is_convertible_v<Row, const char*>) [[nodiscard, gnu::always_inline]] constexpr V named(const V& x, const Row& row, int period) {
  if constexpr (requires { mathematics<V>::named(x, row, period); })
    return mathematics<V>::named(x, row, period);
  else
    return x;
}
/// Whether V records formulas: a search then runs over plain numbers, and what it finds enters by mathematics<V>::found.
template <class V>
inline constexpr bool records = requires(const V& x) { mathematics<V>::found(mathematics<V>::plain(x), ""); };

/// The same of a quantity; its base unit is recorded, `unit` says in which it is shown.
template <class D, class V>
[[nodiscard, gnu::always_inline]] constexpr quantity<D, V> named(const quantity<D, V>& x, const char* name, const char* unit) {
  return quantity<D, V>::from_base_value(named(x.base_value(), name, unit));
}

}  // namespace math
}  // namespace aifactory
