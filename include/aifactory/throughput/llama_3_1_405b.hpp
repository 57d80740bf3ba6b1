// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How fast is Llama 3.1 405B?
///
/// MLPerf points hold a limit for 99 % of the tokens, so most users saw more. The mean input is not published.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

namespace aifactory {

namespace detail {
constexpr throughput_point mlperf_llama_3_1_405b(std::string_view setting, std::optional<double> speed,
                                                 double output_rate,
                                      double gpus, std::string_view date) {
  std::optional<interactivity<>> held;
  if (speed) held = *speed * tok_out / second / user;
  return {.setting = setting,
          .input = std::nullopt,
          .output = 684.68 * tok_out,
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
struct throughput_profile<h100_sxm, models::llama_3_1_405b, precision::fp8>
    : measured<throughput_profile<h100_sxm, models::llama_3_1_405b, precision::fp8>> {
  static constexpr std::array<throughput_point, 2> points{{
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 server", 1.0 / 0.175, 35.217, 32.0, "2025-09"),
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 offline", std::nullopt, 48.946, 16.0, "2025-09"),
  }};
};

template <>
struct throughput_profile<h200_sxm, models::llama_3_1_405b, precision::fp8>
    : measured<throughput_profile<h200_sxm, models::llama_3_1_405b, precision::fp8>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 interactive", 12.5, 25.347, 8.0, "2025-09"),
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 server", 1.0 / 0.175, 36.94, 8.0, "2025-09"),
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 offline", std::nullopt, 69.094, 8.0, "2025-09"),
  }};
};

template <>
struct throughput_profile<b200_sxm, models::llama_3_1_405b, precision::fp4>
    : measured<throughput_profile<b200_sxm, models::llama_3_1_405b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 interactive", 12.5, 96.334, 8.0, "2025-09"),
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 server", 1.0 / 0.175, 159.941, 8.0, "2025-09"),
      detail::mlperf_llama_3_1_405b("MLPerf v5.1 offline", std::nullopt, 207.589, 8.0, "2025-09"),
  }};
};

template <>
struct throughput_profile<gb200_nvl72, models::llama_3_1_405b, precision::fp4>
    : measured<throughput_profile<gb200_nvl72, models::llama_3_1_405b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 interactive", 12.5, 194.585, 72.0, "2026-04"),
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 server", 1.0 / 0.175, 196.304, 72.0, "2026-04"),
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 offline", std::nullopt, 214.743, 72.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<b300_sxm, models::llama_3_1_405b, precision::fp4>
    : measured<throughput_profile<b300_sxm, models::llama_3_1_405b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 interactive", 12.5, 95.582, 8.0, "2026-04"),
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 server", 1.0 / 0.175, 185.55, 8.0, "2026-04"),
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 offline", std::nullopt, 246.389, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<gb300_nvl72, models::llama_3_1_405b, precision::fp4>
    : measured<throughput_profile<gb300_nvl72, models::llama_3_1_405b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 interactive", 12.5, 255.075, 72.0, "2026-04"),
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 server", 1.0 / 0.175, 258.717, 72.0, "2026-04"),
      detail::mlperf_llama_3_1_405b("MLPerf v6.0 offline", std::nullopt, 270.996, 72.0, "2026-04"),
  }};
};

// clang-format on
}  // namespace aifactory
