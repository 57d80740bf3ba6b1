// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/recorded_build_out.hpp"

#include "../reader/read_text.hpp"
#include "paths.hpp"
#include "same_figures.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace recorded_build_out_test {

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

TEST_CASE("recorded build-out: rows by period add up to those by year", "[report][explanation][build_out]") {
  for (const char* name : {"build_out_50_and_50", "build_out_hopper_refresh"}) {
    INFO(name);
    const auto s = grown(name);
    const auto years = build_out_answer_of(s);
    const auto record = recorded_build_out(s, build_rows::by_period);
    REQUIRE(record.period_start.size() > 40);
    const timeline when = build_calendar_of(s.plan, s.cash_flow, build_inputs_of(s).build).when;
    for (const char* key : {"refresh_capex_usd", "sale_usd", "operating_cost_usd", "revenue_usd", "tax_usd", "free_cash_flow_usd", "tokens"}) {
      INFO(key);
      const auto* yearly = years.column(key);
      const auto row = std::find_if(record.rows.begin(), record.rows.end(), [&](const auto& each) { return each.key == key; });
      REQUIRE(yearly);
      REQUIRE(row != record.rows.end());
      std::vector<double> sums(yearly->values.size());
      for (std::size_t k = 0; k < row->entries.size(); ++k) sums[static_cast<std::size_t>(when.year_of(static_cast<int>(k)))] += row->entries[k].value();
      for (std::size_t y = 0; y < sums.size(); ++y) CHECK_THAT(sums[y], WithinRel(yearly->values[y], 1e-12) || WithinAbs(0.0, 1e-5));
    }
  }
}

TEST_CASE("recorded build-out: formulas by path, entry and name, and what is tried", "[report][explanation][build_out]") {
  const auto s = grown("build_out_50_and_50");
  const auto record = recorded_build_out(s);
  CHECK(explain(s, record, "free_cash_flow_usd[2]").parts.size() > 5);
  CHECK_THAT(to_text(*explain(s, record, "cumulative_cash_flow_usd[1]").parts.front().node), ContainsSubstring("free_cash_flow_usd[1]"));
  CHECK_THROWS_WITH(explain(s, record, "best_refresh_years"), ContainsSubstring("by trying every whole number of years"));
  CHECK_THROWS_WITH(explain(s, record, "irr_percent_per_year.roots"), ContainsSubstring("is searched"));
}

}  // namespace recorded_build_out_test
