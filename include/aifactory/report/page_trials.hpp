// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page show what many trials say: the distribution with its percentiles, and which input moves it?
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/svg_histogram.hpp"
#include "aifactory/report/svg_tornado.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// A figure of which a document holds a distribution.
struct page_trials {
  std::string block;    ///< "uncertainty", "uncertainty.levelized": where histogram and tornado are
  std::string figure;   ///< its path below "result": "cost_per_million_tokens_usd.blended"
  std::string name;     ///< for people
  money_scale scale;    ///< of the numbers in charts, and their unit

  /// The path of its value at the central inputs.
  [[nodiscard]] std::string central() const { return "result." + figure; }
  /// The path of a statistic: "mean", "p95".
  [[nodiscard]] std::string statistic(std::string_view key) const { return "uncertainty.result." + figure + "." + std::string(key); }
};

/// What its numbers are divided by in charts, and the unit that they then have.
[[nodiscard]] inline money_scale scale_of_numbers(std::string_view unit, double size) {
  if (unit == "USD" || unit == "USD/year") return money_scale_for(size);
  if (unit == "USD/Mtok" || unit == "USD/Mtok_out" || unit == "USD/Mtok_in") return {1.0, "$ per million tokens"};
  if (unit == "USD/GPU/h") return {1.0, "$ per GPU-hour"};
  return {1.0, unit == "1" ? "" : std::string(unit)};
}

/// The distributions of a document, the one of the main figure first; none without trials.
[[nodiscard]] inline std::vector<page_trials> trials_of(const page_source& page) {
  std::vector<page_trials> all;
  for (const std::string block : {"uncertainty", "uncertainty.levelized"}) {
    const auto figure = page.text(block + ".histogram.result");
    if (figure.empty() || !page.number("uncertainty.result." + figure + ".mean")) continue;
    double size = 0.0;
    if (const auto* edges = page.find(block + ".histogram.edges"))
      for (const auto& edge : *edges) size = std::max(size, std::fabs(edge.get<double>()));
    if (size == 0.0) size = std::fabs(page.number("uncertainty.result." + figure + ".mean").value_or(0.0));
    const auto scale = scale_of_numbers(page.facts.unit_of(figure), size);
    all.push_back({block, figure, figure_name(figure), scale});
  }
  return all;
}

/// The distribution as a chart, with p10, p50 and p90; without bars where the document has none.
[[nodiscard]] inline histogram_chart histogram_of(const page_source& page, const page_trials& of) {
  histogram_chart chart{{capitalized(of.name) + ": distribution", ""}, {}, {}, of.scale.unit, of.scale.divisor};
  const auto* edges = page.find(of.block + ".histogram.edges");
  const auto* shares = page.find(of.block + ".histogram.shares");
  if (edges && shares)
    for (std::size_t i = 0; i + 1 < edges->size() && i < shares->size(); ++i) chart.bars.push_back({(*edges)[i].get<double>(), (*edges)[i + 1].get<double>(), (*shares)[i].get<double>()});
  for (const char* p : {"p10", "p50", "p90"})
    if (const auto value = page.number(of.statistic(p))) {
      chart.marks.push_back({p, *value, page.drawn(of.statistic(p), 4, of.scale.divisor)});
      chart.words.description += std::string(chart.words.description.empty() ? "" : ", ") + p + " " + chart.marks.back().shown.text;
    }
  chart.words.description = "Bars show in which share of the trials the figure lies where; " + chart.words.description + " " + of.scale.unit + ".";
  return chart;
}

/// What each drawn input alone does as a chart; without rows where the document has none.
[[nodiscard]] inline row_chart tornado_of(const page_source& page, const page_trials& of) {
  std::vector<tornado_row> rows;
  std::string words;
  if (const auto* bars = page.find(of.block + ".tornado.bars"))
    for (std::size_t i = 0; i < bars->size(); ++i) {
      const std::string at = of.block + ".tornado.bars." + std::to_string(i);
      const auto input = page.text(at + ".input");
      const auto* known = page.facts.find(input);
      rows.push_back({input, page.number(at + ".at_p10").value_or(0.0), page.number(at + ".at_p90").value_or(0.0), at + ".at_p10", at + ".at_p90", known ? known->range : ""});
      if (i < 3) words += (words.empty() ? "" : ", ") + input;
    }
  return tornado_of({capitalized(of.name) + ": what moves it", "Each input alone at its p10 and its p90, the others at their medians; widest first: " + words + "."}, rows,
                    page.number(of.central()).value_or(0.0), of.scale.unit, of.scale.divisor);
}

/// The distribution and its percentiles.
[[nodiscard]] inline std::string html_distribution(const page_source& page, const page_trials& of, const std::string& id) {
  html_table table("Percentiles of: " + of.name);
  table.column("Statistic").column(of.scale.unit.empty() ? "value" : of.scale.unit, column_of::numbers).column("Standard error", column_of::numbers);
  for (const auto& [key, name] : std::initializer_list<std::pair<const char*, const char*>>{{"mean", "mean"}, {"sd", "standard deviation"}, {"min", "least"}, {"p1", "p1"}, {"p5", "p5"}, {"p10", "p10"},
                                                                                       {"p25", "p25"}, {"p50", "p50 (median)"}, {"p75", "p75"}, {"p90", "p90"}, {"p95", "p95"}, {"p99", "p99"},
                                                                                       {"max", "greatest"}, {"cvar95", "mean of the highest 5 %"}})
    if (page.number(of.statistic(key))) table.row({name, page.marked(of.statistic(key), 5, of.scale.divisor), page.marked(of.statistic(std::string("standard_error.") + key), 2, of.scale.divisor)});
  const auto chart = histogram_of(page, of);
  std::string caption = page.marked("uncertainty.trials", 15) + " trials";
  if (page.text("uncertainty.status") == "partial") caption += " (interrupted before all were run)";
  if (chart.bars.size() > 1) caption += "; the bars hold the middle 99 % of them";
  if (page.number(of.statistic("p10")))
    caption += ". Eight of ten trials lie between p10 = " + page.amount(of.statistic("p10"), of.scale) + " and p90 = " + page.amount(of.statistic("p90"), of.scale);
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, caption + ".", table.text());
}

/// What each uncertain input alone does.
[[nodiscard]] inline std::string html_tornado(const page_source& page, const page_trials& of, const std::string& id) {
  const auto chart = tornado_of(page, of);
  html_table table("What each input alone does to: " + of.name);
  table.column("Input").column("Its range, p10 to p90").column("at its p10", column_of::numbers).column("at its p90", column_of::numbers);
  if (const auto* bars = page.find(of.block + ".tornado.bars"))
    for (std::size_t i = 0; i < bars->size(); ++i) {
      const std::string at = of.block + ".tornado.bars." + std::to_string(i);
      const auto* known = page.facts.find(page.text(at + ".input"));
      table.row({escaped(page.text(at + ".input")), escaped(known ? known->range : ""), page.marked(at + ".at_p10", 4, of.scale.divisor), page.marked(at + ".at_p90", 4, of.scale.divisor)});
    }
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); },
                     "Only the inputs that were drawn are here. One of them alone is at its p10 or p90, the others are at their medians. The dashed line is the central answer; correlations do not count here.",
                     table.text());
}

/// The strongest exact elasticities, for an answer without trials.
[[nodiscard]] inline std::string html_elasticities(const page_source& page, const std::string& id) {
  const auto* list = page.find("elasticities");
  if (!list || list->empty()) return "";
  row_chart chart{.words = {"What one percent more of an input does to the cost of a million tokens", ""}, .rows = {}, .axis = "% of the cost for 1 % of the input"};
  html_table table(chart.words.title);
  table.column("Input").column("% of the cost for 1 % of the input", column_of::numbers).column("Known from");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string at = "elasticities." + std::to_string(i);
    const auto input = page.text(at + ".input");
    const auto shown = page.drawn(at + ".elasticity", 3);
    const auto* known = page.facts.find(input);
    table.row({escaped(input), page_source::mark(shown), !known ? "" : known->assumption ? "assumption" : escaped(known->source.empty() ? known->place : known->source)});
    if (i >= 10) continue;
    chart.rows.push_back({.name = input, .pieces = {{0.0, shown.value, shown.value < 0.0 ? "c2" : "c1"}}, .hint = input + ": " + shown.text + " %"});
    (shown.value < 0.0 ? chart.rows.back().before : chart.rows.back().after) = shown;
    if (i < 3) chart.words.description += (i ? ", " : "Strongest: ") + input + " " + shown.text;
  }
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); }, "Exact derivatives at the central values, of every input, drawn or not: by how many percent the delivered cost of a million tokens moves when one input grows by one percent.",
                     table.text());
}

}  // namespace aifactory
