// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is the life of a factory written as JSON: result.levelized and series? Needs nlohmann-json.
#pragma once

#include "aifactory/report/json.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/levelized_spread.hpp"
#include "aifactory/report/sampled_json.hpp"

namespace aifactory {

/// {"status": "unique", "roots": [9.1]}, in percent a year; with none the reason.
[[nodiscard]] inline nlohmann::ordered_json json_irr(const reported_irr& found) {
  nlohmann::ordered_json irr{{"status", name_of(found.status)}, {"roots", found.roots}};
  if (found.status == irr_status::none) irr["reason"] = name_of(found.reason);
  return irr;
}

/// What stands under result.levelized.
[[nodiscard]] inline nlohmann::ordered_json json_levelized(const levelized_answer& a) {
  auto all = detail::nested(a.figures);
  for (const auto& each : a.rates) all[each.key + "_percent_per_year"] = json_irr(each);
  for (const auto& [name, value] : a.conventions) all["conventions"][name] = value;
  return all;
}

/// Columns of equal length: the first day of each period, the close first, and an amount per period.
[[nodiscard]] inline nlohmann::ordered_json json_series(const levelized_answer& a) {
  nlohmann::ordered_json columns{{"period_start", a.period_start}};
  for (const auto& each : a.series) columns[each.key] = each.values;
  return columns;
}

/// A scenario with its steady year and its life.
[[nodiscard]] inline nlohmann::ordered_json json_report(const scenario& s, const answer& steady, const levelized_answer& life) {
  auto document = json_report(s, steady);
  for (const auto& w : detail::warnings_of(life.warnings)) document["warnings"].push_back(w);
  document["result"]["levelized"] = json_levelized(life);
  document["series"] = json_series(life);
  return document;
}

/// The slopes of the levelized costs by each input, strongest first: result.levelized.slopes.
[[nodiscard]] inline nlohmann::ordered_json json_slopes(const std::vector<levelized_slope>& slopes) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& each : slopes)
    list.push_back({{"field", each.field},
                    {"unit", each.unit},
                    {"value", each.value},
                    {"lcot_pretax_real_usd_per_million_tokens_per_unit", each.lcot_pretax},
                    {"required_price_real_usd_per_million_tokens_per_unit", each.required_price}});
  return list;
}

/// What stands under uncertainty.result.levelized.
[[nodiscard]] inline nlohmann::ordered_json json_sampled_life(const sampled_life& found) {
  auto all = nlohmann::ordered_json::object();
  for (const auto& figure : found.figures) {
    const auto& at = figure.central;
    (at.section.empty() ? all : all[at.section])[at.key] = detail::statistics_of(figure);
  }
  if (found.irr_above_hurdle)
    all["irr_above_hurdle"] = {{"probability", found.irr_above_hurdle->value}, {"standard_error", found.irr_above_hurdle->standard_error}};
  return all;
}

}  // namespace aifactory
