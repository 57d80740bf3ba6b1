// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is drawn for a training run, and which of its figures follow from a draw?
#pragma once

#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/training_answer.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// The figures of a run that are drawn where the answer has them, the headline first, by their paths below "result".
inline constexpr std::array<std::string_view, 20> drawn_training_paths{
    "run_cost_usd", "days.total", "days.pre_training", "gpu_hours.total", "flop", "in_step_mfu", "hfu", "run_mfu", "goodput", "expected_failures",
    "job_mtbf_hours", "checkpoint_interval_minutes", "energy_mwh", "facility_power_mw", "carbon_t", "cost_usd.own", "cost_per_million_training_tokens_usd",
    "share_of_fleet_year", "tokens_not_made.total", "revenue_not_made_usd"};

/// Where a number goes among the figures that are drawn (their count: nowhere), and how much its unit is.
struct drawn_place {
  std::size_t to;
  double scale;
};
/// Those of the numbers of for_each_training_number, in their order: units are read once and not in every trial.
inline std::vector<drawn_place> places_of(const training_economics<double>& found, const std::vector<reported_number>& wanted) {
  std::vector<drawn_place> places;
  for_each_training_number(found, [&](std::string_view section, std::string_view key, std::string_view unit, double) {
    std::size_t i = 0;
    while (i < wanted.size() && !(wanted[i].section == section && wanted[i].key == key)) ++i;
    places.push_back({i, unit_of(unit).scale});
  });
  return places;
}

[[nodiscard]] inline planned_training<uncertain> drawn_training_of(const scenario& s, planned<uncertain> base) {
  return {std::move(base), drawn_section(s, "training", *s.training), drawn_section(s, "revenue", s.prices)};
}

}  // namespace detail

/// What is drawn for a scenario's training run. Events: within training.deadline and within training.budget, where these are given.
/// @errors  scenario_error where the scenario has no [training]
[[nodiscard]] inline figure_draws training_draws_of(const scenario& s) {
  const auto central = training_answer_of(s);
  auto drawn = drawn_plan_of(s);
  const auto plan_drawn = detail::drawn_training_of(s, std::move(drawn.inputs));
  figure_draws draws{list_inputs(plan_drawn), {}, {}, {}, {}};
  const auto is_drawn = [&](const std::string& name) {
    return std::any_of(draws.inputs.begin(), draws.inputs.end(), [&](const input_value& input) { return input.name == name && !input.value.is_certain(); });
  };
  for (const auto& c : s.correlations)
    if (is_drawn(c.first) && is_drawn(c.second)) draws.correlations.push_back({c.first, c.second, c.rank});
  for (const auto path : detail::drawn_training_paths)
    if (const auto* at = central.find(path)) draws.figures.push_back(*at);
  const bool dated = s.training->deadline.base_value() != 0.0, priced = s.training->budget.base_value() != 0.0;
  if (dated) draws.events.emplace_back("within_deadline");
  if (priced) draws.events.emplace_back("within_budget");

  // With a fixed fleet the size is a number of GPUs, whatever the scenario states it in.
  const auto shape = std::make_shared<const planned_training<double>>(aifactory::central(plan_drawn));
  const auto places = detail::places_of(training_of(*shape, drawn.role), draws.figures);
  draws.formula = [shape, places, count = draws.figures.size(), dated, priced, role = drawn.role](std::span<const double> given, std::span<double> results) {
    std::fill(results.begin(), results.end(), std::numeric_limits<double>::quiet_NaN());
    try {
      std::size_t next = 0;
      const auto inputs = detail::refill<double>(*shape, [&] { return given[next++]; });
      const auto found = training_of(inputs, role);
      std::size_t place = 0;
      detail::for_each_training_number(found, [&](std::string_view, std::string_view, std::string_view, double number) {
        if (const auto& [to, scale] = places[place++]; to < count) results[to] = number / scale;
      });
      std::size_t event = count;
      if (dated) results[event++] = found.time.total <= inputs.training.deadline ? 1.0 : 0.0;
      if (priced) results[event++] = found.cost.charged <= inputs.training.budget ? 1.0 : 0.0;
    } catch (const input_error&) {
      // A trial in which an MFU would be above one has no answer: counted as invalid.
    }
  };
  return draws;
}

}  // namespace aifactory
