// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

namespace compare_scenarios_test {

namespace {

const std::string scenarios = AIFACTORY_SOURCE_DIR "/examples/scenarios/";
ending compare(const std::string& arguments) { return run_calculator("compare_scenarios", arguments); }
std::string both(const std::string& a, const std::string& b) { return "'" + scenarios + a + "' '" + scenarios + b + "' "; }

}  // namespace

TEST_CASE("compare_scenarios: the rows add up to the difference", "[examples][compare]") {
  for (const char* figure : {"cost_per_million_tokens_usd.blended", "annual_cost_usd.total", "gpu_hour_cost_usd.compute"}) {
    const auto e = compare(both("reference.toml", "semianalysis_gb300.toml") + "--json --figure " + figure);
    const auto document = checked_json(e, 0, "compare_scenarios");
    CHECK(document["schema"] == "aifactory.compare_scenarios/1");
    const double from = document["result"]["from"], to = document["result"]["to"];
    double sum = 0.0;
    for (const auto& row : document["rows"]) sum += row["contribution"].get<double>();
    CHECK_THAT(from + sum, WithinRel(to, 1e-9));
  }
}

TEST_CASE("compare_scenarios: both ends are what cost_per_token says", "[examples][compare]") {
  const auto document = checked_json(compare(both("reference.toml", "single_rack.toml") + "--json"), 0, "compare_scenarios");
  for (const auto& [end, file] : {std::pair{"from", "reference.toml"}, std::pair{"to", "single_rack.toml"}}) {
    const auto alone = nlohmann::json::parse(run_calculator("cost_per_token", "'" + scenarios + file + "' --json").out);
    CHECK(document["result"][end] == alone["result"]["cost_per_million_tokens_usd"]["blended"]);
    CHECK(document["scenarios"][end]["digest"] == alone["scenario"]["digest"]);
  }
  // The rack is leased: a convention of its own.
  CHECK_THAT(document["rows"][0]["id"].get<std::string>(), ContainsSubstring("facility.lease"));
}

TEST_CASE("compare_scenarios: the waterfall for people", "[examples][compare]") {
  const auto e = compare(both("reference.toml", "semianalysis_gb300.toml"));
  REQUIRE(e.code == 0);
  CHECK_THAT(e.out, ContainsSubstring("100 MW of GB300"));
  CHECK_THAT(e.out, ContainsSubstring("workload.output_rate") && ContainsSubstring("6000 to 1805.1 tok_out/s/GPU"));
  CHECK_THAT(compare(both("reference.toml", "reference.toml")).out, ContainsSubstring("No input differs."));
}

TEST_CASE("compare_scenarios: a table", "[examples][compare][csv]") {
  const scratch here;
  const auto table = here.file("both.csv");
  const auto e = compare(both("reference.toml", "semianalysis_gb300.toml") + "--json --csv '" + table + "'");
  REQUIRE(e.code == 0);
  const auto document = nlohmann::json::parse(e.out);
  std::istringstream text(text_of_file(table));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) {
    REQUIRE(line.ends_with('\r'));
    lines.push_back(line.substr(0, line.size() - 1));
  }
  REQUIRE(lines.size() == document["rows"].size() + 3);
  CHECK(lines[0] == "id,unit,from,to,contribution");
  CHECK(lines[1] == ",,,,USD/Mtok");
  CHECK_THAT(lines[2], StartsWith("cost_per_million_tokens_usd.blended,USD/Mtok,"));
  const auto last_number = [](const std::string& line) { return std::stod(line.substr(line.rfind(',') + 1)); };
  double sum = 0.0;
  for (std::size_t i = 3; i < lines.size(); ++i) {
    CHECK_THAT(lines[i], StartsWith(document["rows"][i - 3]["id"].get<std::string>() + ","));
    sum += last_number(lines[i]);
  }
  CHECK_THAT(sum, WithinRel(last_number(lines[2]), 1e-9));
  CHECK_THAT(sum, WithinRel(document["result"]["to"].get<double>() - document["result"]["from"].get<double>(), 1e-9));
  const auto second = here.write("b.toml", text_of_file(scenarios + "semianalysis_gb300.toml"));
  CHECK_THAT(compare("'" + scenarios + "reference.toml' '" + second + "' --force --csv '" + second + "'").errors, ContainsSubstring("is the scenario itself"));
}

TEST_CASE("compare_scenarios: bad input", "[examples][compare][bad]") {
  const auto refused = [](const std::string& arguments, const std::string& words) {
    const auto e = compare(arguments);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("'" + scenarios + "reference.toml'", "other");
  refused(both("reference.toml", "none.toml"), "none.toml:1:1: no such file");
  refused(both("reference.toml", "single_rack.toml") + "--figure gpu_hour_cost.total", "did you mean \"gpu_hour_cost_usd.total\"?");
  refused(both("reference.toml", "dgx_spark_desk.toml") + "--figure carbon_kg_per_million_tokens", "was not computed for");
  refused(both("reference.toml", "single_rack.toml") + "--trials 100", "belong to cost_per_token");
}

}  // namespace compare_scenarios_test
