// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page show comparisons: two scenarios input by input, generations speed by speed?
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/page_trials.hpp"
#include "aifactory/report/svg_rows.hpp"
#include "aifactory/report/text_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// From the figure of one scenario to that of another, a step per input that differs; small ones are drawn together.
[[nodiscard]] inline std::string html_bridge(const page_source& page, const std::string& id) {
  const auto* rows = page.find("rows");
  const auto from = page.number("result.from"), to = page.number("result.to");
  if (!rows || !from || !to || !page.number("result.residual")) return "";
  constexpr std::size_t most = 14;
  const auto figure = page.text("result.figure");
  const auto scale = scale_of_numbers(page.text("result.unit"), std::max(std::fabs(*from), std::fabs(*to)));
  const auto name = [&](const char* which) { return std::string(which) == "from" ? clipped(page.text("scenarios.from.name"), 60) : clipped(page.text("scenarios.to.name"), 60); };
  row_chart chart{.words = {capitalized(figure_name(figure)) + ": from one scenario to the other", "From " + name("from") + " to " + name("to") + "."}, .rows = {}, .axis = scale.unit, .divisor = scale.divisor, .joined = true};
  const auto end = [&](const char* which) {
    const auto shown = page.drawn("result." + std::string(which), 4, scale.divisor);
    chart.rows.push_back({.name = name(which), .pieces = {{0.0, shown.value, "cs"}}, .after = shown, .strong = true});
  };
  html_table table("What each input that differs contributes");
  table.column("Input").column("From", column_of::numbers).column("To", column_of::numbers).column("Unit", column_of::whole).column("Contribution, " + scale.unit, column_of::numbers);
  end("from");
  double reached = *from, rest = 0.0;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::string at = "rows." + std::to_string(i);
    auto step = page.drawn(at + ".contribution", 3, scale.divisor);
    const bool nothing = std::fabs(step.value) < 1e-9 * std::max(std::fabs(*from), std::fabs(*to));  // the last digits of a difference
    if (nothing) step.text = "0";
    const auto unit = page.text(at + ".unit");
    table.row({escaped(page.text(at + ".id")), page.marked(at + ".from", 6), page.marked(at + ".to", 6), unit == "1" ? "" : escaped(unit), page_source::mark(step)});
    if (nothing) continue;
    if (i >= most) {
      rest += step.value;
      continue;
    }
    chart.rows.push_back({.name = page.text(at + ".id"), .pieces = {{reached, reached + step.value, step.value > 0.0 ? "c1" : "c2"}}, .after = step, .hint = page.text(at + ".id") + ": " + step.text});
    reached += step.value;
  }
  if (rest != 0.0) chart.rows.push_back({.name = "all others", .pieces = {{reached, reached + rest, rest > 0.0 ? "c1" : "c2"}}, .after = {rounded_text(rest / scale.divisor, 3)}});
  end("to");
  chart.key = {{"c1", "raises it"}, {"c2", "lowers it"}};
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); },
                     "What each input that differs contributes; the contributions add up to the difference, whatever the order of the changes.", table.text());
}

/// One chart a speed: what a million output tokens cost on each generation that serves it.
[[nodiscard]] inline std::string html_generations(const page_source& page, const std::string& id) {
  const auto* rows = page.find("rows");
  if (!rows || rows->empty() || !page.find("rows.0.generation")) return "";
  struct entry {
    std::string at;
    double speed, cost;
  };
  std::vector<entry> known;
  std::vector<double> speeds;
  html_table table("Each generation at each speed");
  table.column("Generation").column("Tokens/s a user sees", column_of::numbers).column("$ per million output tokens", column_of::numbers).column("Tokens/s and MW", column_of::numbers);
  table.column("$ per GPU-hour", column_of::numbers).column("Known", column_of::whole).column("Source");
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::string at = "rows." + std::to_string(i);
    const auto speed = page.number(at + ".interactivity_tok_out_per_s_per_user").value_or(0.0);
    if (std::find(speeds.begin(), speeds.end(), speed) == speeds.end()) speeds.push_back(speed);
    if (const auto cost = page.number(at + ".cost_per_million_tokens_usd.output")) known.push_back({at, speed, *cost});
    std::string status = page.text(at + ".status") + (page.text(at + ".standing") == "announced" ? ", announced" : "");
    std::replace(status.begin(), status.end(), '_', ' ');
    table.row({escaped(page.text(at + ".generation")), page.marked(at + ".interactivity_tok_out_per_s_per_user"), page.marked(at + ".cost_per_million_tokens_usd.output"),
               page.count(at + ".tokens_per_second_per_mw.output"), page.marked(at + ".gpu_hour_cost_usd.total"), escaped(status), escaped(page.text(page.find(at + ".reason") ? at + ".reason" : at + ".source"))});
  }
  std::stable_sort(known.begin(), known.end(), [](const entry& a, const entry& b) { return a.cost < b.cost; });
  std::string out;
  for (std::size_t n = 0; n < speeds.size(); ++n) {
    const double speed = speeds[n];
    row_chart chart{.words = {"A million output tokens at " + rounded_text(speed, 4) + " tokens per second and user", ""}, .rows = {}, .axis = "$ per million output tokens, delivered"};
    for (const auto& each : known) {
      if (each.speed != speed) continue;
      const bool announced = page.text(each.at + ".standing") == "announced";
      const std::string called = page.text(each.at + ".generation") + (announced ? " (announced)" : "");
      chart.rows.push_back({.name = called, .pieces = {{0.0, each.cost, announced ? "c4" : "c1"}}, .after = page.drawn(each.at + ".cost_per_million_tokens_usd.output"), .hint = called + ", " + page.text(each.at + ".status")});
      if (chart.rows.size() <= 3) chart.words.description += (chart.words.description.empty() ? "Cheapest first: " : ", ") + called + " " + rounded_text(each.cost, 4);
    }
    out += html_figure(id + "-" + std::to_string(n + 1), chart.words.title, [&](const chart_form& form) { return svg_of(chart, form); },
                       "Cheapest first, in the plan of the scenario. Generations that were not measured at this speed are left out; the table says why.", "");
  }
  return out + table.text();
}

}  // namespace aifactory
