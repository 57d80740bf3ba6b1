// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are rows of numbers, texts and truths written as a table for spreadsheets (CSV, RFC 4180)?
#pragma once

#include "aifactory/report/csv.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace aifactory {

/// A cell that is known.
struct table_cell {
  std::string path;  ///< "cost_per_million_tokens_usd.output"
  std::string unit;  ///< empty for a text
  std::variant<double, std::string, bool> value;  ///< in `unit`
};

/// A cell as a table for spreadsheets has it.
[[nodiscard]] inline std::string text_of(const table_cell& cell) {
  if (const auto* number = std::get_if<double>(&cell.value)) return number_text(*number);
  if (const auto* truth = std::get_if<bool>(&cell.value)) return *truth ? "true" : "false";
  return detail::inert_text(std::get<std::string>(cell.value));
}

/// Rows of cells as CSV: a row of paths, one of units, then one per row; a cell that a row lacks is empty.
/// @param columns  that are there in any case, with or without a row that has them; their values do not matter
[[nodiscard]] inline std::string csv_text(const std::vector<std::vector<table_cell>>& rows, const std::vector<table_cell>& columns = {}) {
  // A column comes where the first row that has it puts it: behind the one before it there.
  std::vector<std::string> paths, units;
  for (const auto& column : columns) paths.push_back(column.path), units.push_back(column.unit);
  for (const auto& row : rows) {
    std::size_t behind = 0;
    for (const auto& cell : row) {
      const auto known = std::find(paths.begin(), paths.end(), cell.path);
      if (known != paths.end()) {
        behind = static_cast<std::size_t>(known - paths.begin()) + 1;
        continue;
      }
      paths.insert(paths.begin() + static_cast<std::ptrdiff_t>(behind), cell.path);
      units.insert(units.begin() + static_cast<std::ptrdiff_t>(behind), cell.unit);
      ++behind;
    }
  }
  std::string text = detail::csv_line(paths) + detail::csv_line(units);
  for (const auto& row : rows) {
    std::vector<std::string> line(paths.size());
    for (const auto& cell : row) {
      const auto at = static_cast<std::size_t>(std::find(paths.begin(), paths.end(), cell.path) - paths.begin());
      line[at] = text_of(cell);
    }
    text += detail::csv_line(line);
  }
  return text;
}

}  // namespace aifactory
