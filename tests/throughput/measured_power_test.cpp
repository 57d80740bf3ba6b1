// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/measured_power.hpp"

#include "catch_shim.hpp"

namespace measured_power_test {

using namespace aifactory;

TEST_CASE("tokens per second and kilowatt at the wall", "[throughput][power]") {
  const auto efficiency = [](const measured_server& measured) {
    return measured.efficiency().in(tok_out / second / kW_IT);
  };
  // By hand: 25,262.1 / 6.153 = 4,105.7 and 102,909 / 10.401 = 9,894.1; the second is 2.41 times the first.
  CHECK_THAT(efficiency(measured_servers::h200), WithinAbs(4105.66, 0.05));
  CHECK_THAT(efficiency(measured_servers::b200), WithinAbs(9894.14, 0.05));
  CHECK_THAT(measured_servers::b200.efficiency() / measured_servers::h200.efficiency(), WithinAbs(2.41, 0.001));
}

TEST_CASE("a server under load draws less than its maximum", "[throughput][power]") {
  const it_power<> maximum = b200_sxm::server_power.value * (1.0 * server);
  // By hand: 10.401 / 14.3 = 0.727.
  CHECK_THAT(measured_servers::b200.power.value / maximum, WithinAbs(0.727, 0.0005));
  for (const auto& measured : power_measurements) {
    const auto facts = find_generation(measured.generation);
    REQUIRE(facts);
    CHECK(measured.power.value < facts->it_power_per_gpu->value * measured.gpus);
  }
}

}  // namespace measured_power_test
