// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the uses of the GPU time as formulas of their inputs?
#pragma once

#include "aifactory/report/recorded_answer.hpp"
#include "aifactory/report/use_figures.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// Share and rates of each [[workload]] as leaves "workload[1].share", ...; empty where a scenario has none.
[[nodiscard]] inline std::vector<fleet_use<expression>> recorded_uses(const scenario& s, const recorded_input& leaf) {
  std::vector<fleet_use<expression>> all;
  for (std::size_t i = 0; i < s.uses.size(); ++i) {
    const auto input = [&, section = "workload[" + std::to_string(i + 1) + "]"](double raw, const auto& row, const auto& member) { return leaf(raw, section, row, member); };
    const auto& given = s.uses[i].inputs_of_use;
    all.push_back({convert<expression>(given.time, input), convert<expression>(given.workload, input)});
  }
  return all;
}

/// Gives a plan the workload that follows from its uses, where there are any.
inline void follow_uses(factory<expression>& plan, const std::vector<fleet_use<expression>>& uses) {
  if (!uses.empty()) plan.workload = workload_of(uses);
}

/// The rates of a plan that follows from its uses, as parts of the formulas that take them.
inline void name_workload(recorded_answer& to, const workload<expression>& work) {
  for_each_field(work, [&](const auto& row, const auto& member) {
    const expression value = holder<std::remove_cvref_t<decltype(member)>>::value(member);
    if (value.node()->op() != operation::constant) to.parts.push_back({"workload." + std::string(row.as[0].name), std::string(row.as[0].unit), value});
  });
}

/// The figures of each use, as far as an answer has them: "uses[1].annual_cost_usd.total".
inline void record_uses(recorded_answer& to, const factory<expression>& plan, const economics<expression>& result, const std::vector<fleet_use<expression>>& uses,
                        const std::vector<reported_use>& central) {
  if (uses.empty()) return;
  const auto found = economics_of_uses(plan, result, uses);
  for (std::size_t i = 0; i < found.size(); ++i)
    for_each_use_figure(found[i], [&](const std::string& section, const std::string& key, const char* unit, const expression& value) {
      const std::string path = section.empty() ? key : section + "." + key;
      if (central[i].find(path)) to.figures.push_back({"uses[" + std::to_string(i + 1) + "]." + path, unit, value});
    });
}

}  // namespace aifactory::detail
