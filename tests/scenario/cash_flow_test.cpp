// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/cash_flow.hpp"
#include "scenario_texts.hpp"

namespace cash_flow_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages.
const std::string plant = R"(schema = "aifactory.scenario/1"
[scenario]
base_year = 2026
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
gpus = "1,000 GPU"
it_power_per_gpu = "2 kW/GPU"
price = "52 k$/GPU"
life = "5 years"
[operations]
utilization = 0.5
availability = 0.8
[workload]
output_rate = "500 tok/s/GPU"
[finance]
wacc = "9 %/year"
inflation = "2 %/year"
)";
const std::string terms = "tax_rate = \"25 %\"\nhorizon = \"10 years\"\ndepreciation = \"macrs\"\nclose = 2027-07-01\nconstruction = [0.25, 0.75]\nconstruction_interest = \"8 %/year\"\n";
const std::string revenue = "[revenue]\noutput = \"4 USD/Mtok\"\n";
const std::string loan = "[[debt]]\ngearing = \"60 %\"\nrate = \"8 %/year\"\ntenor = \"5 years\"\n";

}  // namespace

TEST_CASE("cash flow: what a scenario says of it", "[scenario][cash_flow]") {
  const scenario s = read_text(plant + terms + "cost_of_equity = { uniform = [12, 14], unit = \"%/year\" }\n" + revenue + loan +
                                   "[[price_path]]\nof = \"power.price\"\ndates = [\"2028-01-01\", 2030-01-01]\nvalues = [\"60 $/MWh\", \"80 $/MWh\"]\n"
                                   "[[price_path]]\nof = \"compute.price\"\ngrowth = \"-20 %/year\"\n"
                                   "[[bonus]]\nfrom = \"2025-01-20\"\nshare = \"100 %\"\nsource = \"a law\"\n",
                               "t.toml");
  CHECK(s.has_cash_flow);
  CHECK(s.cash_flow.shape.horizon == 10.0 * year);
  CHECK(s.cash_flow.shape.depreciation == tax_depreciation::macrs);
  CHECK(s.cash_flow.close == std::chrono::year_month_day{std::chrono::year{2027} / 7 / 1});
  CHECK(s.cash_flow.construction.latest_first() == std::vector<double>{0.75, 0.25});
  CHECK(s.terms.tax_rate.value() == 0.25);
  CHECK_THAT(s.terms.cost_of_equity.effective_annual(), WithinRel(0.13, 1e-14));
  CHECK_THAT(s.prices.output.in(USD / Mtok_out), WithinRel(4.0, 1e-14));
  REQUIRE(s.cash_flow.debts.size() == 1);
  CHECK(s.cash_flow.debts[0].terms.gearing.value() == 0.6);
  CHECK(s.find("debt[1].rate")->value == 8.0);
  CHECK(s.find("finance.cost_of_equity")->spread);
  REQUIRE(s.cash_flow.paths.size() == 2);
  CHECK_THAT(s.cash_flow.path_of("power.price")->points[1].price, WithinRel((80.0 * USD / MWh).base_value(), 1e-14));
  CHECK_THAT(s.cash_flow.path_of("compute.price")->growth.effective_annual(), WithinRel(-0.2, 1e-14));
  REQUIRE(s.cash_flow.bonus.size() == 1);
  CHECK(s.cash_flow.bonus[0].first_year.value() == 1.0);
  // Inflation moves a cash flow, whatever the basis of the steady year.
  CHECK(s.warnings.empty());
  const auto refused = refused_by_steady_year(s);
  REQUIRE(refused.size() == 2);
  CHECK(refused[0].text() == "t.toml:23:12: finance.tax_rate: belongs to a cash flow: the steady year is before tax and debt, give --levelized");
}

TEST_CASE("cash flow: the digest knows what moves it, and nothing moves where nothing is said", "[scenario][cash_flow]") {
  const auto digest = [](const std::string& more, const std::vector<std::string>& set = {}) { return read_text(plant + more, "t.toml", set).digest; };
  const auto one = digest(terms + revenue + loan);
  CHECK(one == digest(terms + revenue + loan));
  for (const char* setting : {"debt[1].repayment=bullet", "debt[1].rate=9 %/year", "finance.losses=refund", "finance.close=2027-08-01", "revenue.output=5 USD/Mtok",
                              "finance.construction=[0.5, 0.5]", "finance.hurdle=12 %/year"})
    CHECK(one != digest(terms + revenue + loan, {setting}));
  const std::string floating = "dates = [2028-01-01]\nrates = [\"7 %/year\"]\n";
  CHECK(one != digest(terms + revenue + loan + floating));
  CHECK(digest(terms + revenue + loan + floating) != digest(terms + revenue + loan + floating, {"debt[1].rates=[\"6 %/year\"]"}));
  CHECK(one != digest(terms + revenue + loan + "[[price_path]]\nof = \"power.price\"\ngrowth = \"1 %/year\"\n"));
  CHECK_FALSE(read_text(plant, "t.toml").has_cash_flow);
}

TEST_CASE("cash flow: broken inputs are refused at their place", "[scenario][cash_flow][errors]") {
  const auto one = [](const std::string& more) { return problem_of(plant + more); };
  CHECK_THAT(one("construction = [0.4, 0.5]\n"), ContainsSubstring("t.toml:23:16: finance.construction: construction_schedule: shares of: 0.900000, must add up to 1"));
  CHECK_THAT(one("tax_rate = 8\n"), ContainsSubstring("did you mean 8 %?"));
  CHECK_THAT(one("cost_of_equity = 8\n"), ContainsSubstring("finance.cost_of_equity: 8 is a bare number without a unit"));
  CHECK_THAT(one("taxrate = \"8 %\"\n"), ContainsSubstring("did you mean \"finance.tax_rate\"?"));
  CHECK_THAT(one("horizon = \"7.5 years\"\n"), ContainsSubstring("t.toml:23:11: finance.horizon: 7.500000, must be a whole number of periods"));
  CHECK_THAT(one("horizon = { uniform = [5, 7], unit = \"years\" }\n"), ContainsSubstring("is a distribution: the shape of a cash flow is the same in every trial"));
  CHECK_THAT(one("depreciation = \"marcs\"\n"), ContainsSubstring("did you mean \"macrs\"?"));
  CHECK_THAT(one("depreciation = \"macrs\"\ntax_life = \"6 years\"\n"), ContainsSubstring("t.toml:24:12: finance.tax_life: 6 years, must be 3, 5, 7"));
  CHECK_THAT(one("close = \"2026-02-30\"\n"), ContainsSubstring("finance.close: \"2026-02-30\", must be a day such as"));
  // Tenor of the debt, and what it is.
  CHECK_THAT(one("horizon = \"4 years\"\n" + loan), ContainsSubstring("t.toml:27:9: debt[1].tenor: 5 years, is longer than the cash flow, whose horizon is 4 years"));
  CHECK_THAT(one("[[debt]]\nrate = \"8 %/year\"\ntenor = \"5 years\"\n"), ContainsSubstring("t.toml:23:1: debt[1].gearing: missing: give gearing or amount"));
  CHECK_THAT(one("[[debt]]\ngearing = 0.5\ntenor = \"5 years\"\n"), ContainsSubstring("debt[1].rate: missing"));
  CHECK_THAT(one(loan + "amount = \"1 M$\"\n"), ContainsSubstring("debt[1].amount: cannot be given beside debt[1].gearing"));
  CHECK_THAT(one(loan + "dscr = 1.4\n"), ContainsSubstring("belongs to repayment = \"sculpted\""));
  CHECK_THAT(one("[[debt]]\nrepayment = \"sculpted\"\nrate = \"8 %/year\"\ntenor = \"5 years\"\n"), ContainsSubstring("debt[1].dscr: missing"));
  CHECK_THAT(one(loan + "reat = \"9 %/year\"\n"), ContainsSubstring("debt[1].reat: unknown field, did you mean \"debt[1].rate\"?"));
  CHECK_THAT(one("[debt]\nrate = \"8 %/year\"\n"), ContainsSubstring("must be a list of tables: write [[debt]]"));
  // Paths and bonus.
  const std::string path = "[[price_path]]\nof = \"power.price\"\n";
  CHECK_THAT(one(path + "dates = [\"2030-01-01\", \"2028-01-01\"]\nvalues = [\"60 $/MWh\", \"80 $/MWh\"]\n"), ContainsSubstring("price_path[1].dates: dates out of order, must increase"));
  CHECK_THAT(one(path + "dates = [\"2030-01-01\"]\nvalues = [60]\n"), ContainsSubstring("60 is a bare number without a unit"));
  CHECK_THAT(one(path), ContainsSubstring("needs growth, or dates with values"));
  CHECK_THAT(one("[[price_path]]\nof = \"power.prise\"\ngrowth = \"1 %/year\"\n"), ContainsSubstring("is no price that can have a path, did you mean \"power.price\"?"));
  CHECK_THAT(one("[[bonus]]\nfrom = \"2026-01-01\"\nshare = 1\n[[bonus]]\nfrom = \"2025-01-01\"\nshare = 0.4\n"), ContainsSubstring("bonus[2].from: dates out of order"));
  CHECK_THAT(problem_of(replaced(plant, "base_year = 2026", "") + terms.substr(0, terms.find("close")) ), ContainsSubstring("scenario.base_year: missing: a cash flow needs the year"));
  CHECK_THAT(problem_of(replaced(plant, "utilization = 0.5", "utilization = 0") + terms), ContainsSubstring("no tokens are delivered"));
  CHECK_THAT(one(loan + "dates = [2028-01-01, 2027-06-01]\nrates = [\"7 %/year\", \"6 %/year\"]\n"), ContainsSubstring("debt[1].dates: dates out of order, must increase"));
  CHECK_THAT(one(loan + "dates = [2028-01-01]\nrates = [7]\n"), ContainsSubstring("debt[1].rates: 7 is a bare number without a unit"));
}

TEST_CASE("cash flow: what is given and moves nothing is warned about", "[scenario][cash_flow]") {
  const auto warned = [](const std::string& more, const std::string& field) {
    for (const auto& w : read_text(plant + more, "t.toml").warnings)
      if (w.code == "no_effect" && w.field == field) return w.message;
    return std::string();
  };
  CHECK_THAT(warned("construction = [0.4, 0.6]\n", "finance.construction"), ContainsSubstring("without finance.construction_interest"));
  CHECK_THAT(warned("construction_interest = \"8 %/year\"\n", "finance.construction_interest"), ContainsSubstring("all is paid at the close"));
  CHECK_THAT(warned("depreciation = \"macrs\"\n", "finance.depreciation"), ContainsSubstring("no tax is due"));
  CHECK(warned("depreciation = \"macrs\"\ntax_rate = \"20 %\"\n", "finance.depreciation").empty());
  CHECK(warned("construction = [0.4, 0.6]\nconstruction_interest = \"8 %/year\"\n", "finance.construction").empty());
}

TEST_CASE("cash flow: a distribution whose tails leave the plausible range is warned about", "[scenario][cash_flow]") {
  const auto tail = [](const std::string& more) {
    std::string found;
    for (const auto& w : read_text(plant + more, "t.toml").warnings)
      if (w.code == "implausible_tail") found += w.field + ": " + w.message + "\n";
    return found;
  };
  // Uniform from 1 to 11 %: p1 is 1.1 %, below 3 %.
  CHECK(tail("cost_of_equity = { uniform = [1, 11], unit = \"%/year\" }\n") == "finance.cost_of_equity: p1 1.1 or p99 10.9 is outside the plausible range 3 to 40\n");
  CHECK(tail("cost_of_equity = { uniform = [8, 16], unit = \"%/year\" }\n").empty());
  CHECK_THAT(tail("[revenue]\noutput = { uniform = [400, 600], unit = \"USD/Mtok_out\" }\n"), StartsWith("revenue.output: p1 402 or p99 598 is outside"));
}

TEST_CASE("cash flow: other rates and prices as settings", "[scenario][cash_flow][write]") {
  const std::string text = plant + terms + "hurdle = { uniform = [10, 14], unit = \"%/year\" }\n" + revenue;
  const scenario before = read_text(text, "t.toml");
  CHECK(settings_between(before, before.terms, before.prices).empty());
  cash_flow_terms<> other = before.terms;
  token_prices<> prices = before.prices;
  other.tax_rate = share<>{0.21}, other.hurdle = 11.5_pct_per_year, other.construction_interest = nominal_rate<>::effective(0.1 / 3.0);
  prices.output = 2.5 * USD / Mtok_out, prices.fresh_input = 0.25 * USD / Mtok_fresh;
  const auto settings = settings_between(before, other, prices);
  REQUIRE(settings.size() == 5);
  CHECK_THAT(settings[0], StartsWith("finance.tax_rate=0.2"));
  const scenario after = read_text(text, "t.toml", settings);
  CHECK(after.terms.tax_rate.value() == 0.21);
  CHECK_THAT(after.terms.hurdle.effective_annual(), WithinRel(0.115, 1e-15));
  CHECK_THAT(after.terms.construction_interest.effective_annual(), WithinRel(0.1 / 3.0, 1e-15));
  CHECK_THAT(after.prices.output / prices.output, WithinRel(1.0, 1e-15));
  CHECK_THAT(after.prices.fresh_input / prices.fresh_input, WithinRel(1.0, 1e-15));
  CHECK(!after.find("finance.hurdle")->spread);
  // What is not given any more is taken out.
  prices = before.prices, prices.output = {};
  CHECK(settings_between(before, before.terms, prices) == std::vector<std::string>{"revenue.output="});
}

}  // namespace cash_flow_test
