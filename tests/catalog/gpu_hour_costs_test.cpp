// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/gpu_hour_costs.hpp"

#include "aifactory/catalog/find.hpp"
#include "catch_shim.hpp"

namespace gpu_hour_costs_test {

using namespace aifactory;

namespace {
double usd(std::string_view generation, owner_type owner, vintage of) {
  const auto cost = find_gpu_hour_cost(generation, owner, of);
  REQUIRE(cost);
  return cost->value.in(USD / GPU / hour);
}
}  // namespace

TEST_CASE("a cost is found by generation, owner and vintage", "[catalog][gpu_hours]") {
  CHECK_THAT(usd("gb300_nvl72", owner_type::hyperscaler, vintage::august_2026), WithinRel(2.31, 1e-14));
  CHECK_THAT(usd("gb300_nvl72", owner_type::neocloud, vintage::august_2026), WithinRel(2.79, 1e-14));
  CHECK_THAT(usd("h200_sxm", owner_type::hyperscaler, vintage::october_2025), WithinRel(1.41, 1e-14));
  CHECK_FALSE(find_gpu_hour_cost("gb300_nvl72", owner_type::on_demand, vintage::august_2026));
  CHECK_FALSE(find_gpu_hour_cost("nothing", owner_type::hyperscaler, vintage::august_2026));
}

TEST_CASE("each row stands once and names a generation of the catalogue", "[catalog][gpu_hours]") {
  for (const auto& row : gpu_hour_costs) {
    INFO(row.generation);
    CHECK(find_generation(row.generation));
    int same = 0;
    for (const auto& other : gpu_hour_costs)
      same += other.generation == row.generation && other.owner == row.owner && other.of == row.of;
    CHECK(same == 1);
  }
  for (const auto& rent : market_rents) CHECK(find_generation(rent.generation));
}

TEST_CASE("dearer money makes a dearer hour", "[catalog][gpu_hours]") {
  for (const auto& row : gpu_hour_costs) {
    if (row.owner != owner_type::hyperscaler) continue;
    INFO(row.generation);
    if (const auto neocloud = find_gpu_hour_cost(row.generation, owner_type::neocloud, row.of))
      CHECK(row.cost.value < neocloud->value);
  }
}

TEST_CASE("the placeholders of 2025 are 1.2 times the older generation", "[catalog][gpu_hours]") {
  using enum owner_type;
  for (auto owner : {hyperscaler, neocloud, rental_3_years}) {
    CHECK_THAT(usd("gb300_nvl72", owner, vintage::october_2025) / usd("gb200_nvl72", owner, vintage::october_2025),
               WithinRel(1.2, 1e-12));
    CHECK_THAT(usd("b300_sxm", owner, vintage::october_2025) / usd("b200_sxm", owner, vintage::october_2025),
               WithinRel(1.2, 1e-12));
    CHECK(find_gpu_hour_cost("gb300_nvl72", owner, vintage::october_2025)->standing == standing::placeholder);
  }
}

TEST_CASE("the vendor's claim of 65 and 35 times, with the prices of its day and of later", "[catalog][gpu_hours]") {
  using enum owner_type;
  // By hand: 65 / (2.652 / 1.41) = 34.6 and 65 / (2.31 / 1.22) = 34.3, printed as 35.
  const auto cheaper = [](vintage of) {
    return 65.0 / (usd("gb300_nvl72", hyperscaler, of) / usd("h200_sxm", hyperscaler, of));
  };
  CHECK_THAT(cheaper(vintage::october_2025), WithinAbs(34.56, 0.01));
  CHECK_THAT(cheaper(vintage::august_2026), WithinAbs(34.33, 0.01));
}

}  // namespace gpu_hour_costs_test
