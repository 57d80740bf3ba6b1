// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/recorded_life.hpp"

#include "../reader/read_text.hpp"
#include "paths.hpp"
#include "same_figures.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace recorded_life_test {

using namespace aifactory;

namespace {

scenario lasting(const char* name, const std::vector<std::string>& settings = {}) {
  return read_file(std::string(AIFACTORY_SOURCE_DIR "/examples/scenarios/") + name + ".toml", settings);
}

}  // namespace

TEST_CASE("recorded life: every figure and row of the answer is a formula with its value, or says why not", "[report][explanation][levelized]") {
  for (const char* name : {"reference", "levelized_100mw", "vera_rubin_1gw", "epoch_1gw"})
    for (const auto& settings : {std::vector<std::string>{}, std::vector<std::string>{"finance.tax_rate=30 %", "finance.losses=carry_forward"}}) {
      INFO(name << " " << settings.size());
      const auto s = lasting(name, settings);
      CHECK(recorded_check::same_figures(levelized_of(s), recorded_life(s), "levelized.") > 100);
    }
}

TEST_CASE("recorded life: with other inputs the formulas give the other answer", "[report][explanation][levelized]") {
  const auto record = recorded_life(lasting("levelized_100mw"));
  recorded_check::follows(record, {{"power.price", 100.0 / 3.6e9}, {"operations.utilization", 0.5}},
                          levelized_of(lasting("levelized_100mw", {"power.price=100 USD/MWh", "operations.utilization=0.5"})), "levelized.");
}

TEST_CASE("recorded life: figures, entries of rows and parts by name", "[report][explanation][levelized]") {
  const auto s = lasting("levelized_100mw");
  const auto record = recorded_life(s);
  const auto flow = explain(s, record, "free_cash_flow_usd[3]");
  CHECK(flow.parts.front().name == "free_cash_flow_usd[3]");
  CHECK(flow.parts.front().unit == "USD");
  CHECK_THAT(to_text(*flow.parts.front().node), ContainsSubstring("ebitda_usd[3] - finance.tax_rate * (max(taxable income of the year so far[3], 0)"));
  // 1.09^-3 or what the plan's WACC and timing make of it: the same number that the NPV takes.
  const auto factor = explain(s, record, "levelized.npv_usd/discount factor[3]");
  CHECK(factor.parts.front().name == "discount factor[3]");
  CHECK_THAT(factor.parts.front().value, WithinRel(std::pow(1.0 + s.plan.finance.wacc.effective_annual(), -3.0), 1e-12));
  CHECK_THROWS_WITH(explain(s, record, "free_cash_flow_usd[999]"), ContainsSubstring("give a period from 0 (the close) to "));
  CHECK_THROWS_WITH(explain(s, record, "free_cash_flow_usd[-1]"), ContainsSubstring("give a period"));
  CHECK_THROWS_WITH(explain(s, record, "free_cash_flow_usd[1"), ContainsSubstring("is not a number among the results"));
  CHECK_THROWS_WITH(explain(s, record, "levelized.npv_usd/no such part"), ContainsSubstring("there is no such part of levelized.npv_usd"));
  CHECK_THROWS_WITH(explain(s, record, "levelized.equity_irr_percent_per_year.roots"), ContainsSubstring("is searched"));
}

}  // namespace recorded_life_test
