// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a cash flow worth today?
#pragma once

#include "aifactory/finance/discount_curve.hpp"
#include "aifactory/finance/flow.hpp"
#include "aifactory/units/math.hpp"

namespace aifactory {

namespace detail {

/// sum of c_k v^k for k = 0..n-1, as four sums of Horner's by v^4, so that the machine does not wait for each step.
template <class V, class W>
[[nodiscard]] constexpr auto power_sum(std::span<const V> c, const W& v) {
  using R = common_value_t<V, W>;
  const W v2 = static_cast<W>(v * v), v4 = static_cast<W>(v2 * v2);
  R a(0.0), b(0.0), d(0.0), e(0.0);
  std::size_t k = c.size();
  while (k % 4 != 0) --k;  // the highest powers, which do not fill a four
  if (c.size() - k > 0) a = static_cast<R>(c[k]);
  if (c.size() - k > 1) b = static_cast<R>(c[k + 1]);
  if (c.size() - k > 2) d = static_cast<R>(c[k + 2]);
  while (k != 0) {
    k -= 4;
    a = static_cast<R>(a * v4 + c[k]);
    b = static_cast<R>(b * v4 + c[k + 1]);
    d = static_cast<R>(d * v4 + c[k + 2]);
    e = static_cast<R>(e * v4 + c[k + 3]);
  }
  return static_cast<R>((a + b * v) + (d + e * v) * v2);
}

/// Today's value of amounts on a timeline, whatever they are.
template <class V, class C>
[[nodiscard]] auto discounted_sum(const timeline& when, std::span<const V> amounts, const C& curve) {
  using W = std::remove_cvref_t<decltype(curve.df(0.0))>;
  using R = common_value_t<V, W>;
  if constexpr (flat_discount_curve<C> && !math::records<R>) {
    const W one_period = curve.df(1.0 / when.periods_per_year());
    const R later = power_sum(amounts.subspan(1), one_period);
    const W first = when.paid() == timing::end ? one_period : curve.df(when.time(1));
    return static_cast<R>(amounts[0] + later * first);
  } else {
    // A record has a factor for the close too, so that its row is whole.
    constexpr int first = math::records<R> ? 0 : 1;
    R sum = first == 0 ? R(0.0) : static_cast<R>(amounts[0]);
    const auto factors = math::series<W>(std::same_as<typename C::basis, basis::real> ? "real discount factor" : "discount factor", "");
    for (int k = first; k <= when.periods(); ++k)
      sum = static_cast<R>(sum + amounts[static_cast<std::size_t>(k)] * math::named(curve.df(when.time(k)), factors, k));
    return sum;
  }
}

}  // namespace detail

/// Net present value at the close of a cash flow, whose timeline says when each entry is paid.
///
///   NPV = sum_k CF_k df(t_k),   df(t) = (1 + r)^-t at one rate r
///
/// @param cash   [USD] or [USD_real]  of the kind and basis that the rate is for
/// @param curve  a discount_rate or any discount_curve
/// @return       [USD] or [USD_real]
/// @shape   scalar, or lanes when either side is
/// @errors  none: rates, timelines and flows are checked where they are made
/// @source  any text on corporate finance
template <class Kind, class D, class V, discount_curve C>
[[nodiscard]] auto npv(const flow<Kind, D, V>& cash, const C& curve) {
  detail::explain_discount<Kind, detail::in_real_money<D>(), typename C::purpose, typename C::basis>();
  const auto sum = detail::discounted_sum(cash.when(), cash.base_values(), curve);
  return quantity<D, std::remove_cvref_t<decltype(sum)>>::from_base_value(sum);
}

/// A rate that does not say whose it is, in words.
template <class Kind, class D, class V, class Basis, class W>
money<V> npv(const flow<Kind, D, V>&, const rate<Basis, W>&) {
  static_assert(expected_but_given<discount_rate<Kind, Basis, W>, rate<Basis, W>>::value,
                "aifactory: a rate alone does not say what it discounts: write nominal_wacc<>{9.0_pct_per_year}, "
                "nominal_cost_of_equity<>{...}, nominal_cost_of_debt<>{...} or nominal_pretax_wacc<>{...}");
  return never<money<V>>();
}

/// A bare number, in words.
template <class Kind, class D, class V, value S>
money<V> npv(const flow<Kind, D, V>&, const S&) {
  static_assert(expected_but_given<discount_rate<Kind, basis::nominal, V>, called::number>::value && sizeof(S) == 0,
                "aifactory: a bare number is not a discount rate (8 has been meant for 0.08): write "
                "nominal_wacc<>{9.0_pct_per_year}");
  return never<money<V>>();
}

/// The amounts (tokens, energy) that a price which is constant in the money of the curve would have to carry.
///
///   sum_k Q_k df(t_k)
///
/// Tokens are not discounted: this is what one dollar per token earns in present value, the divisor of a levelized
/// cost.
///
/// @errors  none
/// @source  any text on levelized cost of energy
template <class D, class V, discount_curve C>
[[nodiscard]] auto discounted_amount(const flow<cash::none, D, V>& amounts, const C& curve) {
  const auto sum = detail::discounted_sum(amounts.when(), amounts.base_values(), curve);
  return quantity<D, std::remove_cvref_t<decltype(sum)>>::from_base_value(sum);
}

}  // namespace aifactory
