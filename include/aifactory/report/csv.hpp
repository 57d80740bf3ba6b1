// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are answers written as a table for spreadsheets (CSV, RFC 4180)?
///
/// The first row names the columns with the paths of the JSON result ("conventions.basis",
/// "inputs.power.price_usd_per_mwh", "result.capex_usd.total"), the second gives their units, then comes one row per
/// answer. Numbers have at most 15 digits. Names come from scenario files: one that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a line break) has an apostrophe before it.
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/units/number_text.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aifactory {

/// A row: what it is called, and the answer in it.
struct csv_row {
  std::string id;  ///< first cell of the row
  answer content;  ///< its numbers
};

/// Rows below a scenario's own: one per use of the GPU time, its figures under the names that the whole factory's have.
[[nodiscard]] inline std::vector<csv_row> csv_rows_of_uses(const answer& of) {
  std::vector<csv_row> rows;
  for (const auto& use : of.uses) {
    csv_row row{use.name, {}};
    for (auto number : use.inputs) number.section = "workload", row.content.inputs.push_back(std::move(number));
    row.content.figures = use.figures;
    row.content.conventions = {{"use", std::string(use.use)}};
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Rows below a scenario's own: one per statistic of the figures that move in its trials, "p95" and
/// "p95 standard error".
[[nodiscard]] inline std::vector<csv_row> csv_rows_of(const sampled_answer& found) {
  std::vector<csv_row> rows;
  const auto add = [&](const std::string& id, const auto& value_of) {
    csv_row row{id, {}};
    for (const auto& figure : found.figures) {
      auto number = figure.central;
      number.value = value_of(figure);
      if (std::isfinite(number.value)) row.content.figures.push_back(std::move(number));
    }
    rows.push_back(std::move(row));
  };
  const auto estimated = [&](const std::string& id, const auto& estimate_of) {
    add(id, [&](const figure_spread& figure) { return estimate_of(figure).value; });
    add(id + " standard error", [&](const figure_spread& figure) { return estimate_of(figure).standard_error; });
  };
  estimated("mean", [](const figure_spread& figure) { return figure.mean; });
  estimated("sd", [](const figure_spread& figure) { return figure.sd; });
  add("min", [](const figure_spread& figure) { return figure.least; });
  for (const int p : reported_percentiles)
    estimated("p" + std::to_string(p), [p](const figure_spread& figure) { return figure.percentile(p); });
  add("max", [](const figure_spread& figure) { return figure.greatest; });
  estimated("cvar95", [](const figure_spread& figure) { return figure.cvar95; });
  return rows;
}

namespace detail {

/// A person's text, with an apostrophe before what spreadsheets would run as a formula.
inline std::string inert_text(std::string_view text) {
  const bool runs = !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
  return (runs ? "'" : "") + std::string(text);
}

/// In quotes where a comma, a quote or a line break asks for it.
inline std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

inline std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) line += (&cell == cells.data() ? "" : ",") + csv_cell(cell);
  return line + "\r\n";
}

}  // namespace detail

/// A table of answers.
/// @errors  none: a number that one answer lacks is an empty cell there
[[nodiscard]] inline std::string csv_text(const std::vector<csv_row>& rows) {
  std::vector<std::string> paths{"id"}, units{""};
  std::unordered_map<std::string, std::size_t> column_of;
  std::vector<std::vector<std::string>> lines;
  for (const auto& row : rows) {
    std::vector<std::string> cells(paths.size());
    cells[0] = detail::inert_text(row.id);
    const auto cell = [&](std::string path, const std::string& unit) -> std::string& {
      const auto [found, is_new] = column_of.try_emplace(path, paths.size());
      if (is_new) paths.push_back(std::move(path)), units.push_back(unit), cells.emplace_back();
      return cells[found->second];
    };
    const auto put = [&](std::string_view part, const std::vector<reported_number>& numbers) {
      for (const auto& number : numbers)
        cell(std::string(part) + "." + number.path(), number.unit) = number_text(number.value);
    };
    for (const auto& [name, choice] : row.content.conventions) cell("conventions." + name, "") = detail::inert_text(choice);
    put("inputs", row.content.inputs);
    put("result", row.content.figures);
    lines.push_back(std::move(cells));
  }
  std::string text = detail::csv_line(paths) + detail::csv_line(units);
  for (auto& cells : lines) {
    cells.resize(paths.size());  // a column may have come later
    text += detail::csv_line(cells);
  }
  return text;
}

}  // namespace aifactory
