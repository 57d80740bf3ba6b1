// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How fast is DeepSeek-R1?
///
/// InferenceX points lie on the frontier of interactivity and output: no point on record of the same system, precision
/// and lengths was better in both. Where prefill and decode run on different GPUs, all of them count. MLPerf points
/// hold a limit for 99 % of the tokens, so most users saw more; their input length is not published.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

namespace aifactory {

namespace detail {
constexpr throughput_point inferencex_deepseek_r1(std::string_view setting, double input, double speed,
                                                  double input_rate, double output_rate, double gpus,
                                                  std::string_view date, std::string_view run) {
  return {.setting = setting,
          .input = input * tok_in,
          .output = 1024.0 * tok_out,
          .speed = speed * tok_out / second / user,
          .output_rate = {.value = output_rate * tok_out / second / GPU,
                          .from = source{"InferenceX (SemiAnalysis), DeepSeek-R1-0528; the note is the run's number",
                                         date},
                          .confidence = confidence::high,
                          .note = run},
          .input_rate = input_rate * tok_in / second / GPU,
          .gpus = gpus * GPU};
}
constexpr throughput_point mlperf_deepseek_r1(std::string_view setting, std::optional<double> speed, double output_rate,
                                      double gpus, std::string_view date) {
  std::optional<interactivity<>> held;
  if (speed) held = *speed * tok_out / second / user;
  return {.setting = setting,
          .input = std::nullopt,
          .output = 3886.2274 * tok_out,
          .speed = held,
          .output_rate = {.value = output_rate * tok_out / second / GPU,
                          .from = source{"MLPerf Inference, closed data center, mlcommons/inference_results", date},
                          .confidence = confidence::high},
          .input_rate = std::nullopt,
          .gpus = gpus * GPU};
}
}  // namespace detail

// clang-format off
template <>
struct throughput_profile<h100_sxm, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<h100_sxm, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 8> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 8.369, 688.3, 687.6, 48.0, "2026-02-08", "21790074782"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 15.362, 239.2, 239.3, 32.0, "2026-02-08", "21790074782"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 48.131, 90.9, 91.1, 64.0, "2026-02-08", "21790074782"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 60.768, 33.4, 33.5, 48.0, "2026-02-13", "21973157671"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 87.223, 12.7, 12.8, 48.0, "2026-02-13", "21973157671"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 20.913, 752.2, 94.1, 48.0, "2026-02-08", "21790074782"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 26.949, 278.0, 34.6, 48.0, "2026-02-08", "21790074782"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 77.956, 192.9, 24.2, 64.0, "2026-02-08", "21790074782"),
  }};
};

template <>
struct throughput_profile<h200_sxm, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<h200_sxm, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 30.653, 889.4, 890.3, 64.0, "2026-05-18", "26016868638"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 36.669, 480.0, 480.2, 56.0, "2026-02-07", "21788229979"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 62.599, 201.4, 201.6, 96.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 85.405, 81.8, 82.4, 8.0, "2026-05-17", "25980019087"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 117.277, 21.2, 21.0, 80.0, "2026-02-07", "21788229979"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 11.385, 2635.9, 329.6, 64.0, "2026-05-18", "26016868638"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 31.406, 1840.4, 230.1, 32.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 41.903, 1622.2, 202.0, 24.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 71.812, 539.5, 68.3, 8.0, "2026-05-17", "25980019087"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 124.451, 124.8, 15.8, 56.0, "2026-02-07", "21788229979"),
  }};
};

template <>
struct throughput_profile<b200_sxm, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<b200_sxm, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 41.555, 2417.8, 2420.1, 24.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 66.339, 809.5, 809.8, 64.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 89.628, 345.6, 346.7, 8.0, "2026-02-05", "21726272067"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 176.406, 87.4, 86.6, 8.0, "2026-02-05", "21726272067"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 213.097, 43.5, 43.1, 16.0, "2026-02-10", "21854539594"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 27.11, 5207.3, 651.0, 40.0, "2026-02-11", "21895676503"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 50.241, 1988.0, 248.5, 24.0, "2026-02-13", "21999295663"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 74.196, 1116.5, 139.1, 8.0, "2026-05-20", "26129885146"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 147.061, 745.8, 92.9, 56.0, "2026-03-18", "23266829671"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 192.782, 92.4, 11.6, 56.0, "2026-02-12", "21933642539"),
  }};
};

template <>
struct throughput_profile<b200_sxm, models::deepseek_r1, precision::fp4>
    : measured<throughput_profile<b200_sxm, models::deepseek_r1, precision::fp4>> {
  static constexpr std::array<throughput_point, 11> points{{
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 21.338, 6258.1, 6257.6, 32.0, "2026-01-29", "21484975323"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 74.04, 3555.5, 3555.8, 20.0, "2026-01-29", "21484975323"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 80.615, 829.9, 830.7, 44.0, "2026-06-11", "27229634079"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 184.603, 183.9, 182.1, 4.0, "2026-02-06", "21759505598"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 309.17, 24.7, 24.6, 44.0, "2026-01-29", "21484975323"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 31.699, 10796.3, 1350.9, 44.0, "2026-01-29", "21484975323"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 75.677, 8454.8, 1056.0, 36.0, "2026-01-29", "21484975323"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 171.376, 1369.1, 171.3, 4.0, "2026-02-06", "21759505598"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 290.157, 174.2, 21.8, 44.0, "2026-06-11", "27229634079"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 server", 12.5, 6461.613, 8.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 offline", std::nullopt, 7322.7, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<gb200_nvl72, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<gb200_nvl72, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 11.976, 4135.8, 4134.7, 16.0, "2026-02-03", "21646597716"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 30.343, 3277.8, 3276.9, 48.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 37.029, 2783.4, 2781.4, 48.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 98.858, 71.3, 71.8, 20.0, "2025-12-21", "20413316138"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 134.468, 6.8, 7.0, 32.0, "2026-02-05", "21701654125"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 34.165, 6368.7, 796.8, 72.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 48.164, 6092.9, 761.4, 72.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 74.49, 5164.4, 645.1, 56.0, "2026-02-05", "21701654125"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 96.077, 332.8, 42.1, 8.0, "2025-12-19", "20356790608"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 130.512, 89.7, 11.3, 32.0, "2026-02-03", "21646597716"),
  }};
};

template <>
struct throughput_profile<gb200_nvl72, models::deepseek_r1, precision::fp4>
    : measured<throughput_profile<gb200_nvl72, models::deepseek_r1, precision::fp4>> {
  static constexpr std::array<throughput_point, 13> points{{
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 17.463, 7354.7, 7352.8, 32.0, "2026-01-31", "21538687343"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 45.208, 3357.0, 3354.6, 48.0, "2026-02-08", "21793201578"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 62.67, 1760.8, 1761.6, 64.0, "2026-02-08", "21793201578"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 168.852, 586.9, 585.3, 36.0, "2026-01-31", "21538687343"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 286.4, 30.5, 30.2, 36.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 27.086, 13291.2, 1660.8, 60.0, "2026-03-23", "23438524239"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 49.178, 4281.7, 535.2, 72.0, "2025-12-21", "20413316138"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 80.628, 1403.0, 174.7, 28.0, "2025-12-15", "20216709902"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 143.161, 1292.0, 162.3, 28.0, "2025-12-09", "20047559079"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 299.967, 232.0, 29.0, 36.0, "2026-03-23", "23438524239"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 interactive", 1.0 / 0.015, 3337.75, 72.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 server", 12.5, 4867.672, 64.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 offline", std::nullopt, 7322.891, 64.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<b300_sxm, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<b300_sxm, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 6.791, 3368.5, 3367.5, 16.0, "2026-02-12", "21934281915"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 27.559, 2054.0, 2053.4, 20.0, "2026-02-12", "21934281915"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 47.197, 357.0, 356.9, 8.0, "2026-05-22", "26306422380"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 81.708, 143.6, 143.3, 68.0, "2026-02-12", "21934281915"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 233.864, 26.2, 26.0, 68.0, "2026-02-07", "21788616563"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 11.021, 6868.8, 858.5, 36.0, "2026-02-12", "21934281915"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 37.484, 5737.6, 717.1, 24.0, "2026-02-12", "21934281915"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 66.353, 4122.0, 513.6, 16.0, "2026-02-12", "21934281915"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 76.582, 1137.3, 141.7, 8.0, "2026-05-17", "25980015344"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 264.716, 217.2, 27.4, 36.0, "2026-02-12", "21934281915"),
  }};
};

template <>
struct throughput_profile<b300_sxm, models::deepseek_r1, precision::fp4>
    : measured<throughput_profile<b300_sxm, models::deepseek_r1, precision::fp4>> {
  static constexpr std::array<throughput_point, 13> points{{
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 16.681, 7288.8, 7287.6, 26.0, "2026-01-28", "21446488308"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 47.935, 2495.1, 2495.6, 18.0, "2026-01-28", "21446488308"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 70.65, 534.2, 535.9, 16.0, "2026-05-13", "25780567235"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 138.183, 378.1, 376.6, 42.0, "2026-01-28", "21446488308"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 241.404, 110.6, 110.5, 42.0, "2026-01-28", "21446488308"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 25.987, 14103.4, 1764.7, 28.0, "2026-01-28", "21446488308"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 59.114, 2976.7, 371.6, 14.0, "2026-01-28", "21446488308"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 70.571, 2130.7, 265.5, 16.0, "2026-05-20", "26129885146"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 121.957, 926.0, 115.9, 16.0, "2026-05-17", "25980014268"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 236.939, 884.6, 111.4, 34.0, "2026-01-28", "21446488308"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 interactive", 1.0 / 0.015, 616.831, 8.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 server", 12.5, 7551.675, 8.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 offline", std::nullopt, 8790.712, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 11.045, 4910.0, 4908.9, 16.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 12.605, 4909.6, 4908.7, 28.0, "2026-02-05", "21726915223"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 46.275, 3604.0, 3606.8, 24.0, "2026-02-07", "21785935852"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 85.165, 2100.9, 2100.7, 20.0, "2026-02-05", "21726915223"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 172.923, 74.2, 73.8, 36.0, "2026-02-07", "21785935852"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 18.901, 7993.6, 1000.1, 36.0, "2026-02-05", "21726915223"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 32.788, 7626.1, 953.0, 72.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 57.378, 3553.9, 444.2, 56.0, "2026-02-05", "21726915223"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 65.563, 813.0, 101.3, 72.0, "2026-02-09", "21831958748"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 171.498, 592.3, 74.0, 36.0, "2026-02-07", "21785935852"),
  }};
};

template <>
struct throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>
    : measured<throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>> {
  static constexpr std::array<throughput_point, 12> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 14.938, 9161.5, 9159.6, 12.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 70.391, 5996.4, 6001.0, 22.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 153.736, 50.9, 50.4, 34.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 308.167, 35.8, 35.7, 34.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 22.021, 14660.9, 1832.2, 34.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 68.693, 12933.9, 1617.0, 42.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 77.195, 2358.6, 294.8, 72.0, "2026-02-12", "21928999802"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 129.486, 642.3, 80.4, 22.0, "2026-02-03", "21640109636"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 312.394, 279.9, 35.4, 34.0, "2026-02-03", "21640109636"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 interactive", 1.0 / 0.015, 3481.028, 72.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 server", 12.5, 8063.75, 8.0, "2026-04"),
      detail::mlperf_deepseek_r1("MLPerf v6.0 offline", std::nullopt, 9820.5, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<mi300x, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<mi300x, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 24.579, 188.5, 188.4, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 35.704, 134.9, 135.3, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 47.649, 91.4, 90.5, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 58.721, 54.4, 54.8, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 68.614, 32.0, 31.6, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 13.119, 818.6, 102.1, 8.0, "2025-12-15", "20216709902"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 22.274, 654.1, 82.4, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 34.609, 496.5, 61.9, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 44.439, 314.7, 39.9, 8.0, "2026-05-18", "26008678094"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 51.462, 186.7, 23.4, 8.0, "2026-05-18", "26008678094"),
  }};
};

template <>
struct throughput_profile<mi355x, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<mi355x, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 31.002, 1107.3, 1107.4, 24.0, "2026-02-23", "22312145708"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 51.141, 448.2, 448.6, 24.0, "2026-02-12", "21937445764"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 81.633, 323.1, 324.5, 8.0, "2026-06-02", "26829715287"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 124.312, 123.5, 124.6, 8.0, "2026-06-02", "26829715287"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 175.254, 27.4, 27.2, 24.0, "2026-02-14", "22021097740"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 17.171, 3160.1, 395.4, 24.0, "2026-05-28", "26607091549"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 30.281, 3230.8, 353.7, 24.0, "2026-02-23", "22312145708"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 55.713, 1770.9, 223.2, 8.0, "2026-06-02", "26829715287"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 113.433, 880.3, 111.6, 8.0, "2026-06-02", "26829715287"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 173.098, 206.3, 25.8, 24.0, "2026-02-14", "22021097740"),
  }};
};

template <>
struct throughput_profile<mi355x, models::deepseek_r1, precision::fp4>
    : measured<throughput_profile<mi355x, models::deepseek_r1, precision::fp4>> {
  static constexpr std::array<throughput_point, 10> points{{
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 11.75, 3699.9, 3697.2, 12.0, "2026-05-07", "25471873049"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 34.133, 1069.4, 1069.7, 8.0, "2026-05-20", "26130617239"),
      detail::inferencex_deepseek_r1("InferenceX", 1024.0, 51.706, 576.1, 576.7, 20.0, "2026-03-03", "22633983383"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 114.991, 327.9, 327.8, 20.0, "2026-05-27", "26491418772"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 1024.0, 244.173, 14.5, 14.6, 16.0, "2026-05-27", "26491418772"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 9.55, 9000.2, 1124.8, 24.0, "2026-05-07", "25471873049"),
      detail::inferencex_deepseek_r1("InferenceX", 8192.0, 17.021, 3959.6, 495.0, 16.0, "2026-05-27", "26491418772"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 51.46, 2525.8, 315.1, 8.0, "2026-05-20", "26134316811"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 155.631, 1991.9, 248.5, 24.0, "2026-05-31", "26714221123"),
      detail::inferencex_deepseek_r1("InferenceX, multi-token prediction", 8192.0, 243.477, 117.6, 14.6, 16.0, "2026-05-31", "26714221123"),
  }};
};

// clang-format on
}  // namespace aifactory
