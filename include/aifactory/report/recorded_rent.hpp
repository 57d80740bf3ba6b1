// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do renting and building cost, as formulas of the inputs?
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/report/recorded_year.hpp"
#include "aifactory/report/rent_formulas.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// The figures and rows of rent_or_build_answer_of(s), each as the formula that makes it; beside them, as steps, the rows of the own
/// factory. Dates, counts of periods and lives are taken as they are.
/// @errors  scenario_error where rent_or_build_problems() finds any
[[nodiscard]] inline recorded_answer recorded_rent(const scenario& s) {
  if (auto problems = rent_or_build_problems(s); !problems.empty()) throw scenario_error(std::move(problems));
  recorded_answer made;
  detail::take_parts_of_year(made, s);
  const detail::recorded_input leaf(s, made);
  const auto of_section = [&](std::string_view section) {
    return [&leaf, section](double raw, const auto& row, const auto& member) { return leaf(raw, section, row, member); };
  };
  const planned_rent<double> central = planned_rent_of(s);
  const rent_setting at = rent_setting_of(s.plan, s.cash_flow, s.colocation);
  const timeline& when = at.own.when;
  const rent_parts<expression> parts({detail::recorded_dated_plan(s, leaf), convert<expression>(central.terms, of_section("finance")),
                                      convert<expression>(central.rental, of_section("rental")), convert<expression>(central.colocation, of_section("colocation")),
                                      convert<expression>(central.api, of_section("api")), contract_periods_of(central, when)},
                                     at, ways_given(s), rents_by_the_hour(s));

  for (int k = 0; k <= when.periods(); ++k) made.period_start.push_back(detail::day_text(when.period_start(k)));
  for_each_rent_row(parts, [&](std::string key, std::vector<expression> entries) { made.rows.push_back({std::move(key), "USD", std::move(entries)}); });
  const auto step = [&](std::string key, const char* unit, const auto& flow) {
    const auto values = flow.base_values();
    std::vector<expression> entries(values.begin(), values.end());
    if (detail::moves(entries)) made.rows.push_back({std::move(key), unit, std::move(entries), false});
  };
  step("own.free_cash_flow_usd", "USD", parts.own_flow);
  for (const auto& other : parts.others) step(std::string(name_of(other.way)) + ".free_cash_flow_usd", "USD", other.paid);
  step("used_gpu_hours", "GPU*h", parts.hours);
  parts.rows.for_each_row([&](std::string_view before, std::string_view name, const pretax_flow<expression>& flow) {
    step("own." + std::string(before) + std::string(name) + "_usd", "USD", flow);
  });
  for_each_rent_figure(
      parts, [&](const std::string& section, const std::string& key, const char* unit, const expression& value, double) {
        made.figures.push_back({section.empty() ? key : section + "." + key, unit, value});
      },
      [&](const std::string& section, const std::string& key, const way_cost<expression>*) {
        const char* why = key == "horizon_years" || key.find("payback") != std::string::npos ? "is counted along the flow"
                          : key.starts_with("irr_")                                           ? "is searched: the rate at which what building saves is worth nothing"
                          : key.ends_with("flip_utilization")                                 ? "is searched: the load at which both cost the same"
                                                                                              : "is searched: the price at which both cost the same";
        made.without.push_back({section.empty() ? key : section + "." + key, why});
      });
  made.notes.push_back("Dates, numbers of periods and purchases, terms of contracts, depreciation schedules and lives of layers do not follow their inputs here.");
  return made;
}

}  // namespace aifactory
