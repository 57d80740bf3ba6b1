// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Can a scenario be asked for its cash flow, and what of it is for a cash flow alone?
#pragma once

#include "aifactory/finance/cash_flow_setup.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/units/number_text.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {
inline place place_of_input(const scenario& s, std::string_view field) {
  const auto* input = s.find(field);
  return input && input->by != given_by::fallback ? input->at : place{s.file, 1, 1};
}
}  // namespace detail

/// Why a scenario has no cash flow; nothing where it has one.
[[nodiscard]] inline std::vector<problem> cash_flow_problems(const scenario& s) {
  std::vector<problem> found;
  if (!s.cash_flow.close.ok())
    found.push_back({{s.file, 1, 1}, "scenario.base_year", "missing: a cash flow needs the year in which it begins, or finance.close"});
  if (s.plan.finance.method == capital_method::straight_line)
    found.push_back({{s.file, 1, 1}, "finance.method", "is straight_line, which has no cost of capital: a cash flow is discounted at finance.wacc"});
  const auto& shape = s.cash_flow.shape;
  const auto recovery = [&](const char* field, const duration<>& life) {
    const double years = std::round(life.in(year) * 1e9) / 1e9;
    for (const double each : {3.0, 5.0, 7.0, 10.0, 15.0, 20.0, 39.0})
      if (years == each) return;
    found.push_back({detail::place_of_input(s, field), field, number_text(years) + " years, must be 3, 5, 7, 10, 15 or 20, or 39 for a building: MACRS has no others"});
  };
  if (shape.depreciation == tax_depreciation::macrs)
    recovery("finance.tax_life", shape.tax_life), recovery("finance.power_tax_life", shape.power_tax_life), recovery("finance.building_tax_life", shape.building_tax_life);
  if (!found.empty()) return found;
  std::optional<timeline> when;
  try {
    when = calendar_of(s.plan, s.cash_flow).when;
  } catch (const domain_error& error) {
    std::string message = error.what(), field = "finance.horizon";
    if (message.starts_with(field + ": ")) message.erase(0, field.size() + 2);
    found.push_back({detail::place_of_input(s, field), field, message});
    return found;
  }
  for (std::size_t i = 0; i < s.cash_flow.debts.size(); ++i) {
    const auto& terms = s.cash_flow.debts[i].terms;
    const std::string section = "debt[" + std::to_string(i + 1) + "].";
    const auto wrong = [&](const char* field, const std::string& message) { found.push_back({detail::place_of_input(s, section + field), section + field, message}); };
    const auto whole = [&](const char* field, const duration<>& time) {
      const double given = time.in(year) * when->periods_per_year();
      if (!(std::fabs(given - std::round(given)) <= 1e-9)) wrong(field, "must be a whole number of periods");
    };
    whole("tenor", terms.tenor), whole("interest_only", terms.interest_only);
    if (terms.tenor.in(year) > when->horizon() * (1.0 + 1e-12))
      wrong("tenor", number_text(terms.tenor.in(year)) + " years, is longer than the cash flow, whose horizon is " + number_text(when->horizon()) + " years");
    if (terms.interest_only.base_value() > 0.0 && terms.interest_only >= terms.tenor) wrong("interest_only", "must end before the tenor");
  }
  return found;
}

/// What a scenario gives that a steady year before tax and debt refuses, each at its place.
[[nodiscard]] inline std::vector<problem> refused_by_steady_year(const scenario& s) {
  std::vector<problem> found;
  for (const auto& input : s.cash_flow_inputs)
    if (input.field == "finance.tax_rate" || (input.field.starts_with("debt[") && input.field.ends_with("].rate")))
      found.push_back({input.at, input.field, "belongs to a cash flow: the steady year is before tax and debt, give --levelized"});
  return found;
}

/// The settings that give a scenario's cash flow other rates and prices, for write_scenario: what differs, in the units of the fields. An
/// uncertain one whose central value changed becomes certain; a zero that stands for "not given" removes the field.
[[nodiscard]] inline std::vector<std::string> settings_between(const scenario& before, const cash_flow_terms<double>& terms, const token_prices<double>& prices) {
  std::vector<std::string> settings;
  const auto differences = [&](std::string_view section, const auto& old, const auto& now) {
    std::vector<double> was;
    for_each_field(old, [&](const auto&, const auto& member) { was.push_back(holder<std::remove_cvref_t<decltype(member)>>::value(member)); });
    std::size_t at = 0;
    for_each_field(now, [&](const auto& row, const auto& member) {
      using type = std::remove_cvref_t<decltype(member)>;
      const double raw = holder<type>::value(member);
      if (raw == was[at++]) return;
      const spelling& written = row.as[holder<type>::which(member)];
      const bool absent = row.from.is == origin::kind::not_given && raw == 0.0;
      settings.push_back(std::string(section) + "." + std::string(written.name) + "=" +
                         (absent ? "" : number_text(raw / scale_of<type>(written), 17) + (written.unit == "1" ? "" : " " + std::string(written.unit))));
    });
  };
  differences("finance", before.terms, terms);
  differences("revenue", before.prices, prices);
  return settings;
}

}  // namespace aifactory
