// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a token of a factory cost over its life, by layer and by kind of token?
#pragma once

#include "aifactory/finance/factory_cash_flow.hpp"
#include "aifactory/finance/levelized_layers.hpp"
#include "aifactory/model/allocation.hpp"

namespace aifactory {

/// The income tax of a plan.
/// @errors  none
template <class V>
[[nodiscard]] income_tax<V> income_tax_of(const cash_flow_terms<V>& terms, const cash_flow_setup& setup) {
  return {terms.tax_rate, setup.used().on_loss, setup.shape.carried_share};
}

/// All tokens of a factory together carry its cost; its layers add up.
template <class V = double>
using factory_levelized = levelized<u::token, V>;

/// The plan that a levelized cost is made from. What is sold counts as income, its basis as a deduction.
/// @errors  none
template <class V>
[[nodiscard]] levelized_plan<u::token, V> levelized_plan_of(const factory_cash_flow<V>& rows, const income_tax<V>& tax) {
  return {rows.bought.total, rows.operating() + rows.sold.total, rows.written_off.total, rows.credits, rows.tokens.total, tax, rows.inflation, rows.used};
}

/// Costs of each layer: bought, sold, and run. Paid, so negative.
/// @errors  none
/// @source  definition: every row of cost stands in one layer, so that layers add up to factory_cash_flow::costs()
template <class V>
[[nodiscard]] cost_by_layer<pretax_flow<V>> costs_by_layer(const factory_cash_flow<V>& rows) {
  const auto owned = [](const pretax_flow<V>& bought, const pretax_flow<V>& sold, const pretax_flow<V>& upkeep) { return pretax_flow<V>(bought + sold + upkeep); };
  const auto &b = rows.bought, &s = rows.sold, &u = rows.upkeep;
  return cost_by_layer<pretax_flow<V>>::of(pretax_flow<V>(owned(b.facility, s.facility, u.facility) + rows.lease),
                                           pretax_flow<V>(owned(b.power, s.power, u.power) + rows.energy + rows.demand_charge),
                                           owned(b.compute, s.compute, u.compute), owned(b.network, s.network, u.network),
                                           owned(b.storage, s.storage, u.storage), owned(b.support, s.support, u.support), rows.licences, rows.staff);
}

/// Levelized cost without tax. Real is in dollars of the close.
///
///   -NPV(costs) / sum_k tokens_k df(t_k)
///
/// @errors  domain_error when no token is made, where V is a floating-point number
/// @source  levelized_cost.hpp
template <class V>
[[nodiscard]] factory_levelized<V> lcot_pretax(const factory_cash_flow<V>& rows, const nominal_rate<V>& wacc) {
  return lcot_pretax(rows.costs(), rows.tokens.total, nominal_pretax_wacc<V>(wacc), rows.inflation, rows.used);
}
/// The same by layer; parts add up to the whole.
///
///   -NPV(costs of the layer) / sum_k tokens_k df(t_k)
///
/// @errors  those of lcot_pretax
/// @source  levelized_cost.hpp, which is linear in the costs
template <class V>
[[nodiscard]] std::vector<levelized_part<u::token, V>> lcot_pretax_by_layer(const factory_cash_flow<V>& rows, const nominal_rate<V>& wacc) {
  std::vector<levelized_part<u::token, V>> parts;
  const auto costs = costs_by_layer(rows);
  const auto add = [&](std::string_view name, const pretax_flow<V>& each) {
    parts.push_back({name, lcot_pretax(each, rows.tokens.total, nominal_pretax_wacc<V>(wacc), rows.inflation, rows.used)});
  };
  std::apply([&](const auto&... part) { (add(part.name, costs.*part.member), ...); }, std::remove_cvref_t<decltype(costs)>::parts());
  return parts;
}
/// The price per token, the same for all kinds, that pays the cost of capital after tax.
///
///   0 = NPV(free flow at p)
///
/// @errors  domain_error when no token is made or no price is found, where V is a floating-point number
/// @source  required_price.hpp
template <class V>
[[nodiscard]] factory_levelized<V> required_price(const factory_cash_flow<V>& rows, const income_tax<V>& tax, const nominal_rate<V>& wacc) {
  return required_price(levelized_plan_of(rows, tax), nominal_wacc<V>(wacc));
}

/// Tax without debt, positive when it is due.
///
///   T (EBITDA + sales - written off) + credits,   credits negative, losses as the law has them
///
/// @errors  none
/// @source  tax.hpp
template <class V>
[[nodiscard]] tax_flow<V> tax_of(const factory_cash_flow<V>& rows, const income_tax<V>& tax) {
  tax_flow<V> due = tax_due(pretax_flow<V>(rows.ebitda() + rows.sold.total), rows.written_off.total, tax);
  return due += rows.credits;
}
/// What is left before debt.
///
///   free = revenue + costs - tax
///
/// @errors  none
/// @source  any text on corporate finance
template <class V>
[[nodiscard]] free_flow<V> free_flow_of(const factory_cash_flow<V>& rows, const income_tax<V>& tax) {
  return after_tax(pretax_flow<V>(rows.revenue() + rows.costs()), tax_of(rows, tax));
}
/// Costs with the tax at the plan's own prices.
///
///   free flow - revenue
///
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] free_flow<V> costs_with_tax(const factory_cash_flow<V>& rows, const income_tax<V>& tax) {
  free_flow<V> costs = free_flow_of(rows, tax);
  return costs -= untaxed(rows.revenue());
}
/// Costs with the tax at the plan's own prices, over discounted tokens: SAM's LCOE.
///
///   -NPV(costs_with_tax) / sum_k tokens_k df(t_k)
///
/// @errors  domain_error when no token is made, where V is a floating-point number
/// @source  SAM (ssc) cmod_singleowner
template <class V>
[[nodiscard]] factory_levelized<V> cost_at_price(const factory_cash_flow<V>& rows, const income_tax<V>& tax, const nominal_rate<V>& wacc) {
  const nominal_wacc<V> rate(wacc);
  return detail::per_token(money<V>(-npv(costs_with_tax(rows, tax), rate)), rows.tokens.total, rate, rows.inflation, rows.used);
}

/// How the cost of all tokens falls on each kind, by the allocation of the plan: cost of a kind per token over cost of all per token.
///
///   c_k = w_k sum_j T_j / sum_j w_j T_j,   w the weights of the allocation, T the tokens of a year
///
/// Tokens come in the same proportion in every period, so that the split of the steady year holds for a levelized cost.
///
/// @return  [USD/tok of the kind] where all tokens together cost 1 USD/tok
/// @errors  none
/// @source  model/allocation.hpp
template <class V>
[[nodiscard]] cost_by_token_kind<V> cost_of_a_dollar_per_token(const factory<V>& plan) {
  const token_rates<V> made = full_load_rates(plan.workload, fleet_size(plan));
  return cost_per_token(money_per_time<V>(made.total * token_price<V>::from_base_value(V(1.0))), made, weights_of(plan.workload));
}

/// Token prices that bring in, all together, this much per token: split like the cost.
///
///   price of a kind = per_token x its cost_of_a_dollar_per_token
///
/// @errors  none
/// @source  definition: the cost of a kind is its price
template <class V>
[[nodiscard]] token_prices<V> prices_by_allocation(const factory<V>& plan, const token_price<V>& per_token) {
  const auto split = cost_of_a_dollar_per_token(plan);
  const V& p = per_token.base_value();
  return {split.fresh_input * p, split.cached_input * p, split.output * p};
}

}  // namespace aifactory
