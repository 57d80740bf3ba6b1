// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does Llama 3.1 70B yield at which speed?
///
/// Source and derivation of the rates: silicon_sample.hpp. All runs are of 2025-10-29, on one server or a part of it.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/frontiers/silicon_sample.hpp"

namespace aifactory {

// clang-format off
template <>
struct frontier_curves<h100_sxm, models::llama_3_1_70b, precision::fp8> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(34.76, 1097.92, 2, "2025-10-29"),
      detail::sampled<1024, 1024>(51.24, 810.29, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(64.7, 512.15, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(79.13, 313.81, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(87.78, 174.35, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(106.88, 106.15, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(109.72, 54.5, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_1024_8192[]{
      detail::sampled<1024, 8192>(23.99, 704.3, 2, "2025-10-29"),
      detail::sampled<1024, 8192>(42.72, 682.72, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(60.65, 484.59, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(77.73, 310.62, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(86.33, 172.5, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(101.88, 101.79, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(108.75, 54.33, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(19.08, 290.53, 2, "2025-10-29"),
      detail::sampled<8192, 1024>(30.47, 236.43, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(47.47, 183.84, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(63.43, 122.55, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(86.3, 83.83, 8, "2025-10-29"),
      detail::sampled<8192, 1024>(97.87, 47.61, 8, "2025-10-29"),
  };
  static constexpr std::array<frontier_curve, 3> curves{
      detail::sampled_curve<h100_sxm, models::llama_3_1_70b, precision::fp8>(1024, 1024, "2025-10-29", at_1024_1024),
      detail::sampled_curve<h100_sxm, models::llama_3_1_70b, precision::fp8>(1024, 8192, "2025-10-29", at_1024_8192),
      detail::sampled_curve<h100_sxm, models::llama_3_1_70b, precision::fp8>(8192, 1024, "2025-10-29", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<h200_sxm, models::llama_3_1_70b, precision::fp8> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(22.26, 2740.1, 1, "2025-10-29"),
      detail::sampled<1024, 1024>(37.03, 2277.47, 2, "2025-10-29"),
      detail::sampled<1024, 1024>(52.65, 1619.01, 2, "2025-10-29"),
      detail::sampled<1024, 1024>(73.2, 1129.57, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(94.03, 728.36, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(111.95, 434.83, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(129.99, 256.87, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(148.9, 147.29, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(159.78, 79.12, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_1024_8192[]{
      detail::sampled<1024, 8192>(33.91, 2164.44, 2, "2025-10-29"),
      detail::sampled<1024, 8192>(51.62, 1647.61, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(72.99, 1165.1, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(90.94, 726.14, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(106.43, 425.05, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(129.53, 258.58, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(146.02, 145.82, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(155.03, 77.39, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(12.43, 623.73, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(17.03, 522.35, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(28.89, 441.5, 2, "2025-10-29"),
      detail::sampled<8192, 1024>(45.17, 346.15, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(67.44, 257.95, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(91.07, 173.56, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(118.68, 113.92, 8, "2025-10-29"),
      detail::sampled<8192, 1024>(139.84, 67.21, 8, "2025-10-29"),
  };
  static constexpr std::array<frontier_curve, 3> curves{
      detail::sampled_curve<h200_sxm, models::llama_3_1_70b, precision::fp8>(1024, 1024, "2025-10-29", at_1024_1024),
      detail::sampled_curve<h200_sxm, models::llama_3_1_70b, precision::fp8>(1024, 8192, "2025-10-29", at_1024_8192),
      detail::sampled_curve<h200_sxm, models::llama_3_1_70b, precision::fp8>(8192, 1024, "2025-10-29", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b200_sxm, models::llama_3_1_70b, precision::fp8> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(34.01, 4215.23, 1, "2025-10-29"),
      detail::sampled<1024, 1024>(54.15, 3351.54, 2, "2025-10-29"),
      detail::sampled<1024, 1024>(75.7, 2347.69, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(102.88, 1592.66, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(125.77, 976.48, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(136.81, 533.22, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(153.66, 303.82, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(176.15, 174.09, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(183.65, 90.91, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_1024_8192[]{
      detail::sampled<1024, 8192>(47.94, 3062.03, 2, "2025-10-29"),
      detail::sampled<1024, 8192>(69.29, 2212.54, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(95.55, 1526.01, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(120.2, 960.16, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(139.75, 557.96, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(155.87, 311.2, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(168.03, 167.79, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(172.16, 85.95, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(14.6, 1118.54, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(16.89, 1043.01, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(27.76, 855.72, 2, "2025-10-29"),
      detail::sampled<8192, 1024>(45.19, 696.77, 2, "2025-10-29"),
      detail::sampled<8192, 1024>(67.67, 521.38, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(93.81, 361.85, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(117.41, 226.01, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(141.48, 136.46, 8, "2025-10-29"),
      detail::sampled<8192, 1024>(155.97, 75.56, 8, "2025-10-29"),
  };
  static constexpr std::array<frontier_curve, 3> curves{
      detail::sampled_curve<b200_sxm, models::llama_3_1_70b, precision::fp8>(1024, 1024, "2025-10-29", at_1024_1024),
      detail::sampled_curve<b200_sxm, models::llama_3_1_70b, precision::fp8>(1024, 8192, "2025-10-29", at_1024_8192),
      detail::sampled_curve<b200_sxm, models::llama_3_1_70b, precision::fp8>(8192, 1024, "2025-10-29", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b200_sxm, models::llama_3_1_70b, precision::fp4> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(45.71, 5681.74, 1, "2025-10-29"),
      detail::sampled<1024, 1024>(65.81, 4088.73, 2, "2025-10-29"),
      detail::sampled<1024, 1024>(83.4, 2594.11, 2, "2025-10-29"),
      detail::sampled<1024, 1024>(107.61, 1674.81, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(124.49, 971.53, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(139.1, 543.46, 4, "2025-10-29"),
      detail::sampled<1024, 1024>(147.55, 292.48, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(164.01, 162.14, 8, "2025-10-29"),
      detail::sampled<1024, 1024>(170.42, 84.36, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_1024_8192[]{
      detail::sampled<1024, 8192>(39.12, 3791.6, 1, "2025-10-29"),
      detail::sampled<1024, 8192>(52.69, 3366.58, 2, "2025-10-29"),
      detail::sampled<1024, 8192>(70.94, 2266.35, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(95.29, 1522.31, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(117.41, 937.84, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(134.73, 538.34, 4, "2025-10-29"),
      detail::sampled<1024, 8192>(149.01, 297.57, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(158.43, 158.25, 8, "2025-10-29"),
      detail::sampled<1024, 8192>(162.94, 81.38, 8, "2025-10-29"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(15.98, 1510.63, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(21.78, 1351.65, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(34.64, 1076.12, 1, "2025-10-29"),
      detail::sampled<8192, 1024>(53.35, 826.16, 2, "2025-10-29"),
      detail::sampled<8192, 1024>(74.53, 577.94, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(101.21, 392.66, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(119.93, 233.03, 4, "2025-10-29"),
      detail::sampled<8192, 1024>(137.4, 133.57, 8, "2025-10-29"),
      detail::sampled<8192, 1024>(148.67, 72.46, 8, "2025-10-29"),
  };
  static constexpr std::array<frontier_curve, 3> curves{
      detail::sampled_curve<b200_sxm, models::llama_3_1_70b, precision::fp4>(1024, 1024, "2025-10-29", at_1024_1024),
      detail::sampled_curve<b200_sxm, models::llama_3_1_70b, precision::fp4>(1024, 8192, "2025-10-29", at_1024_8192),
      detail::sampled_curve<b200_sxm, models::llama_3_1_70b, precision::fp4>(8192, 1024, "2025-10-29", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

// clang-format on
}  // namespace aifactory
