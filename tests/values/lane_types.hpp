// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The kinds of lanes that this machine can run: its own, the narrower ones, the plain array.
#pragma once

#include "aifactory/values/lanes.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <tuple>

using array_lanes = aifactory::basic_lanes<aifactory::detail::array_batch<4>>;

#if defined XSIMD_WITH_AVX2 && XSIMD_WITH_AVX2
using lane_types = std::tuple<aifactory::lanes, array_lanes, aifactory::basic_lanes<xsimd::batch<double, xsimd::avx2>>,
                              aifactory::basic_lanes<xsimd::batch<double, xsimd::sse2>>>;
#else
using lane_types = std::tuple<aifactory::lanes, array_lanes>;
#endif

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double least_denormal = std::numeric_limits<double>::denorm_min();
inline constexpr double largest = std::numeric_limits<double>::max();

/// Lane i gets f(i).
template <class L, class F>
L filled(F f) {
  std::array<double, L::size> lane;
  for (std::size_t i = 0; i < L::size; ++i) lane[i] = f(i);
  return L::load(lane.data());
}
/// Whether lane i of a mask is set.
template <class Batch>
bool holds(const aifactory::basic_mask<Batch>& mask, std::size_t i) {
  using L = aifactory::basic_lanes<Batch>;
  return select(mask, L(1.0), L(0.0))[i] == 1.0;
}
