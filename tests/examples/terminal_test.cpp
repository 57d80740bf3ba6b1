// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What every calculator owes a terminal: lines that fit, colours only there, silence with --quiet.
#include "catch_shim.hpp"
#include "run_calculator.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace terminal_test {

namespace {

const std::string scenarios = AIFACTORY_SOURCE_DIR "/examples/scenarios/";
std::string of(const std::string& file) { return "'" + scenarios + file + "'"; }

struct job {
  std::string calculator, arguments;
};

const std::vector<job> jobs{
    {"cost_per_token", ""},
    {"cost_per_token", of("mixed_fleet.toml")},
    {"cost_per_token", "--trials 2000"},
    {"cost_per_token", of("levelized_100mw.toml") + " --levelized"},
    {"cost_per_token", "--sweep 'power.price=40 USD/MWh:100 USD/MWh:4'"},
    {"size_factory", of("retrieval_service.toml")},
    {"size_factory", of("retrieval_service.toml") + " --trials 1000"},
    {"rent_or_build", of("rent_h100_on_demand.toml")},
    {"build_out", of("build_out_50_and_50.toml")},
    {"training_run", of("training_deepseek_v3.toml")},
    {"compare_generations", ""},
    {"compare_scenarios", of("reference.toml") + " " + of("semianalysis_gb300.toml")},
    {"check_claim", "'" AIFACTORY_SOURCE_DIR "/examples/claims/nvidia_50x_35x.toml'"},
};

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t most = 0;
  for (std::string line; std::getline(lines, line);) most = std::max(most, line.size());
  return most;
}

/// On a terminal of its own, as the program `script` makes one.
std::string on_a_terminal(const job& of, const std::string& environment) {
  const scratch here;
  const std::string log = here.file("log");
  const std::string inner = here.write("run.sh", "export LC_ALL=C TERM=xterm COLUMNS=100; " + environment + " '" AIFACTORY_EXAMPLES_DIR "/" + of.calculator + "' " + of.arguments + "\n");
  const std::string command = "script -qec 'sh " + inner + "' '" + log + "' >/dev/null 2>&1 </dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  return text_of_file(log);
}

}  // namespace

TEST_CASE("terminal: no line is wider than 80 columns where there are so many", "[examples][terminal]") {
  for (const auto& each : jobs)
    for (const std::size_t columns : {std::size_t{80}, std::size_t{120}, std::size_t{200}}) {
      INFO(each.calculator << " " << each.arguments << " at " << columns);
      const auto e = run_calculator(each.calculator, each.arguments, {}, "COLUMNS=" + std::to_string(columns) + " ");
      REQUIRE(e.code == 0);
      CHECK(widest_line(e.out) <= columns);
    }
}

TEST_CASE("terminal: a cash flow that does not fit is split by columns and loses none", "[examples][terminal]") {
  const auto narrow = run_calculator("cost_per_token", of("levelized_100mw.toml") + " --levelized", {}, "COLUMNS=70 ");
  const auto wide = run_calculator("cost_per_token", of("levelized_100mw.toml") + " --levelized", {}, "COLUMNS=100 ");
  const auto heads = [](const std::string& text) {
    std::istringstream lines(text);
    std::vector<std::string> words;
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("Year ")) continue;
      std::istringstream all(line.substr(5));
      for (std::string word; all >> word;) words.push_back(word);
    }
    return words;
  };
  CHECK(widest_line(narrow.out) <= 70);
  CHECK(heads(narrow.out) == heads(wide.out));
  CHECK(std::find(heads(narrow.out).begin(), heads(narrow.out).end(), "equity") != heads(narrow.out).end());
}

TEST_CASE("terminal: colours are for a terminal, and not where NO_COLOR or TERM forbids them", "[examples][terminal]") {
  for (const auto& each : jobs) {
    INFO(each.calculator << " " << each.arguments);
    CHECK_THAT(run_calculator(each.calculator, each.arguments).out, !ContainsSubstring("\033["));
  }
  if (std::system("script -qec true /dev/null >/dev/null 2>&1 </dev/null") != 0) {
    WARN("the program script is not installed or finds no pseudo-terminal: no terminal to try");
    return;
  }
  for (const auto& each : {jobs[0], jobs[5], jobs[7], jobs[11]}) {
    INFO(each.calculator << " " << each.arguments);
    CHECK_THAT(on_a_terminal(each, ""), ContainsSubstring("\033[1m"));
    CHECK_THAT(on_a_terminal(each, "NO_COLOR=1"), !ContainsSubstring("\033["));
    CHECK_THAT(on_a_terminal(each, "TERM=dumb"), !ContainsSubstring("\033["));
  }
}

TEST_CASE("terminal: --quiet prints nothing, on a terminal too", "[examples][terminal]") {
  for (const auto& each : jobs) {
    INFO(each.calculator << " " << each.arguments);
    const auto e = run_calculator(each.calculator, each.arguments + " --quiet");
    CHECK(e.code == 0);
    CHECK(e.out.empty());
    CHECK(e.errors.empty());
  }
}

}  // namespace terminal_test
