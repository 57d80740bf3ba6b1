// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which price per token do the owners earn their return, when a part is borrowed?
///
/// The engine of required_price with another target: the equity flow at the cost of equity, for a debt that is given.
/// Lenders' tables and Lazard's levelized cost are of this kind.
#pragma once

#include "aifactory/finance/required_price.hpp"

namespace aifactory {

/// What the lender pays and gets, as the borrower sees it: draws positive, service negative.
template <class V = double>
struct plan_debt {
  debt_flow<V> cash;      ///< draws, interest and principal
  debt_flow<V> interest;  ///< the part of it that is deducted for tax, negative
};

/// The equity flow of a plan at a price.
///
///   revenue + operating + capital + debt cash - tax(revenue + operating - deductions + interest) - credits
///
/// @errors  input_error on different timelines
/// @source  definition; interest and credits are negative
template <class T, class V, class Price>
[[nodiscard]] equity_flow<V> equity_flow_at(const levelized_plan<T, V>& plan, const plan_debt<V>& debt,
                                            const Price& price) {
  pretax_flow<V> operating = revenue_at(price, plan.tokens, plan.inflation);
  operating += plan.operating;
  levered_tax_flow<V> tax = tax_due(operating, plan.deductions, debt.interest, plan.tax);
  tax += detail::each_entry<levered_tax_flow<V>>(plan.credits, [](const V& x) { return x; });
  operating += plan.capital;
  return after_debt(operating, tax, debt.cash);
}

/// Costs to the owners with the tax on a given price over discounted tokens: SAM's LCOE of a plant with debt.
///
///   costs = revenue(price) - equity flow(price)
///
/// @errors  domain_error when no token is made, where V is a floating-point number; input_error on different timelines
/// @source  SAM (ssc) cmod_singleowner
template <class T, class V, class Price>
[[nodiscard]] levelized<T, V> cost_at_price(const levelized_plan<T, V>& plan, const plan_debt<V>& debt,
                                            const Price& price, const nominal_cost_of_equity<V>& rate) {
  equity_flow<V> costs = equity_flow_at(plan, debt, price);
  costs -=
      detail::each_entry<equity_flow<V>>(revenue_at(price, plan.tokens, plan.inflation), [](const V& x) { return x; });
  return detail::per_token(money<V>(-npv(costs, rate)), plan.tokens, rate, plan.inflation, detail::used_by(plan));
}

/// The price per token at which the equity flow earns the cost of equity.
///
///   0 = NPV(equity flow(p), k_e)
///
/// @param debt  fixed: where debt is sized on the price's own cash flow, size and price are found in turn
/// @return      nominal: constant in dollars of the day; real: in dollars of the close, rising with inflation
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when no token is made or no price is found, where V is a floating-point number
/// @source  own, from the definition; compared with SAM's price at a target return
template <class T, class V>
[[nodiscard]] levelized<T, V> required_price(const levelized_plan<T, V>& plan, const plan_debt<V>& debt,
                                             const nominal_cost_of_equity<V>& rate) {
  const nominal_wacc<V> as_if_without_debt(rate.annual());  // a first guess
  const V size = static_cast<V>(-detail::worth_of_costs(plan, as_if_without_debt));
  const auto pays = [&]<class PriceUnit>(const PriceUnit& guess) {
    const V first = guess.base_value();
    return PriceUnit::from_base_value(detail::secant_root(first, V(1.01 * first), size, [&](const V& price) {
      return npv(equity_flow_at(plan, debt, PriceUnit::from_base_value(price)), rate).base_value();
    }));
  };
  const levelized<T, V> guess = required_price(plan, as_if_without_debt);
  return {pays(guess.nominal), pays(guess.real), detail::used_by(plan)};
}

}  // namespace aifactory
