// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does the result of a formula change with one of its inputs, exactly?
///
/// A `dual` is a value and its derivative by the one input that was seeded (forward automatic differentiation,
/// Boost.Math's `fvar<double, 1>`). Seed one input, give the others as plain values, run the formula, read
/// `slope(result)`: no step size, no truncation error. The value is the one that double gives.
///
///     dual f(dual) = f(x) + f'(x) e, with e * e = 0
///
/// @errors  A comparison looks at the value alone, and `where`, `min`, `max` take the slope of the side they
///          choose: at a kink that is the slope of one side (of the first argument when min or max find both equal). A
///          step has slope 0, so whole racks are never rounded inside a gradient. A constant keeps slope 0 where a
///          derivative is infinite.
/// @source  Boost.Math, Automatic Differentiation; the derivatives below are the textbook ones
#pragma once

#include "aifactory/units/math.hpp"

#include <boost/math/differentiation/autodiff.hpp>

#include <cmath>

namespace aifactory {

/// A value and its first derivative.
using dual = boost::math::differentiation::autodiff_fvar<double, 1>;

template <>
inline constexpr bool is_value_type<dual> = true;

/// The input that the derivative is taken by: value x, slope 1. A plain double has slope 0.
[[nodiscard]] inline dual seeded(double x) { return boost::math::differentiation::make_fvar<double, 1>(x); }
/// The value, without its derivative.
[[nodiscard]] inline double value_of(const dual& x) { return x.derivative(0u); }
/// The derivative by the seeded input, in units of the result per unit of the input.
[[nodiscard]] inline double slope(const dual& x) { return x.derivative(1u); }

namespace detail {
/// f(x) by the chain rule, from f and f' at the value of x.
inline dual chained(const dual& x, double f, double derivative) {
  const double inner = slope(x);
  dual result = seeded(0.0) * (inner == 0.0 ? 0.0 : derivative * inner);
  result.set_root(f);
  return result;
}
}  // namespace detail

/// The functions of formulas, each with its derivative by the chain rule: f(x), f'(x) x'.
template <>
struct mathematics<dual> {
  static dual exp(const dual& x) {
    const double f = std::exp(value_of(x));
    return detail::chained(x, f, f);
  }
  static dual log(const dual& x) { return detail::chained(x, std::log(value_of(x)), 1.0 / value_of(x)); }
  static dual expm1(const dual& x) { return detail::chained(x, std::expm1(value_of(x)), std::exp(value_of(x))); }
  static dual log1p(const dual& x) { return detail::chained(x, std::log1p(value_of(x)), 1.0 / (1.0 + value_of(x))); }
  static dual sqrt(const dual& x) {
    const double f = std::sqrt(value_of(x));
    return detail::chained(x, f, 0.5 / f);
  }
  static dual min(const dual& a, const dual& b) { return value_of(b) < value_of(a) ? b : a; }
  static dual max(const dual& a, const dual& b) { return value_of(a) < value_of(b) ? b : a; }
  static bool is_zero(const dual& x) { return value_of(x) == 0.0; }
  static dual where(bool condition, const dual& yes, const dual& no) { return condition ? yes : no; }
};

}  // namespace aifactory
