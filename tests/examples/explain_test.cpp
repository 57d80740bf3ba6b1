// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "run_calculator.hpp"

#include <string>

TEST_CASE("explain: a figure, down to its inputs, as tree, Markdown and LaTeX", "[examples][explain]") {
  const auto tree = run_calculator("cost_per_token", "--explain");
  CHECK(tree.code == 0);
  CHECK(tree.errors.empty());
  // Worked by hand in docs/design.md: 0.224813 $/Mtok, 1,179.834 M$.
  CHECK_THAT(tree.out, StartsWith("cost_per_million_tokens_usd.blended = 0.224813 USD/Mtok"));
  CHECK_THAT(tree.out, ContainsSubstring("annual_cost_usd.total = 1,179,833,710 USD/year"));
  CHECK_THAT(tree.out, ContainsSubstring("power.price = 70 USD/MWh"));
  const auto markdown = run_calculator("cost_per_token", "--explain=annual_cost_usd.power --explain-as markdown");
  CHECK_THAT(markdown.out, StartsWith("# annual_cost_usd.power"));
  CHECK_THAT(markdown.out, ContainsSubstring("| `power.price` | 70 | USD/MWh |"));
  const auto latex = run_calculator("cost_per_token", "--explain=capex_per_gpu_usd --explain-as latex --explain-depth 0");
  CHECK_THAT(latex.out, StartsWith("\\begin{align*}\n\\text{capex\\_per\\_gpu\\_usd} &= \\frac{\\text{capex\\_usd.total}}{\\text{gpus}}"));
  CHECK_THAT(latex.out, ContainsSubstring("89,100\\ \\text{USD/GPU}"));
}

TEST_CASE("explain: a scenario with tax and debts has a steady year too", "[examples][explain]") {
  const auto e = run_calculator("cost_per_token", "'" AIFACTORY_SOURCE_DIR "/examples/scenarios/levelized_100mw.toml' --explain");
  CHECK(e.code == 0);
  CHECK_THAT(e.out, StartsWith("cost_per_million_tokens_usd.blended = "));
}

TEST_CASE("explain: bad input", "[examples][explain][bad_input]") {
  const auto refused = [](const std::string& with, const std::string& words) {
    const auto e = run_calculator("cost_per_token", with);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("--explain=gpu_hour_cost_usd.totl", "did you mean \"gpu_hour_cost_usd.total\"");
  refused("--explain --explain-as pdf", "must be one of tree, markdown, latex");
  refused("--explain --explain-depth x", "--explain-depth");
  refused("--explain-as latex", "--explain-as: belongs to --explain");
  refused("--explain --json", "--explain and --json: give one of them");
  refused("--explain --trials 100", "--explain and --trials: give one of them");
}
