// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does Llama 2 70B yield at which speed?
///
/// MLPerf has two limits, server and interactive: two points, the ends of a straight line in the logarithms. Users saw
/// more than the limit, so the line is a lower bound. Generations with one of the two are left out.
#pragma once

#include "aifactory/throughput/frontier_curve.hpp"
#include "aifactory/throughput/llama_2_70b.hpp"

namespace aifactory {

namespace detail {
template <class G, precision P>
struct mlperf_llama_2_70b_curve {
  static constexpr std::array<frontier_curve, 1> curves{mlperf_curve<G, models::llama_2_70b, P>()};
  static_assert(sound_curves(curves));
};
}  // namespace detail

// clang-format off
template <> struct frontier_curves<h200_sxm, models::llama_2_70b, precision::fp8> : detail::mlperf_llama_2_70b_curve<h200_sxm, precision::fp8> {};
template <> struct frontier_curves<b200_sxm, models::llama_2_70b, precision::fp4> : detail::mlperf_llama_2_70b_curve<b200_sxm, precision::fp4> {};
template <> struct frontier_curves<gb200_nvl72, models::llama_2_70b, precision::fp4> : detail::mlperf_llama_2_70b_curve<gb200_nvl72, precision::fp4> {};
template <> struct frontier_curves<b300_sxm, models::llama_2_70b, precision::fp4> : detail::mlperf_llama_2_70b_curve<b300_sxm, precision::fp4> {};
template <> struct frontier_curves<gb300_nvl72, models::llama_2_70b, precision::fp4> : detail::mlperf_llama_2_70b_curve<gb300_nvl72, precision::fp4> {};
template <> struct frontier_curves<mi300x, models::llama_2_70b, precision::fp8> : detail::mlperf_llama_2_70b_curve<mi300x, precision::fp8> {};
template <> struct frontier_curves<mi355x, models::llama_2_70b, precision::fp4> : detail::mlperf_llama_2_70b_curve<mi355x, precision::fp4> {};
// clang-format on

}  // namespace aifactory
