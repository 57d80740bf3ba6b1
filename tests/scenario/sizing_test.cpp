// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/sized.hpp"
#include "scenario_texts.hpp"

namespace sizing_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages.
const std::string plant = R"(schema = "aifactory.scenario/1"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
generation = "gb300_nvl72"
it_power_per_gpu = "2 kW/GPU"
price = "52 k$/GPU"
[operations]
utilization = 0.5
availability = 0.8
[workload]
output_rate = "500 tok/s/GPU"
[finance]
wacc = "9 %/year"
[sizing]
racks = "4 rack"
)";
std::string busy() {
  return replaced(plant, "utilization = 0.5", "") + R"([demand]
users = "9,000 user"
tpot = "20 ms/tok_out"
)";
}

}  // namespace

TEST_CASE("racks size a factory", "[scenario][sizing]") {
  const scenario s = read_text(plant, "t.toml");
  CHECK(fleet_size(s.plan) == 288.0 * GPU);
  const auto* gpus = s.find("compute.gpus");
  REQUIRE(gpus);
  CHECK(gpus->value == 288.0);
  CHECK(gpus->by == given_by::sizing_section);
  CHECK(s.scale_up_domain == 72.0 * GPU);
  CHECK(s.find("sizing.racks")->value == 4.0);
}

// 500 x 0.5 x 0.8 tokens a second are 6.3072e9 a year of 8,760 h: for 6.3072e12 it takes 1,000 GPUs.
TEST_CASE("tokens of a year size a factory", "[scenario][sizing]") {
  const scenario s = read_text(plant, "t.toml", {"sizing.output_tokens=6.3072e12 tok_out/year"});
  CHECK_THAT(fleet_size(s.plan).in(GPU), WithinRel(1000.0, 1e-12));
  CHECK_THAT(unit_economics(s.plan).delivered.output.in(tok_out / year), WithinRel(6.3072e12, 1e-12));
  CHECK(s.digest != read_text(plant, "t.toml").digest);
}

TEST_CASE("a time per token and racks with a demand", "[scenario][sizing]") {
  const scenario s = read_text(busy(), "t.toml");
  CHECK(fleet_size(s.plan) == 288.0 * GPU);
  // 9,000 users at 50 tok/s are 450,000 tokens a second, 288 GPUs make 115,200.
  CHECK(s.plan.operations.utilization.value() == 1.0);
  CHECK(warning_codes(s) == std::vector<std::string>{"demand_not_met", "speed_not_checked"});
}

TEST_CASE("a plan beyond a limit is warned about", "[scenario][sizing]") {
  const auto codes = [](const char* setting) { return warning_codes(read_text(plant, "t.toml", {setting})); };
  CHECK(codes("sizing.gpu_limit=288 GPU").empty());
  for (const char* limit : {"sizing.gpu_limit=287 GPU", "sizing.it_power_limit=0.5 MW", "sizing.facility_power_limit=0.6 MW", "sizing.budget_limit=20 M$"})
    CHECK(codes(limit) == std::vector<std::string>{"limit_exceeded"});
  CHECK(codes("sizing.mtbf=100 days") == std::vector<std::string>{"availability_and_spares"});
  CHECK(codes("sizing.repair_time=2 days") == std::vector<std::string>{"no_effect"});
}

TEST_CASE("sizing that cannot be is refused at its place", "[scenario][sizing][bad]") {
  CHECK_THAT(problem_of(plant, {"sizing.racks=0 rack"}), ContainsSubstring("sizing.racks: 0 rack, must be above 0"));
  CHECK_THAT(problem_of(replaced(plant, "racks = \"4 rack\"", "racks = \"4 rack\"\noutput_tokens = \"1e12 tok_out/year\""), {}),
             ContainsSubstring("cannot be given beside sizing."));
  CHECK_THAT(problem_of(replaced(plant, "price = \"52 k$/GPU\"", "price = \"52 k$/GPU\"\ngpus = \"5 GPU\""), {}),
             ContainsSubstring("t.toml:21:9: sizing.racks: cannot be given beside compute.gpus (t.toml:12:8)"));
  CHECK_THAT(problem_of(replaced(plant, "generation = \"gb300_nvl72\"", "life = \"5 years\""), {}), ContainsSubstring("sizing.racks: needs compute.gpus_per_rack"));
  CHECK_THAT(problem_of(busy(), {"sizing.output_tokens=1e12 tok_out/year"}), ContainsSubstring("cannot be given beside [demand]"));
  CHECK_THAT(problem_of(plant, {"sizing.hall={ uniform = ['1 MW', '2 MW'] }"}), ContainsSubstring("sizing.hall: is a distribution"));
  CHECK_THAT(problem_of(plant, {"sizing.rack=4 rack"}), ContainsSubstring("sizing.rack: unknown field, did you mean \"sizing.racks\"?"));
  CHECK_THAT(problem_of(plant, {"sizing.output_tokens=1e12 tok_out/year", "operations.utilization=0"}), ContainsSubstring("operations.utilization: 0, so no tokens are delivered"));
  CHECK_THAT(problem_of(plant, {"sizing.racks="}), ContainsSubstring("compute.gpus: missing: give the size as one of"));
}

// 9,000 users at 50 tok/s need 1,125 GPUs of 500 x 0.8: 16 domains of 72. Two megawatts hold 1,000: 13 domains of 0.144 MW.
TEST_CASE("a size of its own is a limit for a demand", "[report][sizing]") {
  const auto enough = size_of(read_text(busy(), "t.toml", {"compute.it_power=3 MW", "sizing.hall=1 MW"}));
  CHECK(enough.found.size.binds == size_by::peak_demand);
  CHECK(enough.found.size.fleet.domains == 16.0);
  CHECK(enough.found.size.fleet.halls == 3.0);
  CHECK_THAT(*enough.busiest_load, WithinRel(1125.0 / 1152.0, 1e-12));
  CHECK_FALSE(enough.first_token);  // no request has a length
  const auto tight = size_of(read_text(busy(), "t.toml", {"compute.it_power=2 MW"}));
  CHECK(tight.found.size.binds == size_by::it_power);
  CHECK(tight.found.size.fleet.domains == 13.0);
  CHECK_THAT(tight.found.size.stranded.in(MW_IT), WithinRel(2.0 - 13 * 0.144, 1e-9));
  CHECK_THAT(tight.found.size.met, WithinRel(936.0 / 1125.0, 1e-12));
}

// Users between 9,000 and 18,000, evenly: 1,125 to 2,250 GPUs, and nine in ten of these are 2,137.5: 30 domains.
TEST_CASE("the size that is enough with a confidence", "[report][sizing]") {
  const scenario s = read_text(busy(), "t.toml", {"sizing.racks=", "demand.users={ uniform = ['9,000 user', '18,000 user'] }"});
  const auto central = size_of(s);
  CHECK(central.found.size.fleet.domains == 24.0);  // 1,687.5 GPUs
  const auto found = sample_size(s, central, {.trials = 20'000});
  REQUIRE(found.need);
  CHECK_THAT(found.need->quantile(0.9).value, WithinRel(2137.5, 2e-3));
  REQUIRE(found.with_confidence);
  CHECK(found.with_confidence->found.size.fleet.domains == 30.0);
  // 1,728 GPUs of the central fleet: (1,728 - 1,125) / 1,125; 2,160 of the other.
  CHECK_THAT(found.enough, WithinAbs(0.536, 0.015));
  CHECK_THAT(found.enough_with_confidence, WithinAbs(0.92, 0.01));
}

TEST_CASE("a limit is in the way of a confidence", "[report][sizing]") {
  const scenario s = read_text(busy(), "t.toml", {"sizing.racks=", "sizing.gpu_limit=1,800 GPU", "demand.users={ uniform = ['9,000 user', '18,000 user'] }"});
  const auto found = sample_size(s, size_of(s), {.trials = 20'000});
  CHECK(found.with_confidence->found.size.fleet.domains == 25.0);
  CHECK(found.with_confidence->found.size.binds == size_by::gpus);
  CHECK_THAT(found.enough_with_confidence, WithinAbs(0.6, 0.015));
}

}  // namespace sizing_test
