// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How big is the factory that a demand, a power, a budget or a number of racks asks for, and what limits it?
///
///   const auto found = size_for(plan, {.it_power = 100.0 * MW_IT}, pieces{.scale_up_domain = 72.0 * GPU});
///   const auto found = size_for(plan, {.demand = asked, .facility_power = 50.0 * MW}, ...);     a demand under a limit
#pragma once

#include "aifactory/sizing/required_gpus.hpp"
#include "aifactory/sizing/whole_fleet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aifactory {

/// What may ask for a size or limit it.
enum class size_by { peak_demand, yearly_tokens, gpus, racks, it_power, facility_power, budget };

[[nodiscard]] constexpr std::string_view name_of(size_by what) {
  switch (what) {
    case size_by::peak_demand: return "demand";
    case size_by::yearly_tokens: return "tokens per year";
    case size_by::gpus: return "GPUs";
    case size_by::racks: return "racks";
    case size_by::it_power: return "IT power";
    case size_by::facility_power: return "facility power";
    default: return "budget";
  }
}

/// What a factory is sized by. Demand and tokens say how much is needed at least, the others how much there is at most.
struct size_request {
  std::optional<token_demand<double>> demand{};
  std::optional<output_token_rate<>> tokens{};  ///< delivered on average: 2e15 * tok_out / year
  std::optional<gpu_count<>> gpus{};
  std::optional<rack_count<>> racks{};
  std::optional<aifactory::it_power<>> it_power{};
  std::optional<aifactory::facility_power<>> facility_power{};
  std::optional<money<>> budget{};
};

struct size_answer {
  gpu_count<> continuous{};   ///< before rounding
  size_by binds = size_by::peak_demand;
  bool rounding_binds = false;  ///< less than one more scale-up domain would have fitted: its granularity limits as well
  whole_fleet fleet{};
  factory<double> plan;       ///< of the whole fleet; with a demand, at the utilization that results from it
  aifactory::it_power<> stranded{};  ///< IT power given (or of whole halls) that the fleet does not use
  double met = 1.0;           ///< GPUs per GPUs that the busiest hour needs, at most 1; 1 without a demand
};

namespace detail {
/// The plan sized by another quantity, in GPUs.
template <class Size>
gpu_count<> gpus_by(const factory<double>& plan, const Size& size) {
  factory<double> other = plan;
  other.size = size;
  return fleet_size(other);
}
}  // namespace detail

/// Sizes a plan.
///
/// All is linear in the number of GPUs, so each request has a closed form (model/fleet.hpp, sizing/required_gpus.hpp). What
/// is needed (the larger of demand and tokens) is rounded up to whole scale-up domains, what there is (the smallest of
/// GPUs, racks, powers and budget) down; the smaller of the two is the answer, and its request is what binds.
///
/// @param plan   what a GPU costs, draws and makes; its own size is not used
/// @errors  input_error: nothing is asked for, a request is not above 0, racks without GPUs per rack, no GPU fits, or as
///          required_gpus() and in_whole_pieces()
[[nodiscard]] inline size_answer size_for(const factory<double>& plan, const size_request& asked, const pieces& by) {
  struct bound {
    size_by what;
    gpu_count<> gpus;
  };
  std::optional<bound> need, limit;
  const auto at_least = [&](size_by what, const gpu_count<>& gpus) {
    if (!need || gpus > need->gpus) need = bound{what, gpus};
  };
  const auto at_most = [&](size_by what, const gpu_count<>& gpus) {
    if (!(gpus > 0.0 * GPU)) throw input_error("sizing: " + std::string(name_of(what)) + " must be above 0");
    if (!limit || gpus < limit->gpus) limit = bound{what, gpus};
  };
  if (asked.demand) at_least(size_by::peak_demand, required_gpus(plan, *asked.demand));
  if (asked.tokens) {
    if (!(*asked.tokens > 0.0 * tok_out / second)) throw input_error("sizing: tokens per year must be above 0");
    const double used = plan.operations.utilization * plan.operations.availability;
    at_least(size_by::yearly_tokens, *asked.tokens / (plan.workload.output_rate * used));
  }
  if (asked.gpus) at_most(size_by::gpus, *asked.gpus);
  if (asked.racks) {
    if (!(by.rack > 0.0 * GPU / rack)) throw input_error("sizing: a number of racks needs the GPUs per rack");
    at_most(size_by::racks, *asked.racks * by.rack);
  }
  if (asked.it_power) at_most(size_by::it_power, detail::gpus_by(plan, *asked.it_power));
  if (asked.facility_power) at_most(size_by::facility_power, detail::gpus_by(plan, *asked.facility_power));
  if (asked.budget) at_most(size_by::budget, detail::gpus_by(plan, *asked.budget));
  if (!need && !limit) throw input_error("sizing: nothing is asked for: give a demand, tokens, GPUs, racks, a power or a budget");

  size_answer answer{.plan = plan};
  const auto take = [&](const bound& by_what, to_whole direction) {
    answer.binds = by_what.what;
    answer.continuous = by_what.gpus;
    answer.fleet = in_whole_pieces(plan, by_what.gpus, by, direction);
  };
  if (need) take(*need, to_whole::up);
  // What is needed, in whole domains, may pass a limit that it did not pass before.
  if (limit && (!need || answer.fleet.gpus > limit->gpus * (1.0 + 1e-9))) take(*limit, to_whole::down);
  answer.rounding_binds = answer.fleet.rounded_off > 1e-9 * GPU;
  if (answer.fleet.domains < 1.0)
    throw input_error("sizing: " + std::string(name_of(answer.binds)) + " is not enough for one scale-up domain of " +
                      std::to_string(static_cast<long long>(by.scale_up_domain.in(GPU))) + " GPUs");

  answer.plan.size = answer.fleet.gpus;
  if (asked.demand) {
    answer.plan = serving(answer.plan, *asked.demand);
    answer.met = std::min(1.0, double(answer.fleet.gpus / required_gpus(plan, *asked.demand)));
  }
  const aifactory::it_power<> given = asked.it_power ? std::max(*asked.it_power, answer.fleet.in_halls) : answer.fleet.in_halls;
  answer.stranded = given - answer.fleet.built;
  return answer;
}

}  // namespace aifactory
