// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How big is the factory that a demand, a power, a budget or a number of racks asks for, and what limits it?
///
///   const auto found = size_for(plan, {.it_power = 100.0 * MW_IT}, pieces{.scale_up_domain = 72.0 * GPU});
///   const auto found = size_for(plan, {.demand = asked, .facility_power = 50.0 * MW}, ...);     a demand under a limit
#pragma once

#include "aifactory/sizing/planned.hpp"
#include "aifactory/sizing/required_gpus.hpp"
#include "aifactory/sizing/whole_fleet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aifactory {

/// What may ask for a size or limit it.
enum class size_by { peak_demand, yearly_tokens, gpus, racks, it_power, facility_power, budget };

/// What messages call it: "IT power".
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
  std::optional<token_demand<double>> demand{};  ///< its busiest hour must be met
  std::optional<output_token_rate<>> tokens{};  ///< delivered on average: 2e15 * tok_out / year
  std::optional<gpu_count<>> gpus{};                        ///< at most
  std::optional<rack_count<>> racks{};                      ///< at most; needs GPUs per rack
  std::optional<aifactory::it_power<>> it_power{};          ///< built at most
  std::optional<aifactory::facility_power<>> facility_power{};  ///< built at most
  std::optional<money<>> budget{};                          ///< capital of all layers at most
};

/// The fleet that is built, and what decided its size.
struct size_answer {
  gpu_count<> continuous{};   ///< before rounding
  size_by binds = size_by::peak_demand;  ///< the request that decided
  bool rounding_binds = false;  ///< less than one more scale-up domain would have fitted: its granularity limits as well
  whole_fleet fleet{};          ///< in whole scale-up domains
  factory<double> plan;       ///< of the whole fleet; with a demand, at the utilization that results from it
  aifactory::it_power<> stranded{};  ///< of the power that binds, or of whole halls: IT power that no whole domain can use
  double met = 1.0;           ///< GPUs per GPUs that the busiest hour needs, at most 1; 1 without a demand
};

namespace detail {
/// The plan sized by another quantity, in GPUs.
template <class V, class Size>
constexpr gpu_count<V> gpus_by(const factory<V>& plan, const Size& size) {
  factory<V> other = plan;
  other.size = size;
  return fleet_size(other);
}
}  // namespace detail

/// Calls f(what, GPUs) for each thing that needs GPUs: the busiest hour of the demand, the tokens of a year.
///
///   gpus = peak demand / (rate x availability x load limit)       gpus = tokens per year / (rate x utilization x availability)
///
/// @param asked  a size_request, or one like it of another value type
/// @errors  input_error from the demand's shape
/// @source  required_gpus.hpp; definition of utilization
template <class V, class Request, class F>
constexpr void for_each_need(const planned<V>& inputs, const Request& asked, const F& f) {
  const auto& plan = inputs.plan;
  if (asked.demand) f(size_by::peak_demand, required_gpus(plan, inputs.asked));
  if (asked.tokens)
    f(size_by::yearly_tokens,
      gpu_count<V>(output_token_rate<V>(*asked.tokens) / (plan.workload.output_rate * V(plan.operations.utilization * plan.operations.availability))));
}

/// Calls f(what, GPUs) for each limit: GPUs, racks, powers and budget, in GPUs of this plan (model/fleet.hpp).
/// @errors  none
/// @source  model/fleet.hpp
template <class V, class Request, class F>
constexpr void for_each_limit(const planned<V>& inputs, const Request& asked, const pieces& by, const F& f) {
  const auto& plan = inputs.plan;
  if (asked.gpus) f(size_by::gpus, gpu_count<V>(*asked.gpus));
  if (asked.racks) f(size_by::racks, gpu_count<V>(*asked.racks * by.rack));
  if (asked.it_power) f(size_by::it_power, detail::gpus_by(plan, aifactory::it_power<V>(*asked.it_power)));
  if (asked.facility_power) f(size_by::facility_power, detail::gpus_by(plan, aifactory::facility_power<V>(*asked.facility_power)));
  if (asked.budget) f(size_by::budget, detail::gpus_by(plan, money<V>(*asked.budget)));
}

/// GPUs in service per GPUs that the busiest hour needs, at most 1.
///
///   min(1, gpus / required gpus)
///
/// @return  [1]
/// @errors  input_error from the demand's shape
/// @source  definition
template <class V>
[[nodiscard]] constexpr V demand_met(const factory<V>& plan, const token_demand<V>& asked, const gpu_count<V>& in_service) {
  return math::min(V(1.0), V(in_service / required_gpus(plan, asked)));
}
/// The share of the capacity in service that the busiest hour takes.
///
///   required gpus at a load limit of 1 / gpus
///
/// @return  [1]  above 1 where it cannot be met
/// @errors  input_error from the demand's shape
/// @source  definition
template <class V>
[[nodiscard]] constexpr V busiest_load(const factory<V>& plan, token_demand<V> asked, const gpu_count<V>& in_service) {
  asked.load_limit = share<V>(V(1.0));
  return V(required_gpus(plan, asked) / in_service);
}

namespace detail {
/// What follows from the fleet: the plan at its size and load, what of the demand is met, and the power that is left over.
inline void complete(size_answer& answer, const factory<double>& plan, const size_request& asked, const gpu_count<>& in_service) {
  answer.plan.size = answer.fleet.gpus;
  if (asked.demand) {
    answer.plan = under_demand(answer.plan, *asked.demand);
    answer.met = demand_met(plan, *asked.demand, in_service);
  }
  const auto in_halls = answer.fleet.in_halls;
  aifactory::it_power<> given = in_halls;
  if (answer.binds == size_by::it_power) given = std::max(given, *asked.it_power);
  if (answer.binds == size_by::facility_power) given = std::max(given, aifactory::it_power<>(*asked.facility_power / design_pue(plan)));
  answer.stranded = given - answer.fleet.built;
}
}  // namespace detail

/// The largest need and the smallest limit, with what makes them.
struct size_bound {
  size_by what;      ///< the request
  gpu_count<> gpus;  ///< that it comes to, not rounded
};
/// Both bounds of a size; empty where nothing is needed, or nothing limits.
struct size_bounds {
  /// The largest of the needs.
  std::optional<size_bound> need, limit;  ///< the smallest of the limits
};

/// The bounds of a request.
///
///   need = max over for_each_need,   limit = min over for_each_limit
///
/// @errors  input_error: nothing is asked for, a request is not above 0, racks without GPUs per rack; from the demand's shape
[[nodiscard]] inline size_bounds bounds_of(const planned<double>& inputs, const size_request& asked, const pieces& by) {
  size_bounds bounds;
  if (asked.tokens && !(*asked.tokens > 0.0 * tok_out / second)) throw input_error("sizing: tokens per year must be above 0");
  if (asked.racks && !(by.rack > 0.0 * GPU / rack)) throw input_error("sizing: a number of racks needs the GPUs per rack");
  for_each_need(inputs, asked, [&](size_by what, const gpu_count<>& gpus) {
    if (!bounds.need || gpus > bounds.need->gpus) bounds.need = size_bound{what, gpus};
  });
  for_each_limit(inputs, asked, by, [&](size_by what, const gpu_count<>& gpus) {
    if (!(gpus > 0.0 * GPU)) throw input_error("sizing: " + std::string(name_of(what)) + " must be above 0");
    if (!bounds.limit || gpus < bounds.limit->gpus) bounds.limit = size_bound{what, gpus};
  });
  if (!bounds.need && !bounds.limit)
    throw input_error("sizing: nothing is asked for: give a demand, tokens, GPUs, racks, a power or a budget");
  return bounds;
}

/// Sizes a plan between what it needs and what there is: what is needed is rounded up to whole scale-up domains, what there
/// is down; the smaller of the two is the answer, and its request is what binds.
///
///   need in whole domains where it is <= limit, else limit in whole domains
///
/// @errors  input_error when not one domain fits, or as in_whole_pieces()
/// @source  own, from the definition
[[nodiscard]] inline size_answer size_between(const factory<double>& plan, const size_bounds& bounds, const size_request& asked,
                                              const pieces& by) {
  size_answer answer{.plan = plan};
  const auto take = [&](const size_bound& by_what, to_whole direction) {
    answer.binds = by_what.what;
    answer.continuous = by_what.gpus;
    answer.fleet = in_whole_pieces(plan, by_what.gpus, by, direction);
  };
  if (bounds.need) take(*bounds.need, to_whole::up);
  // What is needed, in whole domains, may pass a limit that it did not pass before.
  const auto& limit = bounds.limit;
  if (limit && (!bounds.need || answer.fleet.gpus > limit->gpus * (1.0 + 1e-9))) take(*limit, to_whole::down);
  answer.rounding_binds = answer.fleet.rounded_off > 1e-9 * GPU;
  if (answer.fleet.domains < 1.0)
    throw input_error("sizing: " + std::string(name_of(answer.binds)) + " is not enough for one scale-up domain of " +
                      std::to_string(static_cast<long long>(by.scale_up_domain.in(GPU))) + " GPUs");
  detail::complete(answer, plan, asked, answer.fleet.gpus);
  return answer;
}

/// Sizes a plan. All is linear in the number of GPUs, so each request has a closed form.
///
/// @param plan   what a GPU costs, draws and makes; its own size is not used
/// @errors  as bounds_of() and size_between()
/// @source  for_each_need and for_each_limit
[[nodiscard]] inline size_answer size_for(const factory<double>& plan, const size_request& asked, const pieces& by) {
  const planned<double> inputs{plan, asked.demand ? *asked.demand : defaults_of<token_demand<double>>()};
  return size_between(plan, bounds_of(inputs, asked, by), asked, by);
}

}  // namespace aifactory
