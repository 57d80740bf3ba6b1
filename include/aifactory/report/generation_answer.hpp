// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is known when generations are compared in a scenario, and what should a planner look at?
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/sizing/build_trend.hpp"
#include "aifactory/sizing/generation_comparison.hpp"
#include "aifactory/sizing/generation_ratio.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aifactory {

/// A row's delivered cost over trials, in USD/Mtok_out.
struct cost_spread {
  /// 5 of 100 trials are below.
  double p5, p50, p95;  ///< 95 of 100 are below
};

/// How the trials ran; none without --trials.
struct trials_run {
  /// How many, of each row.
  std::uint64_t trials = 0, seed = 0;  ///< the same seed gives the same trials
  std::string sampler{};               ///< as options name it
  bool complete = true;                ///< all that were asked for were made
};

/// Everything that reports print.
struct generation_answer {
  aifactory::scenario scenario;             ///< the plan that generations are put into
  generation_question asked;                ///< generations, speeds and demand
  generation_comparison found;              ///< the rows
  std::vector<generation_ratios> ratios{};  ///< with --claim
  claimed_ratios claimed{};                 ///< which `ratios` are held against
  std::vector<trend_row> trend{};  ///< with --trend, at the first speed
  trials_run trials{};             ///< of the rows that have figures
  std::vector<std::optional<cost_spread>> spreads{};  ///< of the rows, with trials
  std::vector<warning> warnings{};                    ///< of the scenario, and warnings_of_comparison

  /// The spread of a row by its place, or null where no trials were made.
  [[nodiscard]] const cost_spread* spread_of(std::size_t place) const {
    return place < spreads.size() && spreads[place] ? &*spreads[place] : nullptr;
  }
};

/// The scenario of a row, for trials: its plan with the scenario's distributions, but for what the generation brings, and
/// with the interpolation's error on its rate: a lognormal of median 1.
[[nodiscard]] inline scenario scenario_of(const scenario& s, const generation_option& option) {
  scenario of_row = s;
  of_row.plan = option.plan;
  of_row.fleet = fleet_rule::varies;
  of_row.asked.reset();
  of_row.measured.reset();
  of_row.sized_by_demand = false;
  of_row.uses.clear();
  const auto brought = [](const std::string& field) {
    for (const char* name : {"compute.price", "compute.it_power_per_gpu", "compute.life", "compute.gpus_per_rack", "compute.gpus", "compute.it_power", "compute.budget",
                             "power.facility_power", "workload.output_rate", "workload.input_rate"})
      if (field == name) return true;
    return false;
  };
  for (auto& input : of_row.inputs)
    if (brought(input.field)) input.spread.reset();
  if (option.error.log_sd > 0.0) {
    const distribution rate = lognormal({.median = option.plan.workload.output_rate.in(tok_out / second / GPU), .sigma = option.error.log_sd});
    auto input = std::find_if(of_row.inputs.begin(), of_row.inputs.end(), [](const auto& each) { return each.field == "workload.output_rate"; });
    if (input == of_row.inputs.end()) {
      input = of_row.inputs.insert(input, scenario_input{});
      input->field = "workload.output_rate";
    }
    input->spread = rate;
  }
  std::erase_if(of_row.correlations, [&](const scenario_correlation& each) {
    const auto certain = [&](const std::string& field) {
      const auto* input = of_row.find(field);
      return !input || !input->spread;
    };
    return certain(each.first) || certain(each.second);
  });
  return of_row;
}

/// Where the scenario gives what the comparison takes from elsewhere, and where the same input is not the same thing for
/// every generation.
[[nodiscard]] inline std::vector<warning> warnings_of_comparison(const scenario& s, const generation_question& asked, const generation_comparison& found) {
  std::vector<warning> all;
  const auto given = [&](const char* field) {
    const auto* input = s.find(field);
    return input && (input->by == given_by::file || input->by == given_by::option) ? input : nullptr;
  };
  const auto not_used = [&](std::initializer_list<const char*> fields, const std::string& instead) {
    std::string names, values;
    for (const char* field : fields)
      if (const auto* input = given(field)) {
        names += (names.empty() ? "" : ", ") + std::string(field);
        values += (values.empty() ? "" : ", ") + rounded_text(input->value, 6) + " " + input->unit;
      }
    if (!names.empty()) all.push_back({"not_used", names, "the scenario's own (" + values + ") is not used: " + instead});
  };
  not_used({"compute.price", "compute.it_power_per_gpu", "compute.life"}, "each generation has that of the catalogue, or of --price");
  not_used({"workload.output_rate", "workload.input_rate"}, "rates are measured or interpolated");
  if (!s.uses.empty()) all.push_back({"not_used", "workload", "one model is compared, at the lengths that stand above: the scenario's several workloads are not used"});
  if (s.asked) all.push_back({"not_used", "demand", "sizes nothing here: every generation gets the same IT power and the utilization that the scenario comes to"});

  std::set<std::string_view> vendors, guessed;
  for (const auto& row : found.rows) {
    vendors.insert(row.facts.vendor);
    if (row.option && row.facts.price->from.is_assumption() && row.facts.price->from.text != price_of_user.reason) guessed.insert(row.facts.id);
  }
  if (s.plan.software.licence.base_value() > 0.0 && vendors.size() > 1)
    all.push_back({"same_for_all", "software.licence",
                   rounded_text(s.plan.software.licence.in(USD / GPU / year), 4) + " USD/GPU/year is charged to the generations of every vendor: " +
                       "--set software.licence= leaves it out"});
  const auto any = [](const auto& layer) { return layer.capex.base_value() > 0.0; };
  if (any(s.plan.network) || any(s.plan.storage) || any(s.plan.support))
    all.push_back({"same_for_all", "network", "network, storage and support cost as much per GPU for every generation"});
  if (s.plan.workload.cache_hit_rate.value() > 0.0)
    all.push_back({"measured_without_cache", "workload.cache_hit_rate", "rates were measured without cached input: with it they would be higher"});
  if (std::any_of(found.rows.begin(), found.rows.end(), [](const auto& row) { return row.option && row.option->curve.from.text.starts_with("MLPerf"); }))
    all.push_back({"lower_bound", "interactivity", "MLPerf's points are limits that were held: users saw more, so a rate at a speed is a lower bound"});
  std::string small;
  for (const auto& each : asked.generations)
    for (const auto& row : found.rows)
      if (row.facts.id == each.id && row.option && each.scale_up_domain && row.option->result.gpus < each.scale_up_domain->value) {
        small += (small.empty() ? "" : ", ") + std::string(each.id);
        break;
      }
  if (!small.empty()) all.push_back({"less_than_a_domain", "compute.it_power", "is less than one server or rack of " + small + " needs: their costs are those of a share of one"});
  if (!guessed.empty()) {
    std::string names;
    for (const auto id : guessed) names += (names.empty() ? "" : ", ") + std::string(id);
    all.push_back({"price_assumed", "compute.price", "no price is published of " + names + ": the catalogue's is an assumption"});
  }
  for (const auto& each : asked.generations)
    if (std::any_of(found.rows.begin(), found.rows.end(), [&](const auto& row) { return row.facts.id == each.id && row.announced(); }))
      all.push_back({"announced", std::string(each.id), "is announced by its vendor and measured by nobody else: it is not ranked"});
  return all;
}

}  // namespace aifactory
