// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a person see of a sweep: a table with bars over one field, a heat map over two?
#pragma once

#include "aifactory/report/heat_map.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/text_layout.hpp"
#include "sweep.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace calculator {

namespace detail {

inline constexpr std::string_view figure_of_sweeps = "cost_per_million_tokens_usd.blended";

/// One figure along all rows, NaN where it was not computed, and its unit.
struct swept_figure {
  std::string path, unit;
  std::vector<double> values;

  [[nodiscard]] std::string title() const { return path + (unit == "1" ? "" : ", " + unit); }
};

/// @errors  input_error with the nearest name
inline swept_figure figure_of(const sweep_result& sweep, const std::string& path) {
  swept_figure figure{path, "1", {}};
  std::vector<std::string> names;
  for (const auto& row : sweep.rows) {
    const auto* found = row.content.find(path);
    if (found) figure.unit = found->unit;
    figure.values.push_back(found ? found->value : std::numeric_limits<double>::quiet_NaN());
  }
  if (std::none_of(figure.values.begin(), figure.values.end(), [](double x) { return std::isfinite(x); })) {
    for (const auto& each : sweep.rows.front().content.figures) names.push_back(each.path());
    throw aifactory::input_error("--figure: " + path + ": is not a number among the results" + aifactory::did_you_mean(path, names));
  }
  return figure;
}

inline std::string name_of(const aifactory::scenario& s) { return aifactory::harmless(aifactory::title_of(s)); }

inline std::string notes_of(const sweep_result& sweep, const aifactory::terminal_style& style) {
  const aifactory::painter paint(style.colour);
  std::string text;
  for (const auto& w : sweep.rows.front().content.warnings) {
    std::string lead = paint.alert("Note  ");
    for (const auto& part : aifactory::wrapped(aifactory::harmless(w.field + ": " + w.message), std::max<std::size_t>(style.columns, 60) - 6)) text += std::exchange(lead, "      ") + part + "\n";
  }
  return text;
}

/// Five digits, and more where a narrow range would print alike; what is not finite is a dash.
inline std::string swept_cell(const std::vector<double>& numbers, std::size_t i) {
  using namespace aifactory;
  if (!std::isfinite(numbers[i])) return right("-", 12);
  double most = -std::numeric_limits<double>::infinity(), least = -most;
  for (const double x : numbers)
    if (std::isfinite(x)) most = std::max(most, x), least = std::min(least, x);
  int decimals = decimals_for(most, 5);
  for (const int finest = decimals + 4; decimals < finest && most != least && fixed_text(most, decimals) == fixed_text(least, decimals);) ++decimals;
  return right(fitted_text(fixed_text(numbers[i], decimals), numbers[i], 12), 12);
}

/// Bars from zero; where all are above zero and lie close together, that is what there is to see.
inline std::string swept_bar(const std::vector<double>& numbers, std::size_t i, std::size_t width, bool unicode) {
  double most = 0.0;
  for (const double x : numbers)
    if (std::isfinite(x)) most = std::max(most, x);
  return std::isfinite(numbers[i]) && most > 0.0 ? aifactory::bar(numbers[i] / most, width, unicode) : "";
}

/// One line a point, a bar beside it: of --figure alone, or of the main figures.
inline std::string one_field_text(const sweep_result& sweep, const std::optional<std::string>& figure, const aifactory::terminal_style& style) {
  using namespace aifactory;
  const painter paint(style.colour);
  const std::size_t width = std::clamp<std::size_t>(style.columns, 60, 100);
  const auto& axis = sweep.axes.front();
  const auto column = [&](std::string_view path, double divisor) {
    std::vector<double> numbers;
    for (const auto& row : sweep.rows) {
      const auto* found = row.content.find(path);
      numbers.push_back(found ? found->value / divisor : 0.0);
    }
    return numbers;
  };
  const auto labels = aifactory::detail::axis_labels(axis.values);
  std::size_t first = std::max<std::size_t>(22, text_width(axis.input.field) + 1);
  for (const auto& one : labels) first = std::max(first, text_width(one) + 1);

  std::string text = paint.bold(clipped(name_of(sweep.scenario), width)) + "\n\n";
  if (figure) {
    const auto shown = figure_of(sweep, *figure);
    text += paint.bold(left(axis.input.field, first) + "  " + clipped(shown.path, width - first - 2)) + "\n";
    text += paint.faint(left(axis.unit(), first) + "  " + (shown.unit == "1" ? "" : shown.unit)) + "\n";
    for (std::size_t i = 0; i < sweep.rows.size(); ++i)
      text += left(labels[i], first) + swept_cell(shown.values, i) + "  " +
              paint.bars(swept_bar(shown.values, i, width - std::min(width - 4, first + 14), style.unicode)) + "\n";
    return text + notes_of(sweep, style);
  }
  const auto cost = column(figure_of_sweeps, 1.0);
  const auto full = column("cost_per_million_tokens_at_full_load_usd.blended", 1.0);
  const auto hour = column("gpu_hour_cost_usd.total", 1.0);
  const auto dollars = column("annual_cost_usd.total", 1.0);
  const auto scale = money_scale_for(*std::max_element(dollars.begin(), dollars.end()));
  const auto year_cost = column("annual_cost_usd.total", scale.divisor);
  text += paint.bold(left(axis.input.field, first) + right("$ per million tokens", 24) + right("GPU-hour", 12) + right("a year", 12)) + "\n";
  text += paint.faint(left(axis.unit(), first) + right("delivered", 12) + right("full load", 12) + right("$", 12) + right(scale.unit, 12)) + "\n";
  for (std::size_t i = 0; i < sweep.rows.size(); ++i) {
    text += left(labels[i], first) + swept_cell(cost, i) + swept_cell(full, i) + swept_cell(hour, i) + swept_cell(year_cost, i);
    if (width >= first + 56) text += "  " + paint.bars(swept_bar(cost, i, width - first - 50, style.unicode));
    text += '\n';
  }
  return text + notes_of(sweep, style);
}

}  // namespace detail

/// @param figure  a path below "result"; without one the blended cost per token
/// @errors  input_error for a figure that there is not
inline std::string text_of(const sweep_result& sweep, const std::optional<std::string>& figure, const aifactory::terminal_style& style) {
  if (sweep.axes.size() == 1) return detail::one_field_text(sweep, figure, style);
  using namespace aifactory;
  const auto shown = detail::figure_of(sweep, figure.value_or(std::string(detail::figure_of_sweeps)));
  const auto axis = [&](std::size_t i) { return heat_axis{sweep.axes[i].title(), sweep.axes[i].values}; };
  const painter paint(style.colour);
  return paint.bold(clipped(detail::name_of(sweep.scenario), std::max<std::size_t>(style.columns, 60))) + "\n\n" +
         heat_map_text({shown.title(), axis(0), axis(1), shown.values}, style) + detail::notes_of(sweep, style);
}

}  // namespace calculator
