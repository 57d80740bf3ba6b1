// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a chart of a workbook look: its series, axes and place on a sheet?
///
/// Charts draw cells of their own sheet, so each has its numbers beside it. Needs libxlsxwriter.
#pragma once

#include "aifactory/report/xlsx_book.hpp"

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>

namespace aifactory::xlsx {

/// Colours of series as 0xRRGGBB.
inline constexpr std::uint32_t blue = 0x1f5fa8, orange = 0xc55a11;

namespace detail {

/// A title no larger than it must be, faint lines.
inline void plain_looks(lxw_chart* chart) {
  lxw_chart_font font{};
  font.size = 11.0, font.bold = LXW_EXPLICIT_FALSE;
  chart_title_set_name_font(chart, &font);
  lxw_chart_line line{};
  line.color = 0xd9d9d9, line.width = 0.5F;
  lxw_chart_axis* amounts = chart->type == LXW_CHART_BAR ? chart->x_axis : chart->y_axis;
  chart_axis_major_gridlines_set_visible(amounts, LXW_TRUE);
  chart_axis_major_gridlines_set_line(amounts, &line);
  if (amounts != chart->y_axis) chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
}

[[nodiscard]] inline lxw_chart* new_chart(book& to, std::uint8_t kind, const std::string& title, const std::string& x, const std::string& y) {
  lxw_chart* chart = workbook_add_chart(to.get(), kind);
  if (!chart) throw std::bad_alloc();
  chart_title_set_name(chart, title.c_str());
  plain_looks(chart);
  if (!x.empty()) chart_axis_set_name(chart->x_axis, x.c_str());
  if (!y.empty()) chart_axis_set_name(chart->y_axis, y.c_str());
  return chart;
}

inline void put_chart(sheet& on, std::size_t row, std::size_t column, lxw_chart* chart, double width = 1.3, double height = 1.2) {
  lxw_chart_options options{};
  options.x_scale = width, options.y_scale = height;
  book::require(worksheet_insert_chart_opt(on.get(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), chart, &options), "chart");
}

/// A series of cells: from (row, column) to (last_row, last_column), with the cells that name them.
struct cell_range {
  std::size_t row, column, last_row, last_column;
};
inline void add_series(lxw_chart* chart, const sheet& on, const cell_range& categories, const cell_range& values, const char* name, std::uint32_t colour) {
  const auto r = [](std::size_t x) { return static_cast<lxw_row_t>(x); };
  const auto c = [](std::size_t x) { return static_cast<lxw_col_t>(x); };
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  if (!series) throw std::bad_alloc();
  chart_series_set_categories(series, on.name().c_str(), r(categories.row), c(categories.column), r(categories.last_row), c(categories.last_column));
  chart_series_set_values(series, on.name().c_str(), r(values.row), c(values.column), r(values.last_row), c(values.last_column));
  chart_series_set_name(series, name);
  lxw_chart_fill fill{};
  fill.color = colour;
  chart_series_set_fill(series, &fill);
}

}  // namespace detail
}  // namespace aifactory::xlsx
