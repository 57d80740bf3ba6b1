// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/rental.hpp"
#include "scenario_texts.hpp"

namespace rental_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages.
const std::string plant = R"(schema = "aifactory.scenario/1"
[scenario]
base_year = 2026
[facility]
capex = "12 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
gpus = "1,000 GPU"
it_power_per_gpu = "2 kW/GPU"
price = "50 k$/GPU"
life = "5 years"
[operations]
utilization = 0.6
availability = 0.95
[workload]
output_rate = "500 tok/s/GPU"
[finance]
wacc = "9 %/year"
horizon = "5 years"
)";
const std::string rented = R"([rental]
price = "3 USD/GPU/h"
hours = "used"
)";
const std::string reserved = rented + "reserved_price = \"2.2 USD/GPU/h\"\nterm = \"3 years\"\n";

/// What rent_or_build would say, beside the reader.
std::vector<std::string> asked(const std::string& text, const std::vector<std::string>& settings = {}) {
  std::vector<std::string> found;
  for (const auto& p : rent_or_build_problems(read_text(text, "t.toml", settings))) found.push_back(p.text());
  return found;
}

}  // namespace

TEST_CASE("rental: what a scenario says of it", "[scenario][rental]") {
  const scenario s = read_text(plant + reserved + R"(commitment = "65 %"
prepayment = { value = 0.25, source = "a contract", date = "2026" }
overage_price = "3.5 USD/GPU/h"
price_growth = { uniform = [-20, 0], unit = "%/year" }
price_volatility = 0.3
utilization_volatility = 0.1
correlation = -0.5
spare_sold = 0.5
[colocation]
lease = "180 USD/kW_IT/month"
escalator = "3 %/year"
fit_out = "1 M$/MW_IT"
pue = 1.3
[api]
output = "2 USD/Mtok_out"
price_growth = "-40 %/year"
)",
                               "t.toml");
  REQUIRE(s.rental);
  CHECK_THAT(s.rental->price.in(USD / (GPU * hour)), WithinRel(3.0, 1e-14));
  CHECK_THAT(s.rental->reserved_price.in(USD / (GPU * hour)), WithinRel(2.2, 1e-14));
  CHECK_THAT(s.rental->overage_price.in(USD / (GPU * hour)), WithinRel(3.5, 1e-14));
  CHECK(s.rental->hours_from == rented_hours::used);
  CHECK(s.rental->term == 3.0 * year);
  CHECK(s.rental->commitment.value() == 0.65);
  CHECK(s.rental->prepayment.value() == 0.25);
  CHECK(s.find("rental.prepayment")->source == "a contract");
  CHECK_THAT(s.rental->price_growth.effective_annual(), WithinRel(-0.1, 1e-14));
  CHECK(s.find("rental.price_growth")->spread);
  CHECK(s.rental->price_volatility.value() == 0.3);
  CHECK(s.rental->correlation.base_value() == -0.5);
  CHECK(s.rental->spare_sold.value() == 0.5);
  REQUIRE(s.colocation);
  CHECK_THAT(s.colocation->lease.in(USD / (kW_IT * month)), WithinRel(180.0, 1e-14));
  CHECK_THAT(s.colocation->escalator.effective_annual(), WithinRel(0.03, 1e-14));
  CHECK_THAT(s.colocation->fit_out.in(USD / MW_IT), WithinRel(1e6, 1e-14));
  CHECK(s.colocation->pue.base_value() == 1.3);
  REQUIRE(s.api);
  CHECK_THAT(s.api->output.in(USD / Mtok_out), WithinRel(2.0, 1e-14));
  CHECK(rent_or_build_problems(s).empty());
  CHECK(s.warnings.empty());
}

TEST_CASE("rental: hours as a number, and by --set", "[scenario][rental]") {
  const scenario s = read_text(plant + "[rental]\nprice = \"3 USD/GPU/h\"\nhours = \"7,000 hours\"\n", "t.toml");
  CHECK(s.rental->hours_from == rented_hours::given);
  CHECK_THAT(s.rental->hours.in(hour), WithinRel(7000.0, 1e-14));
  const scenario set = read_text(plant, "t.toml", {"rental.price=3 USD/GPU/h", "rental.hours=used"});
  REQUIRE(set.rental);
  CHECK(set.rental->hours_from == rented_hours::used);
  CHECK(!read_text(plant, "t.toml").rental);
  CHECK(!read_text(plant, "t.toml").colocation);
  CHECK(!read_text(plant, "t.toml").api);
}

TEST_CASE("rental: everything given counts in the digest", "[scenario][rental]") {
  const auto digest = [](const std::vector<std::string>& settings) { return read_text(plant + reserved, "t.toml", settings).digest; };
  const auto as_it_is = digest({});
  CHECK(as_it_is != read_text(plant, "t.toml").digest);
  for (const char* setting : {"rental.price=3.1 USD/GPU/h", "rental.term=2 years", "rental.commitment=0.9", "rental.price_volatility=0.2",
                              "rental.hours=8,760 hours", "colocation.lease=180 USD/kW_IT/month", "api.output=2 USD/Mtok_out"})
    CHECK(digest({setting}) != as_it_is);
}

TEST_CASE("rental: what cannot be is refused at its place", "[scenario][rental][bad]") {
  CHECK(problem_of(plant + "[rental]\nprice = \"3 USD/GPU/h\"\n") ==
        "t.toml:23:2: rental.hours: missing: how many hours of a year are paid per GPU, or \"used\" for utilization x availability");
  CHECK_THAT(problem_of(plant + "[rental]\nprice = \"3 USD/GPU/h\"\nhours = \"0 hours\"\n"), ContainsSubstring("t.toml:25:9: rental.hours: 0 hours, must be"));
  CHECK_THAT(problem_of(plant + "[rental]\nprice = \"3 USD/GPU/h\"\nhours = \"9,000 hours\"\n"), ContainsSubstring("t.toml:25:9: rental.hours: 9000 hours, must be above 0 and at most 8,760, the hours of a year"));
  CHECK_THAT(problem_of(plant + "[rental]\nprice = \"3 USD/GPU/h\"\nhours = \"busy\"\n"), ContainsSubstring("t.toml:25:9: rental.hours: "));
  CHECK_THAT(problem_of(plant + "[rental]\nprice = 3\nhours = \"used\"\n"), ContainsSubstring("t.toml:24:9: rental.price: "));
  CHECK_THAT(problem_of(plant + "[rental]\nprice = \"3 USD/GPU\"\nhours = \"used\"\n"), ContainsSubstring("t.toml:24:9: rental.price: "));
  CHECK_THAT(problem_of(plant + "[rental]\nprice = \"-3 USD/GPU/h\"\nhours = \"used\"\n"), ContainsSubstring("must be above 0"));
  CHECK_THAT(problem_of(plant + reserved + "prepayment = 1.2\n"), ContainsSubstring("t.toml:28:14: rental.prepayment: \"1.2\" is no prepayment: 1.2 is outside [0, 1]"));
  CHECK_THAT(problem_of(plant + reserved + "commitment = 1.1\n"), ContainsSubstring("t.toml:28:14: rental.commitment: "));
  CHECK_THAT(problem_of(plant + reserved + "commitment = 0\n"), ContainsSubstring("t.toml:28:14: rental.commitment: 0, a reserved contract commits to some hours"));
  CHECK_THAT(problem_of(plant + reserved + "price_volatility = -0.1\n"), ContainsSubstring("t.toml:28:20: rental.price_volatility: "));
  CHECK_THAT(problem_of(plant + reserved + "correlation = 1.5\n"), ContainsSubstring("t.toml:28:15: rental.correlation: 1.5, must "));
  CHECK_THAT(problem_of(plant + reserved + "term_years = 3\n"), ContainsSubstring("unknown field"));
  CHECK_THAT(problem_of(plant + reserved + "utilization_volatility = { uniform = [0, 0.2] }\n"), ContainsSubstring("is a distribution: it is the same in every trial"));
  CHECK(problem_of(plant + rented + "reserved_price = \"2.2 USD/GPU/h\"\n") ==
        "t.toml:23:2: rental.term: missing: reserved_price is for a term, such as \"3 years\"");
  CHECK_THAT(problem_of(plant + rented + "prepayment = 0.2\n"), ContainsSubstring("t.toml:26:14: rental.prepayment: belongs to rental.reserved_price"));
  CHECK_THAT(problem_of(plant + "[rental]\nreserved_price = \"2 USD/GPU/h\"\nterm = \"1 year\"\nhours = \"used\"\nspare_sold = 0.5\n"),
             ContainsSubstring("rental.spare_sold: needs rental.spare_price, or rental.price"));
  CHECK_THAT(problem_of(plant + "[colocation]\nescalator = \"3 %/year\"\n"), ContainsSubstring("t.toml:23:2: colocation.lease: missing"));
  CHECK_THAT(problem_of(plant + "[colocation]\nlease = \"180 USD/kW_facility/month\"\n"),
             ContainsSubstring("t.toml:24:9: colocation.lease: ") && ContainsSubstring(", expected money per IT power and time (USD/kW_IT/month)"));
  // USD/MWh and USD/kW/month have one dimension: an energy price is no rent, however it is written.
  for (const char* lease : {"\"5 USD/MWh\"", "\"5 USD/MWh_IT\"", "{ value = \"5 USD/MWh\", source = \"a broker\", date = \"2026\" }",
                            "{ uniform = [4, 6], unit = \"USD/MWh_IT\" }"})
    CHECK(problem_of(plant + "[colocation]\nlease = " + lease + "\n") ==
          "t.toml:24:9: colocation.lease: is a price of energy, expected money per IT power and time (USD/kW_IT/month)");
  for (const char* lease : {"\"180 USD/kW/month\"", "\"180,000 USD/MW_IT/month\"", "{ value = \"180 USD/kW_IT/month\", source = \"5 USD/MWh\", date = \"2026\" }"})
    CHECK_THAT(read_text(plant + "[colocation]\nlease = " + lease + "\n", "t.toml").colocation->lease.in(USD / (kW_IT * month)), WithinRel(180.0, 1e-14));
  CHECK_THAT(problem_of(plant + "[api]\nprice_growth = \"-10 %/year\"\n"), ContainsSubstring("t.toml:23:2: api.output: missing"));
  CHECK_THAT(problem_of(plant + "[api]\nfresh_input = \"1 USD/Mtok_fresh\"\n"), ContainsSubstring("api.output: missing: the factory makes such tokens"));
  CHECK_THAT(problem_of(plant + "[api]\noutput = \"1 USD/Mtok_fresh\"\n"), ContainsSubstring("api.output"));
}

TEST_CASE("rental: all problems at once", "[scenario][rental][bad]") {
  CHECK(problems_of(plant + "[rental]\nprice = 3\nreserved_price = \"2 USD/GPU/h\"\ncommitment = 2\n[colocation]\npue = 0.9\n").size() == 6);
}

TEST_CASE("rental: what the question refuses", "[scenario][rental][bad]") {
  CHECK(asked(plant + rented).empty());
  CHECK(asked(plant) == std::vector<std::string>{"t.toml:1:1: rental: missing: nothing to compare with: give rental.price or rental.reserved_price, "
                                                 "[colocation] with lease, or [api] with the prices of tokens"});
  const auto steady = replaced(plant, "horizon = \"5 years\"", "");
  CHECK(asked(replaced(steady, "base_year = 2026", "") + rented).size() == 1);
  CHECK_THAT(asked(replaced(steady, "base_year = 2026", "") + rented).front(), ContainsSubstring("scenario.base_year: missing"));
  CHECK_THAT(asked(replaced(steady, "wacc = \"9 %/year\"", "method = \"straight_line\"") + rented).front(), ContainsSubstring("finance.method: is straight_line"));
  const auto longer = asked(plant + reserved, {"rental.term=6 years"});
  CHECK(longer == std::vector<std::string>{"--set:1:1: rental.term: 6 years, is longer than the cash flow, whose horizon is 5 years"});
  CHECK(asked(plant + reserved, {"rental.term=30 months"}) == std::vector<std::string>{"--set:1:1: rental.term: must be a whole number of periods of the cash flow"});
  const auto leased = replaced(replaced(plant, "capex = \"12 M$/MW_IT\"", "lease = \"190 USD/kW_IT/month\""), "life = \"15 years\"", "");
  const auto twice = asked(leased + "[colocation]\nlease = \"180 USD/kW_IT/month\"\n");
  REQUIRE(twice.size() == 1);
  CHECK_THAT(twice.front(), ContainsSubstring("t.toml:5:9: facility.lease: cannot stand beside [colocation] (t.toml:24:9)"));
}

TEST_CASE("rental: fields without effect are told", "[scenario][rental]") {
  CHECK(warning_codes(read_text(plant + rented + "correlation = 0.5\n", "t.toml")) == std::vector<std::string>{"no_effect"});
  CHECK(warning_codes(read_text(plant + "[rental]\nprice_growth = \"-10 %/year\"\n", "t.toml")) == std::vector<std::string>{"no_effect"});
  CHECK(warning_codes(read_text(plant + rented + "spare_price = \"1 USD/GPU/h\"\n", "t.toml")) == std::vector<std::string>{"no_effect"});
  CHECK(warning_codes(read_text(plant + "[api]\nfresh_input = \"1 USD/Mtok_fresh\"\noutput = \"1 USD/Mtok_out\"\n", "t.toml")) == std::vector<std::string>{"no_effect"});
}

}  // namespace rental_test
