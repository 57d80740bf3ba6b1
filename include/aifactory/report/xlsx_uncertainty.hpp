// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do many trials stand in a workbook: percentiles with their standard errors, a histogram, a tornado?
///
/// Plain numbers: a spreadsheet does not draw the trials again. Needs libxlsxwriter.
#pragma once

#include "aifactory/report/workbook.hpp"
#include "aifactory/report/xlsx_book.hpp"
#include "aifactory/report/xlsx_chart.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory::xlsx {

namespace detail {

/// Digits that tell the bars apart: "0.000".
[[nodiscard]] inline std::string shown_digits(const std::vector<summary::bar>& bars) {
  const double width = bars.front().high - bars.front().low, most = std::max(std::fabs(bars.front().low), std::fabs(bars.back().high));
  if (most >= 1e9 || most < 1e-4) return "0.00E+00";
  const int decimals = std::min(decimals_for(width, 2), 8);
  return decimals == 0 ? "#,##0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
}

/// A histogram of the headline and its chart; where all trials give one number, a sentence.
/// @return  the next free row
inline std::size_t write_histogram(book& to, sheet& on, const sampled_answer& found, const std::string& unit, std::size_t row) {
  on.text(row, 0, "Histogram of " + found.headline + (unit.empty() ? "" : ", " + unit), {.bold = true});
  if (found.histogram.empty() || !(found.histogram.back().high > found.histogram.front().low)) {
    on.text(row + 1, 0, "Every trial gives the same number.");
    return row + 3;
  }
  for (std::size_t i = 0; const char* head : {"middle of the bar", "from", "to", "share of trials"}) on.text(row + 1, i++, head, {.bold = true, .fill = heading});
  const std::size_t first = row + 2, last = first + found.histogram.size() - 1;
  for (std::size_t i = 0; i < found.histogram.size(); ++i) {
    const auto& bar = found.histogram[i];
    const std::string number = number_format_for(bar.high);
    on.number(first + i, 0, 0.5 * (bar.low + bar.high), {.number = number});
    on.number(first + i, 1, bar.low, {.number = number}), on.number(first + i, 2, bar.high, {.number = number});
    on.number(first + i, 3, bar.share, {.number = "0.00%"});
  }
  lxw_chart* chart = new_chart(to, LXW_CHART_COLUMN, "Distribution of " + found.headline, unit, "share of trials");
  add_series(chart, on, {first, 0, last, 0}, {first, 3, last, 3}, "share of trials", blue);
  chart_axis_set_num_format(chart->x_axis, shown_digits(found.histogram).c_str());
  chart_axis_set_num_format(chart->y_axis, "0%");
  chart_set_series_gap(chart, 5);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  put_chart(on, row, 5, chart);
  return std::max(last + 2, row + 20);
}

/// How far the headline moves when one input goes from its 10th to its 90th percentile, widest first.
/// @return  the next free row
inline std::size_t write_tornado(book& to, sheet& on, const sampled_answer& found, double central, const std::string& unit, std::size_t row) {
  on.text(row, 0, "Tornado of " + found.headline + (unit.empty() ? "" : ", " + unit), {.bold = true});
  std::vector<swing> bars;
  for (const auto& each : found.tornado)
    if (std::isfinite(each.at_low) && std::isfinite(each.at_high)) bars.push_back(each);
  if (bars.empty()) {
    on.text(row + 1, 0, "No input moves it.");
    return row + 3;
  }
  for (std::size_t i = 0; const char* head : {"input", "at its p10", "at its p90", "change at p10", "change at p90"}) on.text(row + 1, i++, head, {.bold = true, .wrap = true, .fill = heading});
  const std::size_t first = row + 2, last = first + bars.size() - 1;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::string number = number_format_for(bars[i].at_high);
    on.text(first + i, 0, bars[i].input);
    on.number(first + i, 1, bars[i].at_low, {.number = number}), on.number(first + i, 2, bars[i].at_high, {.number = number});
    on.number(first + i, 3, bars[i].at_low - central, {.number = number}), on.number(first + i, 4, bars[i].at_high - central, {.number = number});
  }
  lxw_chart* chart = new_chart(to, LXW_CHART_BAR, "What moves " + found.headline, unit.empty() ? "change" : "change, " + unit, "");
  add_series(chart, on, {first, 0, last, 0}, {first, 3, last, 3}, "input at its 10th percentile", blue);
  add_series(chart, on, {first, 0, last, 0}, {first, 4, last, 4}, "input at its 90th percentile", orange);
  chart_set_series_overlap(chart, 100), chart_set_series_gap(chart, 40);
  // Bars lie: the inputs stand on the y axis.
  chart_axis_set_reverse(chart->y_axis);
  chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  put_chart(on, row, 5, chart);
  return std::max(last + 2, row + 20);
}

/// One run: its figures with what is known of each, below every number its standard error.
/// @return  the next free row
inline std::size_t write_run(book& to, sheet& on, const sampled_answer& found, std::size_t row) {
  on.text(row, 0,
          number_text(static_cast<double>(found.trials)) + " trials, seed " + std::to_string(found.seed) + ", sampler " + std::string(name_of(found.how)) + ", generator " +
              std::string(name_of(found.generator)) + (found.complete() ? "" : "; ended before all " + number_text(static_cast<double>(found.trials_asked)) + " were run"),
          {.bold = true});
  std::string fields;
  for (const auto& field : found.fields) fields += (fields.empty() ? "" : ", ") + field;
  on.text(row + 1, 0, "Drawn: " + fields, {.grey = true});
  std::vector<std::string> heads{"Figure", "Unit", "At the medians", "mean", "sd", "min"};
  for (const int p : reported_percentiles) heads.push_back("p" + std::to_string(p));
  heads.insert(heads.end(), {"max", "CVaR 95", "not finite"});
  for (std::size_t i = 0; i < heads.size(); ++i) on.text(row + 2, i, heads[i], {.bold = true, .fill = heading});
  row += 3;
  const sampled_answer& run = found;
  for (const auto& figure : run.figures) {
    const look plain{.number = number_format_for(figure.mean.value)}, faint{.number = plain.number == "#,##0" ? "#,##0.0" : "0.00E+00", .grey = true};
    on.text(row, 0, figure.central.path(), {.bold = true});
    on.unit(row, 1, figure.central.unit);
    on.text(row + 1, 0, "standard error", {.grey = true, .right = true});
    on.number(row, 2, figure.central.value, plain);
    std::size_t column = 3;
    const auto estimated = [&](const estimate& e) { on.number(row, column, e.value, plain), on.number(row + 1, column++, e.standard_error, faint); };
    estimated(figure.mean), estimated(figure.sd);
    on.number(row, column++, figure.least, plain);
    for (const auto& each : figure.percentiles) estimated(each);
    on.number(row, column++, figure.greatest, plain);
    estimated(figure.cvar95);
    on.number(row, column, static_cast<double>(figure.trials_invalid), {.number = "0"});
    row += 2;
  }
  for (const auto& each : run.events) {
    on.text(row, 0, each.name, {.bold = true}), on.text(row, 1, "probability"), on.number(row, 3, each.probability.value, {.number = "0.00%"});
    on.text(row + 1, 0, "standard error", {.grey = true, .right = true}), on.number(row + 1, 3, each.probability.standard_error, {.number = "0.00%", .grey = true});
    row += 2;
  }
  ++row;
  const auto* headline = run.find(run.headline);
  if (!headline) return row;
  const std::string unit = headline->central.unit == "1" ? "" : headline->central.unit;
  row = write_histogram(to, on, run, unit, row);
  return write_tornado(to, on, run, headline->central.value, unit, row);
}

}  // namespace detail

/// The runs of trials one below the other. Nothing is written where there are none.
inline void write_uncertainty(book& to, const workbook& w) {
  if (w.trials.empty()) return;
  sheet on(to, "Uncertainty");
  on.text(0, 0, "Uncertainty", {.bold = true, .large = true});
  on.text(1, 0, "Drawn by the library at the inputs as delivered; these numbers do not follow changed inputs. Of independent trials a standard error is how far a number would spread with another seed.",
          {.grey = true});
  std::size_t row = 3;
  for (std::size_t i = 0; i < w.trials.size(); ++i) {
    if (i < w.trials_of.size()) on.text(row++, 0, w.trials_of[i], {.bold = true, .large = true});
    row = detail::write_run(to, on, w.trials[i], row) + 1;
  }
  on.width(0, 44), on.width(1, 16), on.width(2, 17, 15);
  on.freeze(0, 1);
}

}  // namespace aifactory::xlsx
