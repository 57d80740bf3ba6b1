// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator's answer look as one page for people who were not there?
///
/// The page is a view of the JSON document: all its numbers are looked up there and say where they come from (page_numbers.hpp). It needs no
/// network, no script and no clock; the same answer gives the same bytes. Needs nlohmann-json.
#pragma once

#include "aifactory/report/html_page.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_claim.hpp"
#include "aifactory/report/page_comparisons.hpp"
#include "aifactory/report/page_curves.hpp"
#include "aifactory/report/page_inputs.hpp"
#include "aifactory/report/page_layers.hpp"
#include "aifactory/report/page_rows.hpp"
#include "aifactory/report/page_summary.hpp"
#include "aifactory/report/page_trials.hpp"
#include "aifactory/report/page_words.hpp"
#include "aifactory/report/text_layout.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

[[nodiscard]] inline std::string shown_name_of(const page_source& page) {
  if (page.find("scenarios.to")) return page.text("scenarios.from.name") + " and " + page.text("scenarios.to.name");
  const auto name = page.text("scenario.name");
  return name.empty() ? "A scenario without a name" : name;
}

[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> sections_of(const page_source& page, std::string& out) {
  std::vector<std::pair<std::string, std::string>> contents;
  const auto add = [&](const std::string& id, const std::string& heading, const std::string& content) {
    if (content.empty()) return;
    contents.emplace_back(id, heading);
    out += html_section(id, heading, content);
  };
  const bool swept = !swept_inputs(page).empty();
  if (!swept) add("summary", "In short", html_summary(page));
  if (!swept)
    if (const auto cards = html_cards(page); !cards.empty()) add("figures", "Key figures", cards + html_words(page));
  if (swept) add("sweep", "Along the inputs that vary", html_sweep(page, "sweep-chart"));

  add("claim", "Do the figures agree?", html_claim(page, "claim-chart"));
  add("bridge", "Why they differ", html_bridge(page, "bridge-chart"));
  add("generations", "What it costs on each generation", html_generations(page, "generations-chart"));
  std::string layers;
  int charts = 0;
  for (const auto& each : layers_of(page)) layers += html_layers(page, each, "layers-chart-" + std::to_string(++charts));
  add("layers", "Where the cost goes", layers);
  add("ways", "What each way costs", html_ways(page, "ways-chart"));

  const auto trials = trials_of(page);
  std::string spread, moved;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    spread += html_distribution(page, trials[i], "spread-chart-" + std::to_string(i + 1));
    moved += html_tornado(page, trials[i], "tornado-chart-" + std::to_string(i + 1));
  }
  add("spread", "How sure it is", spread);
  add("drivers", "What moves it", moved + html_elasticities(page, "elasticity-chart"));
  auto frontier = html_frontier(page, "frontier-chart");
  if (frontier.empty() && !swept && !page.facts.why_no_frontier.empty()) frontier = paragraph_of(escaped(page.facts.why_no_frontier));
  add("frontier", "Cost against the speed that users see", frontier);
  add("choices", "Choices", html_choices(page, "choices-chart"));
  add("cash", "Cash over time", html_cash(page, "cash-chart"));
  add("uses", "Uses of the GPU time", records_table(page, "result.uses", "Each use of the GPU time"));
  add("slopes", "How the levelized price moves with each input", records_table_of_slopes(page));
  add("all", "All figures", all_figures_table(page));
  add("inputs", "Inputs, assumptions and sources", html_inputs(page));
  add("conventions", "Conventions", html_conventions(page));
  add("warnings", "Warnings", html_warnings(page));
  return contents;
}

}  // namespace detail

/// The page.
/// @errors  none: what the document does not have is left out
[[nodiscard]] inline std::string html_report(const nlohmann::ordered_json& document, const page_facts& facts) {
  const page_source page{document, facts};
  const std::string name = detail::shown_name_of(page);
  std::string sections;
  const auto contents = detail::sections_of(page, sections);
  std::string body = "<header><p class=\"soft\">" + escaped(facts.question) + "</p><h1><bdi>" + escaped(clipped(name, 160)) + "</bdi></h1>\n<p class=\"soft\">aifactory " + escaped(page.text("version")) +
                     ", " + escaped(page.text("schema")) + (page.text("scenario.digest").empty() ? "" : ", scenario " + escaped(page.text("scenario.digest"))) + "</p></header>\n<nav aria-label=\"Contents\">";
  for (const auto& [id, heading] : contents) body += "<a href=\"#" + id + "\">" + escaped(heading) + "</a> ";
  body += "</nav>\n<main>\n" + sections + "</main>\n<footer><p class=\"soft\">Money is in US dollars; 1 M is a million, 1 G a thousand million. p10, p50 and p90 are the values that 10, 50 and 90 of 100 trials stay below. " +
          "Numbers are rounded for reading; the JSON of the same calculator (--json) has all their digits.</p></footer>\n";
  return html_page(clipped(name, 100) + ": " + facts.question, body);
}

}  // namespace aifactory
