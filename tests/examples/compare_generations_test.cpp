// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "report/json_schema.hpp"
#include "run_calculator.hpp"

#include <cmath>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace compare_generations_test {

namespace {

const std::string scenarios = AIFACTORY_SOURCE_DIR "/examples/scenarios/";
ending compare(const std::string& arguments) { return run_calculator("compare_generations", arguments); }

/// The document of a run, held against its schema.
nlohmann::json document_of(const std::string& arguments, int code = 0) {
  const auto e = compare(arguments + " --json");
  INFO(e.errors);
  REQUIRE(e.code == code);
  const auto document = nlohmann::json::parse(e.out);
  const auto schema = nlohmann::json::parse(text_of_file(AIFACTORY_SOURCE_DIR "/docs/schema/compare_generations.schema.json"));
  CHECK(json_schema(schema).problems(document) == std::vector<std::string>{});
  return document;
}

nlohmann::json row_of(const nlohmann::json& document, const std::string& id) {
  for (const auto& row : document["rows"])
    if (row["id"] == id) return row;
  FAIL("no row " + id);
  return {};
}

std::size_t widest(const std::string& text) {
  std::istringstream in(text);
  std::size_t most = 0;
  for (std::string line; std::getline(in, line);)
    most = std::max(most, static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; })));
  return most;
}

std::string part_of_page(const std::string& begin, const std::string& end) {
  const auto page = text_of_file(AIFACTORY_SOURCE_DIR "/docs/generations.md");
  const auto from = page.find(begin), to = page.find(end, from);
  return from == std::string::npos || to == std::string::npos ? "" : page.substr(from + begin.size(), to - from - begin.size());
}

}  // namespace

TEST_CASE("compare_generations: each row is what cost_per_token says of that generation", "[examples][generations]") {
  const auto document = document_of("--interactivity 30,75 --generations h200_sxm,gb200_nvl72,mi355x");
  REQUIRE(document["rows"].size() == 6);
  for (const auto& row : document["rows"]) {
    INFO(row["id"]);
    const auto number = [&](const char* part, const char* of) { return row[part][of].get<double>(); };
    const std::string generation = row["generation"];
    std::ostringstream settings;
    settings.precision(17);
    settings << "--set compute.generation=" << generation << " --set compute.price= --set compute.it_power_per_gpu= --set compute.life= --set 'workload.output_rate="
             << number("tokens_per_second_per_gpu", "output") << " tok/s/GPU' --set 'workload.input_rate=" << number("tokens_per_second_per_gpu", "input") << " tok/s/GPU' --json";
    const auto alone = run_calculator("cost_per_token", settings.str());
    REQUIRE(alone.code == 0);
    const auto result = nlohmann::json::parse(alone.out)["result"];
    CHECK_THAT(number("gpu_hour_cost_usd", "total"), WithinRel(result["gpu_hour_cost_usd"]["total"].get<double>(), 1e-12));
    CHECK_THAT(number("cost_per_million_tokens_usd", "output"), WithinRel(result["cost_per_million_tokens_usd"]["output"].get<double>(), 1e-12));
    CHECK_THAT(number("cost_per_million_tokens_at_full_load_usd", "output"), WithinRel(result["cost_per_million_tokens_at_full_load_usd"]["output"].get<double>(), 1e-12));
    CHECK_THAT(number("tokens_per_second_per_mw", "output"), WithinRel(result["tokens_per_second_per_mw"]["output"].get<double>(), 1e-12));
    CHECK_THAT(number("tokens_per_second_per_it_mw", "output"), WithinRel(result["tokens_per_second_per_it_mw"]["output"].get<double>(), 1e-12));
    CHECK_THAT(row["gpus"].get<double>(), WithinRel(result["gpus"].get<double>(), 1e-12));
    // The range: the factor up and down, which is exp(sigma).
    CHECK_THAT(number("cost_per_million_tokens_usd", "output_high"), WithinRel(number("cost_per_million_tokens_usd", "output") * std::exp(number("rate_error", "sigma")), 1e-12));
    CHECK_THAT(number("cost_per_million_tokens_usd", "output_low"), WithinRel(number("cost_per_million_tokens_usd", "output") / std::exp(number("rate_error", "sigma")), 1e-12));
  }
}

TEST_CASE("compare_generations: outside the measured range there are no figures", "[examples][generations]") {
  const auto document = document_of("--interactivity 30,120 --generations h100_sxm,vera_rubin_nvl72");
  const auto h100 = row_of(document, "h100_sxm@120"), rubin = row_of(document, "vera_rubin_nvl72@30");
  for (const auto& row : {h100, rubin}) {
    CHECK(row["status"] == "outside_range");
    CHECK(!row.contains("cost_per_million_tokens_usd"));
    CHECK(!row.contains("tokens_per_second_per_gpu"));
  }
  // The slowest and fastest run of docs/frontiers.md with 8,192 tokens in; the vendor's table goes from 50 to 350.
  CHECK(h100["reason"] == "outside the measured range [20.51, 77.96] tok/s/user");
  CHECK(rubin["reason"] == "outside the measured range [50, 350] tok/s/user");
  CHECK(row_of(document, "vera_rubin_nvl72@120")["standing"] == "announced");
  // What is announced is not ranked: at 120 nothing is left.
  REQUIRE(document["result"]["cheapest"].size() == 1);
  CHECK(document["result"]["cheapest"][0]["row"] == "h100_sxm@30");
  const auto text = compare("--interactivity 120 --generations h100_sxm,gb300_nvl72").out;
  CHECK_THAT(text, ContainsSubstring("outside the measured range [20.51, 77.96] tok/s/user"));
}

TEST_CASE("compare_generations: every row names source, date, serving and standing", "[examples][generations]") {
  const auto document = document_of("");
  CHECK(document["rows"].size() == 36);
  std::set<std::string> ids;
  for (const auto& row : document["rows"]) {
    ids.insert(row["id"]);
    if (row.contains("reason")) continue;
    INFO(row["id"]);
    for (const char* key : {"source", "date", "serving_mode", "standing", "price_source", "precision"}) CHECK(!row[key].get<std::string>().empty());
    CHECK((row["rate_error"]["factor"] > 1.0) == (row["status"] == "interpolated"));
    CHECK(row["served_at_tok_out_per_s_per_user"] >= row["interactivity_tok_out_per_s_per_user"]);
    CHECK((row["served_at_tok_out_per_s_per_user"] > row["interactivity_tok_out_per_s_per_user"]) == (row["status"] == "faster_point"));
  }
  CHECK(ids.size() == 36);
}

TEST_CASE("compare_generations: cheapest and Pareto set follow from the rows", "[examples][generations]") {
  const auto document = document_of("");
  const auto cost = [](const nlohmann::json& row) { return row["cost_per_million_tokens_usd"]["output"].get<double>(); };
  const auto speed = [](const nlohmann::json& row) { return row["interactivity_tok_out_per_s_per_user"].get<double>(); };
  const auto power = [](const nlohmann::json& row) { return row["facility_power_for_demand_mw"].get<double>(); };
  std::vector<nlohmann::json> ranked;
  for (const auto& row : document["rows"])
    if (!row.contains("reason") && row["standing"] == "measured") ranked.push_back(row);
  for (const auto& best : document["result"]["cheapest"]) {
    const auto chosen = row_of(document, best["row"]), second = row_of(document, best["second"]);
    CHECK_THAT(best["second_costs_times"].get<double>(), WithinRel(cost(second) / cost(chosen), 1e-12));
    for (const auto& row : ranked)
      if (speed(row) == speed(chosen) && row["id"] != chosen["id"]) CHECK(cost(row) >= cost(second));
  }
  std::set<std::string> kept;
  for (const auto& a : ranked) {
    bool beaten = false;
    for (const auto& b : ranked)
      beaten = beaten || (cost(b) <= cost(a) && speed(b) >= speed(a) && power(b) <= power(a) && (cost(b) < cost(a) || speed(b) > speed(a) || power(b) < power(a)));
    if (!beaten) kept.insert(a["id"]);
  }
  CHECK(std::set<std::string>(document["result"]["pareto"].begin(), document["result"]["pareto"].end()) == kept);
}

TEST_CASE("compare_generations: the claimed 50x and 35x, and about 8x at 30", "[examples][generations]") {
  const auto document = document_of("--claim");
  const auto ratio = [&](const std::string& id) {
    for (const auto& each : document["result"]["ratios"])
      if (each["id"] == id) return each;
    FAIL("no ratio " + id);
    return nlohmann::json{};
  };
  for (const char* figure : {"tokens_per_it_mw", "tokens_per_facility_mw", "tokens_per_facility_mw_of_2025", "tokens_per_board_mw", "cost_per_token"}) {
    const auto over_h200 = ratio("gb300_nvl72 / h200_sxm: " + std::string(figure));
    INFO(figure);
    CHECK(over_h200["reached"] == false);
    CHECK(over_h200["claimed"] == (figure == std::string("cost_per_token") ? 35 : 50));
    CHECK(over_h200["largest"] < over_h200["claimed"]);
  }
  CHECK(ratio("gb300_nvl72 / h100_sxm: tokens_per_facility_mw_of_2025")["reached"] == true);
  const auto node = ratio("gb200_nvl72 (no speculative decoding) / h200_sxm (aggregated, no speculative decoding): tokens_per_facility_mw_of_2025");
  CHECK(node["at"][0]["interactivity_tok_out_per_s_per_user"] == 30);
  CHECK_THAT(node["at"][0]["times"].get<double>(), WithinAbs(8.0, 0.5));
  // A ratio of rows: the same at 50 from the table.
  const auto rows = document_of("--interactivity 50");
  const auto per_it = [&](const char* id) { return row_of(rows, id)["tokens_per_second_per_it_mw"]["output"].get<double>(); };
  CHECK_THAT(ratio("gb300_nvl72 / h200_sxm: tokens_per_it_mw")["at"][1]["times"].get<double>(), WithinRel(per_it("gb300_nvl72@50") / per_it("h200_sxm@50"), 1e-12));
}

TEST_CASE("compare_generations: the trend has sourced building costs alone", "[examples][generations]") {
  const auto document = document_of("--trend");
  int with_building = 0;
  double year = 0.0;
  for (const auto& row : document["result"]["trend"]) {
    CHECK(row["year"] >= year);
    year = row["year"];
    const bool published = row["year"] == 2020 || row["year"] == 2025 || row["year"] == 2026;
    CHECK(row.contains("building_of_year") == published);
    if (!published) continue;
    ++with_building;
    // JLL: 10.7 M$/MW in 2025, 11.3 in 2026, against the scenario's 17.5.
    const double expected = row["year"] == 2025 ? 10.7e6 : 11.3e6;
    CHECK_THAT(row["building_of_year"]["capex_usd_per_mw_it"].get<double>(), WithinRel(expected, 1e-12));
    CHECK_THAT(row["capex_usd_per_mw_it"].get<double>() - row["capex_with_building_of_year_usd_per_mw_it"].get<double>(), WithinRel(17.5e6 - expected, 1e-9));
    CHECK(row["cost_per_million_tokens_with_building_of_year_usd"] < row["cost_per_million_tokens_usd"]);
  }
  CHECK(with_building >= 4);
  // A leased room has no building.
  const auto leased = document_of("'" + scenarios + "hopper_colocation.toml' --trend");
  for (const auto& row : leased["result"]["trend"]) CHECK(!row.contains("building_of_year"));
}

TEST_CASE("compare_generations: every model that was measured, and every scenario", "[examples][generations]") {
  // MLPerf's limits for 405B are 5.71 and 12.5 tok/s/user.
  for (const char* model : {"deepseek-r1", "llama-2-70b", "llama-3.1-70b", "llama-3.1-405b", "qwen3.5-397b-a17b"}) {
    INFO(model);
    const auto document = document_of("--interactivity 10,20,50 --model " + std::string(model));
    CHECK(document["workload"]["model"] == model);
    CHECK(document["result"]["cheapest"].size() >= 1);
  }
  for (const auto& entry : std::filesystem::directory_iterator(scenarios)) {
    if (entry.path().extension() != ".toml") continue;
    INFO(entry.path());
    const auto text = text_of_file(entry.path().string());
    if (text.find("[[debt]]") != std::string::npos || text.find("tax_rate = ") != std::string::npos) continue;  // for a cash flow
    const auto document = document_of("'" + entry.path().string() + "' --interactivity 50 --trend");
    // The size of each is the IT power of the scenario.
    const double it = document["inputs"]["compute"]["it_power_mw_it"];
    for (const auto& row : document["rows"])
      if (row.contains("gpus") && document["inputs"]["network"]["it_power_per_gpu_kw_it_per_gpu"] == 0 &&
          document["inputs"]["storage"]["it_power_per_gpu_kw_it_per_gpu"] == 0 && document["inputs"]["support"]["it_power_per_gpu_kw_it_per_gpu"] == 0)
        CHECK_THAT(row["gpus"].get<double>() * row["it_power_per_gpu_kw_it"].get<double>() * document["inputs"]["facility"]["headroom"].get<double>(), WithinRel(1e3 * it, 1e-9));
  }
}

TEST_CASE("compare_generations: an error that nobody knows is not called none", "[examples][generations]") {
  // MLPerf's two limits, 5 and 25 tok/s/user for Llama 2 70B, are all there is: between them the error is not known.
  const auto document = document_of("--model llama-2-70b --interactivity 5,10 --claim --baseline h200_sxm --trials 100");
  const auto between = row_of(document, "h200_sxm@10"), at_limit = row_of(document, "h200_sxm@5");
  CHECK(between["rate_error"]["of"] == "not known");
  CHECK(!between["rate_error"].contains("factor"));
  CHECK(!between["cost_per_million_tokens_usd"].contains("output_low"));
  CHECK(at_limit["rate_error"]["factor"] == 1);
  CHECK(document["result"]["cheapest"][0].contains("beyond_error"));
  CHECK(!document["result"]["cheapest"][1].contains("beyond_error"));
  CHECK(document["result"]["ratios"][0]["at"][0].contains("error_sigma"));
  CHECK(!document["result"]["ratios"][0]["at"][1].contains("error_sigma"));
  const auto text = compare("--model llama-2-70b --interactivity 10").out;
  CHECK_THAT(text, ContainsSubstring("not known") && ContainsSubstring("Rates: MLPerf") && ContainsSubstring("a lower bound"));
  CHECK_THAT(compare("--model llama-2-70b --interactivity 10 --markdown").out, ContainsSubstring("(range not known)"));
}

TEST_CASE("compare_generations: the MW of a demand", "[examples][generations]") {
  // Ten times the tokens, ten times the power; a scenario's own demand counts where none is given: 200,000 tok/s of 1 Mtok/s.
  const auto power = [](const std::string& arguments) {
    return row_of(document_of("--generations h200_sxm --interactivity 50 " + arguments), "h200_sxm@50")["facility_power_for_demand_mw"].get<double>();
  };
  const double usual = power("");
  CHECK_THAT(power("--demand '10 Mtok_out/s'"), WithinRel(10.0 * usual, 1e-12));
  const std::string own = "--set operations.utilization= --set 'demand.output_tokens=200 ktok_out/s' --set 'demand.interactivity=50 tok_out/s/user'";
  const auto with_demand = document_of("--generations h200_sxm --interactivity 50 " + own);
  CHECK(with_demand["workload"]["demand_tok_out_per_s"] == 200000);
}

TEST_CASE("compare_generations: an IT power below one rack is said", "[examples][generations]") {
  const auto document = document_of("--set compute.it_power=100kW --interactivity 50 --generations h200_sxm,gb300_nvl72");
  std::string fields;
  for (const auto& w : document["warnings"])
    if (w["code"] == "less_than_a_domain") fields += w["message"].get<std::string>();
  // 100 kW hold 73 H200 and 47 GB300 of a rack's 72.
  CHECK_THAT(fields, ContainsSubstring("gb300_nvl72") && !ContainsSubstring("h200_sxm"));
}

TEST_CASE("compare_generations: a price of one's own, and what of the scenario is not used", "[examples][generations]") {
  const auto document = document_of("--interactivity 50 --generations gb300_nvl72 --price 'gb300_nvl72=52 k$/GPU'");
  CHECK(row_of(document, "gb300_nvl72@50")["price_usd_per_gpu"] == 52000);
  // The worked example: 2.85531 $ a GPU-hour with this price, by hand in docs/design.md.
  CHECK_THAT(row_of(document, "gb300_nvl72@50")["gpu_hour_cost_usd"]["total"].get<double>(), WithinRel(2.85531, 2e-6));
  std::string not_used;
  for (const auto& w : document["warnings"])
    if (w["code"] == "not_used") not_used += w["field"].get<std::string>() + ": " + w["message"].get<std::string>() + "\n";
  CHECK_THAT(not_used, ContainsSubstring("compute.price") && ContainsSubstring("52,000 USD/GPU"));
  CHECK_THAT(not_used, ContainsSubstring("workload.output_rate"));
  // --set does not change a generation's price either, and says so.
  const auto set = document_of("--interactivity 50 --generations gb300_nvl72 --set 'compute.price=1 k$/GPU'");
  CHECK(row_of(set, "gb300_nvl72@50")["price_usd_per_gpu"] > 40000);
}

TEST_CASE("compare_generations: trials draw the scenario and the error of the interpolation", "[examples][generations][trials]") {
  // All certain but the rate: gb200 at 25 tok/s/user lies between two runs, sigma 0.484 (frontier_error_test, from SciPy). Its
  // cost is then lognormal, p95 / p50 = p50 / p5 = exp(1.6449 x 0.4842) = 2.2175. With 1e5 trials the ratio of quantiles is
  // good to about 0.6 %.
  const std::string certain = "--set facility.capex=17.5e6USD/MW_IT --set power.price=70USD/MWh --set compute.price= --set operations.utilization=0.6 ";
  const auto document = document_of(certain + "--generations gb200_nvl72 --precision fp4 --speculative no --interactivity 19.2,25 --trials 1e5");
  CHECK(document["uncertainty"]["trials"] == 100000);
  CHECK(document["uncertainty"]["status"] == "complete");
  for (const auto& w : document["warnings"]) CHECK(w["code"] != "median_used");
  const auto drawn = row_of(document, "gb200_nvl72@25")["cost_per_million_tokens_usd"];
  CHECK_THAT(drawn["output_p50"].get<double>(), WithinRel(drawn["output"].get<double>(), 0.01));
  CHECK_THAT(drawn["output_p95"].get<double>() / drawn["output_p50"].get<double>(), WithinRel(2.2175, 0.02));
  CHECK_THAT(drawn["output_p50"].get<double>() / drawn["output_p5"].get<double>(), WithinRel(2.2175, 0.02));
  // At 19.2 it was measured: nothing is uncertain there.
  CHECK(!row_of(document, "gb200_nvl72@19.2")["cost_per_million_tokens_usd"].contains("output_p50"));

  // A measured row of the scenario as it is: what cost_per_token draws for the same plan, with the same seed.
  const auto row = row_of(document_of("--generations gb200_nvl72 --precision fp4 --speculative no --interactivity 71.321 --trials 1e5"), "gb200_nvl72@71.321");
  const auto alone = run_calculator("cost_per_token", "--set compute.generation=gb200_nvl72 --set compute.price= --set compute.it_power_per_gpu= --set compute.life= "
                                                      "--set 'workload.output_rate=533.487 tok/s/GPU' --trials 1e5 --json");
  REQUIRE(alone.code == 0);
  const auto cost = nlohmann::json::parse(alone.out)["uncertainty"]["result"]["cost_per_million_tokens_usd"]["output"];
  CHECK_THAT(row["cost_per_million_tokens_usd"]["output_p5"].get<double>(), WithinRel(cost["p5"].get<double>(), 1e-9));
  CHECK_THAT(row["cost_per_million_tokens_usd"]["output_p95"].get<double>(), WithinRel(cost["p95"].get<double>(), 1e-9));
}

TEST_CASE("compare_generations: a scenario's own workload profile is what is compared", "[examples][generations]") {
  const auto document = document_of("--set workload.output_rate= --set workload.profile=chat_assistant --set workload.model=deepseek-r1 --set workload.precision=fp4 "
                                    "--set compute.generation=gb300_nvl72 --generations gb300_nvl72 --interactivity 80");
  CHECK(document["workload"]["model"] == "deepseek-r1");
  CHECK(document["workload"]["input_tok_in"] == 1024);
}

TEST_CASE("compare_generations: bad input", "[examples][generations][bad]") {
  const auto refused = [](const std::string& arguments, const std::string& words) {
    INFO(arguments);
    const auto e = compare(arguments);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("--generations gb300", "--generations:1:1: \"gb300\" is not in the catalogue, did you mean \"gb300_nvl72\"?");
  refused("--generations h200_sxm,gb200_nvl27", "--generations:2:1: \"gb200_nvl27\" is not in the catalogue, did you mean \"gb200_nvl72\"?");
  refused("--generations h200_sxm,h200_sxm", "--generations:2:1: \"h200_sxm\" is there twice");
  refused("--generations ''", "--generations:1:1: is empty");
  refused("--generations h200_sxm,", "--generations:2:1: there is nothing between two commas");
  refused("--model deepseek-r2", "did you mean \"deepseek-r1\"?");
  refused("--model mixtral-8x7b", "nobody measured it; there is deepseek-r1, llama-2-70b");
  refused("--interactivity 0", "--interactivity:1:1: \"0\", must be above 0");
  refused("--interactivity 30,-5", "--interactivity:2:1: \"-5\", must be above 0");
  refused("--interactivity nan", "must be above 0");
  refused("--interactivity inf", "must be above 0");
  refused("--interactivity '30 tok/s'", "expected");
  refused("--interactivity '30 USD'", "expected");
  refused("--interactivity fast", "--interactivity:1:1: \"fast\"");
  refused("--interactivity ''", "--interactivity:1:1: is empty");
  refused("--interactivity '30,30 tok/s/user'", "is there twice");
  refused("--precision fp6", "must be one of best, bf16, fp8, fp4");
  refused("--serving together", "must be one of any, aggregated, disaggregated");
  refused("--speculative maybe", "must be one of any, yes, no");
  refused("--plot price", "must be one of none, per_mw, cost, per_gpu");
  refused("--input 999", "nobody measured deepseek-r1 at these lengths; there is: 8192 in, 1024 out");
  refused("--output 0", "--output:1:1: \"0\", must be above 0");
  refused("--demand '3 MW'", "--demand:1:1: \"3 MW\"");
  refused("--price gb300_nvl72", "is not of the form");
  refused("--price 'gb300_nvl72=52 k$/MW'", "--price:1:1: \"52 k$/MW\"");
  refused("--price 'gb30_nvl72=52 k$/GPU'", "did you mean \"gb300_nvl72\"?");
  refused("--baseline h200_sxm", "--baseline:1:1: belongs to --claim");
  refused("--claim --baseline gb300_nvl72", "is the generation of --claim itself");
  refused("--claim --times 50", "is not of the form 50,35");
  refused("--claim --baseline mi325x", "mi325x: nobody measured deepseek-r1");
  refused("--set workload.allocation=gpu_time --set 'workload.decode_rate=1 ktok/s/GPU'", "gpu_time");
  refused("--trials 1", "--trials: \"1\", must be a whole number");
  refused("--trials 100 --checkpoint file", "--checkpoint: belongs to cost_per_token");
  refused("--sweep power.price=40:100:7", "belong to cost_per_token");
  refused("--json --markdown", "give one of them");
  refused("none.toml", "none.toml:1:1: no such file");
  // All at once.
  const auto e = compare("--model deepseek --interactivity 0 --generations gb300 --precision fp5");
  for (const char* option : {"--model:1:1", "--interactivity:1:1", "--generations:1:1", "--precision:1:1"}) CHECK_THAT(e.errors, ContainsSubstring(option));
}

TEST_CASE("compare_generations: a speed that nobody measured is no solution", "[examples][generations][bad]") {
  const auto document = document_of("--interactivity 5000", 3);
  CHECK(document["reason"] == "outside_range");
  CHECK(!document.contains("result"));
  CHECK_THAT(document["message"].get<std::string>(), ContainsSubstring("gb300_nvl72@5000: outside the measured range"));
  const auto e = compare("--interactivity 5000");
  CHECK(e.code == 3);
  CHECK(e.out.empty());
  CHECK_THAT(e.errors, ContainsSubstring("no generation has figures"));
  // A generation of the catalogue that nobody measured.
  CHECK(document_of("--generations tpu7x", 3)["reason"] == "not_measured");
  CHECK(document_of("--precision bf16", 3)["reason"] == "not_measured");
}

TEST_CASE("compare_generations: a scenario without a generation", "[examples][generations]") {
  const auto with = document_of("--interactivity 50"), without = document_of("--interactivity 50 --set compute.generation=");
  CHECK(with["rows"] == without["rows"]);
}

TEST_CASE("compare_generations: what people see fits their terminal", "[examples][generations]") {
  for (const std::size_t columns : {std::size_t{80}, std::size_t{100}, std::size_t{120}}) {
    const auto e = run_calculator("compare_generations", "--claim --trend --plot per_mw", {}, "COLUMNS=" + std::to_string(columns) + " ");
    CHECK(e.code == 0);
    CHECK(widest(e.out) <= columns);
    CHECK(e.out.find('\033') == std::string::npos);  // colours belong to terminals
    for (const char c : e.out) CHECK(static_cast<unsigned char>(c) < 0x80);  // LC_ALL=C
  }
  const auto fancy = run_calculator("compare_generations", "--plot cost", {}, "LC_ALL=C.UTF-8 COLUMNS=100 ");
  CHECK_THAT(fancy.out, ContainsSubstring("●") && ContainsSubstring("┤"));
  CHECK(compare("--quiet").out.empty());
}

TEST_CASE("compare_generations: CSV has the rows, and replaces no file unasked", "[examples][generations]") {
  const scratch here;
  const std::string file = here.file("rows.csv");
  REQUIRE(compare("--quiet --csv '" + file + "'").code == 0);
  const auto text = text_of_file(file);
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  CHECK(lines.size() == 2 + 36);
  CHECK(lines[0].starts_with("id,generation,year,interactivity_tok_out_per_s_per_user,status"));
  CHECK_THAT(lines[0], ContainsSubstring("cost_per_million_tokens_usd.output,"));
  CHECK_THAT(text, ContainsSubstring("\"outside the measured range [20.51, 77.96] tok/s/user\""));
  CHECK(compare("--quiet --csv '" + file + "'").code == 2);
  CHECK(compare("--quiet --force --csv '" + file + "'").code == 0);
}

TEST_CASE("docs/generations.md has the table that the calculator writes", "[examples][generations]") {
  INFO("write it anew between the marks of the page: compare_generations --markdown");
  CHECK(part_of_page("<!-- table: begin -->\n", "<!-- table: end -->") == compare("--markdown").out);
  CHECK(part_of_page("<!-- short prompts: begin -->\n", "<!-- short prompts: end -->") == compare("--input 1024 --output 1024 --markdown").out);
}

}  // namespace compare_generations_test
