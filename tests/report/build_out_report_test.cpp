// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/build_out_draws.hpp"
#include "aifactory/report/build_out_terminal.hpp"
#include "aifactory/report/figures_json.hpp"
#include "aifactory/report/levelized_answer.hpp"

#include "catch_shim.hpp"
#include "drawn_answer.hpp"
#include "json_schema.hpp"
#include "paths.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace build_out_report_test {

using namespace aifactory;
using namespace drawn_answer;

namespace {

double sum_of(const figures_answer& a, const char* key) {
  INFO(key);
  const auto* found = a.column(key);
  REQUIRE(found);
  return std::accumulate(found->values.begin(), found->values.end(), 0.0);
}
bool warned(const figures_answer& a, std::string_view code) {
  return std::any_of(a.warnings.begin(), a.warnings.end(), [&](const warning& w) { return w.code == code; });
}
std::string page_of(const scenario& s, const figures_answer& a, std::size_t columns = 100) { return terminal_build_out(s, a, {columns, false, false}); }
/// Its words, with one blank between them wherever lines end.
std::string words_of(const scenario& s, const figures_answer& a) {
  std::istringstream page(page_of(s, a));
  std::string all;
  for (std::string word; page >> word;) all += word + ' ';
  return all;
}
const std::vector<std::string> names{"build_out_50_and_50", "build_out_1gw", "build_out_hopper_refresh"};

}  // namespace

TEST_CASE("build-out report: a plan without phases is its levelized cost", "[report][growth]") {
  // A file with a tax rate, MACRS, price paths and a bonus; its debt is left out of a build-out.
  const scenario s = of_folder("levelized_100mw");
  const auto life = levelized_of(s);
  const auto a = build_out_answer_of(s);
  CHECK_THAT(number_of(a, "lcot_pretax_usd_per_million_tokens"), WithinRel(number_of(life, "lcot_pretax_usd_per_million_tokens.blended"), 1e-12));
  CHECK_THAT(number_of(a, "lcot_pretax_real_usd_per_million_tokens"), WithinRel(number_of(life, "lcot_pretax_real_usd_per_million_tokens.blended"), 1e-12));
  CHECK_THAT(number_of(a, "required_price_real_usd_per_million_tokens"), WithinRel(number_of(life, "required_price_real_usd_per_million_tokens.blended"), 1e-12));
  CHECK_THAT(number_of(a, "npv_usd"), WithinRel(number_of(life, "npv_usd"), 1e-10));
  REQUIRE(a.rates.size() == 1);
  CHECK_THAT(a.rates[0].roots.at(0), WithinRel(life.rates[0].roots.at(0), 1e-10));
  for (const char* key : {"revenue_usd", "operating_cost_usd", "tokens", "tax_usd", "free_cash_flow_usd", "sale_usd"}) {
    INFO(key);
    REQUIRE(a.column(key)->values.size() == life.column(key)->values.size());
    for (std::size_t k = 0; k < a.column(key)->values.size(); ++k) CHECK_THAT(a.column(key)->values[k], WithinRel(life.column(key)->values[k], 1e-11) || WithinAbs(life.column(key)->values[k], 1e-3));
  }
  CHECK(std::any_of(a.warnings.begin(), a.warnings.end(), [](const warning& w) { return w.field == "debt"; }));
}

TEST_CASE("build-out report: figures, rows and series of each scenario hang together", "[report][growth]") {
  for (const auto& name : names) {
    INFO(name);
    const scenario s = of_folder(name);
    CHECK(s.warnings.empty());
    const auto a = build_out_answer_of(s);
    const double flow = sum_of(a, "free_cash_flow_usd");
    CHECK_THAT(sum_of(a, "revenue_usd") + sum_of(a, "operating_cost_usd") + sum_of(a, "capex_usd") + sum_of(a, "refresh_capex_usd") + sum_of(a, "sale_usd") + sum_of(a, "tax_usd"),
               WithinRel(flow, 1e-9));
    CHECK_THAT(a.column("cumulative_cash_flow_usd")->values.back(), WithinRel(flow, 1e-9));
    CHECK_THAT(-sum_of(a, "capex_usd"), WithinRel(number_of(a, "capex_usd"), 1e-12));
    CHECK_THAT(sum_of(a, "tokens"), WithinRel(number_of(a, "tokens"), 1e-12));
    // The row of the plan's own interval is the plan, and the best row is the best.
    const double own = a.find("first_refresh_years") ? number_of(a, "first_refresh_years") : number_of(a, "refresh_every_years");
    double best = -1e300, years = 0.0;
    for (const auto& row : a.rows) {
      REQUIRE(row.figures.size() == 3);
      if (row.figures[0].value == own) CHECK_THAT(row.figures[1].value, WithinRel(number_of(a, "npv_usd"), 1e-9) || WithinAbs(number_of(a, "npv_usd"), 1.0));
      if (row.figures[1].value >= best) best = row.figures[1].value, years = row.figures[0].value;
    }
    CHECK(years == number_of(a, "best_refresh_years"));
    CHECK(best == number_of(a, "npv_at_best_refresh_usd"));
    CHECK_THAT(number_of(a, "npv_usd") + number_of(a, "gain_of_best_refresh_usd"), WithinRel(best, 1e-9));
    CHECK(number_of(a, "gain_of_best_refresh_usd") >= 0.0);
    CHECK(std::count_if(a.rows.begin(), a.rows.end(), [&](const auto& row) { return row.figures[0].value == own; }) == 1);
    // Nothing in the model ages, so that a best interval beyond the life is no finding.
    CHECK(warned(a, "beyond_compute_life") == (years > s.plan.compute.life.in(year) + 1e-9));
    CHECK(number_of(a, "time_to_power_usd_per_month.all_phases") > 0.0);
    for (const auto& column : a.series) CHECK(column.values.size() == a.period_start.size());
  }
}

TEST_CASE("build-out report: without token prices a build-out sells at the price that pays", "[report][growth]") {
  const scenario s = of_folder("build_out_1gw");
  const auto a = build_out_answer_of(s);
  CHECK_THAT(number_of(a, "npv_usd"), WithinAbs(0.0, 1e-9 * number_of(a, "capex_usd")));
  CHECK_THAT(a.rates[0].roots.at(0), WithinRel(8.5, 1e-9));
  // Phases with other proportions of input and output are sold so that the value of all revenue stays.
  const auto mixed = build_out_answer_of(of_folder("build_out_1gw", {"workload.input_rate=10,000 tok/s/GPU", "phase[3].input_rate=9,000 tok/s/GPU"}));
  CHECK_THAT(number_of(mixed, "npv_usd"), WithinAbs(0.0, 1e-9 * number_of(mixed, "capex_usd")));
  const auto without = build_out_answer_of(of_folder("build_out_1gw", {"build_out.token_price_growth=-20 %/year"}));
  CHECK(warned(without, "no_effect"));
  CHECK_FALSE(warned(a, "no_effect"));
}

TEST_CASE("build-out report: delays of the plan, and the month after them", "[report][growth]") {
  const auto a = build_out_answer_of(of_folder("build_out_50_and_50"));
  const auto on_time = build_out_answer_of(of_folder("build_out_50_and_50", {"phase[2].delay=0 months"}));
  const double late = number_of(build_out_answer_of(of_folder("build_out_50_and_50", {"phase[2].delay=1 months"})), "npv_usd");
  CHECK_FALSE(on_time.find("delay_cost_usd"));
  CHECK_THAT(number_of(on_time, "npv_usd") - number_of(a, "npv_usd"), WithinRel(number_of(a, "delay_cost_usd"), 1e-9));
  CHECK_THAT(number_of(on_time, "time_to_power_usd_per_month.phase_2"), WithinRel(number_of(on_time, "npv_usd") - late, 1e-9));
}

TEST_CASE("build-out report: what is drawn gives the central figures at the medians", "[report][growth]") {
  for (const auto& name : names) {
    INFO(name);
    const scenario s = of_folder(name);
    const auto a = build_out_answer_of(s);
    const auto draws = build_out_draws_of(s);
    REQUIRE(draws.inputs.size() <= most_drawn_inputs);
    auto values = medians(draws);
    const auto at = results_of(draws, values);
    const bool priced = any_price(s.prices);
    // Without prices NPV, IRR and gain are of no trial: listed, they would make each of them invalid.
    CHECK(draws.figures.size() == (priced ? 6U : 3U));
    CHECK(draws.events.size() == (priced ? 3U : 0U));
    for (std::size_t i = 0; i < draws.figures.size(); ++i) {
      INFO(draws.figures[i].path());
      CHECK_THAT(at[i], WithinRel(draws.figures[i].value, 1e-9));
    }
    CHECK_THAT(draws.figures[0].value, WithinRel(number_of(a, "required_price_real_usd_per_million_tokens"), 1e-15));
    if (!priced) continue;
    CHECK(at[6] == (at[3] > 0.0 ? 1.0 : 0.0));
    CHECK(at[8] == (at[5] > 0.0 ? 1.0 : 0.0));
  }
  // Distributions of the build-out's own are drawn under their names, and move what they should.
  const auto draws = build_out_draws_of(of_folder("build_out_50_and_50"));
  auto values = medians(draws);
  const double before = results_of(draws, values)[3];
  for (const char* name : {"build_out.software_uplift", "build_out.token_price_growth", "phase[2].delay", "revenue.output"}) {
    const auto input = std::find_if(draws.inputs.begin(), draws.inputs.end(), [&](const auto& each) { return each.name == name; });
    REQUIRE(input != draws.inputs.end());
    CHECK_FALSE(input->value.is_certain());
  }
  of(draws, values, "phase[2].delay") *= 2.0;
  CHECK(results_of(draws, values)[3] < before);
  values = medians(draws);
  of(draws, values, "build_out.software_uplift") *= 2.0;
  CHECK(results_of(draws, values)[3] > before);
}

TEST_CASE("build-out report: the plan's interval is compared with itself nowhere", "[report][growth]") {
  // Half a year is no whole number of years, and yet the plan.
  const scenario early = of_folder("build_out_hopper_refresh", {"build_out.first_refresh=6 months"});
  const auto half = build_out_answer_of(early);
  CHECK(half.rows.size() == 11);
  CHECK(half.rows[0].figures[0].value == 0.5);
  CHECK_THAT(half.rows[0].figures[1].value, WithinRel(number_of(half, "npv_usd"), 1e-12));
  const double gain = number_of(half, "gain_of_best_refresh_usd"), best = number_of(half, "best_refresh_years");
  CHECK(gain >= 0.0);
  CHECK((gain == 0.0) == (best == 0.5));
  CHECK_THAT(words_of(early, half), ContainsSubstring(best == 0.5 ? "first best after 0.5 years, as planned" : "better than as planned"));
  // A plan that keeps its GPUs: it gains nothing over itself.
  const scenario keeps = of_folder("build_out_50_and_50", {"build_out.at_refresh=keep"});
  const auto kept = build_out_answer_of(keeps);
  for (const char* key : {"npv_without_refresh_usd", "gain_of_refresh_usd", "gain_of_best_refresh_usd"}) CHECK_FALSE(kept.find(key));
  const std::string page = words_of(keeps, kept);
  CHECK_THAT(page, ContainsSubstring("running the first GPUs to the horizon, as planned"));
  CHECK(page.find("refreshing as planned") == std::string::npos);
  CHECK_THAT(number_of(build_out_answer_of(of_folder("build_out_50_and_50")), "npv_without_refresh_usd"), WithinRel(number_of(kept, "npv_usd"), 1e-12));
  const auto draws = build_out_draws_of(keeps);
  CHECK(draws.figures.size() == 5);
  CHECK(draws.events == std::vector<std::string>{"npv_above_zero", "irr_above_hurdle"});
  const auto at = results_of(draws, medians(draws));
  CHECK_THAT(at[3], WithinRel(number_of(kept, "npv_usd"), 1e-9));
  CHECK(at[5] == (at[3] > 0.0 ? 1.0 : 0.0));
}

TEST_CASE("build-out report: retired GPUs leave nothing to renew but shell and connection", "[report][growth]") {
  const auto a = build_out_answer_of(of_folder("build_out_50_and_50", {"build_out.at_refresh=retire", "network.capex=4000 USD/GPU", "network.life=5 years"}));
  CHECK(number_of(a, "refresh_capex_usd") == 0.0);
}

TEST_CASE("build-out report: waiting that saves money is said to save it", "[report][growth]") {
  const scenario s = of_folder("build_out_50_and_50");
  auto a = build_out_answer_of(s);
  CHECK_THAT(words_of(s, a), ContainsSubstring("of which first hall"));
  for (auto& figure : a.figures)
    if (figure.section == "time_to_power_usd_per_month") figure.value = figure.key == "all_phases" ? -3e6 : figure.key == "phase_1" ? -2e6 : -1e6;
  CHECK_THAT(words_of(s, a), ContainsSubstring("a month later in all phases saves 3 M$") && ContainsSubstring("of which first hall 2 M$, second hall 1 M$"));
  for (auto& figure : a.figures)
    if (figure.path() == "time_to_power_usd_per_month.phase_2") figure.value = 5e6;
  const std::string page = words_of(s, a);
  CHECK_THAT(page, ContainsSubstring("in one phase alone: first hall saves 2 M$, second hall costs 5 M$"));
  CHECK(page.find("of which") == std::string::npos);
}

TEST_CASE("build-out report: the document follows its schema", "[report][growth][json]") {
  std::ifstream file(AIFACTORY_SOURCE_DIR "/docs/schema/build_out.schema.json");
  const json_schema schema(nlohmann::json::parse(file));
  for (const auto& name : names) {
    const scenario s = of_folder(name);
    nlohmann::json document = json_report("aifactory.build_out/1", s, build_out_answer_of(s));
    CHECK(schema.problems(document) == std::vector<std::string>{});
    document["series"]["tokens"] = "many";
    CHECK(schema.problems(document).size() == 1);
  }
}

TEST_CASE("build-out report: a page for people, at any width", "[report][growth]") {
  for (const auto& name : names) {
    const scenario s = of_folder(name);
    const auto a = build_out_answer_of(s);
    for (const std::size_t columns : {60U, 80U, 100U})
      for (const bool unicode : {false, true}) {
        std::istringstream page(terminal_build_out(s, a, {columns, false, unicode}));
        std::size_t years = 0;
        for (std::string text; std::getline(page, text);) {
          INFO(text);
          CHECK(text_width(text) <= columns);
          if (!unicode) CHECK(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
          years += text.starts_with("close") ? 1 : 0;
        }
        CHECK(years == 2);  // once in the table, once in the chart
      }
  }
  // Long names, small and large numbers, and every way to go on after a refresh.
  const std::vector<std::vector<std::string>> plans{
      {"build_out.at_refresh=keep", "phase[1].name=a hall whose name is much longer than the forty characters that anyone would give to a hall"},
      {"build_out.at_refresh=retire", "phase[1].it_power=9,000 MW"},
      {"build_out.first_refresh=9 months", "phase[2].it_power=0.01 MW", "scenario.name=a site whose name is much longer than the sixty columns of a narrow terminal"}};
  for (const auto& plan : plans) {
    const scenario s = of_folder("build_out_50_and_50", plan);
    const auto a = build_out_answer_of(s);
    for (const std::size_t columns : {60U, 100U}) {
      std::istringstream page(page_of(s, a, columns));
      for (std::string text; std::getline(page, text);) {
        INFO(text);
        CHECK(text_width(text) <= columns);
      }
    }
  }
  const scenario s = of_folder("build_out_50_and_50");
  const std::string page = terminal_build_out(s, build_out_answer_of(s), {100, false, false});
  CHECK_THAT(page, ContainsSubstring("a month later in all phases costs") && ContainsSubstring("first hall") && ContainsSubstring("best every"));
}

TEST_CASE("build-out report: what cannot be answered is refused", "[report][growth][bad]") {
  CHECK_THROWS_AS(build_out_answer_of(of_folder("semianalysis_gb300", {"scenario.base_year="})), scenario_error);
}

}  // namespace build_out_report_test
