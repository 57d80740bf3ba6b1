// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a token cost over the life of a factory?
///
/// Three results with three names, because "the LCOE" is how people get different numbers:
///
///   lcot_pretax     present value of all costs without tax over discounted tokens
///   required_price  the price that pays the cost of capital after tax: the honest levelized cost where there is tax
///   cost_at_price   costs with the tax on a given price: SAM's LCOE, which moves with the price
///
/// Each is nominal (a price constant in dollars of the day) and real (constant in dollars of the close, so rising with
/// inflation). Tokens are not discounted: the divisor is what a dollar per token earns in present value.
#pragma once

#include "aifactory/finance/conventions.hpp"
#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/tax.hpp"

namespace aifactory {

/// A levelized cost per token of dimension T, of both kinds. Never average the two.
template <class T, class V = double>
struct levelized {
  quantity<u::per<u::usd, T>, V> nominal;    ///< constant in dollars of the day
  quantity<u::per<u::real_usd, T>, V> real;  ///< in dollars of the close; a price real x (1 + i)^t earns the same
  conventions used;  ///< which tools differ in
};

/// What a levelized cost is made from. All flows as the owner sees them: what is paid is negative.
template <class T, class V = double>
struct levelized_plan {
  pretax_flow<V> capital;       ///< bought, negative; sold at the end (residual), positive
  pretax_flow<V> operating;     ///< negative
  non_cash_flow<V> deductions;  ///< tax depreciation, positive
  tax_flow<V> credits;          ///< tax credits, negative (tax_credit); zeros without
  amount_flow<T, V> tokens;     ///< what the cost is divided by, discounted
  income_tax<V> tax;            ///< rate, and what a loss is worth
  inflation_rate<V> inflation;  ///< between real and nominal
  conventions used{};           ///< reported with the result
};

namespace detail {

/// The amount divided by, above 0.
template <class T, class V, class C>
[[nodiscard]] auto tokens_of(const flow<cash::none, T, V>& tokens, const C& curve) {
  const auto worth = discounted_amount(tokens, curve);
  if constexpr (std::floating_point<std::remove_cvref_t<decltype(worth.base_value())>>)
    if (!(worth.base_value() > 0))
      outside_the_domain("levelized cost: discounted output", static_cast<double>(worth.base_value()),
                         "must be above 0");
  return worth;
}

/// The conventions as they were used: what a loss is worth is said by the tax.
template <class T, class V>
[[nodiscard]] conventions used_by(const levelized_plan<T, V>& plan) {
  conventions used = plan.used;
  used.on_loss = plan.tax.on_loss;
  return used;
}

/// Nominal and real price with the present value: both divisors at the rate of their own basis.
template <class T, class V, class P>
[[nodiscard]] levelized<T, V> per_token(const money<V>& worth, const flow<cash::none, T, V>& tokens,
                                        const discount_rate<P, basis::nominal, V>& wacc,
                                        const inflation_rate<V>& inflation, const conventions& used) {
  const auto nominal = tokens_of(tokens, wacc), real = tokens_of(tokens, real_from(wacc, inflation));
  return {worth / nominal, quantity<u::real_usd, V>::from_base_value(worth.base_value()) / real, used};
}

}  // namespace detail

/// Levelized cost of a cost flow at one curve, in the money of both: nominal of nominal, real of real.
///
///   L = -NPV(costs) / sum_k Q_k df(t_k)
///
/// @param costs   [USD] or [USD_real]  paid, so negative
/// @param tokens  of one kind, or of all
/// @return        [USD/tok] or [USD_real/tok]
/// @errors  domain_error when no token is made, where V is a floating-point number; none in some years is fine
/// @source  any text on levelized cost of energy
template <class Kind, class D, class T, class V, discount_curve C>
[[nodiscard]] auto levelized_cost(const flow<Kind, D, V>& costs, const flow<cash::none, T, V>& tokens, const C& curve) {
  detail::same_timeline(costs.when(), tokens.when());
  return -npv(costs, curve) / detail::tokens_of(tokens, curve);
}

/// Levelized cost without tax.
///
///   nominal = -NPV(costs, n) / sum Q (1 + n)^-t      real = -NPV(costs, n) / sum Q (1 + r)^-t,   1 + r = (1 + n) / (1
///   + i)
///
/// Linear in the costs: those of layers, each with the same tokens, add up to that of their sum.
///
/// @errors  domain_error when no token is made, where V is a floating-point number; input_error on different timelines
/// @source  any text on levelized cost of energy
template <class T, class V>
[[nodiscard]] levelized<T, V> lcot_pretax(const pretax_flow<V>& costs, const amount_flow<T, V>& tokens,
                                          const nominal_pretax_wacc<V>& wacc, const inflation_rate<V>& inflation,
                                          const conventions& used = {}) {
  detail::same_timeline(costs.when(), tokens.when());
  return detail::per_token(money<V>(-npv(costs, wacc)), tokens, wacc, inflation, used);
}

/// Revenue of tokens at one price that is constant in dollars of the day.
///
///   p x tokens_k
///
/// @errors  none
/// @source  definition
template <class T, class V>
[[nodiscard]] pretax_flow<V> revenue_at(const quantity<u::per<u::usd, T>, V>& price, const amount_flow<T, V>& tokens,
                                        const inflation_rate<V>&) {
  return price * tokens;
}
/// Revenue of tokens at one price that is constant in dollars of the close.
///
///   p (1 + i)^(t_k) x tokens_k
///
/// @errors  none
/// @source  definition
template <class T, class V>
[[nodiscard]] pretax_flow<V> revenue_at(const quantity<u::per<u::real_usd, T>, V>& price,
                                        const amount_flow<T, V>& tokens, const inflation_rate<V>& inflation) {
  return inflate(price * tokens, inflation);
}

/// The free flow of a plan at a price.
///
///   revenue + operating + capital - tax(revenue + operating - deductions) - credits
///
/// @errors  input_error on different timelines
/// @source  definition; credits are negative tax, so that they add
template <class T, class V, class Price>
[[nodiscard]] free_flow<V> free_flow_at(const levelized_plan<T, V>& plan, const Price& price) {
  pretax_flow<V> operating = revenue_at(price, plan.tokens, plan.inflation);
  operating += plan.operating;
  tax_flow<V> tax = tax_due(operating, plan.deductions, plan.tax);
  tax += plan.credits;
  operating += plan.capital;
  return after_tax(operating, tax);
}

/// Costs with the tax on a given price over discounted tokens: SAM's LCOE. With tax it moves with the price; only at
/// the required price does it equal it.
///
///   costs = -(capital + operating) + tax(price)
///
/// @errors  domain_error when no token is made, where V is a floating-point number
/// @source  SAM (ssc) cmod_singleowner
template <class T, class V, class Price>
[[nodiscard]] levelized<T, V> cost_at_price(const levelized_plan<T, V>& plan, const Price& price,
                                            const nominal_wacc<V>& wacc) {
  free_flow<V> costs = free_flow_at(plan, price);
  costs -= untaxed(revenue_at(price, plan.tokens, plan.inflation));
  return detail::per_token(money<V>(-npv(costs, wacc)), plan.tokens, wacc, plan.inflation, detail::used_by(plan));
}

}  // namespace aifactory
