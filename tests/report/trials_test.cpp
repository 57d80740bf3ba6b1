// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/trials.hpp"

#include "aifactory/report/csv.hpp"
#include "aifactory/report/sampled_json.hpp"
#include "aifactory/report/sampled_terminal.hpp"
#include "catch_shim.hpp"
#include "scenarios.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace trials_test {

using namespace aifactory;

namespace {

std::vector<std::string> moving(const scenario& s) {
  const auto drawn = drawn_plan_of(s);
  const auto places = moving_figures(s, drawn);
  std::vector<std::string> paths;
  std::size_t place = 0;
  for_each_figure(unit_economics(s.plan), [&](const auto& row, std::string_view part, const auto&) {
    if (std::find(places.begin(), places.end(), place++) != places.end())
      paths.push_back(std::string(row.key) + (part.empty() ? "" : ".") + std::string(part));
  });
  return paths;
}
using names = std::vector<std::string>;

const names no_spread{"facility.capex=17.5 M$/MW_IT", "compute.price=52 k$/GPU", "operations.utilization=0.6"};

}  // namespace

TEST_CASE("trials: what has a distribution is drawn, in base units", "[report][trials]") {
  const auto s = reference_with();
  const auto drawn = drawn_plan_of(s);
  CHECK(drawn.fields == names{"facility.capex", "power.price", "compute.price", "operations.utilization"});
  CHECK(drawn.warnings.empty());
  // triangular 15, 17.5, 20 M$/MW_IT; 52 k$/GPU with sigma 0.12: p90 at exp(1.281552 x 0.12).
  const auto& capex = drawn.inputs.plan.facility.capex.base_value();
  CHECK_THAT(capex.low(), WithinRel((15e6 * USD / MW_IT).base_value(), 1e-15));
  CHECK_THAT(capex.high(), WithinRel((20e6 * USD / MW_IT).base_value(), 1e-15));
  CHECK_THAT(drawn.inputs.plan.compute.price.base_value().quantile(0.9),
             WithinRel(52e3 * std::exp(1.2815515655 * 0.12), 1e-9));
  CHECK(drawn.inputs.plan.facility.pue.base_value().number() == 1.2);
  // At the central values it is the scenario's plan.
  CHECK_THAT(unit_economics(central(drawn.inputs).plan).cost_per_token.blended.in(USD / Mtok), WithinRel(0.224813, 3e-6));
}

TEST_CASE("trials: a fixed fleet is that of the central values", "[report][trials]") {
  const names uncertain_size{"compute.it_power={ uniform = [\"90 MW\", \"110 MW\"] }", "sizing.fleet=fixed"};
  auto s = reference_with(uncertain_size);
  s.correlations.push_back({"compute.it_power", "power.price", 0.5, {"s.toml", 3, 1}});
  const auto drawn = drawn_plan_of(s);
  CHECK_THAT(drawn.inputs.plan.size.base_value().number(), WithinRel(100e3 / 2.12, 1e-14));
  CHECK(drawn.fields.size() == 4);  // not the size
  CHECK(drawn.correlations.empty());
  REQUIRE(drawn.warnings.size() == 2);
  CHECK(drawn.warnings[0].code == "not_drawn");
  CHECK(drawn.warnings[1].code == "correlation_dropped");
  CHECK_THAT(drawn.warnings[1].message, ContainsSubstring("s.toml:3:1"));
}

TEST_CASE("trials: only the figures that the inputs move, and that are computed", "[report][trials]") {
  // The price of power is in the energy's cost, in totals and in what a token costs; nothing is built or made by it.
  CHECK(moving(reference_with(no_spread)) ==
        names{"annual_cost_usd.power", "annual_cost_usd.total", "gpu_hour_cost_usd.power", "gpu_hour_cost_usd.total",
              "cost_per_million_tokens_usd.output", "cost_per_million_tokens_usd.blended",
              "cost_per_million_tokens_at_full_load_usd.output", "cost_per_million_tokens_at_full_load_usd.blended"});
  // With the size, what is per GPU and per token stays.
  auto by_size = no_spread;
  by_size.insert(by_size.end(), {"power.price=70 USD/MWh", "compute.it_power={ uniform = [\"90 MW\", \"110 MW\"] }"});
  const auto paths = moving(reference_with(by_size));
  CHECK(std::find(paths.begin(), paths.end(), "gpus") != paths.end());
  CHECK(std::find(paths.begin(), paths.end(), "annual_cost_usd.total") != paths.end());
  for (const char* path : {"capex_per_gpu_usd", "gpu_hour_cost_usd.total", "cost_per_million_tokens_usd.blended",
                           "tokens_per_second_per_mw.total", "tokens_per_joule.total", "annual_cost_usd.network"})
    CHECK(std::find(paths.begin(), paths.end(), path) == paths.end());
}

TEST_CASE("trials: a watch may cut a run anywhere and end it", "[report][trials]") {
  const auto s = reference_with();
  const auto a = evaluate(s);
  const auto text = [](const sampled_answer& found) { return json_text(json_uncertainty(found)["result"]); };
  const auto whole = sample(s, a, {.trials = 60'000, .seed = 4});
  CHECK(whole.complete());
  CHECK(whole.converged);
  trial_watch cut;
  std::vector<std::uint64_t> seen;
  cut.next = [&](std::uint64_t done) {
    seen.push_back(done);
    return std::uint64_t{5000};
  };
  CHECK(text(sample(s, a, {.trials = 60'000, .seed = 4}, cut)) == text(whole));
  // 5,000 rounded up to granules of 4,096; the rest at the end alone.
  REQUIRE(seen.size() == 9);
  CHECK(seen[0] == 0);
  CHECK(seen[1] == 8192);
  CHECK(seen[7] == 57344);
  CHECK(seen[8] == 60'000);

  trial_watch end;
  end.next = [](std::uint64_t done) { return std::uint64_t{done < 10'000 ? 4096u : 0u}; };
  const auto part = sample(s, a, {.trials = 60'000, .seed = 4}, end);
  CHECK(part.trials == 12'288);
  CHECK_FALSE(part.complete());
  CHECK_FALSE(part.converged);
  CHECK(text(part) == text(sample(s, a, {.trials = 12'288, .seed = 4})));

  // Of a sampler with randomisations only whole ones count, and one of them knows nothing of its error.
  trial_watch third;
  third.next = [](std::uint64_t done) { return std::uint64_t{done < 3'000 ? 4096u : 0u}; };
  const auto even = sample(s, a, {.trials = 16'000, .how = sampler::sobol}, third);
  CHECK(even.trials == 3'000);
  CHECK(even.trials_asked == 16'000);
  CHECK(even.figures.front().mean.standard_error > 0.0);
  trial_watch once;
  once.next = [](std::uint64_t done) { return std::uint64_t{done < 1'000 ? 4096u : 0u}; };
  CHECK(sample(s, a, {.trials = 16'000, .how = sampler::sobol}, once).figures.empty());
}

TEST_CASE("trials: limits are named", "[report][trials]") {
  const auto s = reference_with();
  const auto a = evaluate(s);
  CHECK_THROWS_WITH(sample(s, a, {.trials = 1}), ContainsSubstring("trials: 1, must lie between 2 and 1000000000000"));
  CHECK_THROWS_WITH(sample(s, a, {.trials = most_trials + 1}), ContainsSubstring("must lie between"));
  CHECK_THROWS_WITH(sample(s, a, {.trials = 31, .how = sampler::antithetic}), ContainsSubstring("at least 32"));
}

TEST_CASE("trials: a page of percentiles, bars and swings, at any width", "[report][trials]") {
  const auto s = everything_with({"compute.it_power={ uniform = [\"90 MW\", \"110 MW\"] }",
                                  "facility.pue={ pert = [1.1, 1.2, 1.5] }",
                                  "finance.wacc={ uniform = [7, 11], unit = \"%/year\" }"});
  const auto found = sample(s, evaluate(s), {.trials = 20'000});
  for (const std::size_t columns : {1U, 60U, 80U, 100U, 120U, 1000U})
    for (const bool unicode : {false, true}) {
      std::istringstream text(terminal_uncertainty(s, found, {columns, false, unicode}));
      std::size_t lines = 0;
      for (std::string line; std::getline(text, line); ++lines) {
        INFO(line);
        CHECK(text_width(line) <= std::clamp<std::size_t>(columns, narrowest_report, widest_report));
        CHECK((line.empty() || line.back() != ' '));
      }
      CHECK(lines <= longest_sampled_report);
    }
  const auto text = terminal_uncertainty(s, found, {100, false, false});
  for (const char* word : {"7 uncertain inputs", "mean", "p25", "CVaR95", "GPUs", "M tok/s per MW", "####", "|"})
    CHECK_THAT(text, ContainsSubstring(word));
  CHECK_THAT(text, ContainsSubstring("7.4 to 10.6 %/year"));  // the p10 and p90 of the cost of capital
  // Rows of a table for spreadsheets.
  const auto rows = csv_rows_of(found);
  REQUIRE(rows.size() == 26);  // 12 statistics, each with its error, and the least and the greatest
  CHECK(rows[0].id == "mean");
  CHECK(rows[0].content.find("gpus")->value == found.find("gpus")->mean.value);
  CHECK(rows.back().content.find("gpus")->value == found.find("gpus")->cvar95.standard_error);
}

}  // namespace trials_test
