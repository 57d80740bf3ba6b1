// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a row of InferenceX written?
#pragma once

#include "aifactory/throughput/frontier_curve.hpp"

namespace aifactory::detail {

/// @param speed        tokens per second and user, median over the run
/// @param output_rate  tokens per second and GPU of the whole deployment, prefill and decode together
/// @param input_rate   the same of prompt tokens, at the same time; none are cached
constexpr frontier_point inferencex(double speed, double output_rate, double input_rate, int gpus,
                                    std::string_view date, std::int64_t run) {
  return {speed * tok_out / second / user,
          output_rate * tok_out / second / GPU,
          input_rate * tok_in / second / GPU,
          gpus * GPU,
          date,
          run};
}

template <class G, class M, precision P, std::size_t N>
constexpr frontier_curve inferencex_curve(int input, int output, serving_mode mode, bool speculative,
                                          std::string_view newest, const frontier_point (&points)[N]) {
  return curve_of<G, M, P>(input * tok_in, output * tok_out, mode, speculative,
                           source{"InferenceX (SemiAnalysis), DeepSeek-R1-0528, benchmark runs", newest}, points);
}

}  // namespace aifactory::detail
