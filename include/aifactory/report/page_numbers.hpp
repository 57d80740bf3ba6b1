// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a number of the JSON document stand on a page, so that it can be traced back to it?
///
/// A page computes nothing of its own: each number is looked up by its path and marked with it,
///
///   <data value="1179833709.68666" data-path="result.annual_cost_usd.total" data-scale="1000000">1,180</data>
///
/// where value = what is read x scale, to the digits that are shown. A share names what it is a share of (data-per). Needs nlohmann-json.
#pragma once

#include "aifactory/report/json_text.hpp"
#include "aifactory/report/markup_text.hpp"
#include "aifactory/report/page_facts.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/svg_canvas.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

/// A document that is looked at, and what is said beside it.
struct page_source {
  const nlohmann::ordered_json& document;  ///< the JSON of the answer, which must outlive this
  const page_facts& facts;                 ///< what JSON does not hold

  /// What stands at a path: "rows.3.npv_usd"; nothing where there is none.
  [[nodiscard]] const nlohmann::ordered_json* find(std::string_view path) const {
    const nlohmann::ordered_json* at = &document;
    while (!path.empty()) {
      const auto end = std::min(path.find('.'), path.size());
      const std::string key(path.substr(0, end));
      if (at->is_object()) {
        const auto next = at->find(key);
        if (next == at->end()) return nullptr;
        at = &*next;
      } else if (at->is_array()) {
        std::size_t index = 0;
        const auto read = std::from_chars(key.data(), key.data() + key.size(), index);
        if (read.ec != std::errc{} || read.ptr != key.data() + key.size() || index >= at->size()) return nullptr;
        at = &(*at)[index];
      } else {
        return nullptr;
      }
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    return at;
  }
  /// The number at a path; empty where none stands there.
  [[nodiscard]] std::optional<double> number(std::string_view path) const {
    const auto* found = find(path);
    return found && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
  }
  /// The text at a path; empty where none stands there.
  [[nodiscard]] std::string text(std::string_view path) const {
    const auto* found = find(path);
    return found && found->is_string() ? found->get<std::string>() : "";
  }

  /// A list of numbers added up: marked with the path of the list, and what reads the page adds it up as well.
  [[nodiscard]] std::optional<double> sum(std::string_view path) const {
    const auto* list = find(path);
    if (!list || !list->is_array() || list->empty()) return std::nullopt;
    double all = 0.0;
    for (const auto& each : *list) {
      if (!each.is_number()) return std::nullopt;
      all += each.get<double>();
    }
    return all;
  }
  /// Everything that a row over time pays, as an amount above zero: "7.64 G$".
  [[nodiscard]] std::string paid(std::string_view path, int significant = 4) const {
    const auto all = sum(path);
    if (!all) return "";
    const double divisor = std::fabs(*all) >= 1e9 ? -1e9 : std::fabs(*all) >= 1e6 ? -1e6 : -1.0;
    return mark(path, *all, rounded_text(*all / divisor, significant), divisor) + (divisor == -1e9 ? " G$" : divisor == -1e6 ? " M$" : " $");
  }
  /// In a column whose largest number has this size: what arithmetic leaves of zero is zero.
  [[nodiscard]] std::string marked_in(double largest, std::string_view path, int significant = 4, double divisor = 1.0) const {
    const auto value = number(path);
    return value && *value != 0.0 && std::fabs(*value) < 1e-9 * largest ? mark(path, *value, "0", divisor) : marked(path, significant, divisor);
  }
  /// Words of a convention, where there are any: of the life of a factory, or of the whole document.
  [[nodiscard]] std::string convention(const std::string& name) const {
    for (const char* at : {"result.levelized.conventions", "conventions"})
      if (const auto* all = find(at); all && all->is_object())
        if (const auto found = all->find(name); found != all->end() && found->is_string()) return found->get<std::string>();
    return {};
  }
  /// Nothing but output tokens is made: then a cost of all kinds is that of output.
  [[nodiscard]] bool only_output() const {
    const auto all = number("result.tokens_per_year.total"), output = number("result.tokens_per_year.output");
    return all && output && *all == *output && *all > 0.0;
  }
  /// "output tokens", or "tokens of all kinds".
  [[nodiscard]] std::string kinds() const { return only_output() ? "output tokens" : "tokens of all kinds"; }
  /// An input at its default that changes nothing: none that moves the cost.
  [[nodiscard]] bool changes_nothing(const page_input& input) const {
    if (!input.neutral) return false;
    if (const auto* list = find("elasticities"); list && list->is_array())
      for (const auto& each : *list)
        if (each.value("input", "") == input.field && each.value("elasticity", 0.0) != 0.0) return false;
    return true;
  }

  /// The number at a path in other words: divided, with so many significant digits, marked. Empty where there is none.
  [[nodiscard]] std::string marked(std::string_view path, int significant = 4, double divisor = 1.0) const {
    const auto value = number(path);
    return value ? mark(path, *value, rounded_text(*value / divisor, significant), divisor) : "";
  }
  /// The same for a table, by a text that is already there.
  [[nodiscard]] static std::string mark(std::string_view path, double value, std::string_view text, double divisor = 1.0) {
    return "<data value=\"" + number_text(value) + "\" data-path=\"" + escaped(path) + "\"" + (divisor == 1.0 ? "" : " data-scale=\"" + number_text(divisor) + "\"") + ">" + escaped(text) +
           "</data>";
  }
  /// "$0.2248", "-$3.1"
  [[nodiscard]] std::string price(std::string_view path, int significant = 4, double divisor = 1.0) const {
    const auto value = number(path);
    if (!value) return "";
    return *value < 0.0 ? mark(path, *value, "-$" + rounded_text(-*value / divisor, significant), divisor) : "$" + marked(path, significant, divisor);
  }
  /// "4.203 G$", "52,000 $"
  [[nodiscard]] std::string money(std::string_view path, int significant = 4) const {
    const auto value = number(path);
    if (!value) return "";
    const double size = std::fabs(*value), divisor = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1.0;
    const bool nothing = size < 0.005;  // less than a cent is what arithmetic leaves of zero
    return mark(path, *value, nothing ? "0" : rounded_text(*value / divisor, significant), divisor) + (divisor == 1e9 ? " G$" : divisor == 1e6 ? " M$" : " $");
  }
  /// On the scale of a chart: "$0.2248" where its unit is dollars per something, else "4.203 G$", "12.5 %/year".
  [[nodiscard]] std::string amount(std::string_view path, const money_scale& scale, int significant = 4) const {
    const auto shown = marked(path, significant, scale.divisor);
    return shown.empty() ? shown : scale.unit.starts_with("$ ") ? price(path, significant, scale.divisor) : shown + (scale.unit.empty() ? "" : " " + escaped(scale.unit));
  }
  /// "5,248 T"
  [[nodiscard]] std::string count(std::string_view path, int significant = 4) const {
    const auto value = number(path);
    if (!value) return "";
    const double size = std::fabs(*value), divisor = size >= 1e12 ? 1e12 : size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1.0;
    return mark(path, *value, rounded_text(*value / divisor, size < 1e6 && size >= 100.0 ? 3 : significant), divisor) +
           (divisor == 1e12 ? " T" : divisor == 1e9 ? " G" : divisor == 1e6 ? " M" : "");
  }
  /// One number over another, such as dollars over tokens in dollars per million: marked with both.
  [[nodiscard]] chart_number ratio(std::string_view above, std::string_view below, int significant, double divisor, std::string_view before = "") const {
    const auto a = number(above), b = number(below);
    if (!a || !b || *b == 0.0 || !std::isfinite(*a / *b)) return {};
    return {std::string(before) + rounded_text(*a / *b / divisor, significant), std::string(above), *a / *b, divisor, std::string(below)};
  }
  /// A number of a drawing, in a table.
  [[nodiscard]] static std::string mark(const chart_number& shown) {
    if (shown.path.empty()) return escaped(shown.text);
    return "<data value=\"" + number_text(shown.value) + "\" data-path=\"" + escaped(shown.path) + "\"" + (shown.per.empty() ? "" : " data-per=\"" + escaped(shown.per) + "\"") +
           (shown.divisor == 1.0 ? "" : " data-scale=\"" + number_text(shown.divisor) + "\"") + ">" + escaped(shown.text) + "</data>";
  }
  /// A part of a whole: "53.4 %".
  [[nodiscard]] std::string share(std::string_view part, std::string_view whole) const {
    const auto a = number(part), b = number(whole);
    if (!a || !b || *b == 0.0 || !std::isfinite(*a / *b)) return "";
    return "<data value=\"" + number_text(*a / *b) + "\" data-path=\"" + escaped(part) + "\" data-per=\"" + escaped(whole) + "\" data-scale=\"0.01\">" +
           rounded_text(100.0 * *a / *b, 3) + "</data> %";
  }
  /// A share of one itself: "60 %".
  [[nodiscard]] std::string percent(std::string_view path) const {
    const auto value = number(path);
    return value ? mark(path, *value, rounded_text(100.0 * *value, 3), 0.01) + " %" : "";
  }
  /// The same number for a drawing.
  [[nodiscard]] chart_number drawn(std::string_view path, int significant = 4, double divisor = 1.0, std::string_view after = "") const {
    const auto value = number(path);
    if (!value) return {};
    return {rounded_text(*value / divisor, significant) + std::string(after), std::string(path), *value, divisor};
  }
};

}  // namespace aifactory
