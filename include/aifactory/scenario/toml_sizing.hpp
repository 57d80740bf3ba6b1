// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario's [sizing] make of its size: racks or tokens in place of GPUs, and limits?
///
///   [sizing]
///   racks = "4 rack"                       or output_tokens = "2e15 tok_out/year": as many GPUs as that takes
///   facility_power_limit = "50 MW"         a plan that passes it is warned about; size_factory stays within it
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/scenario/toml_demand.hpp"
#include "aifactory/sizing/size_rules.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace aifactory::detail {

class sizing_reader : protected demand_reader {
 protected:
  /// After the demand and before what is missing is told.
  void read_sizing() {
    const auto before = out_.inputs.size();
    section("sizing", out_.rules);
    for (auto i = before; i < out_.inputs.size(); ++i) out_.sizing_inputs.push_back(std::move(out_.inputs[i]));
    out_.inputs.resize(before);
    std::erase_if(out_.sizing_inputs, [&](const scenario_input& input) { return input.by == given_by::fallback || not_given_.count(input.field) != 0; });
    for (const auto& input : out_.sizing_inputs)
      if (input.spread) problem_at(input.at, input.field, "is a distribution: a rule of sizing is one number");
    check_given("sizing", out_.rules);
    if (const auto facts = find_generation(out_.generation); facts && facts->scale_up_domain)
      out_.scale_up_domain = facts->scale_up_domain->value;
    for (const auto& own : out_.generations)
      if (own.id == out_.generation) out_.scale_up_domain = own.sheet.scale_up_domain;

    for (const char* way : rules_that_size) {
      const auto* given = entries_.find(way);
      if (!given) continue;
      for (const auto other : ways_to_size)
        if (const auto* beside = entries_.find(other); beside && other != way && (!is_rule(other) || other < std::string_view(way)))
          problem_at(given->at, way, "cannot be given beside " + std::string(other) + " (" + beside->at.text() + "): give one of them");
      forgive("compute.gpus");
      out_.sized_by_rules = true;
    }
    if (const auto* tokens = entries_.find("sizing.output_tokens"); tokens && out_.asked)
      problem_at(tokens->at, "sizing.output_tokens", "cannot be given beside [demand], from which the load follows");
    if (const auto* racks = entries_.find("sizing.racks"); racks && !(out_.plan.compute.gpus_per_rack.base_value() > 0.0) && !troubled_.count("compute.generation"))
      problem_at(racks->at, "sizing.racks", "needs compute.gpus_per_rack, or a generation that brings it");
  }

  /// After what is missing was told: the GPUs that racks or tokens come to.
  void apply_sizing() {
    if (!out_.sized_by_rules) return;
    if (!problems_.empty()) {
      troubled_.insert("compute.gpus");
      return;
    }
    const bool by_racks = entries_.find("sizing.racks") != nullptr;
    const auto& plan = out_.plan;
    const double used = plan.operations.utilization * plan.operations.availability;
    const output_token_rate_per_gpu<> delivered = plan.workload.output_rate * used;
    if (!by_racks && !(delivered.base_value() > 0.0)) {
      troubled_.insert("compute.gpus");  // why no GPU delivers a token is told of its own
      out_.plan.size = 1.0 * GPU;
      return;
    }
    out_.plan.size = by_racks ? out_.rules.racks * plan.compute.gpus_per_rack : gpu_count<>(out_.rules.output_tokens / delivered);
    follows("compute.gpus", fleet_size(out_.plan).in(GPU), entries_.find(by_racks ? "sizing.racks" : "sizing.output_tokens")->at,
            by_racks ? "as many as stand in sizing.racks" : "as many as deliver sizing.output_tokens", given_by::sizing_section);
  }

  /// After the size is known.
  void compare_with_limits() {
    if (!problems_.empty()) return;
    if (entries_.find("sizing.mtbf") && out_.plan.operations.availability.value() < 1.0)
      warn("availability_and_spares", "operations.availability",
           "is below 1 beside sizing.mtbf: failures that spares make up for count twice, unless it holds other times alone");
    if (!entries_.find("sizing.mtbf"))
      for (const char* field : {"sizing.repair_time", "sizing.enough_up"})
        if (entries_.find(field)) warn("no_effect", field, "has no effect without sizing.mtbf");
    const auto& plan = out_.plan;
    const auto& rules = out_.rules;
    const auto gpus = fleet_size(plan);
    const auto built = built_for(plan, gpus);
    const auto within = [&](const char* field, const auto& limit, const auto& is, const auto& unit, std::string_view text) {
      if (limit.base_value() > 0.0 && is > limit * (1.0 + 1e-9))
        warn("limit_exceeded", field, "is " + number_text(limit.in(unit), 6) + " " + std::string(text) + ", the plan has " + number_text(is.in(unit), 6));
    };
    within("sizing.gpu_limit", rules.gpu_limit, gpus, GPU, "GPUs");
    within("sizing.it_power_limit", rules.it_power_limit, built, MW_IT, "MW of IT power built");
    within("sizing.facility_power_limit", rules.facility_power_limit, facility_power<>(drawn_from_grid(built, design_pue(plan))), MW, "MW built at the meter");
    within("sizing.budget_limit", rules.budget_limit, capex_of(plan, gpus).total, 1e6 * USD, "M$ of capital");
  }

 private:
  static constexpr const char* rules_that_size[] = {"sizing.racks", "sizing.output_tokens"};
  static bool is_rule(std::string_view field) { return field.starts_with("sizing."); }
};

}  // namespace aifactory::detail
