// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is an answer of figures, rates of return and rows over time written as JSON? Needs nlohmann-json.
#pragma once

#include "aifactory/report/dated_terms.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/json.hpp"

namespace aifactory {

/// {"status": "unique", "roots": [9.1]}, in percent a year; with none the reason.
[[nodiscard]] inline nlohmann::ordered_json json_irr(const reported_irr& found) {
  nlohmann::ordered_json irr{{"status", name_of(found.status)}, {"roots", found.roots}};
  if (found.status == irr_status::none) irr["reason"] = name_of(found.reason);
  return irr;
}

/// Figures and rates of return by their paths.
[[nodiscard]] inline nlohmann::ordered_json json_figures(const figures_answer& a) {
  auto all = detail::nested(a.figures);
  for (const auto& each : a.rates) all[each.key + "_percent_per_year"] = json_irr(each);
  return all;
}

/// Columns of equal length: the first day of each period and an amount per period.
[[nodiscard]] inline nlohmann::ordered_json json_series(const figures_answer& a) {
  nlohmann::ordered_json columns{{"period_start", a.period_start}};
  for (const auto& each : a.series) columns[each.key] = each.values;
  return columns;
}

/// The answer to a question as sweeps and tables take answers: its figures in place of the steady year's.
[[nodiscard]] inline answer with_figures_of(const scenario& s, const figures_answer& a) {
  answer all = evaluate(s);
  all.figures = a.figures;
  all.uses.clear();
  all.conventions.insert(all.conventions.end(), a.conventions.begin(), a.conventions.end());
  all.warnings.insert(all.warnings.end(), a.warnings.begin(), a.warnings.end());
  return all;
}

/// A scenario and the answer to a question about it.
/// @param schema  "aifactory.build_out/1"
[[nodiscard]] inline nlohmann::ordered_json json_report(std::string_view schema, const scenario& s, const figures_answer& a) {
  auto document = json_envelope(schema, s, with_figures_of(s, a));
  document["result"] = json_figures(a);
  if (!a.rows.empty()) {
    document["rows"] = nlohmann::ordered_json::array();
    for (const auto& row : a.rows) {
      nlohmann::ordered_json record{{"id", row.id}};
      record.update(detail::nested(row.figures));
      document["rows"].push_back(std::move(record));
    }
  }
  if (!a.series.empty()) {
    document["series"] = json_series(a);
    for (const auto& [name, words] : dated_terms_of(s)) document["conventions"][name] = words;
  }
  return document;
}

}  // namespace aifactory
