// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the answer to a scenario, number by number, for any report?
///
/// Every report (JSON, CSV, terminal) prints the numbers that are collected here, in units for people, under the same
/// paths: "result.capex_usd.total", "inputs.facility.pue". A number that was not computed is not in the list.
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/report/reported_number.hpp"
#include "aifactory/report/use_figures.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory {

/// A scenario, evaluated at its central values.
struct answer {
  economics<double> result;              ///< the figures as typed values
  std::vector<reported_number> inputs;   ///< resolved, in the order of the tables
  std::vector<reported_number> figures;  ///< finite, in the order of economics::figures()
  std::vector<warning> warnings;         ///< of the scenario, and of what was left out
  std::vector<std::pair<std::string, std::string>> conventions{};  ///< "basis" and "nominal_level", ...
  std::vector<reported_use> uses{};  ///< of the GPU time, where the scenario tells several apart

  /// A result by its path below "result", or nothing where it was not computed.
  [[nodiscard]] const reported_number* find(std::string_view path) const {
    for (const auto& figure : figures)
      if (figure.path() == path) return &figure;
    return nullptr;
  }
};

/// The name of an input in files: "facility.pue". The size's names hold their section.
[[nodiscard]] inline std::string field_name(std::string_view section, const spelling& written) {
  return section.empty() ? std::string(written.name) : std::string(section) + "." + std::string(written.name);
}

/// The name of a setting's choice, as scenarios write it: "annuity".
template <class S, class E>
[[nodiscard]] std::string_view chosen(const S& inputs, E S::*member) {
  std::string_view name;
  const auto look = [&](const auto& row) {
    if constexpr (requires { row.choices; })
      if constexpr (std::is_same_v<std::remove_cv_t<decltype(row.member)>, E S::*>)
        if (row.member == member) name = row.choices[static_cast<std::size_t>(inputs.*member)];
  };
  std::apply([&](const auto&... row) { (look(row), ...); }, S::fields());
  return name;
}

namespace detail {

/// False for what the contract leaves out: racks of an unknown size, carbon and water the scenario says nothing about,
/// the cost of tokens that are not made.
inline bool is_computed(std::string_view key, std::string_view part, const scenario& s,
                        const economics<double>& result) {
  const auto is_given = [&](std::string_view field) {
    const auto* input = s.find(field);
    return input && input->by != given_by::fallback;
  };
  if (key == "racks") return result.racks.base_value() > 0.0;
  if (key == "carbon_kg_per_million_tokens") return is_given("power.carbon");
  if (key == "water_litre_per_million_tokens") return is_given("facility.wue");
  if (!key.starts_with("cost_per_million_tokens")) return true;
  const auto& made = result.full_load;
  if (part == "fresh_input") return made.fresh_input.base_value() > 0.0;
  if (part == "cached_input") return made.cached_input.base_value() > 0.0;
  if (part == "output") return made.output.base_value() > 0.0;
  return true;
}

/// A figure in its unit.
template <class Row, class Figure>
reported_number reported(const Row& row, std::string_view part, const Figure& figure) {
  return {std::string(part.empty() ? part : row.key), std::string(part.empty() ? row.key : part), std::string(row.unit),
          base_number(figure) / unit_of(row.unit).scale};
}

inline void collect_figures(const scenario& s, answer& to) {
  for_each_figure(to.result, [&](const auto& row, std::string_view part, const auto& figure) {
    if (!is_computed(row.key, part, s, to.result)) return;
    reported_number number = reported(row, part, figure);
    if (std::isfinite(number.value))
      to.figures.push_back(std::move(number));
    else
      to.warnings.push_back({"not_finite", number.path(), "is left out: with these inputs it is no finite number"});
  });
}

/// The plan's inputs as the scenario holds them; what stands for "not given" is not among them.
inline void collect_inputs(const scenario& s, const factory<double>& plan, answer& to) {
  const bool no_interest = plan.finance.method == capital_method::straight_line;
  for_each_input(plan, [&](std::string_view section, const auto& row, const auto& member) {
    using held = holder<std::remove_cvref_t<decltype(member)>>;
    const spelling& written = row.as[held::which(member)];
    const scenario_input* input = s.find(field_name(section, written));
    if (!input || (no_interest && input->field == "finance.wacc")) return;
    const double scale = scale_of<std::remove_cvref_t<decltype(member)>>(written);
    to.inputs.push_back(
        {input->field.substr(0, input->field.find('.')), input->key, input->unit, held::value(member) / scale});
  });
  for (const auto& input : s.demand_inputs) to.inputs.push_back({"demand", input.key, input.unit, input.value});
  for (const auto& input : s.sizing_inputs) to.inputs.push_back({"sizing", input.key, input.unit, input.value});
  for (const auto* list : {&s.cash_flow_inputs, &s.question_inputs})
    for (const auto& input : *list) to.inputs.push_back({input.field.substr(0, input.field.find('.')), input.key, input.unit, input.value});
}

inline void warn_of_medians(const scenario& s, answer& to) {
  std::string fields;
  for (const auto* list : {&s.inputs, &s.demand_inputs, &s.cash_flow_inputs, &s.question_inputs})
    for (const auto& input : *list)
      if (input.spread) fields += (fields.empty() ? "" : ", ") + input.field;
  if (!fields.empty())
    to.warnings.push_back({"median_used", fields, "the median is used: nothing is drawn"});
}

}  // namespace detail

/// Evaluates a plan that differs from the scenario's in the values of certain inputs alone (a sweep, a solution).
/// @errors  none: a figure that is not finite is left out and a warning says so
[[nodiscard]] inline answer evaluate(const scenario& s, const factory<double>& plan) {
  answer result{unit_economics(plan), {}, {}, s.warnings, {}};
  for (const auto& [name, choice] : {std::pair{"basis", chosen(plan.finance, &finance<double>::basis)},
                                     std::pair{"method", chosen(plan.finance, &finance<double>::method)},
                                     std::pair{"allocation", chosen(plan.workload, &workload<double>::allocation)}})
    result.conventions.emplace_back(name, choice);
  detail::collect_inputs(s, plan, result);
  detail::warn_of_medians(s, result);
  detail::collect_figures(s, result);
  result.uses = reported_uses(s, plan, result.result);
  return result;
}

/// Evaluates a scenario at its central values: the median of what is uncertain.
/// @errors  none: a figure that is not finite is left out and a warning says so
[[nodiscard]] inline answer evaluate(const scenario& s) { return evaluate(s, s.plan); }

}  // namespace aifactory
