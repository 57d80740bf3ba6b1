// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are rows over time written as a table for spreadsheets (CSV, RFC 4180)?
///
/// The first row names the columns as JSON's `series` does, the second gives their units, then comes one row per period.
#pragma once

#include "aifactory/report/csv.hpp"
#include "aifactory/report/figures_answer.hpp"

namespace aifactory {

/// The rows of an answer over time: the day on which each period begins, and an amount per column.
/// @errors  none: without rows over time, the two header rows alone
[[nodiscard]] inline std::string csv_text(const figures_answer& a) {
  std::vector<std::string> names{"period_start"}, units{""};
  for (const auto& each : a.series) names.push_back(detail::inert_text(each.key)), units.push_back(each.unit);
  std::string text = detail::csv_line(names) + detail::csv_line(units);
  for (std::size_t k = 0; k < a.period_start.size(); ++k) {
    std::vector<std::string> cells{a.period_start[k]};
    for (const auto& each : a.series) cells.push_back(number_text(each.values[k]));
    text += detail::csv_line(cells);
  }
  return text;
}

}  // namespace aifactory
