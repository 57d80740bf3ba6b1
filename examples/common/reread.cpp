// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "reread.hpp"

#include "crossings.hpp"

#include "aifactory/units/number_text.hpp"

#include <cmath>
#include <limits>

namespace calculator {

namespace {

/// The number among a scenario's inputs that is to be varied.
/// @errors  input_error with the nearest name
void require_number(const aifactory::scenario& s, const std::string& field, const std::string& option) {
  using aifactory::given_by;
  const auto* input = s.find(field);
  if (input && input->by == given_by::demand_section) throw aifactory::input_error(option + ": " + field + ": follows from [demand]: vary what it follows from");
  if (input && input->by == given_by::sizing_section) throw aifactory::input_error(option + ": " + field + ": follows from [sizing]: vary what it follows from");
  if (input) return;
  std::vector<std::string> names;
  for (const auto* list : s.input_lists())
    for (const auto& each : *list) names.push_back(each.field);
  throw aifactory::input_error(option + ": " + field + ": is not a number that the scenario gives" + aifactory::did_you_mean(field, names));
}

option_setting setting_of(const std::string& field, const std::string& unit, double value, const std::string& option, std::size_t use) {
  const bool plain = unit == "1" || unit == "MW_facility/MW_IT";
  return {field + "=" + aifactory::number_text(value, 17) + (plain ? "" : " " + unit), option, use};
}

}  // namespace

sweep_result sweep_by_reading(const options& asked, const answer_to& answer) {
  auto result = detail::swept_axes(asked, detail::read_sweeps(asked), [](const auto& s, const auto& field) { require_number(s, field, "--sweep"); });
  detail::for_each_point(result.axes, [&](std::string id, const std::vector<double>& values) {
    std::vector<option_setting> settings;
    for (std::size_t i = 0; i < values.size(); ++i)
      settings.push_back(setting_of(result.axes[i].input.field, result.axes[i].written_unit, values[i], "--sweep", i + 1));
    result.rows.push_back({std::move(id), answer(load(asked, settings))});
  });
  return result;
}

value_found solve_by_reading(const options& asked, const answer_to& answer) {
  const auto target = read_target(*asked.target);
  value_found wanted{load(asked), *asked.solve, "", target.result, target.target, 0, 0, "", ""};
  require_number(wanted.scenario, wanted.field, "--solve");
  const auto input = *wanted.scenario.find(wanted.field);
  wanted.unit = input.unit;
  const double own = require_result(answer(wanted.scenario), wanted.result).value;
  wanted.before = wanted.value = input.value;
  const auto with = [&](double x) { return load(asked, {setting_of(wanted.field, wanted.unit, x, "--solve", 1)}); };
  const auto result_at = [&](double x) {
    try {
      const auto of = answer(with(x));  // which outlives what is found in it
      const auto* found = of.find(wanted.result);
      return found ? found->value : std::numeric_limits<double>::quiet_NaN();
    } catch (const aifactory::input_error&) {  // a value that the reader refuses is no answer
      return std::numeric_limits<double>::quiet_NaN();
    }
  };
  const double close_enough = 1e-9 * std::max(std::fabs(wanted.target), std::fabs(own));
  constexpr int points = 100;
  const auto search = find_crossings(result_at, wanted.target, wanted.before, close_enough, input.hard, input.plausible, points);
  if (search.roots.empty()) {
    wanted.reason = search.crossed ? "not_converged" : "no_sign_change";
    wanted.message = nothing_found(search, wanted.field, wanted.unit, target);
    return wanted;
  }
  wanted.value = nearest_to(wanted.before, search.roots);
  wanted.scenario = with(wanted.value);
  if (search.roots.size() > 1)
    wanted.scenario.warnings.push_back({"several_solutions", wanted.field, std::to_string(search.roots.size()) + std::string(several_solutions)});
  return wanted;
}

}  // namespace calculator
