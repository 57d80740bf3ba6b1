// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page show a claim: its figures held against each other and against what was measured?
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/svg_rows.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

namespace detail {

/// Whether the document is one of check_claim.
[[nodiscard]] inline bool is_claim(const page_source& page) { return page.number("result.checks") && page.find("rows"); }

/// A figure held against what a measured curve says, not against another printed one.
[[nodiscard]] inline bool is_measured_row(const page_source& page, const std::string& at) { return page.text(at + ".implied_by").starts_with("measured"); }

/// Whether a row says that its two figures agree.
[[nodiscard]] inline bool row_agrees(const page_source& page, const std::string& at) {
  const auto* says = page.find(at + ".agrees");
  return says && says->is_boolean() && says->get<bool>();
}

/// How far a row is off in %, for a drawing; the last digits of a ratio that is one are nothing.
[[nodiscard]] inline chart_number off_of_row(const page_source& page, const std::string& at) {
  auto off = page.drawn(at + ".off", 3, 0.01);
  if (std::fabs(off.value) < 1e-9) off.text = "0";
  return off;
}

/// The share of a figure that may be off: "5 %".
[[nodiscard]] inline std::string tolerance_of(const page_source& page) { return rounded_text(100.0 * page.number("result.tolerance").value_or(0.0), 3) + " %"; }

}  // namespace detail

/// The answer in sentences of HTML: how many agree, which is off most, what was measured.
[[nodiscard]] inline std::vector<std::string> claim_sentences(const page_source& page) {
  if (!detail::is_claim(page)) return {};
  const auto off = [&](const std::string& at) { return std::fabs(page.number(at + ".off").value_or(0.0)); };
  std::vector<std::string> out;
  std::vector<std::string> measured;
  std::size_t printed = 0, wrong = 0;
  std::string worst;
  const std::size_t rows = page.find("rows")->size();
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string at = "rows." + std::to_string(i);
    if (detail::is_measured_row(page, at)) {
      measured.push_back(at);
      continue;
    }
    ++printed;
    wrong += !detail::row_agrees(page, at);
    if (worst.empty() || off(at) > off(worst)) worst = at;
  }
  if (printed == 0)
    out.push_back("<strong>Nothing is said twice</strong>, so nothing can disagree.");
  else
    out.push_back("<strong>" + std::to_string(printed - wrong) + " of " + page.count("result.checks") + " printed figures agree</strong> with the others within " + detail::tolerance_of(page) + ".");
  if (!worst.empty())
    out.push_back("<strong>Furthest off</strong> is " + escaped(page.text(worst + ".system")) + ", " + escaped(page.text(worst + ".figure")) + ": printed " + page.count(worst + ".printed") + " " +
                  escaped(page.text(worst + ".unit")) + ", implied by " + escaped(page.text(worst + ".implied_by")) + " " + page.count(worst + ".implied") + ", which is off by " + page_source::mark(detail::off_of_row(page, worst)) + " %.");
  for (const auto& at : measured)
    out.push_back("<strong>Measured</strong>: " + escaped(page.text(at + ".system")) + ", " + escaped(page.text(at + ".figure")) + ": printed " + page.count(at + ".printed") + " " +
                  escaped(page.text(at + ".unit")) + ", " + escaped(page.text(at + ".implied_by")) + " " + page.count(at + ".implied") + ", off by " + page_source::mark(detail::off_of_row(page, at)) + " %.");
  return out;
}

/// A bar for each figure that is said twice: how far what others imply is from what is printed; the table behind it, and what could not be compared.
[[nodiscard]] inline std::string html_claim(const page_source& page, const std::string& id) {
  if (!detail::is_claim(page)) return "";
  const std::string within = detail::tolerance_of(page);
  row_chart chart{.words = {"How far each figure is from what is printed", "Bars right of zero: the other figures imply more than is printed."}, .rows = {}, .axis = "implied against printed, %", .divisor = 0.01, .middle = 0.0};
  html_table table("Figures that are said twice");
  table.column("Figure").column("Printed", column_of::numbers).column("Implied", column_of::numbers).column("Unit").column("Off, %", column_of::numbers).column("Implied by").column("Agrees", column_of::whole);
  const std::size_t rows = page.find("rows")->size();
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string at = "rows." + std::to_string(i), name = page.text(at + ".system") + ": " + page.text(at + ".figure"), unit = page.text(at + ".unit");
    const bool agrees = detail::row_agrees(page, at), measured = detail::is_measured_row(page, at);
    const auto off = detail::off_of_row(page, at);
    chart.rows.push_back({.name = name + (measured ? " (measured)" : ""), .pieces = {{0.0, off.value, measured ? "c4" : agrees ? "c1" : "c2"}}, .after = off, .hint = name + ": " + off.text + " %, by " + page.text(at + ".implied_by")});
    table.row({escaped(name), page.count(at + ".printed"), page.count(at + ".implied"), escaped(unit), page_source::mark(off), escaped(page.text(at + ".implied_by")), agrees ? "yes" : "no"});
  }
  chart.key = {{"c1", "agrees within " + within}, {"c2", "does not"}, {"c4", "against a measured curve"}};
  std::string notes;
  if (const auto* list = page.find("notes"))
    for (std::size_t i = 0; i < list->size(); ++i) notes += "<li>" + escaped(page.text("notes." + std::to_string(i))) + "</li>\n";
  return html_figure(id, chart.words.title, [&](const chart_form& form) { return chart.rows.empty() ? std::string() : svg_of(chart, form); },
                     "What the other figures of the same system, the other system or a measured curve make of each figure. That a claim disagrees with itself is a finding, not an error.", "") +
         table.text() + (notes.empty() ? "" : "<ul>\n" + notes + "</ul>\n");
}

}  // namespace aifactory
