// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace uses_test {

namespace {

// 1,000 GPUs, load 0.5 x 0.8 = 0.4, a tenth of the time idle.
const std::string shared = R"(schema = "aifactory.scenario/1"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
gpus = "1,000 GPU"
price = { lognormal = { median = 52, sigma = 0.12 }, unit = "k$/GPU" }
it_power_per_gpu = "2 kW/GPU"
life = "5 years"
[operations]
utilization = 0.5
availability = 0.8
[finance]
wacc = "9 %/year"
[[workload]]
name = "chat"
share = 0.5
output_rate = "4,000 tok/s/GPU"
input_rate = "10,000 tok/s/GPU"
[[workload]]
name = "agents"
share = 0.2
output_rate = "1,000 tok/s/GPU"
[[workload]]
name = "tuning"
share = 0.2
use = "fine_tuning"
[[workload]]
name = "rest"
share = 0.1
use = "idle"
)";

double number(const nlohmann::json& record, const std::string& path) { return record.at(nlohmann::json::json_pointer(path)).get<double>(); }

/// The uses add up to the whole, whatever it is.
void check_sums(const nlohmann::json& result) {
  double cost = 0.0, gpus = 0.0, tokens = 0.0;
  for (const auto& use : result["uses"]) {
    cost += number(use, "/annual_cost_usd/total"), gpus += number(use, "/gpus");
    if (use.contains("tokens_per_year")) tokens += number(use, "/tokens_per_year/total");
  }
  CHECK_THAT(cost, WithinRel(number(result, "/annual_cost_usd/total"), 1e-12));
  CHECK_THAT(gpus, WithinRel(number(result, "/gpus"), 1e-12));
  CHECK_THAT(tokens, WithinRel(number(result, "/tokens_per_year/total"), 1e-12));
}

}  // namespace

TEST_CASE("cost_per_token: the uses of a shared fleet", "[examples][uses]") {
  const scratch here;
  const auto file = "'" + here.write("shared.toml", shared) + "' ";
  const auto result = checked_json(run_cost_per_token(file + "--json"))["result"];
  REQUIRE(result["uses"].size() == 4);
  check_sums(result);
  const auto& agents = result["uses"][1];
  CHECK(agents["id"] == "agents");
  CHECK(agents["use"] == "inference");
  CHECK(agents["inputs"]["share"] == 0.2);
  // By hand: 200 GPUs x 8,760 h; 200 x 1,000 tok/s x 0.4 / 0.9 over a year of 31,536,000 s.
  CHECK_THAT(number(agents, "/gpu_hours_per_year"), WithinRel(1.752e6, 1e-12));
  CHECK_THAT(number(agents, "/tokens_per_year/output"), WithinRel(80e3 / 0.9 * 31.536e6, 1e-12));
  CHECK_THAT(number(agents, "/annual_cost_usd/total"), WithinRel(1.752e6 * number(result, "/gpu_hour_cost_usd/total"), 1e-12));
  CHECK_THAT(number(agents, "/cost_per_million_tokens_usd/output"), WithinRel(number(agents, "/annual_cost_usd/total") / number(agents, "/tokens_per_year/output") * 1e6, 1e-12));
  // Fine-tuning has no tokens and no cost of any; inference would make (0.5 x 14,000 + 0.2 x 1,000) / 0.7 per GPU in its time.
  const auto& tuning = result["uses"][2];
  CHECK_FALSE(tuning.contains("tokens_per_year"));
  CHECK_FALSE(tuning.contains("cost_per_million_tokens_usd"));
  CHECK_THAT(number(tuning, "/tokens_not_made_per_year/total"), WithinRel(200.0 * 7200.0 / 0.7 * 0.4 / 0.9 * 31.536e6, 1e-12));
  CHECK_FALSE(result["uses"][3].contains("tokens_not_made_per_year"));
}

TEST_CASE("cost_per_token: uses in a sweep, a solution, trials and CSV", "[examples][uses]") {
  const scratch here;
  const auto file = "'" + here.write("shared.toml", shared) + "' ";
  const auto swept = checked_json(run_cost_per_token(file + "--json --sweep 'power.price=40 USD/MWh:100 USD/MWh:3'"));
  REQUIRE(swept["rows"].size() == 3);
  for (const auto& row : swept["rows"]) check_sums(row["result"]);
  const auto solved = checked_json(run_cost_per_token(file + "--json --solve power.price --for gpu_hour_cost_usd.total=2.2"));
  CHECK_THAT(number(solved["result"]["uses"][0], "/annual_cost_usd/total"), WithinRel(2.2 * 4.38e6, 1e-9));
  const auto drawn = checked_json(run_cost_per_token(file + "--json --trials 2000"));
  check_sums(drawn["result"]);
  CHECK(drawn["uncertainty"]["result"]["cost_per_million_tokens_usd"].contains("blended"));

  REQUIRE(run_cost_per_token(file + "--quiet --csv '" + here.file("uses.csv") + "'").code == 0);
  std::istringstream table(text_of_file(here.file("uses.csv")));
  std::vector<std::string> lines;
  for (std::string line; std::getline(table, line);) lines.push_back(line);
  REQUIRE(lines.size() == 7);  // names, units, the whole and four uses
  CHECK_THAT(lines[0], ContainsSubstring(",result.gpu_hours_per_year") && ContainsSubstring(",inputs.workload.share"));
  CHECK_THAT(lines[4], StartsWith("agents,"));

  // Its rates follow from the list, which a sweep cannot vary.
  const auto refused = run_cost_per_token(file + "--sweep 'workload.output_rate=1 tok/s/GPU:2 tok/s/GPU:2'");
  CHECK(refused.code == 2);
  CHECK_THAT(refused.errors, ContainsSubstring("cannot be given beside [[workload]]"));
  const auto solve = run_cost_per_token(file + "--solve workload.output_rate --for gpus=1");
  CHECK(solve.code == 2);
  CHECK_THAT(solve.errors, ContainsSubstring("workload.output_rate: follows from [[workload]]"));
}

TEST_CASE("cost_per_token: the table of uses on a terminal", "[examples][uses]") {
  const scratch here;
  const auto file = "'" + here.write("shared.toml", shared) + "' ";
  const auto shown = run_cost_per_token(file).out;
  CHECK_THAT(shown, ContainsSubstring("\nUses                 held for      share GPU-hours      cost    tokens $/million\n"));
  CHECK_THAT(shown, ContainsSubstring("\nagents               inference      20.0   1.752 M"));
  CHECK_THAT(shown, ContainsSubstring("\ntuning               fine-tuning    20.0   1.752 M"));
  CHECK_THAT(shown, ContainsSubstring("30 % of the time makes no tokens: the cost per token above carries it"));
  for (const std::string columns : {"60", "80", "120"}) {
    const auto e = run_calculator("cost_per_token", file, {}, "export COLUMNS=" + columns + "; ");
    std::istringstream text(e.out);
    for (std::string line; std::getline(text, line);) CHECK(line.size() <= std::stoul(columns));
  }
}

TEST_CASE("cost_per_token: the shared fleet of the examples", "[examples][uses][scenarios]") {
  const auto result = checked_json(run_cost_per_token("'" AIFACTORY_SOURCE_DIR "/examples/scenarios/mixed_fleet.toml' --json"))["result"];
  check_sums(result);
  // On paper: facility 11.7 $/W x 1,710 W x (CRF(10 %, 14) 0.13575 + 0.03) = 3,316.1; power 1.71 kW x (0.4 + 0.6 x 0.49 = 0.694) x
  // 1.275 x 8.76 x 80.6 = 1,068.3; compute 56,500 x CRF(10 %, 5) 0.26380 = 14,904.7; network 5,500 x 0.26380 = 1,450.9; storage
  // 303.4; licence 4,500; staff 598.5: 26,141.9 $ per GPU and year.
  CHECK_THAT(number(result, "/annual_cost_usd/total"), WithinRel(26.1419e6, 1e-4));
  // Published (SemiAnalysis, 2026-08): 2.07 $ per GPU-hour without licences in an own fleet, 2.60 on a contract of three years.
  const double hour = number(result, "/gpu_hour_cost_usd/total") - number(result, "/gpu_hour_cost_usd/software");
  CHECK(hour > 2.07);
  CHECK(hour < 2.60);
  // A fifth of all GPU-hours trains: 5.228 M$. A GPU of chat makes 1,056 x 0.49 / 0.95 tok/s out, and 8,454.8 x 0.49 / 0.95 in, of which
  // an output token bears three times as much as one of input.
  CHECK_THAT(number(result["uses"][3], "/annual_cost_usd/total"), WithinRel(0.2 * 26.1419e6, 1e-4));
  CHECK_THAT(number(result["uses"][0], "/cost_per_million_tokens_usd/output"), WithinRel(3.0 * 26141.9 / ((8454.8 + 3.0 * 1056.0) * 0.49 / 0.95 * 31.536), 1e-4));
}

}  // namespace uses_test
