// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does DeepSeek-R1 yield at which speed on H100 and H200?
///
/// Source: InferenceX (SemiAnalysis), DeepSeek-R1-0528, all runs on record from 2025-10 to 2026-06; a row ends with the
/// date and the number of its run. Where prefill and decode run on different GPUs, all of them count:
/// rate = published rate x GPUs of that part / all GPUs. Runs whose parts do not add up to the published total are left
/// out. "drafted": with multi-token prediction.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/frontiers/inferencex.hpp"

namespace aifactory {

// clang-format off
template <>
struct frontier_curves<h100_sxm, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(8.369, 687.589, 688.309, 48, "2026-02-08", 21790074782),
      detail::inferencex(51.668, 16.921, 16.905, 64, "2026-02-08", 21790074782),
      detail::inferencex(71.854, 3.295, 3.31, 64, "2026-02-08", 21790074782),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(15.362, 239.264, 239.15, 32, "2026-02-08", 21790074782),
      detail::inferencex(48.131, 91.081, 90.883, 64, "2026-02-08", 21790074782),
      detail::inferencex(60.768, 33.475, 33.369, 48, "2026-02-13", 21973157671),
      detail::inferencex(87.223, 12.795, 12.701, 48, "2026-02-13", 21973157671),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(60.189, 75.903, 9.477, 48, "2026-02-13", 21973157671),
      detail::inferencex(91.514, 14.821, 1.858, 48, "2026-02-13", 21973157671),
      detail::inferencex(127.636, 5.111, 0.643, 48, "2026-02-13", 21973157671),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(20.913, 94.063, 752.212, 48, "2026-02-08", 21790074782),
      detail::inferencex(26.949, 34.65, 278.023, 48, "2026-02-08", 21790074782),
      detail::inferencex(63.679, 5.62, 44.639, 64, "2026-02-08", 21790074782),
      detail::inferencex(68.508, 2.997, 23.766, 64, "2026-02-08", 21790074782),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(20.507, 30.976, 248.706, 32, "2026-02-13", 21973157671),
      detail::inferencex(26.585, 25.753, 204.57, 32, "2026-02-13", 21973157671),
      detail::inferencex(77.956, 24.198, 192.93, 64, "2026-02-08", 21790074782),
  };
  static constexpr std::array<frontier_curve, 5> curves{
      detail::inferencex_curve<h100_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-02-08", apart_1024_1024),
      detail::inferencex_curve<h100_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, true, "2026-02-13", apart_drafted_1024_1024),
      detail::inferencex_curve<h100_sxm, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, true, "2026-02-13", apart_drafted_1024_8192),
      detail::inferencex_curve<h100_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-02-08", apart_8192_1024),
      detail::inferencex_curve<h100_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-02-13", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<h200_sxm, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(32.765, 259.797, 259.914, 8, "2026-05-17", 25980019087),
      detail::inferencex(39.499, 154.549, 154.06, 64, "2026-05-18", 26016868638),
      detail::inferencex(64.987, 126.618, 127.966, 8, "2026-05-17", 25980019087),
      detail::inferencex(85.405, 82.372, 81.763, 8, "2026-05-17", 25980019087),
      detail::inferencex(102.776, 49.174, 49.655, 8, "2026-05-17", 25980019087),
  };
  static constexpr frontier_point together_drafted_1024_1024[]{
      detail::inferencex(30.653, 890.301, 889.441, 64, "2026-05-18", 26016868638),
      detail::inferencex(31.767, 252.736, 252.85, 8, "2026-05-20", 26135241056),
      detail::inferencex(50.045, 194.486, 193.87, 64, "2026-01-14", 21012094241),
      detail::inferencex(72.363, 138.092, 139.562, 64, "2026-05-18", 26016868638),
      detail::inferencex(108.761, 52.619, 53.134, 64, "2026-01-14", 21012094241),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(20.335, 888.563, 889.222, 72, "2026-02-14", 22013103756),
      detail::inferencex(22.491, 373.498, 373.476, 56, "2026-02-07", 21788229979),
      detail::inferencex(23.707, 364.777, 364.617, 56, "2026-02-05", 21727469360),
      detail::inferencex(29.264, 247.195, 246.967, 56, "2026-02-05", 21727469360),
      detail::inferencex(32.039, 212.247, 212.067, 80, "2026-03-23", 23438524239),
      detail::inferencex(36.211, 77.022, 77.191, 56, "2026-02-05", 21727469360),
      detail::inferencex(61.388, 50.477, 50.647, 80, "2026-03-23", 23438524239),
      detail::inferencex(74.37, 30.976, 30.796, 80, "2026-01-29", 21485160487),
      detail::inferencex(97.457, 9.975, 10.012, 80, "2026-03-23", 23438524239),
      detail::inferencex(112.158, 1.335, 1.326, 80, "2026-02-07", 21788229979),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(36.669, 480.207, 479.996, 56, "2026-02-07", 21788229979),
      detail::inferencex(54.84, 330.831, 330.526, 72, "2026-01-29", 21485160487),
      detail::inferencex(62.599, 201.642, 201.365, 96, "2026-03-23", 23438524239),
      detail::inferencex(75.229, 122.927, 123.212, 80, "2026-03-23", 23438524239),
      detail::inferencex(117.277, 20.95, 21.173, 80, "2026-02-07", 21788229979),
  };
  static constexpr frontier_point together_1024_8192[]{
      detail::inferencex(32.167, 255.02, 31.842, 8, "2026-03-25", 23552373331),
      detail::inferencex(45.226, 176.927, 21.967, 8, "2026-03-25", 23552373331),
      detail::inferencex(64.668, 126.238, 15.838, 8, "2026-03-07", 22806827144),
      detail::inferencex(81.894, 79.772, 9.998, 8, "2026-03-25", 23552373331),
      detail::inferencex(101.098, 49.75, 6.348, 8, "2026-03-07", 22806827144),
  };
  static constexpr frontier_point together_drafted_1024_8192[]{
      detail::inferencex(32.685, 980.808, 122.454, 64, "2026-01-14", 21012094241),
      detail::inferencex(63.12, 240.716, 29.887, 64, "2026-01-14", 21012094241),
      detail::inferencex(87.026, 166.882, 20.937, 64, "2026-01-14", 21012094241),
      detail::inferencex(137.192, 68.697, 8.766, 64, "2026-01-14", 21012094241),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(19.726, 150.977, 1209.898, 8, "2026-05-17", 25980019087),
      detail::inferencex(20.369, 147.839, 1184.75, 64, "2025-12-15", 20216709902),
      detail::inferencex(29.398, 113.779, 903.672, 64, "2026-05-18", 26016868638),
      detail::inferencex(49.464, 93.889, 753.437, 8, "2026-05-17", 25980019087),
      detail::inferencex(71.812, 68.334, 539.531, 8, "2026-05-17", 25980019087),
      detail::inferencex(91.086, 43.115, 344.464, 8, "2026-05-17", 25980019087),
  };
  static constexpr frontier_point together_drafted_8192_1024[]{
      detail::inferencex(11.385, 329.559, 2635.869, 64, "2026-05-18", 26016868638),
      detail::inferencex(22.608, 179.964, 1442.385, 8, "2026-05-20", 26135241056),
      detail::inferencex(35.451, 138.407, 1099.424, 8, "2026-05-20", 26135241056),
      detail::inferencex(57.783, 112.235, 900.777, 64, "2026-05-18", 26016868638),
      detail::inferencex(107.066, 52.928, 422.923, 64, "2026-01-14", 21012094241),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(22.567, 215.159, 1722.117, 64, "2026-03-23", 23438524239),
      detail::inferencex(27.376, 171.708, 1378.677, 16, "2026-03-23", 23438524239),
      detail::inferencex(44.605, 65.874, 527.973, 40, "2026-02-05", 21727469360),
      detail::inferencex(46.396, 63.474, 505.574, 32, "2026-03-23", 23438524239),
      detail::inferencex(63.653, 46.447, 368.948, 40, "2026-02-07", 21788229979),
      detail::inferencex(72.138, 27.924, 223.15, 64, "2026-01-29", 21485160487),
      detail::inferencex(91.08, 9.564, 75.968, 64, "2026-03-23", 23438524239),
      detail::inferencex(103.588, 6.48, 51.782, 56, "2026-02-05", 21727469360),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(31.406, 230.1, 1840.375, 32, "2026-03-23", 23438524239),
      detail::inferencex(41.903, 202.041, 1622.225, 24, "2026-03-23", 23438524239),
      detail::inferencex(55.809, 94.343, 756.145, 32, "2026-02-07", 21788229979),
      detail::inferencex(124.451, 15.811, 124.849, 56, "2026-02-07", 21788229979),
  };
  static constexpr std::array<frontier_curve, 10> curves{
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, false, "2026-05-18", together_1024_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_1024_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-03-23", apart_1024_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, true, "2026-03-23", apart_drafted_1024_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, false, "2026-03-25", together_1024_8192),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, true, "2026-01-14", together_drafted_1024_8192),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, false, "2026-05-18", together_8192_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_8192_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-03-23", apart_8192_1024),
      detail::inferencex_curve<h200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-03-23", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

// clang-format on
}  // namespace aifactory
