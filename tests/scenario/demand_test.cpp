// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/required_gpus.hpp"
#include "scenario_texts.hpp"

namespace demand_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages.
const std::string served = R"(schema = "aifactory.scenario/1"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
price = "52 k$/GPU"
it_power_per_gpu = "2 kW/GPU"
life = "5 years"
[operations]
availability = 0.9
[workload]
output_rate = "500 tok/s/GPU"
[demand]
users = "9,000 user"
interactivity = "50 tok/s/user"
weekdays = [1, 1, 1, 1, 1, 0.5, 0.5]
[finance]
wacc = "9 %/year"
)";

}  // namespace

// 450,000 tokens a second on average, 7/6 of that in the busiest hour: 525,000 over 500 x 0.9 are 1,166.67 GPUs, busy 6/7.
TEST_CASE("a demand sizes the factory and gives its utilization", "[scenario][demand]") {
  const scenario s = read_text(served, "t.toml");
  CHECK_THAT(fleet_size(s.plan).in(GPU), WithinRel(7000.0 / 6.0, 1e-12));
  CHECK_THAT(s.plan.operations.utilization.value(), WithinRel(6.0 / 7.0, 1e-12));
  CHECK_THAT(unit_economics(s.plan).delivered.output.in(tok_out / second), WithinRel(450e3, 1e-12));
  const auto* load = s.find("operations.utilization");
  REQUIRE(load);
  CHECK(load->by == given_by::demand_section);
  CHECK_THAT(load->value, WithinRel(6.0 / 7.0, 1e-12));
  CHECK_THAT(s.find("compute.gpus")->value, WithinRel(7000.0 / 6.0, 1e-12));
  CHECK(warning_codes(s) == std::vector<std::string>{"speed_not_checked"});
}

TEST_CASE("a size of its own stands, and the utilization follows", "[scenario][demand]") {
  const scenario large = read_text(served, "t.toml", {"compute.gpus=2,000 GPU"});
  CHECK_THAT(large.plan.operations.utilization.value(), WithinRel(0.5, 1e-12));
  const scenario powered = read_text(served, "t.toml", {"compute.it_power=4 MW"});
  CHECK(powered.plan.size.holds<it_power<>>());
  CHECK_THAT(powered.plan.operations.utilization.value(), WithinRel(0.5, 1e-12));
  const scenario small = read_text(served, "t.toml", {"compute.gpus=500 GPU"});
  CHECK(small.plan.operations.utilization.value() == 1.0);
  CHECK(warning_codes(small) == std::vector<std::string>{"demand_not_met", "speed_not_checked"});
}

TEST_CASE("requests are a demand as well", "[scenario][demand]") {
  const scenario s = read_text(served, "t.toml", {"demand.users=", "demand.requests=900 1/s", "demand.output=500 tok_out"});
  CHECK_THAT(fleet_size(s.plan).in(GPU), WithinRel(7000.0 / 6.0, 1e-12));
  CHECK(s.digest != read_text(served, "t.toml").digest);
}

TEST_CASE("a demand that cannot be is told once", "[scenario][demand][bad]") {
  const auto problem = [](const std::vector<std::string>& settings) { return problem_of(served, settings); };
  CHECK_THAT(problem({"operations.utilization=0.6"}),
             ContainsSubstring("--set:1:1: operations.utilization: cannot be given beside [demand], from which it follows"));
  CHECK_THAT(problem({"demand.users=0 user"}), ContainsSubstring("demand.users: 0 user, must be above 0"));
  CHECK_THAT(problem({"demand.users="}),
             ContainsSubstring("t.toml:16:2: demand.output_tokens: missing: give demand.output_tokens, demand.users or demand.requests"));
  CHECK_THAT(problem_of(replaced(served, "users = \"9,000 user\"", "users = \"9,000 user\"\noutput_tokens = \"100 tok_out/s\"")),
             ContainsSubstring("cannot be given beside demand.output_tokens"));
  CHECK_THAT(problem({"demand.output=500 tok_out", "demand.ttft={ uniform = ['1 s', '2 s'] }"}), ContainsSubstring("demand.ttft: is a distribution"));
  CHECK_THAT(problem({"demand.interactivity="}), ContainsSubstring("demand.interactivity: missing"));
  CHECK_THAT(problem({"demand.users=", "demand.requests=10 1/s"}), ContainsSubstring("demand.output: missing: demand.requests needs the output tokens of a request"));
  CHECK_THAT(problem({"demand.weekdays=[0, 0, 0, 0, 0, 0, 0]"}), ContainsSubstring("demand.weekdays: demand shape: at least one part must be above 0"));
  CHECK_THAT(problem({"demand.hours=[1, 2]"}), ContainsSubstring("demand.hours: must be a list of 24 numbers"));
  CHECK_THAT(problem({"demand.usres=5 user"}), ContainsSubstring("demand.usres: unknown field, did you mean \"demand.users\"?"));
  CHECK_THAT(problem({"demand.load_limit=1.5"}), ContainsSubstring("demand.load_limit"));
}

// Twice the output of a GPU: half the fleet, as busy as before. In a fleet that was given, half as busy.
TEST_CASE("size and load follow when another input changes", "[scenario][demand]") {
  const scenario s = read_text(served, "t.toml");
  auto faster = s.plan;
  faster.workload.output_rate = 1000.0 * tok_out / second / GPU;
  const auto sized = resolved(planned<double>{faster, *s.asked}, s.role());
  CHECK_THAT(fleet_size(sized).in(GPU), WithinRel(3500.0 / 6.0, 1e-12));
  CHECK_THAT(sized.operations.utilization.value(), WithinRel(6.0 / 7.0, 1e-12));
  const auto built = resolved(planned<double>{faster, *s.asked}, demand_role::loads);
  CHECK_THAT(fleet_size(built).in(GPU), WithinRel(7000.0 / 6.0, 1e-12));
  CHECK_THAT(built.operations.utilization.value(), WithinRel(3.0 / 7.0, 1e-12));
}

TEST_CASE("a demand is stated in another way by --set, or taken out", "[scenario][demand]") {
  CHECK_THAT(fleet_size(read_text(served, "t.toml", {"demand.output_tokens=450,000 tok_out/s"}).plan).in(GPU), WithinRel(7000.0 / 6.0, 1e-12));
  const scenario without = read_text(served, "t.toml", {"demand.users=", "demand.interactivity=", "demand.weekdays=", "compute.gpus=100 GPU",
                                                        "operations.utilization=0.6"});
  CHECK_FALSE(without.asked);
}

// Input and output are asked for at 10 to 1, and made at 1 to 1: the input decides.
TEST_CASE("a demand of another mix than the rates is told", "[scenario][demand]") {
  const scenario s = read_text(served, "t.toml", {"workload.input_rate=500 tok_in/s/GPU", "demand.input=1000 tok_in", "demand.output=100 tok_out"});
  CHECK(warning_codes(s) == std::vector<std::string>{"mix_differs", "speed_not_checked"});
  CHECK_THAT(fleet_size(s.plan).in(GPU), WithinRel(70000.0 / 6.0, 1e-12));
  CHECK_THAT(unit_economics(s.plan).delivered.fresh_input.in(tok_fresh / second), WithinRel(4500e3, 1e-12));
  CHECK(warning_codes(read_text(served, "t.toml", {"demand.input=1000 tok_in", "demand.output=100 tok_out"})) ==
        std::vector<std::string>{"input_not_counted", "speed_not_checked"});
}

// InferenceX, GB300, 8,192 in and 1,024 out: 1,617.0 tokens out at 68.7 tok/s/user, 294.8 at 77.2.
TEST_CASE("the demand's speed chooses the measured point", "[scenario][demand]") {
  const std::vector<std::string> profile{"workload.output_rate=", "compute.generation=gb300_nvl72", "workload.profile=retrieval",
                                         "workload.model=deepseek-r1", "workload.precision=fp4"};
  const auto rate_at = [&](const std::string& speed) {
    auto settings = profile;
    settings.push_back("demand.interactivity=" + speed);
    const scenario s = read_text(served, "t.toml", settings);
    CHECK(warning_codes(s) == std::vector<std::string>{"measured_without_cache"});
    return s.plan.workload.output_rate.in(tok_out / second / GPU);
  };
  CHECK_THAT(rate_at("50 tok/s/user"), WithinRel(1617.0, 1e-12));
  CHECK_THAT(rate_at("75 tok/s/user"), WithinRel(294.8, 1e-12));
  auto slower = profile;
  slower.insert(slower.end(), {"workload.interactivity=20 tok/s/user", "demand.interactivity=75 tok/s/user"});
  CHECK(warning_codes(read_text(served, "t.toml", slower)) == std::vector<std::string>{"measured_without_cache", "too_slow"});
}

}  // namespace demand_test
