// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/scope.hpp"
#include "scenario_texts.hpp"
#include "paths.hpp"

namespace scope_test {

using namespace aifactory;

namespace {

const std::string plain_text = R"(schema = "aifactory.scenario/1"
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

std::vector<std::string> codes(const std::vector<std::string>& settings) {
  return warning_codes(read_text(plain_text, "t.toml", settings));
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("a cost that a declared scope holds already is warned about", "[scenario][scope]") {
  CHECK(codes({}) == list{});
  CHECK(codes({"software.licence=4500 USD/GPU/year"}) == list{});
  CHECK(codes({"compute.includes=['licence']"}) == list{});
  CHECK(codes({"compute.includes=['licence']", "software.licence=4500 USD/GPU/year"}) == list{"licence_charged_twice"});
  CHECK(codes({"compute.includes=['power']"}) == list{"power_charged_twice"});
  CHECK(codes({"compute.includes=['facility']"}) == list{"facility_charged_twice"});
  CHECK(codes({"facility.lease=190 USD/kW_IT/month", "facility.includes=['power']"}) == list{"power_charged_twice"});
  CHECK(codes({"workload.includes=['input']", "workload.input_rate=1000 tok_in/s/GPU"}) == list{"input_charged_twice"});
}

TEST_CASE("every item of a scope has its warning", "[scenario][scope]") {
  const std::vector<std::string> everything{"software.licence=4500 USD/GPU/year",   "network.capex=3 k$/GPU",
                                            "storage.capex=1 k$/GPU",               "support.capex=1 k$/GPU",
                                            "compute.upkeep=3 %/year",              "operations.staff=150 k$/MW/year",
                                            "facility.upkeep=3 %/year",             "facility.land=1 M$/MW_IT",
                                            "power.capex=100 USD/kW",               "workload.input_rate=1000 tok_in/s/GPU"};
  REQUIRE(codes(everything) == list{});
  for (const auto& [section, item, field, code, amount] : scopes) {
    if (field == "facility.lease" || field == "power.demand_charge") continue;
    auto settings = everything;
    settings.push_back(std::string(section) + ".includes=['" + std::string(item) + "']");
    INFO(settings.back());
    CHECK(codes(settings) == list{std::string(code)});
    settings.push_back(std::string(field) + "=");
    if (field != "power.price" && field != "facility.capex") CHECK(codes(settings) == list{});
  }
}

TEST_CASE("a cost of zero is no oversight where another amount holds it", "[scenario][scope]") {
  CHECK(codes({"power.price=0 USD/MWh"}) == list{"implausible"});
  CHECK(codes({"power.price=0 USD/MWh", "compute.includes=['power']"}) == list{});
}

TEST_CASE("a rent with power holds the demand charge as well", "[scenario][scope]") {
  CHECK(codes({"facility.includes=['power']", "power.price=0 USD/MWh", "power.demand_charge=12 USD/kW/month"}) == list{"power_charged_twice"});
}

TEST_CASE("a scope names what it can hold", "[scenario][scope][bad]") {
  CHECK_THAT(problem_of(plain_text, {"compute.includes=['licenses']"}),
             ContainsSubstring("--set:1:1: compute.includes: \"licenses\", must be one of \"licence\", \"power\"") &&
                 ContainsSubstring("did you mean \"licence\"?"));
  CHECK_THAT(problem_of(plain_text, {"facility.includes=power"}), ContainsSubstring("must be a list, of \"power\""));
  CHECK_THAT(problem_of(plain_text, {"facility.includes=[1]"}), ContainsSubstring("must be one of \"power\""));
  CHECK_THAT(problem_of(plain_text, {"network.includes=['power']"}), ContainsSubstring("network.includes: unknown field"));
}

TEST_CASE("inputs that nothing uses are named", "[scenario][scope]") {
  const list idle{"no_effect"};
  CHECK(codes({"finance.inflation=2 %/year"}) == idle);
  CHECK(codes({"finance.inflation=2 %/year", "finance.basis=real_level"}) == list{});
  CHECK(codes({"power.demand_ratchet=0.8"}) == idle);
  CHECK(codes({"power.demand_ratchet=0.8", "power.demand_charge=12 USD/kW/month"}) == list{});
  CHECK(codes({"power.life=20 years"}) == idle);
  CHECK(codes({"network.life=7 years"}) == idle);
  CHECK(codes({"storage.upkeep=5 %/year"}) == idle);
  CHECK(codes({"workload.cache_hit_rate=0.5"}) == idle);
  CHECK(codes({"workload.price_ratio=[1, 0.1, 4]"}) == idle);
  CHECK(codes({"workload.decode_rate=9000 tok_out/s/GPU"}) == idle);
}

TEST_CASE("a pair is correlated once", "[scenario][bad]") {
  const std::string text = replaced(replaced(plain_text, "price = \"70 $/MWh\"", "price = { uniform = [60, 80], unit = \"USD/MWh\" }"),
                                    "price = \"52 k$/GPU\"", "price = { uniform = [50, 60], unit = \"k$/GPU\" }") +
                           "[[correlation]]\nbetween = [\"power.price\", \"compute.price\"]\nrank = 0.5\n"
                           "[[correlation]]\nbetween = [\"compute.price\", \"power.price\"]\nrank = -0.5\n";
  CHECK_THAT(problem_of(text), ContainsSubstring("compute.price and power.price are correlated above already (t.toml:19:"));
}

TEST_CASE("each trap has a scenario that provokes its warning", "[scenario][scope][traps]") {
  const auto codes_of = [](const std::string& name) {
    const std::string path = std::string(AIFACTORY_SOURCE_DIR) + "/examples/scenarios/traps/" + name;
    return warning_codes(read_file(path));
  };
  CHECK(codes_of("licence_in_gpu_price.toml") == list{"licence_charged_twice"});
  CHECK(codes_of("power_in_rent.toml") == list{"power_charged_twice"});
  CHECK(codes_of("facility_in_rack_price.toml") == list{"facility_charged_twice"});
  CHECK(codes_of("utility_kilowatts.toml") == list{"facility_power_per_gpu"});
  CHECK(codes_of("input_counted_twice.toml") == list{"input_charged_twice"});
}

}  // namespace scope_test
