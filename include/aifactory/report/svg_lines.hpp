// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are curves drawn: one figure along another, for one or several of them?
///
/// An axis is in logarithms where its numbers lie far apart. Curves are told apart by colour, by dashes and by the shape of the line.
#pragma once

#include "aifactory/report/svg_frame.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// One curve.
struct chart_curve {
  std::string name;                               ///< in the legend
  std::vector<std::pair<double, double>> points;  ///< across and up, in the order of the line
  std::vector<std::string> hints{};  ///< one per point, or none
};

/// One figure along another, for one or several curves.
struct line_chart {
  chart_words words;                ///< title and description
  std::vector<chart_curve> curves;  ///< five at most are told apart
  /// What the axis below says.
  std::string across, up;           ///< what the upright axis says
  /// Marks below are numbers over it.
  double across_divisor = 1.0, up_divisor = 1.0;  ///< upright marks are numbers over it
  bool with_zero = false;  ///< on the upright axis
  bool dots = true;        ///< a dot at each point
  bool whole_across = false;  ///< marks at whole numbers alone, such as years
  double wide = 20.0;  ///< logarithms from so large a ratio on; 0 for never
};

/// The chart as SVG; empty without a point.
[[nodiscard]] inline std::string svg_of(const line_chart& chart, const chart_form& form) {
  constexpr std::array<std::string_view, 5> dashes{"", "7 4", "2 3", "10 3 2 3", "4 2"};
  std::vector<double> xs, ys;
  for (const auto& curve : chart.curves)
    for (const auto& [x, y] : curve.points)
      if (std::isfinite(x) && std::isfinite(y)) xs.push_back(x), ys.push_back(y);
  if (xs.empty()) return "";
  std::vector<std::pair<std::string, std::string>> key;
  if (chart.curves.size() > 1)
    for (std::size_t i = 0; i < chart.curves.size(); ++i) key.emplace_back("c" + std::to_string(i % 5 + 1), chart.curves[i].name);
  auto up = chart_axis(ys, chart.with_zero, chart.with_zero ? 0.0 : chart.wide);
  if (!chart.with_zero) up = up.with_room(0.06);
  auto frame = framed(chart.words, form, chart_axis(xs, false, chart.wide).with_room(0.02), up, chart.up_divisor, chart.up, form.narrow() ? 180.0 : 240.0, 0.0, key);
  auto& to = frame.canvas;
  detail::draw_marks(to, frame.x, frame.top, frame.bottom, chart.across_divisor, chart.across, chart.whole_across);
  to.line(frame.left, frame.bottom, frame.right, frame.bottom, "z");
  if (frame.y.low() < 0.0 && frame.y.high() > 0.0) to.line(frame.left, frame.y.at(0.0), frame.right, frame.y.at(0.0), "z");
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const auto& curve = chart.curves[i];
    const std::string number = std::to_string(i % 5 + 1);
    std::vector<std::pair<double, double>> places;
    for (const auto& [x, y] : curve.points)
      if (std::isfinite(x) && std::isfinite(y)) places.emplace_back(frame.x.at(x), frame.y.at(y));
    if (places.size() > 1) to.path(places, "l" + number, dashes[i % dashes.size()]);
    if (!chart.dots && places.size() > 1) continue;
    for (std::size_t k = 0; k < places.size(); ++k) to.dot(places[k].first, places[k].second, 3.2, "c" + number, k < curve.hints.size() ? curve.hints[k] : "");
  }
  return to.finished(chart.words, form);
}

}  // namespace aifactory
