// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is the life of a factory written as JSON: result.levelized and series? Needs nlohmann-json.
#pragma once

#include "aifactory/report/figures_json.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/levelized_slope.hpp"

namespace aifactory {

/// What stands under result.levelized.
[[nodiscard]] inline nlohmann::ordered_json json_levelized(const levelized_answer& a) {
  auto all = json_figures(a);
  for (const auto& [name, value] : a.conventions) all["conventions"][name] = value;
  if (a.promises) {
    auto& list = all["credit"]["breaches"] = nlohmann::ordered_json::array();
    for (const auto& each : a.breaches) {
      nlohmann::ordered_json record{{"debt", each.debt}, {"covenant", each.covenant}, {"year", each.year}, {"promised", each.promised}};
      if (each.value) record["value"] = *each.value;  // a collateral that is worth nothing gives none
      list.push_back(std::move(record));
    }
  }
  return all;
}

/// A scenario with its steady year and its life.
[[nodiscard]] inline nlohmann::ordered_json json_report(const scenario& s, const answer& steady, const levelized_answer& life) {
  auto document = json_report(s, steady);
  for (const auto& w : detail::warnings_of(life.warnings)) document["warnings"].push_back(w);
  document["result"]["levelized"] = json_levelized(life);
  for (const auto& [name, words] : life.dated_terms) document["result"]["levelized"]["conventions"][name] = words;
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

}  // namespace aifactory
