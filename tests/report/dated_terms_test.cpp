// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/dated_terms.hpp"
#include "../reader/read_text.hpp"
#include "aifactory/report/levelized_terminal.hpp"
#include "catch_shim.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dated_terms_test {

using namespace aifactory;

namespace {

using lines = std::vector<std::pair<std::string, std::string>>;

std::string plant(const std::string& finance, const std::string& lists) {
  return R"(schema = "aifactory.scenario/1"
[scenario]
base_year = 2026
[facility]
capex = "10 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "50 USD/MWh"
[compute]
it_power = "10 MW"
it_power_per_gpu = "2 kW_IT/GPU"
price = "50 k$/GPU"
life = "5 years"
[operations]
utilization = 0.6
availability = "98 %"
staff = "500 k$/MW_IT/year"
[workload]
output_rate = "6,000 tok/s/GPU"
[revenue]
output = "0.2 USD/Mtok_out"
[finance]
wacc = "9 %/year"
)" + finance + lists;
}

}  // namespace

TEST_CASE("paths, schedules and dated rules are told in the words and units of the scenario", "[report][terms]") {
  const auto s = read_text(plant("tax_rate = \"25 %\"\ndepreciation = \"macrs\"\nconstruction = [0.4, 0.6]\nconstruction_interest = \"6 %/year\"\n", R"(
[[price_path]]
of = "compute.price"
growth = "-12.5 %/year"
[[price_path]]
of = "power.price"
dates = [2027-01-01, 2033-07-01]
values = ["0.068 USD/kWh", "80 USD/MWh"]
[[bonus]]
from = 2025-01-20
share = "60 %"
source = "a law; a page"
[[debt]]
name = "loan"
gearing = "40 %"
rate = "8 %/year"
tenor = "5 years"
dates = ["2028-01-01", "2029-01-01"]
rates = ["7 %/year", "6.5 %/year"]
)"),
                           "plan.toml");
  CHECK(dated_terms_of(s) == lines{{"price_path.compute.price", "-12.5 %/year above inflation"},
                                   {"price_path.power.price", "68 USD/MWh from 2027-01-01, 80 USD/MWh from 2033-07-01"},
                                   {"construction", "40 %, 60 % of the capital by year, the last one ends with the close"},
                                   {"bonus.2025-01-20", "60 % written off at once; a law; a page"},
                                   {"debt[1].rate", "7 %/year from 2028-01-01, 6.5 %/year from 2029-01-01"}});
  const auto page = terminal_levelized(levelized_of(s), {});
  CHECK_THAT(page, ContainsSubstring("By date") && ContainsSubstring("68 USD/MWh from 2027-01-01"));
}

TEST_CASE("a scenario without paths, schedules and dated rules has none to tell", "[report][terms]") {
  CHECK(dated_terms_of(read_text(plant("", ""), "plan.toml")).empty());
}

}  // namespace dated_terms_test
