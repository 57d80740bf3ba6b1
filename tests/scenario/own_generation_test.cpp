// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "scenario_texts.hpp"

namespace own_generation_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages.
const std::string own = R"(schema = "aifactory.scenario/1"
[generation.my_chip]
name = "My chip"
vendor = "Me"
year = 2027
price = { value = "40 k$/GPU", source = "offer", date = "2026-10-01" }
it_power_per_gpu = { uniform = [1.8, 2.2], unit = "kW_IT/GPU" }
life = "4 years"
gpus_per_rack = "64 GPU/rack"
memory = "288 GB/GPU"
fp4 = "15 PFLOP/s/GPU"
[generation.other_chip]
price = "10 k$/GPU"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
generation = "my_chip"
gpus = "640 GPU"
[operations]
utilization = 0.6
[workload]
output_rate = "6,000 tok/s/GPU"
[finance]
wacc = "9 %/year"
)";

}  // namespace

TEST_CASE("an own generation brings what [compute] leaves out", "[scenario][generation]") {
  const scenario s = read_text(own, "t.toml");
  CHECK(s.generation == "my_chip");
  CHECK(s.plan.compute.price == 40e3 * USD / GPU);
  CHECK(s.plan.compute.life == 4.0 * year);
  CHECK(s.plan.compute.gpus_per_rack == 64.0 * GPU / rack);
  const auto* price = s.find("compute.price");
  REQUIRE(price);
  CHECK(price->by == given_by::generation);
  CHECK(price->source == "offer");
  CHECK(price->at.line == 6);
  const auto* power = s.find("compute.it_power_per_gpu");
  REQUIRE((power && power->spread));
  CHECK_THAT(power->value, WithinRel(2.0, 1e-12));
  CHECK(unit_economics(s.plan).racks.in(rack) == 10.0);
}

TEST_CASE("an own generation keeps the facts that no cost depends on", "[scenario][generation]") {
  const scenario s = read_text(own, "t.toml");
  REQUIRE(s.generations.size() == 2);
  CHECK(s.generations[0].name == "My chip");
  CHECK(s.generations[0].vendor == "Me");
  CHECK(s.generations[0].year == 2027);
  CHECK_THAT(s.generations[0].sheet.memory.in(GB / GPU), WithinRel(288.0, 1e-12));
  CHECK_THAT(s.generations[0].sheet.fp4.in(PFLOP / second / GPU), WithinRel(15.0, 1e-12));
  CHECK(s.generations[1].name == "other_chip");
  CHECK(s.generations[1].year == 0);
}

TEST_CASE("[compute] and --set count before an own generation", "[scenario][generation]") {
  CHECK(read_text(own, "t.toml", {"compute.price=50 k$/GPU"}).plan.compute.price == 50e3 * USD / GPU);
  CHECK(read_text(own, "t.toml", {"generation.my_chip.price=45 k$/GPU"}).plan.compute.price == 45e3 * USD / GPU);
  CHECK(read_text(own, "t.toml", {"compute.generation=h100_sxm", "compute.price=30 k$/GPU"}).generation == "h100_sxm");
}

TEST_CASE("problems of an own generation are each told once, at their line", "[scenario][generation][bad]") {
  const auto check = [](const std::string& line, const std::string& other, const std::string& expected) {
    const std::string text = replaced(own, line, other);
    INFO(text);
    CHECK(problem_of(text) == expected);
  };
  check("year = 2027", "year = 20270", "t.toml:5:8: generation.my_chip.year: 20270, must lie between 1900 and 2200");
  check("life = \"4 years\"", "life = \"-4 years\"", "t.toml:8:8: generation.my_chip.life: -4 years, must be above 0");
  check("memory = \"288 GB/GPU\"", "memroy = \"288 GB/GPU\"",
        "t.toml:10:10: generation.my_chip.memroy: unknown field, did you mean \"generation.my_chip.memory\"?");
  check("life = \"4 years\"", "life = 4",
        "t.toml:8:8: generation.my_chip.life: 4 is a bare number without a unit, expected a text such as \"4 years\"");
  check("life = \"4 years\"", "# life", "t.toml:20:2: compute.life: missing: my_chip does not bring it");
  check("price = \"10 k$/GPU\"", "price = \"-10 k$/GPU\"",
        "t.toml:13:9: generation.other_chip.price: -10000 USD/GPU, must be at least 0");
  check("[generation.other_chip]", "[generation.h100_sxm]",
        "t.toml:12:13: generation.h100_sxm: is in the catalogue: choose another id, or give the fields in [compute]");
  check("generation = \"my_chip\"", "generation = \"my_chop\"",
        "t.toml:21:14: compute.generation: \"my_chop\" is neither in the catalogue nor a [generation.<id>] of this scenario, "
        "did you mean \"my_chip\"?");
}

TEST_CASE("a broken table of generations is one problem", "[scenario][generation][bad]") {
  const std::string rest = own.substr(own.find("[facility]"));
  const std::string start = "schema = \"aifactory.scenario/1\"\n";
  const auto with_list = problems_of(start + "generation = [\"a\"]\n" + rest, {"compute.generation=h100_sxm", "compute.price=30 k$/GPU"});
  REQUIRE(with_list.size() == 1);
  CHECK_THAT(with_list[0], ContainsSubstring("t.toml:2:1: generation: must hold own generations"));
  const auto with_id = problems_of(start + "[generation.\"My Chip\"]\n" + rest, {"compute.generation=h100_sxm", "compute.price=30 k$/GPU"});
  REQUIRE(with_id.size() == 1);
  CHECK_THAT(with_id[0], ContainsSubstring("\"My Chip\" is no id"));
}

}  // namespace own_generation_test
