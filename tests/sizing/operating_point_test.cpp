// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "../model/rich_plan.hpp"
#include "aifactory/sizing/operating_point.hpp"
#include "catch_shim.hpp"

#include <array>

namespace operating_point_test {

using namespace aifactory;

namespace {

constexpr auto per_user = tok_out / second / user;
constexpr auto per_gpu = tok_out / second / GPU;

// rate = 100,000 / speed: straight in logarithms, so what lies between is known.
constexpr std::array<frontier_point, 3> hyperbola{{
    {20.0 * per_user, 5000.0 * per_gpu, 10000.0 * tok_in / second / GPU, 8.0 * GPU, "2026-01-01"},
    {50.0 * per_user, 2000.0 * per_gpu, 4000.0 * tok_in / second / GPU, 8.0 * GPU, "2026-01-01"},
    {100.0 * per_user, 1000.0 * per_gpu, 2000.0 * tok_in / second / GPU, 8.0 * GPU, "2026-01-01"},
}};
frontier curve() {
  return frontier(frontier_curve{"made_up", "made-up", precision::fp8, 1024.0 * tok_in, 1024.0 * tok_out, serving_mode::not_stated,
                                 std::nullopt, assumption{"made up for this test"}, standing::current, hyperbola});
}
factory<> output_only() {
  factory<> plan = rich::plan;
  plan.workload.allocation = allocation::output_only;
  return plan;
}
double cost_at(double speed) {
  return unit_economics(at_speed(output_only(), curve(), speed * per_user)).cost_per_token.output.in(USD / Mtok_out);
}

}  // namespace

TEST_CASE("a speed fixes the rates of a plan", "[sizing][speed]") {
  const auto plan = at_speed(output_only(), curve(), 40.0 * per_user);
  CHECK_THAT(plan.workload.output_rate.in(per_gpu), WithinRel(2500.0, 1e-12));
  CHECK_THAT(plan.workload.input_rate.in(tok_in / second / GPU), WithinRel(5000.0, 1e-12));
  // Output alone pays, so the cost is proportional to the speed.
  CHECK_THAT(cost_at(80.0), WithinRel(2.0 * cost_at(40.0), 1e-12));
  CHECK_THROWS_AS(at_speed(output_only(), curve(), 101.0 * per_user), input_error);
}

TEST_CASE("a ceiling on the cost fixes the fastest speed", "[sizing][speed]") {
  const auto found = fastest_within(output_only(), curve(), 1.7 * cost_at(20.0) * USD / Mtok_out);
  CHECK(found.by == speed_within_cost::limit::cost);
  CHECK_THAT(found.fastest.in(per_user), WithinRel(34.0, 1e-9));
  CHECK(found.cost.in(USD / Mtok_out) <= 1.7 * cost_at(20.0) * (1.0 + 1e-12));
  const auto all = fastest_within(output_only(), curve(), 2.0 * cost_at(100.0) * USD / Mtok_out);
  CHECK(all.by == speed_within_cost::limit::measured_range);
  CHECK(all.fastest == 100.0 * per_user);
}

TEST_CASE("a ceiling below the cheapest speed is refused with that cost", "[sizing][speed][bad]") {
  try {
    (void)fastest_within(output_only(), curve(), 0.9 * cost_at(20.0) * USD / Mtok_out);
    FAIL("no speed is so cheap");
  } catch (const input_error& error) {
    CHECK_THAT(error.what(), ContainsSubstring("even at the slowest speed that was measured, 20 tok/s/user"));
  }
}

}  // namespace operating_point_test
