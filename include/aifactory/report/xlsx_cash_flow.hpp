// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a cash flow stand in a workbook: one formula across per row, dates on top, the years as a chart?
///
/// Laid out by the FAST standard's rules for time: labels, unit and total on the left, the same columns for the same periods, nothing that
/// looks back on itself, flags as rows of their own. Constants are named cells of the other sheets. Needs libxlsxwriter.
#pragma once

#include "aifactory/report/workbook.hpp"
#include "aifactory/report/xlsx_book.hpp"
#include "aifactory/report/xlsx_chart.hpp"
#include "aifactory/units/describe.hpp"
#include "aifactory/units/unit_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory::xlsx {

namespace detail {

struct calendar_day {
  int year = 0, month = 0, day = 0;
  [[nodiscard]] int months() const { return 12 * year + month; }
};
/// "2026-01-31"
[[nodiscard]] inline calendar_day day_of(const std::string& iso) {
  calendar_day d;
  const auto read = [&](std::size_t from, std::size_t count, int& into) {
    if (iso.size() >= from + count) std::from_chars(iso.data() + from, iso.data() + from + count, into);
  };
  read(0, 4, d.year), read(5, 2, d.month), read(8, 2, d.day);
  return d;
}

/// The operating year of each period; the first entry is the close, year 0. How long a period is, the days say.
[[nodiscard]] inline std::vector<int> years_of(const std::vector<std::string>& starts) {
  const int months = starts.size() > 2 ? std::max(1, day_of(starts[2]).months() - day_of(starts[1]).months()) : 12;
  const int per_year = std::max(1, 12 / months);
  std::vector<int> years;
  for (std::size_t k = 0; k < starts.size(); ++k) years.push_back(k == 0 ? 0 : (static_cast<int>(k) - 1) / per_year + 1);
  return years;
}

/// The unit in which the cells of a row count.
[[nodiscard]] inline std::string base_unit_of(const live_row& row) {
  if (row.scale == 1.0) return row.unit == "1" ? "" : row.unit;
  const auto known = read_unit(row.unit);
  return known.ok() ? spelled_unit(known.value.dimension) : row.unit;
}

[[nodiscard]] inline std::string format_of(const live_row& row) {
  double most = 0.0;
  for (const double x : row.values)
    if (std::isfinite(x)) most = std::max(most, std::fabs(x));
  if (most >= 1e15) return "0.000E+00;-0.000E+00;-";
  return most >= 1000.0 ? "#,##0;-#,##0;-" : most == 0.0 ? "#,##0.##" : number_format_for(most);
}

/// Free cash flow by operating year and summed up from the close, in a block below the rows, where periods are shorter than years the other
/// lines by year too, and a chart.
/// @return  the row where all that ends
inline std::size_t write_years(book& to, sheet& on, const std::vector<int>& years, std::size_t flow_row, std::size_t block, const std::vector<live_row>& rows) {
  constexpr std::size_t left = live_model::first_column - 1, year_row = 3;
  const std::size_t count = static_cast<std::size_t>(years.back()) + 1, last = left + years.size() - 1;
  const std::string of_years = fixed_at(year_row, left) + ":" + fixed_at(year_row, last), amounts = fixed_at(flow_row, left) + ":" + fixed_at(flow_row, last);
  on.text(block, 0, "By operating year", {.bold = true, .line_below = true});
  on.text(block + 1, 0, "operating year, 0 is the close");
  on.text(block + 2, 0, "free cash flow", {.bold = true}), on.text(block + 2, 1, "M USD");
  on.text(block + 3, 0, "cumulative", {.bold = true}), on.text(block + 3, 1, "M USD");
  const auto by_year_of = [&](const live_row& row) {
    std::vector<double> sums(count);
    for (std::size_t k = 0; k < years.size(); ++k) sums[static_cast<std::size_t>(years[k])] += row.values[k];
    return sums;
  };
  const auto sum_of = [&](std::size_t y, const std::string& entries) {
    return "SUMIF(" + of_years + "," + column_letters(left + y) + "$" + std::to_string(block + 2) + "," + entries + ")";
  };
  const auto by_year = by_year_of(rows[flow_row + 1 - live_model::first_row]);
  double sum = 0.0;
  for (std::size_t y = 0; y < count; ++y) {
    const std::size_t column = left + y;
    on.number(block + 1, column, static_cast<double>(y), {.bold = true, .fill = heading});
    on.formula(block + 2, column, sum_of(y, amounts) + "/1000000", by_year[y] / 1e6, {.number = "#,##0.0;-#,##0.0;-"});
    sum += by_year[y] / 1e6;
    on.formula(block + 3, column, "SUM($" + at(block + 2, left) + ":" + at(block + 2, column) + ")", sum, {.number = "#,##0.0;-#,##0.0;-"});
  }
  std::size_t below = block + 4;
  if (years.size() > 2 && years[2] == years[1])  // periods are shorter than years
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].is_result || rows[i].is_level) continue;
      const std::size_t row = live_model::first_row - 1 + i;
      const auto sums = by_year_of(rows[i]);
      on.text(below, 0, rows[i].key), on.unit(below, 1, base_unit_of(rows[i]));
      for (std::size_t y = 0; y < count; ++y) on.formula(below, left + y, sum_of(y, fixed_at(row, left) + ":" + fixed_at(row, last)), sums[y], {.number = format_of(rows[i])});
      ++below;
    }
  lxw_chart* chart = new_chart(to, LXW_CHART_COLUMN, "Free cash flow by operating year, M USD", "operating year", "");
  const std::size_t end = left + count - 1;
  const cell_range categories{block + 1, left, block + 1, end};
  add_series(chart, on, categories, {block + 2, left, block + 2, end}, "in the year", blue);
  add_series(chart, on, categories, {block + 3, left, block + 3, end}, "cumulative", orange);
  chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  put_chart(on, below + 1, 0, chart, 1.8, 1.3);
  return below + 30;
}

}  // namespace detail

/// The rows over time. What a row is before the close is an empty cell, which counts as 0. Nothing is written where the model has none.
/// @errors  input_error for a row that is not as long as the calendar
inline void write_cash_flow(book& to, const workbook& w) {
  const auto& model = w.model;
  if (model.rows.empty() || model.period_start.empty()) return;
  constexpr std::size_t top = live_model::first_row - 1, left = live_model::first_column - 1;
  static_assert(top == 5 && left == 4, "label, unit, total and an empty column stand left of the close; title, period, day, year and headings above the rows");
  sheet on(to, std::string(live_model::sheet));
  const std::size_t periods = model.period_start.size(), last = left + periods - 1;
  on.text(0, 0, "Cash flow", {.bold = true, .large = true});
  on.text(0, 4, "One formula across per row, in base units, the close first; money in is positive. Grey rows are data: they do not follow the inputs.", {.grey = true});
  on.text(1, 0, "period"), on.text(2, 0, "first day"), on.text(3, 0, "operating year, 0 is the close");
  const auto years = detail::years_of(model.period_start);
  for (std::size_t k = 0; k < periods; ++k) {
    const auto d = detail::day_of(model.period_start[k]);
    on.number(1, left + k, static_cast<double>(k), {.grey = true});
    lxw_datetime day{};
    day.year = d.year, day.month = d.month, day.day = d.day;
    book::require(worksheet_write_datetime(on.get(), 2, static_cast<lxw_col_t>(left + k), &day, on.format({.number = "yyyy-mm-dd"})), "date");
    on.number(3, left + k, years[k]);
  }
  std::vector<std::string> heads{"Row", "Unit", "Total", "before", "close"};
  for (std::size_t k = 1; k < periods; ++k) heads.push_back(std::to_string(k));
  heads.emplace_back("in words");
  for (std::size_t i = 0; i < heads.size(); ++i) on.text(top - 1, i, heads[i], {.bold = true, .right = i >= left && i <= last, .fill = heading});

  std::size_t free_flow = 0;
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const live_row& r = model.rows[i];
    if (r.values.size() != periods || !(r.formulas.empty() || r.formulas.size() == periods))
      throw input_error("spreadsheet: the row " + r.key + " has not one entry per period");
    const std::size_t row = top + i;
    const bool data = r.formulas.empty();
    const std::string number = data ? "General" : detail::format_of(r);
    on.text(row, 0, r.key, {.bold = r.is_result, .grey = data});
    on.unit(row, 1, detail::base_unit_of(r));
    if (r.is_result && !r.is_level && !data) {
      double sum = 0.0;
      for (const double x : r.values) sum += x;
      on.formula(row, 2, "SUM(" + at(row, left) + ":" + at(row, last) + ")", sum, {.number = number, .bold = true});
    }
    on.text(row, last + 1, data ? "data" + (r.words.empty() ? "" : ": " + r.words) : (r.live ? "" : "does not follow, a searched number is in it: ") + r.words, {.grey = true});
    for (std::size_t k = 0; k < periods; ++k) {
      if (data)
        on.number(row, left + k, r.values[k], {.number = number, .fill = fixed_here});
      else
        on.formula(row, left + k, r.formulas[k], r.values[k], {.number = number, .bold = r.is_result, .fill = r.live ? 0U : fixed_here});
    }
    if (!r.is_result) {
      lxw_row_col_options group{};
      group.level = 1;
      book::require(worksheet_set_row_opt(on.get(), static_cast<lxw_row_t>(row), LXW_DEF_ROW_HEIGHT, nullptr, &group), "group");
    }
    if (r.key == "free_cash_flow_usd" || r.key.ends_with(".free_cash_flow_usd")) free_flow = row;
  }
  on.width(0, 40), on.width(1, 12), on.width(2, 18), on.width(3, 7), on.width(left, last, 16), on.width(last + 1, 120);
  on.freeze(top, left);
  // Gnumeric reads repeated rows or repeated columns, not both: on several pages side by side the labels are needed more.
  const bool wide = periods > 24;
  worksheet_fit_to_pages(on.get(), static_cast<std::uint16_t>(wide ? (periods + 19) / 20 : 1), 0);
  book::require(wide ? worksheet_repeat_columns(on.get(), 0, 1) : worksheet_repeat_rows(on.get(), 0, static_cast<lxw_row_t>(top - 1)), "repeated cells");
  std::size_t end = top + model.rows.size();
  if (free_flow > 0) end = detail::write_years(to, on, years, free_flow, end + 2, model.rows);
  book::require(worksheet_print_area(on.get(), 0, 0, static_cast<lxw_row_t>(end), static_cast<lxw_col_t>(last)), "print area");  // the words stay on the screen
}

}  // namespace aifactory::xlsx
