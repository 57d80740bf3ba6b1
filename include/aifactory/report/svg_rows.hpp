// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a chart of horizontal bars drawn, a name on the left and a number beside each bar?
///
/// Waterfalls and tornados are such charts (svg_waterfall.hpp, svg_tornado.hpp). Room for names and numbers is set aside first, so that no text is cut
/// off; where a name would leave too little for the bars it stands above its bar.
#pragma once

#include "aifactory/report/chart_axis.hpp"
#include "aifactory/report/svg_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// A piece of a bar.
struct row_piece {
  /// Its begin, on the axis.
  double from = 0.0, to = 0.0;  ///< its end; less than the begin where it goes back
  std::string paint = "c1";  ///< a class of the style: c1 .. c5, cs
};

/// A bar with its name and its numbers.
struct chart_row {
  std::string name;               ///< left of the bar, or above it
  std::vector<row_piece> pieces;  ///< from left to right
  /// The number left of the bar.
  chart_number before{}, after{};  ///< the number right of it
  std::string hint{};              ///< what a pointer over it is told
  bool strong = false;             ///< in bold, as a total
};

/// Horizontal bars below each other.
struct row_chart {
  chart_words words;             ///< title and description
  std::vector<chart_row> rows;   ///< from the top
  std::string axis;      ///< what the axis says: "$ per million tokens"
  double divisor = 1.0;  ///< of the marks of the axis
  std::optional<double> middle{};  ///< a line across all rows
  bool joined = false;   ///< the end of a bar is where the next begins
  bool with_zero = true;           ///< the axis shows zero
  std::vector<std::pair<std::string, std::string>> key{};  ///< paint and what it means
};

namespace detail {

/// One line of squares and words; as many lines as are needed.
/// @return  the y below it
inline double draw_key(svg_canvas& to, const std::vector<std::pair<std::string, std::string>>& key, double x, double y) {
  double at = x;
  for (const auto& [paint, means] : key) {
    const double room = to.width() - x - 18.0;
    const std::string words = cut_to_length(means, room, svg_canvas::text_size);
    const double length = 18.0 + text_length(words, svg_canvas::text_size) + 14.0;
    if (at > x && at + length > to.width()) at = x, y += 18.0;
    to.box(at, y + 2.0, at + 11.0, y + 13.0, paint);
    to.text(at + 16.0, y + 12.0, words, "m");
    at += length;
  }
  return key.empty() ? y : y + 22.0;
}

/// The marks of a horizontal axis with lines up to `top`.
/// @param whole  marks at whole numbers alone, such as years
inline void draw_marks(svg_canvas& to, const chart_axis& x, double top, double bottom, double divisor, const std::string& title, bool whole = false) {
  const double room = std::fabs(x.end() - x.begin());
  int most = std::max(2, static_cast<int>(room / 70.0));
  auto marks = x.marks(most);
  auto texts = chart_axis::texts(marks, divisor);
  const auto longest = [&] {
    double length = 0.0;
    for (const auto& each : texts) length = std::max(length, text_length(each, svg_canvas::text_size));
    return length + 10.0;
  };
  const auto too_many = [&] {
    for (std::size_t i = 1; i < marks.size(); ++i)
      if (std::fabs(x.at(marks[i]) - x.at(marks[i - 1])) < longest()) return true;
    return false;
  };
  while (marks.size() > 2 && most > 1 && too_many()) {
    marks = x.marks(--most);
    texts = chart_axis::texts(marks, divisor);
  }
  if (whole) {
    std::erase_if(marks, [](double mark) { return mark != std::round(mark); });
    texts = chart_axis::texts(marks, divisor);
  }
  double last = -1e9;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const double at = x.at(marks[i]), half = text_length(texts[i], svg_canvas::text_size) / 2.0;
    to.line(at, top, at, bottom, "g");
    const double middle = std::clamp(at, half + 1.0, to.width() - half - 1.0);
    if (middle - half < last + 4.0) continue;
    to.text(middle, bottom + 15.0, texts[i], "m", text_at::middle);
    last = middle + half;
  }
  to.text(std::min(x.begin(), x.end()), bottom + 32.0, cut_to_length(title, to.width() - std::min(x.begin(), x.end()), svg_canvas::text_size), "m");
}

}  // namespace detail

/// The chart as SVG; empty without rows.
[[nodiscard]] inline std::string svg_of(const row_chart& chart, const chart_form& form) {
  if (chart.rows.empty()) return "";
  const double size = svg_canvas::text_size;
  double names = 0.0, before = 0.0, after = 0.0;
  std::vector<double> numbers;
  if (chart.middle) numbers.push_back(*chart.middle);
  for (const auto& row : chart.rows) {
    names = std::max(names, text_length(row.name, size) * (row.strong ? 1.08 : 1.0));
    before = std::max(before, text_length(row.before.text, size));
    after = std::max(after, text_length(row.after.text, size) * (row.strong ? 1.08 : 1.0));
    for (const auto& piece : row.pieces) numbers.push_back(piece.from), numbers.push_back(piece.to);
  }
  const double margin = form.alone ? 14.0 : 2.0;
  const double most = form.narrow() ? 0.3 * form.width : 0.34 * form.width;
  const bool above = names > most;
  const double step = above ? 40.0 : 26.0, bar = 16.0;
  const double left = margin + (above ? 0.0 : names + 10.0) + (before > 0.0 ? before + 6.0 : 0.0), right = form.width - margin - (after > 0.0 ? after + 6.0 : 4.0);
  const double top_of_rows = (form.alone ? 40.0 : 4.0);

  svg_canvas key_room(form.width, 0.0);
  const double top = detail::draw_key(key_room, chart.key, margin, top_of_rows);
  const double bottom = top + step * static_cast<double>(chart.rows.size()) + 2.0;
  svg_canvas to(form.width, bottom + 40.0 + (form.alone ? 6.0 : 0.0), !form.alone);
  if (form.alone) to.text(margin, 24.0, cut_to_length(chart.words.title, form.width - 2.0 * margin, size * 1.1), "b");
  detail::draw_key(to, chart.key, margin, top_of_rows);

  const auto x = chart_axis(numbers, chart.with_zero).between(left, std::max(left + 20.0, right));
  detail::draw_marks(to, x, top, bottom, chart.divisor, chart.axis);
  double y = top + (above ? 18.0 : 5.0), ended_at = 0.0;
  for (std::size_t i = 0; i < chart.rows.size(); ++i, y += step) {
    const auto& row = chart.rows[i];
    const std::string paint = row.strong ? "b" : "";
    if (above)
      to.text(margin, y - 5.0, cut_to_length(row.name, form.width - 2.0 * margin, size), paint, text_at::start, row.name);
    else
      to.text(margin, y + 12.0, row.name, paint);
    double low = right, high = left;
    if (row.pieces.empty()) low = high = x.at(chart.middle.value_or(std::max(0.0, x.low())));
    for (const auto& piece : row.pieces) {
      const double a = x.at(piece.from), b = x.at(piece.to);
      to.box(a, y, b, y + bar, piece.paint, row.hint);
      low = std::min({low, a, b}), high = std::max({high, a, b});
    }
    if (chart.joined && i > 0) to.line(ended_at, y - step + bar, ended_at, y, "z");
    if (!row.pieces.empty()) ended_at = x.at(row.pieces.back().to);
    to.number(low - 5.0, y + 12.0, row.before, "", text_at::end);
    to.number(std::max(high, low + 1.0) + 5.0, y + 12.0, row.after, paint);
  }
  if (chart.with_zero && x.low() < 0.0) to.line(x.at(0.0), top, x.at(0.0), bottom, "z");
  if (chart.middle) to.line(x.at(*chart.middle), top, x.at(*chart.middle), bottom, "k");
  return to.finished(chart.words, form);
}

}  // namespace aifactory
