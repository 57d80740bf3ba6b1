// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is one input of a scenario given another value?
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "aifactory/sizing/first_token.hpp"
#include "aifactory/sizing/planned.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace calculator {

/// An input of a scenario that can take other values.
struct variable {
  std::string field;            ///< "power.price"
  std::size_t place = 0;        ///< in for_each_input()
  aifactory::spelling written;  ///< its unit and its ranges
};

/// @errors  input_error, with the nearest name, when the scenario has no such input
inline variable variable_of(const aifactory::scenario& s, const std::string& field, const std::string& option) {
  variable found{field, 0, {}};
  std::size_t place = 0;
  bool is_input = false;
  aifactory::for_each_input(s.together(), [&](std::string_view section, const auto& row, const auto& member) {
    const auto& written = row.as[aifactory::holder<std::remove_cvref_t<decltype(member)>>::which(member)];
    if (aifactory::field_name(section, written) == field) found.place = place, found.written = written, is_input = true;
    ++place;
  });
  if (const auto* input = s.find(field); is_input && input) {
    using aifactory::given_by;
    if (input->by == given_by::workload_list)
      throw aifactory::input_error(option + ": " + field + ": follows from [[workload]], whose numbers are not varied: use --set " +
                                   "\"workload[1]" + field.substr(8) + "=...\"");
    if (input->by == given_by::demand_section || input->by == given_by::sizing_section)
      throw aifactory::input_error(option + ": " + field + ": follows from " +
                                   (input->by == given_by::demand_section ? "[demand]" : "[sizing]") +
                                   ": vary what it follows from");
    return found;
  }
  std::vector<std::string> names;
  for (const auto& input : s.inputs) names.push_back(input.field);
  for (const auto& input : s.demand_inputs) names.push_back(input.field);
  throw aifactory::input_error(option + ": " + field +
                               (is_input
                                    ? ": is not given, so there is nothing to start from: give it with --set"
                                    : ": is not a number among the inputs" + aifactory::did_you_mean(field, names)));
}

/// An input and the value it takes, in its unit.
struct setting_of_input {
  variable input;
  double value = 0.0;
};

/// The scenario's inputs with other values of some of them.
inline aifactory::planned<double> inputs_with(const aifactory::scenario& s, const std::vector<setting_of_input>& settings) {
  std::size_t at = 0;
  auto changed = aifactory::convert_planned<double>(
      s.together(), [&](double raw, std::string_view, const auto& row, const auto& member) {
        using type = std::remove_cvref_t<decltype(member)>;
        for (const auto& setting : settings)
          if (setting.input.place == at) raw = setting.value * aifactory::scale_of<type>(row.as[aifactory::holder<type>::which(member)]);
        ++at;
        return raw;
      });
  const auto of_demand = [](const auto& setting) { return setting.input.field.starts_with("demand."); };
  if (s.asked && std::any_of(settings.begin(), settings.end(), of_demand) && changed.asked.ttft.base_value() > 0.0) {
    // What the demand allows of the load follows from the demand.
    const auto sets_limit = [](const auto& setting) { return setting.input.field == "demand.load_limit"; };
    if (const auto* given = s.find("demand.load_limit"); given && std::none_of(settings.begin(), settings.end(), sets_limit))
      changed.asked.load_limit = aifactory::share<>(given->value);
    changed.asked = aifactory::within_first_token(changed.asked);
  }
  return changed;
}

/// The scenario's plan with other values of some inputs; under a demand, its size and load follow.
inline aifactory::factory<double> with_values(const aifactory::scenario& s, const std::vector<setting_of_input>& settings) {
  return aifactory::resolved(inputs_with(s, settings), s.role());
}
inline aifactory::factory<double> with_value(const aifactory::scenario& s, const variable& input, double value) {
  return with_values(s, {{input, value}});
}

/// The scenario with a certain value for one input, as a file with this value and nothing else changed would give it.
inline aifactory::scenario with_certain(const aifactory::scenario& s, const variable& input, double value) {
  aifactory::scenario changed = s;
  const auto inputs = inputs_with(s, {{input, value}});
  changed.plan = aifactory::resolved(inputs, s.role());
  if (s.asked) changed.asked = inputs.asked, changed.measured = inputs.plan.workload;
  for (auto* list : {&changed.inputs, &changed.demand_inputs})
    for (auto& i : *list) {
      if (i.field != input.field) continue;
      i.value = value;
      i.by = aifactory::given_by::option;
      i.spread.reset();
      i.assumption = false;
      i.source = i.date = i.assumption_reason = "";
    }
  for (auto& i : changed.inputs) {
    if (i.by != aifactory::given_by::demand_section) continue;
    if (i.field == "compute.gpus") i.value = aifactory::fleet_size(changed.plan).in(aifactory::GPU);
    if (i.field == "operations.utilization") i.value = changed.plan.operations.utilization.value();
  }
  if (changed.asked && aifactory::required_gpus(changed.before_mix(), *changed.asked) > aifactory::fleet_size(changed.plan) * (1.0 + 1e-9))
    changed.warnings.push_back({"demand_not_met", "demand", "the busiest hour needs more GPUs than there are"});
  changed.digest = aifactory::digest_of(changed);
  return changed;
}

}  // namespace calculator
