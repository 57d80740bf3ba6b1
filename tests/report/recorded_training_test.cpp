// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/recorded_training.hpp"

#include "drawn_answer.hpp"
#include "same_figures.hpp"

#include <string>
#include <vector>

namespace recorded_training_test {

using namespace aifactory;
using namespace drawn_answer;

TEST_CASE("recorded training: every figure of the answer is a formula with its value", "[report][explanation][training]") {
  for (const char* name : {"deepseek_v3", "llama_3_1_405b", "frontier_gb300"}) {
    INFO(name);
    const auto s = of_folder("training_" + std::string(name));
    CHECK(recorded_check::same_figures(training_answer_of(s), recorded_training(s)) > 20);
  }
}

TEST_CASE("recorded training: with other inputs the formulas give the other answer", "[report][explanation][training]") {
  const auto record = recorded_training(of_folder("training_frontier_gb300"));
  REQUIRE(record.scales.contains("training.flop"));
  const auto other = of_folder("training_frontier_gb300", {"training.flop=2e26 FLOP", "power.price=100 USD/MWh", "training.restart_time=20 min"});
  recorded_check::follows(record, {{"training.flop", 2e26 * unit_of("FLOP").scale}, {"power.price", 100.0 / 3.6e9}, {"training.restart_time", 1200.0}}, training_answer_of(other));
}

TEST_CASE("recorded training: the formula of the GPU-hours, and of the site's own GPU-hour", "[report][explanation][training]") {
  const auto s = of_folder("training_llama_3_1_405b");
  const auto e = explain(s, recorded_training(s), "cost_usd.own");
  // docs/design.md, section 11: GPU-hours x the site's own GPU-hour cost; GPU-hours = steps / goodput.
  CHECK(to_text(*e.parts.front().node) == "gpu_hour_cost_usd.total * gpu_hours.total");
  const auto held = explain(s, recorded_training(s), "gpu_hours.pre_training");
  CHECK(to_text(*held.parts.front().node) == "busy_gpu_hours / goodput");
  CHECK_THROWS_WITH(explain(s, recorded_training(s), "run_cost_usdd"), ContainsSubstring("did you mean \"run_cost_usd\""));
}

}  // namespace recorded_training_test
