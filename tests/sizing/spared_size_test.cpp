// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "../model/rich_plan.hpp"
#include "aifactory/sizing/size_rules.hpp"
#include "aifactory/sizing/spared_size.hpp"
#include "catch_shim.hpp"

namespace spared_size_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;

/// 450 output tokens per second and GPU, never down.
factory<> plan_of_450() {
  factory<> plan = rich::plan;
  plan.operations.availability = 1.0;
  plan.workload.output_rate = 450.0 * tok_out / second / GPU;
  plan.workload.input_rate = 0.0 * tok_in / second / GPU;
  return plan;
}
/// 6,480 users at 50 tok/s: 720 GPUs, ten domains of 72.
const token_demand<> ten_domains{.average = 6480.0 * user, .interactivity = 50.0 * tok_s_user};
const pieces nvl72{.scale_up_domain = 72.0 * GPU, .rack = 72.0 * GPU / rack};
const spare_rule nine_in_ten{availability<>(0.9), 0.9};
}  // namespace

TEST_CASE("the table of sizing rules is sound", "[sizing][rules]") { STATIC_REQUIRE(sound_table<size_rules>()); }

// Binomial, 0.9 up: P(X >= 10) is 0.349 of 10, 0.697 of 11, 0.889 of 12, 0.966 of 13 (by hand from sums of
// C(n, k) 0.9^k 0.1^(n-k)): three spares for 0.9.
TEST_CASE("spares come on top of a demand", "[sizing][spares]") {
  const auto found = size_with_spares(plan_of_450(), {.demand = ten_domains}, nvl72, nine_in_ten);
  CHECK(found.in_service == 10.0);
  CHECK(found.spares == 3.0);
  CHECK(found.size.fleet.domains == 13.0);
  CHECK(found.size.fleet.gpus == 936.0 * GPU);
  CHECK(found.size.fleet.racks == 13.0);
  CHECK(found.size.binds == size_by::peak_demand);
  CHECK_THAT(found.size.met, WithinRel(1.0, 1e-12));
  CHECK_THAT(found.size.plan.operations.utilization.value(), WithinRel(10.0 / 13.0, 1e-12));
  CHECK(fleet_size(found.size.plan) == 936.0 * GPU);
}

TEST_CASE("spares are taken out of a limit", "[sizing][spares]") {
  const auto found = size_with_spares(plan_of_450(), {.gpus = 940.0 * GPU}, nvl72, nine_in_ten);
  CHECK(found.size.fleet.domains == 13.0);
  CHECK(found.in_service == 10.0);
  CHECK(found.spares == 3.0);
  CHECK(found.size.binds == size_by::gpus);
}

// Of 12 domains 10 would be up with 0.889 only, nine with 0.974: nine are in service.
TEST_CASE("a limit that leaves too little room for spares", "[sizing][spares]") {
  const auto found = size_with_spares(plan_of_450(), {.demand = ten_domains, .gpus = 12.0 * 72.0 * GPU}, nvl72, nine_in_ten);
  CHECK(found.size.fleet.domains == 12.0);
  CHECK(found.in_service == 9.0);
  CHECK(found.spares == 3.0);
  CHECK_THAT(found.size.met, WithinRel(0.9, 1e-12));
}

TEST_CASE("without a rule there are no spares", "[sizing][spares]") {
  const auto found = size_with_spares(plan_of_450(), {.demand = ten_domains}, nvl72, std::nullopt);
  CHECK(found.spares == 0.0);
  CHECK(found.in_service == 10.0);
  CHECK_THROWS_WITH(size_with_spares(plan_of_450(), {.gpus = 72.0 * GPU}, nvl72, spare_rule{availability<>(0.5), 0.9}),
                    ContainsSubstring("beside its spares no scale-up domain is left for service"));
}

TEST_CASE("rules become a request", "[sizing][rules]") {
  auto rules = defaults_of<size_rules<double>>();
  factory<> plan = plan_of_450();
  plan.size = 100.0 * MW_IT;
  const auto own = request_of(plan, std::nullopt, rules, true);
  REQUIRE(own.it_power);
  CHECK(*own.it_power == 100.0 * MW_IT);
  CHECK_FALSE(own.racks);
  rules.it_power_limit = 50.0 * MW_IT;
  rules.budget_limit = 1e9 * USD;
  rules.racks = 3.0 * rack;
  const auto both = request_of(plan, ten_domains, rules, true);
  CHECK(*both.it_power == 50.0 * MW_IT);
  CHECK(*both.budget == 1e9 * USD);
  CHECK(*both.racks == 3.0 * rack);
  CHECK(both.demand);
  CHECK_FALSE(request_of(plan, ten_domains, defaults_of<size_rules<double>>(), false).it_power);
  CHECK(pieces_of(rules, 0.0 * GPU, 8.0 * GPU / rack).scale_up_domain == 1.0 * GPU);
  CHECK(pieces_of(rules, 72.0 * GPU, 8.0 * GPU / rack).scale_up_domain == 72.0 * GPU);
  rules.scale_up_domain = 8.0 * GPU;
  CHECK(pieces_of(rules, 72.0 * GPU, 8.0 * GPU / rack).scale_up_domain == 8.0 * GPU);
}

}  // namespace spared_size_test
