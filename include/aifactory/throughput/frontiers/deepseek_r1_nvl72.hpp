// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does DeepSeek-R1 yield at which speed on racks of 72 GPUs: GB200, GB300, and Vera Rubin as announced?
///
/// Source: InferenceX (SemiAnalysis), DeepSeek-R1-0528, all runs on record from 2025-10 to 2026-06; a row ends with the
/// date and the number of its run. Where prefill and decode run on different GPUs, all of them count:
/// rate = published rate x GPUs of that part / all GPUs. Runs whose parts do not add up to the published total are left
/// out. "drafted": with multi-token prediction.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/deepseek_r1.hpp"
#include "aifactory/throughput/frontiers/inferencex.hpp"
#include "aifactory/throughput/iso_interactivity.hpp"

namespace aifactory {

// clang-format off
template <>
struct frontier_curves<gb200_nvl72, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(11.976, 4134.665, 4135.795, 16, "2026-02-03", 21646597716),
      detail::inferencex(30.343, 3276.881, 3277.777, 48, "2026-02-09", 21831958748),
      detail::inferencex(37.029, 2781.422, 2783.443, 48, "2026-02-09", 21831958748),
      detail::inferencex(47.422, 1812.034, 1811.24, 48, "2026-02-09", 21831958748),
      detail::inferencex(51.496, 1200.14, 1200.474, 40, "2026-02-03", 21646597716),
      detail::inferencex(98.858, 71.801, 71.271, 20, "2025-12-21", 20413316138),
      detail::inferencex(101.544, 48.171, 48.642, 8, "2026-02-09", 21831958748),
      detail::inferencex(111.175, 10.295, 10.222, 20, "2025-12-21", 20413316138),
      detail::inferencex(134.343, 8.305, 8.099, 32, "2026-02-03", 21646597716),
      detail::inferencex(134.468, 6.985, 6.811, 32, "2026-02-05", 21701654125),
  };
  static constexpr frontier_point apart_1024_8192[]{
      detail::inferencex(20.372, 4001.307, 500.186, 40, "2026-02-03", 21646597716),
      detail::inferencex(58.025, 702.348, 87.873, 40, "2026-02-03", 21646597716),
      detail::inferencex(88.856, 66.82, 8.282, 40, "2026-02-05", 21701654125),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(57.554, 2790.1, 348.753, 40, "2026-02-05", 21701654125),
      detail::inferencex(255.642, 23.315, 2.975, 40, "2026-02-03", 21646597716),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(34.165, 796.815, 6368.696, 72, "2026-02-09", 21831958748),
      detail::inferencex(48.164, 761.377, 6092.9, 72, "2026-02-09", 21831958748),
      detail::inferencex(62.789, 305.764, 2443.089, 48, "2026-02-03", 21646597716),
      detail::inferencex(96.077, 42.069, 332.83, 8, "2025-12-19", 20356790608),
      detail::inferencex(102.18, 35.6, 284.103, 32, "2026-02-05", 21701654125),
      detail::inferencex(130.477, 11.494, 91.136, 32, "2026-02-05", 21701654125),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(74.49, 645.094, 5164.404, 56, "2026-02-05", 21701654125),
  };
  static constexpr std::array<frontier_curve, 5> curves{
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-02-09", apart_1024_1024),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, false, "2026-02-05", apart_1024_8192),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, true, "2026-02-05", apart_drafted_1024_8192),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-02-09", apart_8192_1024),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-02-05", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<gb200_nvl72, models::deepseek_r1, precision::fp4> {
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(18.443, 5112.055, 5115.788, 12, "2025-12-19", 20356790608),
      detail::inferencex(20.968, 3557.536, 3558.483, 48, "2025-12-19", 20356790608),
      detail::inferencex(45.208, 3354.591, 3357.028, 48, "2026-02-08", 21793201578),
      detail::inferencex(62.67, 1761.614, 1760.841, 64, "2026-02-08", 21793201578),
      detail::inferencex(70.892, 444.988, 445.503, 36, "2025-12-09", 20047470193),
      detail::inferencex(89.588, 222.697, 221.992, 12, "2026-02-08", 21793201578),
      detail::inferencex(132.53, 84.348, 84.723, 36, "2026-03-23", 23438524239),
      detail::inferencex(156.554, 48.165, 48.636, 12, "2026-02-08", 21793201578),
      detail::inferencex(159.783, 16.622, 16.493, 36, "2025-12-14", 20200037154),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(17.463, 7352.843, 7354.704, 32, "2026-01-31", 21538687343),
      detail::inferencex(17.823, 7328.761, 7330.616, 32, "2026-03-23", 23438524239),
      detail::inferencex(168.852, 585.267, 586.869, 36, "2026-01-31", 21538687343),
      detail::inferencex(285.549, 30.237, 30.533, 36, "2026-01-31", 21538687343),
  };
  static constexpr frontier_point apart_1024_8192[]{
      detail::inferencex(28.167, 5658.464, 707.339, 36, "2026-03-23", 23438524239),
      detail::inferencex(42.236, 4517.884, 564.939, 36, "2026-03-23", 23438524239),
      detail::inferencex(75.966, 1031.312, 129.026, 36, "2026-01-31", 21538687343),
      detail::inferencex(128.835, 101.3, 12.623, 64, "2026-03-23", 23438524239),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(368.808, 25.973, 3.263, 60, "2026-03-23", 23438524239),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(19.2, 1273.134, 10176.126, 28, "2025-12-19", 20356790608),
      detail::inferencex(30.489, 1149.656, 9189.167, 48, "2025-12-09", 20047559079),
      detail::inferencex(46.953, 753.648, 6030.674, 72, "2025-12-21", 20413316138),
      detail::inferencex(49.178, 535.206, 4281.684, 72, "2025-12-21", 20413316138),
      detail::inferencex(71.321, 533.487, 4263.996, 72, "2026-02-08", 21793201578),
      detail::inferencex(80.482, 175.574, 1410.253, 28, "2025-12-12", 20152001436),
      detail::inferencex(102.147, 170.931, 1373.543, 36, "2026-03-23", 23438524239),
      detail::inferencex(107.587, 143.294, 1149.903, 20, "2025-12-21", 20413316138),
      detail::inferencex(139.877, 41.5, 333.254, 36, "2026-03-23", 23438524239),
      detail::inferencex(147.502, 27.073, 216.322, 20, "2026-02-08", 21793201578),
      detail::inferencex(152.078, 15.523, 121.661, 28, "2025-12-13", 20183751806),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(27.086, 1660.776, 13291.178, 60, "2026-03-23", 23438524239),
      detail::inferencex(28.824, 1425.606, 11409.111, 60, "2026-01-31", 21538687343),
      detail::inferencex(143.161, 162.294, 1292.032, 28, "2025-12-09", 20047559079),
      detail::inferencex(289.917, 29.122, 232.696, 36, "2026-01-31", 21538687343),
      detail::inferencex(299.967, 29.04, 232.042, 36, "2026-03-23", 23438524239),
  };
  static constexpr std::array<frontier_curve, 7> curves{
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, false, "2026-03-23", apart_1024_1024),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, true, "2026-03-23", apart_drafted_1024_1024),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::disaggregated, false, "2026-03-23", apart_1024_8192),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::disaggregated, true, "2026-03-23", apart_drafted_1024_8192),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, false, "2026-03-23", apart_8192_1024),
      detail::inferencex_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, true, "2026-03-23", apart_drafted_8192_1024),
      detail::mlperf_curve<gb200_nvl72, models::deepseek_r1, precision::fp4>(),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<gb300_nvl72, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(11.045, 4908.882, 4909.968, 16, "2026-02-09", 21831958748),
      detail::inferencex(12.605, 4908.691, 4909.632, 28, "2026-02-05", 21726915223),
      detail::inferencex(31.458, 3331.648, 3332.559, 48, "2026-02-09", 21831958748),
      detail::inferencex(49.266, 1882.645, 1881.82, 48, "2026-02-09", 21831958748),
      detail::inferencex(80.664, 121.106, 120.722, 20, "2026-02-09", 21831958748),
      detail::inferencex(129.046, 24.12, 24.356, 20, "2026-02-09", 21831958748),
      detail::inferencex(135.558, 14.197, 14.336, 36, "2026-02-07", 21785935852),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(46.275, 3606.808, 3604.039, 24, "2026-02-07", 21785935852),
      detail::inferencex(85.165, 2100.665, 2100.949, 20, "2026-02-05", 21726915223),
      detail::inferencex(172.923, 73.841, 74.169, 36, "2026-02-07", 21785935852),
  };
  static constexpr frontier_point apart_1024_8192[]{
      detail::inferencex(21.713, 4706.532, 588.345, 36, "2026-02-07", 21785935852),
      detail::inferencex(88.565, 74.895, 9.282, 36, "2026-02-07", 21785935852),
      detail::inferencex(132.759, 14.272, 1.821, 36, "2026-02-07", 21785935852),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(59.613, 3176.761, 397.178, 36, "2026-02-07", 21785935852),
      detail::inferencex(113.546, 1507.033, 188.479, 36, "2026-02-07", 21785935852),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(18.901, 1000.066, 7993.604, 36, "2026-02-05", 21726915223),
      detail::inferencex(32.788, 952.977, 7626.12, 72, "2026-02-09", 21831958748),
      detail::inferencex(37.725, 810.045, 6477.523, 44, "2026-02-07", 21785935852),
      detail::inferencex(54.012, 602.088, 4816.25, 72, "2026-02-09", 21831958748),
      detail::inferencex(57.378, 444.203, 3553.901, 56, "2026-02-05", 21726915223),
      detail::inferencex(59.853, 343.677, 2749.642, 72, "2026-02-09", 21831958748),
      detail::inferencex(65.563, 101.261, 813.045, 72, "2026-02-09", 21831958748),
      detail::inferencex(98.501, 45.062, 360.065, 8, "2026-02-09", 21831958748),
      detail::inferencex(130.862, 13.159, 105.149, 36, "2026-02-05", 21726915223),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(171.498, 74.043, 592.264, 36, "2026-02-07", 21785935852),
  };
  static constexpr std::array<frontier_curve, 6> curves{
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-02-09", apart_1024_1024),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, true, "2026-02-07", apart_drafted_1024_1024),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, false, "2026-02-07", apart_1024_8192),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, true, "2026-02-07", apart_drafted_1024_8192),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-02-09", apart_8192_1024),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-02-07", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<gb300_nvl72, models::deepseek_r1, precision::fp4> {
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(14.938, 9159.562, 9161.482, 12, "2026-02-03", 21640109636),
      detail::inferencex(60.182, 2292.07, 2291.065, 48, "2026-02-12", 21928999802),
      detail::inferencex(73.158, 697.795, 697.152, 48, "2026-02-12", 21928999802),
      detail::inferencex(93.915, 341.033, 341.563, 34, "2026-02-03", 21640109636),
      detail::inferencex(153.736, 50.361, 50.885, 34, "2026-02-03", 21640109636),
      detail::inferencex(159.577, 48.379, 48.853, 12, "2026-02-12", 21928999802),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(70.391, 6000.959, 5996.352, 22, "2026-02-03", 21640109636),
      detail::inferencex(308.167, 35.676, 35.822, 34, "2026-02-03", 21640109636),
  };
  static constexpr frontier_point apart_1024_8192[]{
      detail::inferencex(43.917, 4952.143, 619.243, 34, "2026-02-03", 21640109636),
      detail::inferencex(67.621, 1936.144, 242.115, 34, "2026-02-03", 21640109636),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(22.96, 10378.763, 1297.567, 34, "2026-02-03", 21640109636),
      detail::inferencex(243.354, 214.697, 26.792, 58, "2026-02-03", 21640109636),
      detail::inferencex(380.289, 40.501, 5.089, 58, "2026-02-03", 21640109636),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(22.021, 1832.167, 14660.944, 34, "2026-02-03", 21640109636),
      detail::inferencex(75.435, 559.212, 4469.61, 72, "2026-02-12", 21928999802),
      detail::inferencex(77.195, 294.795, 2358.551, 72, "2026-02-12", 21928999802),
      detail::inferencex(102.628, 177.946, 1429.961, 26, "2026-02-03", 21640109636),
      detail::inferencex(109.03, 153.714, 1221.015, 20, "2026-02-12", 21928999802),
      detail::inferencex(129.486, 80.436, 642.285, 22, "2026-02-03", 21640109636),
      detail::inferencex(150.389, 27.521, 219.906, 20, "2026-02-12", 21928999802),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(68.693, 1617.014, 12933.857, 42, "2026-02-03", 21640109636),
      detail::inferencex(312.394, 35.361, 279.892, 34, "2026-02-03", 21640109636),
  };
  static constexpr std::array<frontier_curve, 7> curves{
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, false, "2026-02-12", apart_1024_1024),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, true, "2026-02-03", apart_drafted_1024_1024),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::disaggregated, false, "2026-02-03", apart_1024_8192),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::disaggregated, true, "2026-02-03", apart_drafted_1024_8192),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, false, "2026-02-12", apart_8192_1024),
      detail::inferencex_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, true, "2026-02-03", apart_drafted_8192_1024),
      detail::mlperf_curve<gb300_nvl72, models::deepseek_r1, precision::fp4>(),
  };
  static_assert(detail::sound_curves(curves));
};

/// Announced by the vendor and its customer, not measured by anyone else: the cells of the table of equal interactivity,
/// rate per facility power times facility power per GPU.
template <>
struct frontier_curves<vera_rubin_nvl72, models::deepseek_r1, precision::fp4> {
  static constexpr auto announced = [] {
    using profile = throughput_profile<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>;
    constexpr auto at = [](std::size_t i) {
      const auto& cell = profile::points[i];
      return frontier_point{*cell.speed, cell.output_rate.value, std::nullopt, cell.gpus, iso_interactivity::blog.date, 0};
    };
    return std::array<frontier_point, 7>{at(0), at(1), at(2), at(3), at(4), at(5), at(6)};
  }();
  static constexpr std::array<frontier_curve, 1> curves{
      frontier_curve{vera_rubin_nvl72::id, models::deepseek_r1::id, precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out,
                     serving_mode::not_stated, std::nullopt, iso_interactivity::blog, standing::announced, announced},
  };
  static_assert(detail::sound_curves(curves));
};

// clang-format on
}  // namespace aifactory
