// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does "rent or build" look like on a terminal?
#pragma once

#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/planned_rent.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/text_page.hpp"
#include "aifactory/units/rounded_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

namespace detail {

class rent_or_build_page : text_page {
  const scenario& s_;
  const figures_answer& a_;

  [[nodiscard]] const double* find(const std::string& path) const {
    const auto* found = a_.find(path);
    return found ? &found->value : nullptr;
  }
  [[nodiscard]] double figure(const std::string& path) const {
    const auto* found = find(path);
    return found ? *found : 0.0;
  }
  [[nodiscard]] std::string_view convention(std::string_view name) const {
    for (const auto& [key, value] : a_.conventions)
      if (key == name) return value;
    return "";
  }
  /// Stands for a blank at which no line is broken, between a number and its unit.
  static constexpr char held = '\x1f';
  [[nodiscard]] static std::string unbroken(std::string text) {
    std::replace(text.begin(), text.end(), ' ', held);
    return text;
  }
  [[nodiscard]] static std::string percent(double x) { return unbroken(rounded_text(100.0 * x, 3) + " %"); }
  [[nodiscard]] static std::string dollars(double x) { return unbroken(money_text(x)); }
  [[nodiscard]] static std::string called(rent_way way) {
    return way == rent_way::on_demand ? "on demand" : way == rent_way::reserved ? "reserved" : way == rent_way::colocation ? "rented hall" : "API tokens";
  }
  struct prices {
    std::string today, even, unit;
    double rise;  ///< even price over today's
  };
  [[nodiscard]] prices priced(rent_way way) const {
    const std::string name(name_of(way));
    const auto pair = [&](const char* today, const char* even, const char* unit) {
      const double now = figure(name + "." + today), then = figure(name + "." + even);
      return prices{rounded_text(now, 4), rounded_text(then, 4), unit, then / now};
    };
    if (way == rent_way::colocation) return pair("lease_usd_per_kw_it_month", "indifference_lease_usd_per_kw_it_month", "$/kW/month");
    if (way == rent_way::api) return pair("blended_price_usd_per_million_tokens", "indifference_blended_usd_per_million_tokens", "$/Mtok");
    return pair("price_usd_per_gpu_hour", "indifference_price_usd_per_gpu_hour", "$/GPU-hour");
  }

  void headline() {
    line(paint_.bold(clipped(harmless(title_of(s_)), width_)));
    const double years = figure("horizon_years");
    const double gpus = figure("gpus");
    for (const auto& part : wrapped(fixed_text(gpus, 0) + (gpus == 1.0 ? " GPU over " : " GPUs over ") + rounded_text(years, 3) + (years == 1.0 ? " year, " : " years, ") +
                                        rounded_text(figure("used_hours_per_gpu_year"), 4) + " hours of use a year and GPU. Present costs after tax, at a WACC of " +
                                        percent(s_.plan.finance.wacc.effective_annual()) + "; losses: " + std::string(convention("losses")) + ".",
                                    width_))
      line(part);
    line();
  }

  /// Columns as wide as what stands in them; where a unit finds no place it takes a line of its own.
  void ways() {
    struct row {
      std::string name;
      std::array<std::string, 4> columns;
      std::string unit;
    };
    std::vector<row> rows{{"", {"cost", "less own", "price", "even at"}, ""}, {"own factory", {money_text(figure("own.present_cost_usd"), 5), "-", "", ""}, ""}};
    for (const auto way : ways_given(s_)) {
      const std::string section(name_of(way));
      const auto both = priced(way);
      rows.push_back({called(way),
                      {money_text(figure(section + ".present_cost_usd"), 5), money_text(figure(section + ".npv_difference_usd")), both.today, both.even},
                      both.unit});
    }
    std::array<std::size_t, 4> widths{10, 11, 7, 8};  // with name and unit 59, what the narrowest page takes
    for (const auto& each : rows)
      for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], 1 + text_width(each.columns[i]));
    for (const auto& each : rows) {
      std::string text = left(each.name, label);
      for (std::size_t i = 0; i < widths.size(); ++i) text += right(each.columns[i], widths[i]);
      const bool fits = text_width(text) + 1 + text_width(each.unit) <= width_;
      if (fits && !each.unit.empty()) text += " " + each.unit;
      line(each.name.empty() ? paint_.bold(text) : text);
      if (!fits) line(right(each.unit, width_));
    }
    line();
  }

  void margins() {
    std::vector<std::string> texts;
    texts.push_back("An own GPU-hour: $" + rounded_text(figure("own.cost_usd_per_used_gpu_hour"), 4) + " used, $" +
                    rounded_text(figure("own.cost_usd_per_provisioned_gpu_hour"), 4) + " there, as a level rent that costs the same");
    for (const auto way : ways_given(s_)) {
      const std::string section(name_of(way));
      const double rise = priced(way).rise;
      const bool own_is_less = figure(section + ".npv_difference_usd") > 0.0;
      std::string text = called(way) + ": own is " + (own_is_less ? "cheaper by " : "dearer by ") + percent(std::fabs(figure(section + ".cost_over_own") - 1.0)) +
                         " of its cost; ";
      if (rise <= 0.0)
        text += "no price is low enough to change that";
      else
        text += std::string("turns if its price ") + (rise > 1.0 ? "rises" : "falls") + " by " + percent(std::fabs(rise - 1.0));
      const auto *load = find(section + ".flip_utilization"), *other = find(section + ".second_flip_utilization");
      if (load && other)
        text += "; own is cheaper below a utilization of " + percent(*load) + " and above " + percent(*other);
      else if (load)
        text += ", or at a utilization of " + percent(*load);
      if (const auto* hours = find(section + ".flip_hours_per_gpu_year")) text += ", or at " + rounded_text(*hours, 4) + " hours a year and GPU";
      texts.push_back(std::move(text));
    }
    paragraph("Margins", texts);
  }

  void returns() {
    std::vector<std::string> texts;
    for (const auto way : ways_given(s_)) {
      const std::string section(name_of(way));
      std::string text = "instead of " + called(way) + ": ";
      for (const auto& each : a_.rates) {
        if (each.key != "irr_over_" + section) continue;
        if (each.roots.empty()) text += "no rate of return";
        for (std::size_t i = 0; i < each.roots.size(); ++i) text += (i == 0 ? "" : " or ") + percent(0.01 * each.roots[i]) + " a year";
        if (each.status == irr_status::multiple) text += " (not unique)";
      }
      if (const auto* back = find(section + ".payback_years")) text += ", paid back after " + rounded_text(*back, 3) + " years";
      if (const auto* months = find(section + ".break_even_months"))
        text += ", plain break-even " + rounded_text(*months, 3) + " months (" + rounded_text(figure(section + ".break_even_hours_per_gpu"), 4) + " hours of use)";
      texts.push_back(std::move(text));
    }
    paragraph("Building", texts);
  }

  /// Which prices move, and when: not within a year.
  [[nodiscard]] std::string changes() const {
    std::string moved;
    const auto say = [&](const char* what, double growth) {
      if (growth != 0.0) moved += (moved.empty() ? "" : ", ") + std::string(what) + (growth > 0.0 ? " +" : " ") + percent(growth) + " a year";
    };
    if (s_.rental) say("rents", s_.rental->price_growth.effective_annual());
    if (s_.colocation) say("lease", s_.colocation->escalator.effective_annual());
    if (s_.api) say("tokens", s_.api->price_growth.effective_annual());
    return moved.empty() ? "" : "Prices hold from the first day of each operating year: " + moved;
  }
  void terms() {
    std::vector<std::string> texts;
    if (const auto moved = changes(); !moved.empty()) texts.push_back(moved);
    if (const auto* prepaid = find("reserved.prepaid_at_close_usd"))
      texts.push_back("Reserved: " + (*prepaid > 0.0 ? dollars(*prepaid) + " paid at the close, " : "") + "hours nobody uses cost " +
                      dollars(figure("reserved.unused_hours_present_value_usd")) + " before tax, a used hour costs $" +
                      rounded_text(figure("reserved.cost_usd_per_used_gpu_hour"), 4));
    if (find("api.tokens_per_year")) texts.push_back("API: " + rounded_text(1e-12 * figure("api.tokens_per_year"), 4) + " trillion tokens in the first year");
    if (const auto* spare = find("own.spare_hours_present_value_usd")) texts.push_back("Spare hours of own GPUs, in either hall, fetch " + dollars(*spare) + " before tax");
    paragraph("Terms", texts);
  }

 public:
  rent_or_build_page(const scenario& s, const figures_answer& a, const terminal_style& style) : text_page(style), s_(s), a_(a) {}

  std::string report() && {
    headline();
    ways();
    margins();
    returns();
    terms();
    while (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
    std::string page = joined();
    std::replace(page.begin(), page.end(), held, ' ');
    return page;
  }
};

}  // namespace detail

/// Rent or build for people: each way with its margin, its even price and the load at which the answer turns. No way is called the best.
[[nodiscard]] inline std::string terminal_rent_or_build(const scenario& s, const figures_answer& answer, const terminal_style& style) {
  return detail::rent_or_build_page(s, answer, style).report();
}

}  // namespace aifactory
