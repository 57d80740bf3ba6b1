// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does Qwen3.5 397B A17B yield at which speed?
///
/// Source and derivation of the rates: silicon_sample.hpp. Rows without a date are left out, and so are the settings
/// that keep fewer than four points without them.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/frontiers/silicon_sample.hpp"

namespace aifactory {

namespace models {
/// Without its shape: three of four layers have linear attention, which model_shape cannot describe.
struct qwen3_5_397b {
  static constexpr std::string_view id = "qwen3.5-397b-a17b", name = "Qwen3.5 397B A17B";
};
}  // namespace models

// clang-format off
template <>
struct frontier_curves<h200_sxm, models::qwen3_5_397b, precision::fp8> {
  static constexpr frontier_point at_1024_8192[]{
      detail::sampled<1024, 8192>(49.88, 398.29, 8, "2026-03-09"),
      detail::sampled<1024, 8192>(60.54, 241.58, 8, "2026-03-04"),
      detail::sampled<1024, 8192>(75.21, 149.99, 8, "2026-03-04"),
      detail::sampled<1024, 8192>(94.99, 94.67, 8, "2026-03-04"),
      detail::sampled<1024, 8192>(106.17, 52.88, 8, "2026-03-04"),
  };
  static constexpr std::array<frontier_curve, 1> curves{
      detail::sampled_curve<h200_sxm, models::qwen3_5_397b, precision::fp8>(1024, 8192, "2026-03-09", at_1024_8192),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b200_sxm, models::qwen3_5_397b, precision::fp8> {
  static constexpr frontier_point at_1024_8192[]{
      detail::sampled<1024, 8192>(26.65, 1693.51, 4, "2026-03-20"),
      detail::sampled<1024, 8192>(41.44, 1316.44, 4, "2026-03-20"),
      detail::sampled<1024, 8192>(63.84, 1013.26, 4, "2026-03-20"),
      detail::sampled<1024, 8192>(92.28, 732.16, 4, "2026-03-20"),
      detail::sampled<1024, 8192>(116.19, 460.54, 4, "2026-03-20"),
      detail::sampled<1024, 8192>(196.48, 194.91, 4, "2026-03-20"),
  };
  static constexpr std::array<frontier_curve, 1> curves{
      detail::sampled_curve<b200_sxm, models::qwen3_5_397b, precision::fp8>(1024, 8192, "2026-03-20", at_1024_8192),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b200_sxm, models::qwen3_5_397b, precision::fp4> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(48.96, 1523.43, 4, "2026-04-08"),
      detail::sampled<1024, 1024>(62.89, 976.04, 4, "2026-04-08"),
      detail::sampled<1024, 1024>(75.59, 583.18, 4, "2026-04-08"),
      detail::sampled<1024, 1024>(102.62, 396.18, 4, "2026-04-08"),
      detail::sampled<1024, 1024>(122.76, 237.9, 4, "2026-04-08"),
      detail::sampled<1024, 1024>(146.54, 141.04, 4, "2026-04-08"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(32.1, 975.01, 4, "2026-04-08"),
      detail::sampled<8192, 1024>(48.99, 744.51, 4, "2026-04-08"),
      detail::sampled<8192, 1024>(69.33, 527.65, 4, "2026-04-08"),
      detail::sampled<8192, 1024>(95.08, 361.04, 4, "2026-04-08"),
      detail::sampled<8192, 1024>(121.44, 231.21, 4, "2026-04-08"),
      detail::sampled<8192, 1024>(142.72, 135.7, 4, "2026-04-08"),
  };
  static constexpr std::array<frontier_curve, 2> curves{
      detail::sampled_curve<b200_sxm, models::qwen3_5_397b, precision::fp4>(1024, 1024, "2026-04-08", at_1024_1024),
      detail::sampled_curve<b200_sxm, models::qwen3_5_397b, precision::fp4>(8192, 1024, "2026-04-08", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b300_sxm, models::qwen3_5_397b, precision::bf16> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(42.18, 660.42, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(59.72, 466.2, 8, "2026-04-18"),
      detail::sampled<1024, 1024>(78.59, 306.79, 8, "2026-04-18"),
      detail::sampled<1024, 1024>(105.69, 207.84, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(132.25, 129.72, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(155.1, 75.83, 8, "2026-04-18"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(33.71, 517.39, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(49.11, 377.36, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(71.9, 276.65, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(99.53, 192.52, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(127.19, 122.94, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(149.38, 71.87, 8, "2026-04-18"),
  };
  static constexpr std::array<frontier_curve, 2> curves{
      detail::sampled_curve<b300_sxm, models::qwen3_5_397b, precision::bf16>(1024, 1024, "2026-04-18", at_1024_1024),
      detail::sampled_curve<b300_sxm, models::qwen3_5_397b, precision::bf16>(8192, 1024, "2026-04-18", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b300_sxm, models::qwen3_5_397b, precision::fp8> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(28.43, 1788.25, 4, "2026-04-17"),
      detail::sampled<1024, 1024>(38.41, 1211.61, 4, "2026-04-17"),
      detail::sampled<1024, 1024>(57.97, 881.31, 4, "2026-04-03"),
      detail::sampled<1024, 1024>(82.9, 628.74, 4, "2026-04-03"),
      detail::sampled<1024, 1024>(108.38, 412.18, 4, "2026-04-03"),
      detail::sampled<1024, 1024>(145.66, 282.87, 4, "2026-04-03"),
      detail::sampled<1024, 1024>(188.47, 182.29, 4, "2026-04-03"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(15.48, 954.66, 4, "2026-04-17"),
      detail::sampled<8192, 1024>(24.86, 769.0, 4, "2026-04-17"),
      detail::sampled<8192, 1024>(38.05, 589.24, 4, "2026-04-17"),
      detail::sampled<8192, 1024>(54.69, 423.2, 4, "2026-04-17"),
      detail::sampled<8192, 1024>(87.0, 319.32, 4, "2026-04-03"),
      detail::sampled<8192, 1024>(125.92, 237.68, 4, "2026-04-03"),
      detail::sampled<8192, 1024>(174.11, 161.01, 4, "2026-04-03"),
  };
  static constexpr std::array<frontier_curve, 2> curves{
      detail::sampled_curve<b300_sxm, models::qwen3_5_397b, precision::fp8>(1024, 1024, "2026-04-17", at_1024_1024),
      detail::sampled_curve<b300_sxm, models::qwen3_5_397b, precision::fp8>(8192, 1024, "2026-04-17", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b300_sxm, models::qwen3_5_397b, precision::fp4> {
  static constexpr frontier_point at_1024_1024[]{
      detail::sampled<1024, 1024>(53.64, 1672.15, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(70.87, 1104.91, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(89.98, 701.05, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(115.67, 449.94, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(139.77, 273.64, 4, "2026-04-18"),
      detail::sampled<1024, 1024>(162.46, 158.38, 4, "2026-04-18"),
  };
  static constexpr frontier_point at_8192_1024[]{
      detail::sampled<8192, 1024>(34.49, 1049.46, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(52.71, 802.18, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(74.85, 570.75, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(103.27, 394.68, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(130.87, 251.91, 4, "2026-04-18"),
      detail::sampled<8192, 1024>(155.57, 150.11, 4, "2026-04-18"),
  };
  static constexpr std::array<frontier_curve, 2> curves{
      detail::sampled_curve<b300_sxm, models::qwen3_5_397b, precision::fp4>(1024, 1024, "2026-04-18", at_1024_1024),
      detail::sampled_curve<b300_sxm, models::qwen3_5_397b, precision::fp4>(8192, 1024, "2026-04-18", at_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

// clang-format on
}  // namespace aifactory
