// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a distribution drawn: bars of shares, and marks where its percentiles are?
#pragma once

#include "aifactory/report/svg_frame.hpp"
#include "aifactory/units/rounded_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The trials between two values.
struct histogram_bar {
  /// In the figure's unit.
  double low = 0.0, high = 0.0;  ///< in the figure's unit
  double share = 0.0;  ///< of all trials, 0 to 1
};

/// A percentile.
struct histogram_mark {
  std::string name;  ///< "p90"
  double value = 0.0;    ///< in the figure's unit
  chart_number shown{};  ///< beside the mark
};

/// A distribution.
struct histogram_chart {
  chart_words words;                  ///< title and description
  std::vector<histogram_bar> bars;    ///< rising, side by side
  std::vector<histogram_mark> marks;  ///< those outside the bars are left out
  std::string axis;                   ///< what it says: a unit
  double divisor = 1.0;               ///< of the figure's unit in one of the axis's
};

/// The chart as SVG; empty without bars. Bars without width, of a figure that is the same in every trial, are drawn as one.
[[nodiscard]] inline std::string svg_of(const histogram_chart& chart, const chart_form& form) {
  if (chart.bars.empty()) return "";
  const double size = svg_canvas::text_size;
  std::vector<double> edges, shares;
  for (const auto& bar : chart.bars) edges.push_back(bar.low), edges.push_back(bar.high), shares.push_back(100.0 * bar.share);
  const chart_axis across(edges, false);
  std::vector<histogram_mark> marks;
  for (const auto& mark : chart.marks)
    if (std::isfinite(mark.value) && mark.value >= across.low() && mark.value <= across.high()) marks.push_back(mark);
  const double head = marks.empty() ? 0.0 : 16.0 * static_cast<double>(marks.size()) + 6.0;
  auto frame = framed(chart.words, form, across, chart_axis(shares, true), 1.0, "% of the trials", form.narrow() ? 150.0 : 190.0, head);
  auto& to = frame.canvas;
  detail::draw_marks(to, frame.x, frame.bottom, frame.bottom, chart.divisor, chart.axis);
  for (const auto& bar : chart.bars) {
    double a = frame.x.at(bar.low), b = frame.x.at(bar.high);
    if (b - a < 2.0) a = (a + b) / 2.0 - 12.0, b = a + 24.0;
    if (bar.share > 0.0)
      to.box(a + 0.5, frame.y.at(100.0 * bar.share), b - 0.5, frame.bottom, "c1",
             rounded_text(bar.low / chart.divisor, 4) + " to " + rounded_text(bar.high / chart.divisor, 4) + ": " + rounded_text(100.0 * bar.share, 3) + " %");
  }
  to.line(frame.left, frame.bottom, frame.right, frame.bottom, "z");
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const double at = frame.x.at(marks[i].value), y = frame.top - head + 16.0 * static_cast<double>(i) + 12.0;
    to.line(at, y - 8.0, at, frame.bottom, "k");
    const double name = text_length(marks[i].name + " ", size), length = name + 1.12 * text_length(marks[i].shown.text, size);  // bold
    const bool turned = at + 5.0 + length > form.width - 2.0;
    const double begin = turned ? at - 5.0 - length : at + 5.0;
    to.text(begin, y, marks[i].name, "m");
    to.number(begin + name, y, marks[i].shown, "b");
  }
  return to.finished(chart.words, form);
}

}  // namespace aifactory
