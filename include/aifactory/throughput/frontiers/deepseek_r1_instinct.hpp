// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does DeepSeek-R1 yield at which speed on MI300X and MI355X?
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
struct frontier_curves<mi300x, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(24.579, 188.442, 188.527, 8, "2026-05-18", 26008678094),
      detail::inferencex(35.704, 135.296, 134.868, 8, "2026-05-18", 26008678094),
      detail::inferencex(47.649, 90.476, 91.439, 8, "2026-05-18", 26008678094),
      detail::inferencex(58.721, 54.835, 54.43, 8, "2026-05-18", 26008678094),
      detail::inferencex(68.614, 31.643, 31.953, 8, "2026-05-18", 26008678094),
  };
  static constexpr frontier_point together_1024_8192[]{
      detail::inferencex(24.72, 194.097, 24.235, 8, "2025-12-10", 20083132000),
      detail::inferencex(39.201, 76.307, 9.573, 8, "2025-12-10", 20083132000),
      detail::inferencex(46.358, 22.792, 2.909, 8, "2025-12-15", 20216754736),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(13.119, 102.144, 818.561, 8, "2025-12-15", 20216709902),
      detail::inferencex(22.274, 82.356, 654.097, 8, "2026-05-18", 26008678094),
      detail::inferencex(34.609, 61.871, 496.496, 8, "2026-05-18", 26008678094),
      detail::inferencex(44.439, 39.86, 314.714, 8, "2026-05-18", 26008678094),
      detail::inferencex(51.462, 23.37, 186.715, 8, "2026-05-18", 26008678094),
  };
  static constexpr std::array<frontier_curve, 3> curves{
      detail::inferencex_curve<mi300x, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, false, "2026-05-18", together_1024_1024),
      detail::inferencex_curve<mi300x, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, false, "2025-12-15", together_1024_8192),
      detail::inferencex_curve<mi300x, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, false, "2026-05-18", together_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<mi355x, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(36.273, 566.795, 568.04, 8, "2026-05-20", 26130617530),
      detail::inferencex(42.543, 314.896, 315.038, 8, "2026-02-02", 21577661184),
      detail::inferencex(56.846, 222.074, 221.371, 8, "2026-05-20", 26130617530),
      detail::inferencex(75.441, 139.996, 141.486, 8, "2026-05-27", 26486957776),
      detail::inferencex(89.945, 82.824, 82.212, 8, "2026-05-27", 26486957776),
      detail::inferencex(109.036, 49.822, 50.309, 8, "2026-03-05", 22725876766),
  };
  static constexpr frontier_point together_drafted_1024_1024[]{
      detail::inferencex(28.947, 934.942, 936.972, 8, "2026-04-01", 23860024070),
      detail::inferencex(54.519, 438.563, 438.259, 8, "2026-06-02", 26829715287),
      detail::inferencex(81.633, 324.515, 323.097, 8, "2026-06-02", 26829715287),
      detail::inferencex(86.485, 164.957, 166.713, 8, "2026-05-21", 26197707118),
      detail::inferencex(124.312, 124.579, 123.546, 8, "2026-06-02", 26829715287),
      detail::inferencex(163.438, 83.268, 83.986, 8, "2026-06-02", 26829715287),
      detail::inferencex(163.529, 73.158, 73.874, 8, "2026-05-21", 26197707118),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(23.295, 960.926, 960.504, 24, "2026-02-16", 22047502000),
      detail::inferencex(43.311, 378.515, 378.15, 24, "2026-02-14", 22021097740),
      detail::inferencex(62.141, 154.067, 154.137, 24, "2026-02-23", 22312145708),
      detail::inferencex(142.788, 11.58, 11.498, 12, "2026-03-03", 22633983383),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(31.002, 1107.353, 1107.287, 24, "2026-02-23", 22312145708),
      detail::inferencex(51.141, 448.607, 448.174, 24, "2026-02-12", 21937445764),
      detail::inferencex(60.999, 297.437, 298.09, 24, "2026-03-03", 22633983383),
      detail::inferencex(65.845, 276.023, 276.63, 24, "2026-02-11", 21924339253),
      detail::inferencex(78.294, 193.509, 192.897, 12, "2026-03-03", 22633983383),
      detail::inferencex(94.49, 103.082, 102.756, 24, "2026-01-08", 20832485469),
      detail::inferencex(112.374, 68.933, 68.424, 12, "2026-03-03", 22633983383),
      detail::inferencex(172.619, 27.356, 27.624, 24, "2026-02-16", 22047502000),
  };
  static constexpr frontier_point together_1024_8192[]{
      detail::inferencex(37.122, 584.644, 72.994, 8, "2026-01-14", 21012127808),
      detail::inferencex(45.985, 358.649, 44.781, 8, "2026-03-05", 22725876766),
      detail::inferencex(57.733, 225.801, 28.035, 8, "2026-03-05", 22725876766),
      detail::inferencex(76.667, 149.017, 18.696, 8, "2026-03-05", 22725876766),
      detail::inferencex(95.551, 92.57, 11.602, 8, "2026-03-05", 22725876766),
      detail::inferencex(106.615, 52.119, 6.651, 8, "2026-03-05", 22725876766),
  };
  static constexpr frontier_point together_drafted_1024_8192[]{
      detail::inferencex(36.484, 1129.89, 141.059, 8, "2026-02-11", 21887879373),
      detail::inferencex(70.885, 547.717, 68.384, 8, "2026-02-11", 21887879373),
      detail::inferencex(87.542, 340.41, 42.262, 8, "2026-02-11", 21887879373),
      detail::inferencex(131.738, 126.48, 15.851, 8, "2026-02-11", 21887879373),
      detail::inferencex(150.094, 72.838, 9.294, 8, "2026-02-11", 21887879373),
  };
  static constexpr frontier_point apart_1024_8192[]{
      detail::inferencex(15.599, 644.315, 80.572, 24, "2026-02-06", 21741051722),
      detail::inferencex(49.519, 125.686, 15.693, 24, "2026-02-06", 21741051722),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(11.486, 845.027, 105.65, 24, "2026-01-08", 20832485469),
      detail::inferencex(13.436, 724.416, 90.571, 24, "2026-02-06", 21741051722),
      detail::inferencex(33.665, 329.913, 41.19, 24, "2026-01-08", 20832485469),
      detail::inferencex(91.163, 116.203, 14.428, 24, "2026-01-08", 20832485469),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(17.423, 276.52, 2214.093, 8, "2026-01-14", 21012127808),
      detail::inferencex(24.591, 189.977, 1518.055, 8, "2026-01-05", 20720630953),
      detail::inferencex(39.453, 155.278, 1245.962, 8, "2026-01-14", 21012127808),
      detail::inferencex(54.981, 96.854, 777.227, 8, "2026-01-27", 21407590933),
      detail::inferencex(88.368, 42.811, 342.928, 8, "2026-01-14", 21012127808),
  };
  static constexpr frontier_point together_drafted_8192_1024[]{
      detail::inferencex(11.491, 380.536, 3052.7, 8, "2026-04-01", 23860024070),
      detail::inferencex(33.875, 278.08, 2225.816, 8, "2026-06-02", 26829715287),
      detail::inferencex(55.713, 223.237, 1770.862, 8, "2026-06-02", 26829715287),
      detail::inferencex(70.612, 128.113, 1028.218, 8, "2026-05-21", 26197707118),
      detail::inferencex(113.433, 111.626, 880.268, 8, "2026-06-02", 26829715287),
      detail::inferencex(161.557, 79.02, 630.674, 8, "2026-06-02", 26829715287),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(17.171, 395.416, 3160.096, 24, "2026-05-28", 26607091549),
      detail::inferencex(17.545, 394.64, 3357.544, 24, "2026-03-03", 22633983383),
      detail::inferencex(20.388, 281.926, 2255.425, 24, "2026-02-23", 22312145708),
      detail::inferencex(50.654, 160.712, 1301.641, 24, "2026-02-23", 22312145708),
      detail::inferencex(52.275, 110.127, 887.694, 24, "2026-02-11", 21924339253),
      detail::inferencex(70.852, 79.439, 630.931, 24, "2026-05-28", 26607091549),
      detail::inferencex(130.498, 10.223, 81.286, 12, "2026-03-03", 22633983383),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(30.281, 353.661, 3230.798, 24, "2026-02-23", 22312145708),
      detail::inferencex(40.545, 227.184, 1818.528, 24, "2026-02-16", 22047502000),
      detail::inferencex(43.988, 187.113, 1516.751, 24, "2026-02-12", 21937445764),
      detail::inferencex(95.462, 106.471, 871.0, 12, "2026-03-03", 22633983383),
      detail::inferencex(146.677, 41.611, 328.587, 24, "2026-03-03", 22633983383),
      detail::inferencex(173.098, 25.819, 206.302, 24, "2026-02-14", 22021097740),
  };
  static constexpr std::array<frontier_curve, 12> curves{
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, false, "2026-05-27", together_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::aggregated, true, "2026-06-02", together_drafted_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, false, "2026-03-03", apart_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 1024, serving_mode::disaggregated, true, "2026-03-03", apart_drafted_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, false, "2026-03-05", together_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::aggregated, true, "2026-02-11", together_drafted_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, false, "2026-02-06", apart_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(1024, 8192, serving_mode::disaggregated, true, "2026-02-06", apart_drafted_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, false, "2026-01-27", together_8192_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::aggregated, true, "2026-06-02", together_drafted_8192_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, false, "2026-05-28", apart_8192_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp8>(8192, 1024, serving_mode::disaggregated, true, "2026-03-03", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

template <>
struct frontier_curves<mi355x, models::deepseek_r1, precision::fp4> {
  static constexpr frontier_point together_1024_1024[]{
      detail::inferencex(31.41, 966.84, 968.964, 4, "2026-05-20", 26130617239),
      detail::inferencex(51.113, 403.684, 404.421, 4, "2026-01-14", 21012127808),
      detail::inferencex(88.828, 172.46, 174.295, 8, "2026-06-11", 27213443242),
      detail::inferencex(103.648, 98.988, 99.956, 4, "2026-06-11", 27213443242),
      detail::inferencex(126.185, 60.583, 61.175, 8, "2026-05-20", 26130617239),
  };
  static constexpr frontier_point together_drafted_1024_1024[]{
      detail::inferencex(34.133, 1069.704, 1069.405, 8, "2026-05-20", 26130617239),
      detail::inferencex(68.019, 530.516, 529.196, 4, "2026-05-20", 26130617239),
      detail::inferencex(68.197, 422.89, 423.081, 8, "2026-05-20", 26134316811),
      detail::inferencex(90.607, 350.085, 348.796, 8, "2026-02-11", 21887879373),
      detail::inferencex(113.994, 221.023, 223.376, 8, "2026-05-20", 26134316811),
      detail::inferencex(153.13, 147.668, 146.676, 8, "2026-05-20", 26130617239),
      detail::inferencex(186.553, 92.245, 93.147, 8, "2026-05-20", 26134316811),
  };
  static constexpr frontier_point apart_1024_1024[]{
      detail::inferencex(11.75, 3697.185, 3699.872, 12, "2026-05-07", 25471873049),
      detail::inferencex(12.902, 1088.018, 1087.541, 12, "2026-03-13", 23052579053),
      detail::inferencex(35.572, 711.833, 711.791, 24, "2026-02-13", 21976393587),
      detail::inferencex(51.706, 576.674, 576.117, 20, "2026-03-03", 22633983383),
      detail::inferencex(52.79, 263.104, 263.682, 24, "2026-02-11", 21924339253),
      detail::inferencex(86.406, 203.783, 203.875, 24, "2026-05-27", 26491418772),
      detail::inferencex(93.498, 14.937, 15.084, 24, "2026-02-13", 21976393587),
  };
  static constexpr frontier_point apart_drafted_1024_1024[]{
      detail::inferencex(114.991, 327.794, 327.942, 20, "2026-05-27", 26491418772),
      detail::inferencex(118.921, 141.015, 140.569, 24, "2026-02-11", 21924339253),
      detail::inferencex(139.932, 89.889, 90.846, 24, "2026-03-03", 22633983383),
      detail::inferencex(166.815, 81.044, 80.446, 16, "2026-05-27", 26491418772),
      detail::inferencex(244.173, 14.597, 14.494, 16, "2026-05-27", 26491418772),
  };
  static constexpr frontier_point together_1024_8192[]{
      detail::inferencex(43.341, 675.249, 84.519, 8, "2026-02-25", 22411648488),
      detail::inferencex(54.69, 427.899, 53.427, 8, "2026-02-27", 22469096331),
      detail::inferencex(69.763, 273.213, 33.922, 8, "2026-02-27", 22469096331),
      detail::inferencex(85.412, 166.066, 20.835, 8, "2026-02-27", 22469096331),
      detail::inferencex(104.869, 51.661, 6.592, 8, "2026-02-25", 22411648488),
  };
  static constexpr frontier_point together_drafted_1024_8192[]{
      detail::inferencex(41.508, 1287.022, 160.675, 8, "2026-02-25", 22411648488),
      detail::inferencex(106.924, 411.147, 51.045, 8, "2026-02-25", 22411648488),
  };
  static constexpr frontier_point apart_1024_8192[]{
      detail::inferencex(44.309, 228.6, 28.613, 24, "2026-02-04", 21660418558),
      detail::inferencex(56.822, 147.258, 18.386, 24, "2026-02-04", 21660418558),
      detail::inferencex(69.399, 89.379, 11.097, 24, "2026-02-04", 21660418558),
  };
  static constexpr frontier_point apart_drafted_1024_8192[]{
      detail::inferencex(76.012, 386.419, 48.367, 24, "2026-02-04", 21660418558),
      detail::inferencex(119.349, 152.991, 18.995, 24, "2026-02-04", 21660418558),
  };
  static constexpr frontier_point together_8192_1024[]{
      detail::inferencex(14.206, 444.765, 3570.607, 4, "2026-05-20", 26130617239),
      detail::inferencex(36.036, 281.128, 2252.894, 8, "2026-06-11", 27213443242),
      detail::inferencex(43.27, 168.711, 1354.856, 4, "2026-01-14", 21012127808),
      detail::inferencex(75.345, 142.732, 1145.387, 8, "2026-05-19", 26047312829),
      detail::inferencex(98.058, 92.713, 740.723, 4, "2026-05-20", 26130617239),
      detail::inferencex(113.146, 53.664, 428.747, 8, "2026-05-19", 26047312829),
  };
  static constexpr frontier_point together_drafted_8192_1024[]{
      detail::inferencex(13.836, 433.948, 3473.212, 8, "2026-05-20", 26130617239),
      detail::inferencex(51.46, 315.138, 2525.786, 8, "2026-05-20", 26134316811),
      detail::inferencex(63.67, 251.469, 1997.518, 8, "2026-05-20", 26134316811),
      detail::inferencex(98.121, 192.516, 1545.101, 8, "2026-05-20", 26134316811),
      detail::inferencex(123.808, 115.327, 911.25, 8, "2026-05-20", 26130617239),
      detail::inferencex(177.214, 82.712, 660.908, 8, "2026-05-20", 26134316811),
  };
  static constexpr frontier_point apart_8192_1024[]{
      detail::inferencex(9.55, 1124.752, 9000.237, 24, "2026-05-07", 25471873049),
      detail::inferencex(17.021, 494.952, 3959.647, 16, "2026-05-27", 26491418772),
      detail::inferencex(56.107, 272.93, 2182.734, 24, "2026-05-28", 26607091549),
      detail::inferencex(74.956, 190.078, 1523.243, 20, "2026-05-27", 26491418772),
      detail::inferencex(75.407, 156.006, 1247.641, 20, "2026-03-03", 22633983383),
      detail::inferencex(110.775, 51.603, 407.431, 16, "2026-05-28", 26607091549),
      detail::inferencex(148.451, 8.656, 69.669, 16, "2026-05-28", 26607091549),
  };
  static constexpr frontier_point apart_drafted_8192_1024[]{
      detail::inferencex(7.354, 530.947, 4248.739, 24, "2026-05-31", 26714221123),
      detail::inferencex(155.631, 248.523, 1991.881, 24, "2026-05-31", 26714221123),
      detail::inferencex(181.341, 102.396, 821.816, 24, "2026-05-31", 26714221123),
      detail::inferencex(243.477, 14.605, 117.566, 16, "2026-05-31", 26714221123),
  };
  static constexpr std::array<frontier_curve, 12> curves{
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::aggregated, false, "2026-06-11", together_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, false, "2026-05-27", apart_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 1024, serving_mode::disaggregated, true, "2026-05-27", apart_drafted_1024_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::aggregated, false, "2026-02-27", together_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::aggregated, true, "2026-02-25", together_drafted_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::disaggregated, false, "2026-02-04", apart_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(1024, 8192, serving_mode::disaggregated, true, "2026-02-04", apart_drafted_1024_8192),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::aggregated, false, "2026-06-11", together_8192_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::aggregated, true, "2026-05-20", together_drafted_8192_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, false, "2026-05-28", apart_8192_1024),
      detail::inferencex_curve<mi355x, models::deepseek_r1, precision::fp4>(8192, 1024, serving_mode::disaggregated, true, "2026-05-31", apart_drafted_8192_1024),
  };
  static_assert(detail::sound_curves(curves));
};

// clang-format on
}  // namespace aifactory
