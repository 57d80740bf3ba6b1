// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Cooling, regions, colocation, staff: what concerns a site.
#include "aifactory/catalog/colocation.hpp"
#include "aifactory/catalog/cooling.hpp"
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/regions.hpp"
#include "aifactory/catalog/staffing.hpp"
#include "catch_shim.hpp"

#include <set>
#include <string>

namespace site_test {

using namespace aifactory;

TEST_CASE("liquid takes less power than air, and a rack of it more", "[catalog][cooling]") {
  CHECK(cooling::direct_liquid.pue.high < cooling::air.pue.low);
  CHECK(cooling::air.rack_power.value < cooling::direct_liquid.rack_power.value);
  for (const auto& profile : cooling_profiles) CHECK(profile.pue.low.base_value() >= 1.0);
  for (const auto& report : reported_pues) CHECK(report.pue.low.base_value() >= 1.0);
}

TEST_CASE("the PUE of air is what six generations imply", "[catalog][cooling]") {
  // Meter over rack: 1.73 / 1.37, 2.17 / 1.71, 1.79 / 1.39, 2.18 / 1.69, 2.65 / 2.09: 1.263 to 1.290.
  for (double implied : {1.73 / 1.37, 2.17 / 1.71, 1.79 / 1.39, 2.18 / 1.69, 2.65 / 2.09}) {
    CHECK(implied >= cooling::air.pue.low.base_value());
    CHECK(implied <= cooling::air.pue.high.base_value() + 5e-5);  // printed to two places
  }
}

TEST_CASE("four servers of eight H100 fit the air-cooled rack", "[catalog][cooling]") {
  const it_power_per_rack<> four = h100_sxm::it_power_per_gpu.value * h100_sxm::gpus_per_rack.value;
  CHECK(four < cooling::air.rack_power.value);
  CHECK(cooling::air.rack_power.low < four);
}

TEST_CASE("DGX B200: a scalable unit of 32 servers", "[catalog][cooling]") {
  // Printed: 458 kW. By hand: 32 x 14.3 = 457.6.
  CHECK_THAT((b200_sxm::server_power.value * (32.0 * server)).in(kW_IT), WithinAbs(458.0, 0.5));
}

TEST_CASE("racks of 72 at the IT power per GPU", "[catalog][cooling]") {
  // By hand: 1.87 x 72 = 134.64 and 2.12 x 72 = 152.64 kW, network share included: more than the rack alone.
  const auto rack_of = [](const auto& per_gpu) { return (per_gpu.value * (72.0 * GPU / rack)).in(kW_IT / rack); };
  CHECK_THAT(rack_of(gb200_nvl72::it_power_per_gpu), WithinAbs(134.64, 1e-9));
  CHECK_THAT(rack_of(gb300_nvl72::it_power_per_gpu), WithinAbs(152.64, 1e-9));
  CHECK(gb300_nvl72::rack_power.high.in(kW_IT / rack) < rack_of(gb300_nvl72::it_power_per_gpu));
}

TEST_CASE("electricity: each region and period once, in a range that industry pays", "[catalog][regions]") {
  std::set<std::string> seen;
  for (const auto& row : electricity_prices) {
    INFO(row.region << " " << row.period);
    CHECK(seen.insert(std::string(row.region) + "/" + std::string(row.period)).second);
    CHECK(row.price.value > 50.0 * USD / MWh);
    CHECK(row.price.value < 250.0 * USD / MWh);
  }
  CHECK(seen.count("Iowa/2025-04") == 1);
  // By hand: 6.04 cents a kWh are 60.40 USD a MWh.
  CHECK_THAT(electricity_prices[0].price.value.in(USD / MWh), WithinRel(60.4, 1e-12));
}

TEST_CASE("carbon of the US grid from pounds", "[catalog][regions]") {
  // 0.81 lb x 453.59 g = 367.4 g a kWh; 0.86 lb: 390.1 g.
  CHECK_THAT(grid_carbons[0].carbon.value.in(kg / kWh), WithinAbs(0.81 * 0.45359, 0.0005));
  CHECK_THAT(grid_carbons[1].carbon.value.in(kg / kWh), WithinAbs(0.86 * 0.45359, 0.0005));
}

TEST_CASE("asking rents and their growth", "[catalog][colocation]") {
  const auto rent = [](int wanted) {
    for (const auto& row : colocation_rents)
      if (row.year == wanted && row.region == "US primary markets") return row.rent.value;
    throw input_error("no such year");
  };
  // By hand: 184.06 / 163.44 = 1.1262, printed +12.6 %; 194.95 / 184.06 = 1.0592, printed +6.5 %: the dates differ.
  CHECK_THAT(rent(2024) / rent(2023), WithinAbs(1.126, 0.0005));
  CHECK_THAT(rent(2025) / rent(2024), WithinAbs(1.0592, 0.0001));
  CHECK(rent(2025) == colocation::us_2025.rent.value);
  CHECK_THAT(rent(2025).in(USD / kW_IT / month), WithinRel(194.95, 1e-14));
}

TEST_CASE("staff: what a megawatt costs is people times their cost", "[catalog][staffing]") {
  const auto per_person = staffing::large_site_cost.value / staffing::large_site.value;
  CHECK_THAT(per_person.in(USD / year), WithinRel(150e3, 1e-12));
  CHECK(staffing::large_site.high < staffing::small_site.low);
}

}  // namespace site_test
