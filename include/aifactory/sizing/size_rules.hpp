// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What else decides a size: racks or tokens instead of GPUs, limits, pieces, spares, and how sure it must be?
///
///   [sizing]
///   racks = "4 rack"                    or output_tokens = "2e15 tok_out/year"
///   facility_power_limit = "50 MW"      beside a demand
///   hall = "12 MW_IT"
#pragma once

#include "aifactory/sizing/size.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/token.hpp"

#include <tuple>

namespace aifactory {

/// The section [sizing]; 0 stands for what is not given.
template <class V = double>
struct size_rules {
  rack_count<V> racks{};
  output_token_rate<V> output_tokens{};
  gpu_count<V> gpu_limit{};
  it_power<V> it_power_limit{};
  facility_power<V> facility_power_limit{};
  money<V> budget_limit{};
  gpu_count<V> scale_up_domain{};
  it_power<V> hall{};
  duration<V> mtbf{};
  duration<V> repair_time{};
  share<V> enough_up{0.99};
  share<V> confidence{0.9};

  static constexpr auto fields() {
    return std::tuple{
        field{&size_rules::racks, "whole racks, in place of compute.gpus", origin::unset("another field sizes the factory"),
              spelling{"racks", "rack", range::positive(), {1, 1e6}}},
        field{&size_rules::output_tokens, "output tokens delivered, in place of compute.gpus",
              origin::unset("another field sizes the factory"),
              spelling{"output_tokens", "tok_out/year", range::positive(), {1e6, 1e20}}},
        field{&size_rules::gpu_limit, "GPUs there may be at most", origin::unset("no limit"),
              spelling{"gpu_limit", "GPU", range::positive(), {1, 10e6}}},
        field{&size_rules::it_power_limit, "IT power that may be built at most", origin::unset("no limit"),
              spelling{"it_power_limit", "MW_IT", range::positive(), {1e-4, 10e3}}},
        field{&size_rules::facility_power_limit, "facility power that may be built at most", origin::unset("no limit"),
              spelling{"facility_power_limit", "MW_facility", range::positive(), {1e-4, 15e3}}},
        field{&size_rules::budget_limit, "capital of all layers at most", origin::unset("no limit"),
              spelling{"budget_limit", "USD", range::positive(), {1e3, 1e12}}},
        field{&size_rules::scale_up_domain, "GPUs that are bought together at least",
              origin::unset("that of compute.generation, or single GPUs"),
              spelling{"scale_up_domain", "GPU", range::at_least(1.0), {1, 10e3}}},
        field{&size_rules::hall, "IT power of a data hall, built whole", origin::unset("power is built as needed"),
              spelling{"hall", "MW_IT", range::positive(), {0.1, 500}}},
        field{&size_rules::mtbf, "mean time between failures of a scale-up domain", origin::unset("no spares are counted"),
              spelling{"mtbf", "days", range::positive(), {1, 3650}}},
        field{&size_rules::repair_time, "mean time until a scale-up domain is back", origin::neutral(),
              spelling{"repair_time", "hours", range::not_negative(), {0.0, 720}}},
        field{&size_rules::enough_up, "probability that enough scale-up domains are up, which the spares must give",
              origin::assumption("once in a hundred there may be too few"), spelling{"enough_up", "1", {0.0, 0.999999999}, {0.5, 0.99999}}},
        field{&size_rules::confidence, "probability with which the size must be enough, over the trials",
              origin::assumption("nine in ten"), spelling{"confidence", "1", {1e-6, 0.999999}, {0.5, 0.99}}},
    };
  }
};

/// The pieces that rules, or else the generation, name. Single GPUs where neither does.
/// @errors  none
[[nodiscard]] inline pieces pieces_of(const size_rules<double>& rules, const gpu_count<>& domain_of_generation,
                                      const gpus_per_rack<>& in_rack) {
  const auto none = 0.0 * GPU;
  const auto domain = rules.scale_up_domain > none ? rules.scale_up_domain : domain_of_generation > none ? domain_of_generation : 1.0 * GPU;
  return {domain, in_rack, rules.hall};
}

/// What a plan, its demand and the rules ask for together. The plan's own size counts as a limit, unless a demand or the
/// rules made it.
///
/// @errors  none
[[nodiscard]] inline size_request request_of(const factory<double>& plan, const std::optional<token_demand<double>>& asked,
                                             const size_rules<double>& rules, bool size_is_own) {
  size_request request;
  request.demand = asked;
  const auto given = [](const auto& limit) { return limit.base_value() > 0.0; };
  const auto smaller = [&](auto& to, const auto& limit) {
    if (given(limit) && (!to || limit < *to)) to = limit;
  };
  if (given(rules.racks)) request.racks = rules.racks;
  if (given(rules.output_tokens)) request.tokens = rules.output_tokens;
  if (size_is_own) {
    const auto& size = plan.size;
    if (size.holds<gpu_count<>>()) request.gpus = size.get<gpu_count<>>();
    if (size.holds<it_power<>>()) request.it_power = size.get<it_power<>>();
    if (size.holds<facility_power<>>()) request.facility_power = size.get<facility_power<>>();
    if (size.holds<money<>>()) request.budget = size.get<money<>>();
  }
  smaller(request.gpus, rules.gpu_limit);
  smaller(request.it_power, rules.it_power_limit);
  smaller(request.facility_power, rules.facility_power_limit);
  smaller(request.budget, rules.budget_limit);
  return request;
}

}  // namespace aifactory
