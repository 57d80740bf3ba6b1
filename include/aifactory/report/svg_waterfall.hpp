// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a sum drawn as a waterfall, part upon part up to the total?
#pragma once

#include "aifactory/report/svg_rows.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// A part of a sum.
struct waterfall_part {
  std::string name;      ///< left of its bar
  double value = 0.0;    ///< below 0 where it takes away
  chart_number shown{};  ///< beside the bar
};

/// Each part begins where the one before it ended; parts that take away go back. Parts that are zero are left out.
///
/// @param total  stands below the parts, from zero; what it is when the parts add up is their sum
[[nodiscard]] inline row_chart waterfall_of(chart_words words, const std::vector<waterfall_part>& parts, const waterfall_part& total, std::string axis, double divisor = 1.0) {
  row_chart chart{.words = std::move(words), .rows = {}, .axis = std::move(axis), .divisor = divisor, .joined = true};
  double reached = 0.0;
  for (const auto& part : parts) {
    if (part.value == 0.0 || !std::isfinite(part.value)) continue;
    chart.rows.push_back({.name = part.name, .pieces = {{reached, reached + part.value, part.value > 0.0 ? "c1" : "c2"}}, .after = part.shown, .hint = part.name + ": " + part.shown.text});
    reached += part.value;
  }
  chart.rows.push_back({.name = total.name, .pieces = {{0.0, total.value, "cs"}}, .after = total.shown, .hint = total.name + ": " + total.shown.text, .strong = true});
  return chart;
}

}  // namespace aifactory
