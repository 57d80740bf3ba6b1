// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Power-tuned MLPerf measurements against nameplate: what share of its maximum does a server draw under load?
///
/// mlcommons' results with power, the whole server at the wall: eight H200 tuned for power (v4.1, closed, NVIDIA) draw
/// 6,153 to 6,280 W, eight B200 (v5.1, Lenovo) 9,011 to 10,435 W. Maxima of the servers: 10.2 kW (DGX H100 and H200) and
/// 14.3 kW (DGX B200). Published beside them: servers under load draw 0.6 to 0.73 of such maxima.
#include "aifactory/throughput/measured_power.hpp"

#include "catch_shim.hpp"

#include <algorithm>

namespace power_tuned_mlperf_test {

using namespace aifactory;

namespace {

/// Measured over the maximum of a server of this generation. That of H200 is the one of H100: the same board and chassis.
double share_of_maximum(const measured_server& measured) {
  const it_power<> maximum = (measured.generation == "h200_sxm" ? h100_sxm::server_power.value : b200_sxm::server_power.value) * (1.0 * server);
  return measured.power.value / maximum;
}

struct ends {
  double low = 1e9, high = 0.0;
};
template <class Of>
ends ends_of(std::string_view generation, const Of& of) {
  ends found;
  for (const auto& measured : power_measurements)
    if (measured.generation == generation) found = {std::min(found.low, of(measured)), std::max(found.high, of(measured))};
  return found;
}

}  // namespace

TEST_CASE("power-tuned MLPerf against the servers' maxima", "[published][power]") {
  // By hand: 6,153 / 10,200 = 0.6032, 6,280.2 / 10,200 = 0.6157; 9,011.1 / 14,300 = 0.6301, 10,434.7 / 14,300 = 0.7297.
  const auto h200 = ends_of("h200_sxm", share_of_maximum), b200 = ends_of("b200_sxm", share_of_maximum);
  CHECK_THAT(h200.low, WithinAbs(0.6032, 5e-5));
  CHECK_THAT(h200.high, WithinAbs(0.6157, 5e-5));
  CHECK_THAT(b200.low, WithinAbs(0.6301, 5e-5));
  CHECK_THAT(b200.high, WithinAbs(0.7297, 5e-5));
  // Together the published 0.6 to 0.73, to its two digits.
  CHECK_THAT(std::min(h200.low, b200.low), WithinAbs(0.60, 0.005));
  CHECK_THAT(std::max(h200.high, b200.high), WithinAbs(0.73, 0.005));
}

TEST_CASE("power-tuned MLPerf against the all-in IT power by which factories are sized", "[published][power]") {
  // The catalogue's 1.37 and 1.71 kW per GPU hold a share of switches: 6,153 / 8 / 1,370 = 0.561, 10,434.7 / 8 / 1,710 =
  // 0.763. So a fleet that is sized by them never draws what was built for it: compute.peak_draw.
  const auto of_nameplate = [](const measured_server& measured) {
    const it_power<> nameplate = find_generation(measured.generation)->it_power_per_gpu->value * measured.gpus;
    return measured.power.value / nameplate;
  };
  CHECK_THAT(ends_of("h200_sxm", of_nameplate).low, WithinAbs(0.5614, 5e-5));
  CHECK_THAT(ends_of("b200_sxm", of_nameplate).high, WithinAbs(0.7628, 5e-5));
}

TEST_CASE("power-tuned MLPerf: tokens per second and kilowatt", "[published][power]") {
  // 102,909 / 10.401 = 9,894 against 25,262.1 / 6.153 = 4,106: B200 makes 2.41 times as much of a kilowatt.
  CHECK_THAT(measured_servers::b200.efficiency() / measured_servers::h200.efficiency(), WithinAbs(2.41, 0.005));
  // Servers that answer at once (server scenario) make less of a kilowatt than batches of the same model.
  CHECK(power_measurements[1].efficiency() < measured_servers::h200.efficiency());
  CHECK(power_measurements[5].efficiency() < measured_servers::b200.efficiency());
}

}  // namespace power_tuned_mlperf_test
