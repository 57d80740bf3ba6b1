// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which unit did somebody mean who wrote one that is not known?
#pragma once

#include "aifactory/units/unit_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool same_but_for_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

/// Currencies that are not read, so that they are refused by name.
struct currency {
  std::string_view text, name;
};
inline constexpr currency currencies[] = {{"EUR", "euros"},
                                          {"\u20ac", "euros"},
                                          {"GBP", "pounds"},
                                          {"\u00a3", "pounds"},
                                          {"JPY", "yen"},
                                          {"\u00a5", "yen or yuan"},
                                          {"CNY", "yuan"},
                                          {"RMB", "yuan"},
                                          {"CHF", "Swiss francs"},
                                          {"SEK", "kronor"},
                                          {"NOK", "kroner"},
                                          {"DKK", "kroner"},
                                          {"KRW", "won"},
                                          {"\u20a9", "won"},
                                          {"TWD", "Taiwan dollars"},
                                          {"NT$", "Taiwan dollars"},
                                          {"INR", "rupees"},
                                          {"\u20b9", "rupees"},
                                          {"SGD", "Singapore dollars"},
                                          {"S$", "Singapore dollars"},
                                          {"CAD", "Canadian dollars"},
                                          {"C$", "Canadian dollars"},
                                          {"AUD", "Australian dollars"},
                                          {"A$", "Australian dollars"},
                                          {"HKD", "Hong Kong dollars"},
                                          {"HK$", "Hong Kong dollars"},
                                          {"AED", "dirhams"},
                                          {"SAR", "riyals"},
                                          {"BRL", "reais"},
                                          {"R$", "reais"},
                                          {"MXN", "pesos"},
                                          {"PLN", "zloty"}};

/// Ways of writing that are common elsewhere and too far from ours for a distance.
inline constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"B$", "G$"},     {"bn$", "G$"},      {"BUSD", "GUSD"},     {"MM$", "M$"}, {"m$", "M$"},      {"y", "year"},
    {"a", "year"},    {"mo", "month"},    {"mon", "month"},     {"sec", "s"},  {"dollar", "USD"}, {"dollars", "USD"},
    {"percent", "%"}, {"node", "server"}, {"nodes", "servers"}, {"watt", "W"}, {"watts", "W"},    {"litre", "L"},
    {"liter", "L"},   {"litres", "L"},    {"liters", "L"},      {"ton", "t"},  {"tonne", "t"},    {"tons", "t"}};

/// The currency in a symbol such as "kEUR", or null.
constexpr const currency* find_currency(std::string_view text) {
  for (const auto& c : currencies)
    if (same_but_for_case(c.text, text) ||
        (text.size() > 1 && prefix_scale(text.front()) != 0.0 && c.text == text.substr(1)))
      return &c;
  return nullptr;
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other, case aside.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0u : 1u)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace detail

/// The known unit nearest to a symbol that is not one, or nothing: "Mw" is MW, "USDD" is USD, "xyz" is nobody's.
[[nodiscard]] inline std::string nearest_unit(std::string_view text) {
  for (const auto& [other, ours] : detail::other_words)
    if (text == other) return std::string(ours);
  if (text.size() > 16) return {};
  // One slip in three letters, two in six; a symbol of one or two letters is only ever written in the wrong case.
  std::size_t allowed = text.size() < 3 ? 0 : text.size() < 6 ? 1 : 2;
  std::string best;
  const auto consider = [&](std::string_view prefix, std::string_view symbol) {
    const std::string candidate = std::string(prefix).append(symbol);
    const std::size_t distance = detail::edit_distance(text, candidate);
    if (distance > allowed || (!best.empty() && distance == allowed)) return;
    best = candidate;
    allowed = distance;
  };
  for (const auto& symbol : detail::unit_symbols) {
    if (symbol.text == "1" || symbol.text == "%") continue;
    consider("", symbol.text);
    if (symbol.takes_prefix)
      for (std::string_view prefix : {"k", "M", "G", "T"}) consider(prefix, symbol.text);
  }
  return best;
}

/// What is wrong with a unit, to be read behind the quoted text.
[[nodiscard]] inline std::string unit_problem(const unit_reading& reading) {
  const std::string at(reading.at);
  if (reading.problem != "unknown unit") {
    std::string problem = "has a unit that is not understood: " + std::string(reading.problem);
    return at.empty() ? problem : problem + ", at \"" + at + "\"";
  }
  if (const auto* currency = detail::find_currency(at))
    return "is in " + std::string(currency->name) + " (" + at + "): the only currency that is read is USD";
  if (at == "ct" || at == "c" || at == "cent" || at == "cents" || at == "\u00a2")
    return "is in cents (" + at + "): write USD";
  if (at.front() == '$') return "has an unknown unit \"" + at + "\": a prefix stands before the symbol, such as M$";
  const std::string nearest = nearest_unit(at);
  return "has an unknown unit \"" + at + "\"" + (nearest.empty() ? "" : " (did you mean " + nearest + "?)");
}

}  // namespace aifactory
