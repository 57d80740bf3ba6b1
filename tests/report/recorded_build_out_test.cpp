// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/recorded_build_out.hpp"

#include "../reader/read_text.hpp"
#include "paths.hpp"
#include "same_figures.hpp"

#include <string>
#include <vector>

using namespace aifactory;

namespace {

scenario grown(const char* name, std::vector<std::string> settings = {}) {
  return read_file(std::string(AIFACTORY_SOURCE_DIR "/examples/scenarios/") + name + ".toml", settings);
}

}  // namespace

TEST_CASE("recorded build-out: every figure and row of the answer is a formula with its value, or says why not", "[report][explanation][build_out]") {
  for (const char* name : {"build_out_1gw", "build_out_50_and_50", "build_out_hopper_refresh", "levelized_100mw"}) {
    INFO(name);
    const auto s = grown(name);
    CHECK(recorded_check::same_figures(build_out_answer_of(s), recorded_build_out(s)) > 100);
  }
}

TEST_CASE("recorded build-out: with other inputs the formulas give the other answer", "[report][explanation][build_out]") {
  const auto record = recorded_build_out(grown("build_out_hopper_refresh"));
  REQUIRE(record.scales.contains("power.price"));
  recorded_check::follows(record, {{"power.price", 100.0 / 3.6e9}, {"operations.utilization", 0.45}},
                          build_out_answer_of(grown("build_out_hopper_refresh", {"power.price=100 USD/MWh", "operations.utilization=0.45"})));
}

TEST_CASE("recorded build-out: formulas by path, entry and name, and what is tried", "[report][explanation][build_out]") {
  const auto s = grown("build_out_50_and_50");
  const auto record = recorded_build_out(s);
  CHECK(explain(s, record, "free_cash_flow_usd[2]").parts.size() > 5);
  CHECK_THAT(to_text(*explain(s, record, "cumulative_cash_flow_usd[1]").parts.front().node), ContainsSubstring("free_cash_flow_usd[1]"));
  CHECK_THROWS_WITH(explain(s, record, "best_refresh_years"), ContainsSubstring("by trying every whole number of years"));
  CHECK_THROWS_WITH(explain(s, record, "irr_percent_per_year.roots"), ContainsSubstring("is searched"));
}
