// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a row written whose rate follows from measured latencies?
///
/// Source: InferenceX runs as kept in ai-dynamo/aiconfigurator, src/aiconfigurator/systems/silicon_sample.csv at
/// ed133e9d, which holds concurrency, median time to first token (TTFT) and time per output token (TPOT) of each run,
/// but no rates and not whether tokens were drafted. With all streams busy,
///
///   output rate per GPU = concurrency x OSL / (TTFT + (OSL - 1) x TPOT) / GPUs
///   input rate          = output rate x ISL / OSL
///   speed of a user     = 1 / TPOT
#pragma once

#include "aifactory/throughput/frontier_curve.hpp"

namespace aifactory::detail {

/// @param speed        tokens per second and user
/// @param output_rate  tokens per second and GPU
template <int Input, int Output>
constexpr frontier_point sampled(double speed, double output_rate, int gpus, std::string_view date) {
  return {speed * tok_out / second / user, output_rate * tok_out / second / GPU,
          output_rate * Input / Output * tok_in / second / GPU, gpus * GPU, date};
}

template <class G, class M, precision P, std::size_t N>
constexpr frontier_curve sampled_curve(int input, int output, std::string_view newest,
                                       const frontier_point (&points)[N]) {
  return curve_of<G, M, P>(
      input * tok_in, output * tok_out, serving_mode::aggregated, std::nullopt,
      source{"InferenceX runs as kept in ai-dynamo/aiconfigurator, silicon_sample.csv at ed133e9d; "
             "rates derived from latencies",
             newest},
      points);
}

}  // namespace aifactory::detail
