// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a table over two inputs look in a terminal: a heat map with its numbers, where they fit?
///
/// Shades are backgrounds in colour, else blocks (or ASCII marks) behind each number. Where the numbers do not fit the
/// width, the shades stand alone; where not even these do, rows and columns are left out evenly, and it says so.
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
#include <vector>

namespace aifactory {

/// One axis: what it is ("power.price, USD/MWh") and its values in order.
struct heat_axis {
  std::string title;           ///< the input and its unit
  std::vector<double> values;  ///< in that unit
};

/// `cells[i * across.values.size() + k]` belongs to down.values[i] and across.values[k]; a NaN is an empty cell.
struct heat_map {
  std::string title;  ///< of the figure, with its unit
  /// One line a value.
  heat_axis down, across;     ///< one column a value
  std::vector<double> cells;  ///< in the figure's unit, line by line
};

namespace detail {

/// Values as texts that differ where the values do: at least three digits, more where neighbours would print alike.
inline std::vector<std::string> axis_labels(const std::vector<double>& values) {
  std::vector<std::string> labels;
  for (int digits = 3; digits <= most_digits; ++digits) {
    labels.clear();
    for (const double x : values) labels.push_back(rounded_text(x, digits));
    bool alike = false;
    for (std::size_t i = 1; i < values.size(); ++i) alike |= labels[i] == labels[i - 1] && values[i] != values[i - 1];
    if (!alike) break;
  }
  return labels;
}

/// Which of `count` lines are shown when only `room` fit: evenly, the first and the last among them.
inline std::vector<std::size_t> shown_of(std::size_t count, std::size_t room) {
  std::vector<std::size_t> shown;
  const std::size_t n = std::min(count, std::max<std::size_t>(room, 2));
  for (std::size_t i = 0; i < n; ++i) shown.push_back(n < 2 ? 0 : (i * (count - 1) + (n - 1) / 2) / (n - 1));
  return shown;
}

/// From 0 (the smallest finite cell) to 1 (the largest): in equal steps, or over more than a decade in equal factors.
struct heat_scale {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  bool by_factors = false;

  explicit heat_scale(const std::vector<double>& cells) {
    for (const double x : cells)
      if (std::isfinite(x)) low = std::min(low, x), high = std::max(high, x);
    by_factors = low > 0.0 && high / low > 10.0;
  }
  [[nodiscard]] double at(double x) const {
    if (!(high > low)) return 0.5;
    return by_factors ? std::log(x / low) / std::log(high / low) : (x - low) / (high - low);
  }
};

/// How a share from 0 to 1 is shown behind a text.
class heat_painter {
  // From dark to light, legible in the xterm palette of 256 colours, with black or white letters.
  static constexpr std::array<int, 8> backgrounds{17, 24, 30, 36, 71, 107, 179, 220};
  static constexpr std::array<const char*, 4> blocks{"░", "▒", "▓", "█"};
  static constexpr std::string_view marks = ".:-=+*%@";
  terminal_style style_;

  [[nodiscard]] static std::size_t step(double share, std::size_t steps) {
    return std::min(steps - 1, static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(steps)));
  }

 public:
  explicit heat_painter(const terminal_style& style) : style_(style) {}

  /// One column of shade.
  [[nodiscard]] std::string shade(double share) const {
    if (style_.colour) return on(share, " ");
    return style_.unicode ? blocks[step(share, blocks.size())] : std::string(1, marks[step(share, marks.size())]);
  }
  /// A text on the colour; without colours the text.
  [[nodiscard]] std::string on(double share, const std::string& text) const {
    if (!style_.colour) return text;
    const std::size_t i = step(share, backgrounds.size());
    return "\033[48;5;" + std::to_string(backgrounds[i]) + ";38;5;" + (i < 4 ? "15" : "16") + "m" + text + "\033[0m";
  }
};

}  // namespace detail

/// The map as lines of at most style.columns (60 to 140).
/// @errors  none; a map without a finite cell says that there is nothing to show
[[nodiscard]] inline std::string heat_map_text(const heat_map& map, const terminal_style& style) {
  const std::size_t width = std::clamp<std::size_t>(style.columns, 60, 140);
  constexpr std::size_t most_rows = 30, gap = 1;
  const painter paint(style.colour);
  const detail::heat_painter shades(style);
  const detail::heat_scale scale(map.cells);
  std::string text = paint.bold(clipped(map.title, width)) + "\n";
  if (!(scale.low <= scale.high)) return text + "no finite number to show\n";

  const double most = std::max(std::fabs(scale.low), std::fabs(scale.high));
  int digits = 4;
  const auto number = [&](double x) {
    if (!std::isfinite(x)) return std::string("-");
    if (most >= 1e6) return count_text(x, digits);
    // More decimals where the smallest and the largest would print alike.
    int decimals = decimals_for(most, digits);
    for (const int finest = decimals + 4; decimals < finest && scale.low != scale.high && fixed_text(scale.low, decimals) == fixed_text(scale.high, decimals);) ++decimals;
    return fitted_text(fixed_text(x, decimals), x, 12);
  };
  const auto rows = detail::axis_labels(map.down.values), columns = detail::axis_labels(map.across.values);
  std::size_t margin = 0, label = 0, with_number = 0;
  for (const auto& one : rows) margin = std::max(margin, text_width(one) + 2);
  for (const auto& one : columns) label = std::max(label, text_width(one));
  const std::size_t count = columns.size(), room = width - std::min(margin, width / 2);

  // A number takes its text, a column of shade before it (a colour does without), perhaps a blank between them, and a gap.
  bool numbers = false;
  for (const int try_digits : {4, 3})
    for (const std::size_t before : {std::size_t{2}, std::size_t{1}}) {
      if (numbers) continue;
      digits = try_digits;
      std::size_t cell = 0;
      for (const double x : map.cells) cell = std::max(cell, text_width(number(x)));
      with_number = std::max(cell + (style.colour ? before - 1 : before), label) + gap;
      numbers = with_number * count <= room + gap;
    }
  if (!numbers) digits = 4;
  const std::size_t each = numbers ? with_number : std::clamp<std::size_t>(room / count, 1, 8);
  const auto across = detail::shown_of(count, room / each), down = detail::shown_of(rows.size(), most_rows);

  text += paint.faint(clipped("down    " + map.down.title, width)) + "\n" + paint.faint(clipped("across  " + map.across.title, width)) + "\n\n";
  std::string heads = std::string(margin, ' ');
  std::size_t used = margin;
  for (std::size_t i = 0; i < across.size(); ++i) {
    // A label ends where its column ends, or, wider than that, begins with it; one without room is left out.
    const auto& one = columns[across[i]];
    const std::size_t begin = margin + i * each, wide = text_width(one);
    const std::size_t start = wide < each ? begin + (numbers ? each - gap - wide : 0) : begin;
    if (start < used + (i == 0 ? 0 : 1) || start + wide > width) continue;
    heads += std::string(start - text_width(heads), ' ') + one;
    used = start + wide;
  }
  text += paint.bold(heads) + "\n";
  for (const std::size_t i : down) {
    std::string line = paint.bold(right(rows[i], margin - 2)) + "  ";
    for (const std::size_t k : across) {
      const double x = map.cells[i * count + k];
      const bool empty = !std::isfinite(x);
      const double share = empty ? 0.0 : scale.at(x);
      if (numbers) {
        const std::string shown = right(number(x), each - gap - (style.colour ? 0 : 1));
        line += (empty ? " " + shown : style.colour ? shades.on(share, shown) : shades.shade(share) + shown) + (empty && style.colour ? "" : " ");
      } else {
        for (std::size_t c = 0; c < each; ++c) line += empty ? (c == 0 ? "-" : " ") : shades.shade(share);
      }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    text += line + "\n";
  }
  std::string ramp;
  for (int i = 0; i < 16; ++i) ramp += shades.shade((i + 0.5) / 16.0);
  text += "\n" + number(scale.low) + " " + ramp + " " + number(scale.high) + (scale.by_factors ? "  in equal factors" : "") + "\n";
  if (across.size() < count || down.size() < rows.size())
    for (const auto& line : wrapped("shown: " + std::to_string(down.size()) + " of " + std::to_string(rows.size()) + " rows, " + std::to_string(across.size()) + " of " +
                                        std::to_string(count) + " columns; --csv and --json have all",
                                    width))
      text += paint.faint(line) + "\n";
  return text;
}

}  // namespace aifactory
