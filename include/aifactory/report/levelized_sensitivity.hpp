// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does the levelized cost of a token move with each input, exactly?
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/levelized_slope.hpp"
#include "aifactory/report/planned_life.hpp"
#include "aifactory/values/dual.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace aifactory {

/// Slopes by every input that is given or has a default other than "not given", by dual numbers: no step, no truncation.
///
///   slope = d cost / d input,   sorted by |input x d required price / d input|
///
/// Where an input has a step (the number of purchases of a layer by its life) the slope is that beside the step. A field at zero that
/// stands for "not given" has no slope.
///
/// @errors  those of calendar_of
/// @source  definition; report/planned_life.hpp over dual numbers
[[nodiscard]] inline std::vector<levelized_slope> slopes_of_levelized_cost(const scenario& s) {
  const planned_life<double> middle = life_of(s);
  const cash_flow_calendar dated = calendar_of(s.plan, s.cash_flow);
  std::vector<levelized_slope> found;
  std::size_t count = 0;
  const auto with_seed = [&](std::size_t seed) {
    std::size_t at = 0;
    const auto one = [&](double raw, const auto&...) { return at++ == seed ? seeded(raw) : dual(raw); };
    auto base = convert_planned<dual>(middle.base, one);
    auto terms = convert<dual>(middle.terms, one);
    auto prices = convert<dual>(middle.prices, one);
    return planned_life<dual>{std::move(base), std::move(terms), std::move(prices)};
  };
  const auto look = [&](std::string_view section, const auto& row, const auto& member) {
    using held = holder<std::remove_cvref_t<decltype(member)>>;
    const std::size_t place = count++;
    const spelling& written = row.as[held::which(member)];
    const double raw = held::value(member), scale = scale_of<std::remove_cvref_t<decltype(member)>>(written);
    if (row.from.is == origin::kind::not_given && raw == 0.0) return;
    if (section == "demand" && !s.asked) return;
    const auto figures = figures_of_life(with_seed(place), s.role(), s.cash_flow, dated);
    const double lcot = slope(figures.lcot_pretax.real.base_value()), price = slope(figures.required_price.real.base_value());
    if (lcot == 0.0 && price == 0.0) return;
    found.push_back({field_name(section, written), std::string(written.unit), raw / scale, 1e6 * lcot * scale, 1e6 * price * scale});
  };
  for_each_input(middle.base, look);
  for_each_field(middle.terms, [&](const auto& row, const auto& member) { look("finance", row, member); });
  for_each_field(middle.prices, [&](const auto& row, const auto& member) { look("revenue", row, member); });
  // The strongest first: change of the price for one percent of the input.
  std::stable_sort(found.begin(), found.end(), [](const levelized_slope& a, const levelized_slope& b) {
    return std::fabs(a.value * a.required_price) > std::fabs(b.value * b.required_price);
  });
  return found;
}

}  // namespace aifactory
