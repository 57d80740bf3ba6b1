// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is it drawn what each input alone does to a figure (a tornado)?
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/svg_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The figure where one input is low and where it is high, the others at their middle.
struct tornado_row {
  std::string input;                    ///< its name
  /// The figure where the input is at its lower percentile.
  double at_low = 0.0, at_high = 0.0;   ///< and at its upper one
  /// Of `at_low` in the JSON document.
  std::string low_path{}, high_path{};  ///< of `at_high`
  std::string range{};                  ///< of the input: "48.9 to 100 USD/MWh"
};

/// Widest first, as they come; at most so many.
[[nodiscard]] inline row_chart tornado_of(chart_words words, const std::vector<tornado_row>& swings, double middle, std::string axis, double divisor = 1.0, std::size_t most = 12) {
  row_chart chart{.words = std::move(words), .rows = {}, .axis = std::move(axis), .divisor = divisor, .middle = middle, .with_zero = false,
                  .key = {{"c1", "input at its p10"}, {"c2", "input at its p90"}}};
  double size = std::fabs(middle);
  for (const auto& each : swings) size = std::max({size, std::fabs(each.at_low), std::fabs(each.at_high)});
  const int decimals = decimals_for(size / divisor, 4);
  const auto shown = [&](double x, const std::string& path) {
    const std::string text = fixed_text(x / divisor, decimals);
    return chart_number{fitted_text(text, x / divisor, 12), path, x, divisor};
  };
  for (std::size_t i = 0; i < std::min(most, swings.size()); ++i) {
    const auto& each = swings[i];
    if (!std::isfinite(each.at_low) || !std::isfinite(each.at_high)) continue;
    const bool rises = each.at_low <= each.at_high;
    const auto low = shown(each.at_low, each.low_path), high = shown(each.at_high, each.high_path);
    chart.rows.push_back({.name = each.input,
                          .pieces = {{middle, each.at_low, "c1"}, {middle, each.at_high, "c2"}},
                          .before = rises ? low : high,
                          .after = rises ? high : low,
                          .hint = each.input + (each.range.empty() ? "" : ", " + each.range)});
  }
  return chart;
}

}  // namespace aifactory
