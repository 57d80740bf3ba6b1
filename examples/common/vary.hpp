// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is one input of a scenario given another value?
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/suggest.hpp"

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
  if (is_input && s.find(field)) return found;
  std::vector<std::string> names;
  for (const auto& input : s.inputs) names.push_back(input.field);
  throw aifactory::input_error(option + ": " + field +
                               (is_input
                                    ? ": is not given, so there is nothing to start from: give it with --set"
                                    : ": is not a number among the inputs" + aifactory::did_you_mean(field, names)));
}

/// The plan with another value of one input, in the input's unit.
inline aifactory::factory<double> with_value(const aifactory::factory<double>& plan, const variable& input,
                                             double value) {
  std::size_t at = 0;
  return aifactory::convert_factory<double>(
      plan, [&](double raw, std::string_view, const auto& row, const auto& member) {
        using held = aifactory::holder<std::remove_cvref_t<decltype(member)>>;
        using type = std::remove_cvref_t<decltype(member)>;
        return at++ == input.place ? value * aifactory::scale_of<type>(row.as[held::which(member)]) : raw;
      });
}

/// The scenario with another, certain value of one input: a scenario of its own, with its own digest.
inline aifactory::scenario with_certain(const aifactory::scenario& s, const variable& input, double value) {
  aifactory::scenario changed = s;
  changed.plan = with_value(s.plan, input, value);
  for (auto& i : changed.inputs)
    if (i.field == input.field) {
      i.value = value;
      i.by = aifactory::given_by::option;
      i.spread.reset();
      i.assumption = false;
      i.source = i.date = i.assumption_reason = "";
    }
  changed.digest = aifactory::digest_of(changed);
  return changed;
}

}  // namespace calculator
