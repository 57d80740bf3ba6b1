// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a person see of the life of a factory: three levelized costs, returns, and the yearly table?
#pragma once

#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/levelized_slope.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/text_page.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

class levelized_page : text_page {
  const levelized_answer& a_;

  [[nodiscard]] const double* figure(std::string_view path) const {
    const auto* found = a_.find(path);
    return found ? &found->value : nullptr;
  }

  /// One row per result: of all tokens, and of output where input carries a part of the cost.
  void costs() {
    std::string year_of_dollars;
    for (const auto& [name, value] : a_.conventions)
      if (name == "dollars_of") year_of_dollars = value;
    std::vector<std::string_view> kinds{"blended"};
    if (figure("lcot_pretax_usd_per_million_tokens.fresh_input") || figure("lcot_pretax_usd_per_million_tokens.cached_input")) kinds.push_back("output");
    constexpr std::size_t first = 40, each_column = 14;
    std::string head = left("Levelized", first), unit = left("$ per million tokens", first);
    for (const auto kind : kinds) {
      head += right(kind == "blended" ? "all tokens" : "output", each_column) + std::string(each_column, ' ');
      unit += right("nominal", each_column) + right("in $ of " + year_of_dollars, each_column);
    }
    line(paint_.bold(head));
    line(paint_.faint(unit));
    for (const auto& [name, section] : {std::pair<std::string_view, std::string_view>{"cost before tax", "lcot_pretax"},
                                        {"price that pays the cost of capital", "required_price"},
                                        {"price that pays the cost of equity", "required_price_levered"},
                                        {"cost at the given prices", "cost_at_price"}}) {
      if (!figure(std::string(section) + "_usd_per_million_tokens.blended")) continue;
      std::string row = left(name, first);
      for (const auto kind : kinds)
        for (const char* in : {"", "_real"}) {
          const auto* value = figure(std::string(section) + in + "_usd_per_million_tokens." + std::string(kind));
          row += right(value ? rounded_text(*value, 5) : "-", each_column);
        }
      line(row);
    }
    line();
  }

  void returns() {
    std::vector<std::string> texts;
    if (const auto* npv = figure("npv_usd")) {
      std::string text = a_.prices_given ? "NPV " + money_text(*npv) : "sold at the price that pays the cost of capital, so NPV 0";
      for (const auto& each : a_.rates) {
        if (each.status == irr_status::none)
          text += ", no " + named(each.key) + " (" + std::string(name_of(each.reason)) + ")";
        else {
          text += ", " + named(each.key);
          for (std::size_t i = 0; i < each.roots.size(); ++i) text += (i == 0 ? " " : " or ") + rounded_text(each.roots[i], 4) + " %";
          if (each.status == irr_status::multiple) text += " (not unique: judge by the NPV)";
        }
      }
      texts.push_back(text);
    }
    if (const auto* equity = figure("equity_npv_usd")) texts.push_back("to the owners: NPV " + money_text(*equity));
    std::string back;
    if (const auto* simple = figure("payback_last_years")) back = "paid back after " + rounded_text(*simple, 3) + " years";
    else if (figure("payback_years")) back = "paid back, and owing again at the horizon";
    else back = "never paid back within the horizon";
    if (const auto* later = figure("discounted_payback_years")) back += ", " + rounded_text(*later, 3) + " with interest";
    texts.push_back(back);
    std::string margin;
    if (const auto* share = figure("ebitda_margin")) margin = "EBITDA margin " + rounded_text(100.0 * *share, 3) + " %";
    if (const auto* load = figure("break_even_utilization")) margin += ", breaks even at a utilization of " + rounded_text(100.0 * *load, 3) + " %";
    if (const auto* profit = figure("profit_usd_per_gw_year"); profit && a_.prices_given) margin += ", " + money_text(*profit) + " of profit per GW-year";
    texts.push_back(margin);
    paragraph("Returns", texts);
  }
  [[nodiscard]] static std::string named(std::string_view key) { return key == "irr" ? "IRR" : "equity IRR"; }

  void sources_and_uses() {
    const auto list = [&](std::string_view section) {
      std::string text;
      for (const auto& each : a_.figures) {
        if (each.section != section || each.key == "total" || each.value == 0.0) continue;
        std::string name = each.key;
        std::replace(name.begin(), name.end(), '_', ' ');
        text += (text.empty() ? "" : ", ") + name + " " + money_text(each.value);
      }
      return text;
    };
    paragraph("Sources", {list("sources_usd")});
    paragraph("Uses", {list("uses_usd")});
  }

  void credit() {
    std::string text;
    const auto add = [&](std::string_view path, std::string_view name, std::string_view unit) {
      if (const auto* value = figure(path)) text += (text.empty() ? "" : ", ") + std::string(name) + " " + rounded_text(*value, 4) + std::string(unit);
    };
    add("credit.min_dscr", "least DSCR", ""), add("credit.average_dscr", "average", ""), add("credit.llcr", "LLCR", ""), add("credit.plcr", "PLCR", "");
    add("credit.average_life_years", "average life", " years"), add("credit.max_ltv", "highest LTV", "");
    if (!text.empty()) paragraph("Credit", {text});
    promises();
  }

  /// What each debt promised: when it is broken, and by how much at worst.
  void promises() {
    if (!a_.promises) return;
    std::vector<std::string> texts;
    std::vector<std::pair<std::string, std::string>> told;
    for (const auto& first : a_.breaches) {
      if (std::find(told.begin(), told.end(), std::pair(first.debt, first.covenant)) != told.end()) continue;
      told.emplace_back(first.debt, first.covenant);
      const bool coverage = first.covenant == "min_dscr";
      std::string years;
      std::size_t count = 0;
      bool at_close = false, worthless = false;
      double worst = first.promised;
      for (const auto& each : a_.breaches) {
        if (each.debt != first.debt || each.covenant != first.covenant) continue;
        if (each.year == 0) at_close = true;
        else years += (count++ == 0 ? "" : ", ") + std::to_string(each.year);
        if (!each.value) worthless = true;
        else worst = coverage ? std::min(worst, *each.value) : std::max(worst, *each.value);
      }
      std::string text = first.debt + ": " + (coverage ? "DSCR below " : "LTV above ") + rounded_text(first.promised, 4);
      if (at_close) text += " at the close";
      if (count > 0) text += std::string(at_close ? " and" : "") + (count == 1 ? " in year " : " in years ") + years;
      texts.push_back(text + (worthless ? ", something is owed on assets worth nothing" : ", " + rounded_text(worst, 4) + " at worst"));
    }
    paragraph("Breaches", texts.empty() ? std::vector<std::string>{"none: every promise of the debts is kept"} : texts);
  }

  struct column {
    std::string_view key, name;
  };

  /// Entries of each operating year summed, in millions or billions of dollars.
  void table() {
    std::vector<column> shown;
    for (const column& each : {column{"revenue_usd", "revenue"}, column{"operating_cost_usd", "costs"}, column{"ebitda_usd", "EBITDA"}, column{"capex_usd", "capital"},
                               column{"sale_usd", "sales"}, column{"tax_usd", "tax"}, column{"free_cash_flow_usd", "free flow"}, column{"levered_tax_usd", "tax, debt"}, column{"debt_cash_usd", "debt"},
                               column{"equity_flow_usd", "equity"}}) {
      const auto* found = a_.column(each.key);
      if (each.key == "ebitda_usd" && a_.column("equity_flow_usd")) continue;  // room for the owners' columns
      if (found && std::any_of(found->values.begin(), found->values.end(), [](double x) { return x != 0.0; })) shown.push_back(each);
    }
    double most = 0.0;
    for (const auto& each : shown)
      for (const double x : a_.column(each.key)->values) most = std::max(most, std::fabs(x));
    const money_scale scale = money_scale_for(most);
    const int decimals = most / scale.divisor >= 1000.0 ? 1 : most / scale.divisor >= 100.0 ? 2 : 3;
    // As many columns as fit; the others in a table of their own below.
    const std::size_t fit = (width_ - 7) / 10;
    for (std::size_t begin = 0; begin < shown.size(); begin += fit) years(std::span(shown).subspan(begin, std::min(fit, shown.size() - begin)), scale, decimals);
  }

  void years(std::span<const column> shown, const money_scale& scale, int decimals) {
    std::string head = left("Year", 7);
    for (const auto& each : shown) head += right(each.name, 10);
    line(paint_.bold(head));
    line(paint_.faint(left(scale.unit, 7)));
    const std::size_t entries = a_.period_start.size(), m = static_cast<std::size_t>(a_.periods_per_year);
    for (std::size_t first = 0; first < entries; first = first == 0 ? 1 : first + m) {
      std::string row = left(first == 0 ? "close" : a_.period_start[first].substr(0, m == 1 && a_.period_start[first].ends_with("-01-01") ? 4 : 7), 7);
      for (const auto& each : shown) {
        double sum = 0.0;
        for (std::size_t k = first; k < (first == 0 ? 1 : std::min(entries, first + m)); ++k) sum += a_.column(each.key)->values[k];
        row += right(sum == 0.0 ? "-" : fixed_text(sum / scale.divisor, decimals), 10);
      }
      line(row);
    }
    line();
  }

  void conventions() {
    std::string text;
    for (const auto& [name, value] : a_.conventions) text += (text.empty() ? "" : ", ") + name + " " + value;
    std::replace(text.begin(), text.end(), '_', ' ');
    paragraph("Conventions", {text});
    std::vector<std::string> dated;
    for (const auto& [name, words] : a_.dated_terms) dated.push_back(harmless(name) + ": " + harmless(words));
    if (!dated.empty()) paragraph("By date", dated);
  }

 public:
  levelized_page(const levelized_answer& a, const terminal_style& style)
      : text_page(style), a_(a) {}

  [[nodiscard]] std::string text() {
    line(paint_.bold("Over " + rounded_text(*figure("horizon_years"), 3) + " years"));
    line();
    costs();
    returns();
    sources_and_uses();
    credit();
    table();
    conventions();
    if (lines_.back().empty()) lines_.pop_back();
    return joined();
  }
};

}  // namespace detail

/// The inputs that move the price most, exactly.
[[nodiscard]] inline std::string terminal_slopes(const std::vector<levelized_slope>& slopes, double price, const terminal_style& style) {
  const painter paint(style.colour);
  if (slopes.empty()) return {};
  std::string text = paint.bold(left("Moved by", 12)) + "1 % more of each moves the required price by\n";
  for (std::size_t i = 0; i < std::min<std::size_t>(5, slopes.size()); ++i) {
    const double percent = slopes[i].value * slopes[i].required_price / price;
    text += std::string(12, ' ') + right((percent > 0.0 ? "+" : "") + rounded_text(percent, 2) + " %", 8) + "  " + slopes[i].field + "\n";
  }
  return text;
}

/// The life of a factory for people. The table is in years, whatever the periods are.
[[nodiscard]] inline std::string terminal_levelized(const levelized_answer& a, const terminal_style& style) {
  return detail::levelized_page(a, style).text();
}

}  // namespace aifactory
