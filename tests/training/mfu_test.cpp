// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/training/mfu.hpp"

#include "aifactory/training/measured_mfu.hpp"
#include "catch_shim.hpp"

namespace mfu_test {

using namespace aifactory;

TEST_CASE("three utilizations of one run", "[training][mfu]") {
  // By hand: 0.42 in a step; a third done again is 0.56; 0.8 of the time counts and a fifth comes after: 0.42 x 0.8 / 1.2 = 0.28.
  constexpr in_step_mfu steps{0.42};
  CHECK_THAT(hfu_of(steps, share{1.0 / 3.0}).value(), WithinRel(0.56, 1e-15));
  CHECK_THAT(run_mfu_of(steps, goodput{0.8}, multiple{0.2}).value(), WithinRel(0.28, 1e-15));
  CHECK_THAT(in_step_mfu_of(hfu{0.56}, share{1.0 / 3.0}).value(), WithinRel(0.42, 1e-15));
  CHECK_THAT(in_step_mfu_of(run_mfu{0.28}, goodput{0.8}, multiple{0.2}).value(), WithinRel(0.42, 1e-15));
}

TEST_CASE("nothing recomputed, nothing lost: all three are one number", "[training][mfu]") {
  constexpr in_step_mfu steps{0.42};
  CHECK(hfu_of(steps, share{0.0}).value() == 0.42);
  CHECK(run_mfu_of(steps, goodput{1.0}, multiple{0.0}).value() == 0.42);
  CHECK(hfu_of(in_step_mfu{1.0}, share{0.0}).value() == 1.0);
}

TEST_CASE("a utilization of zero or above one is refused by name", "[training][mfu]") {
  CHECK_THROWS_WITH(in_step_mfu{0.0}, ContainsSubstring("in_step_mfu"));
  CHECK_THROWS_WITH(hfu{1.01}, ContainsSubstring("hfu"));
  CHECK_THROWS_WITH(run_mfu{-0.3}, ContainsSubstring("run_mfu"));
  // 0.8 with a third done again is 1.07 of the peak; 0.5 of all hours cannot come of a goodput of 0.4.
  CHECK_THROWS_WITH(hfu_of(in_step_mfu{0.8}, share{1.0 / 3.0}), ContainsSubstring("hfu"));
  CHECK_THROWS_WITH(in_step_mfu_of(run_mfu{0.5}, goodput{0.4}, multiple{0.0}), ContainsSubstring("in_step_mfu"));
}

TEST_CASE("which one was stated", "[training][mfu]") {
  constexpr stated_mfu<> step = in_step_mfu{0.4}, hardware = hfu{0.5}, run = run_mfu{0.3};
  STATIC_REQUIRE(step.in_step());
  STATIC_REQUIRE(hardware.of_hardware());
  STATIC_REQUIRE(run.of_run());
  CHECK(run.value() == 0.3);
  CHECK(stated_mfu<>{}.value() == 0.0);
  // Another value type keeps what was stated.
  CHECK(holder<stated_mfu<double>>::with<float>(0.5F, holder<stated_mfu<double>>::which(hardware)).of_hardware());
}

TEST_CASE("the utilization behind a speed, an iteration and the hours of a run", "[training][mfu]") {
  // By hand: 10 GPUs of 100 TFLOP/s; 1e9 FLOP a token, 4e5 tokens a second are 0.4 of 1e15.
  const auto peak = 100.0 * TFLOP / second / GPU;
  const arithmetic_per_token<> each = 1e9 * FLOP / tok;
  CHECK_THAT(mfu_of_speed<double>(4e5 * tok / second, each, 10.0 * GPU, peak).value(), WithinRel(0.4, 1e-15));
  CHECK_THAT(mfu_of_iteration<double>(each * (8e5 * tok), 2.0 * second, 10.0 * GPU, peak).value(), WithinRel(0.4, 1e-15));
  CHECK_THAT(hfu_of_iteration<double>(each * (8e5 * tok), 1.6 * second, 10.0 * GPU, peak).value(), WithinRel(0.5, 1e-15));
  // 3.6e9 tokens in 5 hours of 10 GPUs: 3.6e18 of 1.8e19.
  CHECK_THAT(mfu_of_hours<double>(each * (3.6e9 * tok), gpu_hours<hours::provisioned>(50.0 * GPU * hour), peak).value(), WithinRel(0.2, 1e-15));
}

}  // namespace mfu_test
