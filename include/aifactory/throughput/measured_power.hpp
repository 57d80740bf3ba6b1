// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a server really draw while it makes tokens?
///
/// MLPerf Power measures the whole server at the wall, cooling of the room not included: IT power. It lies well below the
/// server's maximum, by which compute.peak_draw can be told: 0.60 to 0.62 for H200 tuned for power, 0.63 to 0.73 for B200.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

#include <array>

namespace aifactory {

/// Output tokens per IT energy: tokens per second and watt at the rack.
template <class V = double>
using output_rate_per_it_power = quantity<u::per<u::output_token, u::joule_it>, V>;

/// A server that was measured at the wall while it ran a benchmark.
struct measured_server {
  std::string_view generation;  ///< id
  std::string_view what;        ///< benchmark and mode
  gpu_count<> gpus;             ///< of the server
  sourced<it_power<>> power;    ///< of the whole server, while it ran
  output_token_rate<> rate;     ///< of the whole server

  /// Output tokens per energy of the whole server.
  ///
  ///   efficiency = rate / power
  ///
  /// @return  [tok/s/W_IT], that is tok/J of IT energy
  /// @errors  none: the rows of power_measurements have a power
  /// @source  definition; MLPerf Power reports both
  [[nodiscard]] constexpr output_rate_per_it_power<> efficiency() const { return rate / power.value; }
};

namespace measured_servers {
inline constexpr source h200_v4_1{"mlcommons/inference_results_v4.1 at 198fc46799, H200-SXM-141GBx8_TRT_MaxQ", "2024-08"};
inline constexpr source b200_v5_1{"mlcommons/inference_results_v5.1 at 965182b033, ID 5.1-0061", "2025-09"};
inline constexpr source b200_v5_1_second{"mlcommons/inference_results_v5.1 at 965182b033, ID 5.1-0062", "2025-09"};

/// A server of eight GPUs: power in watts, rate in output tokens per second.
constexpr measured_server row(std::string_view generation, std::string_view what, double watts, double tokens_per_second, const source& from) {
  return {generation, what, 8.0 * GPU, {.value = watts * W_IT, .from = from, .confidence = confidence::high}, tokens_per_second * tok_out / second};
}
/// Llama 2 70B at the 99.9 % accuracy target.
inline constexpr measured_server h200 = row("h200_sxm", "Llama 2 70B offline, tuned for power", 6153.0, 25262.1, h200_v4_1);
inline constexpr measured_server b200 = row("b200_sxm", "Llama 2 70B offline", 10401.0, 102909.0, b200_v5_1);
}  // namespace measured_servers

/// All of them.
inline constexpr std::array<measured_server, 10> power_measurements{{
    measured_servers::h200,
    measured_servers::row("h200_sxm", "Llama 2 70B server, tuned for power", 6280.2, 23113.14, measured_servers::h200_v4_1),
    measured_servers::row("h200_sxm", "Mixtral 8x7B offline, tuned for power", 6154.8, 48987.9, measured_servers::h200_v4_1),
    measured_servers::row("h200_sxm", "Mixtral 8x7B server, tuned for power", 6174.9, 45496.95, measured_servers::h200_v4_1),
    measured_servers::b200,
    measured_servers::row("b200_sxm", "Llama 2 70B server", 10434.7, 99203.9, measured_servers::b200_v5_1),
    measured_servers::row("b200_sxm", "Llama 3.1 405B offline", 9891.8, 1637.11, measured_servers::b200_v5_1_second),
    measured_servers::row("b200_sxm", "Llama 3.1 405B server", 9566.2, 1249.04, measured_servers::b200_v5_1_second),
    measured_servers::row("b200_sxm", "Llama 3.1 8B offline", 9436.1, 146960.0, measured_servers::b200_v5_1_second),
    measured_servers::row("b200_sxm", "Llama 3.1 8B server", 9011.1, 128689.0, measured_servers::b200_v5_1_second),
}};

}  // namespace aifactory
