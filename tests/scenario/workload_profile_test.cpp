// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "scenario_texts.hpp"

namespace workload_profile_test {

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
generation = "gb300_nvl72"
it_power = "100 MW"
price = "52 k$/GPU"
[operations]
utilization = 0.6
[workload]
profile = "retrieval"
model = "deepseek-r1"
precision = "fp4"
[finance]
wacc = "9 %/year"
)";

double output_rate(const scenario& s) { return s.plan.workload.output_rate.in(tok_out / second / GPU); }
double input_rate(const scenario& s) { return s.plan.workload.input_rate.in(tok_in / second / GPU); }

}  // namespace

// InferenceX, GB300 NVL72, DeepSeek-R1 FP4, 8,192 in and 1,024 out: run 21640109636 at 68.693 tok/s/user, 1,617.0 tokens
// out and 12,933.9 in per second and GPU; 21928999802 at 77.195; 21640109636 at 129.486.
TEST_CASE("a profile, a model and a precision bring measured rates", "[scenario][workload]") {
  const scenario s = read_text(served, "t.toml");
  CHECK_THAT(output_rate(s), WithinRel(1617.0, 1e-12));
  CHECK_THAT(input_rate(s), WithinRel(12933.9, 1e-12));
  CHECK_THAT(s.plan.workload.cache_hit_rate.value(), WithinRel(0.2, 1e-12));
  CHECK(s.profile == "retrieval");
  const auto* rate = s.find("workload.output_rate");
  REQUIRE(rate);
  CHECK(rate->by == given_by::profile);
  CHECK(rate->date == "2026-02-03");
  CHECK_THAT(rate->source, ContainsSubstring("InferenceX") && ContainsSubstring("68.69 tok/s/user"));
  CHECK(warning_codes(s) == std::vector<std::string>{"measured_without_cache"});
}

TEST_CASE("the interactivity asked for chooses the point", "[scenario][workload]") {
  CHECK_THAT(output_rate(read_text(served, "t.toml", {"workload.interactivity=77 tok/s/user"})), WithinRel(294.8, 1e-12));
  CHECK_THAT(output_rate(read_text(served, "t.toml", {"workload.interactivity=100 tok/s/user"})), WithinRel(80.4, 1e-12));
  CHECK_THAT(output_rate(read_text(served, "t.toml", {"workload.interactivity=10 tok/s/user"})), WithinRel(1832.2, 1e-12));
}

TEST_CASE("a batch workload takes the point with the most output", "[scenario][workload]") {
  CHECK_THAT(output_rate(read_text(served, "t.toml", {"workload.profile=batch_summarisation"})), WithinRel(1832.2, 1e-12));
}

// MLPerf v6.0, GB300, interactive limit 15 ms: 3,481.028 tokens per second and GPU; the mean input is not published.
TEST_CASE("a benchmark without published input counts none, with a warning", "[scenario][workload]") {
  const scenario s = read_text(served, "t.toml", {"workload.profile=reasoning"});
  CHECK_THAT(output_rate(s), WithinRel(3481.028, 1e-12));
  CHECK(input_rate(s) == 0.0);
  CHECK(warning_codes(s) == std::vector<std::string>{"input_not_measured"});
}

TEST_CASE("what the scenario gives itself counts before the profile", "[scenario][workload]") {
  const scenario s = read_text(served, "t.toml", {"workload.output_rate=2,000 tok/s/GPU", "workload.cache_hit_rate=0.5"});
  CHECK_THAT(output_rate(s), WithinRel(2000.0, 1e-12));
  CHECK(input_rate(s) == 0.0);
  CHECK(s.plan.workload.cache_hit_rate.value() == 0.5);
}

TEST_CASE("what was not measured is refused and what was is named", "[scenario][workload][bad]") {
  const auto problem = [](const std::vector<std::string>& settings) { return problem_of(served, settings); };
  CHECK_THAT(problem({"workload.interactivity=500 tok/s/user"}),
             ContainsSubstring("t.toml:15:11: workload.profile: the fastest that was measured at these lengths is 312.4 tok/s/user, asked for are 500"));
  CHECK_THAT(problem({"workload.profile=coding_agent"}),
             ContainsSubstring("no throughput was measured at 66500 in, 500 out, only at") && ContainsSubstring("8192 in, 1024 out"));
  CHECK_THAT(problem({"workload.model=kimi-k2"}), ContainsSubstring("no throughput of kimi-k2 in fp4 on gb300_nvl72 was measured, only of") &&
                                                      ContainsSubstring("deepseek-r1 in fp8"));
  CHECK_THAT(problem({"workload.model=deepseek-r2"}), ContainsSubstring("is not a model of the catalogue, did you mean \"deepseek-r1\"?"));
  CHECK_THAT(problem({"workload.precision=fp5"}), ContainsSubstring("\"fp5\" is not one of \"bf16\", \"fp8\", \"fp4\""));
  CHECK_THAT(problem({"workload.profile=retreival"}), ContainsSubstring("did you mean \"retrieval\"?"));
  CHECK_THAT(problem({"workload.profile=pre_training"}), ContainsSubstring("generates no tokens"));
  CHECK_THAT(problem({"workload.interactivity=50 tok/s/GPU"}), ContainsSubstring("--set:1:1: workload.interactivity: "));
  CHECK_THAT(problem({"workload.interactivity=0 tok/s/user"}), ContainsSubstring("must be above 0"));
  CHECK_THAT(problem({"workload.model="}), ContainsSubstring("workload.model: missing: workload.profile needs it"));
  CHECK_THAT(problem({"workload.profile=", "workload.precision=", "workload.output_rate=100 tok/s/GPU"}),
             ContainsSubstring("workload.model: belongs to workload.profile, which is not given"));
}

// Between the points 68.693 tok/s/user with 1,617.014 out and 12,933.857 in and 312.394 with 35.361 and 279.892 of the runs
// above, straight in the logarithms: at 100 tok/s/user 626.757 and 5,000.18 (by hand). The sigma, of a curve of two
// points, is the one of all curves of the model: 0.471 in docs/frontiers.md.
TEST_CASE("rates between measured points are interpolated, and uncertain", "[scenario][workload]") {
  const scenario s = read_text(served, "t.toml", {"workload.rates=interpolated", "workload.interactivity=100 tok/s/user"});
  CHECK_THAT(output_rate(s), WithinRel(626.7567835528464, 1e-9));
  CHECK_THAT(input_rate(s), WithinRel(5000.180017554491, 1e-9));
  const auto* rate = s.find("workload.output_rate");
  REQUIRE(rate->spread);
  CHECK(rate->spread->name() == "lognormal");
  CHECK_THAT(rate->spread->quantile(0.5), WithinRel(626.7567835528464, 1e-9));
  CHECK_THAT(std::log(rate->spread->quantile(0.8413447460685429) / rate->spread->quantile(0.5)), WithinAbs(0.471, 0.0005));
  CHECK_THAT(rate->source, ContainsSubstring("interpolated"));
  // Both rates have one error.
  REQUIRE(s.correlations.size() == 1);
  CHECK(s.correlations[0].first == "workload.output_rate");
  CHECK(s.correlations[0].second == "workload.input_rate");
  CHECK(s.correlations[0].rank == 1.0);
  REQUIRE(s.measured_speed);
  CHECK_THAT(s.measured_speed->in(tok_out / second / user), WithinRel(100.0, 1e-12));
  CHECK(s.digest != read_text(served, "t.toml", {"workload.interactivity=100 tok/s/user"}).digest);
}

// At 60 tok/s/user the point of 68.693 serves best, at 312.394 its last one.
TEST_CASE("at a measured point, or served faster than asked, nothing is uncertain", "[scenario][workload]") {
  const auto at = [](const char* speed) { return read_text(served, "t.toml", {"workload.rates=interpolated", "workload.interactivity=" + std::string(speed)}); };
  const scenario slower = at("60 tok/s/user"), last = at("312.394 tok/s/user");
  CHECK_THAT(output_rate(slower), WithinRel(1617.014, 1e-9));
  CHECK_THAT(output_rate(last), WithinRel(35.361, 1e-9));
  for (const auto* s : {&slower, &last}) {
    CHECK_FALSE(s->find("workload.output_rate")->spread);
    CHECK(s->correlations.empty());
  }
}

TEST_CASE("whatever the output rate goes with, the input rate goes with", "[scenario][workload]") {
  const std::string correlated = served + R"([[correlation]]
between = ["workload.output_rate", "compute.price"]
rank = -0.3
)";
  const scenario s = read_text(replaced(correlated, "price = \"52 k$/GPU\"", "price = { lognormal = { median = \"52 k$/GPU\", sigma = 0.1 } }"), "t.toml",
                               {"workload.rates=interpolated", "workload.interactivity=100 tok/s/user"});
  REQUIRE(s.correlations.size() == 3);
  CHECK(s.correlations[1].first == "workload.input_rate");
  CHECK(s.correlations[1].second == "compute.price");
  CHECK(s.correlations[1].rank == -0.3);
}

TEST_CASE("outside the measured range nothing is interpolated", "[scenario][workload][bad]") {
  const auto problem = [](const std::vector<std::string>& settings) { return problem_of(served, settings); };
  CHECK_THAT(problem({"workload.rates=interpolated", "workload.interactivity=500 tok/s/user"}),
             ContainsSubstring("workload.interactivity: ") && ContainsSubstring("500 tok/s/user is outside the measured range [22.021, 312.394]"));
  CHECK_THAT(problem({"workload.rates=interpolated", "workload.interactivity=10 tok/s/user"}), ContainsSubstring("outside the measured range"));
  CHECK_THAT(problem({"workload.rates=guessed"}), ContainsSubstring("workload.rates: \"guessed\" is not one of \"measured\", \"interpolated\""));
  CHECK_THAT(problem({"workload.rates=interpolated", "workload.profile=batch_summarisation"}), ContainsSubstring("workload.interactivity: missing"));
  CHECK_THAT(problem({"workload.rates=interpolated", "compute.generation=h100_sxm"}), ContainsSubstring("not measured; there is: fp8"));
}

}  // namespace workload_profile_test
