// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which figures and rows of a factory's life are formulas of its inputs, for any value type?
///
/// Rates of return, paybacks, coverage and break-even are searched and stand in levelized_answer.hpp; everything else is here once, for
/// the answer in plain numbers and for its record as formulas.
#pragma once

#include "aifactory/finance/factory_debt.hpp"
#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/units/plain_number.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// A plan and what follows from it over time.
template <class V = double>
struct life_parts {
  factory<V> plan;              ///< at the demand's size and load, where there is one
  cash_flow_terms<V> terms;     ///< [finance]
  income_tax<V> tax;            ///< of a firm without debt
  bool prices_given;            ///< else tokens are sold at the required price
  factory_levelized<V> needed;  ///< the required price
  token_prices<V> prices;       ///< given, or the required price by kind of token
  factory_cash_flow<V> rows;    ///< at these prices
};

/// The cash flow of a plan at its own prices, or at the required price: constant in dollars of the close.
///
///   prices = given, else allocation of the plan's cost x required price (real) / (1 + i)^(years from the base year to the close)
///
/// @errors  domain_error where V is a floating-point number and no price is found
/// @source  finance/factory_cash_flow.hpp and finance/factory_levelized.hpp
template <class V>
[[nodiscard]] life_parts<V> life_parts_of(const factory<V>& plan, const cash_flow_terms<V>& terms, const token_prices<V>& given, bool prices_given,
                                          const cash_flow_setup& setup, const cash_flow_calendar& dated) {
  const income_tax<V> tax = income_tax_of(terms, setup);
  factory_cash_flow<V> rows = cash_flow_of(plan, terms, given, setup, dated);
  const factory_levelized<V> needed = required_price(rows, tax, nominal_rate<V>(plan.finance.wacc));
  if (prices_given) return {plan, terms, tax, true, needed, given, std::move(rows)};
  const V to_base_year = math::exp(V(-setup.years_to_close() * math::log1p(plan.finance.inflation.effective_annual())));
  const auto prices = prices_by_allocation(plan, token_price<V>::from_base_value(static_cast<V>(needed.real.base_value() * to_base_year)));
  return {plan, terms, tax, false, needed, prices, cash_flow_of(plan, terms, prices, setup, dated)};
}

namespace detail {

inline constexpr double per_million = 1e6, per_gw_year = 1e9 * 365.0 * 86400.0;

/// A levelized cost by kind of token, nominal and real, per million.
template <class V, class Put>
void put_levelized(const life_parts<V>& life, const std::string& name, const factory_levelized<V>& per_token, const Put& put) {
  const auto split = cost_of_a_dollar_per_token(life.plan);
  const auto made = full_load_rates(life.plan.workload, fleet_size(life.plan));
  for (const bool real : {false, true}) {
    const std::string section = name + (real ? "_real" : "") + "_usd_per_million_tokens";
    const V blended = real ? per_token.real.base_value() : per_token.nominal.base_value();
    const auto kind = [&](const char* key, const char* unit, const auto& rate, const auto& part) {
      if (plain_number(rate.base_value()) > 0.0) put(section, key, unit, static_cast<V>(blended * part.base_value()), per_million);
    };
    kind("fresh_input", "USD/Mtok_fresh", made.fresh_input, split.fresh_input);
    kind("cached_input", "USD/Mtok_cached", made.cached_input, split.cached_input);
    kind("output", "USD/Mtok_out", made.output, split.output);
    put(section, "blended", "USD/Mtok", blended, per_million);
  }
}

}  // namespace detail

/// Calls put(section, key, unit, value in base units, `unit`s per base unit) for each figure without debt, in the order of reports.
/// @errors  none
/// @source  finance/factory_levelized.hpp and finance/factory_returns.hpp
template <class V, class Put>
void for_each_life_figure(const life_parts<V>& life, const Put& put) {
  const nominal_rate<V> wacc = life.plan.finance.wacc;
  detail::put_levelized(life, "lcot_pretax", lcot_pretax(life.rows, wacc), put);
  detail::put_levelized(life, "required_price", life.needed, put);
  if (life.prices_given) detail::put_levelized(life, "cost_at_price", cost_at_price(life.rows, life.tax, wacc), put);
  const auto parts = lcot_pretax_by_layer(life.rows, wacc);
  for (const auto& part : parts)
    put("lcot_pretax_by_layer_usd_per_million_tokens", std::string(part.name), "USD/Mtok", part.cost.nominal.base_value(), detail::per_million);
  for (const auto& part : parts)
    put("lcot_pretax_by_layer_real_usd_per_million_tokens", std::string(part.name), "USD/Mtok", part.cost.real.base_value(), detail::per_million);
  put("", "npv_usd", "USD", npv(free_flow_of(life.rows, life.tax), nominal_wacc<V>(wacc)).base_value(), 1.0);
  put("", "ebitda_margin", "1", ebitda_margin(life.rows, wacc), 1.0);
  put("", "profit_usd_per_gw_year", "USD/GW/year", profit_per_facility_power(life.plan, unit_economics(life.plan), life.prices).base_value(), detail::per_gw_year);
}

/// Calls put(key, unit, flow) for each part of revenue, cost and capital, by layer. Money in is positive, money out negative.
/// @errors  none
template <class V, class Put>
void for_each_life_part(const life_parts<V>& life, const Put& put) {
  life.rows.for_each_row([&](std::string_view before, std::string_view name, const pretax_flow<V>& flow) { put(std::string(before) + std::string(name) + "_usd", "USD", flow); });
}
/// Calls put(key, unit, flow) for each row of the statement before debt; tax that is due is negative.
/// @errors  none
/// @source  finance/factory_cash_flow.hpp and finance/factory_levelized.hpp
template <class V, class Put>
void for_each_life_row(const life_parts<V>& life, const Put& put) {
  const factory_cash_flow<V>& rows = life.rows;
  put("revenue_usd", "USD", rows.revenue());
  put("operating_cost_usd", "USD", rows.operating());
  put("ebitda_usd", "USD", rows.ebitda());
  put("capex_usd", "USD", rows.bought.total);
  put("sale_usd", "USD", rows.sold.total);
  put("book_depreciation_usd", "USD", rows.depreciation);
  put("tax_depreciation_usd", "USD", rows.written_off.total);
  put("tax_usd", "USD", -tax_of(rows, life.tax));
  put("free_cash_flow_usd", "USD", free_flow_of(rows, life.tax));
}

/// Calls put as for_each_life_figure does, for what is paid at the close and by whom.
/// @errors  input_error where V is a floating-point number and the debts together are more than what is paid
/// @source  finance/sources_and_uses.hpp
template <class V, class Put>
void for_each_funding_figure(const life_parts<V>& life, const factory_debt<V>& debt, const Put& put) {
  const auto both = sources_and_uses_of(life.rows, debt);
  for (const auto& each : both.sources()) put("sources_usd", each.name, "USD", each.amount.base_value(), 1.0);
  put("sources_usd", "total", "USD", both.total().base_value(), 1.0);
  for (const auto& each : both.uses()) put("uses_usd", each.name, "USD", each.amount.base_value(), 1.0);
  put("uses_usd", "total", "USD", both.total().base_value(), 1.0);
}

/// The rows of debts and of what they leave to the owners.
/// @errors  none
/// @source  finance/factory_debt.hpp
template <class V, class Put>
void for_each_debt_row(const factory_debt<V>& debt, const Put& put) {
  put("debt_drawn_usd", "USD", debt.all.drawn), put("interest_usd", "USD", debt.all.interest), put("principal_usd", "USD", debt.all.principal);
  put("debt_fees_usd", "USD", debt.all.fees), put("reserve_usd", "USD", debt.reserve);
  put("debt_cash_usd", "USD", debt.of_plan.cash), put("levered_tax_usd", "USD", -debt.tax), put("equity_flow_usd", "USD", debt.equity);
}

/// What discounts the equity flow: the cost of equity, or the WACC where none is given.
/// @return  nominal, effective annual
/// @errors  none
/// @source  own choice: 0 stands for "not given"
template <class V>
[[nodiscard]] nominal_cost_of_equity<V> owners_rate(const life_parts<V>& life) {
  const bool asked = detail::plain_number(life.terms.cost_of_equity.effective_annual()) != 0.0;
  return nominal_cost_of_equity<V>(asked ? life.terms.cost_of_equity : nominal_rate<V>(life.plan.finance.wacc));
}
/// Calls put as for_each_life_figure does, for the figures of a plan with debts.
///
///   equity NPV = NPV(equity flow, owners_rate),   levered price : NPV(equity flow(p), cost of equity) = 0, where it is given and no debt
///   follows the cash
///
/// @errors  domain_error where V is a floating-point number and no price is found
/// @source  finance/levered_price.hpp
template <class V, class Put>
void for_each_debt_figure(const life_parts<V>& life, const factory_debt<V>& debt, const std::vector<named_debt>& debts, const Put& put) {
  const nominal_cost_of_equity<V> rate = owners_rate(life);
  put("", "equity_npv_usd", "USD", npv(debt.equity, rate).base_value(), 1.0);
  const bool follows_cash = std::any_of(debts.begin(), debts.end(), [](const named_debt& each) {
    return each.terms.repayment == debt_repayment::sculpted || each.terms.sweep.value() > 0.0;
  });
  // What a sculpted debt lends and a sweep repays follows from the price, so its price is none of a given debt.
  if (detail::plain_number(life.terms.cost_of_equity.effective_annual()) != 0.0 && !follows_cash)
    detail::put_levelized(life, "required_price_levered", required_price(levelized_plan_of(life.rows, life.tax), debt.of_plan, rate), put);
}
}  // namespace aifactory
