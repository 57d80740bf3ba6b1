// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a figure over two inputs drawn: a field of shades with numbers in it?
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/svg_canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// A figure over two inputs.
struct heat_map_chart {
  chart_words words;                          ///< title and description
  /// The input across, with its unit.
  std::string across, down;                   ///< the input downwards, with its unit
  /// Values of the input across.
  std::vector<std::string> columns, lines;    ///< values of the input downwards
  std::vector<chart_number> cells;            ///< line by line; `value` sets the shade, one that is not finite has none
};

/// The chart as SVG; empty without a cell. Shades go by equal factors where the numbers span more than a decade. Numbers stand in the cells where there is room.
[[nodiscard]] inline std::string svg_of(const heat_map_chart& chart, const chart_form& form) {
  const std::size_t columns = chart.columns.size(), lines = chart.lines.size();
  if (columns == 0 || lines == 0 || chart.cells.size() != columns * lines) return "";
  // From light to dark, ordered for colour-blind people and in grey; each with the text that can be read on it.
  struct shade {
    std::string_view fill, text;
  };
  constexpr std::array<shade, 7> shades{{{"#f3f0d7", "#1b1f24"}, {"#dbe5bf", "#1b1f24"}, {"#a9d3b5", "#1b1f24"}, {"#6fb8b6", "#1b1f24"}, {"#2e7298", "#ffffff"}, {"#285083", "#ffffff"}, {"#1f2f66", "#ffffff"}}};
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const auto& cell : chart.cells)
    if (std::isfinite(cell.value)) low = std::min(low, cell.value), high = std::max(high, cell.value);
  const bool factors = low > 0.0 && high / 10.0 > low;
  const auto shade_of = [&](double x) -> const shade& {
    double share = factors ? std::log(x / low) / std::log(high / low) : high > low ? (x / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0) : 0.0;
    share = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0);
    return shades[std::min(shades.size() - 1, static_cast<std::size_t>(share * static_cast<double>(shades.size())))];
  };
  const double size = svg_canvas::text_size, margin = form.alone ? 14.0 : 2.0, title = form.alone ? 36.0 : 0.0;
  double names = 0.0, numbers = 0.0, heads = 0.0;
  for (const auto& name : chart.lines) names = std::max(names, text_length(name, size));
  for (const auto& name : chart.columns) heads = std::max(heads, text_length(name, size));
  for (const auto& cell : chart.cells) numbers = std::max(numbers, text_length(cell.text, size));
  const double left = margin + names + 8.0;
  const double across = (form.width - margin - left) / static_cast<double>(columns), down = std::clamp(480.0 / static_cast<double>(lines), 4.0, 28.0);
  const bool written = numbers + 6.0 <= across && down >= 16.0;
  const double top = title + (written ? 54.0 : 74.0), gap = std::min(across, down) < 12.0 ? 0.0 : 1.0;
  svg_canvas to(form.width, top + down * static_cast<double>(lines) + 8.0 + (form.alone ? 6.0 : 0.0), !form.alone);
  if (form.alone) to.text(margin, 24.0, cut_to_length(chart.words.title, form.width - 2.0 * margin, size * 1.1), "b");
  to.text(margin, title + 14.0, cut_to_length("down: " + chart.down, form.width - 2.0 * margin, size), "m");
  to.text(margin, title + 30.0, cut_to_length("across: " + chart.across, form.width - 2.0 * margin, size), "m");
  if (!written && low <= high) {  // what the shades mean, where no numbers stand in the cells
    const auto text_of = [&](double x) {
      for (const auto& cell : chart.cells)
        if (cell.value == x) return cell.text;
      return rounded_text(x, 4);
    };
    double x = margin;
    to.text(x, title + 47.0, text_of(low), "m");
    x += text_length(text_of(low), size) + 6.0;
    for (const auto& each : shades) to.cell(x, title + 37.0, x + 14.0, title + 48.0, each.fill, ""), x += 14.0;
    to.text(x + 6.0, title + 47.0, text_of(high), "m");
  }
  const std::size_t every_column = static_cast<std::size_t>(std::ceil((heads + 8.0) / across)), every_line = static_cast<std::size_t>(std::ceil(15.0 / down));
  for (std::size_t c = 0; c < columns; c += std::max<std::size_t>(1, every_column)) {
    const double half = text_length(chart.columns[c], size) / 2.0;
    to.text(std::min(left + across * (static_cast<double>(c) + 0.5), form.width - half - 1.0), top - 6.0, chart.columns[c], "m", text_at::middle);
  }
  for (std::size_t l = 0; l < lines; ++l) {
    const double y = top + down * static_cast<double>(l);
    if (l % std::max<std::size_t>(1, every_line) == 0) to.text(left - 8.0, y + down / 2.0 + 4.0, chart.lines[l], "m", text_at::end);
    for (std::size_t c = 0; c < columns; ++c) {
      const auto& cell = chart.cells[l * columns + c];
      const double x = left + across * static_cast<double>(c);
      if (!std::isfinite(cell.value)) continue;
      const auto& painted = shade_of(cell.value);
      to.cell(x, y, x + across - gap, y + down - gap, painted.fill, chart.lines[l] + ", " + chart.columns[c] + ": " + cell.text);
      if (written) to.cell_number(x + (across - gap) / 2.0, y + down / 2.0 + 4.0, cell, painted.text);
    }
  }
  return to.finished(chart.words, form);
}

}  // namespace aifactory
