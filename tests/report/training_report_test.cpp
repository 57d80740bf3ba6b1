// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/figures_json.hpp"
#include "aifactory/report/training_draws.hpp"
#include "aifactory/report/training_terminal.hpp"

#include "catch_shim.hpp"
#include "drawn_answer.hpp"
#include "json_schema.hpp"
#include "paths.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

namespace training_report_test {

using namespace aifactory;
using namespace drawn_answer;

namespace {

std::string convention(const figures_answer& a, std::string_view name) {
  for (const auto& [key, value] : a.conventions)
    if (key == name) return value;
  return "";
}

}  // namespace

TEST_CASE("training report: the account of DeepSeek-V3", "[report][training][published]") {
  const auto a = training_answer_of(of_folder("training_deepseek_v3"));
  // arXiv 2412.19437, table 1; the scenario's MFU and share have three and four digits.
  CHECK_THAT(number_of(a, "run_cost_usd"), WithinRel(5.576e6, 2e-4));
  CHECK_THAT(number_of(a, "gpu_hours.total"), WithinRel(2788e3, 2e-4));
  CHECK_THAT(number_of(a, "gpu_hours.pre_training"), WithinRel(2664e3, 2e-4));
  CHECK_THAT(number_of(a, "days.pre_training") / 14.8, WithinAbs(3.7, 0.05));
  CHECK_THAT(number_of(a, "flop"), WithinRel(3.2856e24, 1e-12));
  CHECK(number_of(a, "cost_usd.rented") == number_of(a, "run_cost_usd"));
  // 5.576 M$ over 14.8 trillion tokens.
  CHECK_THAT(number_of(a, "cost_per_million_training_tokens_usd"), WithinRel(5.576 / 14.8, 2e-4));
  CHECK(convention(a, "stated_mfu") == "run_mfu");
  CHECK(convention(a, "cost") == "rented");
  CHECK(convention(a, "goodput") == "nothing_lost");
  CHECK_FALSE(a.find("expected_failures"));
  CHECK_FALSE(a.find("hfu"));
  CHECK_FALSE(a.find("attention_flop_per_token"));
}

TEST_CASE("training report: Llama 3.1 405B from the MFU of a step and its failures", "[report][training][published]") {
  const auto a = training_answer_of(of_folder("training_llama_3_1_405b"));
  // Published: 3.8e25 operations, 30.84 million GPU-hours, 34.6 % over all of them, above 90 % of effective time, 3.1 hours between failures.
  // The share after pre-training and the times of a restart and of stops are assumptions, so the hours are held to 2 %.
  CHECK_THAT(number_of(a, "flop"), WithinRel(3.8e25, 1e-3));
  CHECK_THAT(number_of(a, "gpu_hours.total"), WithinRel(30.84e6, 0.02));
  CHECK_THAT(number_of(a, "run_mfu"), WithinAbs(0.346, 0.007));
  CHECK_THAT(number_of(a, "goodput"), WithinAbs(0.90, 0.01));
  CHECK_THAT(number_of(a, "job_mtbf_hours"), WithinAbs(3.1, 0.05));
  // As many failures as days of pre-training have, at 419 in 54 days, of the 98 % without a planned stop.
  CHECK_THAT(number_of(a, "expected_failures"), WithinRel(number_of(a, "days.pre_training") / 54.0 * 419.0 * 0.98, 1e-4));
  CHECK(convention(a, "checkpoint_interval") == "daly");
  CHECK(convention(a, "peak") == "bf16");
}

TEST_CASE("training report: parts add up", "[report][training]") {
  for (const char* name : {"deepseek_v3", "llama_3_1_405b", "frontier_gb300"}) {
    const auto a = training_answer_of(of_folder("training_" + std::string(name)));
    const auto sum = [&](std::string_view section) {
      double all = 0.0;
      for (const auto& each : a.figures)
        if (each.section == section && each.key != "total") all += each.value;
      return all;
    };
    CHECK_THAT(sum("gpu_hours"), WithinRel(number_of(a, "gpu_hours.total"), 1e-13));
    CHECK_THAT(sum("days"), WithinRel(number_of(a, "days.total"), 1e-13));
    CHECK_THAT(sum("own_cost_usd"), WithinRel(number_of(a, "cost_usd.own"), 1e-13));
    CHECK_THAT(sum("tokens_not_made"), WithinRel(number_of(a, "tokens_not_made.total"), 1e-13));
    CHECK_THAT(number_of(a, "busy_gpu_hours") / number_of(a, "gpu_hours.pre_training"), WithinRel(number_of(a, "goodput"), 1e-13));
    CHECK_THAT(number_of(a, "days.total") * 24.0 * number_of(a, "gpus"), WithinRel(number_of(a, "gpu_hours.total"), 1e-13));
  }
}

TEST_CASE("training report: deadline, budget and memory are warned about", "[report][training]") {
  const auto codes = [](const figures_answer& a) {
    std::vector<std::string> all;
    for (const auto& w : a.warnings) all.push_back(w.code);
    return all;
  };
  CHECK(codes(training_answer_of(of_folder("training_frontier_gb300"))).empty());
  CHECK(codes(training_answer_of(of_folder("training_frontier_gb300", {"training.deadline=100 days", "training.budget=100 M$"}))) ==
        std::vector<std::string>{"too_late", "over_budget"});
  // 32 TB of states on 130 GPUs of 288 GB or less each.
  CHECK(codes(training_answer_of(of_folder("training_frontier_gb300", {"training.deadline=", "training.budget=", "training.gpus=130 GPU"}))) ==
        std::vector<std::string>{"memory_tight"});
}

TEST_CASE("training report: without [training] there is no answer", "[report][training]") {
  const scenario s = read_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml");
  CHECK_THROWS_WITH(training_answer_of(s), ContainsSubstring("training: missing: write [training]"));
  CHECK_THROWS_WITH(training_draws_of(s), ContainsSubstring("training: missing"));
}

TEST_CASE("training draws: the medians give the answer", "[report][training][trials]") {
  for (const char* name : {"deepseek_v3", "llama_3_1_405b", "frontier_gb300"}) {
    const scenario s = of_folder("training_" + std::string(name));
    const auto draws = training_draws_of(s);
    CHECK(draws.figures.size() + draws.events.size() <= most_drawn_figures);
    CHECK(draws.inputs.size() <= most_drawn_inputs);
    CHECK(draws.figures.front().path() == "run_cost_usd");
    const auto results = results_of(draws, medians(draws));
    for (std::size_t i = 0; i < draws.figures.size(); ++i) {
      INFO(draws.figures[i].path());
      CHECK_THAT(results[i], WithinRel(draws.figures[i].value, 1e-12));
    }
  }
}

TEST_CASE("training draws: each input moves what it should", "[report][training][trials]") {
  const scenario s = of_folder("training_frontier_gb300");
  const auto draws = training_draws_of(s);
  const auto central = medians(draws);
  const auto place = [&](std::string_view path) {
    for (std::size_t i = 0; i < draws.figures.size(); ++i)
      if (draws.figures[i].path() == path) return i;
    FAIL(path);
    return std::size_t{0};
  };
  const auto middle = results_of(draws, central);
  // Half the MFU: twice the hours, the cost and the failures.
  auto values = central;
  of(draws, values, "training.mfu") *= 0.5;
  auto found = results_of(draws, values);
  for (const char* path : {"run_cost_usd", "days.total", "gpu_hours.total", "energy_mwh", "expected_failures", "tokens_not_made.total"})
    CHECK_THAT(found[place(path)], WithinRel(2.0 * middle[place(path)], 1e-12));
  // Twice the arithmetic: the same, and nothing else moves.
  values = central;
  of(draws, values, "training.flop") *= 2.0;
  found = results_of(draws, values);
  CHECK_THAT(found[place("run_cost_usd")], WithinRel(2.0 * middle[place("run_cost_usd")], 1e-12));
  CHECK(found[place("goodput")] == middle[place("goodput")]);
  // The price of tokens moves only what was not earned.
  values = central;
  of(draws, values, "revenue.output") *= 3.0;
  found = results_of(draws, values);
  CHECK_THAT(found[place("revenue_not_made_usd")], WithinRel(3.0 * middle[place("revenue_not_made_usd")], 1e-12));
  CHECK(found[place("run_cost_usd")] == middle[place("run_cost_usd")]);
  // Events: the days and the dollars of the trial against those that are allowed.
  REQUIRE(draws.events == std::vector<std::string>{"within_deadline", "within_budget"});
  const std::size_t event = draws.figures.size();
  CHECK(middle[event] == 1.0);
  values = central;
  of(draws, values, "training.flop") *= 200.0 / middle[place("days.total")] * 1.001;
  CHECK(results_of(draws, values)[event] == 0.0);
  of(draws, values, "training.flop") *= 0.998;
  CHECK(results_of(draws, values)[event] == 1.0);
  values = central;
  of(draws, values, "compute.price") *= 3.0;
  CHECK(results_of(draws, values)[event + 1] == 0.0);
  // A trial in which the hardware would beat its peak has no figures.
  values = central;
  of(draws, values, "training.mfu") = 1.5;
  CHECK(std::isnan(results_of(draws, values)[0]));
}

TEST_CASE("training draws: correlations of drawn inputs alone", "[report][training][trials]") {
  CHECK(training_draws_of(of_folder("training_frontier_gb300")).correlations.size() == 1);
  CHECK(drawn_plan_of(of_folder("training_frontier_gb300")).correlations.empty());  // a steady year knows no run
}

TEST_CASE("training report: the document follows its schema", "[report][training][json]") {
  std::ifstream file(AIFACTORY_SOURCE_DIR "/docs/schema/training_run.schema.json");
  const json_schema schema(nlohmann::json::parse(file));
  for (const char* name : {"deepseek_v3", "llama_3_1_405b", "frontier_gb300"}) {
    const scenario s = of_folder("training_" + std::string(name), {"training.recomputed=0.1"});
    const auto document = nlohmann::json::parse(json_text(json_report("aifactory.training_run/1", s, training_answer_of(s))));
    CHECK(schema.problems(document) == std::vector<std::string>{});
    CHECK(document["inputs"]["training"].contains("recomputed"));
    auto broken = document;
    broken["result"]["days"]["total"] = "many";
    broken["result"].erase("flop");
    CHECK(schema.problems(broken).size() == 2);
  }
}

TEST_CASE("training report: on a terminal of any width", "[report][training][terminal]") {
  for (const char* name : {"deepseek_v3", "llama_3_1_405b", "frontier_gb300"})
    for (const std::size_t columns : {60U, 80U, 100U}) {
      const scenario s = of_folder("training_" + std::string(name));
      const auto text = terminal_training(s, training_answer_of(s), {.columns = columns, .colour = false, .unicode = false});
      std::size_t begin = 0;
      while (begin < text.size()) {
        const auto end = text.find('\n', begin);
        INFO(text.substr(begin, end - begin));
        CHECK(end - begin <= columns);
        begin = end + 1;
      }
      CHECK(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    }
  const scenario s = of_folder("training_deepseek_v3");
  const auto text = terminal_training(s, training_answer_of(s), {.columns = 100, .colour = false, .unicode = false});
  for (const char* part : {"56.7 days on 2048 GPUs", "5.576 M$ of rent", "deepseek-v3: 37.00 G parameters at work of 671.0 G, 14.80 T tokens", "3.29e24 FLOP",
                           "MFU 33.1 % over all GPU-hours of the run"})
    CHECK_THAT(text, ContainsSubstring(part));
}

}  // namespace training_report_test
