// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does DeepSeek-R1 yield at which speed on servers of B200 and B300?
///
/// Source: InferenceX (SemiAnalysis), DeepSeek-R1-0528, all runs on record from 2025-10 to 2026-06; a row ends with the
/// date and the number of its run. Where prefill and decode run on different GPUs, all of them count:
/// rate = published rate x GPUs of that part / all GPUs. Runs whose parts do not add up to the published total are left
/// out. "drafted": with multi-token prediction.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/deepseek_r1.hpp"
#include "aifactory/throughput/frontiers/inferencex.hpp"

namespace aifactory {

// clang-format off
template <>
struct frontier_curves<b200_sxm, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(36.703, 557.714, 558.939, 8, "2026-01-29", 21484110885),
      detail::inferencex(45.864, 338.969, 339.122, 8, "2026-05-22", 26306422380),
      detail::inferencex(61.408, 235.049, 234.305, 8, "2026-05-20", 26129885146),
      detail::inferencex(76.215, 145.253, 146.8, 8, "2026-05-22", 26306422380),
      detail::inferencex(113.841, 55.582, 55.65, 8, "2026-01-13", 20972034325),
      detail::inferencex(139.212, 17.006, 16.886, 8, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point together_drafted_1024_1024[]{
      detail::inferencex(46.997, 1341.412, 1340.115, 64, "2026-02-05", 21726272067),
      detail::inferencex(49.867, 372.771, 372.939, 8, "2026-02-06", 21741130430),
      detail::inferencex(89.628, 346.708, 345.611, 8, "2026-02-05", 21726272067),
      detail::inferencex(101.941, 97.082, 96.365, 64, "2026-01-14", 21012094241),
      detail::inferencex(176.406, 86.588, 87.435, 8, "2026-02-05", 21726272067),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(26.478, 2115.608, 2117.37, 56, "2026-02-12", 21957354903),
      detail::inferencex(26.792, 830.281, 829.917, 56, "2026-02-07", 21776201394),
      detail::inferencex(50.788, 189.773, 190.19, 32, "2026-02-07", 21776201394),
      detail::inferencex(90.541, 85.719, 85.448, 32, "2026-03-23", 23438524239),
      detail::inferencex(101.843, 24.327, 24.565, 16, "2026-02-07", 21776201394),
      detail::inferencex(118.089, 13.722, 13.856, 32, "2026-02-11", 21895676503),
      detail::inferencex(142.389, 12.949, 13.075, 32, "2026-02-12", 21957354903),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(41.555, 2420.103, 2417.837, 24, "2026-03-23", 23438524239),
      detail::inferencex(66.339, 809.764, 809.499, 64, "2026-03-23", 23438524239),
      detail::inferencex(76.514, 288.827, 289.461, 32, "2026-02-12", 21933642539),
      detail::inferencex(213.097, 43.103, 43.525, 16, "2026-02-10", 21854539594),
  };
  static constexpr frontier_point together_1024_8192[]{
      detail::inferencex(29.721, 911.687, 113.826, 64, "2026-01-29", 21484110885),
      detail::inferencex(43.419, 338.669, 42.286, 8, "2025-12-31", 20621824084),
      detail::inferencex(60.726, 237.663, 29.508, 8, "2026-01-29", 21484110885),
      detail::inferencex(75.794, 149.456, 18.556, 8, "2025-12-13", 20183797774),
      detail::inferencex(84.649, 83.241, 10.444, 64, "2025-11-18", 19448910454),
      detail::inferencex(116.192, 57.14, 7.292, 8, "2026-01-13", 20972034325),
  };
  static constexpr frontier_point together_drafted_1024_8192[]{
      detail::inferencex(55.078, 1647.79, 205.729, 64, "2026-02-05", 21726272067),
      detail::inferencex(57.976, 431.0, 53.81, 8, "2026-02-06", 21741130430),
      detail::inferencex(106.672, 405.386, 50.333, 8, "2026-02-05", 21726272067),
      detail::inferencex(125.713, 121.62, 15.243, 64, "2026-01-14", 21012094241),
      detail::inferencex(223.51, 111.087, 14.176, 8, "2026-02-05", 21726272067),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(10.879, 320.049, 2559.568, 8, "2026-01-29", 21484110885),
      detail::inferencex(31.6, 245.781, 1969.631, 8, "2026-05-18", 26016874169),
      detail::inferencex(34.66, 214.471, 1703.393, 4, "2026-01-29", 21484110885),
      detail::inferencex(50.049, 188.003, 1508.674, 4, "2026-05-18", 26016874169),
      detail::inferencex(65.793, 124.402, 982.213, 4, "2026-05-22", 26306422380),
      detail::inferencex(109.477, 50.646, 404.632, 8, "2026-05-18", 26016874169),
      detail::inferencex(135.286, 16.181, 128.662, 8, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point together_drafted_8192_1024[]{
      detail::inferencex(14.163, 407.16, 3256.534, 8, "2026-05-18", 26016874169),
      detail::inferencex(59.88, 236.318, 1877.166, 8, "2026-02-05", 21726272067),
      detail::inferencex(74.196, 139.108, 1116.462, 8, "2026-05-20", 26129885146),
      detail::inferencex(88.804, 86.976, 686.808, 64, "2026-01-14", 21012094241),
      detail::inferencex(170.629, 84.038, 671.505, 8, "2026-02-05", 21726272067),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(18.364, 470.112, 3760.537, 32, "2026-03-18", 23266829671),
      detail::inferencex(29.5, 407.591, 3259.988, 16, "2026-02-12", 21957354903),
      detail::inferencex(36.958, 262.538, 2107.965, 16, "2026-02-11", 21895676503),
      detail::inferencex(61.046, 158.244, 1270.565, 40, "2026-02-12", 21957354903),
      detail::inferencex(76.318, 65.356, 523.818, 40, "2026-02-07", 21776201394),
      detail::inferencex(97.149, 64.737, 514.231, 40, "2026-03-23", 23438524239),
      detail::inferencex(97.492, 22.462, 179.485, 16, "2026-02-07", 21776201394),
      detail::inferencex(131.92, 16.184, 127.795, 56, "2026-03-18", 23266829671),
      detail::inferencex(137.203, 8.131, 64.662, 16, "2026-03-23", 23438524239),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(27.11, 651.042, 5207.282, 40, "2026-02-11", 21895676503),
      detail::inferencex(50.241, 248.483, 1988.027, 24, "2026-02-13", 21999295663),
      detail::inferencex(55.555, 204.396, 1641.131, 24, "2026-02-13", 21999295663),
      detail::inferencex(67.219, 163.59, 1311.149, 16, "2026-02-12", 21933642539),
      detail::inferencex(147.061, 92.889, 745.819, 56, "2026-03-18", 23266829671),
      detail::inferencex(154.488, 49.128, 392.937, 56, "2026-02-13", 21999295663),
      detail::inferencex(192.782, 11.562, 92.387, 56, "2026-02-12", 21933642539),
  };
  static constexpr std::array<frontier_curve, 10> curves{
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, false, "2026-05-22", together_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, true, "2026-02-06", together_drafted_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-03-23", apart_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, true, "2026-03-23", apart_drafted_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, false, "2026-01-29", together_1024_8192),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, true, "2026-02-06", together_drafted_1024_8192),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, false, "2026-05-22", together_8192_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_8192_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-03-23", apart_8192_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-03-18", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b200_sxm, models::deepseek_r1, precision::fp4> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(32.161, 1954.876, 1952.987, 16, "2026-02-03", 21640806486),
      detail::inferencex(40.073, 1193.638, 1196.26, 16, "2026-05-22", 26306422380),
      detail::inferencex(48.727, 727.274, 728.872, 64, "2026-05-19", 26016880548),
      detail::inferencex(63.526, 492.717, 492.939, 64, "2026-05-19", 26016880548),
      detail::inferencex(76.263, 281.98, 281.088, 64, "2026-05-18", 26006037916),
      detail::inferencex(76.278, 189.238, 188.64, 64, "2025-12-31", 20621824084),
      detail::inferencex(92.499, 176.663, 178.543, 64, "2026-05-22", 26306422380),
      detail::inferencex(131.463, 125.566, 126.794, 4, "2026-05-19", 26016880548),
      detail::inferencex(135.199, 63.957, 64.582, 64, "2026-05-20", 26129885146),
      detail::inferencex(170.273, 20.678, 20.532, 64, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point together_drafted_1024_1024[]{
      detail::inferencex(44.493, 2642.991, 2640.437, 16, "2026-05-19", 26016880548),
      detail::inferencex(90.968, 700.028, 700.344, 64, "2026-02-06", 21759505598),
      detail::inferencex(108.299, 201.982, 204.132, 8, "2026-05-20", 26135021096),
      detail::inferencex(184.603, 182.096, 183.877, 4, "2026-02-06", 21759505598),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(103.713, 199.439, 199.71, 44, "2026-01-29", 21484975323),
      detail::inferencex(112.482, 88.128, 88.168, 52, "2026-02-11", 21888944497),
      detail::inferencex(152.893, 48.421, 49.251, 44, "2026-01-29", 21484975323),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(21.338, 6257.634, 6258.065, 32, "2026-01-29", 21484975323),
      detail::inferencex(74.04, 3555.844, 3555.547, 20, "2026-01-29", 21484975323),
      detail::inferencex(80.615, 830.712, 829.946, 44, "2026-06-11", 27229634079),
      detail::inferencex(112.132, 486.455, 485.985, 52, "2026-06-11", 27229634079),
      detail::inferencex(220.067, 68.44, 69.169, 44, "2026-06-11", 27229634079),
      detail::inferencex(309.17, 24.58, 24.695, 44, "2026-01-29", 21484975323),
  };
  static constexpr frontier_point together_1024_8192[]{
      detail::inferencex(33.505, 2073.942, 258.935, 16, "2026-02-03", 21640806486),
      detail::inferencex(35.756, 1122.754, 140.531, 16, "2026-03-25", 23552373331),
      detail::inferencex(44.427, 696.431, 86.956, 4, "2025-11-02", 19019467297),
      detail::inferencex(60.578, 476.503, 59.496, 64, "2026-02-03", 21640806486),
      detail::inferencex(77.253, 300.494, 37.309, 64, "2026-03-25", 23552373331),
      detail::inferencex(127.004, 124.922, 15.941, 4, "2026-02-03", 21640806486),
      detail::inferencex(129.232, 63.682, 8.126, 64, "2025-12-08", 20012916209),
  };
  static constexpr frontier_point together_drafted_1024_8192[]{
      detail::inferencex(51.476, 3106.051, 387.795, 16, "2026-02-06", 21759505598),
      detail::inferencex(85.836, 652.361, 81.01, 16, "2026-01-14", 21012094241),
      detail::inferencex(123.351, 471.842, 58.584, 64, "2026-02-06", 21759505598),
      detail::inferencex(156.997, 298.757, 37.445, 16, "2026-02-06", 21759505598),
      detail::inferencex(199.468, 187.429, 23.918, 4, "2026-01-14", 21012094241),
      detail::inferencex(286.005, 137.179, 17.505, 8, "2026-02-06", 21759505598),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(16.912, 1026.363, 8208.248, 16, "2026-02-03", 21640806486),
      detail::inferencex(19.5, 597.0, 4792.762, 16, "2026-03-25", 23552373331),
      detail::inferencex(36.598, 533.341, 4281.703, 64, "2026-05-19", 26016880548),
      detail::inferencex(47.221, 365.895, 2906.053, 4, "2026-02-03", 21640806486),
      detail::inferencex(72.459, 276.704, 2220.483, 4, "2026-05-19", 26016880548),
      detail::inferencex(84.793, 158.621, 1272.897, 64, "2026-05-22", 26306422380),
      detail::inferencex(124.349, 118.734, 948.616, 4, "2026-05-19", 26016880548),
      detail::inferencex(130.034, 61.52, 491.506, 64, "2026-05-18", 26006037916),
      detail::inferencex(165.7, 19.947, 158.611, 64, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point together_drafted_8192_1024[]{
      detail::inferencex(19.975, 1190.218, 9519.572, 16, "2026-05-19", 26016880548),
      detail::inferencex(54.952, 437.955, 3478.85, 16, "2026-02-06", 21759505598),
      detail::inferencex(110.816, 205.387, 1648.402, 8, "2026-05-20", 26135021096),
      detail::inferencex(171.376, 171.347, 1369.144, 4, "2026-02-06", 21759505598),
      detail::inferencex(205.717, 97.063, 775.577, 8, "2026-05-20", 26135021096),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(31.699, 1350.936, 10796.302, 44, "2026-01-29", 21484975323),
      detail::inferencex(58.365, 267.707, 2145.637, 12, "2026-02-11", 21888944497),
      detail::inferencex(144.03, 44.573, 356.164, 12, "2026-02-11", 21888944497),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(75.677, 1055.962, 8454.769, 36, "2026-01-29", 21484975323),
      detail::inferencex(151.385, 235.251, 1885.952, 28, "2026-01-29", 21484975323),
      detail::inferencex(161.494, 175.745, 1411.085, 28, "2026-06-11", 27229634079),
      detail::inferencex(278.147, 41.814, 330.186, 44, "2026-06-11", 27229634079),
      detail::inferencex(288.733, 23.149, 183.555, 44, "2026-01-29", 21484975323),
  };
  static constexpr std::array<frontier_curve, 10> curves{
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::aggregated, false, "2026-05-22", together_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, false, "2026-02-11", apart_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, true, "2026-06-11", apart_drafted_1024_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::aggregated, false, "2026-03-25", together_1024_8192),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::aggregated, true, "2026-02-06", together_drafted_1024_8192),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::aggregated, false, "2026-05-22", together_8192_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_8192_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, false, "2026-02-11", apart_8192_1024),
      detail::inferencex_curve<b200_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, true, "2026-06-11", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b300_sxm, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(47.197, 356.884, 357.045, 8, "2026-05-22", 26306422380),
      detail::inferencex(63.912, 245.492, 244.716, 8, "2026-05-20", 26129885146),
      detail::inferencex(80.656, 154.312, 155.955, 8, "2026-05-22", 26306422380),
      detail::inferencex(120.38, 57.487, 58.049, 8, "2026-05-20", 26129885146),
      detail::inferencex(142.026, 17.577, 17.453, 8, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point together_drafted_1024_1024[]{
      detail::inferencex(18.468, 1112.139, 1111.114, 8, "2026-05-20", 26129885146),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(6.791, 3367.55, 3368.526, 16, "2026-02-12", 21934281915),
      detail::inferencex(27.559, 2053.366, 2053.966, 20, "2026-02-12", 21934281915),
      detail::inferencex(33.223, 1260.369, 1259.668, 28, "2026-02-07", 21788616563),
      detail::inferencex(81.708, 143.295, 143.61, 68, "2026-02-12", 21934281915),
      detail::inferencex(145.22, 15.64, 15.772, 68, "2026-02-12", 21934281915),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(233.864, 25.969, 26.189, 68, "2026-02-07", 21788616563),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(67.376, 127.177, 1004.122, 4, "2026-05-22", 26306422380),
      detail::inferencex(108.558, 51.002, 407.478, 8, "2026-05-20", 26129885146),
      detail::inferencex(138.432, 16.605, 132.035, 8, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point together_drafted_8192_1024[]{
      detail::inferencex(5.048, 314.273, 2514.386, 8, "2026-05-17", 25980015344),
      detail::inferencex(48.593, 184.0, 1461.586, 8, "2026-05-22", 26306422380),
      detail::inferencex(75.831, 142.313, 1142.185, 8, "2026-05-20", 26129885146),
      detail::inferencex(238.222, 49.682, 393.115, 8, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(11.021, 858.51, 6868.802, 36, "2026-02-12", 21934281915),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(37.484, 717.148, 5737.647, 24, "2026-02-12", 21934281915),
      detail::inferencex(66.353, 513.559, 4121.972, 16, "2026-02-12", 21934281915),
      detail::inferencex(76.51, 365.605, 2937.979, 12, "2026-02-12", 21934281915),
      detail::inferencex(187.604, 77.701, 622.488, 36, "2026-02-12", 21934281915),
      detail::inferencex(264.716, 27.444, 217.233, 36, "2026-02-12", 21934281915),
  };
  static constexpr std::array<frontier_curve, 8> curves{
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, false, "2026-05-22", together_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-02-12", apart_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, true, "2026-02-07", apart_drafted_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, false, "2026-05-22", together_8192_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, true, "2026-05-22", together_drafted_8192_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-02-12", apart_8192_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-02-12", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<b300_sxm, models::deepseek_r1, precision::fp4> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(52.561, 786.952, 788.681, 64, "2026-05-22", 26306422380),
      detail::inferencex(70.65, 535.932, 534.236, 16, "2026-05-13", 25780567235),
      detail::inferencex(86.521, 332.816, 336.359, 16, "2026-05-22", 26306422380),
      detail::inferencex(129.794, 124.165, 125.379, 16, "2026-05-20", 26129885146),
      detail::inferencex(168.336, 41.56, 41.267, 16, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(47.935, 2495.641, 2495.096, 18, "2026-01-28", 21446488308),
      detail::inferencex(169.932, 37.244, 37.396, 22, "2026-01-28", 21446488308),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(16.681, 7287.628, 7288.805, 26, "2026-01-28", 21446488308),
      detail::inferencex(138.183, 376.645, 378.086, 42, "2026-01-28", 21446488308),
      detail::inferencex(241.404, 110.468, 110.603, 42, "2026-01-28", 21446488308),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(20.559, 628.725, 5047.453, 16, "2026-05-17", 25980014268),
      detail::inferencex(70.571, 265.515, 2130.689, 16, "2026-05-20", 26129885146),
      detail::inferencex(97.399, 185.602, 1465.41, 16, "2026-05-22", 26306422380),
      detail::inferencex(121.957, 115.901, 925.976, 16, "2026-05-17", 25980014268),
      detail::inferencex(164.076, 39.729, 315.909, 16, "2026-05-22", 26306422380),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(33.326, 1548.301, 12383.395, 20, "2026-01-28", 21446488308),
      detail::inferencex(59.114, 371.577, 2976.663, 14, "2026-01-28", 21446488308),
      detail::inferencex(176.224, 18.51, 147.91, 26, "2026-01-28", 21446488308),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(25.987, 1764.654, 14103.42, 28, "2026-01-28", 21446488308),
      detail::inferencex(236.939, 111.364, 884.606, 34, "2026-01-28", 21446488308),
  };
  static constexpr std::array<frontier_curve, 7> curves{
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::aggregated, false, "2026-05-22", together_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, false, "2026-01-28", apart_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, true, "2026-01-28", apart_drafted_1024_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::aggregated, false, "2026-05-22", together_8192_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, false, "2026-01-28", apart_8192_1024),
      detail::inferencex_curve<b300_sxm, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, true, "2026-01-28", apart_drafted_8192_1024),
      detail::mlperf_curve<b300_sxm, models::deepseek_r1, precision::fp4>(),
  };
  static_assert(detail::sound_curves(curves));
};

// clang-format on
}  // namespace aifactory
