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

/// The implied figures of check_claim, under the first part of the id of their row: "claim: cost per token", "ratio: tokens per MW"; and how far
/// each is off what is printed: "claim: cost per token: off".
/// @param read  holds the inputs of the file
/// @errors  none
[[nodiscard]] inline recorded_answer recorded_claim(const scenario& read, const claim<>& said, const claim<>& baseline, const printed_ratios<>& ratios) {
  recorded_answer made;
  const detail::recorded_input leaf(read, made);
  const auto recorded = [&](const auto& of, std::string_view section) {
    return convert<expression>(of, [&, section](double raw, const auto& row, const auto& member) { return leaf(raw, section, row, member); });
  };
  const claim<expression> better = recorded(said, "claim"), other = recorded(baseline, "baseline");
  const printed_ratios<expression> times = recorded(ratios, "ratios");
  const auto compared = [&](const std::string& figure, const char* unit, const expression& printed, const expression& implied) {
    made.figures.push_back({figure, unit, implied});
    made.figures.push_back({figure + ": off", "1", off_of(printed, implied)});
  };
  const auto put = [&](const std::string& system) {
    return [&compared, system](const char* figure, const char* unit, const expression& printed, const expression& implied, const char*) {
      compared(system + ": " + figure, unit, printed, implied);
    };
  };
  for_each_relation(better, put("claim"));
  for_each_relation(other, put("baseline"));
  for_each_ratio(better, other, [&](std::string_view figure, const expression& ratio) {
    const expression printed = (figure == "tokens per MW" ? times.per_power : figure == "tokens per GPU" ? times.output_rate : times.cost).value();
    if (printed.value() > 0.0) compared("ratio: " + std::string(figure), "1", printed, ratio);
  });
  for (const char* system : {"claim", "baseline"}) made.without.push_back({std::string(system) + ": tokens per GPU", "is read off the curve that was measured"});
  return made;
}

}  // namespace aifactory
