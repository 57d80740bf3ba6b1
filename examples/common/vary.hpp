// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is one input of a scenario given another value?
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "aifactory/sizing/required_gpus.hpp"

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
  aifactory::for_each_input(s.plan, [&](std::string_view section, const auto& row, const auto& member) {
    const auto& written = row.as[aifactory::holder<std::remove_cvref_t<decltype(member)>>::which(member)];
    if (aifactory::field_name(section, written) == field) found.place = place, found.written = written, is_input = true;
    ++place;
  });
  if (const auto* input = s.find(field); is_input && input) {
    if (input->by == aifactory::given_by::demand_section)
      throw aifactory::input_error(option + ": " + field + ": follows from [demand]: vary what it follows from");
    return found;
  }
  std::vector<std::string> names;
  for (const auto& input : s.inputs) names.push_back(input.field);
  throw aifactory::input_error(option + ": " + field +
                               (is_input
                                    ? ": is not given, so there is nothing to start from: give it with --set"
                                    : ": is not a number among the inputs" + aifactory::did_you_mean(field, names)));
}

/// The scenario's plan with another value of one input, in the input's unit; under a demand, its size and load follow.
inline aifactory::factory<double> with_value(const aifactory::scenario& s, const variable& input, double value) {
  std::size_t at = 0;
  const auto changed = aifactory::convert_factory<double>(
      s.plan, [&](double raw, std::string_view, const auto& row, const auto& member) {
        using held = aifactory::holder<std::remove_cvref_t<decltype(member)>>;
        using type = std::remove_cvref_t<decltype(member)>;
        return at++ == input.place ? value * aifactory::scale_of<type>(row.as[held::which(member)]) : raw;
      });
  return aifactory::following(changed, s.asked, s.sized_by_demand);
}

/// The scenario with another, certain value of one input: a scenario of its own, with its own digest.
inline aifactory::scenario with_certain(const aifactory::scenario& s, const variable& input, double value) {
  aifactory::scenario changed = s;
  changed.plan = with_value(s, input, value);
  for (auto& i : changed.inputs)
    if (i.field == input.field) {
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
  if (changed.asked && aifactory::required_gpus(changed.plan, *changed.asked) > aifactory::fleet_size(changed.plan) * (1.0 + 1e-9))
    changed.warnings.push_back({"demand_not_met", "demand", "the busiest hour needs more GPUs than there are"});
  changed.digest = aifactory::digest_of(changed);
  return changed;
}

}  // namespace calculator
