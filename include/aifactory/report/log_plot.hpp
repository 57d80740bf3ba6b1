// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do curves look in a terminal when both axes are logarithmic?
///
/// Each series has a mark of its own for its points, and fine dots for the line between them. Where two meet, the mark of
/// the earlier one stays. Ticks are at 1, 2 and 5 times a power of ten.
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// Points and line of a curve, x and y above zero; others are left out.
struct plot_series {
  std::string name;  ///< in the legend
  /// What was measured.
  std::vector<std::pair<double, double>> points, line;  ///< the line between them, as dense as it shall be dotted
};

/// What the axes show.
struct plot_axes {
  /// Across, with its unit.
  std::string x, y;       ///< upwards, with its unit
  std::size_t rows = 18;  ///< how high the plot is, in lines of text
};

namespace detail {

inline constexpr std::array<const char*, 12> plot_marks{"●", "○", "■", "□", "▲", "△", "◆", "◇", "▼", "▽", "★", "☆"};
inline constexpr std::string_view plot_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr std::array<const char*, 6> plot_colours{"36", "33", "32", "35", "34", "31"};

/// The mark of the i-th series; letters where there are more than marks.
inline std::string plot_mark(std::size_t i, bool unicode) {
  return unicode && i < plot_marks.size() ? plot_marks[i] : std::string(1, plot_letters[i % plot_letters.size()]);
}

/// One axis: from the smallest to the largest value, in equal steps of the logarithm.
struct log_axis {
  double low = std::numeric_limits<double>::infinity(), high = 0.0;

  void hold(double value) { low = std::min(low, value), high = std::max(high, value); }
  /// 0 at `low`, cells - 1 at `high`
  [[nodiscard]] std::size_t cell(double value, std::size_t cells) const {
    const double share = high > low ? std::log(value / low) / std::log(high / low) : 0.5;
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells - 1)));
  }
  [[nodiscard]] std::vector<double> ticks() const {
    std::vector<double> all;
    for (double decade = std::pow(10.0, std::floor(std::log10(low))); decade <= high; decade *= 10.0)
      for (const double times : {1.0, 2.0, 5.0})
        if (const double tick = decade * times; tick >= low * (1.0 - 1e-9) && tick <= high * (1.0 + 1e-9)) all.push_back(tick);
    return all;
  }
};

class log_plot {
  struct place {
    std::string text = " ";
    std::size_t series = 0;
  };
  std::size_t width_, rows_;
  std::vector<place> cells_;

 public:
  log_plot(std::size_t width, std::size_t rows) : width_(width), rows_(rows), cells_(width * rows) {}
  void put(std::size_t column, std::size_t up, const std::string& text, std::size_t series) {
    auto& at = cells_[(rows_ - 1 - up) * width_ + column];
    if (at.text == " ") at = {text, series};
  }
  [[nodiscard]] std::string row(std::size_t down, bool colour) const {
    std::string text;
    std::size_t end = width_;
    while (end > 0 && cells_[down * width_ + end - 1].text == " ") --end;
    for (std::size_t i = 0; i < end; ++i) {
      const auto& at = cells_[down * width_ + i];
      text += colour && at.text != " " ? "\033[" + std::string(plot_colours[at.series % plot_colours.size()]) + "m" + at.text + "\033[0m" : at.text;
    }
    return text;
  }
};

}  // namespace detail

/// The plot with its axes and a legend. Empty when there is no point.
[[nodiscard]] inline std::string log_plot_text(const std::vector<plot_series>& series, const plot_axes& axes, const terminal_style& style) {
  const auto drawn = [](const std::pair<double, double>& p) { return p.first > 0.0 && p.second > 0.0 && std::isfinite(p.first) && std::isfinite(p.second); };
  detail::log_axis x, y;
  for (const auto& each : series)
    for (const auto* list : {&each.points, &each.line})
      for (const auto& p : *list)
        if (drawn(p)) x.hold(p.first), y.hold(p.second);
  if (!(y.high > 0.0)) return "";

  constexpr std::size_t margin = 9;
  const std::size_t width = std::clamp<std::size_t>(style.columns, 50, 140) - margin - 1, rows = std::clamp<std::size_t>(axes.rows, 5, 60);
  detail::log_plot plot(width, rows);
  const auto put = [&](const std::vector<std::pair<double, double>>& list, const std::string& text, std::size_t i) {
    for (const auto& p : list)
      if (drawn(p)) plot.put(x.cell(p.first, width), y.cell(p.second, rows), text, i);
  };
  for (std::size_t i = 0; i < series.size(); ++i) put(series[i].points, detail::plot_mark(i, style.unicode), i);
  for (std::size_t i = 0; i < series.size(); ++i) put(series[i].line, style.unicode ? "·" : ".", i);

  std::vector<std::string> labels(rows);
  for (const double tick : y.ticks())
    if (auto& label = labels[rows - 1 - y.cell(tick, rows)]; label.empty()) label = count_text(tick, 3);
  const painter paint(style.colour);
  std::string text = paint.faint(axes.y) + "\n";
  for (std::size_t down = 0; down < rows; ++down)
    text += right(labels[down], margin - 1) + (labels[down].empty() ? (style.unicode ? "│" : "|") : (style.unicode ? "┤" : "+")) + plot.row(down, style.colour) + "\n";
  std::string line(margin - 1, ' '), below(margin, ' ');
  line += style.unicode ? "└" : "+";
  std::vector<bool> marked(width);
  for (const double tick : x.ticks()) {
    const std::size_t at = x.cell(tick, width);
    const std::string label = rounded_text(tick, 3);
    // A label that would run into the one before, or over the end, is left out; its tick stays.
    marked[at] = true;
    const std::size_t start = margin + at - std::min(at, label.size() / 2);
    if (start >= below.size() + (below.size() > margin ? 1 : 0) && start + label.size() <= margin + width + 1) below = left(below, start) + label;
  }
  for (const bool tick : marked) line += tick ? (style.unicode ? "┴" : "+") : (style.unicode ? "─" : "-");
  text += line + "\n" + below + "\n";
  text += std::string(margin, ' ') + paint.faint(axes.x) + "\n";

  std::string legend;
  std::size_t used = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string mark = detail::plot_mark(i, style.unicode), entry = mark + " " + series[i].name;
    const std::size_t wide = text_width(entry) + 3;
    if (used > 0 && used + wide > width + margin) legend += "\n", used = 0;
    legend += (style.colour ? "\033[" + std::string(detail::plot_colours[i % detail::plot_colours.size()]) + "m" + mark + "\033[0m" : mark) + " " + series[i].name + "   ";
    used += wide;
  }
  // Blanks at the end of a line mean nothing.
  std::string tidy;
  for (const char c : legend) {
    if (c == '\n')
      while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
    tidy += c;
  }
  while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
  return text + tidy + "\n";
}

}  // namespace aifactory
