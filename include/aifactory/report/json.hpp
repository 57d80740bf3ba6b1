// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does the result look like as JSON?
///
/// The schema "aifactory.cost_per_token/1" is a contract (docs/schema/cost_per_token.schema.json): every key has its
/// unit in its name, a key is absent where nothing was computed, no number is NaN or infinite. Needs nlohmann-json.
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/json_text.hpp"
#include "aifactory/version.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory {

/// The name of the format, in the document itself.
inline constexpr std::string_view cost_per_token_schema = "aifactory.cost_per_token/1";

namespace detail {

/// Numbers nested by section, and by the parts of a section's name: "levelized.credit".
inline ordered_json nested(const std::vector<reported_number>& numbers) {
  ordered_json all = ordered_json::object();
  for (const auto& number : numbers) {
    ordered_json* to = &all;
    for (std::size_t from = 0; from < number.section.size();) {
      const std::size_t end = std::min(number.section.find('.', from), number.section.size());
      to = &(*to)[number.section.substr(from, end - from)];
      from = end + 1;
    }
    (*to)[number.key] = number.value;
  }
  return all;
}

inline ordered_json conventions_of(const answer& a) {
  ordered_json all = ordered_json::object();
  for (const auto& [name, choice] : a.conventions) all[name] = choice;
  all["hours_per_year"] = 8760;
  return all;
}

inline ordered_json warnings_of(const std::vector<warning>& warnings) {
  ordered_json list = ordered_json::array();
  for (const auto& w : warnings) list.push_back({{"code", w.code}, {"field", w.field}, {"message", w.message}});
  return list;
}

/// The sections in the order in which people read them: the size belongs to one of them and does not come first.
inline ordered_json inputs_of(const scenario& s, const answer& a) {
  ordered_json all = ordered_json::object();
  std::apply([&](const auto&... section) { ((all[std::string(section.name)] = ordered_json::object()), ...); },
             factory<double>::sections());
  if (!s.generation.empty()) all["compute"]["generation"] = s.generation;
  for (const auto& input : a.inputs) all[input.section][input.key] = input.value;
  if (s.plan.workload.allocation == allocation::price_ratio)
    all["workload"]["price_ratio"] = s.plan.workload.price_ratio;
  return all;
}

}  // namespace detail

/// What every result begins with: schema, version, scenario, conventions, resolved inputs and warnings.
[[nodiscard]] inline nlohmann::ordered_json json_envelope(std::string_view schema, const scenario& s, const answer& a) {
  return {{"schema", schema},
          {"version", version},
          {"scenario", {{"name", s.name}, {"digest", s.digest}}},
          {"conventions", detail::conventions_of(a)},
          {"inputs", detail::inputs_of(s, a)},
          {"warnings", detail::warnings_of(a.warnings)}};
}

/// The figures, nested, and those of each use of the GPU time: what stands under "result".
[[nodiscard]] inline nlohmann::ordered_json json_result(const answer& a) {
  auto result = detail::nested(a.figures);
  for (const auto& use : a.uses) {
    nlohmann::ordered_json record{{"id", use.name}, {"use", use.use}, {"inputs", detail::nested(use.inputs)}};
    record.update(detail::nested(use.figures));
    result["uses"].push_back(std::move(record));
  }
  return result;
}

/// A scenario with its result.
/// @errors  none: what is not finite is absent, with a warning `not_finite`
[[nodiscard]] inline nlohmann::ordered_json json_report(const scenario& s, const answer& a) {
  auto document = json_envelope(cost_per_token_schema, s, a);
  document["result"] = json_result(a);
  return document;
}

}  // namespace aifactory
