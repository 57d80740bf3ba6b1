// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a page say of a scenario: its inputs with meaning, range and origin?
#pragma once

#include "aifactory/report/page_facts.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <string>
#include <utility>

namespace aifactory {

namespace detail {

/// "48.9 to 100 USD/MWh": where eight of ten draws lie.
[[nodiscard]] inline std::string drawn_range_of(const scenario_input& input) {
  if (!input.spread) return {};
  const double low = input.spread->quantile(0.1), high = input.spread->quantile(0.9);
  const bool plain = input.unit == "1" || input.unit == "MW_facility/MW_IT";
  return rounded_text(low, 3) + " to " + rounded_text(high, 3) + (plain ? "" : " " + input.unit);
}

[[nodiscard]] inline std::string place_of_value(const scenario_input& input) {
  switch (input.by) {
    case given_by::file:
    case given_by::option: return input.at.text();
    case given_by::generation: return "compute.generation";
    case given_by::profile: return "workload.profile";
    case given_by::demand_section: return "follows from [demand]";
    case given_by::sizing_section: return "follows from [sizing]";
    case given_by::workload_list: return "follows from [[workload]]";
    case given_by::training_model: return "training.model";
    default: return "default";
  }
}

}  // namespace detail

/// The inputs of a scenario with their origins, those that were given first in the order of the tables.
[[nodiscard]] inline page_facts page_facts_of(const scenario& s, std::string question) {
  page_facts facts{std::move(question), s.file, {}, {}, {}, {}};
  const auto add = [&](const scenario_input& input) {
    page_input shown{input.field, input.unit, input.meaning, "inputs." + input.field.substr(0, input.field.find('.')) + "." + input.key, input.value, detail::drawn_range_of(input),
                     input.source, input.date, detail::place_of_value(input), input.assumption, input.by != given_by::fallback,
                     input.by == given_by::fallback && !input.assumption && input.source.empty()};
    if (input.assumption) shown.source = input.assumption_reason;
    facts.inputs.push_back(std::move(shown));
  };
  for (const auto* list : {&s.inputs, &s.demand_inputs, &s.sizing_inputs, &s.cash_flow_inputs, &s.question_inputs})
    for (const auto& input : *list) add(input);
  return facts;
}

}  // namespace aifactory
