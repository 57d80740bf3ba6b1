// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a sized factory look like as JSON ("aifactory.size_factory/1")?
///
/// What cost_per_token says of the fleet, and beside it what it was sized by. Needs nlohmann-json.
#pragma once

#include "aifactory/report/json.hpp"
#include "aifactory/report/sized.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

/// The name of the format, in the document itself.
inline constexpr std::string_view size_factory_schema = "aifactory.size_factory/1";

/// "IT power" as programs write it: "it_power".
[[nodiscard]] inline std::string key_of(size_by what) {
  switch (what) {
    case size_by::peak_demand: return "demand";
    case size_by::yearly_tokens: return "output_tokens";
    case size_by::gpus: return "gpus";
    case size_by::racks: return "racks";
    case size_by::it_power: return "it_power";
    case size_by::facility_power: return "facility_power";
    default: return "budget";
  }
}

namespace detail {
/// What asks for a size and what limits it, each in GPUs.
inline ordered_json bounds_json(const planned<double>& inputs, const sized_scenario& sized) {
  ordered_json all = ordered_json::array();
  const auto add = [&](const char* as) {
    return [&all, as](size_by what, const gpu_count<>& gpus) { all.push_back({{"id", key_of(what)}, {"as", as}, {"gpus", gpus.in(GPU)}}); };
  };
  for_each_need(inputs, sized.request, add("need"));
  for_each_limit(inputs, sized.request, sized.by, add("limit"));
  return all;
}

inline ordered_json gpus_json(const summary& of) {
  ordered_json all{{"mean", of.mean().value}, {"sd", of.sd().value}};
  for (const int p : {5, 50, 95}) all["p" + std::to_string(p)] = of.quantile(0.01 * p).value;
  all["standard_error"] = {{"mean", of.mean().standard_error}};
  for (const int p : {5, 50, 95}) all["standard_error"]["p" + std::to_string(p)] = of.quantile(0.01 * p).standard_error;
  return all;
}
}  // namespace detail

/// What stands under "sizing": the pieces, what binds, the load.
[[nodiscard]] inline nlohmann::ordered_json json_sizing(const planned<double>& inputs, const sized_scenario& sized) {
  const auto& size = sized.found.size;
  nlohmann::ordered_json all{{"binds", key_of(size.binds)},
                             {"rounding_binds", size.rounding_binds},
                             {"gpus_asked", size.continuous.in(GPU)},
                             {"gpus", size.fleet.gpus.in(GPU)},
                             {"gpus_per_scale_up_domain", sized.by.scale_up_domain.in(GPU)},
                             {"scale_up_domains", size.fleet.domains},
                             {"scale_up_domains_in_service", sized.found.in_service},
                             {"spare_scale_up_domains", sized.found.spares}};
  if (size.fleet.racks > 0.0) all["racks"] = size.fleet.racks;
  if (size.fleet.halls > 0.0) all["halls"] = size.fleet.halls;
  all["stranded_it_power_mw"] = size.stranded.in(MW_IT);
  all["bounds"] = detail::bounds_json(inputs, sized);
  if (!sized.busiest_load) return all;
  all["demand_met"] = size.met;
  all["utilization"] = size.plan.operations.utilization.value();
  all["busiest_hour_load"] = *sized.busiest_load;
  all["concurrent_users"] = concurrent_users(inputs.plan, inputs.asked, size.fleet.gpus).in(user);
  if (sized.first_token) all["p99_first_token_s"] = sized.first_token->in(second);
  if (!sized.waits.empty()) {
    all["waits"] = nlohmann::ordered_json::array();
    for (const auto& wait : sized.waits) all["waits"].push_back({{"load", wait.load}, {"p99_first_token_s", wait.first_token.in(second)}});
  }
  return all;
}

/// The whole report: the envelope of the scenario as it was given, the economics of the fleet, and how it was sized.
[[nodiscard]] inline nlohmann::ordered_json json_size_report(const scenario& s, const answer& central, const sized_scenario& sized,
                                                             const answer& built) {
  auto document = json_envelope(size_factory_schema, s, central);
  document["result"] = json_result(built);
  document["result"]["sizing"] = json_sizing(s.together(), sized);
  return document;
}

/// What the trials say of the size: stands under "uncertainty.sizing".
[[nodiscard]] inline nlohmann::ordered_json json_size_uncertainty(const scenario& s, const sized_trials& trials) {
  nlohmann::ordered_json all{{"confidence", trials.confidence}};
  if (trials.need) all["gpus_needed"] = detail::gpus_json(*trials.need), all["probability_enough"] = trials.enough;
  if (trials.limit) all["gpus_within_limits"] = detail::gpus_json(*trials.limit);
  if (trials.with_confidence) {
    all["with_confidence"] = json_sizing(s.together(), *trials.with_confidence);
    if (trials.need) all["with_confidence"]["probability_enough"] = trials.enough_with_confidence;
  }
  return all;
}

}  // namespace aifactory
