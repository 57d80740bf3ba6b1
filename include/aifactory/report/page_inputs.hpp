// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page list what an answer rests on: inputs with their origins, conventions, warnings?
#pragma once

#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/page_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace aifactory {

namespace detail {

/// A source as text; an address in it becomes a link, which loads nothing until somebody follows it.
[[nodiscard]] inline std::string source_text(const page_input& input) {
  const std::string text = escaped(input.source) + (input.date.empty() ? "" : ", " + escaped(input.date));
  if (input.assumption) return "<strong class=\"mark\">assumption</strong>" + (input.source.empty() ? "" : " " + escaped(input.source));
  return input.source.empty() ? "" : text;
}

/// Where a list stands in the JSON: "inputs.debt[1].rate" is "inputs.debt.0.rate".
[[nodiscard]] inline std::string path_in_lists(const std::string& path) {
  const auto open = path.find('['), close = path.find(']');
  std::size_t n = 0;
  if (open == std::string::npos || close == std::string::npos || close < open) return path;
  if (std::from_chars(path.data() + open + 1, path.data() + close, n).ptr != path.data() + close || n == 0) return path;
  return path.substr(0, open) + "." + std::to_string(n - 1) + path.substr(close + 1);
}

[[nodiscard]] inline std::string input_value(const page_source& page, const page_input& input) {
  const auto path = path_in_lists(input.path);
  const auto there = page.number(path);
  return there ? page_source::mark(path, *there, rounded_text(*there, 6)) : escaped(rounded_text(input.value, 6));
}

/// "plans/site.toml:12:3" -> "site.toml:12", "--set:1:1" -> "--set"
[[nodiscard]] inline std::string short_place(std::string place) {
  const auto numbered = [&](std::size_t colon) { return colon != std::string::npos && colon + 1 < place.size() && place.find_first_not_of("0123456789", colon + 1) == std::string::npos; };
  if (const auto last = place.rfind(':'); numbered(last)) {
    place.erase(last);
    if (const auto before = place.rfind(':'); place.starts_with("--") && numbered(before)) place.erase(before);
    if (const auto stroke = place.rfind('/'); stroke != std::string::npos) place.erase(0, stroke + 1);
  }
  return place;
}

/// The place as it stands in the table: a short one in one piece.
[[nodiscard]] inline std::string shown_place(const std::string& place) {
  const auto text = short_place(place);
  return text.size() <= 26 ? "<span class=\"soft whole\">" + escaped(text) + "</span>" : "<span class=\"soft\">" + breakable(text) + "</span>";
}

/// A path, a schedule or a dated rule among the conventions: what it is of, or nothing.
[[nodiscard]] inline std::string dated_subject(std::string_view name) {
  if (name == "construction") return "construction";
  if (name.starts_with("price_path.")) return std::string(name.substr(11));
  if (name.starts_with("bonus.") || name.starts_with("debt[")) return std::string(name);
  return {};
}

/// What is said below an input: what it means, and that a path takes over.
[[nodiscard]] inline std::string words_of_input(const page_source& page, const page_input& input) {
  const auto path = page.convention("price_path." + input.field);
  std::string text = "<code>" + escaped(input.field) + "</code><br><span class=\"soft\">" + escaped(input.meaning);
  if (!path.empty()) text += path.find(" from ") == std::string::npos ? ". Over the life it moves by " + escaped(path) : ". From its first date on a price path holds instead: " + escaped(path);
  return text + "</span>";
}

[[nodiscard]] inline std::string plain_unit(const std::string& unit) { return unit == "1" || unit == "MW_facility/MW_IT" ? "" : escaped(unit); }

}  // namespace detail

namespace detail {

/// Paths of prices, the schedule of construction, dated rules of tax and interest.
[[nodiscard]] inline std::string html_dated_terms(const page_source& page) {
  html_table table("Paths, schedules and dated rules");
  table.column("Of").column("What").column("Terms").column("Source");
  for (const char* at : {"result.levelized.conventions", "conventions"})
    if (const auto* all = page.find(at); all && all->is_object())
      for (const auto& [name, words] : all->items()) {
        const auto subject = dated_subject(name);
        if (subject.empty() || !words.is_string()) continue;
        const auto text = words.template get<std::string>();
        const bool bonus = name.starts_with("bonus."), path = name.starts_with("price_path.");
        const auto end = bonus ? text.find("; ") : std::string::npos;
        table.row({"<code>" + escaped(bonus ? "bonus" : subject) + "</code>", path ? "price path" : bonus ? "depreciation, for what is bought from " + escaped(subject.substr(6)) + " on" : name == "construction" ? "when the capital is spent" : "interest from days on",
                   escaped(text.substr(0, end)), end == std::string::npos ? "none is stated" : escaped(text.substr(end + 2))});
      }
  return table.text();
}

}  // namespace detail

/// The inputs that somebody gave or that are assumptions, and behind them those left at a default that changes nothing.
[[nodiscard]] inline std::string html_inputs(const page_source& page) {
  const auto swept = swept_inputs(page);
  const auto table_of = [&](bool neutral, std::string_view caption) {
    html_table table(caption);
    table.column("Input").column("Value", column_of::numbers).column("Unit", column_of::whole).column("Drawn from (p10 to p90)").column("Source").column("Given at", column_of::words);
    for (const auto& input : page.facts.inputs) {
      if (page.changes_nothing(input) != neutral) continue;
      // What a sweep goes over has no value of its own.
      if (std::any_of(swept.begin(), swept.end(), [&](const auto& each) { return each.path == input.path; }))
        table.row({"<code>" + escaped(input.field) + "</code><br><span class=\"soft\">" + escaped(input.meaning) + "</span>", "varied", detail::plain_unit(input.unit), "", "", "<span class=\"soft\">--sweep</span>"});
      else
        table.row({detail::words_of_input(page, input), detail::input_value(page, input), detail::plain_unit(input.unit),
                   escaped(input.range), detail::source_text(input), detail::shown_place(input.place)},
                  input.assumption ? "assumed" : "");
    }
    return table.text();
  };
  const auto rest = table_of(true, "Inputs left at a default that changes nothing");
  return table_of(false, "Inputs and assumptions") + detail::html_dated_terms(page) + (rest.empty() ? "" : "<details><summary>Inputs left at a default that changes nothing</summary>" + rest + "</details>\n");
}

/// The conventions of the document as a table.
[[nodiscard]] inline std::string html_conventions(const page_source& page) {
  html_table table("Conventions");
  table.column("Convention").column("Choice");
  const auto add = [&](const std::string& path) {
    const auto* all = page.find(path);
    if (!all || !all->is_object()) return;
    for (const auto& [name, choice] : all->items()) {
      if (!detail::dated_subject(name).empty()) continue;  // stands with the inputs
      std::string words = name;
      std::replace(words.begin(), words.end(), '_', ' ');
      std::string text = choice.is_string() ? choice.template get<std::string>() : "";
      std::replace(text.begin(), text.end(), '_', ' ');
      table.row({escaped(words), choice.is_number() ? page.marked(path + "." + name, 6) : escaped(text)});
    }
  };
  add("conventions");
  add("result.levelized.conventions");
  return table.text();
}

/// The warnings of the document as a list; words that say so where there are none.
[[nodiscard]] inline std::string html_warnings(const page_source& page) {
  const auto* list = page.find("warnings");
  if (!list || list->empty()) return "<p>There are none.</p>\n";
  std::string out = "<ul>\n";
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string at = "warnings." + std::to_string(i), field = page.text(at + ".field");
    out += "<li>" + (field.empty() ? "" : "<code>" + escaped(field) + "</code>: ") + escaped(page.text(at + ".message")) + " <span class=\"soft\">(" + escaped(page.text(at + ".code")) + ")</span></li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace aifactory
