// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is an interest rate?
///
/// A ratio that compounds, held as the effective annual rate, with a basis: nominal, real (above inflation) or inflation
/// itself. It is made by named constructors only, because 9, 0.09 and 0.75 % a month have all been meant by "the rate".
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/quantity.hpp"

namespace aifactory {

namespace basis {
struct nominal {};    ///< earned by dollars of the day
struct real {};       ///< earned by constant dollars
struct inflation {};  ///< growth of the price level
struct growth {};     ///< growth of a volume, such as demand
}  // namespace basis

/// An effective annual rate. Zero is allowed, -100 % is not.
///
///   growth of t years = (1 + a)^t
///
/// @errors  input_error when a floating-point rate is not above -1, not finite, or 1e300 and more; other value types
///          (lanes, ...) are checked where they are bound to an input
/// @source  definition: any text on finance
template <class Basis, class V = double>
class rate {
  V value_;
  struct raw {};
  constexpr rate(raw, const V& value) : value_(value) {
    if constexpr (std::floating_point<V>)
      if (!(value_ > V(-1) && value_ < V(1e300))) throw input_error("rate: must be a number above -100 % a year");
  }

 public:
  using aifactory_typed = void;
  using ratio_kind = rate;
  using value_type = V;

  /// Zero.
  constexpr rate()
    requires std::constructible_from<V, double>
      : value_(V(0.0)) {}

  /// A year's growth as a fraction: effective(0.09) is 9 %/year.
  [[nodiscard]] static constexpr rate effective(const V& fraction) { return rate(raw{}, fraction); }
  /// A quoted rate that compounds m times a year: (1 + j/m)^m - 1.
  /// @param quoted        [1/year]  j as a fraction, above -m
  /// @param times_a_year  m, at least 1
  /// @errors  input_error where what comes of it is no rate, as for m = 0 or j = -m
  /// @source  definition
  [[nodiscard]] static constexpr rate compounded(const V& quoted, int times_a_year) {
    const V times = static_cast<V>(times_a_year);
    return rate(raw{}, math::expm1(static_cast<V>(times * math::log1p(static_cast<V>(quoted / times)))));
  }
  /// A quoted rate that compounds continuously: e^c - 1.
  /// @param quoted  [1/year]  c as a fraction
  /// @errors  input_error where that overflows
  /// @source  definition
  [[nodiscard]] static constexpr rate continuous(const V& quoted) { return rate(raw{}, math::expm1(quoted)); }

  /// The same rate with another value type: a double becomes lanes, duals, ...
  template <class W>
    requires(!std::same_as<W, V> && std::constructible_from<V, W>)
  constexpr rate(const rate<Basis, W>& other) : value_(static_cast<V>(other.effective_annual())) {}

  // Wrong uses, in words.
  /// A rate of another basis: does not compile.
  template <class Other, class W>
    requires(!std::same_as<Other, Basis>)
  rate(const rate<Other, W>&) : value_(never<V>()) {
    static_assert(expected_but_given<Basis, Other>::value && sizeof(W) == 0,
                  "aifactory: nominal rates, real rates and inflation are different: convert with real_from(...) or "
                  "nominal_from(...)");
  }
  /// A bare number: does not compile.
  template <value S>
  rate(const S&) : value_(never<V>()) {
    static_assert(expected_but_given<rate, called::number>::value && sizeof(S) == 0,
                  "aifactory: an interest rate is made by name: 9.0_pct_per_year, rate<...>::effective(0.09) or "
                  "compounded(0.09, 12)");
  }
  /// A quantity, such as a share per time: does not compile.
  template <class D, class W>
  rate(const quantity<D, W>&) : value_(never<V>()) {
    static_assert(expected_but_given<rate, name_t<D>>::value && sizeof(W) == 0,
                  "aifactory: an interest rate compounds and is not a share per time: make it by name, such as "
                  "9.0_pct_per_year or compounded(0.09, 12)");
  }
  /// A ratio: does not compile.
  template <typed R>
    requires requires { R::ratio_kind::high; }
  rate(const R&) : value_(never<V>()) {
    static_assert(expected_but_given<rate, typename R::ratio_kind>::value && sizeof(R) == 0,
                  "aifactory: a ratio such as a share is not an interest rate, which compounds: make it by name, such as "
                  "9.0_pct_per_year");
  }

  /// The growth of one year, as a fraction.
  [[nodiscard]] constexpr const V& effective_annual() const { return value_; }
  /// The growth of one of m equal parts of a year: (1 + a)^(1/m) - 1, as a fraction.
  /// @param parts_of_a_year  m, at least 1; not checked
  /// @source  definition
  [[nodiscard]] constexpr V per_period(int parts_of_a_year) const {
    return math::expm1(static_cast<V>(math::log1p(value_) / static_cast<double>(parts_of_a_year)));
  }
  /// The same growth quoted with m compoundings a year: m ((1 + a)^(1/m) - 1), as a fraction per year.
  /// @param times_a_year  m, at least 1; not checked
  /// @source  definition
  [[nodiscard]] constexpr V quoted(int times_a_year) const {
    return static_cast<V>(static_cast<double>(times_a_year) * per_period(times_a_year));
  }
  /// The same growth quoted with continuous compounding: log(1 + a), as a fraction per year.
  /// @source  definition
  [[nodiscard]] constexpr V continuously() const { return math::log1p(value_); }
};

/// What dollars of the day earn.
template <class V = double>
using nominal_rate = rate<basis::nominal, V>;
/// What constant dollars earn, above inflation.
template <class V = double>
using real_rate = rate<basis::real, V>;
/// The growth of the price level.
template <class V = double>
using inflation_rate = rate<basis::inflation, V>;
/// The growth of a volume, such as demand.
template <class V = double>
using growth_rate = rate<basis::growth, V>;

/// The rate above inflation. Never nominal - inflation.
///
///   1 + real = (1 + nominal) / (1 + inflation)
///
/// @errors  input_error where rounding leaves -100 %
/// @source  Fisher (1930), The Theory of Interest
template <class V>
[[nodiscard]] constexpr real_rate<V> real_from(const nominal_rate<V>& nominal, const inflation_rate<V>& inflation) {
  return real_rate<V>::effective(
      static_cast<V>((1.0 + nominal.effective_annual()) / (1.0 + inflation.effective_annual()) - 1.0));
}
/// The rate that a real one comes to in dollars of the day.
///
///   1 + nominal = (1 + real) (1 + inflation)
///
/// @errors  input_error where rounding leaves -100 %
/// @source  Fisher (1930), The Theory of Interest
template <class V>
[[nodiscard]] constexpr nominal_rate<V> nominal_from(const real_rate<V>& real, const inflation_rate<V>& inflation) {
  return nominal_rate<V>::effective(
      static_cast<V>((1.0 + real.effective_annual()) * (1.0 + inflation.effective_annual()) - 1.0));
}

inline namespace literals {
/// A nominal effective annual rate: 9.0_pct_per_year.
consteval nominal_rate<> operator""_pct_per_year(long double percent) {
  return nominal_rate<>::effective(static_cast<double>(percent) / 100.0);
}
/// A real effective annual rate: 3.0_pct_per_year_real.
consteval real_rate<> operator""_pct_per_year_real(long double percent) {
  return real_rate<>::effective(static_cast<double>(percent) / 100.0);
}
/// Inflation: 2.0_pct_per_year_inflation.
consteval inflation_rate<> operator""_pct_per_year_inflation(long double percent) {
  return inflation_rate<>::effective(static_cast<double>(percent) / 100.0);
}
}  // namespace literals

}  // namespace aifactory
