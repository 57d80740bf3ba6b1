// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

namespace levelized_test {

namespace {

const std::string levelized_100mw = "'" AIFACTORY_SOURCE_DIR "/examples/scenarios/levelized_100mw.toml' --levelized ";

nlohmann::json life_of_file(const std::string& options = {}) { return checked_json(run_cost_per_token(levelized_100mw + "--json " + options)); }

std::vector<double> column(const nlohmann::json& document, const std::string& key) { return document["series"].at(key).get<std::vector<double>>(); }

}  // namespace

TEST_CASE("levelized: without tax, at one life and real_level, it is the steady year's cost per token", "[examples][levelized]") {
  const auto document = checked_json(run_cost_per_token("--levelized --json --set 'facility.life=5 years' --set finance.basis=real_level --set 'finance.inflation=2.5 %/year'"));
  const double steady = document["result"]["cost_per_million_tokens_usd"]["blended"];
  const auto& life = document["result"]["levelized"];
  CHECK_THAT(life["lcot_pretax_real_usd_per_million_tokens"]["blended"].get<double>(), WithinRel(steady, 1e-12));
  CHECK_THAT(life["required_price_real_usd_per_million_tokens"]["blended"].get<double>(), WithinRel(steady, 1e-12));
  CHECK(life["conventions"]["token_prices"] == "required_price");
  // Sold at the price that pays the cost of capital, it earns that.
  CHECK(life["irr_percent_per_year"]["status"] == "unique");
  CHECK_THAT(life["irr_percent_per_year"]["roots"][0].get<double>(), WithinRel(9.0, 1e-9));
}

TEST_CASE("levelized: the statement adds up, row by row", "[examples][levelized]") {
  const auto document = life_of_file();
  const auto starts = document["series"]["period_start"];
  REQUIRE(starts.size() == 16);
  CHECK(starts[0] == "2026-01-01");
  CHECK(starts[1] == "2026-01-01");
  CHECK(starts[15] == "2040-01-01");
  for (const auto& [key, values] : document["series"].items()) CHECK(values.size() == 16);
  const auto revenue = column(document, "revenue_usd"), cost = column(document, "operating_cost_usd"), ebitda = column(document, "ebitda_usd"), capex = column(document, "capex_usd"),
             sale = column(document, "sale_usd"), tax = column(document, "tax_usd"), free = column(document, "free_cash_flow_usd"), levered = column(document, "levered_tax_usd"),
             debt = column(document, "debt_cash_usd"), equity = column(document, "equity_flow_usd");
  for (std::size_t k = 0; k < 16; ++k) {
    CHECK_THAT(revenue[k] + cost[k], WithinAbs(ebitda[k], 1e-3));
    CHECK_THAT(ebitda[k] + capex[k] + sale[k] + tax[k], WithinAbs(free[k], 1e-3));
    CHECK_THAT(ebitda[k] + capex[k] + sale[k] + levered[k] + debt[k], WithinAbs(equity[k], 1e-3));
  }
  // NPV from the printed row.
  double worth = 0.0;
  for (std::size_t k = 0; k < 16; ++k) worth += free[k] / std::pow(1.09, static_cast<double>(k));
  const auto& life = document["result"]["levelized"];
  CHECK_THAT(life["npv_usd"].get<double>(), WithinRel(worth, 1e-9));
  CHECK_THAT(life["sources_usd"]["total"].get<double>(), WithinRel(life["uses_usd"]["total"].get<double>(), 1e-12));
  CHECK_THAT(life["sources_usd"]["equity"].get<double>(), WithinRel(-equity[0], 1e-12));
  CHECK_THAT(life["sources_usd"]["term loan"].get<double>() / life["uses_usd"]["total"].get<double>(), WithinRel(0.6, 1e-12));
  CHECK_THAT(column(document, "debt_owed_usd")[5], WithinAbs(0.0, 1e-3));
  // Refreshed at the end of years 5 and 10, at 10 % less a year above inflation.
  const auto fleet = column(document, "capex_compute_usd");
  CHECK_THAT(fleet[5] / fleet[0], WithinRel(std::pow(0.9 * 1.025, 5), 1e-12));
  CHECK_THAT(fleet[10] / fleet[0], WithinRel(std::pow(0.9 * 1.025, 10), 1e-12));
  // Power by contract from 2027 and 2033 on.
  const auto energy = column(document, "energy_usd");
  CHECK_THAT(energy[8] / energy[2], WithinRel(80.0 / 68.0, 1e-12));
  // The layers add up.
  double sum = 0.0;
  for (const auto& [layer, value] : life["lcot_pretax_by_layer_usd_per_million_tokens"].items())
    if (layer != "total") sum += value.get<double>();
  CHECK_THAT(sum, WithinRel(life["lcot_pretax_usd_per_million_tokens"]["blended"].get<double>(), 1e-12));
  // What it costs before tax, the price that pays, and the cost at the given price stand in their order.
  const auto at = [&](const char* key) { return life[key]["blended"].get<double>(); };
  CHECK(at("lcot_pretax_usd_per_million_tokens") < at("required_price_usd_per_million_tokens"));
  CHECK(at("required_price_real_usd_per_million_tokens") < 0.25);
  CHECK(at("cost_at_price_real_usd_per_million_tokens") < 0.25);
}

TEST_CASE("levelized: at the required price nothing is left, and the owners' price leaves them their return", "[examples][levelized]") {
  const auto life = life_of_file()["result"]["levelized"];
  // Prices of tokens with twelve digits, so that the rest is rounding.
  const auto at = [&](const char* key) {
    std::ostringstream text;
    text.precision(15);
    text << life[key]["output"].get<double>();
    return life_of_file("--set 'revenue.output=" + text.str() + " USD/Mtok_out'")["result"]["levelized"];
  };
  const auto paid = at("required_price_real_usd_per_million_tokens");
  CHECK_THAT(paid["npv_usd"].get<double>() / life["uses_usd"]["capex"].get<double>(), WithinAbs(0.0, 1e-10));
  CHECK_THAT(paid["irr_percent_per_year"]["roots"][0].get<double>(), WithinRel(9.0, 1e-8));
  CHECK_THAT(paid["break_even_utilization"].get<double>(), WithinRel(0.6, 1e-8));
  const auto owners = at("required_price_levered_real_usd_per_million_tokens");
  CHECK_THAT(owners["equity_irr_percent_per_year"]["roots"][0].get<double>(), WithinRel(13.0, 1e-8));
}

TEST_CASE("levelized: the scenario worked again from its text", "[examples][levelized]") {
  // A script of 60 lines in Python, from the file and the law alone (purchases, MACRS with bonus, carried losses up to 80 %, the loan
  // with fee and reserve), bisection for prices and rates.
  const auto life = life_of_file()["result"]["levelized"];
  const auto check = [&](const nlohmann::json& found, double expected) { CHECK_THAT(found.get<double>(), WithinRel(expected, 1e-10)); };
  check(life["lcot_pretax_usd_per_million_tokens"]["blended"], 0.20927780800611254);
  check(life["lcot_pretax_real_usd_per_million_tokens"]["blended"], 0.1775861822945941);
  check(life["required_price_real_usd_per_million_tokens"]["blended"], 0.1897149619096966);
  check(life["required_price_levered_real_usd_per_million_tokens"]["blended"], 0.21133142354023712);
  check(life["npv_usd"], 2307273102.356197);
  check(life["irr_percent_per_year"]["roots"][0], 17.32555898093856);
  check(life["sources_usd"]["term loan"], 2750326534.2501583);
  check(life["sources_usd"]["equity"], 1833551022.8334394);
  check(life["equity_irr_percent_per_year"]["roots"][0], 20.386305161136097);
  check(life["equity_npv_usd"], 1179696334.9155908);
  check(life["credit"]["min_dscr"], 1.168085566206007);
  check(life["credit"]["llcr"], 1.3228301327777223);
}

TEST_CASE("levelized: slopes are exact, against a small step", "[examples][levelized]") {
  const auto life = life_of_file()["result"]["levelized"];
  REQUIRE(life["slopes"].size() > 10);
  for (const std::string field : {"power.price", "compute.price", "operations.utilization", "finance.wacc", "finance.tax_rate", "finance.inflation", "facility.upkeep"}) {
    const auto found = std::find_if(life["slopes"].begin(), life["slopes"].end(), [&](const auto& each) { return each["field"] == field; });
    INFO(field);
    REQUIRE(found != life["slopes"].end());
    const double value = (*found)["value"], step = 1e-4 * value;
    const std::string unit = (*found)["unit"] == "1" ? "" : " " + (*found)["unit"].get<std::string>();
    const auto at = [&](double x) {
      std::ostringstream text;
      text.precision(15);
      text << x;
      const std::string given = unit.empty() ? text.str() : text.str() + unit;
      return life_of_file("--set '" + field + "=" + given + "'")["result"]["levelized"];
    };
    const auto up = at(value + step), down = at(value - step);
    for (const std::string which : {"lcot_pretax_real", "required_price_real"}) {
      const std::string key = which + "_usd_per_million_tokens";
      const double bumped = (up[key]["blended"].get<double>() - down[key]["blended"].get<double>()) / (2.0 * step);
      CHECK_THAT((*found)[key + "_per_unit"].get<double>(), WithinRel(bumped, 1e-6) || WithinAbs(bumped, 1e-12));
    }
  }
}

TEST_CASE("levelized: trials", "[examples][levelized][trials]") {
  const auto document = life_of_file("--trials 4096 --seed 3");
  const auto& spread = document["uncertainty"]["result"]["levelized"];
  const auto& life = document["result"]["levelized"];
  for (const char* key : {"lcot_pretax_real_usd_per_million_tokens", "required_price_real_usd_per_million_tokens"}) {
    const auto& s = spread[key]["blended"];
    CHECK(s["p5"].get<double>() < life[key]["blended"].get<double>());
    CHECK(s["p95"].get<double>() > life[key]["blended"].get<double>());
  }
  CHECK(spread["npv_usd"]["p5"].get<double>() < spread["npv_usd"]["p95"].get<double>());
  CHECK(spread["irr_percent_per_year"]["p50"].get<double>() > 9.0);
  // NPV at the hurdle is above 0 where the one IRR is above the hurdle: the share lies where the quantiles say.
  const double above = spread["irr_above_hurdle"]["probability"];
  const auto& irr = spread["irr_percent_per_year"];
  CHECK((irr["p50"].get<double>() > 12.0) == (above > 0.5));
  // The same seed, the same figures, however many threads.
  CHECK(life_of_file("--trials 4096 --seed 3 --threads 1")["uncertainty"] == document["uncertainty"]);
  CHECK(life_of_file("--trials 4096 --seed 4")["uncertainty"] != document["uncertainty"]);
}

TEST_CASE("levelized: monthly periods, CSV, terminal", "[examples][levelized]") {
  const auto document = life_of_file("--set finance.every=monthly");
  CHECK(document["series"]["period_start"].size() == 181);
  CHECK(document["series"]["period_start"][14] == "2027-02-01");
  // A life of half a year more than whole years is used to the year's end, and says so; in months it is not.
  const auto half = life_of_file("--set 'compute.life=4.5 years'");
  CHECK(std::any_of(half["warnings"].begin(), half["warnings"].end(), [](const auto& w) { return w["code"] == "life_in_whole_periods" && w["field"] == "compute.life"; }));
  const auto monthly = life_of_file("--set 'compute.life=4.5 years' --set finance.every=monthly");
  CHECK(std::none_of(monthly["warnings"].begin(), monthly["warnings"].end(), [](const auto& w) { return w["code"] == "life_in_whole_periods"; }));
  const auto fleet = column(monthly, "capex_compute_usd");
  CHECK((fleet[54] < 0.0 && fleet[60] == 0.0));
  const scratch here;
  const auto e = run_cost_per_token(levelized_100mw + "--csv '" + here.file("life.csv") + "'");
  CHECK(e.code == 0);
  for (const char* text : {"Over 15 years", "price that pays the cost of capital", "IRR", "term loan", "least DSCR", "Conventions", "2040", "1 % more of each", "compute.price"}) CHECK_THAT(e.out, ContainsSubstring(text));
  std::istringstream lines(e.out);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 100);
  const auto csv = text_of_file(here.file("life.csv"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 18);
  CHECK_THAT(csv, StartsWith("period_start,tokens,output_revenue_usd,"));
}

TEST_CASE("levelized: tax and debt are refused without it, and what has no answer is named", "[examples][levelized]") {
  const auto plain = run_cost_per_token("'" AIFACTORY_SOURCE_DIR "/examples/scenarios/levelized_100mw.toml'");
  CHECK(plain.code == 2);
  CHECK(plain.out.empty());
  CHECK_THAT(plain.errors, ContainsSubstring("finance.tax_rate: belongs to a cash flow") && ContainsSubstring("debt[1].rate: belongs to a cash flow"));
  const auto refused = [](const std::string& options) {
    const auto e = run_cost_per_token(levelized_100mw + options);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    return e.errors;
  };
  CHECK_THAT(refused("--set 'debt[1].tenor=16 years'"), ContainsSubstring("--set:1:1: debt[1].tenor: 16 years, is longer than the cash flow"));
  CHECK_THAT(refused("--set finance.construction='[0.5,0.6]'"), ContainsSubstring("must add up to 1"));
  CHECK_THAT(refused("--set finance.cost_of_equity=8"), ContainsSubstring("bare number without a unit"));
  CHECK_THAT(refused("--set operations.utilization=0"), ContainsSubstring("no tokens are delivered"));
  const auto without_year = run_cost_per_token("--levelized --set scenario.base_year=");
  CHECK(without_year.code == 2);
  CHECK_THAT(without_year.errors, ContainsSubstring("scenario.base_year: missing"));
}

TEST_CASE("levelized: promises of a debt are tested by year, and debts above the uses are refused at their place", "[examples][levelized]") {
  const auto credit = life_of_file("--set 'debt[1].min_dscr=1.25' --set 'debt[1].max_ltv=60 %'")["result"]["levelized"]["credit"];
  REQUIRE(credit["breaches"].is_array());
  double least = 1e9, most = 0.0;
  for (const auto& each : credit["breaches"]) {
    const double value = each["value"];
    CHECK(each["debt"] == "term loan");
    if (each["covenant"] == "min_dscr") {
      CHECK(value < 1.25);
      least = std::min(least, value);
    } else {
      CHECK(value > 0.6);
      most = std::max(most, value);
    }
  }
  CHECK_THAT(least, WithinRel(credit["min_dscr"].get<double>(), 1e-12));
  // 2,750 M$ on assets that cost 4,203 M$.
  CHECK_THAT(most, WithinRel(2750326534.2501583 / (1750e6 + 100e3 / 2.12 * 52e3), 1e-11));
  CHECK_FALSE(life_of_file()["result"]["levelized"]["credit"].contains("breaches"));
  const auto terminal = run_cost_per_token(levelized_100mw + "--set 'debt[1].min_dscr=1.1'");
  CHECK_THAT(terminal.out, ContainsSubstring("every promise of the debts is kept"));
  const auto above = run_cost_per_token(levelized_100mw + "--set 'debt[1].gearing=' --set 'debt[1].amount=9,000 M$'");
  CHECK(above.code == 2);
  CHECK(above.out.empty());
  CHECK_THAT(above.errors, ContainsSubstring("debt[1].amount: 9 G$, must not be more than what is paid at the close"));
}

}  // namespace levelized_test
