// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the life of a factory as formulas of its inputs, period by period?
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/report/life_formulas.hpp"
#include "aifactory/report/recorded_year.hpp"
#include "aifactory/scenario/cash_flow.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// Collects flows as rows.
class recorded_rows {
  recorded_answer& to;
  bool is_statement;

 public:
  recorded_rows(recorded_answer& into, bool statement) : to(into), is_statement(statement) {}
  template <class Flow>
  void operator()(std::string key, const char* unit, const Flow& flow) const {
    const auto values = flow.base_values();
    add(std::move(key), unit, {values.begin(), values.end()});
  }
  void owed(std::string key, const debt_schedule<expression>& debt) const {
    std::vector<expression> entries;
    for (int k = 0; k <= debt.when().periods(); ++k) entries.push_back(debt.owed(k).base_value());
    add(std::move(key), "USD", std::move(entries), true);
  }

 private:
  void add(std::string key, const char* unit, std::vector<expression> entries, bool is_level = false) const {
    if (moves(entries)) to.rows.push_back({std::move(key), unit, std::move(entries), is_statement, is_level});
  }
};

}  // namespace detail

/// The steady year and, below "levelized", the figures of levelized_of(s) that are formulas; rows as in its series.
///
/// Dates, counts of periods and the terms of debts are taken as they are: lives of layers are numbers in the cash flow.
///
/// @errors  scenario_error where cash_flow_problems() finds any
[[nodiscard]] inline recorded_answer recorded_life(const scenario& s) {
  if (auto problems = cash_flow_problems(s); !problems.empty()) throw scenario_error(std::move(problems));
  recorded_answer made = recorded_year(s);
  const detail::recorded_input leaf(s, made);
  const auto dated = calendar_of(s.plan, s.cash_flow);
  const auto plan = detail::recorded_dated_plan(s, leaf);
  const auto terms = convert<expression>(s.terms, [&](double raw, const auto& row, const auto& member) { return leaf(raw, "finance", row, member); });
  const auto given = convert<expression>(s.prices, [&](double raw, const auto& row, const auto& member) { return leaf(raw, "revenue", row, member); });
  const auto life = life_parts_of(plan, terms, given, any_price(s.prices), s.cash_flow, dated);
  const auto debt = debt_of(life.rows, life.tax, s.cash_flow.debts);

  for (int k = 0; k <= dated.when.periods(); ++k) made.period_start.push_back(detail::day_text(dated.when.period_start(k)));
  const detail::recorded_rows statement(made, true), step(made, false);
  statement("tokens", "tok", life.rows.tokens.total);
  for_each_life_part(life, statement);
  for_each_life_row(life, statement);
  if (!debt.tranches.empty()) {
    for (const auto& each : debt.tranches) {
      step("interest_usd of " + each.name, "USD", each.debt.interest), step("principal_usd of " + each.name, "USD", each.debt.principal);
      step.owed("debt_owed_usd of " + each.name, each.debt);
    }
    for_each_debt_row(debt, statement);
    statement.owed("debt_owed_usd", debt.all);
  }
  step("cost_usd", "USD", life.rows.costs());
  step("operating_cost_and_sale_usd", "USD", levelized_plan_of(life.rows, life.tax).operating);
  if (life.prices_given) step("cost_with_tax_usd", "USD", costs_with_tax(life.rows, life.tax));
  step("tokens at the price level of the period", "tok",
       revenue_at(quantity<u::per<u::real_usd, u::token>, expression>::from_base_value(expression(1.0)), life.rows.tokens.total, life.rows.inflation));
  const auto by_layer = costs_by_layer(life.rows);
  std::apply([&](const auto&... part) { (step("cost_usd." + std::string(part.name), "USD", by_layer.*part.member), ...); }, std::remove_cvref_t<decltype(by_layer)>::parts());

  const auto figure = [&](const std::string& section, const std::string& key, const char* unit, const expression& value, double) {
    made.figures.push_back({"levelized." + section + (section.empty() ? "" : ".") + key, unit, value});
  };
  for_each_life_figure(life, figure);
  for_each_funding_figure(life, debt, figure);
  if (!debt.tranches.empty()) for_each_debt_figure(life, debt, s.cash_flow.debts, figure);
  const auto without = [&](const char* why, std::initializer_list<const char*> keys) {
    for (const char* key : keys) made.without.push_back({"levelized." + std::string(key), why});
  };
  without("is searched: the rate at which the flow is worth nothing", {"irr", "equity_irr"});
  without("is counted along the flow", {"horizon_years", "payback_years", "payback_last_years", "discounted_payback_years"});
  without("is searched: the load at which the free flow is worth nothing", {"break_even_utilization"});
  without("is counted along the rows of the debt",
          {"credit.min_dscr", "credit.average_dscr", "credit.llcr", "credit.plcr", "credit.average_life_years", "credit.max_ltv"});
  made.notes.push_back("Dates, numbers of periods and purchases, depreciation schedules and lives of layers in the cash flow do not follow their inputs here.");
  if (!debt.tranches.empty()) made.notes.push_back("Terms of debts (amount, rate, tenor, gearing, coverage) are numbers here.");
  return made;
}

}  // namespace aifactory
