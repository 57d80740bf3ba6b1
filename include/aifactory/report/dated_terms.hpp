// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  On which paths, schedules and dated rules does a cash flow rest, in words? They have no field of their own among the inputs.
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/units/amount.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// "-10 %/year above inflation", "68 USD/MWh from 2027-01-01, 80 USD/MWh from 2033-01-01"
[[nodiscard]] inline std::string path_text(const price_path& path, const std::string& unit) {
  if (path.points.empty()) return rounded_text(100.0 * path.growth.effective_annual(), 6) + " %/year above inflation";
  const double scale = read_amount("1 " + unit).base_value();
  std::string text;
  for (const auto& point : path.points) text += (text.empty() ? "" : ", ") + rounded_text(point.price / scale, 6) + " " + unit + " from " + day_text(point.from);
  return text;
}

}  // namespace detail

/// Names and words: {"price_path.power.price", "68 USD/MWh from 2027-01-01"}, {"construction", "40 %, 60 % by year, the last one ends with the
/// close"}, {"bonus.2025-01-20", "100 %; Secondary pages on the law"}, {"debt[1].rate", "7 %/year from 2028-01-01"}.
[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> dated_terms_of(const scenario& s) {
  std::vector<std::pair<std::string, std::string>> all;
  const auto percent = [](double share) { return rounded_text(100.0 * share, 6) + " %"; };
  for (const auto& path : s.cash_flow.paths)
    if (const auto* base = s.find(path.of)) all.emplace_back("price_path." + path.of, detail::path_text(path, base->unit));
  if (!s.cash_flow.built_at_once) {
    std::string text;
    const auto& shares = s.cash_flow.construction.latest_first();
    for (auto part = shares.rbegin(); part != shares.rend(); ++part) text += (text.empty() ? "" : ", ") + percent(*part);
    all.emplace_back("construction", text + " of the capital by year, the last one ends with the close");
  }
  for (const auto& rule : s.cash_flow.bonus)
    all.emplace_back("bonus." + detail::day_text(rule.acquired_from), percent(rule.first_year.value()) + " written off at once" + (rule.source.empty() ? "" : "; " + rule.source));
  for (std::size_t n = 0; n < s.cash_flow.debts.size(); ++n) {
    std::string text;
    for (const auto& each : s.cash_flow.debts[n].rates) text += (text.empty() ? "" : ", ") + percent(each.annual.effective_annual()) + "/year from " + detail::day_text(each.from);
    if (!text.empty()) all.emplace_back("debt[" + std::to_string(n + 1) + "].rate", text);
  }
  return all;
}

}  // namespace aifactory
