// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many GPUs does a demand need, and how busy are they then on average?
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/sizing/token_demand.hpp"

namespace aifactory {

/// GPUs that meet the busiest hour: the larger of what output and input need, at the rates of plan.workload.
///
///   gpus = peak to average x average rate / (rate per GPU x availability x load limit)
///
/// The plan's rates hold for both kinds at the same time, at the mix in which they were measured. Where the demand has
/// another mix, the kind that needs more decides, and the result is on the safe side: the other kind leaves time over.
///
/// @return  [GPU]  not rounded
/// @errors  input_error from the shape
template <class V>
struct gpu_need {
  gpu_count<V> for_output;
  gpu_count<V> for_input;
  gpu_count<V> gpus;  ///< the larger
};
template <class V>
[[nodiscard]] constexpr gpu_need<V> required_gpus(const factory<V>& plan, const token_demand<V>& asked) {
  const double peak = peak_to_average(asked.shape());
  const auto& work = plan.workload;
  const V usable = V(plan.operations.availability * asked.load_limit);
  const gpu_count<V> for_output = average_output(asked) * peak / (work.output_rate * usable);
  const auto no_input = math::is_zero(work.input_rate);
  const prompt_token_rate_per_gpu<V> rate = math::where(no_input, prompt_token_rate_per_gpu<V>(1.0 * tok_in / second / GPU), work.input_rate);
  const gpu_count<V> for_input =
      math::where(no_input, gpu_count<V>(0.0 * GPU), gpu_count<V>(average_input(asked) * peak / (rate * usable)));
  return {for_output, for_input, math::max(for_output, for_input)};
}

/// The average load of so many GPUs under the demand: a result, not an input. Output tokens asked for over those the fleet
/// makes in the time it is up.
///
///   utilization = average output / (gpus x output rate x availability)
///
/// @return  [1]  above 1 where the fleet is too small
template <class V>
[[nodiscard]] constexpr V average_utilization(const factory<V>& plan, const token_demand<V>& asked, const gpu_count<V>& gpus) {
  return V(average_output(asked) / (plan.workload.output_rate * gpus * plan.operations.availability));
}

/// The plan at its size, with the utilization that the demand gives it.
/// @errors  none; a fleet that is too small gets utilization 1
template <class V>
[[nodiscard]] constexpr factory<V> serving(const factory<V>& plan, const token_demand<V>& asked) {
  factory<V> busy = plan;
  busy.operations.utilization = utilization<V>(math::min(V(1.0), average_utilization(plan, asked, fleet_size(plan))));
  return busy;
}

/// Streams that the fleet answers at once in the busiest hour: users at their interactivity.
///
///   users = gpus x output rate x availability / interactivity
template <class V>
[[nodiscard]] constexpr user_count<V> concurrent_users(const factory<V>& plan, const token_demand<V>& asked, const gpu_count<V>& gpus) {
  return plan.workload.output_rate * gpus * plan.operations.availability / asked.interactivity;
}

}  // namespace aifactory
