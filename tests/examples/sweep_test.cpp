// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace sweep_test {

namespace {

const std::string price = "--sweep 'power.price=40 USD/MWh:100 USD/MWh:3' ", load = "--sweep 'operations.utilization=0.3:0.9:4' ";

double cost(const nlohmann::json& record) { return record["result"]["cost_per_million_tokens_usd"]["blended"]; }

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void refused(const std::string& arguments, const std::vector<std::string>& with) {
  const auto e = run_cost_per_token(arguments);
  CHECK(e.code == 2);
  CHECK(e.out.empty());
  for (const auto& words : with) CHECK_THAT(e.errors, ContainsSubstring(words));
}

}  // namespace

TEST_CASE("a sweep over two fields has a record for each pair", "[examples][sweep]") {
  const auto ran = run_cost_per_token(price + load + "--json");
  CHECK(ran.errors.empty());
  const auto document = checked_json(ran);
  CHECK_FALSE(document.contains("result"));
  CHECK_FALSE(document["inputs"]["power"].contains("price_usd_per_mwh"));
  CHECK_FALSE(document["inputs"]["operations"].contains("utilization"));
  const auto& rows = document["rows"];
  REQUIRE(rows.size() == 12);
  // The second field runs fastest.
  CHECK(rows[0]["id"] == "power.price=40 USD/MWh, operations.utilization=0.3");
  CHECK(rows[4]["inputs"]["power"]["price_usd_per_mwh"] == 70.0);
  CHECK(rows[4]["inputs"]["operations"]["utilization"] == 0.3);
  CHECK(rows[11]["id"] == "power.price=100 USD/MWh, operations.utilization=0.9");
  // 70 $/MWh and 60 % are nearly the reference; of 1,179.834 M$ 52.3624 are energy at 70 $/MWh (docs/design.md): at 100 $/MWh
  // 30/70 of it more.
  const auto base = checked_json(run_cost_per_token("--json"));
  for (std::size_t i = 0; i < 3; ++i) {
    const double energy = 52.3624 * (static_cast<double>(i) - 1.0) * 30.0 / 70.0;
    CHECK_THAT(checked_json(run_cost_per_token(price + "--json"))["rows"][i]["result"]["annual_cost_usd"]["total"].get<double>(), WithinRel((1179.834 + energy) * 1e6, 1e-6));
  }
  // A pair is what two settings give.
  const auto alone = checked_json(run_cost_per_token("--json --set 'power.price=100 USD/MWh' --set operations.utilization=0.5"));
  CHECK_THAT(cost(rows[9]), WithinRel(cost(alone), 1e-12));
}

TEST_CASE("a sweep over two fields under a demand: the fleet follows both", "[examples][sweep][demand]") {
  const scratch here;
  const auto file = here.write("served.toml", R"(schema = "aifactory.scenario/1"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
price = "52 k$/GPU"
it_power_per_gpu = "2 kW/GPU"
life = "5 years"
[workload]
output_rate = "500 tok_out/s/GPU"
[demand]
users = "9,000 user"
interactivity = "50 tok/s/user"
[finance]
wacc = "9 %/year"
)");
  // 9,000 users at 50 tok/s are 450,000 tok/s: 900 GPUs at 500 each.
  const auto rows = checked_json(run_cost_per_token("'" + file + "' --json --sweep 'demand.users=9000 user:18000 user:2' --sweep "
                                                    "'workload.output_rate=250 tok/s/GPU:500 tok/s/GPU:2'"))["rows"];
  REQUIRE(rows.size() == 4);
  const double gpus[] = {1800.0, 900.0, 3600.0, 1800.0};
  for (std::size_t i = 0; i < 4; ++i) CHECK_THAT(rows[i]["result"]["gpus"].get<double>(), WithinRel(gpus[i], 1e-9));
}

TEST_CASE("a sweep over two fields is a table in CSV and a heat map on the terminal", "[examples][sweep]") {
  const scratch here;
  const auto ran = run_cost_per_token(price + load + "--csv '" + here.file("swept.csv") + "'");
  REQUIRE(ran.code == 0);
  const auto table = lines_of(text_of_file(here.file("swept.csv")));
  REQUIRE(table.size() == 14);  // names, units, twelve pairs
  CHECK_THAT(table[2], StartsWith("\"power.price=40 USD/MWh, operations.utilization=0.3\","));

  const auto shown = lines_of(ran.out);
  REQUIRE(shown.size() > 9);
  CHECK(shown[2] == "cost_per_million_tokens_usd.blended, USD/Mtok");
  CHECK(shown[3] == "down    power.price, USD/MWh");
  CHECK(shown[4] == "across  operations.utilization");
  CHECK_THAT(shown[7], StartsWith(" 40  @ "));
  CHECK_THAT(shown[9], StartsWith("100  @ "));
  // The dearest corner is the lightest mark, the cheapest the darkest.
  CHECK_THAT(shown[7], ContainsSubstring(" . 0.1"));
  for (const auto& line : shown) CHECK(line.size() <= 100);

  const auto other = run_cost_per_token(price + load + "--figure gpu_hour_cost_usd.total");
  CHECK_THAT(other.out, ContainsSubstring("gpu_hour_cost_usd.total, USD/GPU/h\n"));
  const auto one = run_cost_per_token(price + "--figure energy_mwh_per_year");
  CHECK_THAT(one.out, ContainsSubstring("energy_mwh_per_year\n") && ContainsSubstring("748,"));
}

TEST_CASE("sweeps that are refused", "[examples][sweep][bad_input]") {
  refused(price + price, {"--sweep: power.price: is given twice"});
  refused(price + load + "--sweep 'facility.pue=1.1:1.5:3'", {"--sweep: is given 3 times, goes over one or two fields"});
  refused("--sweep 'power.price=40 USD/MWh:100 USD/MWh:200' --sweep operations.utilization=0.3:0.9:51",
          {"--sweep: 200 x 51 are 10200 points, must be at most 10000"});
  // The place of a problem says which of the two, and both are told at once.
  refused(price + "--sweep operations.utilization=0.3:1.5:3", {"--sweep:2:1: operations.utilization"});
  refused("--sweep 'power.prise=40 USD/MWh:100 USD/MWh:7' --sweep operations.utilisation=0.3:0.9:3",
          {"--sweep:1:1: power.prise: unknown field", "--sweep:2:1: operations.utilisation: unknown field"});
  refused(price + "--sweep operations.utilization=0.5:0.5:3", {"operations.utilization: begins and ends at the same value"});
  refused("--sweep 'compute.gpus=10 GPU:20 GPU:2' --sweep 'compute.it_power=1 MW:2 MW:2'", {"--sweep:2:1"});
  refused(price + "--figure cost", {"--figure: cost: is not a number among the results"});
  refused(price + load + "--figure gpu_hour_cost_usd.totla", {"gpu_hour_cost_usd.total"});
  refused("--figure gpus", {"--figure: belongs to --sweep"});
}

}  // namespace sweep_test
