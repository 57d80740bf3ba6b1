// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

namespace trials_test {

namespace {

using nlohmann::json;

json json_of(const std::string& arguments) {
  const auto e = run_cost_per_token(arguments + " --json");
  CHECK(e.errors.empty());
  return checked_json(e);
}
json sampled(const std::string& arguments) { return json_of(arguments)["uncertainty"]; }

double number(const json& at) { return at.get<double>(); }
/// Within so many of its own standard errors of what paper says.
void near(const json& statistics, const char* key, double expected, double errors = 5.0) {
  INFO(key);
  CHECK_THAT(number(statistics[key]), WithinAbs(expected, errors * number(statistics["standard_error"][key])));
}
bool warns(const json& document, const std::string& code) {
  for (const auto& w : document["warnings"])
    if (w["code"] == code) return true;
  return false;
}

// The reference with certain values in place of its distributions, so that a test can bring its own.
const std::string certain =
    "--set 'facility.capex=17.5 M$/MW_IT' --set 'power.price=70 USD/MWh' --set 'compute.price=52 k$/GPU' "
    "--set operations.utilization=0.6 ";

constexpr std::uint64_t endless = 1'000'000'000'000;

}  // namespace

TEST_CASE("trials: a lognormal price, against its closed forms", "[examples][trials]") {
  const auto document = json_of(certain +
                                "--set 'power.price={ lognormal = { median = 70, sigma = 0.28 }, unit = \"USD/MWh\" }' "
                                "--trials 400000 --seed 11");
  const auto& block = document["uncertainty"];
  CHECK(block["trials"] == 400000);
  CHECK(block["trials_invalid"] == 0);
  CHECK(block["seed"] == 11);
  CHECK(block["sampler"] == "random");
  CHECK(block["status"] == "complete");
  CHECK(block["converged"] == true);
  CHECK(block["inputs"] == json::array({"power.price"}));
  CHECK_FALSE(warns(document, "median_used"));
  // docs/design.md: energy costs 52.3624 M$ at the median; the factors are those of exp(0.28 Z): exp(s^2 / 2),
  // exp(s^2 / 2) sqrt(exp(s^2) - 1), exp(-+1.644854 s), exp(s^2 / 2) Phi(s - 1.644854) / 0.05.
  const auto& energy = block["result"]["annual_cost_usd"]["power"];
  const double central = number(document["result"]["annual_cost_usd"]["power"]);
  CHECK_THAT(central, WithinRel(52.3624e6, 1e-6));
  near(energy, "mean", 1.0399784585 * central);
  near(energy, "sd", 0.2969956968 * central);
  near(energy, "p5", 0.6309308468 * central);
  near(energy, "p50", central);
  near(energy, "p95", 1.5849597546 * central);
  near(energy, "cvar95", 1.7918731065 * central);
  CHECK(number(energy["min"]) < number(energy["p1"]));
  CHECK(number(energy["p99"]) < number(energy["max"]));
  // Only what the price moves is in the block.
  CHECK_FALSE(block["result"].contains("gpus"));
  CHECK_FALSE(block["result"].contains("capex_usd"));
  CHECK_FALSE(block["result"]["annual_cost_usd"].contains("compute"));
  // The rest of the cost is certain: the spread of the total is that of energy, shifted.
  const auto& total = block["result"]["annual_cost_usd"]["total"];
  CHECK_THAT(number(total["sd"]), WithinRel(number(energy["sd"]), 1e-9));
  CHECK(block["tornado"]["bars"].size() == 1);
  double shares = 0.0;
  for (const auto& share : block["histogram"]["shares"]) shares += number(share);
  CHECK_THAT(shares, WithinAbs(0.99, 1e-9));
  CHECK(block["histogram"]["edges"].size() == block["histogram"]["shares"].size() + 1);
}

TEST_CASE("trials: ratio of means beside the mean of a ratio", "[examples][trials]") {
  // Half of the years at 0.4 of load, half at 0.8, energy the same in both: cost C, tokens T u. By hand the mean of
  // C / (T u) is 1.875 C / T, the ratio of the means C / (0.6 T): 1.125 times less. A Latin hypercube has exactly half.
  const auto cost = sampled(
      certain +
      "--set 'operations.utilization={ discrete = { values = [0.4, 0.8], weights = [1, 1] } }' "
      "--set compute.idle_share=1 --trials 1600 --sampler latin_hypercube")["result"]["cost_per_million_tokens_usd"]
                                                                           ["blended"];
  CHECK_THAT(number(cost["mean"]) / number(cost["ratio_of_means"]), WithinRel(1.125, 1e-12));
  CHECK_THAT(number(cost["max"]) / number(cost["min"]), WithinRel(2.0, 1e-12));
}

TEST_CASE("trials: the same bits for any number of threads, other ones for another seed", "[examples][trials]") {
  const auto run = [](const std::string& more) { return run_cost_per_token("--trials 100001 --json " + more).out; };
  const auto once = run("--threads 1");
  for (const char* threads : {"--threads 2", "--threads 3", "--threads 7", "--seed 1"}) CHECK(run(threads) == once);
  CHECK(run("--seed 2") != once);
  CHECK(run("--seed 18446744073709551615") != once);
  CHECK(run_cost_per_token("--trials 1e5 --json").out == run_cost_per_token("--trials 100000 --json").out);
}

TEST_CASE("trials: every sampler finds the same, the even ones with less error", "[examples][trials]") {
  const auto cost = [](const std::string& sampler) {
    const auto block = sampled("--trials 65536 --sampler " + sampler);
    CHECK(block["sampler"] == sampler);
    CHECK(block["trials"] == 65536);
    return block["result"]["gpu_hour_cost_usd"]["total"];
  };
  const auto random = cost("random");
  for (const char* sampler : {"antithetic", "latin_hypercube", "sobol"}) {
    const auto even = cost(sampler);
    const double both = std::hypot(number(random["standard_error"]["mean"]), number(even["standard_error"]["mean"]));
    CHECK_THAT(number(even["mean"]), WithinAbs(number(random["mean"]), 5.0 * both));
    CHECK(number(even["standard_error"]["mean"]) < 0.5 * number(random["standard_error"]["mean"]));
  }
}

TEST_CASE("trials: the fleet varies with the power per GPU, or is fixed", "[examples][trials]") {
  const std::string power = certain +
                            "--set 'compute.it_power_per_gpu={ uniform = [2.0, 2.24], unit = \"kW_IT/GPU\" }' "
                            "--trials 20000 ";
  // 100 MW of 2.00 to 2.24 kW: 44,643 to 50,000 GPUs. The middle, 2.12 kW, makes 47,169.81 of them.
  const auto varies = sampled(power)["result"];
  CHECK(number(varies["gpus"]["min"]) >= 100e3 / 2.24);
  CHECK(number(varies["gpus"]["max"]) <= 50e3);
  CHECK_THAT(number(varies["gpus"]["min"]), WithinRel(100e3 / 2.24, 1e-3));
  CHECK_FALSE(varies.contains("it_power_built_mw"));
  const auto fixed = sampled(power + "--set sizing.fleet=fixed")["result"];
  CHECK_FALSE(fixed.contains("gpus"));
  CHECK_THAT(number(fixed["it_power_built_mw"]["min"]), WithinRel(100.0 * 2.0 / 2.12, 1e-3));
  CHECK_THAT(number(fixed["it_power_built_mw"]["max"]), WithinRel(100.0 * 2.24 / 2.12, 1e-3));
}

TEST_CASE("trials: --correlate, against the sum of two joint normals", "[examples][trials]") {
  // 100 MW x N(17.5, 0.5) M$ + 47,169.81 GPUs x N(52, 2) k$, cut ten standard deviations away.
  const std::string normals =
      certain +
      "--set 'facility.capex={ normal = { mean = 17.5, sd = 0.5 }, min = 12.5, max = 22.5, unit = \"M$/MW_IT\" }' "
      "--set 'compute.price={ normal = { mean = 52, sd = 2 }, min = 32, max = 72, unit = \"k$/GPU\" }' --trials "
      "200000 ";
  const double shell = 100.0 * 0.5e6, gpus = 100e3 / 2.12 * 2e3;
  const auto spread = [&](double rank) {
    const double rho = 2.0 * std::sin(std::numbers::pi * rank / 6.0);
    return std::sqrt(shell * shell + gpus * gpus + 2.0 * rho * shell * gpus);
  };
  const auto capex = [&](const std::string& more) { return sampled(normals + more)["result"]["capex_usd"]["total"]; };
  near(capex(""), "sd", spread(0.0));
  near(capex("--correlate compute.price,facility.capex=0.6"), "sd", spread(0.6));
  near(capex("--correlate facility.capex,compute.price=-0.9"), "sd", spread(-0.9));
  // The last one for a pair counts.
  CHECK(capex("--correlate compute.price,facility.capex=0.6 --correlate facility.capex,compute.price=-0.9") ==
        capex("--correlate facility.capex,compute.price=-0.9"));
  // As in a file, with the same digest.
  const scratch here;
  const auto path = here.write("s.toml", text_of_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml") +
                                             "\n[[correlation]]\nbetween = [\"compute.price\", \"facility.capex\"]\n"
                                             "rank = 0.4\n");
  CHECK(json_of("'" + path + "' --trials 5000") ==
        json_of("--correlate compute.price,facility.capex=0.4 --trials 5000"));
}

TEST_CASE("trials: a scenario without distributions has nothing to draw", "[examples][trials]") {
  const auto document = json_of(certain + "--trials 1000");
  CHECK_FALSE(document.contains("uncertainty"));
  CHECK(warns(document, "nothing_uncertain"));
  CHECK(document["result"] == json_of(certain)["result"]);
  CHECK_THAT(run_cost_per_token(certain + "--trials 1000").out, ContainsSubstring("nothing to draw"));
}

TEST_CASE("trials: those without a finite answer are counted and left out", "[examples][trials]") {
  // A quarter of the years nothing is sold: no cost per token. 10,000 trials: 2,500 with a standard deviation of 43.
  const auto document = json_of(
      certain + "--set 'operations.utilization={ discrete = { values = [0, 0.5], weights = [1, 3] } }' --trials 10000");
  const auto& block = document["uncertainty"];
  const auto& result = block["result"];
  CHECK_THAT(number(block["trials_invalid"]), WithinAbs(2500.0, 5.0 * 43.3));
  CHECK(result["cost_per_million_tokens_usd"]["blended"]["trials_invalid"] == block["trials_invalid"]);
  CHECK_FALSE(result["tokens_per_year"]["total"].contains("trials_invalid"));
  CHECK(number(result["tokens_per_year"]["total"]["min"]) == 0.0);
  // In the other years the load is 0.5.
  CHECK(result["cost_per_million_tokens_usd"]["blended"]["sd"] == 0.0);
  CHECK(warns(document, "trials_invalid"));
  CHECK_THAT(run_cost_per_token(
                 certain +
                 "--set 'operations.utilization={ discrete = { values = [0, 0.5], weights = [1, 3] } }' --trials 10000")
                 .out,
             ContainsSubstring("without a finite answer"));
}

TEST_CASE("trials: on a terminal, percentiles, a histogram and what moves the answer", "[examples][trials]") {
  const auto e = run_cost_per_token("--trials 20000 --seed 5");
  CHECK(e.code == 0);
  CHECK(e.errors.empty());
  CHECK_THAT(e.out, StartsWith("100 MW of GB300\nA million tokens: $0.2248 delivered"));
  CHECK_THAT(e.out, ContainsSubstring("20,000 trials (random, seed 5) of 4 uncertain inputs"));
  for (const char* word : {"mean", "p5", "p95", "CVaR95", "$/million delivered", "$ per GPU-hour", "standard errors",
                           "How often", "What moves it", "operations.utilization", "Over many years"})
    CHECK_THAT(e.out, ContainsSubstring(word));
  CHECK_THAT(e.out, !ContainsSubstring("the median is used"));
  std::istringstream lines(e.out);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 100);
}

TEST_CASE("trials: progress goes to stderr, and only where it is wanted", "[examples][trials]") {
  const auto quiet = run_cost_per_token("--trials 300000 --json");
  CHECK(quiet.errors.empty());
  const auto loud = run_cost_per_token("--trials 300000 --json --progress");
  CHECK(loud.out == quiet.out);
  CHECK_THAT(loud.errors, ContainsSubstring("300,000 of 300,000 trials, ") && ContainsSubstring("/s, 0:00 left\n"));
  CHECK_THAT(loud.errors, !ContainsSubstring("\033"));
}

TEST_CASE("trials: --csv has a row for each statistic", "[examples][trials]") {
  const scratch here;
  const auto path = here.file("out.csv");
  CHECK(run_cost_per_token("--trials 5000 --quiet --csv '" + path + "'").code == 0);
  std::istringstream lines(text_of_file(path));
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) ids.push_back(line.substr(0, line.find(',')));
  REQUIRE(ids.size() == 29);  // names, units, the answer; 12 statistics, each with its error; least and greatest
  CHECK(ids[2] == "100 MW of GB300");
  CHECK(ids[3] == "mean");
  CHECK(ids[4] == "mean standard error");
  CHECK(ids.back() == "cvar95 standard error");
  // A file that may not be replaced is refused before the trials, not after them.
  const auto again = run_cost_per_token("--trials 1000000000000 --csv '" + path + "'");
  CHECK(again.code == 2);
  CHECK_THAT(again.errors, ContainsSubstring("exists already"));
}

TEST_CASE("trials: Ctrl-C leaves what is known by then, marked as partial", "[examples][trials]") {
  const std::string stop = "timeout --preserve-status -s INT 2 ";
  const auto e = run_cost_per_token("--trials " + std::to_string(endless) + " --seed 3 --json", {}, stop);
  CHECK_THAT(e.errors, ContainsSubstring("interrupted after ") && ContainsSubstring(" of 1000000000000 trials"));
  const auto document = checked_json(e, 130);
  const auto& block = document["uncertainty"];
  CHECK(block["status"] == "partial");
  CHECK(block["converged"] == false);
  CHECK(warns(document, "interrupted"));
  const auto done = block["trials"].get<std::uint64_t>();
  CHECK(done > 0);
  CHECK(done < endless);
  // What it says of those trials is what a run of just so many says.
  CHECK(sampled("--trials " + std::to_string(done) + " --seed 3")["result"] == block["result"]);

  const auto shown = run_cost_per_token("--trials " + std::to_string(endless), {}, stop);
  CHECK(shown.code == 130);
  CHECK_THAT(shown.out, ContainsSubstring("PARTIAL: interrupted after "));
}

TEST_CASE("trials: a killed run goes on from its checkpoint to the same bits", "[examples][trials][checkpoint]") {
  const scratch here;
  const auto file = here.file("run.checkpoint");
  const std::string run = "--trials " + std::to_string(endless) + " --seed 9 --json --checkpoint '" + file + "'";
  CHECK(run_cost_per_token(run, {}, "timeout --preserve-status -s KILL 4 ").code == 137);
  REQUIRE(std::filesystem::exists(file));
  // How far it came: a run of fewer trials cannot use it, and says so.
  const auto fewer = run_cost_per_token("--trials 4096 --seed 9 --checkpoint '" + file + "'");
  CHECK(fewer.code == 2);
  const auto has = fewer.errors.find("it has ");
  REQUIRE(has != std::string::npos);
  const auto kept = std::stoull(fewer.errors.substr(has + 7));
  CHECK(kept % 4096 == 0);
  // It goes on from there, and is ended gently.
  const auto block =
      checked_json(run_cost_per_token(run, {}, "timeout --preserve-status -s INT 2 "), 130)["uncertainty"];
  CHECK(block["trials"].get<std::uint64_t>() >= kept);
  CHECK(sampled("--trials " + std::to_string(block["trials"].get<std::uint64_t>()) + " --seed 9")["result"] ==
        block["result"]);
}

TEST_CASE("trials: a finished run's checkpoint can be read again, and taken further",
          "[examples][trials][checkpoint]") {
  const scratch here;
  const auto file = here.file("run.checkpoint");
  const auto run = [&](const std::string& trials) {
    return json_of("--trials " + trials + " --checkpoint '" + file + "'");
  };
  CHECK(run("100000") == json_of("--trials 100000"));
  CHECK(run("100000") == json_of("--trials 100000"));
  CHECK(run("200000") == json_of("--trials 200000"));
}

TEST_CASE("trials: a checkpoint that is not this run's is refused with the reason", "[examples][trials][checkpoint]") {
  const scratch here;
  const auto file = here.file("run.checkpoint");
  const std::string option = " --checkpoint '" + file + "' ";
  CHECK(run_cost_per_token("--trials 50000 --quiet" + option).code == 0);
  const auto whole = text_of_file(file);
  const auto refused = [&](const std::string& arguments, const std::string& reason) {
    const auto e = run_cost_per_token(arguments + option);
    INFO(e.errors);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, StartsWith(file + ": the checkpoint is not used: ") && ContainsSubstring(reason));
    CHECK(e.errors.find('\n') + 1 == e.errors.size());
  };
  refused("--trials 50000 --seed 2", "another seed");
  refused("--trials 50000 --generator philox4x32-7", "another generator");
  refused("--trials 50000 --set 'power.price=70 USD/MWh'", "version or scenario");
  refused("--trials 50000 --correlate compute.price,facility.capex=0.1", "version or scenario");
  refused("--trials 4096", "trials already");
  auto damaged = whole;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 4);
  here.write("run.checkpoint", damaged);
  refused("--trials 50000", "damaged");
  here.write("run.checkpoint", whole.substr(0, whole.size() / 3));
  refused("--trials 50000", "damaged");
  here.write("run.checkpoint", "something else");
  refused("--trials 50000", "not a checkpoint");
  CHECK(text_of_file(file) == "something else");
}

TEST_CASE("trials: a checkpoint that cannot be written says why", "[examples][trials][checkpoint]") {
  const scratch here;
  const auto at = [&](const std::string& name, const std::string& before = {}) {
    return run_cost_per_token("--trials 50000 --checkpoint '" + here.file(name) + "'", {}, before);
  };
  const auto nowhere = at("none/run.checkpoint");
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK_THAT(nowhere.errors, ContainsSubstring("cannot be written: No such file or directory"));
  here.write("file", "");
  const auto below = at("file/run.checkpoint");
  CHECK(below.code == 2);
  CHECK_THAT(below.errors, ContainsSubstring("Not a directory"));
  // No room for the file: refused by the system as a full disk refuses it.
  const auto full = at("run.checkpoint", "trap '' XFSZ; ulimit -f 16; ");
  CHECK(full.code == 1);
  CHECK(full.out.empty());
  CHECK_THAT(full.errors, ContainsSubstring("cannot be written: File too large"));
}

}  // namespace trials_test
