// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a training run take, as formulas of its inputs?
#pragma once

#include "aifactory/report/recorded_year.hpp"
#include "aifactory/report/training_answer.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

/// The figures of training_answer_of(s), each as the formula that makes it; the site's steady year names their parts.
/// @errors  scenario_error where the scenario has no [training]
[[nodiscard]] inline recorded_answer recorded_training(const scenario& s) {
  const auto central = training_answer_of(s);
  recorded_answer made;
  detail::take_parts_of_year(made, s);
  const detail::recorded_input leaf(s, made);
  const auto of_section = [&](std::string_view section) {
    return [&leaf, section](double raw, const auto& row, const auto& member) { return leaf(raw, section, row, member); };
  };
  const planned_training<expression> inputs{
      convert_planned<expression>(s.together(), [&](double raw, std::string_view section, const auto& row, const auto& member) { return leaf(raw, section, row, member); }),
      convert<expression>(*s.training, of_section("training")), convert<expression>(s.prices, of_section("revenue"))};
  detail::for_each_training_number(training_of(inputs, s.role()), [&](std::string_view section, std::string_view key, std::string_view, const expression& number) {
    std::string path = section.empty() ? std::string(key) : std::string(section) + "." + std::string(key);
    if (const auto* figure = central.find(path))
      made.figures.push_back({std::move(path), figure->unit, number});
    else
      made.without.push_back({std::move(path), "was not computed: the scenario does not ask for it"});
  });
  return made;
}

}  // namespace aifactory
