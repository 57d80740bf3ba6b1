// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/training/training_problems.hpp"

#include "catch_shim.hpp"

#include <string>

namespace training_problems_test {

using namespace aifactory;

training_run<> sound() {
  return {.mfu = in_step_mfu{0.4},
          .tokens = 1e12 * tok,
          .parameters = 70e9,
          .peak = 989.0 * TFLOP / second / GPU,
          .memory = 80.0 * GB / GPU,
          .mtbf = 50e3 * hour,
          .checkpoint_time = 60.0 * second};
}
/// "field: message" of each finding.
std::string told(const training_run<>& run, const gpu_count<>& fleet = 1024.0 * GPU) {
  std::string all;
  for (const auto& f : training_problems(run, fleet)) all += f.field + ": " + f.message + "\n";
  return all;
}
template <class F>
std::string told_with(const F& change) {
  auto run = sound();
  change(run);
  return told(run);
}

TEST_CASE("a sound run has no problems", "[training][problems]") {
  CHECK(told(sound()).empty());
  CHECK(told_with([](auto& run) { run.mfu = hfu{1.0}, run.recomputed = 1.0 / 3.0; }).empty());
}

TEST_CASE("all that is missing is told at once", "[training][problems]") {
  const training_run<> empty{.mfu = unset};
  const auto all = told(empty);
  for (const char* field : {"training.tokens: missing", "training.parameters: missing", "training.peak: missing", "training.mfu: missing"})
    CHECK_THAT(all, ContainsSubstring(field));
  CHECK_THAT(told_with([](auto& run) { run.checkpoint_time = 0.0 * second; }), ContainsSubstring("training.checkpoint_time: missing: training.mtbf needs"));
  // Operations stand for tokens and parameters.
  CHECK(told_with([](auto& run) { run.flop = 4.2e23 * FLOP, run.tokens = 0.0 * tok, run.parameters = 0.0; }).empty());
}

TEST_CASE("a run larger than the fleet or its memory", "[training][problems]") {
  CHECK(told_with([](auto& run) { run.gpus = 2000.0 * GPU; }) == "training.gpus: 2000, more GPUs than the fleet, which has 1024\n");
  // 70e9 x 16 B = 1.12 TB: 14 GPUs of 80 GB.
  CHECK(told_with([](auto& run) { run.gpus = 14.0 * GPU; }).empty());
  CHECK_THAT(told_with([](auto& run) { run.gpus = 13.0 * GPU; }),
             ContainsSubstring("training.gpus: a run larger than the fleet's memory: weights, gradients and optimizer states take 1.12 TB, 13 GPUs hold 1.04 TB, so at least 14"));
  CHECK_THAT(told_with([](auto& run) { run.gpus = 100.0 * GPU, run.total_parameters = 671e9; }), ContainsSubstring("larger than the fleet's memory"));
  // Without a fleet nothing is held against it.
  CHECK(told(sound(), 0.0 * GPU).empty());
}

TEST_CASE("utilizations that cannot be", "[training][problems]") {
  CHECK_THAT(told_with([](auto& run) { run.mfu = stated_mfu<>::from_value(1.2, 0); }), ContainsSubstring("training.mfu: 1.2, must be above 0 and at most 1"));
  CHECK_THAT(told_with([](auto& run) { run.mfu = in_step_mfu{0.8}, run.recomputed = 1.0 / 3.0; }), ContainsSubstring("the hardware would do 1.07 of its peak"));
  CHECK_THAT(told_with([](auto& run) { run.mfu = run_mfu{0.6}, run.fine_tuning = 1.0; }), ContainsSubstring("training.run_mfu: 0.6, is more than the goodput"));
  CHECK_THAT(told_with([](auto& run) { run.mtbf = 1.0 * hour, run.restart_time = 3.0 * hour; }), ContainsSubstring("training.mtbf: so short that nothing gets done"));
  // A warning beside it hides nothing: e^-20 of the time is left.
  const auto both = told_with([](auto& run) { run.flop = 4.2e24 * FLOP, run.mtbf = 1024.0 * hour, run.restart_time = 20.0 * hour; });
  CHECK_THAT(both, ContainsSubstring("training.flop: is 10 times"));
  CHECK_THAT(both, ContainsSubstring("so little of the peak is left that the run never ends"));
}

TEST_CASE("inputs that exclude or contradict each other", "[training][problems]") {
  CHECK_THAT(told_with([](auto& run) { run.goodput = 0.9; }), ContainsSubstring("training.goodput: cannot be given beside training.mtbf"));
  CHECK_THAT(told_with([](auto& run) { run.total_parameters = 60e9; }), ContainsSubstring("training.total_parameters: 60000000000, must not be below training.parameters"));
  // 6 x 70e9 x 1e12 = 4.2e23: ten times as much is told, and counts.
  CHECK_THAT(told_with([](auto& run) { run.flop = 4.2e24 * FLOP; }), ContainsSubstring("training.flop: is 10 times what tokens and parameters come to"));
  CHECK_THAT(told_with([](auto& run) { run.sequence = 8192.0 * tok; }), ContainsSubstring("training.sequence: has no effect"));
}

}  // namespace training_problems_test
