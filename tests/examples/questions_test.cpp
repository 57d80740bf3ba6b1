// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// training_run, rent_or_build and build_out: what all calculators of one question have in common, on every scenario of theirs.
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace questions_test {

namespace {

struct asked {
  std::string calculator, prefix;     ///< of its scenarios
  std::string sweep, solve, target;   ///< on the first of them
  std::string headline;
};

const std::vector<asked> all{
    {"training_run", "training_", "training.rental=1 USD/GPU/h:3 USD/GPU/h:3", "training.rental", "run_cost_usd", "run_cost_usd"},
    {"rent_or_build", "rent_", "finance.wacc=6 %/year:12 %/year:3", "power.price", "own.present_cost_usd", "advantage_of_building_usd"},
    {"build_out", "build_out_", "finance.wacc=6 %/year:12 %/year:3", "compute.price", "capex_usd", "required_price_real_usd_per_million_tokens"},
};

std::vector<std::string> scenarios_of(const asked& q) {
  std::vector<std::string> found;
  for (const auto& each : std::filesystem::directory_iterator(AIFACTORY_SOURCE_DIR "/examples/scenarios"))
    if (each.path().filename().string().starts_with(q.prefix)) found.push_back("'" + each.path().string() + "'");
  std::sort(found.begin(), found.end());
  return found;
}
nlohmann::json document_of(const asked& q, const std::string& arguments) { return checked_json(run_calculator(q.calculator, arguments + " --json"), 0, q.calculator); }
double figure(const nlohmann::json& result, const std::string& path) {
  const auto dot = path.find('.');
  return dot == std::string::npos ? result.at(path).get<double>() : figure(result.at(path.substr(0, dot)), path.substr(dot + 1));
}

}  // namespace

TEST_CASE("questions: each scenario is answered, on a terminal and as JSON of its schema", "[examples][questions]") {
  for (const auto& q : all) {
    const auto scenarios = scenarios_of(q);
    CHECK(scenarios.size() >= 3);
    for (const auto& file : scenarios) {
      INFO(file);
      const auto document = document_of(q, file);
      CHECK(document["schema"] == "aifactory." + q.calculator + "/1");
      CHECK(std::isfinite(figure(document["result"], q.headline)));
      if (document.contains("series"))
        for (const auto& [key, values] : document["series"].items()) CHECK(values.size() == document["series"]["period_start"].size());
      const auto page = run_calculator(q.calculator, file);
      CHECK(page.code == 0);
      CHECK(page.errors.empty());
      CHECK_THAT(page.out, StartsWith(document["scenario"]["name"].get<std::string>().substr(0, 20)));
      CHECK(run_calculator(q.calculator, file + " --quiet").out.empty());
    }
  }
}

TEST_CASE("questions: trials are the same for any number of threads, and hold their central values", "[examples][questions][trials]") {
  for (const auto& q : all)
    for (const auto& file : scenarios_of(q)) {
      INFO(file);
      const auto one = document_of(q, file + " --trials 3000 --seed 4 --threads 1"), two = document_of(q, file + " --trials 3000 --seed 4 --threads 2");
      REQUIRE(one.contains("uncertainty"));
      CHECK(one["uncertainty"] == two["uncertainty"]);
      CHECK(one["uncertainty"]["trials"] == 3000);
      CHECK(one["uncertainty"]["status"] == "complete");
      CHECK(one["result"] == document_of(q, file)["result"]);
      for (const auto& w : one["warnings"]) CHECK(w["code"] != "median_used");
    }
}

TEST_CASE("questions: with a fixed fleet a number of GPUs stays one, whatever the size is stated in", "[examples][questions][trials]") {
  for (const auto& q : all)
    for (const auto& file : scenarios_of(q)) {
      INFO(file);
      const auto document = document_of(q, file + " --set sizing.fleet=fixed --trials 500");
      const auto& spread = document["uncertainty"]["result"];
      if (!spread.contains(q.headline)) continue;
      const double middle = figure(document["result"], q.headline), least = spread[q.headline]["p5"], greatest = spread[q.headline]["p95"];
      CHECK(least - 0.2 * std::fabs(middle) < middle);
      CHECK(greatest + 0.2 * std::fabs(middle) > middle);
    }
}

TEST_CASE("questions: a sweep gives at each point what --set gives, a solution what was asked for", "[examples][questions][sweep]") {
  for (const auto& q : all) {
    const auto file = scenarios_of(q).front();
    INFO(q.calculator << " " << file);
    const auto swept = document_of(q, file + " --sweep '" + q.sweep + "'");
    REQUIRE(swept["rows"].size() == 3);
    const std::string id = swept["rows"][2]["id"];
    CHECK(figure(swept["rows"][2]["result"], q.headline) == figure(document_of(q, file + " --set '" + id + "'")["result"], q.headline));
    CHECK(figure(swept["rows"][0]["result"], q.headline) != figure(swept["rows"][2]["result"], q.headline));
    CHECK_THAT(run_calculator(q.calculator, file + " --sweep '" + q.sweep + "'").out, ContainsSubstring(q.headline.substr(0, 40)));

    const double wanted = 1.02 * figure(document_of(q, file)["result"], q.target);
    const auto solved = document_of(q, file + " --solve " + q.solve + " --for " + q.target + "=" + std::to_string(wanted));
    CHECK_THAT(figure(solved["result"], q.target), WithinRel(wanted, 1e-8));
    CHECK(solved["solution"]["field"] == q.solve);
  }
}

TEST_CASE("questions: a table for spreadsheets has the rows over time, or the figures", "[examples][questions][csv]") {
  const scratch here;
  for (const auto& q : all) {
    const auto file = scenarios_of(q).front();
    const auto path = here.file(q.calculator + ".csv");
    CHECK(run_calculator(q.calculator, file + " --quiet --csv '" + path + "'").code == 0);
    const auto text = text_of_file(path);
    CHECK_THAT(text, StartsWith(q.calculator == "training_run" ? "id,conventions" : "period_start,"));
    CHECK(run_calculator(q.calculator, file + " --csv '" + path + "'").code == 2);  // exists already
  }
}

TEST_CASE("questions: bad input is named with its place, and nothing is printed", "[examples][questions][bad_input]") {
  struct wrong {
    std::string calculator, scenario, set, words;
  };
  const std::vector<wrong> cases{
      {"training_run", "training_deepseek_v3", "training.run_mfu=1.2", "--set:1:1: training.run_mfu"},
      {"training_run", "training_deepseek_v3", "training.gpus=8 GPU", "--set:1:1: training.gpus: a run larger than the fleet's memory"},
      {"training_run", "training_deepseek_v3", "training.model=deepseek-v4", "did you mean \"deepseek-v3\""},
      {"training_run", "reference", "power.price=70 USD/MWh", "training: missing: write [training]"},
      {"rent_or_build", "reference", "power.price=70 USD/MWh", "nothing to compare with"},
      {"rent_or_build", "rent_gb300_reserved", "rental.hours=0 hours", "--set:1:1: rental.hours"},
      {"rent_or_build", "rent_gb300_reserved", "rental.prepayment=1.2", "--set:1:1: rental.prepayment"},
      {"rent_or_build", "rent_gb300_reserved", "rental.term=9 years", "rental.term"},
      {"build_out", "build_out_50_and_50", "build_out.refresh_every=20 years", "--set:1:1: build_out.refresh_every: 20 years, is longer than the shell"},
      {"build_out", "build_out_50_and_50", "phase[2].online=2025-01-01", "--set:1:1: phase[2].online: 2025-01-01, is before the close"},
      {"build_out", "build_out_50_and_50", "phase[2].online=2026-08-01", "phase[2]"},
      {"build_out", "build_out_50_and_50", "phase[1].ramp=[2]", "must be a list of shares from 0 to 1"},
  };
  for (const auto& each : cases) {
    INFO(each.calculator << " " << each.set);
    const auto e = run_calculator(each.calculator, "'" AIFACTORY_SOURCE_DIR "/examples/scenarios/" + each.scenario + ".toml' --set '" + each.set + "'");
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(each.words));
  }
  for (const auto& q : all) {
    const auto e = run_calculator(q.calculator, scenarios_of(q).front() + " --explain=no_such_figure");
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring("--explain: no_such_figure: is not a number among the results"));
  }
}

}  // namespace questions_test
