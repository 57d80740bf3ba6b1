// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a generation cost and make at a speed, as formulas: a row of a comparison of generations?
#pragma once

#include "aifactory/report/generation_cells.hpp"
#include "aifactory/report/recorded_year.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace aifactory {

namespace detail {

/// The input as the catalogue, or a measured curve, gives it.
inline void input_from(scenario& s, const std::string& field, const std::string& unit, double value, const provenance& from, const std::string& how = "") {
  auto input = std::find_if(s.inputs.begin(), s.inputs.end(), [&](const auto& each) { return each.field == field; });
  if (input == s.inputs.end()) input = s.inputs.insert(input, scenario_input{});
  scenario_input made;
  made.meaning = input->meaning, made.hard = input->hard, made.plausible = input->plausible;
  *input = std::move(made);
  input->field = field, input->unit = unit, input->value = value, input->by = given_by::generation;
  input->assumption = from.is_assumption();
  (from.is_assumption() ? input->assumption_reason : input->source) = how + std::string(from.text);
  input->date = from.date;
}

}  // namespace detail

/// The scenario of a row as a reader of its formulas knows it: price, power, life and rates with the places they come from.
/// @param row  with figures
[[nodiscard]] inline scenario explained_scenario_of(const scenario& s, const generation_row& row) {
  const generation_option& option = *row.option;
  scenario made = scenario_of(s, option);
  const auto& curve = option.curve.from;
  const std::string read = option.from == rate_from::interpolated ? "interpolated between points of: " : "";
  detail::input_from(made, "compute.price", "USD/GPU", option.plan.compute.price.in(USD / GPU), row.facts.price->from);
  detail::input_from(made, "compute.it_power_per_gpu", "kW_IT/GPU", row.facts.it_power_per_gpu->value.in(kW_IT / GPU), row.facts.it_power_per_gpu->from);
  detail::input_from(made, "compute.life", "years", option.plan.compute.life.in(year), row.facts.life.from);
  if (row.facts.gpus_per_rack)
    detail::input_from(made, "compute.gpus_per_rack", "GPU/rack", row.facts.gpus_per_rack->value.in(GPU / rack), row.facts.gpus_per_rack->from);
  detail::input_from(made, "compute.it_power", "MW_IT", option.plan.size.get<it_power<>>().in(MW_IT), assumption{"as much IT power as the scenario builds"});
  detail::input_from(made, "workload.output_rate", "tok_out/s/GPU", option.plan.workload.output_rate.in(tok_out / second / GPU), curve, read);
  if (option.plan.workload.input_rate.base_value() > 0.0)
    detail::input_from(made, "workload.input_rate", "tok_in/s/GPU", option.plan.workload.input_rate.in(tok_in / second / GPU), curve, read);
  return made;
}

/// The numbers of a row's JSON, each as the formula that makes it, and the steady year behind them.
/// @param of  explained_scenario_of(s, the row at `place`)
[[nodiscard]] inline recorded_answer recorded_generation(const scenario& of, const generation_answer& all, std::size_t place) {
  recorded_answer made = recorded_year(of);
  const detail::recorded_input leaf(of, made);
  const auto plan = convert_factory<expression>(of.plan, [&](double raw, std::string_view section, const auto& row, const auto& member) { return leaf(raw, section, row, member); });
  const auto put = [&](const char* path, const char* unit, const expression& value) { made.figures.push_back({path, unit, value}); };
  put("price_usd_per_gpu", "USD/GPU", plan.compute.price.base_value());
  put("life_years", "years", plan.compute.life.base_value());
  put("tokens_per_second_per_gpu.output", "tok_out/s/GPU", plan.workload.output_rate.base_value());
  if (of.plan.workload.input_rate.base_value() > 0.0) put("tokens_per_second_per_gpu.input", "tok_in/s/GPU", plan.workload.input_rate.base_value());
  put("facility_power_for_demand_mw", "MW", detail::power_to_deliver(plan, all.asked.demand).base_value());
  for (const auto& cell : cells_of(all, place)) {
    if (!std::holds_alternative<double>(cell.value)) continue;
    if (std::any_of(made.figures.begin(), made.figures.end(), [&](const auto& each) { return each.path == cell.path; })) continue;
    made.without.push_back({cell.path, cell.path.find("output_p") != std::string::npos          ? "is drawn"
                                       : cell.path.starts_with("cost_per_million_tokens_usd.") ? "is the cost, divided or multiplied by rate_error.factor"
                                       : cell.path.starts_with("rate_error")                   ? "is found by leaving out points of the curve"
                                                                                               : "is what was asked for, or stands in the catalogue"});
  }
  std::erase_if(made.without, [&](const auto& each) {
    return std::any_of(made.figures.begin(), made.figures.end(), [&](const auto& figure) { return figure.path == each.path; });
  });
  return made;
}

}  // namespace aifactory
