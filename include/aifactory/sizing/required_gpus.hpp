// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many GPUs does a demand need, and how busy are they then on average?
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/sizing/token_demand.hpp"

namespace aifactory {

/// The token rates of a GPU at the demand's mix of input and output.
///
/// The plan's rates hold for both kinds at the same time, at the mix that was measured. At another mix the kind that the
/// demand has more of keeps its rate, and the other one follows from ISL and OSL: what is left of the GPU's time is not
/// credited, so tokens and cost are on the safe side.
///
///   per output token   ISL / OSL prompt tokens
///   input-bound        output rate = input rate x OSL / ISL
///   output-bound       input rate = output rate x ISL / OSL
///
/// @errors  none; without OSL, ISL or a prompt rate the rates stay as they are
/// @source  own choice, stated in docs/design.md
template <class V>
[[nodiscard]] constexpr workload<V> at_mix(const workload<V>& work, const token_demand<V>& asked) {
  workload<V> mixed = work;
  const auto unknown = math::is_zero(asked.output), no_rate = math::is_zero(work.input_rate);
  const output_tokens<V> output = math::where(unknown, output_tokens<V>(1.0 * tok_out), asked.output);
  const prompt_token_rate_per_gpu<V> beside = work.output_rate / output * asked.input;
  const auto no_input = math::is_zero(asked.input);
  const prompt_tokens<V> input = math::where(no_input, prompt_tokens<V>(1.0 * tok_in), asked.input);
  const output_token_rate_per_gpu<V> of_input = work.input_rate / input * output;
  const output_token_rate_per_gpu<V> given = work.output_rate;
  const auto output_rate = math::where(no_input, given, math::where(no_rate, given, math::where(unknown, given, math::min(given, of_input))));
  const auto input_rate = math::where(no_input, work.input_rate, math::where(no_rate, work.input_rate, math::where(unknown, work.input_rate, math::min(work.input_rate, beside))));
  mixed.output_rate = output_rate;
  mixed.input_rate = input_rate;
  return mixed;
}

/// GPUs that meet the busiest hour.
///
///   gpus = peak to average x average output / (output rate at the demand's mix x availability x load limit)
///
/// @return  [GPU]  not rounded; infinite where the plan makes no output
/// @errors  input_error from the shape
/// @source  definition of utilization
template <class V>
[[nodiscard]] constexpr gpu_count<V> required_gpus(const factory<V>& plan, const token_demand<V>& asked) {
  const V usable = V(plan.operations.availability * asked.load_limit);
  return average_output(asked) * peak_to_average(asked.shape()) / (at_mix(plan.workload, asked).output_rate * usable);
}

/// The average load of so many GPUs under the demand: a result, not an input. In hours that ask for more than the fleet can
/// do, it does what it can; the rest is not served.
///
///   utilization = mean over the hours of a week of  min(1, output asked for in the hour / (gpus x output rate x availability))
///
/// @return  [1]
/// @errors  input_error from the shape
/// @source  definition
template <class V>
[[nodiscard]] constexpr V average_utilization(const factory<V>& plan, const token_demand<V>& asked, const gpu_count<V>& gpus) {
  const V even = V(average_output(asked) / (at_mix(plan.workload, asked).output_rate * gpus * plan.operations.availability));
  V sum(0.0);
  for_each_hour(asked.shape(), [&](double relative) { sum = sum + math::min(V(1.0), V(even * relative)); });
  return V(sum / 168.0);
}

/// The share of the demand that so many GPUs serve: 1 where they meet the busiest hour.
///
///   utilization x gpus x output rate x availability / average output
///
/// @return  [1]
/// @errors  input_error from the shape
/// @source  definition
template <class V>
[[nodiscard]] constexpr V share_served(const factory<V>& plan, const token_demand<V>& asked, const gpu_count<V>& gpus) {
  return V(average_utilization(plan, asked, gpus) * V(at_mix(plan.workload, asked).output_rate * gpus * plan.operations.availability / average_output(asked)));
}

/// The plan at its size, with the rates at the demand's mix and the utilization that the demand gives it.
///
///   utilization = min(1, average_utilization)
///
/// @errors  input_error from the shape
/// @source  definition
template <class V>
[[nodiscard]] constexpr factory<V> under_demand(const factory<V>& plan, const token_demand<V>& asked) {
  factory<V> busy = plan;
  busy.workload = at_mix(plan.workload, asked);
  busy.operations.utilization = utilization<V>(math::min(V(1.0), average_utilization(plan, asked, fleet_size(plan))));
  return busy;
}

/// Streams that the fleet answers at once in the busiest hour: users at their interactivity.
///
///   users = gpus x output rate x availability / interactivity
///
/// @errors  none
/// @source  Little's law
template <class V>
[[nodiscard]] constexpr user_count<V> concurrent_users(const factory<V>& plan, const token_demand<V>& asked, const gpu_count<V>& gpus) {
  return at_mix(plan.workload, asked).output_rate * gpus * plan.operations.availability / speed_of(asked);
}

}  // namespace aifactory
