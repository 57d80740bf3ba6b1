// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page show answers side by side: the points of a sweep, choices, uses of the GPU time?
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/page_trials.hpp"
#include "aifactory/report/svg_heat_map.hpp"
#include "aifactory/report/svg_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// Every number below a node, with its path: f(path, value).
template <class F>
void for_each_number(const ordered_json& node, const std::string& path, const F& f) {
  if (node.is_number()) f(path, node.get<double>());
  if (node.is_object())
    for (const auto& [key, value] : node.items()) for_each_number(value, path.empty() ? key : path + "." + key, f);
  if (node.is_array())
    for (std::size_t i = 0; i < node.size(); ++i) for_each_number(node[i], path + "." + std::to_string(i), f);
}

}  // namespace detail

/// Records with the same figures as a table, a record per row.
[[nodiscard]] inline std::string records_table(const page_source& page, const std::string& path, std::string_view caption) {
  const auto* list = page.find(path);
  if (!list || !list->is_array() || list->empty()) return "";
  std::vector<std::string> columns;
  for (const auto& record : *list)
    detail::for_each_number(record, "", [&](const std::string& key, double) {
      if (std::find(columns.begin(), columns.end(), key) == columns.end()) columns.push_back(key);
    });
  std::vector<double> largest(columns.size(), 0.0);
  for (std::size_t i = 0; i < list->size(); ++i)
    for (std::size_t k = 0; k < columns.size(); ++k) largest[k] = std::max(largest[k], std::fabs(page.number(path + "." + std::to_string(i) + "." + columns[k]).value_or(0.0)));
  html_table table(caption);
  table.column("");
  for (const auto& key : columns) {
    const auto unit = page.facts.unit_of(key);
    table.column(capitalized(figure_name(key)) + (key.find("usd") != std::string::npos ? ", $" : unit.empty() || unit == "1" ? "" : ", " + unit), column_of::numbers);
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string at = path + "." + std::to_string(i);
    std::vector<std::string> cells{escaped(page.text(at + ".id"))};
    for (std::size_t k = 0; k < columns.size(); ++k) cells.push_back(page.marked_in(largest[k], at + "." + columns[k], 5));
    table.row(cells);
  }
  return table.text();
}

/// One of the inputs that a sweep goes over.
struct swept_input {
  std::string path;  ///< below a row: "inputs.power.price_usd_per_mwh"
  std::string name;  ///< "power.price, USD/MWh"
};

/// The inputs that a document sweeps over, by its first row; none where it is no sweep.
[[nodiscard]] inline std::vector<swept_input> swept_inputs(const page_source& page) {
  std::vector<swept_input> all;
  const auto* first = page.find("rows.0.inputs");
  if (!first) return all;
  detail::for_each_number(*first, "inputs", [&](const std::string& path, double) {
    std::string name = path.substr(7);
    for (const auto& input : page.facts.inputs)
      if (input.path == path) name = input.field + (input.unit == "1" || input.unit == "MW_facility/MW_IT" ? "" : ", " + input.unit);
    all.push_back({path, name});
  });
  return all;
}

/// A sweep over one input as a curve, over two as a field of shades, and its table.
[[nodiscard]] inline std::string html_sweep(const page_source& page, const std::string& id) {
  const auto axes = swept_inputs(page);
  const auto* rows = page.find("rows");
  if (axes.empty() || axes.size() > 2 || !rows) return "";
  const std::string figure = "result." + page.facts.shown_figure;
  const auto unit = page.facts.unit_of(page.facts.shown_figure);
  const auto at = [](std::size_t i) { return "rows." + std::to_string(i) + "."; };
  double size = 0.0;
  for (std::size_t i = 0; i < rows->size(); ++i) size = std::max(size, std::fabs(page.number(at(i) + figure).value_or(0.0)));
  const auto scale = scale_of_numbers(unit, size);
  const std::string name = capitalized(figure_name(page.facts.shown_figure)) + (scale.unit.empty() ? "" : ", " + scale.unit);

  html_table table(name);
  for (const auto& axis : axes) table.column(axis.name, column_of::numbers);
  table.column(name, column_of::numbers);
  std::vector<std::string> others;
  for (const char* key : {"cost_per_million_tokens_usd.blended", "cost_per_million_tokens_at_full_load_usd.blended", "gpu_hour_cost_usd.total", "annual_cost_usd.total", "capex_usd.total"})
    if (page.facts.shown_figure != key && page.number(at(0) + "result." + key)) {
      others.emplace_back(key);
      table.column(capitalized(figure_name(key)) + ", $", column_of::numbers);
    }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    std::vector<std::string> cells;
    for (const auto& axis : axes) cells.push_back(page.marked(at(i) + axis.path, 6));
    cells.push_back(page.marked(at(i) + figure, 5, scale.divisor));
    for (const auto& key : others) cells.push_back(page.marked(at(i) + "result." + key, 5));
    table.row(cells);
  }
  const std::string caption = escaped(name) + " over " + escaped(axes[0].name) + (axes.size() == 2 ? " and " + escaped(axes[1].name) : "") + "; everything else is as in the scenario.";
  if (axes.size() == 1) {
    line_chart chart{.words = {name + " over " + axes[0].name, ""}, .curves = {{"", {}, {}}}, .across = axes[0].name, .up = scale.unit, .up_divisor = scale.divisor, .dots = rows->size() <= 60};
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const auto x = page.number(at(i) + axes[0].path), y = page.number(at(i) + figure);
      if (x && y) chart.curves[0].points.emplace_back(*x, *y), chart.curves[0].hints.push_back(axes[0].name + " = " + rounded_text(*x, 5) + ": " + rounded_text(*y / scale.divisor, 5));
    }
    if (const auto& points = chart.curves[0].points; !points.empty())
      chart.words.description = "From " + rounded_text(points.front().second / scale.divisor, 4) + " at " + rounded_text(points.front().first, 4) + " to " + rounded_text(points.back().second / scale.divisor, 4) +
                                " at " + rounded_text(points.back().first, 4) + ".";
    return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, caption, table.text());
  }
  heat_map_chart chart{{name, "Shades from low to high over two inputs."}, axes[1].name, axes[0].name, {}, {}, {}};
  std::size_t columns = 0;
  const auto first = page.number(at(0) + axes[0].path);
  while (columns < rows->size() && page.number(at(columns) + axes[0].path) == first) ++columns;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    if (i < columns) chart.columns.push_back(rounded_text(page.number(at(i) + axes[1].path).value_or(0.0), 4));
    if (columns > 0 && i % columns == 0) chart.lines.push_back(rounded_text(page.number(at(i) + axes[0].path).value_or(0.0), 4));
    auto cell = page.drawn(at(i) + figure, 4, scale.divisor);
    if (cell.path.empty()) cell = {"-", "", std::numeric_limits<double>::quiet_NaN(), 1.0};
    chart.cells.push_back(std::move(cell));
  }
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, caption, table.text());
}

/// The value of a plan by a choice that has a number, such as the years between refreshes.
[[nodiscard]] inline std::string html_choices(const page_source& page, const std::string& id) {
  const auto* rows = page.find("rows");
  if (!rows || rows->empty() || !page.number("rows.0.refresh_years") || !page.number("rows.0.npv_usd")) return "";
  line_chart chart{.words = {page.number("result.first_refresh_years") ? "Net present value by the years to the first refresh" : "Net present value by the years between two refreshes", ""}, .curves = {{"", {}, {}}}, .across = page.number("result.first_refresh_years") ? "years to the first refresh" : "years between two refreshes", .up = "", .with_zero = true, .whole_across = true, .wide = 0.0};
  double size = 0.0;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto x = page.number("rows." + std::to_string(i) + ".refresh_years"), y = page.number("rows." + std::to_string(i) + ".npv_usd");
    if (x && y) chart.curves[0].points.emplace_back(*x, *y), size = std::max(size, std::fabs(*y));
  }
  const auto scale = money_scale_for(size);
  chart.up = scale.unit, chart.up_divisor = scale.divisor;
  const auto best = std::max_element(chart.curves[0].points.begin(), chart.curves[0].points.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  chart.words.description = "The highest is " + money_text(best->second) + (page.number("result.first_refresh_years") ? " with the first refresh after " : " with a refresh every ") + rounded_text(best->first, 3) + " years.";
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, "What the plan is worth when its GPUs are replaced after so many years, at the same token prices.", records_table(page, "rows", "Choices"));
}

/// The slopes of the levelized price by each input.
[[nodiscard]] inline std::string records_table_of_slopes(const page_source& page) {
  const auto* list = page.find("result.levelized.slopes");
  if (!list || list->empty()) return "";
  html_table table("Slopes, strongest first: $ per million tokens, in constant dollars, for one unit more of the input");
  table.column("Input").column("Value", column_of::numbers).column("Unit").column("Cost before tax", column_of::numbers).column("Price that pays the cost of capital", column_of::numbers);
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string at = "result.levelized.slopes." + std::to_string(i);
    const auto unit = page.text(at + ".unit");
    // What arithmetic leaves of a slope that is zero is left out: the whole input moves the price by less than a billionth.
    const double value = std::fabs(page.number(at + ".value").value_or(0.0)), price = std::fabs(page.number("result.levelized.required_price_real_usd_per_million_tokens.blended").value_or(0.0));
    const auto noise = [&](const char* key) { return value * std::fabs(page.number(at + key).value_or(0.0)) < 1e-9 * price; };
    if (value > 0.0 && noise(".lcot_pretax_real_usd_per_million_tokens_per_unit") && noise(".required_price_real_usd_per_million_tokens_per_unit")) continue;
    table.row({"<code>" + escaped(page.text(at + ".field")) + "</code>", page.marked(at + ".value", 6), escaped(unit == "1" ? "" : unit),
               page.marked(at + ".lcot_pretax_real_usd_per_million_tokens_per_unit"), page.marked(at + ".required_price_real_usd_per_million_tokens_per_unit")});
  }
  return "<details><summary>The slopes, exact derivatives</summary>" + table.text() + "</details>\n";
}

/// Every figure of the result that is a number of its own, and rates of return.
[[nodiscard]] inline std::string all_figures_table(const page_source& page) {
  html_table table("All figures of the result");
  table.column("Figure").column("Value", column_of::numbers).column("Unit", column_of::whole).column("Path in the JSON result", column_of::paths);
  const auto* result = page.find("result");
  if (!result) return "";
  const bool only_output = page.only_output();
  const auto add = [&](const auto& self, const detail::ordered_json& node, const std::string& path) -> void {
    for (const auto& [key, value] : node.items()) {
      const std::string at = path.empty() ? key : path + "." + key;
      if (value.is_number()) {
        // Of output alone "all kinds" is said already, and nothing is there of the others.
        if (only_output && node.contains("output") && (key == "blended" || key == "total" || key == "fresh_input" || key == "cached_input")) continue;
        const auto unit = page.facts.unit_of(at);
        // What arithmetic leaves of a sum of dollars that is zero is shown as zero.
        const bool nothing = (unit == "USD" || unit == "USD/year" || unit == "USD/GW/year") && std::fabs(value.template get<double>()) < 0.005;
        table.row({escaped(capitalized(figure_name(at))), nothing ? page_source::mark("result." + at, value.template get<double>(), "0") : page.marked("result." + at, 6), escaped(unit == "1" ? "" : unit), "<code>" + breakable(at) + "</code>"});
      } else if (value.is_object() && value.contains("roots")) {
        std::string roots;
        for (std::size_t i = 0; i < value["roots"].size(); ++i) roots += (i ? ", " : "") + page.marked("result." + at + ".roots." + std::to_string(i), 5);
        table.row({escaped(capitalized(figure_name(at))), roots.empty() ? "none: " + escaped(value.value("reason", "")) : roots, value["status"] == "multiple" ? "%/year, not unique" : "%/year",
                   "<code>" + breakable(at) + "</code>"});
      } else if (value.is_object() && key != "conventions") {
        self(self, value, at);
      }
    }
  };
  add(add, *result, "");
  return table.text();
}

}  // namespace aifactory
