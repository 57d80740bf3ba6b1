// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How big is a scenario's factory in whole pieces, what binds, and how long do its users wait?
#pragma once

#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/sizing/first_token.hpp"
#include "aifactory/sizing/spared_size.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The wait for the first token when the busiest hour takes a share of the capacity.
struct wait_at_load {
  double load = 0.0;         ///< [-]  of the capacity in service
  duration<> first_token{};  ///< P99
};

/// A scenario, sized.
struct sized_scenario {
  scenario built;          ///< the scenario with this fleet: to be evaluated and sampled
  size_request request;    ///< what it was sized by
  pieces by;               ///< in which it is bought
  spared_size found;       ///< the fleet, and what binds
  std::optional<double> busiest_load;       ///< share of the capacity in service that the busiest hour takes
  std::optional<duration<>> first_token;    ///< P99 in the busiest hour; empty where requests have no length, or too many come
  std::vector<wait_at_load> waits;          ///< the same at other loads of the same demand
};

/// What a scenario asks for at these inputs; its own size is a limit unless its demand or its rules made it.
/// @errors  none
[[nodiscard]] inline size_request request_of(const scenario& s, const planned<double>& inputs) {
  return request_of(inputs.plan, s.asked ? std::optional(inputs.asked) : std::nullopt, s.rules, !s.sized_by_demand && !s.sized_by_rules);
}
/// The pieces in which a scenario's fleet is bought.
/// @errors  none
[[nodiscard]] inline pieces pieces_of(const scenario& s) {
  return pieces_of(s.rules, s.scale_up_domain, s.plan.compute.gpus_per_rack);
}
/// The rule for spares, where the scenario has an MTBF.
/// @errors  input_error as availability_of
[[nodiscard]] inline std::optional<spare_rule> spares_of(const scenario& s) {
  if (!(s.rules.mtbf > 0.0 * second)) return std::nullopt;
  return spare_rule{availability_of(s.rules.mtbf, s.rules.repair_time), s.rules.enough_up.value()};
}

namespace detail {
inline void add_waits(const token_demand<double>& asked, sized_scenario& to) {
  if (!(asked.output > 0.0 * tok_out)) return;
  const auto at = [&](double load) -> std::optional<duration<>> {
    if (!(load < 1.0) || queue_of(asked, load).streams < 1.0) return std::nullopt;
    return p99_first_token(asked, load);
  };
  to.first_token = at(*to.busiest_load);
  for (const double load : {0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99})
    if (const auto wait = at(load)) to.waits.push_back({load, *wait});
}

/// The scenario with a fleet of its own in place of whatever sized it.
inline scenario with_fleet(const scenario& s, const factory<double>& plan) {
  scenario built = s;
  built.plan = plan;
  built.sized_by_demand = built.sized_by_rules = false;
  std::vector<std::string> names;
  for_each_field(s.plan, [&](const auto& row, const auto&) {
    for (const auto& written : row.as) names.emplace_back(written.name);
  });
  const auto sizes = [&](const std::string& field) { return std::find(names.begin(), names.end(), field) != names.end(); };
  for (auto& input : built.inputs)
    if (sizes(input.field)) input.spread.reset();
  std::erase_if(built.correlations, [&](const auto& c) { return sizes(c.first) || sizes(c.second); });
  return built;
}
}  // namespace detail

/// Sizes a scenario at the given inputs, between given bounds.
/// @errors  input_error as size_with_spares
/// @source  sizing/spared_size.hpp and sizing/first_token.hpp
[[nodiscard]] inline sized_scenario size_within(const scenario& s, const planned<double>& inputs, const size_bounds& bounds) {
  sized_scenario to{s, request_of(s, inputs), pieces_of(s), {size_answer{.plan = inputs.plan}}, {}, {}, {}};
  to.found = size_with_spares(inputs.plan, bounds, to.request, to.by, spares_of(s));
  to.built = detail::with_fleet(s, to.found.size.plan);
  if (!s.asked) return to;
  to.built.asked = inputs.asked, to.built.measured = inputs.plan.workload;
  to.busiest_load = busiest_load<double>(inputs.plan, inputs.asked, to.found.in_service * to.by.scale_up_domain);
  detail::add_waits(inputs.asked, to);
  return to;
}

/// Sizes a scenario at its central values, or at other inputs of the same scenario.
/// @errors  input_error as bounds_of and size_with_spares
[[nodiscard]] inline sized_scenario size_of(const scenario& s, const planned<double>& inputs) {
  return size_within(s, inputs, bounds_of(inputs, request_of(s, inputs), pieces_of(s)));
}
/// The same at the central values.
/// @errors  as above
[[nodiscard]] inline sized_scenario size_of(const scenario& s) { return size_of(s, s.together()); }

/// The GPUs that are needed and those that there may be, in each trial.
struct gpus_by_trial {
  size_request rules;  ///< without the plan's own size
  pieces by;            ///< for racks
  bool own_size = false;  ///< the plan's own size counts as a limit, in each trial

  ///   (max over for_each_need, min over for_each_limit),   0 where there is none
  ///
  /// @return  [GPU]  not rounded
  template <class V>
  [[nodiscard]] auto operator()(const planned<V>& inputs) const {
    gpu_count<V> need(0.0 * GPU), limit(0.0 * GPU);
    bool any = false;
    for_each_need(inputs, rules, [&](size_by, const gpu_count<V>& gpus) { need = math::max(need, gpus); });
    const auto at_most = [&](const gpu_count<V>& gpus) {
      limit = any ? math::min(limit, gpus) : gpus;
      any = true;
    };
    if (own_size) at_most(fleet_size(inputs.plan));
    for_each_limit(inputs, rules, by, [&](size_by, const gpu_count<V>& gpus) { at_most(gpus); });
    return std::tuple{need, limit};
  }
};

/// How many GPUs are needed, and how many there may be, over the trials; the fleet that is enough with the confidence of
/// sizing.confidence, which is within what there may be with the same confidence.
struct sized_trials {
  /// GPUs that are needed; empty where nothing asks for any.
  std::optional<summary> need, limit;  ///< GPUs that there may be; empty where nothing limits
  double confidence = 0.0;             ///< [-]  that sizing.confidence asks for
  double enough = 1.0;                 ///< probability that the fleet of the central values is enough
  double enough_with_confidence = 1.0; ///< and that of the other: less than the confidence where a limit is in the way
  std::optional<sized_scenario> with_confidence;  ///< the fleet that is enough with it; empty where nothing is uncertain
};

/// Draws the inputs of a scenario and sizes it by the quantiles of what is needed and of what there may be.
///
///   need = quantile of needs at the confidence,   limit = quantile of limits at 1 - confidence;   sized between them
///   enough = share of the trials whose need the domains in service meet
///
/// @errors  input_error as monte_carlo and size_within
/// @source  own, from the definition
[[nodiscard]] inline sized_trials sample_size(const scenario& s, const sized_scenario& central, trial_options options) {
  const auto drawn = drawn_plan_of(s);
  sized_trials found;
  found.confidence = s.rules.confidence.value();
  if (drawn.fields.empty()) return found;
  options.correlations = drawn.correlations;
  const bool own = !s.sized_by_demand && !s.sized_by_rules;
  const planned<double> middle = s.together();
  gpus_by_trial formula{request_of(middle.plan, s.asked, s.rules, false), central.by};
  formula.own_size = own;
  auto bounds = bounds_of(middle, central.request, central.by);
  const auto run = monte_carlo(drawn.inputs, formula, options);
  if (bounds.need) {
    found.need = run.raw(0);
    bounds.need->gpus = gpu_count<>::from_base_value(found.need->quantile(found.confidence).value);
  }
  if (bounds.limit) {
    found.limit = run.raw(1);
    bounds.limit->gpus = gpu_count<>::from_base_value(found.limit->quantile(1.0 - found.confidence).value);
  }
  found.with_confidence = size_within(s, middle, bounds);
  if (!found.need) return found;
  const auto enough = [&](const sized_scenario& fleet) {
    return found.need->probability_below(gpu_count<>(fleet.found.in_service * fleet.by.scale_up_domain).base_value()).value;
  };
  found.enough = enough(central);
  found.enough_with_confidence = enough(*found.with_confidence);
  return found;
}

}  // namespace aifactory
