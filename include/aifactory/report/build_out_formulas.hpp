// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which figures and rows of a build-out are formulas of its inputs, for any value type?
///
/// What is counted, searched or tried stands in build_out_answer.hpp; everything else is here once, for the answer in plain numbers and
/// for its record as formulas.
#pragma once

#include "aifactory/growth/price_that_pays.hpp"
#include "aifactory/growth/refresh_choice.hpp"
#include "aifactory/report/life_formulas.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory {

/// A build-out and what follows from it over time.
template <class V = double>
struct build_out_parts {
  build_inputs<V> in;  ///< at the prices that pay, where none are given
  built_out<V> built;      ///< rows of all phases
  income_tax<V> tax;       ///< of a firm without debt
  free_flow<V> free;       ///< after that tax, before debt
  build_worth<V> worth;    ///< levelized costs and NPV
};

/// Reckons a build-out, at its own token prices or at those that pay.
///
///   worth of build_out_cash_flow at given prices, else at at_price_that_pays
///
/// @param priced  token prices are given
/// @param dated   build_calendar_of the central inputs
/// @errors  domain_error where V is a floating-point number and no price pays
/// @source  growth/build_cash_flow.hpp and growth/price_that_pays.hpp
template <class V>
[[nodiscard]] build_out_parts<V> build_out_parts_of(build_inputs<V> in, const cash_flow_setup& setup, const build_calendar& dated, bool priced) {
  if (!priced) in = at_price_that_pays(std::move(in), setup, dated);
  built_out<V> built = build_out_cash_flow(in, setup, dated);
  const income_tax<V> tax = income_tax_of(in.terms, setup);
  free_flow<V> free = free_flow_of(built.rows, tax);
  build_worth<V> worth = worth_of(in, built, setup);
  return {std::move(in), std::move(built), tax, std::move(free), std::move(worth)};
}

/// Calls put(key, unit, value in base units, `unit`s per base unit) for cost and value, in the order of reports.
/// @errors  none
/// @source  growth/refresh_choice.hpp, worth_of
template <class V, class Put>
void for_each_build_out_cost(const build_out_parts<V>& all, const Put& put) {
  put("required_price_real_usd_per_million_tokens", "USD/Mtok", all.worth.required_price.real.base_value(), detail::per_million);
  put("required_price_usd_per_million_tokens", "USD/Mtok", all.worth.required_price.nominal.base_value(), detail::per_million);
  put("lcot_pretax_real_usd_per_million_tokens", "USD/Mtok", all.worth.lcot_pretax.real.base_value(), detail::per_million);
  put("lcot_pretax_usd_per_million_tokens", "USD/Mtok", all.worth.lcot_pretax.nominal.base_value(), detail::per_million);
  put("npv_usd", "USD", all.worth.npv.base_value(), 1.0);
}
/// The same for what is bought, made and built, undiscounted.
///
///   capex = -(bought - refreshed),   refresh capex = -refreshed,   GPUs at most = max over periods of those in service
///
/// @errors  none
/// @source  definition
template <class V, class Put>
void for_each_build_out_amount(const build_out_parts<V>& all, const Put& put) {
  put("capex_usd", "USD", static_cast<V>(-(all.built.rows.bought.total - all.built.refreshed).total().base_value()), 1.0);
  put("refresh_capex_usd", "USD", static_cast<V>(-all.built.refreshed.total().base_value()), 1.0);
  put("tokens", "tok", all.built.rows.tokens.total.total().base_value(), 1.0);
  const auto gpus = all.built.gpus.base_values();
  V most = gpus[0];
  for (const V& each : gpus) most = math::max(most, each);
  put("gpus_in_service_at_most", "GPU", most, 1.0);
  it_power<V> power(V(0.0) * W_IT);
  for (const auto& each : plans_of_phases(all.in.plan, all.in.build)) power = power + built_for(each, fleet_size(each));
  put("it_power_mw_it", "MW_IT", power.base_value(), 1e-6);
}
/// The same for what all refreshes together are worth.
///
///   gain = NPV - NPV of GPUs that run on to the horizon
///
/// @param kept  the calendar of the build-out whose GPUs run on to the horizon
/// @errors  none
/// @source  own, from the definition
template <class V, class Put>
void for_each_gain_of_refresh(const build_out_parts<V>& all, const cash_flow_setup& setup, const build_calendar& kept, const Put& put) {
  auto in = all.in;
  in.build.terms.at_refresh = at_refresh::keep;
  const money<V> without = npv_of_build_out(in, setup, kept);
  put("npv_without_refresh_usd", "USD", without.base_value(), 1.0);
  put("gain_of_refresh_usd", "USD", (all.worth.npv - without).base_value(), 1.0);
}

/// Calls put(section, key, unit, value in base units, `unit`s per base unit) for what a month of waiting for power costs, and the delays of
/// the plan.
///
///   cost of a month = NPV as planned - NPV with power a month later, in all phases or in one
///
/// @param dated  build_calendar_of the central inputs
/// @errors  none
/// @source  growth/refresh_choice.hpp
template <class V, class Put>
void for_each_cost_of_delay(const build_out_parts<V>& all, const cash_flow_setup& setup, const build_calendar& dated, const Put& put) {
  const duration<V> later(V(1.0) * month);
  const auto a_month = [&](const std::string& key, const money<V>& cost) {
    put("time_to_power_usd_per_month", key, "USD/month", (cost / month).base_value(), (1.0 * month).base_value());
  };
  a_month("all_phases", cost_of_delay(all.in, setup, dated, later));
  if (all.in.build.phases.size() > 1)
    for (std::size_t p = 0; p < all.in.build.phases.size(); ++p) a_month("phase_" + std::to_string(p + 1), cost_of_delay(all.in, setup, dated, later, p));
  if (std::any_of(all.in.build.phases.begin(), all.in.build.phases.end(), [](const auto& phase) { return detail::plain_number(phase.delay.base_value()) > 0.0; }))
    put("", "delay_cost_usd", "USD", cost_of_its_delays(all.in, setup, dated).base_value(), 1.0);
}

namespace detail {

/// Entries of each operating year added up; the close is a year of its own.
template <class Flow>
[[nodiscard]] auto by_year(const Flow& row) {
  using V = std::remove_cvref_t<decltype(row[0].base_value())>;
  const timeline& when = row.when();
  std::vector<V> years(static_cast<std::size_t>(when.year_of(when.periods())) + 1, V(0.0));
  for (int k = 0; k <= when.periods(); ++k) {
    V& sum = years[static_cast<std::size_t>(when.year_of(k))];
    sum = static_cast<V>(sum + row[k].base_value());
  }
  return years;
}

}  // namespace detail

/// Calls put(key, unit, entries in base units, `unit`s per base unit) for each row by operating year; money in is positive, money out
/// negative.
///
///   lcot to date of year y = sum up to y of -costs_k df(t_k) / sum up to y of tokens_k df(t_k),   0 before the first token
///   GPUs in service = mean over the periods of the year
///
/// @errors  none
/// @source  definition; at the horizon it is lcot_pretax
template <class V, class Put>
void for_each_build_out_row(const build_out_parts<V>& all, const Put& put) {
  const auto& rows = all.built.rows;
  const timeline& when = all.free.when();
  const int years = when.year_of(when.periods()), m = when.periods_per_year();
  const auto money_row = [&](const char* key, const auto& row) { put(key, "USD", detail::by_year(row), 1.0); };
  money_row("capex_usd", rows.bought.total - all.built.refreshed), money_row("refresh_capex_usd", all.built.refreshed), money_row("sale_usd", rows.sold.total);
  money_row("operating_cost_usd", rows.operating());
  const auto tokens = detail::by_year(rows.tokens.total);
  put("tokens", "tok", tokens, 1.0);
  money_row("revenue_usd", rows.revenue()), money_row("tax_usd", -tax_of(rows, all.tax));
  auto sum = detail::by_year(all.free);
  put("free_cash_flow_usd", "USD", sum, 1.0);
  for (std::size_t y = 1; y < sum.size(); ++y) sum[y] = static_cast<V>(sum[y - 1] + sum[y]);
  put("cumulative_cash_flow_usd", "USD", std::move(sum), 1.0);
  auto gpus = detail::by_year(all.built.gpus);
  for (std::size_t y = 1; y < gpus.size(); ++y) gpus[y] = static_cast<V>(gpus[y] / static_cast<double>(std::min(m, when.periods() - (static_cast<int>(y) - 1) * m)));
  put("gpus_in_service", "GPU", std::move(gpus), 1.0);
  // Costs so far over tokens so far, both in present value; 0 before the first token. Without what could be sold it lies above the
  // levelized cost, to which the horizon brings it.
  const nominal_pretax_wacc<V> rate(nominal_rate<V>(all.in.plan.finance.wacc));
  const auto costs = rows.costs();
  std::vector<V> running, to_date;
  V spent(0.0), made(0.0);
  const auto operating = detail::by_year(rows.operating());
  int k = 0;
  for (int y = 0; y <= years; ++y) {
    for (; k <= when.periods() && when.year_of(k) == y; ++k) {
      const V df = rate.df(when.time(k));
      spent = static_cast<V>(spent - costs[k].base_value() * df), made = static_cast<V>(made + rows.tokens.total[k].base_value() * df);
    }
    const auto at = static_cast<std::size_t>(y);
    running.push_back(detail::plain_number(tokens[at]) > 0.0 ? static_cast<V>(-operating[at] / tokens[at]) : V(0.0));
    to_date.push_back(detail::plain_number(made) > 0.0 ? static_cast<V>(spent / made) : V(0.0));
  }
  put("operating_cost_usd_per_million_tokens", "USD/Mtok", std::move(running), detail::per_million);
  put("lcot_pretax_to_date_usd_per_million_tokens", "USD/Mtok", std::move(to_date), detail::per_million);
}

}  // namespace aifactory
