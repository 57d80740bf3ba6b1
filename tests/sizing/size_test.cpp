// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "../model/rich_plan.hpp"
#include "aifactory/sizing/size.hpp"
#include "catch_shim.hpp"

namespace size_test {

using namespace aifactory;

namespace {

/// 2 kW a GPU with headroom 1, 1.25 at the meter, 50,000 $ per GPU of capital beside 10 M$/MW of shell, 500 tokens a second.
constexpr factory<> simple{.size = 1.0 * GPU,
                           .facility = {.capex = 10e6 * USD / MW_IT, .pue = pue<>{1.25}, .life = 15.0 * year},
                           .power = {.price = 70.0 * USD / MWh},
                           .compute = {.price = 30e3 * USD / GPU, .it_power_per_gpu = 2.0 * kW_IT / GPU, .life = 5.0 * year},
                           .operations = {.utilization = 0.5, .availability = 0.8},
                           .workload = {.output_rate = 500.0 * tok_out / second / GPU},
                           .finance = {.wacc = 9.0_pct_per_year}};
constexpr pieces nvl72{.scale_up_domain = 72.0 * GPU, .rack = 72.0 * GPU / rack};

token_demand<> users(double n) {
  return {.average = n * user, .interactivity = 50.0 * tok_out / second / user};
}

}  // namespace

// 1 MW is 500 GPUs: 6 racks of 72 are 432, 864 kW; 136 kW stay unused. 50 k$ a GPU: 1 M$ is 20 GPUs.
TEST_CASE("each request sizes the factory as worked by hand", "[sizing][size]") {
  const auto by_power = size_for(simple, {.it_power = 1.0 * MW_IT}, nvl72);
  CHECK_THAT(by_power.continuous.in(GPU), WithinRel(500.0, 1e-12));
  CHECK(by_power.binds == size_by::it_power);
  CHECK(by_power.rounding_binds);
  CHECK(by_power.fleet.gpus == 432.0 * GPU);
  CHECK(by_power.fleet.domains == 6.0);
  CHECK(by_power.fleet.racks == 6.0);
  CHECK_THAT(by_power.fleet.built.in(kW_IT), WithinRel(864.0, 1e-12));
  CHECK_THAT(by_power.stranded.in(kW_IT), WithinRel(136.0, 1e-12));

  CHECK_THAT(size_for(simple, {.facility_power = 1.0 * MW_facility}, nvl72).continuous.in(GPU), WithinRel(400.0, 1e-12));
  CHECK_THAT(size_for(simple, {.budget = 5e6 * USD}, nvl72).continuous.in(GPU), WithinRel(100.0, 1e-12));
  CHECK(size_for(simple, {.budget = 5e6 * USD}, nvl72).fleet.gpus == 72.0 * GPU);
  CHECK(size_for(simple, {.racks = 4.0 * rack}, nvl72).fleet.gpus == 288.0 * GPU);
  CHECK(size_for(simple, {.gpus = 300.0 * GPU}, nvl72).fleet.gpus == 288.0 * GPU);

  // 100 users at 50 tokens a second need 5,000 / (500 x 0.8) = 12.5 GPUs: one rack, at 5,000 / (72 x 400) of its capacity.
  const auto by_demand = size_for(simple, {.demand = users(100.0)}, nvl72);
  CHECK_THAT(by_demand.continuous.in(GPU), WithinRel(12.5, 1e-12));
  CHECK(by_demand.binds == size_by::peak_demand);
  CHECK(by_demand.fleet.gpus == 72.0 * GPU);
  CHECK_THAT(by_demand.plan.operations.utilization.value(), WithinRel(5000.0 / 28800.0, 1e-12));
  CHECK(by_demand.met == 1.0);

  // 72 GPUs at half load, up 0.8: 14,400 tokens a second on average.
  const auto by_tokens = size_for(simple, {.tokens = 14400.0 * tok_out / second}, nvl72);
  CHECK_THAT(by_tokens.continuous.in(GPU), WithinRel(72.0, 1e-12));
  CHECK(by_tokens.fleet.domains == 1.0);
}

TEST_CASE("a demand under a limit: whichever is less binds", "[sizing][size]") {
  // 10,000 users need 1,250 GPUs; 1 MW carries 500.
  const auto limited = size_for(simple, {.demand = users(10000.0), .it_power = 1.0 * MW_IT}, nvl72);
  CHECK(limited.binds == size_by::it_power);
  CHECK(limited.fleet.gpus == 432.0 * GPU);
  CHECK_THAT(limited.met, WithinRel(432.0 / 1250.0, 1e-12));
  CHECK(limited.plan.operations.utilization.value() == 1.0);
  // 3,000 users need 375: 6 racks, which fit.
  const auto fits = size_for(simple, {.demand = users(3000.0), .it_power = 1.0 * MW_IT}, nvl72);
  CHECK(fits.binds == size_by::peak_demand);
  CHECK(fits.fleet.gpus == 432.0 * GPU);
  // 3,600 users need 450, below 500; but 7 racks, 504, are above it.
  const auto rounded = size_for(simple, {.demand = users(3600.0), .it_power = 1.0 * MW_IT}, nvl72);
  CHECK(rounded.binds == size_by::it_power);
  CHECK(rounded.fleet.gpus == 432.0 * GPU);
  CHECK_THAT(rounded.met, WithinRel(432.0 / 450.0, 1e-12));
}

TEST_CASE("halls are begun whole, and what they leave empty is stranded", "[sizing][size]") {
  pieces by = nvl72;
  by.hall = 0.5 * MW_IT;
  const auto found = size_for(simple, {.racks = 5.0 * rack}, by);  // 360 GPUs, 720 kW
  CHECK(found.fleet.halls == 2.0);
  CHECK_THAT(found.stranded.in(kW_IT), WithinRel(280.0, 1e-12));
}

// Whole racks of 3.6 kW x n on exactly their power must not lose one to the last digit.
TEST_CASE("from one rack to a gigawatt rounding loses nothing and more power never gives fewer GPUs", "[sizing][size]") {
  double last = 0.0;
  for (double racks = 1.0; racks < 7000.0; racks *= 1.37) {
    const double whole = std::floor(racks);
    const auto power = built_for(simple, whole * 72.0 * GPU);
    const auto exact = size_for(simple, {.it_power = power}, nvl72);
    CHECK(exact.fleet.domains == whole);
    CHECK(std::fabs(exact.stranded.in(kW_IT)) < 1e-6 * power.in(kW_IT));
    CHECK(exact.fleet.gpus.in(GPU) >= last);
    last = exact.fleet.gpus.in(GPU);
    const auto more = size_for(simple, {.it_power = power * 1.3}, nvl72);
    CHECK(more.fleet.gpus >= exact.fleet.gpus);
    CHECK(more.stranded < 72.0 * GPU * (2.0 * kW_IT / GPU));
    CHECK_THAT(unit_economics(exact.plan).it_power_built.in(kW_IT), WithinRel(power.in(kW_IT), 1e-12));
    // The same money per token at every size: the model has no economies of scale of its own.
    CHECK_THAT(unit_economics(exact.plan).cost_per_token.output.in(USD / Mtok_out),
               WithinRel(unit_economics(size_for(simple, {.racks = 1.0 * rack}, nvl72).plan).cost_per_token.output.in(USD / Mtok_out), 1e-12));
  }
}

TEST_CASE("a size that cannot be is refused with the reason", "[sizing][size][bad]") {
  const auto why = [](const size_request& asked, const pieces& by = nvl72) {
    try {
      (void)size_for(simple, asked, by);
    } catch (const input_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(why({}) == "sizing: nothing is asked for: give a demand, tokens, GPUs, racks, a power or a budget");
  CHECK(why({.budget = 1e6 * USD}) == "sizing: budget is not enough for one scale-up domain of 72 GPUs");
  CHECK(why({.it_power = 0.0 * MW_IT}) == "sizing: IT power must be above 0");
  CHECK(why({.tokens = 0.0 * tok_out / second}) == "sizing: tokens per year must be above 0");
  CHECK(why({.racks = 1.0 * rack}, {.scale_up_domain = 72.0 * GPU}) == "sizing: a number of racks needs the GPUs per rack");
  CHECK(why({.gpus = 10.0 * GPU}, {.scale_up_domain = 0.0 * GPU}) == "sizing: a scale-up domain has at least one GPU");
}

}  // namespace size_test
