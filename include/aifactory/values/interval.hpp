// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Between which bounds does a result lie for certain?
///
/// An `interval` holds a lower and an upper bound; every operation rounds them outward, so the result of a formula
/// contains its result for every choice of points in the inputs. It is tight where each input occurs once, and where
/// the formula says with `math::increasing` or `math::decreasing` what is monotone; elsewhere it may be too wide,
/// never too narrow.
///
///     [a, b] + [c, d] = [a + c, b + d] rounded outward, and so on
///
/// @errors  Sums, products, quotients and roots are the tightest doubles (see rounding.hpp). exp, log, expm1
///          and log1p are one double wider than the C library's result, which encloses the exact value where the
///          library's error is below 1 ulp: measured so for glibc, not proven. A division by an interval that contains
///          0 has an infinite bound; a NaN, 0/0 and a function wholly outside its domain give [-inf, inf], nothing
///          known; of an argument partly outside the domain the part inside counts. A comparison that is true for some
///          points and false for others is neither: it is a `verdict`, not a bool, and `where` then returns the hull
///          of both sides.
/// @source  Boost.Interval; Hickey, Ju, van Emden, "Interval arithmetic: from principles to implementation",
///          2001
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/values/rounding.hpp"

#include <boost/numeric/interval/utility.hpp>

// arith.hpp needs utility.hpp and does not say so.
#include <boost/numeric/interval/arith.hpp>
#include <boost/numeric/interval/interval.hpp>
#include <boost/numeric/interval/policies.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>

namespace aifactory {

/// What a comparison of intervals gives: true for all points, for none, or for some. It is no bool; ask `certainly` or
/// `possibly`, or let `math::where` choose.
class verdict {
  bool can_hold_;
  bool can_fail_;
  constexpr verdict(bool can_hold, bool can_fail) : can_hold_(can_hold), can_fail_(can_fail) {}

 public:
  /// True or false for all points.
  constexpr verdict(bool decided) : verdict(decided, !decided) {}
  /// True for some points and false for others, for all that is known.
  [[nodiscard]] static constexpr verdict undecided() { return {true, true}; }
  template <std::same_as<bool> B, class Instead = choose_with_math_where_instead>
  explicit operator B() const = delete;

  /// Whether it holds for all points.
  [[nodiscard]] friend constexpr bool certainly(const verdict& v) { return !v.can_fail_; }
  /// Whether it holds for some point.
  [[nodiscard]] friend constexpr bool possibly(const verdict& v) { return v.can_hold_; }
  [[nodiscard]] friend constexpr verdict operator!(const verdict& v) { return {v.can_fail_, v.can_hold_}; }
  [[nodiscard]] friend constexpr verdict operator&&(const verdict& a, const verdict& b) {
    return {a.can_hold_ && b.can_hold_, a.can_fail_ || b.can_fail_};
  }
  [[nodiscard]] friend constexpr verdict operator||(const verdict& a, const verdict& b) { return !(!a && !b); }
};

namespace detail {
/// Empty sets and NaN become the whole line: nothing is known then.
struct whole_line_when_unknown {
  static double pos_inf() { return outward::infinity; }
  static double neg_inf() { return -outward::infinity; }
  static double nan() { return outward::infinity; }
  static bool is_nan(double x) { return x != x; }
  static double empty_lower() { return -outward::infinity; }
  static double empty_upper() { return outward::infinity; }
  static bool is_empty(double lower, double upper) { return !(lower <= upper); }
};
}  // namespace detail

class interval;
// Said before the class: its own operators look for one among those that ask it.
template <>
inline constexpr bool is_value_type<interval> = true;

/// All numbers from `lower()` to `upper()`. Doubles and whole numbers mix in as points.
class interval {
  using bounds = boost::numeric::interval<
      double, boost::numeric::interval_lib::policies<detail::outward, detail::whole_line_when_unknown>>;
  bounds bounds_;
  explicit interval(const bounds& b) : bounds_(b) {}

 public:
  /// Zero.
  interval() : bounds_(0.0) {}
  /// A point; NaN is the whole line.
  interval(double point) : bounds_(point) {}
  /// @errors  input_error unless lower <= upper
  interval(double lower, double upper) : bounds_(checked(lower, upper), upper) {}
  /// The smallest interval that contains both.
  [[nodiscard]] static interval hull(const interval& a, const interval& b) {
    return interval(std::min(a.lower(), b.lower()), std::max(a.upper(), b.upper()));
  }

  /// The lower bound; minus infinity where nothing is known.
  [[nodiscard]] double lower() const { return bounds_.lower(); }
  /// The upper bound; infinity where nothing is known.
  [[nodiscard]] double upper() const { return bounds_.upper(); }
  /// lower <= x <= upper; false for NaN.
  [[nodiscard]] bool contains(double x) const { return lower() <= x && x <= upper(); }

  [[nodiscard]] friend interval operator+(const interval& a, const interval& b) {
    return interval(a.bounds_ + b.bounds_);
  }
  [[nodiscard]] friend interval operator-(const interval& a, const interval& b) {
    return interval(a.bounds_ - b.bounds_);
  }
  [[nodiscard]] friend interval operator*(const interval& a, const interval& b) {
    return interval(a.bounds_ * b.bounds_);
  }
  [[nodiscard]] friend interval operator/(const interval& a, const interval& b) {
    return interval(a.bounds_ / b.bounds_);
  }
  [[nodiscard]] friend interval operator-(const interval& a) { return interval(-a.upper(), -a.lower()); }
  interval& operator+=(const interval& b) { return *this = *this + b; }
  interval& operator-=(const interval& b) { return *this = *this - b; }
  interval& operator*=(const interval& b) { return *this = *this * b; }
  interval& operator/=(const interval& b) { return *this = *this / b; }

  [[nodiscard]] friend verdict operator<(const interval& a, const interval& b) {
    return a.upper() < b.lower() ? verdict(true) : a.lower() >= b.upper() ? verdict(false) : verdict::undecided();
  }
  [[nodiscard]] friend verdict operator>(const interval& a, const interval& b) { return b < a; }
  [[nodiscard]] friend verdict operator<=(const interval& a, const interval& b) { return !(b < a); }
  [[nodiscard]] friend verdict operator>=(const interval& a, const interval& b) { return !(a < b); }
  [[nodiscard]] friend verdict operator==(const interval& a, const interval& b) {
    if (a.upper() < b.lower() || b.upper() < a.lower()) return false;
    return a.lower() == a.upper() && b.lower() == b.upper() ? verdict(true) : verdict::undecided();
  }
  [[nodiscard]] friend verdict operator!=(const interval& a, const interval& b) { return !(a == b); }

 private:
  static double checked(double lower, double upper) {
    if (!(lower <= upper)) throw input_error("interval: the lower bound must not be above the upper one");
    return lower;
  }
};

namespace detail {
inline interval hull(const interval& a, const interval& b) { return interval::hull(a, b); }
template <class D>
quantity<D, interval> hull(const quantity<D, interval>& a, const quantity<D, interval>& b) {
  return quantity<D, interval>::from_base_value(interval::hull(a.base_value(), b.base_value()));
}
/// f at both ends of the part of x in [domain, inf], for a C library function f that rises from `least`. Where x is
/// `exact_at`, f is exact (0 or 1) and stays so: else 1/expm1(x) would change its sign at x = 0.
template <class F>
interval rising(const interval& x, F f, double domain, double least, double exact_at) {
  if (x.upper() < domain) return {-outward::infinity, outward::infinity};
  const double from = std::max(x.lower(), domain);
  const double low = from == exact_at ? f(from) : std::max(outward::below(f(from)), least);
  const double high = x.upper() == exact_at ? f(x.upper()) : outward::above(f(x.upper()));
  return {low, high};
}
}  // namespace detail

/// The functions of formulas, bounds rounded outward; the file's head says how tight they are.
template <>
struct mathematics<interval> {
  static constexpr double infinity = detail::outward::infinity;

  static interval exp(const interval& x) {
    return detail::rising(
        x, [](double p) { return std::exp(p); }, -infinity, 0.0, 0.0);
  }
  static interval log(const interval& x) {
    return detail::rising(
        x, [](double p) { return std::log(p); }, 0.0, -infinity, 1.0);
  }
  static interval expm1(const interval& x) {
    return detail::rising(
        x, [](double p) { return std::expm1(p); }, -infinity, -1.0, 0.0);
  }
  static interval log1p(const interval& x) {
    return detail::rising(
        x, [](double p) { return std::log1p(p); }, -1.0, -infinity, 0.0);
  }
  static interval sqrt(const interval& x) {
    if (x.upper() < 0) return {-infinity, infinity};
    return {detail::outward::sqrt_down(std::max(x.lower(), 0.0)), detail::outward::sqrt_up(x.upper())};
  }
  static interval min(const interval& a, const interval& b) {
    return {std::min(a.lower(), b.lower()), std::min(a.upper(), b.upper())};
  }
  static interval max(const interval& a, const interval& b) {
    return {std::max(a.lower(), b.lower()), std::max(a.upper(), b.upper())};
  }
  static verdict is_zero(const interval& x) { return x == interval(0.0); }
  static interval where(const verdict& condition, const interval& yes, const interval& no) {
    if (certainly(condition)) return yes;
    return possibly(condition) ? interval::hull(yes, no) : no;
  }

  /// f at both ends as points: by the promise, all other values lie between. Whichever end is the lower one.
  template <class F>
  static auto increasing(const interval& x, const F& f) {
    if (x.lower() == x.upper()) return f(x);
    return detail::hull(f(interval(x.lower())), f(interval(x.upper())));
  }
  /// As increasing: the ends change places by themselves.
  template <class F>
  static auto decreasing(const interval& x, const F& f) {
    return increasing(x, f);
  }
};

}  // namespace aifactory
