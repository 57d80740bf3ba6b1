// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "../model/rich_plan.hpp"
#include "aifactory/report/bridge.hpp"
#include "catch_shim.hpp"

#include <map>

namespace bridge_test {

using namespace aifactory;

namespace {

constexpr std::string_view blended = "cost_per_million_tokens_usd.blended";

std::map<std::string, double> by_field(const bridge& b) {
  std::map<std::string, double> parts;
  for (const auto& step : b.steps) parts[step.field] = step.contribution;
  return parts;
}

}  // namespace

TEST_CASE("a plan and itself differ by nothing", "[report][bridge]") {
  const auto b = bridge_between(rich::plan, rich::plan, blended);
  CHECK(b.steps.empty());
  CHECK(b.from == b.to);
  CHECK(b.unit == "USD/Mtok");
}

TEST_CASE("one changed input makes the whole difference", "[report][bridge]") {
  auto other = rich::plan;
  other.power.price = 90.0 * USD / MWh;
  const auto b = bridge_between(rich::plan, other, blended);
  REQUIRE(b.steps.size() == 1);
  CHECK(b.steps[0].field == "power.price");
  CHECK(b.steps[0].unit == "USD/MWh");
  CHECK_THAT(b.steps[0].from, WithinRel(70.0, 1e-12));
  CHECK_THAT(b.steps[0].to, WithinRel(90.0, 1e-12));
  CHECK_THAT(b.steps[0].contribution, WithinRel(b.to - b.from, 1e-12));
}

// In a product of two, F = x y, both along a (b / a)^t, each has its share of the logarithm: ln(x ratio) / ln(F ratio).
// Energy cost is energy times price, and energy is proportional to peak draw.
TEST_CASE("two factors of a product share by their logarithms", "[report][bridge]") {
  auto plan = rich::plan;
  plan.power.demand_charge = 0.0 * USD / (kW_demand * month);
  plan.power.capex = 0.0 * USD / kW;
  auto other = plan;
  other.power.price = 140.0 * USD / MWh;    // twice
  other.compute.peak_draw = share<>(0.5 * plan.compute.peak_draw.value());
  const auto b = bridge_between(plan, other, "annual_cost_usd.power");
  CHECK_THAT(b.to, WithinRel(b.from, 1e-12));
  const auto parts = by_field(b);
  CHECK_THAT(parts.at("power.price"), WithinRel(b.from * std::log(2.0), 1e-10));
  CHECK_THAT(parts.at("compute.peak_draw"), WithinRel(-b.from * std::log(2.0), 1e-10));
}

TEST_CASE("the contributions add up, whatever changes", "[report][bridge]") {
  auto other = rich::plan;
  other.size = 5.0 * MW_IT;
  other.facility.capex = 12e6 * USD / MW_facility;
  other.facility.pue = pue<>{1.1};
  other.power.price = 40.0 * USD / MWh;
  other.power.design_pue = pue<>{};
  other.compute.price = 55e3 * USD / GPU;
  other.compute.life = 4.0 * year;
  other.network.capex = 0.0 * USD / GPU;
  other.operations.utilization = 0.7;
  other.workload.output_rate = 20e3 * tok_out / second / GPU;
  other.finance.wacc = 11.0_pct_per_year;
  other.finance.basis = cost_basis::nominal_level;
  other.workload.allocation = allocation::output_only;
  for (const auto path : {blended, std::string_view("cost_per_million_tokens_usd.output"), std::string_view("gpu_hour_cost_usd.total")}) {
    const auto there = bridge_between(rich::plan, other, path);
    CHECK(std::fabs(there.residual()) < 1e-9 * std::fabs(there.from));
    CHECK(there.steps[0].unit.empty());
    CHECK_THAT(there.steps[0].field, ContainsSubstring("finance.basis") && ContainsSubstring("facility.capex") && ContainsSubstring("power.design_pue"));
    const auto back = bridge_between(other, rich::plan, path);
    CHECK(std::fabs(back.residual()) < 1e-9 * std::fabs(back.from));
  }
}

// 1,000 GPUs against twice as many, stated as their power.
TEST_CASE("a size stated in two ways is compared in GPUs", "[report][bridge]") {
  auto other = rich::plan;
  other.size = 2.0 * built_for(rich::plan, 1000.0 * GPU);
  const auto b = bridge_between(rich::plan, other, "annual_cost_usd.total");
  REQUIRE(b.steps.size() == 1);
  CHECK(b.steps[0].field == "compute.gpus");
  CHECK_THAT(b.steps[0].to, WithinRel(2000.0, 1e-12));
  CHECK_THAT(b.to, WithinRel(2.0 * b.from, 1e-12));
}

TEST_CASE("a figure that is none is refused", "[report][bridge][bad]") {
  CHECK_THROWS_AS(bridge_between(rich::plan, rich::plan, "cost_per_token"), input_error);
}

}  // namespace bridge_test
