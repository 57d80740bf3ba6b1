// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/power_draw.hpp"
#include "catch_shim.hpp"

namespace power_draw_test {

using namespace aifactory;

TEST_CASE("power: 80 MW of servers in a PUE 1.25 building", "[model][power]") {
  // By hand: 80 MW x 1.25 = 100 MW. One rounding.
  CHECK_THAT(drawn_from_grid(80.0 * MW_IT, pue<>{1.25}) / MW_facility, WithinRel(100.0, 1e-15));
}

TEST_CASE("power: quoted at the rack it is taken as it is, at the meter it is divided by the PUE once", "[model][power]") {
  constexpr power_per_gpu<double> at_rack = 1.5 * kW_IT / GPU;
  constexpr power_per_gpu<double> at_meter = 1.875 * kW_facility / GPU;
  STATIC_REQUIRE(at_the_rack(at_rack, pue<>{1.25}) == 1.5 * kW_IT / GPU);
  // By hand: 1.875 / 1.25 = 1.5, and back: 1.5 x 1.25 = 1.875.
  CHECK_THAT(at_the_rack(at_meter, pue<>{1.25}).in(kW_IT / GPU), WithinRel(1.5, 1e-15));
  CHECK_THAT((at_the_rack(at_meter, pue<>{1.25}) * pue<>{1.25}).in(kW_facility / GPU), WithinRel(1.875, 1e-15));
}

TEST_CASE("power: provisioned, built and peak are three quantities", "[model][power]") {
  // By hand: 1,000 GPUs x 2 kW = 2 MW; x 1.1 = 2.2 MW built; x 0.7 = 1.4 MW at full load.
  constexpr auto provisioned = it_power_provisioned(1000.0 * GPU, 2.0 * kW_IT / GPU);
  CHECK_THAT(provisioned.in(MW_IT), WithinRel(2.0, 1e-15));
  CHECK_THAT(it_power_built(provisioned, headroom{1.1}).in(MW_IT), WithinRel(2.2, 1e-15));
  CHECK_THAT(it_power_peak(provisioned, share{0.7}).in(MW_IT), WithinRel(1.4, 1e-15));
}

TEST_CASE("power: energy follows the load between idle and full", "[model][power]") {
  const auto mean = [](double idle, double load, double up) {
    return energy_use(100.0 * MW_IT, share{idle}, utilization{load}, availability{up}, pue<>{1.2}).in(MW_facility);
  };
  // By hand: 100 x (0.3 + 0.7 x 0.6 x 0.98) x 1.2 = 100 x 0.7116 x 1.2 = 85.392 MW.
  CHECK_THAT(mean(0.3, 0.6, 0.98), WithinRel(85.392, 1e-15));
  // Busy all the time: 120 MW, whatever the idle draw. Never up: the idle draw. No idle draw: proportional.
  CHECK_THAT(mean(0.3, 1.0, 1.0), WithinRel(120.0, 1e-15));
  CHECK_THAT(mean(1.0, 0.2, 0.5), WithinRel(120.0, 1e-15));
  CHECK_THAT(mean(0.3, 0.6, 0.0), WithinRel(36.0, 1e-15));
  CHECK_THAT(mean(0.0, 0.5, 0.5), WithinRel(30.0, 1e-15));
}

TEST_CASE("power: mean power times a year is the year's energy", "[model][power]") {
  const auto mean = energy_use(1.0 * MW_IT, share{0.0}, utilization{1.0}, availability{1.0}, pue<>{1.0});
  CHECK_THAT((mean * year).in(MWh), WithinRel(8760.0, 1e-15));
}

}  // namespace power_draw_test
