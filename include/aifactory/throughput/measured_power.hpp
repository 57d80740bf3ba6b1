// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a server really draw while it makes tokens?
///
/// MLPerf Power measures the whole server at the wall, cooling of the room not included: IT power. It lies well below the
/// server's maximum, by which compute.peak_draw can be told. Llama 2 70B, batch without a user waiting.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

#include <array>

namespace aifactory {

/// Output tokens per IT energy: tokens per second and watt at the rack.
template <class V = double>
using output_rate_per_it_power = quantity<u::per<u::output_token, u::joule_it>, V>;

struct measured_server {
  std::string_view generation;  ///< id
  std::string_view what;
  gpu_count<> gpus;
  sourced<it_power<>> power;
  output_token_rate<> rate;

  [[nodiscard]] constexpr output_rate_per_it_power<> efficiency() const { return rate / power.value; }
};

namespace measured_servers {
inline constexpr measured_server h200{
    "h200_sxm", "MLPerf v4.1 offline, a submission tuned for power", 8.0 * GPU,
    {.value = 6153.0 * W_IT,
     .from = source{"mlcommons/inference_results_v4.1 at 198fc46799, H200-SXM-141GBx8_TRT_MaxQ", "2024-08"},
     .confidence = confidence::high},
    25262.1 * tok_out / second};
inline constexpr measured_server b200{
    "b200_sxm", "MLPerf v5.1 offline", 8.0 * GPU,
    {.value = 10401.0 * W_IT,
     .from = source{"mlcommons/inference_results_v5.1 at 965182b033, ID 5.1-0061", "2025-09"},
     .confidence = confidence::high},
    102909.0 * tok_out / second};
}  // namespace measured_servers

/// All of them.
inline constexpr std::array<measured_server, 2> power_measurements{measured_servers::h200, measured_servers::b200};

}  // namespace aifactory
