// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <string>

namespace levelized_sweep_test {

namespace {
const std::string life = "'" AIFACTORY_SOURCE_DIR "/examples/scenarios/levelized_100mw.toml' --levelized ";
double npv(const nlohmann::json& result) { return result["levelized"]["npv_usd"]; }
}  // namespace

TEST_CASE("levelized: a sweep over a rate gives at each point what --set gives", "[examples][levelized][sweep]") {
  const auto document = checked_json(run_cost_per_token(life + "--json --sweep 'finance.wacc=6 %/year:12 %/year:3'"));
  const auto& rows = document["rows"];
  REQUIRE(rows.size() == 3);
  CHECK(rows[1]["id"] == "finance.wacc=9 %/year");
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string rate = std::to_string(6 + 3 * static_cast<int>(i));
    const auto alone = checked_json(run_cost_per_token(life + "--json --set 'finance.wacc=" + rate + " %/year'"));
    CHECK_THAT(npv(rows[i]["result"]), WithinRel(npv(alone["result"]), 1e-12));
    CHECK(rows[i]["result"]["levelized"]["lcot_pretax_usd_per_million_tokens"]["blended"] == alone["result"]["levelized"]["lcot_pretax_usd_per_million_tokens"]["blended"]);
  }
  CHECK(npv(rows[0]["result"]) > npv(rows[2]["result"]));
}

TEST_CASE("levelized: over a token price and a tax rate, in a heat map too", "[examples][levelized][sweep]") {
  const std::string two = life + "--sweep 'revenue.output=0.2 USD/Mtok_out:0.3 USD/Mtok_out:2' --sweep 'finance.tax_rate=0 %:30 %:2' ";
  const auto document = checked_json(run_cost_per_token(two + "--json"));
  REQUIRE(document["rows"].size() == 4);
  // A tax takes, a price brings.
  CHECK(npv(document["rows"][0]["result"]) > npv(document["rows"][1]["result"]));
  CHECK(npv(document["rows"][2]["result"]) > npv(document["rows"][0]["result"]));
  const auto shown = run_cost_per_token(two + "--figure levelized.npv_usd");
  CHECK(shown.code == 0);
  CHECK_THAT(shown.out, ContainsSubstring("levelized.npv_usd"));
}

TEST_CASE("levelized: the price at which the plan is worth nothing is the required price", "[examples][levelized][solve]") {
  const auto solved = checked_json(run_cost_per_token(life + "--json --solve revenue.output --for levelized.npv_usd=0"));
  CHECK_THAT(npv(solved["result"]), WithinAbs(0.0, 10.0));  // of billions
  // A price of the base year that rises with inflation is the real required price; the scenario closes in its base year.
  const double required = solved["result"]["levelized"]["required_price_real_usd_per_million_tokens"]["output"];
  CHECK_THAT(solved["solution"]["value"].get<double>(), WithinRel(required, 1e-9));
  CHECK(solved["solution"]["field"] == "revenue.output");
}

TEST_CASE("levelized: what cannot be varied is named, and no solution is exit code 3", "[examples][levelized][bad_input]") {
  const auto refused = [](const std::string& with, const std::string& words) {
    const auto e = run_cost_per_token(life + with);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("--sweep 'finance.horizn=5 years:10 years:2'", "did you mean \"finance.horizon\"");
  refused("--sweep 'scenario.name=a:b:2'", "is not a number that the scenario gives");
  refused("--sweep 'finance.tax_rate=10 %:200 %:2'", "--sweep:1:1: finance.tax_rate");
  refused("--solve finance.wacc --for levelized.npv=0", "did you mean \"levelized.npv_usd\"");
  refused("--checkpoint x", "--checkpoint");
  const auto none = run_cost_per_token(life + "--json --solve operations.availability --for levelized.npv_usd=1e15");
  CHECK(none.code == 3);
  CHECK(checked_json(none, 3)["reason"] == "no_sign_change");
  CHECK_THAT(none.errors, ContainsSubstring("no solution: with operations.availability"));
}

}  // namespace levelized_sweep_test
