// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the best that MLPerf has of an accelerator, with nobody waiting (offline)?
///
///   best_mlperf("h200_sxm", "llama-2-70b")->per_accelerator()            4,414.6 tok/s/GPU
///   best_mlperf("h100_sxm", "llama-2-70b", mlperf::v4_1)                 of one round
///
/// Systems' raw results: closed division, data centre, available systems, Llama 2 70B at the 99.9 % accuracy target; the
/// three best of each accelerator, those of H100 in v4.1 and all GB300 with DeepSeek-R1. Power-capped boards, custom
/// cooling, virtual machines and previews are other systems and are left out.
///
///   per accelerator = tokens per second of the system / its accelerators
#pragma once

#include "aifactory/catalog/find.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace aifactory {

namespace mlperf {
/// A round of MLPerf Inference: v4.1 of 2024-08, v5.1 of 2025-09, v6.0 of 2026-04.
enum class round { v4_1, v5_1, v6_0 };
using enum round;

/// Where the results of a round stand, and the month of their publication.
[[nodiscard]] constexpr source source_of(round of) {
  switch (of) {
    case v4_1: return {"mlcommons/inference_results_v4.1 at 198fc46799", "2024-08"};
    case v5_1: return {"mlcommons/inference_results_v5.1 at 965182b033, summary_results.json", "2025-09"};
    default: return {"mirror of mlcommons/inference_results_v6.0 at 232fbf90fc, summary_results.json", "2026-04"};
  }
}
}  // namespace mlperf

/// A system's result.
struct mlperf_result {
  std::string_view generation;  ///< id
  std::string_view model;       ///< id
  double tokens_per_second;     ///< of the system, output
  int accelerators;             ///< of the system, at least 1
  mlperf::round of;
  std::string_view submitter;
  std::string_view number;      ///< of the submission; in v4.1 the name of the system

  /// Tokens per second of the system over its accelerators.
  ///
  ///   rate = tokens_per_second / accelerators
  ///
  /// @return  [tok/s/GPU]
  /// @errors  none: every row has an accelerator
  /// @source  definition; the benchmark compares systems
  [[nodiscard]] constexpr output_token_rate_per_gpu<> per_accelerator() const {
    return tokens_per_second * tok_out / second / (accelerators * GPU);
  }
};

// clang-format off
/// Raw results as published, the best of each accelerator and model first; which ones: see the head of this file.
inline constexpr std::array<mlperf_result, 54> mlperf_results{{
    {"h100_sxm", "llama-2-70b", 124879, 32, mlperf::v5_1, "Cisco", "5.1-0016"},
    {"h100_sxm", "llama-2-70b", 62351.6, 16, mlperf::v5_1, "Cisco", "5.1-0015"},
    {"h100_sxm", "llama-2-70b", 24524.9, 8, mlperf::v4_1, "NVIDIA", "DGX-H100_H100-SXM-80GBx8_TRT"},
    {"h100_sxm", "llama-2-70b", 24459.6, 8, mlperf::v4_1, "Sustainable Metal Cloud", "SMC_H100_SXM_80GBX8_TRT"},
    {"h200_sxm", "llama-2-70b", 35316.7, 8, mlperf::v5_1, "Dell", "5.1-0026"},
    {"h200_sxm", "llama-2-70b", 35043.7, 8, mlperf::v5_1, "Google", "5.1-0048"},
    {"h200_sxm", "llama-2-70b", 34887.2, 8, mlperf::v5_1, "ASUSTeK", "5.1-0007"},
    {"b200_sxm", "llama-2-70b", 104572, 8, mlperf::v6_0, "HPE", "6.0-0048"},
    {"b200_sxm", "llama-2-70b", 102909, 8, mlperf::v5_1, "Lenovo", "5.1-0061"},
    {"b200_sxm", "llama-2-70b", 102131, 8, mlperf::v5_1, "Dell", "5.1-0028"},
    {"gb200_nvl72", "llama-2-70b", 51736.9, 4, mlperf::v5_1, "NVIDIA", "5.1-0070"},
    {"gb200_nvl72", "llama-2-70b", 49683.5, 4, mlperf::v5_1, "Nebius", "5.1-0074"},
    {"gb200_nvl72", "llama-2-70b", 888054, 72, mlperf::v6_0, "NVIDIA", "6.0-0075"},
    {"b300_sxm", "llama-2-70b", 112954, 8, mlperf::v6_0, "NVIDIA", "6.0-0073"},
    {"b300_sxm", "llama-2-70b", 109343, 8, mlperf::v6_0, "GigaComputing", "6.0-0039"},
    {"b300_sxm", "llama-2-70b", 108669, 8, mlperf::v6_0, "Dell", "6.0-0024"},
    {"gb300_nvl72", "llama-2-70b", 1126850, 72, mlperf::v6_0, "NVIDIA", "6.0-0078"},
    {"mi300x", "llama-2-70b", 27854.4, 8, mlperf::v5_1, "MangoBoost", "5.1-0066"},
    {"mi300x", "llama-2-70b", 27803.9, 8, mlperf::v5_1, "AMD", "5.1-0001"},
    {"mi300x", "llama-2-70b", 27678.1, 8, mlperf::v5_1, "Dell MangoBoost", "5.1-0031"},
    {"mi355x", "llama-2-70b", 103480, 8, mlperf::v6_0, "AMD", "6.0-0002"},
    {"mi355x", "llama-2-70b", 100754, 8, mlperf::v6_0, "Supermicro", "6.0-0097"},
    {"mi355x", "llama-2-70b", 100310, 8, mlperf::v6_0, "GigaComputing", "6.0-0037"},
    {"h100_sxm", "llama-3.1-405b", 783.131, 16, mlperf::v5_1, "Cisco", "5.1-0015"},
    {"h100_sxm", "llama-3.1-405b", 1561.57, 32, mlperf::v5_1, "Cisco", "5.1-0016"},
    {"h200_sxm", "llama-3.1-405b", 552.749, 8, mlperf::v5_1, "Nebius", "5.1-0075"},
    {"h200_sxm", "llama-3.1-405b", 550.106, 8, mlperf::v5_1, "Quanta Cloud Technology", "5.1-0079"},
    {"h200_sxm", "llama-3.1-405b", 1086.01, 16, mlperf::v5_1, "Cisco", "5.1-0013"},
    {"b200_sxm", "llama-3.1-405b", 1660.71, 8, mlperf::v5_1, "Dell", "5.1-0028"},
    {"b200_sxm", "llama-3.1-405b", 1659.5, 8, mlperf::v5_1, "Nebius", "5.1-0073"},
    {"b200_sxm", "llama-3.1-405b", 1655.36, 8, mlperf::v5_1, "Google", "5.1-0047"},
    {"gb200_nvl72", "llama-3.1-405b", 15461.5, 72, mlperf::v6_0, "NVIDIA", "6.0-0075"},
    {"gb200_nvl72", "llama-3.1-405b", 855.82, 4, mlperf::v5_1, "Nebius", "5.1-0074"},
    {"gb200_nvl72", "llama-3.1-405b", 847.233, 4, mlperf::v5_1, "Azure", "5.1-0008"},
    {"b300_sxm", "llama-3.1-405b", 1971.11, 8, mlperf::v6_0, "Cisco", "6.0-0010"},
    {"b300_sxm", "llama-3.1-405b", 1953.77, 8, mlperf::v6_0, "Quanta Cloud Technology", "6.0-0089"},
    {"b300_sxm", "llama-3.1-405b", 1951.6, 8, mlperf::v6_0, "NVIDIA", "6.0-0073"},
    {"gb300_nvl72", "llama-3.1-405b", 19511.7, 72, mlperf::v6_0, "NVIDIA", "6.0-0078"},
    {"gb300_nvl72", "llama-3.1-405b", 16104.1, 72, mlperf::v5_1, "NVIDIA", "5.1-0072"},
    {"b200_sxm", "deepseek-r1", 58581.6, 8, mlperf::v6_0, "Nebius", "6.0-0083"},
    {"b200_sxm", "deepseek-r1", 58235.4, 8, mlperf::v6_0, "Dell", "6.0-0026"},
    {"b200_sxm", "deepseek-r1", 57116.9, 8, mlperf::v6_0, "Google", "6.0-0040"},
    {"gb200_nvl72", "deepseek-r1", 468665, 64, mlperf::v6_0, "CoreWeave", "6.0-0015"},
    {"gb200_nvl72", "deepseek-r1", 486141, 72, mlperf::v6_0, "NVIDIA", "6.0-0075"},
    {"gb200_nvl72", "deepseek-r1", 307874, 72, mlperf::v6_0, "Google", "6.0-0042"},
    {"b300_sxm", "deepseek-r1", 70325.7, 8, mlperf::v6_0, "NVIDIA", "6.0-0073"},
    {"b300_sxm", "deepseek-r1", 69617.4, 8, mlperf::v6_0, "GigaComputing", "6.0-0039"},
    {"b300_sxm", "deepseek-r1", 69318.9, 8, mlperf::v6_0, "Nebius", "6.0-0084"},
    {"gb300_nvl72", "deepseek-r1", 78564, 8, mlperf::v6_0, "CoreWeave", "6.0-0017"},
    {"gb300_nvl72", "deepseek-r1", 76346.6, 8, mlperf::v6_0, "Nebius", "6.0-0082"},
    {"gb300_nvl72", "deepseek-r1", 673936, 72, mlperf::v6_0, "Nebius", "6.0-0081"},
    {"gb300_nvl72", "deepseek-r1", 647076, 72, mlperf::v6_0, "NVIDIA", "6.0-0078"},
    {"gb300_nvl72", "deepseek-r1", 2494310, 288, mlperf::v6_0, "NVIDIA", "6.0-0076"},
    {"gb300_nvl72", "deepseek-r1", 420659, 72, mlperf::v5_1, "NVIDIA", "5.1-0072"},
}};
// clang-format on

/// The result with the most tokens per second and accelerator, of any round or of one.
/// @errors  none: empty where there is no result
[[nodiscard]] constexpr std::optional<mlperf_result> best_mlperf(std::string_view generation, std::string_view model,
                                                                 std::optional<mlperf::round> of = {}) {
  std::optional<mlperf_result> best;
  for (const auto& result : mlperf_results)
    if (result.generation == generation && result.model == model && (!of || result.of == *of) &&
        (!best || result.per_accelerator() > best->per_accelerator()))
      best = result;
  return best;
}

}  // namespace aifactory
