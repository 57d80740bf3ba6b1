// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How fast is Llama 2 70B?
///
/// MLPerf points hold a limit for 99 % of the tokens, so most users saw more. The mean input is not published.
/// One H100 submission of v5.1, 27 % above every other, is left out as an outlier.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

namespace aifactory {

namespace detail {
constexpr throughput_point mlperf_llama_2_70b(std::string_view setting, std::optional<double> speed, double output_rate,
                                      double gpus, std::string_view date, std::string_view note = {}) {
  std::optional<interactivity<>> held;
  if (speed) held = *speed * tok_out / second / user;
  return {.setting = setting,
          .input = std::nullopt,
          .output = 294.45 * tok_out,
          .speed = held,
          .output_rate = {.value = output_rate * tok_out / second / GPU,
                          .from = source{"MLPerf Inference, closed data center, mlcommons/inference_results", date},
                          .confidence = confidence::high,
                          .note = note},
          .input_rate = std::nullopt,
          .gpus = gpus * GPU};
}
}  // namespace detail

// clang-format off
template <>
struct throughput_profile<h100_sxm, models::llama_2_70b, precision::fp8>
    : measured<throughput_profile<h100_sxm, models::llama_2_70b, precision::fp8>> {
  static constexpr std::string_view unnamed_weights = "the log does not state the type of the weights; read as FP8";
  static constexpr std::array<throughput_point, 2> points{{
      detail::mlperf_llama_2_70b("MLPerf v4.1 server", 5.0, 2962.457, 8.0, "2024-08", unnamed_weights),
      detail::mlperf_llama_2_70b("MLPerf v4.1 offline", std::nullopt, 3065.613, 8.0, "2024-08", unnamed_weights),
  }};
};

template <>
struct throughput_profile<h200_sxm, models::llama_2_70b, precision::fp8>
    : measured<throughput_profile<h200_sxm, models::llama_2_70b, precision::fp8>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v5.1 interactive", 25.0, 2884.988, 8.0, "2025-09"),
      detail::mlperf_llama_2_70b("MLPerf v5.1 server", 5.0, 4253.675, 8.0, "2025-09"),
      detail::mlperf_llama_2_70b("MLPerf v5.1 offline", std::nullopt, 4414.587, 8.0, "2025-09"),
  }};
};

template <>
struct throughput_profile<b200_sxm, models::llama_2_70b, precision::fp4>
    : measured<throughput_profile<b200_sxm, models::llama_2_70b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v5.1 interactive", 25.0, 7856.4, 8.0, "2025-09"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 server", 5.0, 12953.375, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 offline", std::nullopt, 13071.5, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<gb200_nvl72, models::llama_2_70b, precision::fp4>
    : measured<throughput_profile<gb200_nvl72, models::llama_2_70b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v6.0 interactive", 25.0, 10484.097, 72.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v5.1 server", 5.0, 12339.9, 4.0, "2025-09"),
      detail::mlperf_llama_2_70b("MLPerf v5.1 offline", std::nullopt, 12934.225, 4.0, "2025-09"),
  }};
};

template <>
struct throughput_profile<b300_sxm, models::llama_2_70b, precision::fp4>
    : measured<throughput_profile<b300_sxm, models::llama_2_70b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v6.0 interactive", 25.0, 8840.538, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 server", 5.0, 13549.0, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 offline", std::nullopt, 14119.25, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<gb300_nvl72, models::llama_2_70b, precision::fp4>
    : measured<throughput_profile<gb300_nvl72, models::llama_2_70b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v6.0 interactive", 25.0, 11307.333, 72.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 server", 5.0, 12059.417, 72.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 offline", std::nullopt, 15650.694, 72.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<rtx_pro_6000_server, models::llama_2_70b, precision::fp4>
    : measured<throughput_profile<rtx_pro_6000_server, models::llama_2_70b, precision::fp4>> {
  static constexpr std::array<throughput_point, 2> points{{
      detail::mlperf_llama_2_70b("MLPerf v6.0 server", 5.0, 3589.637, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 offline", std::nullopt, 3737.512, 8.0, "2026-04"),
  }};
};

template <>
struct throughput_profile<mi300x, models::llama_2_70b, precision::fp8>
    : measured<throughput_profile<mi300x, models::llama_2_70b, precision::fp8>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v5.1 interactive", 25.0, 1105.053, 8.0, "2025-09"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 server", 5.0, 3182.887, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v5.1 offline", std::nullopt, 3481.8, 8.0, "2025-09"),
  }};
};

template <>
struct throughput_profile<mi355x, models::llama_2_70b, precision::fp4>
    : measured<throughput_profile<mi355x, models::llama_2_70b, precision::fp4>> {
  static constexpr std::array<throughput_point, 3> points{{
      detail::mlperf_llama_2_70b("MLPerf v6.0 interactive", 25.0, 9201.025, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 server", 5.0, 12535.25, 8.0, "2026-04"),
      detail::mlperf_llama_2_70b("MLPerf v6.0 offline", std::nullopt, 12935.0, 8.0, "2026-04"),
  }};
};

// clang-format on
}  // namespace aifactory
