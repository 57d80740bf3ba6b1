// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does each generation cost per million output tokens at each speed, as a table for a page?
///
/// A cell is the cost with its range (one sigma of the interpolation), or how it was measured, or why there is none. With
/// trials the range is p5 to p95.
#pragma once

#include "aifactory/report/generation_answer.hpp"
#include "aifactory/report/generation_cells.hpp"

#include <string>

namespace aifactory {

namespace detail {
inline std::string markdown_cell(const generation_row& row, const cost_spread* spread) {
  const auto number = [](const interactivity<>& speed) { return number_text(speed.in(tok_out / second / user), 4); };
  if (!row.option)
    return *row.why == no_figures::outside_range ? "outside [" + number(row.measured->slowest) + ", " + number(row.measured->fastest) + "]"
           : *row.why == no_figures::not_measured ? "not measured"
                                                  : "not in the catalogue";
  const auto& option = *row.option;
  const double cost = row.cost().in(USD / Mtok_out), factor = error_factor(option);
  const auto digits = [](double x) { return fixed_text(x, decimals_for(x, 3)); };
  const std::string text = digits(cost);
  if (spread) return text + " (" + digits(spread->p5) + " to " + digits(spread->p95) + ")";
  switch (option.from) {
    case rate_from::measured: return text + (row.announced() ? " (printed)" : " (measured)");
    case rate_from::faster_point: return text + " (measured at " + number(option.served_at) + ")";
    default:
      if (!option.error.known) return text + " (range not known)";
      return text + " (" + digits(cost / factor) + " to " + digits(cost * factor) + ")" + (option.error.of_model ? "+" : "");
  }
}
}  // namespace detail

/// The comparison as a Markdown table, a generation a line and a speed a column.
/// @errors  none
[[nodiscard]] inline std::string markdown_report(const generation_answer& all) {
  std::string heads = "| $ per million output tokens at |", rule = "|---|";
  for (const auto& speed : all.asked.speeds) heads += " " + number_text(speed.in(tok_out / second / user)) + " tok/s/user |", rule += "---|";
  std::string text = heads + "\n" + rule + "\n";
  const auto& rows = all.found.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % all.asked.speeds.size() == 0) text += "| " + std::string(rows[i].facts.id) + " |";
    text += " " + detail::markdown_cell(rows[i], all.spread_of(i)) + " |";
    if ((i + 1) % all.asked.speeds.size() == 0) text += "\n";
  }
  return text;
}

}  // namespace aifactory
