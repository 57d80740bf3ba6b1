// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace cost_per_token_test {

namespace {

nlohmann::json json_of(const std::string& arguments) {
  const auto e = run_cost_per_token(arguments + " --json");
  CHECK(e.errors.empty());
  return checked_json(e);
}
double delivered(const nlohmann::json& result) { return result["cost_per_million_tokens_usd"]["blended"]; }

}  // namespace

TEST_CASE("cost_per_token: the reference scenario, without a file and from its file", "[examples][cost_per_token]") {
  const auto embedded = json_of("");
  // docs/design.md, "Worked by hand": the digits printed there.
  const auto& result = embedded["result"];
  CHECK_THAT(result["annual_cost_usd"]["total"].get<double>(), WithinRel(1179.834e6, 1e-6));
  CHECK_THAT(result["gpu_hour_cost_usd"]["total"].get<double>(), WithinRel(2.85531, 2e-6));
  CHECK_THAT(delivered(result), WithinRel(0.224813, 3e-6));
  CHECK_THAT(result["cost_per_million_tokens_at_full_load_usd"]["blended"].get<double>(), WithinRel(0.132190, 4e-6));
  CHECK_THAT(result["tokens_per_second_per_mw"]["total"].get<double>(), WithinRel(2.35849e6, 2e-6));
  auto from_file = json_of("'" AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml'");
  CHECK(from_file == embedded);
  CHECK(run_cost_per_token("--quiet").out.empty());
  CHECK_THAT(run_cost_per_token("").out,
             StartsWith("100 MW of GB300\nA million tokens: $0.2248 delivered, $0.1322 at full load."));
}

TEST_CASE("cost_per_token: --set replaces, removes, and changes the way to size", "[examples][cost_per_token]") {
  const auto base = json_of("");
  // Without licences: 967.57 M$ a year, docs/design.md: 2.34161 $ per GPU-hour.
  const auto free = json_of("--set software.licence=");
  CHECK_THAT(free["result"]["gpu_hour_cost_usd"]["total"].get<double>(), WithinRel(2.34161, 3e-6));
  CHECK(free["scenario"]["digest"] != base["scenario"]["digest"]);
  // Twice the power is twice the fleet at the same cost per token.
  const auto twice = json_of("--set 'compute.it_power=200 MW'");
  CHECK_THAT(twice["result"]["gpus"].get<double>(), WithinRel(2.0 * base["result"]["gpus"].get<double>(), 1e-12));
  CHECK_THAT(delivered(twice["result"]), WithinRel(delivered(base["result"]), 1e-12));
  const auto counted = json_of("--set 'compute.gpus=72 GPU'");
  CHECK(counted["result"]["gpus"] == 72.0);
  CHECK(counted["result"]["racks"] == 1.0);
  CHECK(counted["inputs"]["compute"]["gpus_gpu"] == 72.0);
}

TEST_CASE("cost_per_token: --sweep", "[examples][cost_per_token]") {
  const auto swept = json_of("--sweep 'power.price=40 USD/MWh:100 USD/MWh:7'");
  CHECK_FALSE(swept.contains("result"));
  CHECK_FALSE(swept["inputs"]["power"].contains("price_usd_per_mwh"));
  REQUIRE(swept["rows"].size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    const auto& row = swept["rows"][i];
    const double price = 40.0 + 10.0 * static_cast<double>(i);
    CHECK_THAT(row["inputs"]["power"]["price_usd_per_mwh"].get<double>(), WithinRel(price, 1e-14));
    const auto alone = json_of("--set 'power.price=" + std::to_string(price) + " USD/MWh'");
    CHECK_THAT(delivered(row["result"]), WithinRel(delivered(alone["result"]), 1e-12));
  }
  CHECK(swept["rows"][3]["id"] == "power.price=70 USD/MWh");
  const auto shown = run_cost_per_token("--sweep 'operations.utilization=40 %:80 %:5'");
  CHECK(shown.code == 0);
  CHECK_THAT(shown.out, ContainsSubstring("operations.utilization") && ContainsSubstring("0.6 "));
  // One of the ways to size may be swept where the file has another.
  CHECK(json_of("--sweep 'compute.gpus=72 GPU:720 GPU:2'")["rows"][1]["result"]["racks"] == 10.0);
  // Rates and alternatives keep their unit.
  CHECK(
      json_of("--sweep 'finance.wacc=6 %/year:12 %/year:3'")["rows"][2]["inputs"]["finance"]["wacc_percent_per_year"] ==
      12.0);
  CHECK(json_of("--sweep 'facility.lease=100 USD/kW/month:200 USD/kW/month:2'")["rows"].size() == 2);
}

TEST_CASE("cost_per_token: --solve", "[examples][cost_per_token]") {
  // Energy costs 52.3624 M$ at 70 $/MWh; 0.25 $ per million asks for 0.25 / 0.224813 x 1179.834 - 1179.834 M$ more.
  const auto solved = json_of("--solve power.price --for cost_per_million_tokens_usd.blended=0.25");
  CHECK_THAT(solved["solution"]["value"].get<double>(),
             WithinRel(70.0 * (1.0 + (0.25 / 0.224813 - 1.0) * 1179.834 / 52.3624), 2e-5));
  CHECK_THAT(delivered(solved["result"]), WithinRel(0.25, 1e-12));
  CHECK(solved["inputs"]["power"]["price_usd_per_mwh"] == solved["solution"]["value"]);
  for (const auto& w : solved["warnings"])
    if (w["code"] == "median_used") CHECK_THAT(w["field"].get<std::string>(), !ContainsSubstring("power.price"));
  // Where a solution is fed back it gives the result.
  const auto load =
      json_of("--solve operations.utilization --for cost_per_million_tokens_usd.blended=0.3")["solution"]["value"]
          .get<double>();
  CHECK_THAT(delivered(json_of("--set operations.utilization=" + std::to_string(load))["result"]),
             WithinRel(0.3, 1e-5));
  // Linear in the size: 36.5 M$ of 1,179.834 for 100 MW.
  const auto size = json_of("--solve compute.it_power --for annual_cost_usd.total=36500000");
  CHECK_THAT(size["solution"]["value"].get<double>(), WithinRel(100.0 * 36.5 / 1179.834, 2e-6));
  CHECK_THAT(json_of("--solve finance.wacc --for gpu_hour_cost_usd.total=3")["solution"]["value"].get<double>(),
             WithinAbs(11.0, 1.5));
  CHECK_THAT(
      run_cost_per_token("--solve power.price --for cost_per_million_tokens_usd.blended=0.25").out,
      StartsWith("power.price = ") && ContainsSubstring("(was 70) brings cost_per_million_tokens_usd.blended to 0.25"));
}

TEST_CASE("cost_per_token: --sweep keeps its columns under their names, and values apart",
          "[examples][cost_per_token]") {
  const auto lines_of = [](const std::string& arguments) {
    std::istringstream text(run_cost_per_token(arguments).out);
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  };
  // A name longer than its column: the headings end where the numbers end.
  const auto wide = lines_of("--sweep 'compute.it_power_per_gpu=2 kW_IT/GPU:2.4 kW_IT/GPU:3'");
  REQUIRE(wide.size() > 6);
  const auto heading = wide[2].find("GPU-hour") + 8;
  CHECK(wide[4][heading - 1] != ' ');
  CHECK((wide[4].size() == heading || wide[4][heading] == ' '));
  // A range that five digits do not tell apart.
  const auto narrow = lines_of("--sweep 'power.price=70 USD/MWh:70.0001 USD/MWh:3'");
  REQUIRE(narrow.size() > 6);
  CHECK_THAT(narrow[5], StartsWith("70.00005 "));
  CHECK(narrow[4] != narrow[6]);
}

TEST_CASE("cost_per_token: no solution is exit code 3, with the reason", "[examples][cost_per_token]") {
  const auto e = run_cost_per_token("--solve power.price --for cost_per_million_tokens_usd.blended=0.1");
  CHECK(e.code == 3);
  CHECK(e.out.empty());
  CHECK_THAT(e.errors, ContainsSubstring("no solution: with power.price from 0") && ContainsSubstring("0.1"));
  const auto j = run_cost_per_token("--solve power.price --for cost_per_million_tokens_usd.blended=0.1 --json");
  const auto document = checked_json(j, 3);
  CHECK(document["reason"] == "no_sign_change");
  CHECK_FALSE(document.contains("result"));
  // The range of the result is told as it is, however far the target lies.
  CHECK_THAT(run_cost_per_token("--solve power.price --for cost_per_million_tokens_usd.blended=1e30").errors,
             ContainsSubstring("goes from 0.2"));
  // Racks do not depend on the price of power: no value changes them.
  CHECK(run_cost_per_token("--solve power.price --for racks=10").code == 3);
}

TEST_CASE("cost_per_token: --csv writes a new file, and replaces one only when told to", "[examples][cost_per_token]") {
  const scratch here;
  const std::string path = here.file("out.csv"), option = " --csv '" + path + "'";
  CHECK(run_cost_per_token("--quiet" + option).code == 0);
  const auto first = text_of_file(path);
  CHECK_THAT(first, StartsWith("id,conventions.basis,conventions.method,conventions.allocation,inputs."));
  CHECK(std::count(first.begin(), first.end(), '\n') == 3);

  const auto again = run_cost_per_token("--sweep 'facility.pue=1.1:1.5:5'" + option);
  CHECK(again.code == 2);
  CHECK(again.out.empty());
  CHECK_THAT(again.errors, ContainsSubstring("exists already") && ContainsSubstring("--force"));
  CHECK(text_of_file(path) == first);

  CHECK(run_cost_per_token("--sweep 'facility.pue=1.1:1.5:5' --force" + option).code == 0);
  const auto swept = text_of_file(path);
  CHECK(std::count(swept.begin(), swept.end(), '\n') == 7);

  const auto nowhere = run_cost_per_token("--csv '" + here.file("none/out.csv") + "'");
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK_THAT(nowhere.errors, ContainsSubstring("No such file or directory"));
  const auto scenario = here.write("s.toml", text_of_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml"));
  const auto itself = run_cost_per_token("'" + scenario + "' --force --csv '" + scenario + "'");
  CHECK(itself.code == 2);
  CHECK_THAT(itself.errors, ContainsSubstring("is the scenario itself"));
}

TEST_CASE("cost_per_token: output that cannot be written is exit code 1, with the reason",
          "[examples][cost_per_token]") {
  for (const char* options : {"", "--json", "--help", "--sweep facility.pue=1.1:1.5:5"}) {
    if (std::filesystem::exists("/dev/full")) {
      const auto full = run_cost_per_token(options, ">/dev/full");
      CHECK(full.code == 1);
      CHECK_THAT(full.errors, ContainsSubstring("standard output: "));
    }
    const auto closed = run_cost_per_token(options, ">&-");
    CHECK(closed.code == 1);
    CHECK_THAT(closed.errors, ContainsSubstring("standard output: "));
  }
}

TEST_CASE("cost_per_token: --help and --version", "[examples][cost_per_token]") {
  const auto help = run_cost_per_token("--help");
  CHECK(help.code == 0);
  for (const char* word :
       {"--set", "--sweep", "--solve", "--trials", "--seed", "--sampler", "--generator", "--threads", "--checkpoint", "--correlate",
        "--progress", "--json", "--csv", "--force", "--quiet", "Exit codes", "--explain", "--xlsx", "--html"})
    CHECK_THAT(help.out, ContainsSubstring(word));
  const auto version = run_cost_per_token("--version");
  CHECK(version.code == 0);
  CHECK_THAT(version.out, StartsWith("aifactory ") && EndsWith("\n"));
}

TEST_CASE("a scenario with a demand: size and load follow in sweeps and trials", "[examples][demand]") {
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
output_rate = { uniform = [400, 600], unit = "tok_out/s/GPU" }
[demand]
users = "9,000 user"
interactivity = "50 tok/s/user"
weekdays = [1, 1, 1, 1, 1, 0.5, 0.5]
[finance]
wacc = "9 %/year"
)");
  // 525,000 tokens a second in the busiest hour: 1,050 GPUs at 500 each, 2,100 at 250, and always 6/7 busy.
  const auto swept = run_cost_per_token("'" + file + "' --json --sweep 'workload.output_rate=250 tok/s/GPU:500 tok/s/GPU:2'");
  REQUIRE(swept.code == 0);
  const auto rows = nlohmann::json::parse(swept.out)["rows"];
  CHECK_THAT(rows[0]["result"]["gpus"].get<double>(), WithinRel(2100.0, 1e-9));
  CHECK_THAT(rows[1]["result"]["gpus"].get<double>(), WithinRel(1050.0, 1e-9));
  CHECK_THAT(rows[0]["result"]["tokens_per_year"]["output"].get<double>(), WithinRel(450e3 * 31536000.0, 1e-9));
  // Trials: the fleet is built for the median rate; what is delivered is the demand, unless the rate is too low for it.
  const auto drawn = run_cost_per_token("'" + file + "' --json --trials 20000");
  REQUIRE(drawn.code == 0);
  const auto spread = nlohmann::json::parse(drawn.out)["uncertainty"]["result"];
  CHECK_FALSE(spread.contains("gpus"));
  CHECK_THAT(spread["tokens_per_year"]["output"]["max"].get<double>(), WithinRel(450e3 * 31536000.0, 1e-9));
  // 1,050 GPUs at 400 make 420,000 on the five days that ask for 525,000, and 262,500 are asked for on the other two.
  CHECK_THAT(spread["tokens_per_year"]["output"]["min"].get<double>(), WithinRel((5.0 * 420e3 + 2.0 * 262.5e3) / 7.0 * 31536000.0, 1e-3));
  const auto derived = run_cost_per_token("'" + file + "' --sweep 'operations.utilization=0.4:0.8:3'");
  CHECK(derived.code == 2);
}

}  // namespace cost_per_token_test
