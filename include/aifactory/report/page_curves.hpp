// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page show figures along others: cost against speed, cash over time, choices, sweeps?
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/page_trials.hpp"
#include "aifactory/report/svg_cash_flow.hpp"
#include "aifactory/report/svg_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// Cost against speed, from the measured frontiers that a document holds.
[[nodiscard]] inline line_chart frontier_chart_of(const page_source& page) {
  line_chart chart{.words = {"Cost of a million output tokens against the speed that a user sees", ""}, .curves = {}, .across = "tokens per second that a user sees", .up = "$ per million output tokens, delivered"};
  const auto* list = page.find("frontier");
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const auto& each = (*list)[i];
    chart_curve curve{each["model"].get<std::string>() + ", " + each["precision"].get<std::string>(), {}, {}};
    for (const auto& point : each["points"]) {
      const double speed = point["interactivity_tok_out_per_s_per_user"].get<double>(), cost = point["cost_per_million_tokens_usd"]["output"].get<double>();
      curve.points.emplace_back(speed, cost);
      curve.hints.push_back(curve.name + ": " + rounded_text(speed, 4) + " tokens/s, $" + rounded_text(cost, 4));
    }
    if (!curve.points.empty())
      chart.words.description += (i ? "; " : "") + curve.name + ": $" + rounded_text(curve.points.front().second, 3) + " at " + rounded_text(curve.points.front().first, 3) + " tokens per second, $" +
                                 rounded_text(curve.points.back().second, 3) + " at " + rounded_text(curve.points.back().first, 3);
    chart.curves.push_back(std::move(curve));
  }
  return chart;
}

/// Cost against speed as a figure with its table; empty where the document has no frontier.
[[nodiscard]] inline std::string html_frontier(const page_source& page, const std::string& id) {
  const auto* list = page.find("frontier");
  if (!list || list->empty()) return "";
  const auto chart = frontier_chart_of(page);
  html_table table("Measured points, in this plan");
  table.column("Model, precision, lengths").column("Tokens/s a user sees", column_of::numbers).column("Output tokens/s per GPU", column_of::numbers).column("$ per million output tokens", column_of::numbers);
  std::set<std::string> sources;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string at = "frontier." + std::to_string(i);
    const auto& each = (*list)[i];
    for (std::size_t k = 0; k < each["points"].size(); ++k) {
      const std::string point = at + ".points." + std::to_string(k);
      table.row({escaped(page.text(at + ".id")), page.marked(point + ".interactivity_tok_out_per_s_per_user"), page.marked(point + ".output_rate_tok_out_per_s_per_gpu"),
                 page.marked(point + ".cost_per_million_tokens_usd.output")});
    }
    sources.insert(page.text(at + ".source") + ", " + page.text(at + ".date"));
  }
  const bool own = (*list)[0].value("of_scenario", false);
  std::string caption = "What was measured of " + escaped((*list)[0]["generation"].get<std::string>()) + ", in the plan of this scenario: " +
                        (own ? "its own model and lengths." : "the scenario states its rate itself, without a model and a speed, so these models stand for what other choices would cost.") +
                        " A faster answer leaves fewer tokens per GPU. Sources: ";
  bool first = true;
  for (const auto& source : sources) caption += std::string(first ? "" : "; ") + escaped(source), first = false;
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, caption + ".", table.text());
}

/// The row over time that a document's chart shows; empty where it has none.
[[nodiscard]] inline std::string cash_row_of(const page_source& page) {
  for (const char* key : {"free_cash_flow_usd", "equity_flow_usd"})
    if (page.find(std::string("series.") + key)) return key;
  return {};
}

/// A row over time as a chart; empty where the document has no such row.
[[nodiscard]] inline cash_flow_chart cash_flow_of(const page_source& page, const std::string& key) {
  cash_flow_chart chart{{"Free cash flow and what has come together", ""}, {}, {}};
  const auto* starts = page.find("series.period_start");
  const auto* flows = page.find("series." + key);
  if (!starts || !flows) return chart;
  for (const auto& start : *starts) chart.periods.push_back(start.get<std::string>());
  for (const auto& flow : *flows) chart.flows.push_back(flow.get<double>());
  const auto sums = cumulative(chart.flows);
  if (sums.empty()) return chart;
  chart.words.description = "A bar for each of " + std::to_string(sums.size()) + " periods from " + chart.periods.front() + " on; all flows together come to " + money_text(sums.back()) + ", and at worst to " +
                            money_text(*std::min_element(sums.begin(), sums.end())) + ".";
  return chart;
}

/// All rows over time as a table, a row per period; dollars in thousands, millions or billions.
[[nodiscard]] inline std::string series_table(const page_source& page) {
  const auto* series = page.find("series");
  if (!series) return "";
  struct shown {
    std::string key;
    money_scale scale;
    double largest;
  };
  std::vector<shown> columns;
  html_table table("Rows over time");  // split where it has many columns
  table.column("Period from");
  for (const auto& [key, values] : series->items()) {
    if (key == "period_start") continue;
    double size = 0.0;
    for (const auto& x : values) size = std::max(size, std::fabs(x.template get<double>()));
    if (size == 0.0) continue;
    const bool price = key.ends_with("_usd_per_million_tokens");
    money_scale scale = price ? money_scale{1.0, "$"} : key.ends_with("_usd") ? money_scale_for(size) : key == "tokens" ? money_scale{1e12, "T"} : money_scale{1.0, ""};
    table.column(capitalized(figure_name(key)) + (scale.unit.empty() ? "" : ", " + scale.unit), column_of::numbers);
    columns.push_back({key, std::move(scale), size});
  }
  const auto& starts = (*series)["period_start"];
  for (std::size_t k = 0; k < starts.size(); ++k) {
    std::vector<std::string> cells{escaped(starts[k].get<std::string>()) + (k == 0 && starts.size() > 1 && starts[0] == starts[1] ? " (close)" : "")};
    for (const auto& each : columns) cells.push_back(page.marked_in(each.largest, "series." + each.key + "." + std::to_string(k), 4, each.scale.divisor));
    table.row(cells);
  }
  return table.text();
}

/// What each way costs all in all: a rented GPU-hour against an own factory.
[[nodiscard]] inline row_chart ways_of(const page_source& page) {
  row_chart chart{.words = {"Present cost of each way, after tax, at the cost of capital", ""}, .rows = {}, .axis = ""};
  const auto* result = page.find("result");
  if (!result) return chart;
  double size = 0.0;
  for (const auto& [key, way] : result->items())
    if (way.is_object() && way.contains("present_cost_usd")) size = std::max(size, std::fabs(way["present_cost_usd"].template get<double>()));
  const auto scale = money_scale_for(size);
  chart.axis = scale.unit + ", present value", chart.divisor = scale.divisor;
  for (const auto& [key, way] : result->items()) {
    if (!way.is_object() || !way.contains("present_cost_usd")) continue;
    const auto shown = page.drawn("result." + key + ".present_cost_usd", 4, scale.divisor);
    const std::string name = way_name(key);
    chart.rows.push_back({.name = capitalized(name), .pieces = {{0.0, shown.value, key == "own" ? "cs" : "c1"}}, .hint = name + ": " + shown.text + " " + scale.unit, .strong = key == "own"});
    (shown.value < 0.0 ? chart.rows.back().before : chart.rows.back().after) = shown;
    chart.words.description += (chart.words.description.empty() ? "" : ", ") + name + " " + shown.text;
  }
  chart.words.description += " " + scale.unit + ".";
  return chart;
}

/// What each way costs as a figure with its table; empty where the document compares none.
[[nodiscard]] inline std::string html_ways(const page_source& page, const std::string& id) {
  const auto chart = ways_of(page);
  html_table table(chart.words.title);
  table.column("Way").column(chart.axis, column_of::numbers);
  for (const auto& row : chart.rows) table.row({escaped(row.name), page_source::mark(row.after.text.empty() ? row.before : row.after)});
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, "Costs of each way over the horizon; less is better.", table.text());
}

/// The costs of each way summed up over time.
[[nodiscard]] inline line_chart spent_by_way(const page_source& page) {
  line_chart chart{.words = {"What each way has cost so far", ""}, .curves = {}, .across = "years", .up = "", .with_zero = true, .dots = false, .whole_across = true, .wide = 0.0};
  const auto* series = page.find("series");
  if (!series || !page.find("result.own.present_cost_usd")) return chart;
  const auto year_of = [](const std::string& date) { return std::stod(date.substr(0, 4)) + (std::stod(date.substr(5, 2)) - 1.0) / 12.0; };
  double size = 0.0;
  for (const auto& [key, values] : series->items()) {
    if (!key.ends_with("_cost_usd")) continue;
    const std::string way = key.substr(0, key.size() - 9);
    if (way != "own" && !page.find("result." + way + ".present_cost_usd")) continue;
    chart_curve curve{way_name(way), {}, {}};
    double sum = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
      sum += values[k].template get<double>();
      const double at = k + 1 < values.size() ? year_of((*series)["period_start"][k + 1].get<std::string>()) : year_of((*series)["period_start"][k].get<std::string>()) + 1.0;
      curve.points.emplace_back(k == 0 ? year_of((*series)["period_start"][0].get<std::string>()) : at, sum);
      size = std::max(size, std::fabs(sum));
    }
    chart.words.description += (chart.words.description.empty() ? "" : ", ") + curve.name + " " + money_text(sum);
    chart.curves.push_back(std::move(curve));
  }
  const auto scale = money_scale_for(size);
  chart.up = scale.unit, chart.up_divisor = scale.divisor;
  chart.words.description = "At the end: " + chart.words.description + ".";
  return chart;
}

/// Cash over time: the flow of a plan, or what several ways have cost.
[[nodiscard]] inline std::string html_cash(const page_source& page, const std::string& id) {
  const auto table = series_table(page);
  if (const auto key = cash_row_of(page); !key.empty()) {
    const auto chart = cash_flow_of(page, key);
    return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, "Cash of each period (bars) and the sum so far (line). What stands in the table is nominal, as it is paid.", table);
  }
  const auto chart = spent_by_way(page);
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, "What each way has cost so far, after tax, nominal, not discounted.", table);
}

}  // namespace aifactory
