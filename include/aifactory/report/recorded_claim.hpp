// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do the figures of a claim imply of each other, as formulas of what is printed?
#pragma once

#include "aifactory/report/recorded_answer.hpp"
#include "aifactory/sizing/claim.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

/// The implied figures of check_claim, under the first part of the id of their row: "claim: cost per token", "ratio: tokens per MW".
/// @param read  holds the inputs of the file
/// @errors  none
[[nodiscard]] inline recorded_answer recorded_claim(const scenario& read, const claim<>& said, const claim<>& baseline, const printed_ratios<>& ratios) {
  recorded_answer made;
  const detail::recorded_input leaf(read, made);
  const auto recorded = [&](const claim<>& of, std::string_view section) {
    return convert<expression>(of, [&, section](double raw, const auto& row, const auto& member) { return leaf(raw, section, row, member); });
  };
  const claim<expression> better = recorded(said, "claim"), other = recorded(baseline, "baseline");
  const auto put = [&](const std::string& system) {
    return [&made, system](const char* figure, const char* unit, const expression&, const expression& implied, const char*) {
      made.figures.push_back({system + ": " + figure, unit, implied});
    };
  };
  for_each_relation(better, put("claim"));
  for_each_relation(other, put("baseline"));
  for_each_ratio(better, other, [&](std::string_view figure, const expression& ratio) {
    const double printed = figure == "tokens per MW" ? ratios.per_power.value() : figure == "tokens per GPU" ? ratios.output_rate.value() : ratios.cost.value();
    if (printed > 0.0) made.figures.push_back({"ratio: " + std::string(figure), "1", ratio});
  });
  for (const char* system : {"claim", "baseline"}) made.without.push_back({std::string(system) + ": tokens per GPU", "is read off the curve that was measured"});
  return made;
}

}  // namespace aifactory
