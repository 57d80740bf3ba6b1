// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a build-out cost and earn, as formulas of its inputs?
#pragma once

#include "aifactory/report/build_out_answer.hpp"
#include "aifactory/report/recorded_year.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// Rows over time of a build-out: added up by operating year, or as its cash flow counts them.
enum class build_rows { by_year, by_period };

namespace detail {

/// The inputs of a build-out as formulas; those that its calendar counts with are numbers.
[[nodiscard]] inline build_inputs<expression> recorded_build_inputs(const scenario& s, const recorded_input& leaf) {
  const build_inputs<double> central = build_inputs_of(s);
  const auto of_section = [&](std::string section, bool dated) {
    return [&leaf, section, dated](double raw, const auto& row, const auto& member) {
      const std::string_view name = row.as[0].name;
      for (const char* counted : {"refresh_every", "first_refresh", "generation_every", "lead"})
        if (dated && name == counted) return expression(raw);
      return leaf(raw, section, row, member);
    };
  };
  build_inputs<expression> made{recorded_dated_plan(s, leaf), convert<expression>(central.terms, of_section("finance", false)),
                                convert<expression>(central.prices, of_section("revenue", false)),
                                {convert<expression>(central.build.terms, of_section("build_out", true)), {}, central.build.dates}};
  for (std::size_t p = 0; p < central.build.phases.size(); ++p)
    made.build.phases.push_back(convert<expression>(central.build.phases[p], of_section("phase[" + std::to_string(p + 1) + "]", true)));
  // Without phases the plan is the only one.
  if (!s.build || s.build->phases.empty()) made.build.phases.front().size = fleet_size(made.plan);
  return made;
}

[[nodiscard]] inline const char* why_no_formula(std::string_view path) {
  if (path == "irr") return "is searched: the rate at which the flow is worth nothing";
  if (path == "payback_years" || path == "horizon_years") return "is counted along the flow";
  if (path == "refresh_every_years" || path == "first_refresh_years") return "is counted by the calendar, which the formulas take as it is";
  return "is found by trying every whole number of years, each a cash flow of its own";
}

}  // namespace detail

/// The figures and rows of build_out_answer_of(s), each as the formula that makes it; the rows of each period are parts of them,
/// "period.energy_usd[3]". Days, leads, refreshes and lives are taken as they are.
/// @param how  by_period: the rows are those of each period, for a sheet, which adds them up itself
/// @errors  scenario_error where build_out_problems() finds any
[[nodiscard]] inline recorded_answer recorded_build_out(const scenario& s, build_rows how = build_rows::by_year) {
  const auto central = build_out_answer_of(s);
  const build_calendar dated = build_calendar_of(s.plan, s.cash_flow, build_inputs_of(s).build);
  recorded_answer made;
  detail::take_parts_of_year(made, s);
  const detail::recorded_input leaf(s, made);
  const auto all = build_out_parts_of(detail::recorded_build_inputs(s, leaf), s.cash_flow, dated, any_price(s.prices));

  if (how == build_rows::by_year) {
    made.period_start = central.period_start;
    for_each_build_out_row(all, [&](const char* key, const char* unit, std::vector<expression> entries, double) {
      if (detail::moves(entries)) made.rows.push_back({key, unit, std::move(entries)});
    });
  } else {
    for (int k = 0; k <= dated.when.periods(); ++k) made.period_start.push_back(detail::day_text(dated.when.period_start(k)));
  }
  const auto period_row = [&](const std::string& name, const auto& flow, const char* unit, bool is_statement = true, bool is_level = false) {
    const auto values = flow.base_values();
    std::vector<expression> entries(values.begin(), values.end());
    if (how == build_rows::by_period) {
      if (detail::moves(entries)) made.rows.push_back({name, unit, std::move(entries), is_statement, is_level});
      return;
    }
    for (std::size_t k = 0; k < entries.size(); ++k) made.parts.push_back({"period." + name + "[" + std::to_string(k) + "]", unit, entries[k]});
  };
  all.built.rows.for_each_row([&](std::string_view before, std::string_view name, const pretax_flow<expression>& flow) { period_row(std::string(before) + std::string(name) + "_usd", flow, "USD"); });
  period_row("capex_usd", all.built.rows.bought.total, "USD"), period_row("sale_usd", all.built.rows.sold.total, "USD");
  period_row("operating_cost_usd", all.built.rows.operating(), "USD"), period_row("cost_usd", all.built.rows.costs(), "USD");
  if (how == build_rows::by_period) {
    period_row("refresh_capex_usd", all.built.refreshed, "USD"), period_row("depreciation_usd", all.built.rows.written_off.total, "USD", false);
    period_row("gpus_in_service", all.built.gpus, "GPU", true, true);
    period_row("tax_usd", -tax_of(all.built.rows, all.tax), "USD");
  }
  period_row("revenue_usd", all.built.rows.revenue(), "USD"), period_row("tokens", all.built.rows.tokens.total, "tok");
  period_row("free_cash_flow_usd", all.free, "USD");

  const auto put_at = [&](const std::string& path, const char* unit, const expression& value) {
    if (central.find(path)) made.figures.push_back({path, unit, value});
  };
  const auto put = [&](const char* key, const char* unit, const expression& value, double) { put_at(key, unit, value); };
  for_each_build_out_cost(all, put);
  for_each_build_out_amount(all, put);
  if (central.find("gain_of_refresh_usd")) {
    auto kept = build_inputs_of(s).build;
    kept.terms.at_refresh = at_refresh::keep;
    for_each_gain_of_refresh(all, s.cash_flow, build_calendar_of(s.plan, s.cash_flow, kept), put);
  }
  for_each_cost_of_delay(all, s.cash_flow, dated, [&](const std::string& section, const std::string& key, const char* unit, const expression& value, double) {
    put_at(section.empty() ? key : section + "." + key, unit, value);
  });

  const auto recorded = [&](const std::string& path) {
    return std::any_of(made.figures.begin(), made.figures.end(), [&](const auto& each) { return each.path == path; });
  };
  for (const auto& figure : central.figures)
    if (!recorded(figure.path())) made.without.push_back({figure.path(), detail::why_no_formula(figure.path())});
  for (const auto& rate : central.rates) made.without.push_back({rate.key, detail::why_no_formula(rate.key)});
  made.notes.push_back("Days, leads, refreshes, generations on sale, depreciation schedules and lives of layers do not follow their inputs here.");
  return made;
}

}  // namespace aifactory
