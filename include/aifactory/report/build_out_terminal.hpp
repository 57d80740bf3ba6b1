// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a person see of a build-out: cost and value, when to refresh, what waiting costs, a table and bars by year?
#pragma once

#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/text_page.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

namespace detail {

class build_out_page : text_page {
  const scenario& scenario_;
  const figures_answer& a_;

  [[nodiscard]] const double* figure(std::string_view path) const {
    const auto* found = a_.find(path);
    return found ? &found->value : nullptr;
  }
  [[nodiscard]] std::string convention(std::string_view name) const {
    for (const auto& [key, value] : a_.conventions)
      if (key == name) return value;
    return {};
  }
  [[nodiscard]] static std::string price(double x) { return "$" + rounded_text(x, 4); }

  /// "costs $3 M", "saves $3 M".
  [[nodiscard]] static std::string costs(std::string_view what, double dollars) {
    return std::string(what) + (dollars < 0.0 ? " saves " : " costs ") + money_text(std::fabs(dollars));
  }

  void headline() {
    line(paint_.bold(clipped(harmless(title_of(scenario_)), width_)));
    line();
  }

  void cost() {
    std::vector<std::string> texts;
    const auto *real = figure("required_price_real_usd_per_million_tokens"), *nominal = figure("required_price_usd_per_million_tokens"),
               *before_tax = figure("lcot_pretax_real_usd_per_million_tokens");
    if (real && nominal)
      texts.push_back("A million tokens: " + price(*real) + " in dollars of " + convention("dollars_of") + " pay the cost of capital over " +
                      rounded_text(*figure("horizon_years"), 3) + " years, " + price(*nominal) + " in dollars of the day" +
                      (before_tax ? "; " + price(*before_tax) + " before tax" : ""));
    texts.push_back(money_text(*figure("capex_usd")) + " to build, " + money_text(*figure("refresh_capex_usd")) + " to renew, up to " +
                    count_text(*figure("gpus_in_service_at_most")) + " GPUs on " + rounded_text(*figure("it_power_mw_it"), 4) + " MW of IT");
    paragraph("Cost", texts);
    texts.clear();
    std::string value = convention("token_prices") == "given" ? "NPV " + money_text(*figure("npv_usd")) : "sold at the price that pays the cost of capital, so NPV 0";
    for (const auto& each : a_.rates) {
      if (each.status == irr_status::none) value += ", no IRR (" + std::string(name_of(each.reason)) + ")";
      else
        for (std::size_t i = 0; i < each.roots.size(); ++i) value += (i == 0 ? ", IRR " : " or ") + rounded_text(each.roots[i], 4) + " %";
      if (each.status == irr_status::multiple) value += " (not unique: judge by the NPV)";
    }
    texts.push_back(value);
    if (const auto* back = figure("payback_years")) texts.push_back("paid back after " + rounded_text(*back, 3) + " years");
    else texts.push_back("not paid back at the horizon");
    paragraph("Value", texts);
  }

  void refresh() {
    const auto* best = figure("best_refresh_years");
    if (!best || a_.rows.empty()) return;
    std::vector<std::string> texts;
    std::string text = (figure("first_refresh_years") ? "first best after " : "best every ") + rounded_text(*best, 3) + (*best == 1.0 ? " year" : " years");
    const double least = 1e-9 * *figure("capex_usd");
    if (const auto* gain = figure("gain_of_best_refresh_usd")) {
      text += *gain > least ? ", " + money_text(*gain) + " better than as planned" : ", as planned";
    } else if (const auto *there = figure("npv_at_best_refresh_usd"), *now = figure("npv_usd"); there && now) {
      const std::string other = convention("at_refresh") == "keep" ? "running the first GPUs to the horizon, as planned" : "retiring them, as planned";
      text += std::fabs(*there - *now) <= least ? ", worth as much as " + other : ", worth " + money_text(std::fabs(*there - *now)) + (*there > *now ? " more than " : " less than ") + other;
    }
    const auto *early = figure("cost_of_a_year_early_usd"), *late = figure("cost_of_a_year_late_usd");
    if (early || late)
      text += "; a year " + (early ? "early costs " + money_text(*early) : std::string()) + (early && late ? ", a year " : "") + (late ? "late " + std::string(early ? "" : "costs ") + money_text(*late) : std::string());
    texts.push_back(text);
    const std::string plan = convention("at_refresh") == "retire" ? "retiring GPUs as planned" : "refreshing as planned", kept = "running the first GPUs to the horizon";
    if (const auto* gain = figure("gain_of_refresh_usd"))
      texts.push_back((*gain >= 0.0 ? plan : kept) + " is worth " + money_text(std::fabs(*gain)) + " more than " + (*gain >= 0.0 ? kept : plan));
    beside("Refresh", texts);
    const auto of = [&](const figures_row& row, std::string_view key) {
      for (const auto& each : row.figures)
        if (each.key == key) return each.value;
      return 0.0;
    };
    double high = of(a_.rows.front(), "npv_usd"), low = high, most = 0.0;
    for (const auto& row : a_.rows) high = std::max(high, of(row, "npv_usd")), low = std::min(low, of(row, "npv_usd")), most = std::max(most, std::fabs(of(row, "npv_usd")));
    const money_scale scale = money_scale_for(most);
    line(paint_.faint(std::string(label, ' ') + right("years", 6) + right("NPV, " + std::string(scale.unit), 12) + right("$/Mtok", 10)));
    for (const auto& row : a_.rows) {
      const double npv = std::fabs(of(row, "npv_usd")) < 1e-9 * most ? 0.0 : of(row, "npv_usd"), share = high > low ? (npv - low) / (high - low) : 1.0;
      const bool is_best = of(row, "refresh_years") == *best;
      const std::string text_row = std::string(label, ' ') + right(rounded_text(of(row, "refresh_years"), 3), 6) + right(rounded_text(npv / scale.divisor, 4), 12) +
                                   right(rounded_text(of(row, "lcot_pretax_real_usd_per_million_tokens"), 4), 10) + "  ";
      line((is_best ? paint_.bold(text_row) : text_row) + paint_.bars(bar(share, width_ - label - 32, style_.unicode)) + (is_best ? (style_.unicode ? " ◂" : " <") : ""));
    }
    line();
  }

  void waiting() {
    std::vector<std::string> texts;
    const auto* all = figure("time_to_power_usd_per_month.all_phases");
    if (all) texts.push_back(costs("a month later in all phases", *all));
    double sum = 0.0;
    std::string parts, alone;
    for (std::size_t p = 1;; ++p) {
      const auto* one = figure("time_to_power_usd_per_month.phase_" + std::to_string(p));
      if (!one) break;
      const std::string name = harmless(scenario_.build->dates.phases[p - 1].name), before = p == 1 ? "" : ", ";
      parts += before + name + " " + money_text(all && *all < 0.0 ? -*one : *one);
      alone += before + costs(name, *one);
      sum += *one;
    }
    // Parts of it only where they add up: with a loss carried forward they need not.
    if (!parts.empty()) texts.push_back(all && std::fabs(sum - *all) <= 0.005 * std::fabs(*all) ? "of which " + parts : "in one phase alone: " + alone);
    if (const auto* late = figure("delay_cost_usd")) texts.push_back(std::string("the delays of the plan ") + (*late < 0.0 ? "save " : "cost ") + money_text(std::fabs(*late)));
    paragraph("Waiting", texts);
  }

  [[nodiscard]] std::string year_label(std::size_t i) const {
    if (i == 0) return "close";
    return a_.period_start[i].substr(0, a_.period_start[i].ends_with("-01-01") ? 4 : 7);
  }

  struct column {
    std::string_view key, name;
    enum { dollars, count, teratokens, dollars_per_token } as;
  };
  void table() {
    static constexpr column wide[] = {{"capex_usd", "build", column::dollars},         {"refresh_capex_usd", "renew", column::dollars},
                                      {"operating_cost_usd", "running", column::dollars}, {"sale_usd", "sold", column::dollars},            {"revenue_usd", "revenue", column::dollars},
                                      {"tax_usd", "tax", column::dollars},              {"free_cash_flow_usd", "free", column::dollars},
                                      {"cumulative_cash_flow_usd", "sum", column::dollars}, {"gpus_in_service", "GPUs", column::count},
                                      {"tokens", "Ttok", column::teratokens},              {"lcot_pretax_to_date_usd_per_million_tokens", "$/Mtok", column::dollars_per_token}};
    static constexpr std::string_view first_left_out[] = {"sale_usd", "tokens", "lcot_pretax_to_date_usd_per_million_tokens", "tax_usd", "operating_cost_usd"};
    std::vector<column> shown;
    double most = 0.0;
    for (const auto& each : wide) {
      const auto* found = a_.column(each.key);
      if (!found || std::all_of(found->values.begin(), found->values.end(), [](double x) { return x == 0.0; })) continue;
      shown.push_back(each);
      if (each.as == column::dollars)
        for (const double x : found->values) most = std::max(most, std::fabs(x));
    }
    constexpr std::size_t least = 8, first = 7;
    for (const auto key : first_left_out)
      if (first + shown.size() * least > width_) std::erase_if(shown, [&](const column& each) { return each.key == key; });
    const std::size_t cell = std::min<std::size_t>(10, (width_ - first) / std::max<std::size_t>(1, shown.size()));
    const money_scale scale = money_scale_for(most);
    const int decimals = most / scale.divisor >= 1000.0 ? 1 : most / scale.divisor >= 100.0 ? 2 : 3;
    std::string head = left("Year", first);
    for (const auto& each : shown) head += right(each.name, cell);
    line(paint_.bold(head));
    const bool to_date = std::any_of(shown.begin(), shown.end(), [](const column& each) { return each.as == column::dollars_per_token; });
    line(paint_.faint(left(scale.unit, first) + (to_date ? "$/Mtok: cost so far over tokens so far" : "")));
    for (std::size_t i = 0; i < a_.period_start.size(); ++i) {
      std::string row = left(year_label(i), first);
      for (const auto& each : shown) {
        const double x = a_.column(each.key)->values[i];
        row += right(x == 0.0 ? "-" : each.as == column::dollars ? fixed_text(x / scale.divisor, decimals) : each.as == column::count ? count_text(x, 4)
                             : each.as == column::teratokens ? (x < 1e15 ? rounded_text(1e-12 * x, 4) : fixed_text(1e-12 * x, 0)) : rounded_text(x, 3), cell);
      }
      line(row);
    }
    line();
  }

  /// Capital of each year, and the free flow to both sides of an axis, in one scale.
  void chart() {
    const auto *capex = a_.column("capex_usd"), *renewed = a_.column("refresh_capex_usd"), *free = a_.column("free_cash_flow_usd");
    if (!capex || !renewed || !free) return;
    constexpr std::size_t first = 8;
    const std::size_t room = width_ - first - 3, spent_width = room * 3 / 10, below_width = room * 3 / 10, above_width = room - spent_width - below_width;
    double per_column = 0.0;
    const auto fit = [&](double dollars, std::size_t width) { per_column = std::max(per_column, dollars / static_cast<double>(width)); };
    for (std::size_t i = 0; i < free->values.size(); ++i) {
      fit(-capex->values[i] - renewed->values[i], spent_width);
      fit(-free->values[i], below_width), fit(free->values[i], above_width);
    }
    if (!(per_column > 0.0)) return;
    const auto columns = [&](double dollars) { return static_cast<std::size_t>(std::lround(std::max(0.0, dollars) / per_column)); };
    const auto repeated = [&](std::size_t n, const char* block, char plain) {
      std::string text;
      for (std::size_t i = 0; i < n; ++i) text += style_.unicode ? std::string(block) : std::string(1, plain);
      return text;
    };
    const char* axis = style_.unicode ? "│" : "|";
    line(paint_.bold(left("", first) + left("capital", spent_width + 2) + right("free cash", below_width) + " " + left("flow", above_width)));
    for (std::size_t i = 0; i < free->values.size(); ++i) {
      const std::size_t all = std::min(spent_width, columns(-capex->values[i] - renewed->values[i])), again = std::min(all, columns(-renewed->values[i]));
      const std::string built = repeated(all - again, "█", '#'), replaced = repeated(again, "▒", '%');
      const std::size_t under = std::min(below_width, columns(-free->values[i]));
      line(left(year_label(i), first) + paint_.bars(built) + paint_.alert(replaced) + std::string(spent_width - all + 1, ' ') + std::string(below_width - under + 1, ' ') +
           paint_.alert(repeated(under, "█", '#')) + axis + paint_.bars(bar(free->values[i] / per_column / static_cast<double>(above_width), above_width, style_.unicode)));
    }
    line(paint_.faint(left("", first) + repeated(1, "█", '#') + " built  " + repeated(1, "▒", '%') + " renewed   one column is " + money_text(per_column, 2)));
    line();
  }

  void conventions() {
    std::string text;
    for (const auto& [name, value] : a_.conventions) text += (text.empty() ? "" : ", ") + name + " " + value;
    std::replace(text.begin(), text.end(), '_', ' ');
    paragraph("Conventions", {text});
  }

 public:
  build_out_page(const scenario& s, const figures_answer& a, const terminal_style& style) : text_page(style), scenario_(s), a_(a) {}

  [[nodiscard]] std::string text() && {
    headline();
    cost();
    refresh();
    waiting();
    table();
    chart();
    conventions();
    if (lines_.back().empty()) lines_.pop_back();
    return joined();
  }
};

}  // namespace detail

/// A build-out for people: what a token costs, when to refresh, what a month of waiting costs, a table by year, and bars.
/// @param a  build_out_answer_of(s)
[[nodiscard]] inline std::string terminal_build_out(const scenario& s, const figures_answer& a, const terminal_style& style) {
  return detail::build_out_page(s, a, style).text();
}

}  // namespace aifactory
