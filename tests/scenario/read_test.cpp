// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "scenario_texts.hpp"

#include <string>
#include <vector>

namespace read_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages: schema is line 1.
const std::string complete = R"(schema = "aifactory.scenario/1"
[scenario]
name = "test"
currency = "USD"
base_year = 2026
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
it_power = "100 MW"
price = "52 k$/GPU"
it_power_per_gpu = "2.12 kW/GPU"
life = "5 years"
[operations]
utilization = 0.6
[workload]
output_rate = "6,000 tok/s/GPU"
[finance]
wacc = "9 %/year"
)";

scenario read(const std::vector<std::string>& settings = {}) { return read_text(complete, "t.toml", settings); }

/// The complete scenario with one line replaced by another.
std::string with(const std::string& line, const std::string& other) { return replaced(complete, line, other); }

}  // namespace

TEST_CASE("a complete scenario is read into typed inputs", "[scenario][read]") {
  const scenario s = read();
  CHECK(s.name == "test");
  CHECK(s.base_year == 2026);
  CHECK(s.warnings.empty());
  // 100 MW / 2.12 kW = 47,169.811 GPUs.
  CHECK_THAT(unit_economics(s.plan).gpus.in(GPU), WithinRel(100e6 / 2120.0, 1e-14));
  CHECK_THAT(s.plan.workload.output_rate.in(tok_out / second / GPU), WithinRel(6000.0, 1e-15));
  REQUIRE(s.find("power.price"));
  CHECK_THAT(s.find("power.price")->value, WithinRel(70.0, 1e-14));
  CHECK(s.find("power.price")->key == "price_usd_per_mwh");
  CHECK(s.find("power.price")->at.line == 11);
  CHECK(s.find("compute.idle_share")->assumption);
  CHECK_FALSE(s.find("power.design_pue"));  // not given, so it has no value of its own
}

TEST_CASE("keys of fields carry their unit", "[scenario][keys]") {
  CHECK(field_key("capex", "USD/MW_IT") == "capex_usd_per_mw_it");
  CHECK(field_key("pue", "MW_facility/MW_IT") == "pue");
  CHECK(field_key("upkeep", "1/year") == "upkeep_per_year");
  CHECK(field_key("wacc", "%/year") == "wacc_percent_per_year");
  CHECK(field_key("licence", "USD/GPU/year") == "licence_usd_per_gpu_per_year");
}

TEST_CASE("each mistake is one message with place, field, value and rule", "[scenario][errors]") {
  CHECK(problem_of(with("price = \"70 $/MWh\"", "price = 70")) ==
        "t.toml:11:9: power.price: 70 is a bare number without a unit, expected a text such as \"50 USD/MWh\"");
  CHECK_THAT(problem_of(with("capex = \"17.5 M$/MW_IT\"", "capex = \"17.5 M$/MWh\"")),
             ContainsSubstring("t.toml:7:9: facility.capex: \"17.5 M$/MWh\" is money per energy (USD/MWh), expected money per IT power (USD/MW_IT)"));
  CHECK(problem_of(with("price = \"70 $/MWh\"", "price = \"-70 $/MWh\"")) ==
        "t.toml:11:9: power.price: -70 USD/MWh, must be at least 0");
  CHECK(problem_of(with("pue = 1.2", "pue = 0.9")) == "t.toml:8:7: facility.pue: 0.9, must be at least 1");
  CHECK(problem_of(with("pue = 1.2", "pue = nan")) == "t.toml:8:7: facility.pue: nan, must be a finite number");
  CHECK(problem_of(with("pue = 1.2", "pue = inf")) == "t.toml:8:7: facility.pue: inf, must be a finite number");
  CHECK_THAT(problem_of(with("pue = 1.2", "pue = true")), ContainsSubstring("facility.pue: true or false, expected a number"));
  CHECK_THAT(problem_of(with("utilization = 0.6", "utilization = 60")), ContainsSubstring("did you mean 60 %?"));
  CHECK_THAT(problem_of(with("utilization = 0.6", "utilization = \"0.6 MW\"")), ContainsSubstring("expected utilization"));
  CHECK(problem_of(with("life = \"5 years\"", "life = \"0 years\"")) == "t.toml:16:8: compute.life: 0 years, must be above 0");
  CHECK(problem_of(with("pue = 1.2", "pue = 1.2\npeu = 1.3")) ==
        "t.toml:9:7: facility.peu: unknown field, did you mean \"facility.pue\"?");
  CHECK_THAT(problem_of(with("it_power = \"100 MW\"", "it_power = \"100 MW\"\ngpus = \"10 GPU\"")),
             ContainsSubstring("compute.it_power: cannot be given beside compute.gpus (t.toml:14:8)"));
  CHECK_THAT(problem_of(with("it_power = \"100 MW\"", "")), ContainsSubstring("t.toml:12:2: compute.gpus: missing: give the size as one of"));
  CHECK(problem_of(with("it_power = \"100 MW\"", "it_power = \"100 MW_facility\"")).find(
            "compute.it_power: \"100 MW_facility\" is facility power (MW_facility), expected IT power (MW_IT)") != std::string::npos);
  CHECK_THAT(problem_of(with("currency = \"USD\"", "currency = \"EUR\"")), ContainsSubstring("scenario.currency: \"EUR\", only USD"));
  CHECK_THAT(problem_of(with("base_year = 2026", "base_year = 26")), ContainsSubstring("must lie between 1900 and 2200"));
  CHECK_THAT(problem_of(with("wacc = \"9 %/year\"", "wacc = 0.09")), ContainsSubstring("bare number without a unit"));
  CHECK_THAT(problem_of(with("wacc = \"9 %/year\"", "wacc = \"0.75 %/month\"")), ContainsSubstring("compounds"));
  CHECK_THAT(problem_of(with("price = \"52 k$/GPU\"", "price = \"52 k€/GPU\"")), ContainsSubstring("currency that is read is USD"));
  CHECK_THAT(problem_of(with("wacc = \"9 %/year\"", "wacc = \"9 %/year\"\nmethod = \"straight_line\"")),
             ContainsSubstring("finance.wacc: refused with finance.method = straight_line"));
  CHECK_THAT(problem_of(with("wacc = \"9 %/year\"", "wacc = \"9 %/year\"\nbasis = \"real\"")),
             ContainsSubstring("must be one of \"nominal_level\", \"real_level\""));
  CHECK_THAT(problem_of(complete + "[software]\nlicense = \"1 $/GPU/yr\"\n"), ContainsSubstring("did you mean \"software.licence\"?"));
  CHECK_THAT(problem_of(complete + "[softwear]\nlicence = \"1 $/GPU/yr\"\n"), ContainsSubstring("softwear: unknown section, did you mean \"software\"?"));
  CHECK_THAT(problem_of(complete + "[phase]\nx = 1\n"), ContainsSubstring("must be a list of tables: write [[phase]]"));
}

TEST_CASE("all problems are reported at once, in the order of the text", "[scenario][errors]") {
  std::string text = with("pue = 1.2", "pue = 0.9");
  text.replace(text.find("utilization = 0.6"), 17, "utilization = 60 ");
  text.replace(text.find("\"9 %/year\""), 10, "\"9 $/year\"");
  const auto found = problems_of(text);
  REQUIRE(found.size() == 3);
  CHECK_THAT(found[0], ContainsSubstring("t.toml:8:7: facility.pue"));
  CHECK_THAT(found[1], ContainsSubstring("t.toml:18:15: operations.utilization"));
  CHECK_THAT(found[2], ContainsSubstring("t.toml:22:8: finance.wacc"));
}

TEST_CASE("texts that are no scenario", "[scenario][errors]") {
  CHECK_THAT(problem_of("x = "), ContainsSubstring("t.toml:1:"));
  CHECK_THAT(problem_of(with("pue = 1.2", "pue = 1.2\npue = 1.3")), ContainsSubstring("t.toml:9:"));  // a key twice
  CHECK_THAT(problem_of("name = \"\xff\xfe\"\n"), ContainsSubstring("t.toml:1:"));                      // no UTF-8
  const auto empty = problems_of("");
  REQUIRE_FALSE(empty.empty());
  CHECK(empty.front() == "t.toml:1:1: schema: missing: write schema = \"aifactory.scenario/1\"");
  // Every required field is named: capex, pue, price, size, compute's three, utilization, output_rate, wacc and the schema.
  CHECK(empty.size() == 11);
}

TEST_CASE("options replace what the file gives", "[scenario][set]") {
  CHECK_THAT(read({"facility.pue=1.3"}).plan.facility.pue.in(MW_facility / MW_IT), WithinRel(1.3, 1e-15));
  CHECK_THAT(read({"power.price=40 USD/MWh"}).plan.power.price.in(USD / MWh), WithinRel(40.0, 1e-14));
  CHECK_THAT(read({"power.price=40 USD/MWh", "power.price=50 USD/MWh"}).plan.power.price.in(USD / MWh), WithinRel(50.0, 1e-14));
  SECTION("a way to size replaces the file's") {
    const auto s = read({"compute.gpus=1000 GPU"});
    CHECK_THAT(unit_economics(s.plan).gpus.in(GPU), WithinRel(1000.0, 1e-15));
    // The number of GPUs by budget: 52,000 + 17.5 M$/MW x 2.12 kW = 89,100 $/GPU.
    CHECK_THAT(unit_economics(read({"compute.budget=89.1 M$"}).plan).gpus.in(GPU), WithinRel(1000.0, 1e-13));
  }
  SECTION("a lease replaces what is owned") {
    const auto s = read({"facility.lease=190 $/kW/month"});
    // 190 $ x 100,000 kW x 12 months.
    CHECK_THAT(unit_economics(s.plan).annual_cost.facility.in(USD / year), WithinRel(228e6, 1e-13));
  }
  SECTION("an empty value removes a field") {
    CHECK(problem_of(complete, {"power.price="}) == "t.toml:10:2: power.price: missing");
    CHECK_THAT(read({"finance.wacc=", "finance.method=straight_line"}).plan.finance.wacc.effective_annual(), WithinAbs(0.0, 0.0));
  }
  SECTION("mistakes have the option's place") {
    CHECK(problem_of(complete, {"facility.pue=1.3", "facility.pu=1.2"}) ==
          "--set:2:1: facility.pu: unknown field, did you mean \"facility.pue\"?");
    CHECK_THAT(problem_of(complete, {"nonsense"}), ContainsSubstring("--set:1:1: \"nonsense\" is not of the form section.field=value"));
    CHECK_THAT(problem_of(complete, {"compute.gpus=5 GPU", "compute.budget=1 M$"}), ContainsSubstring("cannot be given beside"));
    CHECK_THAT(problem_of(complete, {"power.price=70"}), ContainsSubstring("--set:1:1: power.price: 70 is a bare number"));
  }
}

TEST_CASE("distributions are kept, and their median is the central value", "[scenario][distribution]") {
  const auto value = [](const std::string& toml) { return read({"power.price=" + toml}); };
  CHECK_THAT(value(R"({ lognormal = { median = 70, sigma = 0.28 }, unit = "USD/MWh" })").find("power.price")->value, WithinRel(70.0, 1e-14));
  // lognormal { mean, sd }: median = mean / sqrt(1 + (sd/mean)^2) = 70 / sqrt(1 + 1/49) = 69.296...
  CHECK_THAT(value(R"({ lognormal = { mean = "70 $/MWh", sd = "10 $/MWh" } })").find("power.price")->value,
             WithinRel(70.0 / std::sqrt(1.0 + 1.0 / 49.0), 1e-12));
  CHECK_THAT(value(R"({ uniform = [60, 80], unit = "USD/MWh" })").find("power.price")->value, WithinRel(70.0, 1e-14));
  // triangular [60, 70, 100]: half the mass lies right of the mode, 100 - sqrt(0.5 * 40 * 30).
  CHECK_THAT(value(R"({ triangular = [60, 70, 100], unit = "USD/MWh" })").find("power.price")->value,
             WithinRel(100.0 - std::sqrt(600.0), 1e-12));
  CHECK_THAT(value(R"({ normal = { mean = "70 $/MWh", sd = "5 $/MWh" }, min = "60 $/MWh", max = "80 $/MWh" })").find("power.price")->value,
             WithinRel(70.0, 1e-9));
  CHECK_THAT(value(R"({ quantiles = { p0 = 20, p10 = 50, p50 = 66, p90 = 90, p100 = 200 }, unit = "USD/MWh" })").find("power.price")->value, WithinRel(66.0, 1e-12));
  CHECK_THAT(value(R"({ discrete = { values = [40, 70, 90], weights = [1, 3, 1] }, unit = "USD/MWh" })").find("power.price")->value,
             WithinRel(70.0, 1e-14));
  const auto s = value(R"({ pert = [60, 70, 100], unit = "USD/MWh", basis = "assumption" })");
  REQUIRE(s.find("power.price")->spread);
  CHECK_THAT(s.find("power.price")->spread->low(), WithinRel(60.0, 1e-14));
  CHECK(s.find("power.price")->assumption);

  const auto refused = [](const std::string& toml) { return problem_of(complete, {"power.price=" + toml}); };
  CHECK_THAT(refused(R"({ triangular = [3, 2, 4], unit = "USD/MWh" })"), ContainsSubstring("triangular: mode 2 lies outside [3, 4]"));
  CHECK_THAT(refused(R"({ triangular = [60, 80], unit = "USD/MWh" })"), ContainsSubstring("list of 3 numbers: [a, m, b]"));
  CHECK_THAT(refused(R"({ triangular = [60, 70, 80] })"), ContainsSubstring("bare number without a unit"));
  CHECK_THAT(refused(R"({ uniform = ["60 $/MWh", 80] })"), ContainsSubstring("bare number"));
  CHECK_THAT(refused(R"({ uniform = ["60 $/MWh", "80 $/MWh"], unit = "USD/MWh" })"), ContainsSubstring("unit is for bare numbers"));
  CHECK_THAT(refused(R"({ lognorma = { median = 70, sigma = 0.2 }, unit = "USD/MWh" })"), ContainsSubstring("did you mean \"lognormal\"?"));
  CHECK_THAT(refused(R"({ normal = { mean = 70, sd = 5 }, unit = "USD/MWh" })"), ContainsSubstring("truncate it with min and max"));
  CHECK_THAT(refused(R"({ uniform = [-5, 5], unit = "USD/MWh" })"), ContainsSubstring("outside the allowed range 0"));
  CHECK_THAT(refused(R"({ uniform = [1, 5], unit = "USD/MWh", normal = { mean = 1, sd = 1 } })"), ContainsSubstring("two distributions"));
  CHECK_THAT(refused(R"({ source = "x" })"), ContainsSubstring("must hold a value or a distribution"));
  CHECK_THAT(refused(R"({ value = "70 $/MWh", sauce = "x" })"), ContainsSubstring("did you mean \"source\"?"));
}

TEST_CASE("values carry their origin", "[scenario][origin]") {
  const auto s = read({R"(power.price={ value = "70 $/MWh", source = "EIA Electric Power Monthly", date = 2025-04-01 })"});
  CHECK(s.find("power.price")->source == "EIA Electric Power Monthly");
  CHECK(s.find("power.price")->date == "2025-04-01");
  CHECK(s.find("power.price")->by == given_by::option);
  CHECK_THAT(problem_of(complete, {R"(power.price={ value = "70 $/MWh", basis = "guess" })"}), ContainsSubstring("basis must be \"assumption\""));
}

TEST_CASE("a generation brings what the scenario leaves out, and no more", "[scenario][generation]") {
  const std::string bare = with("it_power_per_gpu = \"2.12 kW/GPU\"", "generation = \"gb300_nvl72\"");
  const auto s = read_text(bare, "t.toml");
  CHECK_THAT(s.plan.compute.price.in(USD / GPU), WithinRel(52e3, 1e-14));  // given in the file: stays
  CHECK(s.find("compute.it_power_per_gpu")->by == given_by::generation);
  CHECK_THAT(s.find("compute.it_power_per_gpu")->value, WithinRel(2.12, 1e-14));
  CHECK_THAT(s.find("compute.gpus_per_rack")->value, WithinRel(72.0, 1e-14));
  // 47,169.8 GPUs in racks of 72.
  CHECK_THAT(unit_economics(s.plan).racks.in(rack), WithinRel(100e6 / 2120.0 / 72.0, 1e-13));
  CHECK_THAT(problem_of(with("it_power_per_gpu = \"2.12 kW/GPU\"", "generation = \"gb300_nvl7\"")),
             ContainsSubstring("is neither in the catalogue nor a [generation.<id>] of this scenario, did you mean \"gb300_nvl72\"?"));
}

TEST_CASE("warnings name a code", "[scenario][warnings]") {
  CHECK(warning_codes(read({"power.price=900 $/MWh"})) == std::vector<std::string>{"implausible"});
  CHECK(warning_codes(read({"facility.capex=17 M$/MW"})) == std::vector<std::string>{"bare_megawatt"});
  const auto metered = read({"compute.it_power_per_gpu=2.4 kW_facility/GPU"});
  CHECK(warning_codes(metered) == std::vector<std::string>{"facility_power_per_gpu"});
  // 2.4 kW at the meter is 2 kW at the rack with PUE 1.2: 50,000 GPUs in 100 MW.
  CHECK_THAT(unit_economics(metered.plan).gpus.in(GPU), WithinRel(50e3, 1e-13));
}

TEST_CASE("correlations name two uncertain fields", "[scenario][correlation]") {
  const std::string uncertain = with("price = \"52 k$/GPU\"", "price = { uniform = [50, 54], unit = \"k$/GPU\" }");
  CHECK_THAT(problem_of(uncertain + "[[correlation]]\nbetween = [\"compute.price\", \"power.price\"]\nrank = 0.4\n"),
             ContainsSubstring("power.price is certain"));
  CHECK_THAT(problem_of(uncertain + "[[correlation]]\nbetween = [\"compute.price\", \"power.prise\"]\nrank = 0.4\n"),
             ContainsSubstring("unknown field \"power.prise\", did you mean \"power.price\"?"));
  CHECK_THAT(problem_of(uncertain + "[[correlation]]\nbetween = [\"compute.price\"]\nrank = 0.4\n"), ContainsSubstring("between must name two"));
  CHECK_THAT(problem_of(uncertain + "[[correlation]]\nbetween = [\"compute.price\", \"power.price\"]\nrank = 2\n"),
             ContainsSubstring("rank must be a number between -1 and 1"));
  const auto s = read_text(uncertain + "[[correlation]]\nbetween = [\"compute.price\", \"power.price\"]\nrank = 0.4\n", "t.toml",
                               {R"(power.price={ uniform = [60, 80], unit = "USD/MWh" })"});
  REQUIRE(s.correlations.size() == 1);
  CHECK(s.correlations[0].rank == 0.4);
}

TEST_CASE("inputs that are each allowed and together have no answer are refused", "[scenario][errors]") {
  CHECK_THAT(problem_of(complete, {"compute.budget=1 G$", "compute.price=0 USD/GPU", "facility.lease=150 USD/kW_IT/month"}),
             ContainsSubstring("compute.budget: nothing in this plan costs capital"));
  CHECK_THAT(problem_of(complete, {"facility.life=1e-300 years"}), ContainsSubstring("have no answer"));
  CHECK_THAT(problem_of(complete, {"power.price=1e301 USD/MWh"}), ContainsSubstring("is too large"));
  CHECK_THAT(problem_of(complete, {"power.prize="}), ContainsSubstring("--set:1:1: power.prize: unknown field, did you mean \"power.price\"?"));
  CHECK_THAT(problem_of(with("base_year = 2026", "base_year = 4294969322")), ContainsSubstring("must lie between 1900 and 2200"));
  CHECK(warning_codes(read({"power.design_pue=1.1"})) == std::vector<std::string>{"implausible"});
  std::string deep = "a";
  for (int i = 0; i < 50000; ++i) deep += ".a";
  CHECK_THAT(problem_of(deep + " = 1\n"), ContainsSubstring("more than 1,000 dots in one line"));
  CHECK_THAT(problem_of(complete + "  [ [\n"), ContainsSubstring("t.toml:23:3: a section without a name"));
  // A NUL in a key must not hide what comes after it.
  const auto problems = problems_of(with("pue = 1.2", "\"a\\u0000b\" = 1\npue = 0.9"));
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0], ContainsSubstring("facility.a?b: unknown field"));
}

TEST_CASE("equal digests mean equal inputs", "[scenario][digest]") {
  const std::string plain = read().digest;
  CHECK(plain == read_text("# a comment\n" + complete, "other.toml").digest);
  CHECK(plain == read({"scenario.name=other"}).digest);
  CHECK(plain == read({"power.price=0.07 $/kWh"}).digest);
  CHECK(plain != read({"power.price=71 $/MWh"}).digest);
  CHECK(plain != read({"workload.allocation=price_ratio"}).digest);
  CHECK(plain != read({R"(power.price={ uniform = [60, 80], unit = "USD/MWh" })"}).digest);
}

}  // namespace read_test
