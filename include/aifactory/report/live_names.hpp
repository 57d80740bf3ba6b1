// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are cells of a spreadsheet called: named ones, and those of rows over time?
#pragma once

#include "aifactory/report/live_model.hpp"
#include "aifactory/report/live_term.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory::detail {

/// Names of cells: letters, digits and underscores, none twice, none that reads like "A1" or "R1C1".
class cell_names {
  std::set<std::string> used_;

 public:
  [[nodiscard]] std::string fresh(std::string_view key) {
    std::string name;
    for (const char c : key) {
      const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (fits || (!name.empty() && name.back() != '_')) name += fits ? c : '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    if (name.size() > 200) name.resize(200);
    if (name.empty() || (name.front() >= '0' && name.front() <= '9')) name.insert(0, "n_");
    if (name.find('_') == std::string::npos) name += "_";  // "tokens1" would be a place, "r" a row
    const auto lower = [](std::string text) {
      for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      return text;
    };
    std::string free = name;
    for (int n = 2; used_.contains(lower(free)) || used_.contains(lower(free) + "_base"); ++n) free = name + "_" + std::to_string(n);
    used_.insert({lower(free), lower(free) + "_base"});
    return free;
  }
};

/// How formulas of one column name cells of rows: "F7", "$E$7", or "revenue" and "balance[-1]" for people.
class column_names {
  const std::vector<std::string>& keys_;
  int column_;
  bool words_;

 public:
  /// @param keys    of all rows of the sheet, the first on live_model::first_row
  /// @param column  period that the formula stands in
  column_names(const std::vector<std::string>& keys, int column, bool words) : keys_(keys), column_(column), words_(words) {}

  [[nodiscard]] std::string cell(const row_cell& at) const {
    if (words_) return keys_[at.row] + (at.moves && at.period == 0 ? "" : (at.moves && at.period > 0 ? "[+" : "[") + std::to_string(at.period) + "]");
    const int column = static_cast<int>(live_model::first_column) + at.period;
    const std::string row = std::to_string(live_model::first_row + at.row);
    if (!at.moves) return "$" + column_letters(static_cast<std::size_t>(column)) + "$" + row;
    // Left of the sheet there is nothing: only a case that does not hold in this column points there.
    return column_letters(static_cast<std::size_t>(std::max(1, column + column_))) + row;
  }
  [[nodiscard]] std::string range(const row_cell& first, int last) const { return cell(first) + (words_ ? " to " : ":") + cell({first.row, last, first.moves}); }
};

/// How formulas of other sheets name them: "'Cash flow'!F7".
class sheet_names {
  const std::vector<std::string>& keys_;
  bool words_;

  [[nodiscard]] static std::string place(const row_cell& at) {
    return column_letters(live_model::first_column + static_cast<std::size_t>(at.period)) + std::to_string(live_model::first_row + at.row);
  }

 public:
  sheet_names(const std::vector<std::string>& keys, bool words) : keys_(keys), words_(words) {}

  [[nodiscard]] std::string cell(const row_cell& at) const {
    return words_ ? keys_[at.row] + "[" + std::to_string(at.period) + "]" : "'" + std::string(live_model::sheet) + "'!" + place(at);
  }
  [[nodiscard]] std::string range(const row_cell& first, int last) const {
    if (words_) return keys_[first.row] + "[" + std::to_string(first.period) + ".." + std::to_string(last) + "]";
    return cell(first) + ":" + place({first.row, last});
  }
};

}  // namespace aifactory::detail
