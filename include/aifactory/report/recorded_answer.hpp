// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is an answer as formulas of its inputs: each figure, and each entry of each row over time?
///
/// Made by running the same formulas over `expression` (recorded_year.hpp, recorded_life.hpp, ...); explanations, spreadsheets and the
/// pages of formulas are written from it.
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/values/formula_rewrite.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory {

/// A figure of an answer; its formula counts in base units.
struct recorded_figure {
  /// Below "result": "annual_cost_usd.total".
  std::string path, unit;  ///< as reports have it
  expression value;        ///< in base units
};
/// A row over time, the close first.
struct recorded_row {
  /// In JSON: "free_cash_flow_usd".
  std::string key, unit;  ///< as reports have it
  std::vector<expression> entries;  ///< in base units, one per period
  bool is_statement = true;  ///< a line of the statement; else a step on the way
  bool is_level = false;     ///< a balance, a price, a count: its sum over time means nothing
};
/// A number of the answer that has no formula: it is searched or counted, or was not computed.
struct figure_without_formula {
  /// Below "result".
  std::string path, why;  ///< in words: "found by search"
};

/// The figures and rows of an answer as formulas of its inputs.
struct recorded_answer {
  std::vector<recorded_figure> figures;   ///< in the order of reports
  std::vector<recorded_row> rows;         ///< those of the statement, and steps on the way
  std::vector<std::string> period_start;  ///< ISO days; empty where nothing is over time
  std::vector<figure_without_formula> without;  ///< figures that reports have and this has not
  std::vector<std::string> notes;         ///< what the formulas take as given: dates, counts of periods
  std::map<std::string, double> scales;   ///< base units per unit of each input
  std::vector<recorded_figure> parts{};   ///< figures of another answer that stand in these formulas: of the steady year
};

namespace detail {

/// An input of a scenario as a leaf of formulas. What nobody gave and what changes nothing is a constant: it would only stand in the way.
class recorded_input {
  const scenario& s_;
  recorded_answer& to_;

 public:
  /// @param to  gets the scale of each input
  recorded_input(const scenario& s, recorded_answer& to) : s_(s), to_(to) {}

  template <class Row, class Member>
  [[nodiscard]] expression operator()(double raw, std::string_view section, const Row& row, const Member& member) const {
    const spelling& written = row.as[holder<std::remove_cvref_t<Member>>::which(member)];
    const auto* input = s_.find(field_name(section, written));
    if (!input || (input->by == given_by::fallback && (raw == 0.0 || raw == 1.0))) return expression(raw);
    to_.scales[input->field] = scale_of<std::remove_cvref_t<Member>>(written);
    return expression::input(input->field, raw, input->unit);
  }
};

/// Whether a row is anything but zeros that no input changes.
[[nodiscard]] inline bool moves(const std::vector<expression>& entries) {
  return std::any_of(entries.begin(), entries.end(), [](const expression& e) { return e.node()->op() != operation::constant || e.value() != 0.0; });
}

/// Gives rows and figures their names; the first name of a part counts: a total of one layer is that layer.
inline void call_parts(shared_formulas& all, const recorded_answer& answer) {
  for (const auto& row : answer.rows) {
    const auto series = std::make_shared<const recorded_series>(recorded_series{row.key, row.unit});
    for (std::size_t k = 0; k < row.entries.size(); ++k) all.call(row.entries[k], {row.key, row.unit, series, static_cast<int>(k)});
  }
  for (const auto& figure : answer.figures) all.call(figure.value, {figure.path, figure.unit});
  for (const auto& part : answer.parts) all.call(part.value, {part.path, part.unit});
}

}  // namespace detail
}  // namespace aifactory
