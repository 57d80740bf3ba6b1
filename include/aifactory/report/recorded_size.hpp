// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a fleet follow from what is asked for, as formulas: GPUs needed, GPUs allowed, and the year of the fleet that is built?
#pragma once

#include "aifactory/report/recorded_year.hpp"
#include "aifactory/report/sized.hpp"
#include "aifactory/report/sized_json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

namespace detail {

inline constexpr const char *domains_built = "sizing.scale_up_domains", *domains_in_service = "sizing.scale_up_domains_in_service";

/// size_request over recorded inputs.
struct recorded_request {
  bool demand = false;
  std::optional<output_token_rate<expression>> tokens{};
  std::optional<gpu_count<expression>> gpus{};
  std::optional<rack_count<expression>> racks{};
  std::optional<aifactory::it_power<expression>> it_power{};
  std::optional<aifactory::facility_power<expression>> facility_power{};
  std::optional<money<expression>> budget{};
};

/// What is asked for, by the inputs that say so: a limit of [sizing], or the plan's own size.
[[nodiscard]] inline recorded_request recorded_request_of(const size_request& central, const size_rules<expression>& rules, const factory<expression>& plan) {
  recorded_request made;
  made.demand = central.demand.has_value();
  if (central.tokens) made.tokens = rules.output_tokens;
  if (central.racks) made.racks = rules.racks;
  const auto take = [&]<class Q>(std::optional<Q>& to, const auto& value, const Q& limit) {
    if (!value) return;
    const bool is_limit = limit.base_value().value() == value->base_value();
    to = is_limit ? limit : plan.size.template holds<Q>() ? plan.size.template get<Q>() : Q::from_base_value(expression(value->base_value()));
  };
  take(made.gpus, central.gpus, rules.gpu_limit);
  take(made.it_power, central.it_power, rules.it_power_limit);
  take(made.facility_power, central.facility_power, rules.facility_power_limit);
  take(made.budget, central.budget, rules.budget_limit);
  return made;
}

}  // namespace detail

/// Numbers of whole pieces in formulas: what was counted, or numbers that a person may change.
enum class counted_pieces { as_found, as_inputs };

/// The scenario with the numbers of whole pieces among its inputs.
[[nodiscard]] inline scenario with_counted_pieces(scenario s, const sized_scenario& sized) {
  const auto add = [&](const char* field, const char* meaning, double value) {
    scenario_input input;
    input.field = field, input.unit = "1", input.meaning = meaning, input.value = value, input.hard = range::not_negative();
    input.by = given_by::sizing_section, input.source = "counted by size_factory for the inputs as delivered";
    s.sizing_inputs.push_back(std::move(input));
  };
  add(detail::domains_built, "whole scale-up domains that are built", sized.found.size.fleet.domains);
  add(detail::domains_in_service, "of these, how many are in service", sized.found.in_service);
  return s;
}

/// The figures that size_factory reports under "result": the year of the fleet, and under "sizing" what it was sized by. Whole pieces are
/// counted: the number of scale-up domains is a number of its own, of which everything else is a formula.
/// @param how  as_inputs: a person may change these numbers, for a sheet (with_counted_pieces)
/// @errors  none
[[nodiscard]] inline recorded_answer recorded_size(const scenario& s, const sized_scenario& sized, counted_pieces how = counted_pieces::as_found) {
  recorded_answer made;
  const detail::recorded_input leaf(s, made);
  const auto inputs = convert_planned<expression>(s.together(), [&](double raw, std::string_view section, const auto& row, const auto& member) { return leaf(raw, section, row, member); });
  const auto rules = convert<expression>(s.rules, [&](double raw, const auto& row, const auto& member) { return leaf(raw, "sizing", row, member); });
  const auto& size = sized.found.size;
  const auto put = [&](const std::string& key, const char* unit, const expression& value) { made.figures.push_back({"sizing." + key, unit, value}); };

  const auto counted = [&](const char* name, double number) {
    return how == counted_pieces::as_found ? expression::found(name, number, "1") : expression::input(name, number, "1");
  };
  const expression domains = counted(detail::domains_built, size.fleet.domains), running = counted(detail::domains_in_service, sized.found.in_service);
  const gpu_count<expression> in_domain =
      s.rules.scale_up_domain.base_value() > 0.0 ? rules.scale_up_domain : gpu_count<expression>::from_base_value(expression(sized.by.scale_up_domain.base_value()));
  const gpu_count<expression> gpus = domains * in_domain, in_service = running * in_domain;

  factory<expression> plan = inputs.plan;
  plan.size = gpus;
  if (sized.request.demand) plan = under_demand(plan, inputs.asked);
  detail::record_year(made, plan, evaluate(sized.built));

  const auto request = detail::recorded_request_of(sized.request, rules, inputs.plan);
  const auto bound = [&](size_by what, const gpu_count<expression>& of) {
    put("bounds." + key_of(what), "GPU", of.base_value());
    if (what == size.binds) put("gpus_asked", "GPU", of.base_value());
  };
  for_each_need(inputs, request, bound);
  for_each_limit(inputs, request, sized.by, bound);
  put("gpus", "GPU", gpus.base_value());
  put("gpus_per_scale_up_domain", "GPU", in_domain.base_value());
  put("scale_up_domains", "1", domains);
  put("scale_up_domains_in_service", "1", running);
  if (sized.busiest_load) {
    put("demand_met", "1", demand_met(inputs.plan, inputs.asked, in_service));
    put("utilization", "1", plan.operations.utilization.value());
    put("busiest_hour_load", "1", busiest_load(inputs.plan, inputs.asked, in_service));
    put("concurrent_users", "user", concurrent_users(inputs.plan, inputs.asked, gpus).base_value());
  }
  const auto without = [&](const char* key, const char* why) { made.without.push_back({std::string("sizing.") + key, why}); };
  for (const char* key : {"spare_scale_up_domains", "racks", "halls", "stranded_it_power_mw"}) without(key, "is counted in whole pieces");
  for (const char* key : {"p99_first_token_s", "waits"}) without(key, "is searched in the distribution of waiting times");
  made.notes.push_back("Numbers of whole scale-up domains do not follow their inputs here.");
  return made;
}

}  // namespace aifactory
