// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is money over time drawn: a bar per period, and a line for what has come together?
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/svg_frame.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// Money over time: a bar per period and a line for the sum so far.
struct cash_flow_chart {
  chart_words words;                 ///< title and description
  std::vector<std::string> periods;  ///< first days, ISO
  std::vector<double> flows;         ///< USD, in is above zero
};

/// The sums of a row so far.
///
///   s_k = f_0 + .. + f_k
///
/// @errors  none
/// @source  definition
[[nodiscard]] inline std::vector<double> cumulative(const std::vector<double>& flows) {
  std::vector<double> sums;
  double sum = 0.0;
  for (const double flow : flows) sums.push_back(sum += flow);
  return sums;
}

/// The chart as SVG; empty without a period.
[[nodiscard]] inline std::string svg_of(const cash_flow_chart& chart, const chart_form& form) {
  const std::size_t n = std::min(chart.periods.size(), chart.flows.size());
  if (n == 0) return "";
  const auto sums = cumulative(chart.flows);
  std::vector<double> all(chart.flows);
  all.insert(all.end(), sums.begin(), sums.end());
  double size = 0.0;
  for (const double x : all)
    if (std::isfinite(x)) size = std::max(size, std::fabs(x));
  const auto scale = money_scale_for(size);
  auto frame = framed(chart.words, form, chart_axis({0.0, static_cast<double>(n)}, true), chart_axis(all, true).with_room(0.03), scale.divisor, scale.unit, form.narrow() ? 180.0 : 230.0,
                      0.0, {{"c1", "received in the period"}, {"c2", "paid in the period"}, {"c4", "all so far (line)"}});
  auto& to = frame.canvas;
  const double zero = frame.y.at(0.0), slot = (frame.right - frame.left) / static_cast<double>(n);
  std::vector<std::pair<double, double>> line;
  for (std::size_t k = 0; k < n; ++k) {
    const double flow = std::isfinite(chart.flows[k]) ? chart.flows[k] : 0.0, from = frame.left + slot * static_cast<double>(k), gap = std::min(3.0, 0.15 * slot);
    if (flow != 0.0) to.box(from + gap, zero, from + slot - gap, frame.y.at(flow), flow > 0.0 ? "c1" : "c2", chart.periods[k] + ": " + money_text(flow));
    if (std::isfinite(sums[k])) line.emplace_back(from + slot / 2.0, frame.y.at(sums[k]));
  }
  to.path(line, "l4");
  to.line(frame.left, zero, frame.right, zero, "z");
  if (n > 1 && chart.periods[0] == chart.periods[1] && slot > text_length("close", svg_canvas::text_size) + 6.0)
    to.text(frame.left + slot / 2.0, frame.bottom + 16.0, "close", "m", text_at::middle);
  // A year below its first period, as many as there is room for; the day of the close has no length of its own.
  double last = -1e9;
  std::string before;
  for (std::size_t k = n > 1 && chart.periods[0] == chart.periods[1] ? 1 : 0; k < n; ++k) {
    const std::string year_text = chart.periods[k].substr(0, 4);
    const double length = text_length(year_text, svg_canvas::text_size), at = std::min(frame.left + slot * (static_cast<double>(k) + 0.5), form.width - length / 2.0 - 1.0);
    if (year_text == before) continue;
    before = year_text;
    if (at - length / 2.0 < last + 8.0) continue;
    to.text(at, frame.bottom + 16.0, year_text, "m", text_at::middle);
    last = at + length / 2.0;
  }
  return to.finished(chart.words, form);
}

}  // namespace aifactory
