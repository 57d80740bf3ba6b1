// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Dollars of which year?
///
/// `real_money` is in constant dollars of the plan's base year. Money of another year says so (`dollars_of`) and enters
/// through rebase(...); dollars of two years are never added.
#pragma once

#include "aifactory/finance/flow.hpp"
#include "aifactory/units/math.hpp"

#include <string>

namespace aifactory {

/// Which dollars an amount is quoted in, against a timeline: SAM takes operating cost in dollars of year 1.
enum class dollars { of_the_close, of_year_one };

namespace detail {
constexpr int checked_base_year(int given) {
  if (given < 1900 || given > 2200) outside_the_domain("base year", given, "must be given, between 1900 and 2200");
  return given;
}
[[noreturn]] inline void two_years(int a, int b) {
  throw input_error("dollars of " + std::to_string(a) + " and dollars of " + std::to_string(b) +
                    " are different: rebase(...) takes both to one year");
}
}  // namespace detail

/// The price level: its growth, and the year whose dollars are worth one.
///
///   index(t) = (1 + i)^t,  t years after the base
///
/// @errors  domain_error when the base year is missing (0) or no year of ours
template <class V = double>
class price_level {
  int base_year_;
  inflation_rate<V> growth_;

 public:
  /// A base year from 1900 to 2200, and inflation from then on.
  constexpr price_level(int base_year, const inflation_rate<V>& growth)
      : base_year_(detail::checked_base_year(base_year)), growth_(growth) {}

  /// The year whose dollars are worth one.
  [[nodiscard]] constexpr int base_year() const { return base_year_; }
  /// Inflation.
  [[nodiscard]] constexpr const inflation_rate<V>& growth() const { return growth_; }
  /// Nominal dollars per base-year dollar so many years after the base: (1 + i)^years.
  [[nodiscard]] constexpr price_index<V> index(double years) const {
    return price_index<V>::from_base_value(math::exp(V(years * math::log1p(growth_.effective_annual()))));
  }
};

/// An amount in constant dollars of a year of its own.
template <class D, class V = double>
class dollars_of {
  static_assert(exponents_of<D>()[base::money] == 1 && exponents_of<D>()[base::real] == 1,
                "aifactory: dollars_of(year, amount) takes constant dollars: 5.0 * USD_real");
  int year_;
  quantity<D, V> amount_;

 public:
  /// Constant dollars of a year.
  /// @errors  domain_error when the year is missing (0) or not from 1900 to 2200
  constexpr dollars_of(int year_of_dollars, const quantity<D, V>& amount)
      : year_(detail::checked_base_year(year_of_dollars)), amount_(amount) {}
  /// The year whose dollars they are.
  [[nodiscard]] constexpr int base_year() const { return year_; }
  /// The amount in those dollars.
  [[nodiscard]] constexpr const quantity<D, V>& amount() const { return amount_; }

  /// @errors  input_error naming both years when they differ
  [[nodiscard]] friend constexpr dollars_of operator+(const dollars_of& a, const dollars_of& b) {
    if (a.year_ != b.year_) detail::two_years(a.year_, b.year_);
    return {a.year_, quantity<D, V>(a.amount_ + b.amount_)};
  }
  [[nodiscard]] friend constexpr dollars_of operator-(const dollars_of& a, const dollars_of& b) {
    if (a.year_ != b.year_) detail::two_years(a.year_, b.year_);
    return {a.year_, quantity<D, V>(a.amount_ - b.amount_)};
  }
};

/// The same purchasing power in dollars of the price level's base year.
///
///   amount (1 + i)^(base year - year of the amount)
///
/// @errors  none
/// @source  definition of a price index
template <class D, class V>
[[nodiscard]] constexpr quantity<D, V> rebase(const dollars_of<D, V>& amount, const price_level<V>& level) {
  const double years = level.base_year() - amount.base_year();
  return quantity<D, V>(amount.amount() * level.index(years).base_value());
}

namespace detail {
/// Each entry times (1 + i)^(t_k - start), or by it.
template <class R, class A, class W>
[[nodiscard]] R moved_in_money(const A& a, const inflation_rate<W>& growth, double start, double sign) {
  const W log_growth = math::log1p(growth.effective_annual());
  R result(a.when());
  const auto from = a.base_values();
  const auto to = result.base_values();
  for (int k = 0; k <= a.when().periods(); ++k) {
    const auto i = static_cast<std::size_t>(k);
    to[i] = static_cast<typename R::value_type>(from[i] * math::exp(W(sign * (a.when().time(k) - start) * log_growth)));
  }
  return result;
}
constexpr double start_of(dollars base) { return base == dollars::of_year_one ? 1.0 : 0.0; }
template <class D>
constexpr void explain_inflate() {
  static_assert(in_real_money<D>() || expected_but_given<called::real_money, name_t<D>>::value,
                "aifactory: inflate(...) takes a real flow, in constant dollars");
}
template <class D>
constexpr void explain_deflate() {
  static_assert(!in_real_money<D>() || expected_but_given<called::money, name_t<D>>::value,
                "aifactory: deflate(...) takes a nominal flow, in dollars of the day");
}
}  // namespace detail

/// A real flow in dollars of the day.
///
///   nominal_k = real_k (1 + i)^(t_k - t_base),   t_base = 0 for dollars of the close, 1 for dollars of year one
///
/// @errors  none
/// @source  definition of a price index
template <class Kind, class D, class V, class W>
[[nodiscard]] auto inflate(const flow<Kind, D, V>& real, const inflation_rate<W>& growth,
                           dollars base_dollars = dollars::of_the_close) {
  detail::explain_inflate<D>();
  using result =
      flow<Kind, std::conditional_t<detail::in_real_money<D>(), u::per<D, u::real>, D>, common_value_t<V, W>>;
  return detail::moved_in_money<result>(real, growth, detail::start_of(base_dollars), 1.0);
}
/// A nominal flow in constant dollars.
///
///   real_k = nominal_k (1 + i)^-(t_k - t_base)
///
/// @errors  none
/// @source  definition of a price index
template <class Kind, class D, class V, class W>
[[nodiscard]] auto deflate(const flow<Kind, D, V>& nominal, const inflation_rate<W>& growth,
                           dollars base_dollars = dollars::of_the_close) {
  detail::explain_deflate<D>();
  using result =
      flow<Kind, std::conditional_t<detail::in_real_money<D>(), D, u::times<D, u::real>>, common_value_t<V, W>>;
  return detail::moved_in_money<result>(nominal, growth, detail::start_of(base_dollars), -1.0);
}
/// The same from dollars of the price level's base year: the close is (year of the origin - base year) years after it.
///
///   nominal_k = real_k (1 + i)^(t_k + year of the origin - base year)
///
/// @errors  none
/// @source  definition of a price index
template <class Kind, class D, class V, class W>
[[nodiscard]] auto inflate(const flow<Kind, D, V>& real, const price_level<W>& level) {
  detail::explain_inflate<D>();
  using result =
      flow<Kind, std::conditional_t<detail::in_real_money<D>(), u::per<D, u::real>, D>, common_value_t<V, W>>;
  return detail::moved_in_money<result>(real, level.growth(), level.base_year() - int(real.when().origin().year()),
                                        1.0);
}
/// The same to dollars of the price level's base year.
///
///   real_k = nominal_k (1 + i)^-(t_k + year of the origin - base year)
///
/// @errors  none
/// @source  definition of a price index
template <class Kind, class D, class V, class W>
[[nodiscard]] auto deflate(const flow<Kind, D, V>& nominal, const price_level<W>& level) {
  detail::explain_deflate<D>();
  using result =
      flow<Kind, std::conditional_t<detail::in_real_money<D>(), D, u::times<D, u::real>>, common_value_t<V, W>>;
  return detail::moved_in_money<result>(nominal, level.growth(),
                                        level.base_year() - int(nominal.when().origin().year()), -1.0);
}

}  // namespace aifactory
