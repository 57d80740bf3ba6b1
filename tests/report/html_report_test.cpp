// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "markup.hpp"

#include "aifactory/report/html_report.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace html_report_test {

using namespace aifactory;
using nlohmann::ordered_json;

namespace {

/// A plan of two layers: 300 and 100 dollars a year over 2,000,000 tokens are 150 and 50 dollars per million, 200 together.
ordered_json small_document() {
  return ordered_json::parse(R"({
    "schema": "aifactory.cost_per_token/1", "version": "0", "scenario": {"name": "Small", "digest": "d"},
    "conventions": {"basis": "nominal_level", "hours_per_year": 8760},
    "inputs": {"power": {"price_usd_per_mwh": 70}}, "warnings": [],
    "result": {"gpus": 2, "it_power_built_mw": 0.5, "facility_power_built_mw": 0.6,
      "capex_usd": {"compute": 2500000, "total": 2500000}, "capex_per_gpu_usd": 1250000,
      "annual_cost_usd": {"compute": 300, "power": 100, "network": 0, "total": 400},
      "tokens_per_year": {"total": 2000000}, "energy_mwh_per_year": 10, "tokens_per_second_per_mw": {"total": 5},
      "gpu_hour_cost_usd": {"total": 0.02283}, "cost_per_million_tokens_usd": {"output": 200, "blended": 200},
      "cost_per_million_tokens_at_full_load_usd": {"blended": 100}}})");
}

page_facts facts_of_small() {
  page_facts facts;
  facts.question = "What does a million tokens cost?";
  facts.inputs.push_back({"power.price", "USD/MWh", "energy at the meter", "inputs.power.price_usd_per_mwh", 70.0, "50 to 90 USD/MWh", "a reason", "", "plan.toml:3:1", true, true, false});
  facts.units = {{"annual_cost_usd.total", "USD/year"}, {"cost_per_million_tokens_usd.blended", "USD/Mtok"}};
  facts.why_no_frontier = "Nobody measured it.";
  return facts;
}

std::vector<std::string> sentences(const std::string& page) {
  const auto from = page.find("<ol>"), to = page.find("</ol>");
  std::vector<std::string> lines;
  for (std::size_t at = page.find("<li>", from); at < to; at = page.find("<li>", at + 1)) {
    std::string plain;
    bool inside = false;
    for (const char c : page.substr(at, page.find("</li>", at) - at)) {
      if (c == '<') inside = true;
      if (!inside) plain += c;
      if (c == '>') inside = false;
    }
    lines.push_back(plain);
  }
  return lines;
}

}  // namespace

TEST_CASE("a page says first what a board needs: plan, cost, layers, capital, assumptions, warnings", "[report][html]") {
  const auto page = html_report(small_document(), facts_of_small());
  const auto lines = sentences(page);
  const std::vector<std::string> expected{
      "Plan. 2 GPUs on 0.5 MW of IT power, 0.6 MW at the utility meter.",
      "A million tokens cost $200 as delivered, over tokens of all kinds. At full load it would be $100; a GPU-hour costs $0.02283.",
      "How sure. Some inputs are uncertain, and nothing was drawn: this is the answer at their medians. Option --trials gives the range.",
      "Where it goes. The two largest layers of the cost are compute (GPUs), 75 %, and power, 25 %.",
      "Capital. 2.5 M$, 1,250,000 $ per GPU; a steady year costs 400 $ all in.",
      "What it makes. 2 M tokens a year for 10 MWh: 5 tokens per second and MW of facility at full load.",
      "What it rests on. 1 of 1 inputs are assumptions (power.price); the others have a source, were given or are neutral defaults.",
      "Warnings. None."};
  CHECK(lines == expected);
}

TEST_CASE("a page's waterfall is dollars over tokens, layer by layer, and says so", "[report][html]") {
  const auto document = small_document();
  const auto page = html_report(document, facts_of_small());
  const markup read(page);
  CHECK(read.problems() == std::vector<std::string>{});
  const numbers_of_page numbers(read, nlohmann::json::parse(document.dump()));
  CHECK(numbers.wrong == std::vector<std::string>{});
  CHECK(numbers.compared > 40);
  // By hand: 300 $ / 2 Mtok = 150, 100 / 2 = 50, 400 / 2 = 200. What is zero has no bar and is said to be nothing.
  std::vector<std::string> bars;
  for (const auto& text : read.named("text"))
    if (text.attribute("data-per") == "result.tokens_per_year.total") bars.push_back(text.text);
  CHECK(bars == std::vector<std::string>{"150", "50", "200", "150", "50", "200"});  // the wide drawing and the slim one
  CHECK_THAT(page, ContainsSubstring("Nothing is charged for network."));
  CHECK_THAT(page, ContainsSubstring("Nobody measured it."));
}

TEST_CASE("a page loads nothing, and what strangers write in it does nothing", "[report][html]") {
  auto document = small_document();
  const std::string evil = "<script>alert(1)</script>\"' onload=x <img src=http://x.example/a.png> \x1b[2J";
  document["scenario"]["name"] = evil;
  document["warnings"].push_back({{"code", evil}, {"field", evil}, {"message", evil}});
  document["conventions"][evil] = evil;
  auto facts = facts_of_small();
  auto& input = facts.inputs.front();
  input.field = input.meaning = input.source = input.date = input.place = input.range = input.unit = evil;
  facts.question = facts.why_no_frontier = evil;
  const auto page = html_report(document, facts);
  const markup read(page);
  CHECK(read.problems() == std::vector<std::string>{});
  for (const char* name : {"script", "img", "iframe", "object", "embed", "base", "form"}) CHECK(read.named(name).empty());
  CHECK(page.find('\x1b') == std::string::npos);
  for (const auto& element : read.elements()) {
    for (const auto& [key, value] : element.attributes) {
      CHECK(!key.starts_with("on"));
      if (key == "src" || key == "srcset" || key == "action") FAIL("loads " << value);
      if (key == "href") CHECK((value.starts_with("#") || value == "data:,"));
    }
  }
  CHECK_THAT(page, ContainsSubstring("default-src 'none'"));
  const auto style = page.substr(page.find("<style>"), page.find("</style>") - page.find("<style>"));
  CHECK(style.find("url(") == std::string::npos);
  CHECK(style.find("@import") == std::string::npos);
}

TEST_CASE("a name of ten thousand characters is cut in heading and title", "[report][html]") {
  auto document = small_document();
  document["scenario"]["name"] = std::string(10000, 'n');
  const auto page = html_report(document, facts_of_small());
  CHECK(markup(page).problems() == std::vector<std::string>{});
  CHECK(page.find(std::string(170, 'n')) == std::string::npos);
  CHECK(page.find(std::string(90, 'n')) != std::string::npos);
}

TEST_CASE("a figure that is the same in every trial has a page like any other", "[report][html]") {
  auto document = small_document();
  ordered_json same{{"mean", 200}, {"sd", 0}, {"min", 200}, {"max", 200}, {"standard_error", {{"mean", 0}}}};
  for (const char* p : {"p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99"}) same[p] = 200;
  document["uncertainty"] = {{"trials", 100}, {"status", "complete"}, {"result", {{"cost_per_million_tokens_usd", {{"blended", same}}}}},
                             {"histogram", {{"result", "cost_per_million_tokens_usd.blended"}, {"edges", {200, 200}}, {"shares", {1}}}},
                             {"tornado", {{"result", "cost_per_million_tokens_usd.blended"}, {"bars", {{{"input", "power.price"}, {"at_p10", 200}, {"at_p90", 200}}}}}}};
  const auto page = html_report(document, facts_of_small());
  const markup read(page);
  CHECK(read.problems() == std::vector<std::string>{});
  const numbers_of_page numbers(read, nlohmann::json::parse(document.dump()));
  CHECK(numbers.wrong == std::vector<std::string>{});
  CHECK(numbers.paths.contains("uncertainty.result.cost_per_million_tokens_usd.blended.p90"));
  const auto lines = sentences(page);
  CHECK(std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.find("between $200 (p10) and $200 (p90)") != std::string::npos; }));
}

TEST_CASE("a page says which inputs were drawn, and which assumption weighs most and was not", "[report][html]") {
  auto document = small_document();
  document["uncertainty"] = {{"trials", 10}, {"inputs", {"power.price", "rental.price year 1"}}, {"histogram", {{"result", "cost_per_million_tokens_usd.blended"}, {"edges", {190, 210}}, {"shares", {1}}}},
                             {"tornado", {{"result", "cost_per_million_tokens_usd.blended"}, {"bars", {{{"input", "power.price"}, {"at_p10", 190}, {"at_p90", 210}}}}}},
                             {"result", {{"cost_per_million_tokens_usd", {{"blended", {{"mean", 200}, {"p10", 190}, {"p50", 200}, {"p90", 210}}}}}}}};
  document["elasticities"] = ordered_json::parse(R"([{"input": "power.price", "elasticity": 0.9}, {"input": "compute.life", "elasticity": -0.5}, {"input": "facility.headroom", "elasticity": 0.25}])");
  auto facts = facts_of_small();
  facts.inputs.push_back({"compute.life", "years", "economic life", "inputs.compute.life_years", 5.0, "", "", "", "plan.toml:9:1", true, true, false});
  facts.inputs.push_back({"facility.headroom", "1", "IT power built", "inputs.facility.headroom", 1.0, "", "", "", "default", false, false, true});
  facts.inputs.push_back({"facility.land", "USD", "land", "inputs.facility.land", 0.0, "", "", "", "default", false, false, true});
  const auto page = html_report(document, facts);
  const auto lines = sentences(page);
  const auto said = [&](const std::string& words) { return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(words) != std::string::npos; }); };
  CHECK(said("Only 1 of 3 inputs was drawn (power.price), and 1 movement from year to year; of the assumptions that were not drawn compute.life weighs most: one percent more of it changes the cost by -0.5 %."));
  CHECK(said("What moves it most of the inputs that were drawn is power.price"));
  // At its default, and yet it moves the cost by a quarter of a percent: no input that changes nothing.
  const auto rest = page.find("<summary>Inputs left at a default that changes nothing");
  REQUIRE(rest != std::string::npos);
  CHECK(page.find("<code>facility.headroom</code>") < rest);
  CHECK(page.find("<code>facility.land</code>") > rest);
  CHECK(page.find("plan.toml:9:1") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring(">plan.toml:9<"));
}

/// The small plan over three years: 2.5 M$ at the close and 1.2 M$ in the second year are 3.7 M$; 3 M$ are needed, the owners bring 1 M$.
TEST_CASE("a page of a whole life says what is bought later, what the close needs, and which prices move", "[report][html]") {
  auto document = small_document();
  document["inputs"]["finance"] = {{"hurdle_percent_per_year", 12}, {"inflation_percent_per_year", 2}, {"tax_rate", 0.25}};
  document["inputs"]["revenue"] = {{"output_usd_per_mtok_out", 300}};
  document["inputs"]["debt"] = ordered_json::parse(R"([{"rate_percent_per_year": 8}])");
  document["result"]["tokens_per_year"] = {{"fresh_input", 0}, {"output", 2000000}, {"total", 2000000}};
  document["result"]["levelized"] = ordered_json::parse(R"({"horizon_years": 3, "required_price_real_usd_per_million_tokens": {"output": 180, "blended": 180}, "npv_usd": 5000000,
      "payback_last_years": 2.5, "discounted_payback_years": 2.75, "irr_percent_per_year": {"status": "unique", "roots": [11]}, "equity_npv_usd": 100000,
      "sources_usd": {"loan": 2000000, "equity": 1000000, "total": 3000000}, "uses_usd": {"capex": 2500000, "reserve": 500000, "total": 3000000}, "credit": {"min_dscr": 1.5},
      "conventions": {"token_prices": "given", "coverage": "cfads", "price_path.power.price": "80 USD/MWh from 2027-01-01", "bonus.2025-01-20": "100 % written off at once; a law"},
      "slopes": [{"field": "power.price", "unit": "USD/MWh", "value": 70, "lcot_pretax_real_usd_per_million_tokens_per_unit": 0.5, "required_price_real_usd_per_million_tokens_per_unit": 0.6},
                 {"field": "compute.it_power", "unit": "MW_IT", "value": 100, "lcot_pretax_real_usd_per_million_tokens_per_unit": 1e-14, "required_price_real_usd_per_million_tokens_per_unit": -2e-14}]})");
  document["series"] = {{"period_start", {"2026-01-01", "2026-01-01", "2027-01-01"}}, {"capex_usd", {-2500000, 0, -1200000}}, {"free_cash_flow_usd", {-2500000, 4000000, 0.0000001}}};
  auto facts = facts_of_small();
  facts.inputs.push_back({"revenue.output", "USD/Mtok_out", "price of output tokens", "inputs.revenue.output_usd_per_mtok_out", 300.0, "", "", "", "plan.toml:5:1", true, true, false});
  facts.inputs.push_back({"debt[1].rate", "%/year", "interest", "inputs.debt[1].rate_percent_per_year", 8.0, "", "a bank", "", "plan.toml:6:1", false, true, false});
  const auto page = html_report(document, facts);
  const markup read(page);
  CHECK(read.problems() == std::vector<std::string>{});
  const numbers_of_page numbers(read, nlohmann::json::parse(document.dump()));
  CHECK(numbers.wrong == std::vector<std::string>{});
  for (const char* path : {"inputs.debt.0.rate_percent_per_year", "series.capex_usd", "inputs.finance.hurdle_percent_per_year"}) CHECK(numbers.paths.contains(path));
  const auto lines = sentences(page);
  const auto said = [&](const std::string& words) { return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(words) != std::string::npos; }); };
  CHECK(said("A million output tokens cost $200 as delivered, no other tokens are made."));
  CHECK(said("2.5 M$ for what is bought at the start"));
  CHECK(said("with what is bought later 3.7 M$ over 3 years, in dollars of the day; at the close 3 M$ are needed in all, of which the owners bring 1 M$"));
  CHECK(said("At the given price (revenue.output 300 USD/Mtok_out, an assumption) the NPV is 5 M$ and the IRR 11 % a year, not above the hurdle of 12 %"));
  CHECK(said("paid back after 2.5 years, with the cost of capital after 2.75; for the owners the NPV is 100,000 $"));
  CHECK(said("Price paths without a source move power.price."));
  CHECK_THAT(page, ContainsSubstring("From its first date on a price path holds instead: 80 USD/MWh from 2027-01-01"));
  CHECK_THAT(page, ContainsSubstring("it follows the price paths (power.price)"));
  CHECK_THAT(page, ContainsSubstring("operating cash after tax over debt service"));
  // Last digits: a slope that is nothing has no row, and an amount that is nothing is shown as 0.
  CHECK(page.find("<code>compute.it_power</code>") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("data-path=\"series.free_cash_flow_usd.2\" data-scale=\"1000\">0<"));
  // Of output alone there is one row, not two.
  CHECK(page.find("<code>tokens_<wbr>per_<wbr>year.<wbr>total</code>") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("<code>tokens_<wbr>per_<wbr>year.<wbr>output</code>"));
}

TEST_CASE("a table with many columns is split, each part with its first column", "[report][html]") {
  html_table table("Wide");
  table.column("Period");
  for (int i = 1; i <= 10; ++i) table.column("c" + std::to_string(i), column_of::numbers);
  std::vector<std::string> cells{"2026"};
  for (int i = 1; i <= 10; ++i) cells.push_back(std::to_string(100 + i));
  table.row(cells);
  const markup read(table.text());
  CHECK(read.named("table").size() == 2);
  CHECK(read.named("caption").back().text == "Wide (2 of 2)");
  CHECK(read.named("td").size() == 10);
  std::vector<std::string> first;
  for (const auto& head : read.named("th"))
    if (head.attribute("scope") == "row") first.push_back(head.text);
  CHECK(first == std::vector<std::string>{"2026", "2026"});
}

TEST_CASE("headings, captions, scopes and names of charts are there for those who listen", "[report][html]") {
  const auto page = html_report(small_document(), facts_of_small());
  const markup read(page);
  REQUIRE(read.named("html").size() == 1);
  CHECK(read.named("html").front().attribute("lang") == "en");
  CHECK(read.named("h1").size() == 1);
  CHECK(read.named("main").size() == 1);
  CHECK(read.named("table").size() == read.named("caption").size());
  for (const auto& head : read.named("th")) CHECK(!head.attribute("scope").empty());
  for (const auto& chart : read.named("svg")) {
    CHECK(chart.attribute("role") == "img");
    CHECK(!chart.attribute("aria-labelledby").empty());  // that both exist is part of being well-formed here
  }
  const auto figures = read.named("figure").size();
  CHECK(figures > 0);
  CHECK(read.named("svg").size() == 2 * figures);
}

TEST_CASE("an empty document still gives a page", "[report][html]") {
  const auto page = html_report(ordered_json::object(), page_facts{});
  CHECK(markup(page).problems() == std::vector<std::string>{});
  CHECK_THAT(page, ContainsSubstring("A scenario without a name"));
}

}  // namespace html_report_test
