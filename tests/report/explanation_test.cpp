// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"

#include "../reader/read_text.hpp"
#include "catch_shim.hpp"
#include "paths.hpp"
#include "scenarios.hpp"

#include <algorithm>

namespace explanation_test {

using namespace aifactory;

namespace {

const explained_part* part_of(const explanation& e, std::string_view name) {
  for (const auto& each : e.parts)
    if (each.name == name) return &each;
  return nullptr;
}

}  // namespace

TEST_CASE("explanation: every part has the value that the answer prints", "[report][explanation]") {
  for (const auto& s : {reference_with(), everything_with()}) {
    const auto central = evaluate(s);
    for (const auto& figure : central.figures) {
      const auto e = explain(s, figure.path());
      CHECK_THAT(e.parts.front().value, WithinRel(figure.value, 1e-12));
      for (const auto& part : e.parts)
        if (const auto* same = central.find(part.name)) CHECK_THAT(part.value, WithinRel(same->value, 1e-12));
    }
  }
}

TEST_CASE("explanation: with another input its formula gives the other answer", "[report][explanation]") {
  const auto e = explain(reference_with(), "annual_cost_usd.total");
  const auto other = evaluate(reference_with({"power.price=100 USD/MWh"}));
  // 100 $/MWh in J: 100 / 3.6e9.
  const double again = revalue(e.formula, {{"power.price", 100.0 / 3.6e9}});
  CHECK_THAT(again * 31'536'000.0, WithinRel(other.find("annual_cost_usd.total")->value, 1e-12));
}

TEST_CASE("explanation: what each use of the GPU time costs follows from its share and rates", "[report][explanation][uses]") {
  const std::string file = AIFACTORY_SOURCE_DIR "/examples/scenarios/mixed_fleet.toml";
  const auto s = read_file(file);
  const auto central = evaluate(s);
  const auto record = recorded_year(s);
  REQUIRE(central.uses.size() == 5);
  std::size_t compared = 0;
  const auto same = [&](const std::string& path, const reported_number& figure) {
    INFO(path);
    CHECK_THAT(explain(s, record, path).parts.front().value, WithinRel(figure.value, 1e-12));
    ++compared;
  };
  for (const auto& figure : central.figures) same(figure.path(), figure);
  for (std::size_t i = 0; i < central.uses.size(); ++i)
    for (const auto& figure : central.uses[i].figures) same("uses[" + std::to_string(i + 1) + "]." + figure.path(), figure);
  CHECK(compared > central.figures.size() + 25);

  // With half the agents' rate, and a tenth of the time moved between them, the formulas give what the scenario then gives.
  const auto other = evaluate(read_file(file, {"workload[2].output_rate=528 tok/s/GPU", "workload[1].share=0.35", "workload[2].share=0.25"}));
  const auto again = [&](const std::string& path) {
    return revalue(explain(s, record, path).formula, {{"workload[2].output_rate", 528.0}, {"workload[1].share", 0.35}, {"workload[2].share", 0.25}});
  };
  CHECK_THAT(again("cost_per_million_tokens_usd.blended") * 1e6, WithinRel(other.find("cost_per_million_tokens_usd.blended")->value, 1e-12));
  CHECK_THAT(again("uses[2].cost_per_million_tokens_usd.output") * 1e6, WithinRel(other.uses.at(1).find("cost_per_million_tokens_usd.output")->value, 1e-12));
  CHECK(part_of(explain(s, record, "tokens_per_year.output"), "workload.output_rate"));
}

TEST_CASE("explanation: the formulas, and where inputs come from", "[report][explanation]") {
  const auto e = explain(reference_with(), "cost_per_million_tokens_usd.blended");
  CHECK(to_text(*e.parts.front().node) == "annual_cost_usd.total / tokens_per_year.output");
  REQUIRE(part_of(e, "capital recovery factor"));
  CHECK(to_text(*part_of(e, "capital recovery factor")->node) == "finance.wacc / (-expm1(-(facility.life / year) * log1p(finance.wacc)))");
  const auto* price = part_of(e, "power.price");
  REQUIRE(price);
  CHECK(price->value == 70.0);
  CHECK(price->unit == "USD/MWh");
  CHECK_THAT(price->origin, ContainsSubstring("assumption"));
  CHECK_THAT(part_of(e, "software.licence")->origin, ContainsSubstring("NVIDIA AI Enterprise"));
  CHECK_FALSE(part_of(e, "network.capex"));  // nothing is spent on it
}

TEST_CASE("explanation: what there is not, and what was not computed", "[report][explanation]") {
  CHECK_THROWS_WITH(explain(reference_with(), "annual_cost_usd.totl"), ContainsSubstring("did you mean \"annual_cost_usd.total\""));
  CHECK_THROWS_WITH(explain(reference_with(), "carbon_kg_per_million_tokens"), ContainsSubstring("was not computed"));
}

TEST_CASE("explanation: as a tree it stays within the width, in ASCII too, and stops at a level", "[report][explanation]") {
  const auto e = explain(everything_with(), "cost_per_million_tokens_usd.output");
  for (const bool unicode : {false, true})
    for (const std::size_t columns : {60u, 80u, 200u}) {
      const auto text = terminal_explanation(e, {columns, false, unicode});
      std::size_t from = 0;
      for (std::size_t end; (end = text.find('\n', from)) != std::string::npos; from = end + 1) {
        const std::string_view line = std::string_view(text).substr(from, end - from);
        CHECK(text_width(line) <= std::max<std::size_t>(columns, 100));
        if (!unicode) CHECK(std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
      }
    }
  const auto top = terminal_explanation(e, {100, false, false}, 0);
  CHECK(std::count(top.begin(), top.end(), '\n') <= 4);
  CHECK_THAT(terminal_explanation(e, {100, false, false}, 1), ContainsSubstring("`- cost_per_million_tokens_usd.fresh_input = "));
}

TEST_CASE("explanation: a name with markup comes out inert", "[report][explanation]") {
  auto s = reference_with();
  for (auto& input : s.inputs)
    if (input.field == "power.price") input.source = "a|b <script>alert(1)</script> \033[31m 50 % of A_B", input.assumption = false;
  const auto e = explain(s, "annual_cost_usd.power");
  const auto markdown = markdown_explanation(e), latex = latex_explanation(e), tree = terminal_explanation(e, {100, false, false});
  CHECK(markdown.find("<script>") == std::string::npos);
  CHECK_THAT(markdown, ContainsSubstring("a\\|b"));
  CHECK_THAT(latex, ContainsSubstring("50 \\% of A\\_B"));
  for (const auto& text : {markdown, latex, tree}) CHECK(text.find('\033') == std::string::npos);
}

}  // namespace explanation_test
