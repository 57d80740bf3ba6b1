// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace size_factory_test {

namespace {

const std::string scenarios = AIFACTORY_SOURCE_DIR "/examples/scenarios/";
ending size(const std::string& arguments) { return run_calculator("size_factory", arguments); }
std::string of(const std::string& file) { return "'" + scenarios + file + "' "; }
nlohmann::json json(const std::string& arguments) { return checked_json(size(arguments + " --json"), 0, "size_factory"); }
nlohmann::json sizing(const std::string& arguments) { return json(arguments)["result"]["sizing"]; }

}  // namespace

// 100 MW at 2.12 kW are 47,169.8 GPUs, 655.1 racks of 72: 47,160 GPUs in 655 racks draw 99.9792 MW.
TEST_CASE("size_factory: the reference scenario in whole racks", "[examples][size]") {
  const auto document = json("");
  const auto& s = document["result"]["sizing"];
  CHECK(s["binds"] == "it_power");
  CHECK(s["gpus"] == 47160.0);
  CHECK(s["scale_up_domains"] == 655.0);
  CHECK(s["racks"] == 655.0);
  CHECK_THAT(s["stranded_it_power_mw"].get<double>(), WithinRel(0.0208, 1e-9));
  CHECK(document["result"]["gpus"] == 47160.0);
  // The economics are linear in the size: what a token costs does not change.
  CHECK_THAT(document["result"]["cost_per_million_tokens_usd"]["blended"].get<double>(), WithinRel(0.224813, 3e-6));
  const auto e = size("");
  CHECK(e.code == 0);
  CHECK_THAT(e.out, ContainsSubstring("47,160 GPUs in 655 scale-up domains of 72, 655 racks. Bound by: IT power") && ContainsSubstring("IT power allows 47,169.8 GPUs"));
}

TEST_CASE("size_factory: each way to size", "[examples][size]") {
  CHECK(sizing("--set 'compute.gpus=100 GPU'")["gpus"] == 72.0);
  CHECK(sizing("--set 'sizing.racks=4 rack'")["gpus"] == 288.0);
  // 120 MW at the meter are 100 MW of IT at a PUE of 1.2.
  CHECK(sizing("--set 'power.facility_power=120 MW'")["gpus"] == 47160.0);
  const auto tokens = sizing("--set 'sizing.output_tokens=1e15 tok_out/year'");
  CHECK(tokens["binds"] == "output_tokens");
  // 6,000 x 0.6 x 0.98 tokens a second are 1.112590e11 a year of a GPU.
  CHECK_THAT(tokens["gpus_asked"].get<double>(), WithinRel(1e15 / (6000.0 * 0.6 * 0.98 * 8760.0 * 3600.0), 1e-9));
  CHECK(tokens["gpus"] == 9000.0);  // 8,988.05 are 124.8 racks
  // 52,000 $ and 2.12 kW at 17.5 $/W are 89,100 $ a GPU: a million buys eleven, ten million 112.
  CHECK(sizing("--set 'compute.budget=10 M$'")["gpus"] == 72.0);
  const auto hall = sizing("--set 'sizing.hall=30 MW'");
  CHECK(hall["halls"] == 4.0);
  CHECK_THAT(hall["stranded_it_power_mw"].get<double>(), WithinRel(120.0 - 99.9792, 1e-9));
}

TEST_CASE("size_factory: no size is exit code 3 with the reason", "[examples][size][bad]") {
  const auto e = size("--set 'compute.budget=1 M$' --json");
  CHECK_THAT(e.errors, ContainsSubstring("budget is not enough for one scale-up domain of 72 GPUs"));
  const auto document = checked_json(e, 3, "size_factory");
  CHECK(document["reason"] == "no_size");
  CHECK_FALSE(document.contains("result"));
  CHECK(size(of("retrieval_service.toml") + "--cost-ceiling '0.001 USD/Mtok_out'").code == 3);
}

TEST_CASE("size_factory: a demand with spares, halls and waiting", "[examples][size]") {
  const auto s = sizing(of("retrieval_service.toml"));
  CHECK(s["binds"] == "demand");
  CHECK(s["demand_met"] == 1.0);
  CHECK(s["gpus"] == 72.0 * s["scale_up_domains"].get<double>());
  CHECK(s["scale_up_domains"].get<double>() == s["scale_up_domains_in_service"].get<double>() + s["spare_scale_up_domains"].get<double>());
  CHECK(s["spare_scale_up_domains"].get<double>() > 0.0);
  CHECK(s["gpus_asked"].get<double>() <= 72.0 * s["scale_up_domains_in_service"].get<double>());
  // Up to 3 s are allowed, 2 of them for the prompt.
  CHECK(s["p99_first_token_s"].get<double>() > 2.0);
  CHECK(s["p99_first_token_s"].get<double>() <= 3.0);
  double before = 0.0;
  for (const auto& wait : s["waits"]) {
    CHECK(wait["p99_first_token_s"].get<double>() >= before);
    before = wait["p99_first_token_s"];
  }
  // A tighter limit takes the fleet down and leaves part of the demand.
  const auto limited = sizing(of("retrieval_service.toml") + "--set 'sizing.it_power_limit=20 MW'");
  CHECK(limited["binds"] == "it_power");
  CHECK(limited["demand_met"].get<double>() < 0.5);
}

TEST_CASE("size_factory: the size over the trials", "[examples][size][trials]") {
  const auto document = json(of("retrieval_service.toml") + "--trials 20000 --seed 7 --threads 2");
  const auto& s = document["uncertainty"]["sizing"];
  CHECK(s["confidence"] == 0.9);
  const auto& need = s["gpus_needed"];
  CHECK(need["p5"] < need["p50"]);
  CHECK(need["p50"] < need["p95"]);
  // Users and the rate are both lognormal, sigma 0.25 and 0.471: so is the need, with sigma 0.533; p95 / p50 = exp(1.645 sigma).
  CHECK_THAT(need["p95"].get<double>() / need["p50"].get<double>(), WithinRel(2.404, 0.03));
  CHECK_THAT(s["probability_enough"].get<double>(), WithinAbs(0.5, 0.03));
  CHECK_THAT(s["with_confidence"]["probability_enough"].get<double>(), WithinAbs(0.9, 0.01));
  CHECK(s["with_confidence"]["gpus"] > document["result"]["sizing"]["gpus"]);
  CHECK(document["uncertainty"]["result"].contains("cost_per_million_tokens_usd"));
  // The same bits for any number of threads.
  CHECK(document["uncertainty"] == json(of("retrieval_service.toml") + "--trials 20000 --seed 7 --threads 1")["uncertainty"]);
  const auto text = size(of("retrieval_service.toml") + "--trials 2000");
  CHECK_THAT(text.out, ContainsSubstring("With a confidence of 90 %:"));
}

TEST_CASE("size_factory: the fastest speed within a cost", "[examples][size]") {
  const auto document = json(of("retrieval_service.toml") + "--cost-ceiling '2 USD/Mtok_out'");
  const auto& within = document["result"]["within_cost"];
  CHECK(within["limit"] == "cost");
  CHECK(within["cost_usd_per_million_output_tokens"].get<double>() <= 2.0);
  CHECK_THAT(within["cost_usd_per_million_output_tokens"].get<double>(), WithinRel(2.0, 1e-6));
  const auto dearer = json(of("retrieval_service.toml") + "--cost-ceiling '4 USD/Mtok_out'")["result"]["within_cost"];
  CHECK(dearer["interactivity_tok_out_per_s_per_user"] > within["interactivity_tok_out_per_s_per_user"]);
  CHECK(json(of("retrieval_service.toml") + "--cost-ceiling '1e6 USD/Mtok_out'")["result"]["within_cost"]["limit"] == "measured_range");
}

TEST_CASE("size_factory: sweeps", "[examples][size][sweep]") {
  const auto one = json("--sweep 'compute.it_power=1 MW:2 MW:3'");
  REQUIRE(one["rows"].size() == 3);
  // 471.7, 707.5 and 943.4 GPUs: 6, 9 and 13 racks.
  const double racks[] = {6.0, 9.0, 13.0};
  for (std::size_t i = 0; i < 3; ++i) CHECK(one["rows"][i]["result"]["sizing"]["scale_up_domains"] == racks[i]);
  CHECK(one["rows"][2]["result"]["gpus"] == 936.0);
  const auto two = json(of("retrieval_service.toml") + "--sweep 'demand.users=100,000 user:200,000 user:2' --sweep 'demand.load_limit=0.5:1:2'");
  REQUIRE(two["rows"].size() == 4);
  CHECK(two["rows"][2]["result"]["gpus"] > two["rows"][0]["result"]["gpus"]);
  CHECK(two["rows"][1]["result"]["gpus"] < two["rows"][0]["result"]["gpus"]);
  CHECK_THAT(size("--sweep 'compute.it_power=1 MW:2 MW:3'").out, ContainsSubstring("bound by") && ContainsSubstring("936"));
  CHECK_THAT(size(of("retrieval_service.toml") + "--sweep 'demand.users=100,000 user:200,000 user:3' --sweep 'power.price=40 USD/MWh:90 USD/MWh:3'").out,
             ContainsSubstring("gpus"));
  CHECK_THAT(size("--sweep 'compute.it_power=0.1 MW:1 MW:2'").errors, ContainsSubstring("compute.it_power = 0.1: sizing: IT power is not enough"));
  CHECK(size("--sweep 'compute.it_power=0.1 MW:1 MW:2'").code == 3);
}

TEST_CASE("size_factory: bad input", "[examples][size][bad]") {
  const auto refused = [](const std::string& arguments, const std::string& words) {
    const auto e = size(arguments);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("--cost-ceiling '1 USD/MWh'", "--cost-ceiling: \"1 USD/MWh\" is money per energy");
  refused("--cost-ceiling '0 USD/Mtok_out'", "must be above 0");
  refused("--cost-ceiling '1 USD/Mtok_out'", "needs a measured frontier");
  refused(of("retrieval_service.toml") + "--cost-ceiling '1 USD/Mtok_out' --trials 100", "give one of them");
  refused("--solve power.price --for gpu_hour_cost_usd.total=2", "--solve: belongs to cost_per_token");
  refused(of("retrieval_service.toml") + "--set 'demand.interactivity=500 tok/s/user'", "500 tok/s/user is outside the measured range");
  refused(of("retrieval_service.toml") + "--set 'demand.users=0 user'", "demand.users: 0 user, must be above 0");
  refused(of("retrieval_service.toml") + "--set workload.model=deepseek-r2", "did you mean \"deepseek-r1\"?");
  refused(of("retrieval_service.toml") + "--set 'demand.ttft=1 s'", "the prompt alone takes 2 s");
  refused("--set 'sizing.racks=4 rack' --set 'compute.gpus=5 GPU'", "cannot be given beside compute.gpus");
}

TEST_CASE("size_factory: --trials --csv has the size, the one that suffices, and a row for each statistic", "[examples][size]") {
  const scratch here;
  const auto path = here.file("out.csv");
  CHECK(size(of("retrieval_service.toml") + "--trials 2000 --quiet --csv '" + path + "'").code == 0);
  std::istringstream lines(text_of_file(path));
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) ids.push_back(line.substr(0, line.find(',')));
  REQUIRE(ids.size() == 30);  // names, units, two answers; 12 statistics, each with its error; least and greatest
  CHECK(ids[0] == "id");
  CHECK(ids[3] == "with confidence");
  CHECK(ids[4] == "mean");
  CHECK(ids.back() == "cvar95 standard error");
}

TEST_CASE("size_factory: --csv has the inputs and figures of --json", "[examples][size]") {
  const scratch here;
  const auto path = here.file("out.csv");
  const std::string what = of("retrieval_service.toml") + "--set 'scenario.name=x' ";
  CHECK(size(what + "--quiet --csv '" + path + "'").code == 0);
  const auto document = json(what);
  std::istringstream lines(text_of_file(path));
  const auto cells = [&] {
    std::string line, cell;
    std::getline(lines, line);
    std::istringstream row(line.substr(0, line.find('\r')));
    std::vector<std::string> all;
    while (std::getline(row, cell, ',')) all.push_back(cell);
    return all;
  };
  const auto paths = cells(), units = cells(), values = cells();
  REQUIRE(paths.size() == values.size());
  std::size_t compared = 0;
  for (std::size_t i = 1; i < paths.size(); ++i) {
    std::string pointer = "/" + paths[i];
    std::replace(pointer.begin(), pointer.end(), '.', '/');
    const nlohmann::json::json_pointer at(pointer);
    if (!document.contains(at) || !document[at].is_number()) continue;
    INFO(paths[i]);
    CHECK(std::stod(values[i]) == document[at].get<double>());
    ++compared;
  }
  CHECK(compared > 100);
}

}  // namespace size_factory_test
