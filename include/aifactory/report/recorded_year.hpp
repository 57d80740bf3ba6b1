// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the steady year of a plan as formulas of its inputs?
#pragma once

#include "aifactory/report/recorded_uses.hpp"
#include "aifactory/sizing/planned.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

namespace detail {

/// The figures of a plan's steady year, as far as an answer has them.
inline void record_year(recorded_answer& to, const factory<expression>& plan, const answer& central) {
  for_each_figure(unit_economics(plan), [&](const auto& row, std::string_view part, const auto& figure) {
    std::string path(row.key);
    if (!part.empty()) path += "." + std::string(part);
    if (central.find(path))
      to.figures.push_back({std::move(path), std::string(row.unit), base_number(figure)});
    else
      to.without.push_back({std::move(path), "was not computed for this scenario"});
  });
}

}  // namespace detail

/// The figures of evaluate(s), each as the formula that makes it.
/// @errors  none
[[nodiscard]] inline recorded_answer recorded_year(const scenario& s) {
  recorded_answer made;
  const detail::recorded_input leaf(s, made);
  auto inputs = convert_planned<expression>(s.together(), [&](double raw, std::string_view section, const auto& row, const auto& member) { return leaf(raw, section, row, member); });
  const auto uses = detail::recorded_uses(s, leaf);
  detail::follow_uses(inputs.plan, uses);
  const auto central = evaluate(s);
  const auto plan = resolved(inputs, s.role());
  detail::record_year(made, plan, central);
  if (!uses.empty()) {
    detail::name_workload(made, plan.workload);
    detail::record_uses(made, plan, unit_economics(plan), uses, central.uses);
  }
  return made;
}

namespace detail {

/// The plan as formulas of its inputs, for a cash flow: lives are the numbers that its calendar counts with.
[[nodiscard]] inline factory<expression> recorded_dated_plan(const scenario& s, const recorded_input& leaf) {
  auto inputs = convert_planned<expression>(s.together(), [&](double raw, std::string_view section, const auto& row, const auto& member) {
    const auto e = leaf(raw, section, row, member);
    return e.node()->name().ends_with(".life") ? expression(raw) : e;
  });
  follow_uses(inputs.plan, recorded_uses(s, leaf));
  return resolved(inputs, s.role());
}

/// The figures of the steady year as parts of the formulas of another answer.
inline void take_parts_of_year(recorded_answer& to, const scenario& s) {
  auto site = recorded_year(s);
  to.parts = std::move(site.figures);
  to.scales.merge(site.scales);
}

}  // namespace detail
}  // namespace aifactory
