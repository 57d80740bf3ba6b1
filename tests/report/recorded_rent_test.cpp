// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/recorded_rent.hpp"
#include "aifactory/report/rent_or_build_answer.hpp"

#include "../reader/read_text.hpp"
#include "paths.hpp"
#include "same_figures.hpp"

#include <string>
#include <vector>

namespace recorded_rent_test {

using namespace aifactory;

namespace {

scenario rented(const char* name, const std::vector<std::string>& settings = {}) {
  return read_file(std::string(AIFACTORY_SOURCE_DIR "/examples/scenarios/") + name + ".toml", settings);
}

}  // namespace

TEST_CASE("recorded rent: every figure and row of the answer is a formula with its value, or says why not", "[report][explanation][rent]") {
  const std::vector<std::string> hall{"colocation.lease=180 USD/kW_IT/month", "colocation.escalator=3 %/year", "colocation.fit_out=2 M$/MW_IT"},
      forfeits{"finance.losses=carry_forward"};
  for (const char* name : {"rent_h100_on_demand", "rent_gb300_reserved", "rent_api_or_own_tokens"})
    for (const auto& settings : {std::vector<std::string>{}, forfeits, hall}) {
      INFO(name << ", " << (settings.empty() ? "" : settings.front()));
      scenario s;
      try {
        s = rented(name, settings);
      } catch (const scenario_error& error) {
        FAIL(error.what());
      }
      if (settings == hall && s.plan.facility.leased()) continue;  // it has no own hall to compare with
      REQUIRE(rent_or_build_problems(s).empty());
      CHECK(recorded_check::same_figures(rent_or_build_answer_of(s), recorded_rent(s)) > 30);
    }
}

TEST_CASE("recorded rent: with other inputs the formulas give the other answer", "[report][explanation][rent]") {
  const auto record = recorded_rent(rented("rent_gb300_reserved"));
  REQUIRE(record.scales.contains("power.price"));
  recorded_check::follows(record, {{"power.price", 100.0 / 3.6e9}, {"operations.utilization", 0.35}},
                          rent_or_build_answer_of(rented("rent_gb300_reserved", {"power.price=100 USD/MWh", "operations.utilization=0.35"})));
}

TEST_CASE("recorded rent: formulas by path, entry and name, and what is searched", "[report][explanation][rent]") {
  const auto s = rented("rent_h100_on_demand");
  const auto record = recorded_rent(s);
  CHECK(to_text(*explain(s, record, "on_demand.npv_difference_usd").parts.front().node) == "on_demand.present_cost_usd - own.present_cost_usd");
  const auto e = explain(s, record, "own_cost_usd[1]");
  CHECK(e.parts.size() > 5);
  CHECK(to_text(*e.parts.front().node) == "-own.free_cash_flow_usd[1]");
  CHECK_THROWS_WITH(explain(s, record, "irr_over_on_demand_percent_per_year.roots"), ContainsSubstring("is searched"));
  CHECK_THROWS_WITH(explain(s, record, "on_demand.flip_utilization"), ContainsSubstring("is searched"));
  CHECK_THROWS_WITH(explain(s, record, "own_cost_usd[99]"), ContainsSubstring("give a period from 0"));
  CHECK(explain(s, record, "rental.price").parts.front().is_input);
}

}  // namespace recorded_rent_test
