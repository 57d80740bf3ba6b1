// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does an input hold a distribution instead of a number?
///
/// `uncertain` is a value type: a number or a distribution. It may stand inside every quantity, ratio and rate, so a
/// whole input struct can be written with spread where there is some:
///
///   facility<uncertain> hall{.capex = triangular(15e6, 17.5e6, 20e6) * USD / MW_IT, .pue = pert(1.08, 1.2, 1.4), ...};
///
/// It can be scaled by a number, which is exact, and nothing else: the sum of two uncertain inputs is not known without
/// trials, so a formula over `uncertain` does not compile. monte_carlo(...) draws numbers from it and runs the formula.
#pragma once

#include "aifactory/uncertainty/distribution.hpp"
#include "aifactory/units/math.hpp"

#include <variant>

namespace aifactory {

/// A number, or a distribution. Inside a quantity it is in base units.
class uncertain {
  std::variant<double, distribution> held_;

 public:
  /// Zero, for certain.
  uncertain() : held_(0.0) {}
  /// A number, for certain.
  uncertain(double certain) : held_(certain) {}
  /// A family of distributions, or a `distribution`.
  template <distribution_family F>
  uncertain(const F& spread) : held_(distribution(spread)) {}

  /// True for a number, false for a distribution, even one of a single value.
  [[nodiscard]] bool is_certain() const { return std::holds_alternative<double>(held_); }
  /// The number, where it is certain: ask first.
  [[nodiscard]] double number() const { return std::get<double>(held_); }
  /// The distribution, where there is one: ask first.
  [[nodiscard]] const distribution& spread() const { return std::get<distribution>(held_); }

  /// What stands for it in a calculation without trials: the number, or the median.
  [[nodiscard]] double central() const { return is_certain() ? number() : spread().median(); }
  /// The number, or the lower end of the distribution; minus infinity where it has none.
  [[nodiscard]] double low() const { return is_certain() ? number() : spread().low(); }
  /// The number, or the upper end of the distribution; infinity where it has none.
  [[nodiscard]] double high() const { return is_certain() ? number() : spread().high(); }
  /// The value with cdf p; the number for every p where it is certain.
  /// @errors  input_error for a distribution when p lies outside [0, 1]
  [[nodiscard]] double quantile(double p) const { return is_certain() ? number() : spread().quantile(p); }

  [[nodiscard]] friend uncertain operator*(const uncertain& x, double factor) {
    return x.is_certain() ? uncertain(x.number() * factor) : uncertain(x.spread().scaled(factor));
  }
  [[nodiscard]] friend uncertain operator*(double factor, const uncertain& x) { return x * factor; }
  [[nodiscard]] friend uncertain operator/(const uncertain& x, double divisor) {
    return x.is_certain() ? uncertain(x.number() / divisor) : uncertain(x.spread().scaled(1.0 / divisor));
  }
  [[nodiscard]] friend uncertain operator-(const uncertain& x) { return x * -1.0; }
};

template <>
inline constexpr bool is_value_type<uncertain> = true;

namespace detail {
template <class T>
concept held_uncertain = std::same_as<T, uncertain>;
template <class T>
concept beside_uncertain = std::same_as<T, uncertain> || std::is_arithmetic_v<T>;
template <class>
inline constexpr bool uncertain_in_a_formula = false;
template <class A>
uncertain refuse_formula() {
  static_assert(
      uncertain_in_a_formula<A>,
      "aifactory: a formula cannot be run over distributions: give the inputs and the formula to monte_carlo(...)");
  return never<uncertain>();
}
}  // namespace detail

// Arithmetic that only trials can do, in words.
template <detail::held_uncertain A, detail::held_uncertain B>
uncertain operator*(const A&, const B&) {
  return detail::refuse_formula<A>();
}
template <detail::beside_uncertain A, detail::held_uncertain B>
uncertain operator/(const A&, const B&) {
  return detail::refuse_formula<A>();
}
template <detail::beside_uncertain A, detail::beside_uncertain B>
requires(detail::held_uncertain<A> || detail::held_uncertain<B>) uncertain operator+(const A&, const B&) {
  return detail::refuse_formula<A>();
}
template <detail::beside_uncertain A, detail::beside_uncertain B>
requires(detail::held_uncertain<A> || detail::held_uncertain<B>) uncertain operator-(const A&, const B&) {
  return detail::refuse_formula<A>();
}
template <detail::beside_uncertain A, detail::beside_uncertain B>
requires(detail::held_uncertain<A> || detail::held_uncertain<B>) bool operator<(const A&, const B&) {
  return detail::refuse_formula<A>().is_certain();
}

/// A formula's functions are refused like its sums.
template <detail::held_uncertain V>
struct mathematics<V> {
  static V exp(const V&) { return detail::refuse_formula<V>(); }
  static V log(const V&) { return detail::refuse_formula<V>(); }
  static V expm1(const V&) { return detail::refuse_formula<V>(); }
  static V log1p(const V&) { return detail::refuse_formula<V>(); }
  static V sqrt(const V&) { return detail::refuse_formula<V>(); }
  static V min(const V&, const V&) { return detail::refuse_formula<V>(); }
  static V max(const V&, const V&) { return detail::refuse_formula<V>(); }
  static bool is_zero(const V&) { return detail::refuse_formula<V>().is_certain(); }
  static V where(bool, const V&, const V&) { return detail::refuse_formula<V>(); }
};

/// A family that is also accepted where a value is: more particular than `value`, so these operators win.
template <class T>
concept spread_value = value<T> && distribution_family<T>;

template <spread_value F>
[[nodiscard]] uncertain operator*(const F& spread, double factor) {
  return uncertain(spread) * factor;
}
template <spread_value F>
[[nodiscard]] uncertain operator*(double factor, const F& spread) {
  return uncertain(spread) * factor;
}
template <spread_value F>
[[nodiscard]] uncertain operator/(const F& spread, double divisor) {
  return uncertain(spread) / divisor;
}
template <spread_value F, class D, class V>
[[nodiscard]] auto operator*(const F& spread, const quantity<D, V>& unit) {
  return uncertain(spread) * unit;
}
template <class D, class V, spread_value F>
[[nodiscard]] auto operator*(const quantity<D, V>& unit, const F& spread) {
  return uncertain(spread) * unit;
}
template <spread_value F, class D, class V>
[[nodiscard]] auto operator/(const F& spread, const quantity<D, V>& unit) {
  return uncertain(spread) / unit;
}

}  // namespace aifactory
