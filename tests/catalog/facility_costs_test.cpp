// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/facility_costs.hpp"

#include "aifactory/units/math.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <set>
#include <string_view>

namespace facility_costs_test {

using namespace aifactory;

namespace {
const auto& of(std::string_view id) {
  for (const auto& row : facility_build_costs)
    if (row.id == id) return row;
  throw input_error("no such row");
}
}  // namespace

TEST_CASE("AI factories cost 15 to 20 million USD a megawatt of IT", "[catalog][facility]") {
  CHECK_THAT(facility_costs::ai_build.cost.low.in(USD / MW_IT), WithinRel(15e6, 1e-14));
  CHECK_THAT(facility_costs::ai_build.cost.high.in(USD / MW_IT), WithinRel(20e6, 1e-14));
  CHECK_THAT(facility_costs::ai_build.cost.value.in(USD / MW_IT), WithinRel(17.5e6, 1e-14));
  CHECK(facility_costs::ai_build.per == denominator::read_as_it);
  CHECK_THAT(facility_costs::traditional_build.cost.value.in(USD / MW_IT), WithinRel(10e6, 1e-14));
}

TEST_CASE("the shares of the development cost sum to one", "[catalog][facility]") {
  double sum = 0.0;
  for (const auto& part : development_cost_parts) sum += part.part.value.value();
  CHECK_THAT(sum, WithinAbs(1.0, 1e-12));
}

TEST_CASE("growth of the world average", "[catalog][facility]") {
  // Printed: 7 % a year from 2020 to 2025, 6 % to 2026. By hand: (10.7 / 7.7)^(1/5) - 1 = 6.80 %, 11.3 / 10.7 - 1 =
  // 5.61 %.
  const double five_years = of("jll_2025").cost.value / of("jll_2020").cost.value;
  CHECK_THAT(std::pow(five_years, 0.2) - 1.0, WithinAbs(0.0680, 1e-4));
  CHECK_THAT(of("jll_2026").cost.value / of("jll_2025").cost.value - 1.0, WithinAbs(0.0561, 1e-4));
}

TEST_CASE("whole factories: parts and totals as published", "[catalog][facility]") {
  // 3.4 + 2.5 = 5.9 million USD a rack; 35 billion over 5.9 million is 5,932 racks a gigawatt, so 168.6 kW each.
  CHECK_THAT((bernstein_rack_compute.value + bernstein_rack_building.value) / bernstein_rack.value, WithinRel(1.0,
                                                                                                              1e-14));
  const auto bernstein = factory_costs_per_facility[2].cost.value;
  CHECK(factory_costs_per_facility[2].id == "bernstein_2025");
  CHECK_THAT((bernstein_rack.value / bernstein).in(kW / rack), WithinAbs(168.57, 0.01));
  // Servers are 5.0 of 8.5 billion USD a year: printed as about 60 %.
  CHECK_THAT(epoch_servers_per_year.value / epoch_total_per_year.value, WithinAbs(0.6, 0.012));
  // 0.6 billion USD a gigawatt-year is 6.85 cents a kWh of IT.
  CHECK_THAT(epoch_energy_per_year.value.in(USD / kWh_IT), WithinAbs(0.0685, 0.0001));
}

TEST_CASE("ids are unique", "[catalog][facility]") {
  std::set<std::string_view> ids;
  for (const auto& row : facility_build_costs) CHECK(ids.insert(row.id).second);
  for (const auto& row : factory_costs_per_it) CHECK(ids.insert(row.id).second);
  for (const auto& row : factory_costs_per_facility) CHECK(ids.insert(row.id).second);
}

}  // namespace facility_costs_test
