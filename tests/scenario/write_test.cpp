// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/reference.hpp"
#include "aifactory/scenario/write.hpp"
#include "../model/rich_plan.hpp"
#include "scenario_texts.hpp"

#include <set>

namespace write_test {

using namespace aifactory;

namespace {

const std::string commented = R"(# What this is.
schema = "aifactory.scenario/1"

[facility]
capex = "17.5 M$/MW_IT"   # middle of the published range
pue = 1.2
life = "15 years"

[power]   # at the meter
# The price: "ü" before it, in one line.
price = { triangular = [60, 70, 90], unit = "USD/MWh", source = "Zürich", date = "2026" }  # spread

[compute]
it_power = "100 MW"
price = "52 k$/GPU"
it_power_per_gpu = "2.12 kW/GPU"
life = "5 years"
[operations]
utilization = 0.6
[workload]
output_rate = "6,000 tok/s/GPU"
price_ratio = [
  1, 0.1,
  4,
]
allocation = "price_ratio"
[finance]
wacc = "9 %/year"
# The end.
)";

std::string written(const std::vector<std::string>& settings) {
  const auto result = write_scenario(commented, "t.toml", settings);
  CHECK(result.comments_kept);
  return result.text;
}
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a value changes in place and everything around it stays", "[scenario][write]") {
  CHECK(written({}) == commented);
  CHECK(written({"facility.pue=1.3"}) == changed(commented, "pue = 1.2", "pue = 1.3"));
  CHECK(written({"facility.capex=18 M$/MW_IT"}) == changed(commented, "\"17.5 M$/MW_IT\"", "'18 M$/MW_IT'"));
  CHECK(written({"power.price=55 USD/MWh"}) ==
        changed(commented, "{ triangular = [60, 70, 90], unit = \"USD/MWh\", source = \"Zürich\", date = \"2026\" }", "'55 USD/MWh'"));
  CHECK(written({"workload.price_ratio=[1, 0.1, 5]"}) == changed(commented, "[\n  1, 0.1,\n  4,\n]", "[1, 0.1, 5]"));
}

TEST_CASE("a new value stands below its section, a removed one takes its line along", "[scenario][write]") {
  CHECK(written({"facility.upkeep=3 %/year"}) == changed(commented, "life = \"15 years\"\n\n", "life = \"15 years\"\nupkeep = '3 %/year'\n\n"));
  CHECK(written({"software.licence=4500 USD/GPU/year"}) == commented + "\n[software]\nlicence = '4500 USD/GPU/year'\n");
  CHECK(written({"workload.allocation="}) == changed(commented, "allocation = \"price_ratio\"\n", ""));
  CHECK(written({"workload.price_ratio="}) == changed(commented, "price_ratio = [\n  1, 0.1,\n  4,\n]\n", ""));
  CHECK(written({"network.capex=3 k$/GPU", "network.life=6 years"}) ==
        commented + "\n[network]\ncapex = '3 k$/GPU'\nlife = '6 years'\n");
}

TEST_CASE("another way to size takes the place of the file's", "[scenario][write]") {
  const std::string text = written({"compute.gpus=1000 GPU"});
  CHECK(text.find("it_power = ") == std::string::npos);
  CHECK(read_scenario(text, "t.toml").plan.size.holds<gpu_count<>>());
}

TEST_CASE("a layout that allows no change in place is sorted anew, and says so", "[scenario][write]") {
  const std::string flat = changed(commented, "[facility]\ncapex = \"17.5 M$/MW_IT\"   # middle of the published range\npue = 1.2\nlife = \"15 years\"\n",
                                   "facility = { capex = \"17.5 M$/MW_IT\", pue = 1.2, life = \"15 years\" }\n");
  const auto inserted = write_scenario(flat, "t.toml", {"facility.upkeep=3 %/year"});
  CHECK_FALSE(inserted.comments_kept);
  CHECK(read_scenario(inserted.text, "t.toml").digest == read_scenario(flat, "t.toml", {"facility.upkeep=3 %/year"}).digest);
  CHECK(write_scenario(flat, "t.toml", {"facility.pue=1.3"}).text == changed(flat, "pue = 1.2", "pue = 1.3"));
}

TEST_CASE("correlations and own generations survive being sorted anew", "[scenario][write]") {
  std::string text = changed(commented, "price = \"52 k$/GPU\"\n", "");
  text = changed(text, "it_power_per_gpu = \"2.12 kW/GPU\"\n", "generation = \"my_chip\"\n");
  text = changed(text, "[operations]", "[generation.my_chip]\nprice = { uniform = [50, 60], unit = \"k$/GPU\" }\nit_power_per_gpu = \"2 kW/GPU\"\n[operations]");
  text = changed(text, "[finance]\nwacc = \"9 %/year\"\n", "finance.wacc = \"9 %/year\"\n");
  text = changed(text, "finance.wacc = \"9 %/year\"\n", "");
  text = changed(text, "schema = \"aifactory.scenario/1\"\n", "schema = \"aifactory.scenario/1\"\nfinance.wacc = \"9 %/year\"\n");
  text += "[[correlation]]\nbetween = [\"power.price\", \"compute.price\"]\nrank = 0.5\n";
  const auto result = write_scenario(text, "t.toml", {"finance.inflation=2 %/year"});
  CHECK_FALSE(result.comments_kept);
  const auto again = read_scenario(result.text, "t.toml");
  CHECK(again.correlations.size() == 1);
  CHECK(again.generation == "my_chip");
  CHECK(again.plan.finance.inflation.effective_annual() == read_scenario(text, "t.toml", {"finance.inflation=2 %/year"}).plan.finance.inflation.effective_annual());
}

TEST_CASE("what cannot be read is not written", "[scenario][write][bad]") {
  CHECK_THROWS_AS(write_scenario(commented, "t.toml", {"facility.pue=0.9"}), scenario_error);
  CHECK_THROWS_AS(write_scenario("no scenario", "t.toml", {}), scenario_error);
  const std::string correlated = changed(commented, "price = \"52 k$/GPU\"", "price = { uniform = [50, 60], unit = \"k$/GPU\" }") +
                                 "[[correlation]]\nbetween = [\"power.price\", \"compute.price\"]\nrank = 0.5\n";
  CHECK(write_scenario(correlated, "t.toml", {"facility.pue=1.3"}).comments_kept);
  CHECK_THROWS_AS(write_scenario(correlated, "t.toml", {"compute.price=50 k$/GPU"}), scenario_error);
}

TEST_CASE("a plan that a program changed is written back with its comments", "[scenario][write]") {
  const auto s = read_scenario(reference_scenario, "reference.toml");
  auto plan = s.plan;
  plan.power.price = 55.0 * USD / MWh;
  plan.finance.basis = cost_basis::real_level;
  const auto settings = settings_between(s, plan);
  CHECK(settings == std::vector<std::string>{"power.price=55 USD/MWh", "finance.basis=real_level"});
  const auto result = write_scenario(reference_scenario, "reference.toml", settings);
  CHECK(result.comments_kept);
  const auto again = read_scenario(result.text, "reference.toml");
  CHECK(again.plan.power.price == 55.0 * USD / MWh);
  CHECK(again.plan.finance.basis == cost_basis::real_level);
  const auto comments = [](std::string_view text) { return std::count(text.begin(), text.end(), '#'); };
  CHECK(comments(result.text) == comments(reference_scenario));
}

TEST_CASE("every input of a plan can be written and read back", "[scenario][write]") {
  const auto s = read_scenario(reference_scenario, "reference.toml");
  const auto& plan = rich::plan;
  const auto again = read_scenario(write_scenario(reference_scenario, "reference.toml", settings_between(s, plan)).text, "t.toml");
  std::vector<double> expected, found;
  for_each_input(plan, [&](std::string_view, const auto& row, const auto& member) {
    expected.push_back(holder<std::remove_cvref_t<decltype(member)>>::value(member));
    UNSCOPED_INFO(row.name());
  });
  for_each_input(again.plan, [&](std::string_view, const auto&, const auto& member) {
    found.push_back(holder<std::remove_cvref_t<decltype(member)>>::value(member));
  });
  REQUIRE(expected.size() == found.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK_THAT(found[i], WithinRel(expected[i], 1e-14));
}

}  // namespace write_test
