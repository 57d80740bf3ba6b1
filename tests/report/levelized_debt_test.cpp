// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Debts, taxes and promises of a whole scenario. Expected figures are worked from its text by a script in Python that knows nothing of
// the library: purchases, tax by year, debts by their own recursions, U by repetition until it stands.
#include "aifactory/report/levelized_json.hpp"
#include "aifactory/report/levelized_terminal.hpp"
#include "../scenario/scenario_texts.hpp"
#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace levelized_debt_test {

using namespace aifactory;

namespace {

// 5,000 GPUs at 50 k$ in a building of 100 M$; 5 M$ of staff a year and no energy; 556.29504 T tokens a year at 0.2 $ per million.
std::string plant(const std::string& finance, const std::string& debts = {}, const std::string& compute = {}) {
  return R"(schema = "aifactory.scenario/1"
[scenario]
base_year = 2026
[facility]
capex = "10 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "0 USD/MWh"
[compute]
it_power = "10 MW"
it_power_per_gpu = "2 kW_IT/GPU"
price = "50 k$/GPU"
life = "5 years"
)" + compute + R"([operations]
utilization = 0.6
availability = "98 %"
staff = "500 k$/MW_IT/year"
[workload]
output_rate = "6,000 tok/s/GPU"
[revenue]
output = "0.2 USD/Mtok_out"
[finance]
wacc = "9 %/year"
inflation = "2 %/year"
tax_rate = "25 %"
)" + finance + debts;
}
std::string debt(const std::string& name, const std::string& rate, const std::string& tenor, const std::string& more) {
  return "[[debt]]\nname = \"" + name + "\"\nrate = \"" + rate + " %/year\"\ntenor = \"" + tenor + " years\"\n" + more;
}
levelized_answer life_of_text(const std::string& text) { return levelized_of(read_text(text, "t.toml")); }
double at(const levelized_answer& a, const std::string& path) {
  const auto* found = a.find(path);
  return found ? found->value : -1e300;
}
double entry(const levelized_answer& a, const std::string& key, std::size_t k) { return a.column(key)->values.at(k); }
std::string refused(const std::string& text) {
  try {
    static_cast<void>(life_of_text(text));
  } catch (const scenario_error& error) {
    return error.what();
  }
  return "nothing was refused";
}

}  // namespace

TEST_CASE("levelized debt: several geared debts are parts of all uses, those of the others included", "[report][levelized][debt]") {
  const auto a = life_of_text(plant("", debt("a", "8", "5", "gearing = 0.4\nreserve = \"6 months\"\nupfront_fee = 0.02\n") + debt("b", "10", "4", "gearing = 0.2\nupfront_fee = 0.03\n")));
  // U = 350 M$ / (1 - 0.4 (0.02 + 0.5 CRF(8 %, 5)) - 0.2 x 0.03)
  CHECK_THAT(at(a, "uses_usd.total"), WithinRel(373968098.17227817, 1e-12));
  CHECK_THAT(at(a, "sources_usd.a"), WithinRel(149587239.26891127, 1e-12));
  CHECK_THAT(at(a, "sources_usd.b"), WithinRel(74793619.63445564, 1e-12));
  // By a fixed amount the fee is a use of its own, of which the geared one is a part too.
  const auto mixed = life_of_text(plant("", debt("a", "8", "5", "amount = \"100 M$\"\nupfront_fee = 0.05\n") + debt("b", "10", "4", "gearing = 0.2\nupfront_fee = 0.03\n")));
  CHECK_THAT(at(mixed, "sources_usd.b"), WithinRel(0.2 * 355e6 / (1.0 - 0.2 * 0.03), 1e-12));
}

TEST_CASE("levelized debt: a sculpted debt's reserve is of its own service, and its gearing is met", "[report][levelized][debt]") {
  const auto a = life_of_text(plant("", debt("s", "8", "6", "repayment = \"sculpted\"\ndscr = 1.3\ngearing = 0.3\nreserve = \"12 months\"\nupfront_fee = 0.02\n")));
  CHECK_THAT(at(a, "uses_usd.total"), WithinRel(375657842.6513163, 1e-11));
  CHECK_THAT(at(a, "sources_usd.s"), WithinRel(112697352.79539488, 1e-11));
  CHECK_THAT(at(a, "uses_usd.reserve"), WithinRel(23403895.59540836, 1e-11));
  CHECK_THAT(-entry(a, "interest_usd", 1) - entry(a, "principal_usd", 1), WithinRel(at(a, "uses_usd.reserve"), 1e-12));
}

TEST_CASE("levelized debt: behind a senior loan, a sculpted one sees the cash that is left, and both fees are uses", "[report][levelized][debt]") {
  const auto a = life_of_text(plant("", debt("senior", "8", "5", "gearing = 0.3\nupfront_fee = 0.02\n") +
                                            debt("junior", "10", "4", "repayment = \"sculpted\"\ndscr = 1.5\nupfront_fee = 0.03\nreserve = \"6 months\"\n")));
  CHECK_THAT(at(a, "uses_usd.total"), WithinRel(378990598.20586413, 1e-11));
  CHECK_THAT(at(a, "sources_usd.senior"), WithinRel(113697179.46175924, 1e-11));
  CHECK_THAT(at(a, "sources_usd.junior"), WithinRel(146348316.94957387, 1e-11));
}

TEST_CASE("levelized debt: what a sale brings and its tax are not in the cash for debt service", "[report][levelized][debt]") {
  // At the horizon the building is sold at a gain; year 5 serves its debt as if it were not.
  const auto a = life_of_text(plant("horizon = \"5 years\"\n", debt("s", "8", "5", "repayment = \"sculpted\"\ndscr = 1.3\n")));
  CHECK_THAT(-entry(a, "interest_usd", 5) - entry(a, "principal_usd", 5), WithinRel(78581203.72428699, 1e-11));
  CHECK_THAT(at(a, "sources_usd.s"), WithinRel(302570560.45761645, 1e-11));
  CHECK_THAT(entry(a, "sale_usd", 5), WithinRel(73605386.88000001, 1e-12));
}

TEST_CASE("levelized debt: in months a year's tax is set aside in equal parts, so that no month is without service", "[report][levelized][debt]") {
  const auto a = life_of_text(plant("every = \"monthly\"\n", debt("s", "8", "4", "repayment = \"sculpted\"\ndscr = 1.3\n")));
  CHECK_THAT(at(a, "sources_usd.s"), WithinRel(256068640.5458937, 1e-10));
  const double service[] = {6123107.597943736, 6134563.376421693, 6111612.8620306095};
  for (std::size_t k = 0; k < 3; ++k) CHECK_THAT(-entry(a, "interest_usd", 11 + k) - entry(a, "principal_usd", 11 + k), WithinRel(service[k], 1e-9));
  CHECK_THAT(at(a, "credit.min_dscr"), WithinRel(1.3, 1e-9));
  // It is still paid once a year.
  CHECK(entry(a, "tax_usd", 11) == 0.0);
  CHECK(entry(a, "tax_usd", 12) < 0.0);
  const auto says = [&](const char* name) {
    for (const auto& [key, value] : a.conventions)
      if (key == name) return value;
    return std::string();
  };
  CHECK(says("tax_paid") == "last_period_of_year");
  CHECK(says("tax_in_cfads") == "spread_over_year");
}

TEST_CASE("levelized: with the sale of what is replaced its tax schedule ends", "[report][levelized][tax]") {
  const auto a = life_of_text(plant("depreciation = \"macrs\"\n", {}, "residual = \"20 %\"\n"));
  // 11.52 and then all of the last 5.76 % of 250 M$, beside the building's 2.564 %; year 6 begins the second fleet alone.
  CHECK_THAT(entry(a, "tax_depreciation_usd", 4), WithinRel(31364000.0, 1e-12));
  CHECK_THAT(entry(a, "tax_depreciation_usd", 5), WithinRel(45764000.0, 1e-12));
  CHECK_THAT(entry(a, "tax_depreciation_usd", 6), WithinRel(57768040.16, 1e-12));
  CHECK_THAT(-entry(a, "tax_usd", 5), WithinRel(31689642.764968805, 1e-12));
  CHECK_THAT(at(a, "npv_usd"), WithinRel(254435643.35091335, 1e-11));
}

TEST_CASE("levelized: what is bought in the middle of a year is written off from then on", "[report][levelized][tax]") {
  const auto a = life_of_text(replaced(plant("every = \"monthly\"\n"), "life = \"5 years\"", "life = \"4.5 years\""));
  // 250 M$ over 54 months and 100 M$ over 180; then the second fleet at the prices of its day.
  for (const std::size_t month_of_use : {1u, 48u, 49u, 54u}) CHECK_THAT(entry(a, "tax_depreciation_usd", month_of_use), WithinRel(250e6 / 54 + 100e6 / 180, 1e-12));
  CHECK_THAT(entry(a, "tax_depreciation_usd", 55), WithinRel(250e6 * std::pow(1.02, 4.5) / 54 + 100e6 / 180, 1e-12));
  CHECK_THAT(entry(a, "book_depreciation_usd", 54), WithinRel(250e6 / 54 + 100e6 / 180, 1e-12));
  CHECK_THAT(entry(a, "book_depreciation_usd", 60), WithinRel(250e6 * std::pow(1.02, 4.5) / 54 + 100e6 / 180, 1e-12));
  CHECK_THAT(at(a, "npv_usd"), WithinRel(185587842.4965274, 1e-10));
}

TEST_CASE("levelized debt: a sweep repays earlier, promises are tested by year", "[report][levelized][debt]") {
  const std::string swept = "gearing = 0.7\nsweep = 0.5\nupfront_fee = 0.02\nreserve = \"6 months\"\nmin_dscr = 1.4\nmax_ltv = 0.6\n";
  const auto a = life_of_text(plant("", debt("term loan", "8", "5", swept)));
  CHECK_THAT(at(a, "uses_usd.total"), WithinRel(389607393.7962827, 1e-11));
  const double principal[] = {60062280.12387627, 65680143.94498637, 71763694.50000928, 75219057.08852594, 0.0};
  for (std::size_t k = 1; k <= 5; ++k) CHECK_THAT(-entry(a, "principal_usd", k), WithinRel(principal[k - 1], 1e-10) || WithinAbs(principal[k - 1], 1e-3));
  // Coverage is of what has to be paid, without what is swept.
  CHECK_THAT(at(a, "credit.min_dscr"), WithinRel(1.3974630989548156, 1e-10));
  CHECK_THAT(at(a, "credit.max_ltv"), WithinRel(0.7792147875925655, 1e-11));
  REQUIRE(a.breaches.size() == 3);
  CHECK(a.breaches[0].covenant == "max_ltv");
  CHECK(a.breaches[0].year == 0);
  CHECK_THAT(a.breaches[0].value.value(), WithinRel(0.7792147875925655, 1e-11));
  CHECK((a.breaches[1].covenant == "min_dscr" && a.breaches[1].year == 1));
  CHECK_THAT(a.breaches[1].value.value(), WithinRel(1.3974630989548156, 1e-10));
  CHECK((a.breaches[2].covenant == "max_ltv" && a.breaches[2].year == 1));
  CHECK_THAT(a.breaches[2].value.value(), WithinRel(0.7107717096708609, 1e-10));
  const auto json = json_levelized(a);
  CHECK(json["credit"]["breaches"].size() == 3);
  CHECK(json["credit"]["breaches"][2]["promised"] == 0.6);
  CHECK_THAT(terminal_levelized(a, {}), ContainsSubstring("term loan: LTV above 0.6 at the close and in year 1, 0.7792 at worst") && ContainsSubstring("term loan: DSCR below 1.4 in year 1, 1.397 at worst"));
  // Kept promises are said to be kept; without any there is no list.
  const auto kept = life_of_text(plant("", debt("loan", "8", "5", "gearing = 0.5\nmin_dscr = 1.2\n")));
  CHECK(json_levelized(kept)["credit"]["breaches"].empty());
  CHECK_THAT(terminal_levelized(kept, {}), ContainsSubstring("every promise of the debts is kept"));
  CHECK_FALSE(json_levelized(life_of_text(plant("", debt("loan", "8", "5", "gearing = 0.5\n"))))["credit"].contains("breaches"));
}

TEST_CASE("levelized debt: years without cash are named, and a price of its own cash is not asked of a debt that follows it", "[report][levelized][debt]") {
  // Tokens are given away in 2028 and 2029, years 3 and 4.
  const std::string free_years = "[[price_path]]\nof = \"revenue.output\"\ndates = [\"2028-01-01\", \"2030-01-01\"]\nvalues = [\"0 USD/Mtok_out\", \"0.2 USD/Mtok_out\"]\n";
  const auto a = life_of_text(plant("cost_of_equity = \"12 %/year\"\n", debt("s", "8", "6", "repayment = \"sculpted\"\ndscr = 1.3\n") + free_years));
  const auto unserved = std::find_if(a.warnings.begin(), a.warnings.end(), [](const auto& w) { return w.code == "unserved"; });
  REQUIRE(unserved != a.warnings.end());
  CHECK(unserved->field == "debt[1]");
  CHECK_THAT(unserved->message, ContainsSubstring("year 3, 4: the interest of it is lent on"));
  CHECK(entry(a, "debt_owed_usd", 3) > entry(a, "debt_owed_usd", 2));
  const auto priced = [](const std::string& more) { return life_of_text(plant("cost_of_equity = \"12 %/year\"\n", debt("l", "8", "5", more))).find("required_price_levered_usd_per_million_tokens.blended") != nullptr; };
  CHECK(priced("gearing = 0.5\n"));
  CHECK_FALSE(priced("gearing = 0.5\nsweep = 0.5\n"));
  CHECK_FALSE(priced("repayment = \"sculpted\"\ndscr = 1.3\n"));
}

TEST_CASE("levelized debt: interest that changes by date resets a level payment", "[report][levelized][debt]") {
  const auto a = life_of_text(plant("", debt("f", "8", "4", "amount = \"100 M$\"\ndates = [\"2027-01-01\", \"2029-01-01\"]\nrates = [\"6 %/year\", \"9.5 %/year\"]\n")));
  // Owed x i / (1 - (1 + i)^-n) with n payments left: 8 %, 6 %, 6 %, 9.5 %.
  const double interest[] = {8e6, 4668475.173275765, 3202061.3105807776, 2608799.142196478}, principal[] = {22192080.445403917, 24440231.04491645, 25906644.90761144, 27461043.602068212};
  for (std::size_t k = 1; k <= 4; ++k) {
    CHECK_THAT(-entry(a, "interest_usd", k), WithinRel(interest[k - 1], 1e-11));
    CHECK_THAT(-entry(a, "principal_usd", k), WithinRel(principal[k - 1], 1e-11));
  }
}

TEST_CASE("levelized: mid-quarter MACRS by the quarter of the purchase", "[report][levelized][tax]") {
  // Publication 946: of 5 years 35, 25, 15 and 5 % in the first year by quarter; the building 2.247, 1.605, 0.963 and 0.321 %.
  const std::pair<const char*, double> first[] = {{"2026-02-01", 0.35 * 250e6 + 0.02247 * 100e6}, {"2026-05-01", 0.25 * 250e6 + 0.01605 * 100e6},
                                                  {"2026-08-01", 0.15 * 250e6 + 0.00963 * 100e6}, {"2026-11-30", 0.05 * 250e6 + 0.00321 * 100e6}};
  for (const auto& [closed_on, expected] : first) {
    const auto a = life_of_text(plant("depreciation = \"macrs\"\nmacrs_convention = \"mid_quarter\"\nclose = \"" + std::string(closed_on) + "\"\n"));
    CHECK_THAT(entry(a, "tax_depreciation_usd", 1), WithinRel(expected, 1e-12));
  }
}

TEST_CASE("levelized: an investment credit at the close or a year later", "[report][levelized][tax]") {
  // 30 % of 350 M$, 15 % of which is not written off. Five years, so that nothing is bought twice.
  const auto with = [](const char* paid, const std::string& more = {}) {
    return life_of_text(plant("horizon = \"5 years\"\nlosses = \"refund\"\ntax_credit = \"30 %\"\ncredit_paid = \"" + std::string(paid) + "\"\n", more));
  };
  const auto close = with("close", debt("loan", "8", "4", "gearing = 0.5\n")), later = with("year_1");
  CHECK_THAT(entry(close, "tax_usd", 0), WithinRel(105e6, 1e-12));
  CHECK_THAT(entry(later, "tax_usd", 1) - entry(close, "tax_usd", 1), WithinRel(105e6, 1e-12));
  CHECK_THAT(entry(close, "tax_depreciation_usd", 1), WithinRel(0.85 * (250e6 / 5 + 100e6 / 15), 1e-12));
  CHECK_THAT(entry(close, "book_depreciation_usd", 1), WithinRel(250e6 / 5 + 100e6 / 15, 1e-12));
  CHECK_THAT(at(close, "npv_usd"), WithinRel(174890649.6038616, 1e-11));
  CHECK_THAT(at(later, "npv_usd"), WithinRel(166220924.8332194, 1e-11));
  CHECK_THAT(at(close, "required_price_real_usd_per_million_tokens.blended"), WithinRel(0.09814142695489822, 1e-10));
  CHECK_THAT(at(later, "required_price_real_usd_per_million_tokens.blended"), WithinRel(0.10319078663096795, 1e-10));
  // It is a source beside debt and equity, and no cash for debt service.
  CHECK_THAT(at(close, "sources_usd.tax_credit"), WithinRel(105e6, 1e-12));
  CHECK_THAT(at(close, "sources_usd.equity"), WithinRel(70e6, 1e-12));
  CHECK_THAT(-entry(close, "equity_flow_usd", 0), WithinRel(70e6, 1e-12));
  CHECK_THAT(refused(plant("tax_credit = \"30 %\"\n")), ContainsSubstring("finance.tax_credit: needs finance.credit_paid"));
  CHECK_THAT(refused(plant("tax_credit = \"60 %\"\ncredit_paid = \"close\"\n", debt("x", "8", "4", "gearing = 0.5\n"))), ContainsSubstring("and the tax credit deducted, 140 M$"));
}

TEST_CASE("levelized: what cannot be is refused at its place", "[report][levelized][errors]") {
  const std::string base = plant("");
  const auto lines = std::to_string(std::count(base.begin(), base.end(), '\n') + 5);
  CHECK_THAT(refused(plant("", debt("x", "8", "4", "amount = \"900 M$\"\n"))),
             ContainsSubstring("t.toml:" + lines + ":10: debt[1].amount: 900 M$, must not be more than what is paid at the close, fees and reserves included, 350 M$"));
  CHECK_THAT(refused(plant("", debt("x", "8", "4", "gearing = 0.7\n") + debt("y", "8", "4", "gearing = 0.7\n"))), ContainsSubstring("debt[2].gearing: with the debts before it, 490 M$, must not be more"));
  CHECK_THAT(refused(plant("", debt("x", "8", "4", "gearing = 0.9\nreserve = \"8 years\"\n"))), ContainsSubstring("debt[1].reserve: with the other debts: fees and reserves are more"));
  CHECK_THAT(refused(plant("", debt("equity", "8", "4", "gearing = 0.5\n"))), ContainsSubstring("debt[1].name: \"equity\" cannot name a debt"));
  CHECK_THAT(refused(plant("", debt("x", "8", "4", "gearing = 0\n"))), ContainsSubstring("debt[1].gearing: 0, must be above 0"));
  CHECK_THAT(refused(plant("", debt("x", "8", "4", "gearing = 0.1\nsweep = 0.5\n") + debt("y", "8", "4", "gearing = 0.1\n"))), ContainsSubstring("debt[1].sweep: only the last debt can have a sweep"));
  CHECK_THAT(refused(plant("", debt("x", "8", "4", "gearing = 0.1\nrates = [\"5 %/year\"]\n"))), ContainsSubstring("debt[1].rates: needs dates and as many rates"));
  CHECK_THAT(refused(plant("hurdle = \"0 %/year\"\n")), ContainsSubstring("finance.hurdle: 0 %/year, must not be 0"));
  CHECK_THAT(refused(plant("depreciation = \"macrs\"\nbuilding_tax_life = \"27.5 years\"\n")), ContainsSubstring("finance.building_tax_life: 27.5 years, must be 3, 5, 7, 10, 15 or 20, or 39"));
  CHECK_THAT(refused(replaced(base, "output = \"0.2 USD/Mtok_out\"", "output = \"0 USD/Mtok_out\"")), ContainsSubstring("revenue: no price is above 0"));
  CHECK_THAT(refused(replaced(base, "output = \"0.2 USD/Mtok_out\"", "cached_input = \"1 USD/Mtok_cached\"")), ContainsSubstring("revenue: the kinds of token that have a price are not made"));
  // A path without a price to begin with.
  CHECK_THAT(refused(replaced(base, "output = \"0.2 USD/Mtok_out\"", "") + "[[price_path]]\nof = \"revenue.output\"\ngrowth = \"-20 %/year\"\n"), ContainsSubstring("price_path[1].of: needs revenue.output itself"));
  CHECK_THAT(refused(base + "[[price_path]]\nof = \"facility.lease\"\ngrowth = \"2 %/year\"\n"), ContainsSubstring("price_path[1].of: facility.lease is not given in that form"));
}

TEST_CASE("levelized: sold at the price that pays, it is paid back with interest at the horizon, whatever the rounding", "[report][levelized]") {
  for (const char* rate : {"0", "4", "9", "12"}) {
    const auto a = life_of_text(replaced(replaced(plant(""), "output = \"0.2 USD/Mtok_out\"", ""), "wacc = \"9 %/year\"", "wacc = \"" + std::string(rate) + " %/year\""));
    CHECK_THAT(at(a, "discounted_payback_years"), WithinRel(15.0, 1e-9));
  }
}

}  // namespace levelized_debt_test
