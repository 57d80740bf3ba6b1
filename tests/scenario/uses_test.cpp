// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/uses.hpp"
#include "aifactory/scenario/write.hpp"
#include "scenario_texts.hpp"

#include <string>
#include <vector>

namespace uses_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages: the tables begin in lines 18, 25, 29 and 33.
const std::string shared = R"(schema = "aifactory.scenario/1"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
gpus = "1,000 GPU"
price = "52 k$/GPU"
it_power_per_gpu = "2 kW/GPU"
life = "5 years"
[operations]
utilization = 0.5
availability = 0.8
[finance]
wacc = "9 %/year"
[[workload]]
name = "chat"
share = 0.5
output_rate = "4,000 tok/s/GPU"
input_rate = "10,000 tok/s/GPU"
cache_hit_rate = 0.25

[[workload]]
name = "agents"
share = "20 %"
output_rate = { value = "1,000 tok/s/GPU", basis = "assumption" }
[[workload]]
name = "tuning"   # of customers' models
share = 0.2
use = "fine_tuning"
[[workload]]
name = "rest"
share = 0.1
use = "idle"
)";

}  // namespace

TEST_CASE("several workloads: uses of the GPU time, and their mean as the plan's workload", "[scenario][uses]") {
  const scenario s = read_text(shared, "t.toml");
  REQUIRE(s.uses.size() == 4);
  CHECK(s.uses[1].name == "agents");
  CHECK(s.uses[1].inputs_of_use.time.share.value() == 0.2);
  CHECK(s.uses[2].inputs_of_use.time.use == gpu_use::fine_tuning);
  CHECK(s.uses[3].inputs_of_use.time.use == gpu_use::idle);
  CHECK(s.uses[0].inputs_of_use.workload.cache_hit_rate.value() == 0.25);
  CHECK(s.uses[1].inputs.back().field.starts_with("workload[2]."));
  // By hand: (0.5 x 4,000 + 0.2 x 1,000) / 0.9 and 0.5 x 10,000 / 0.9.
  CHECK_THAT(s.plan.workload.output_rate.in(tok_out / (second * GPU)), WithinRel(2200.0 / 0.9, 1e-13));
  CHECK_THAT(s.find("workload.input_rate")->value, WithinRel(5000.0 / 0.9, 1e-13));
  CHECK(s.find("workload.output_rate")->by == given_by::workload_list);
  CHECK(s.find("workload.output_rate")->assumption);        // one of the two is
  CHECK_FALSE(s.find("workload.input_rate")->assumption);
  CHECK(s.warnings.empty());
}

TEST_CASE("several workloads: what they say counts in the digest, their names do not", "[scenario][uses]") {
  const auto digest = read_text(shared, "t.toml").digest;
  CHECK(read_text(replaced(shared, "name = \"chat\"", "name = \"talk\""), "t.toml").digest == digest);
  CHECK(read_text(replaced(shared, "use = \"fine_tuning\"", "use = \"training\""), "t.toml").digest != digest);
  // The same mean of other parts.
  CHECK(read_text(shared, "t.toml", {"workload[1].output_rate=3,800 tok/s/GPU", "workload[2].output_rate=1,500 tok/s/GPU"}).digest != digest);
}

TEST_CASE("several workloads: rates of a measured profile", "[scenario][uses]") {
  const auto text = replaced(replaced(shared, "output_rate = \"4,000 tok/s/GPU\"", "profile = \"retrieval\"\nmodel = \"deepseek-r1\"\nprecision = \"fp4\"\ninteractivity = \"30 tok/s/user\""),
                             "input_rate = \"10,000 tok/s/GPU\"", "");
  const scenario s = read_text(text, "t.toml", {"compute.generation=gb200_nvl72"});
  // The same as the profile gives to a single [workload].
  auto alone = shared.substr(0, shared.find("[[workload]]")) + "[workload]\nprofile = \"retrieval\"\nmodel = \"deepseek-r1\"\nprecision = \"fp4\"\ninteractivity = \"30 tok/s/user\"\n";
  const scenario one = read_text(alone, "t.toml", {"compute.generation=gb200_nvl72"});
  CHECK(s.uses[0].profile == "retrieval");
  CHECK(s.uses[0].inputs_of_use.workload.output_rate == one.plan.workload.output_rate);
  const auto missing = problems_of(text);  // no generation
  REQUIRE_FALSE(missing.empty());
  CHECK_THAT(missing.front(), StartsWith("t.toml:21:11: compute.generation: missing: workload[1].profile needs it"));
}

TEST_CASE("several workloads: options name them by number", "[scenario][uses]") {
  const scenario s = read_text(shared, "t.toml", {"workload[1].share=0.4", "workload[4].share=20 %"});
  CHECK(s.uses[0].inputs_of_use.time.share.value() == 0.4);
  CHECK_THAT(problem_of(shared, {"workload.output_rate=5 tok/s/GPU"}), StartsWith("--set:1:1: workload.output_rate: cannot be given beside [[workload]]") && ContainsSubstring("workload[1].output_rate"));
  CHECK_THAT(problem_of(shared, {"workload[5].share=0.1"}), StartsWith("--set:1:1: workload[5].share: unknown field"));
  CHECK_THAT(problem_of(shared, {"workload[2].output_rate="}), StartsWith("t.toml:25:1: workload[2].output_rate: missing"));
}

TEST_CASE("several workloads: every problem with its place, all at once", "[scenario][uses]") {
  const auto problem = [](const std::string& line, const std::string& other) { return problem_of(replaced(shared, line, other)); };
  CHECK_THAT(problem("share = 0.1", "share = 0.2"), StartsWith("t.toml:18:1: workload: the shares add up to 1.1, must be 1"));
  CHECK_THAT(problem("share = 0.1", "share = 0.05"), ContainsSubstring("add up to 0.95, must be 1: what is left is idle time"));
  CHECK_THAT(problem("share = 0.1", "share = 1.1"), StartsWith("t.toml:35:9: workload[4].share: ") && ContainsSubstring("outside [0, 1]"));
  CHECK_THAT(problem("share = 0.1", ""), StartsWith("t.toml:33:1: workload[4].share: missing"));
  CHECK_THAT(problem("use = \"idle\"", "use = \"idling\""), StartsWith("t.toml:36:7: workload[4].use: \"idling\", must be one of \"inference\", \"fine_tuning\", \"training\", \"idle\""));
  CHECK_THAT(problem("name = \"rest\"", "name = \"chat\""), StartsWith("t.toml:34:8: workload[4].name: \"chat\" is the name of another one already (t.toml:18:1)"));
  CHECK_THAT(problem("name = \"rest\"", ""), StartsWith("t.toml:33:1: workload[4].name: missing"));
  CHECK_THAT(problem("output_rate = \"4,000 tok/s/GPU\"", "output_rate = \"4,000 tok/s\""), StartsWith("t.toml:21:15: workload[1].output_rate: "));
  const auto misspelt = problems_of(replaced(shared, "output_rate = \"4,000 tok/s/GPU\"", "output_rte = \"4,000 tok/s/GPU\""));
  REQUIRE(misspelt.size() == 2);
  CHECK_THAT(misspelt[0], StartsWith("t.toml:18:1: workload[1].output_rate: missing: give it, or workload[1].profile"));
  CHECK_THAT(misspelt[1], StartsWith("t.toml:21:14: workload[1].output_rte: unknown field, did you mean \"workload[1].output_rate\"?"));
  CHECK_THAT(problem("output_rate = \"4,000 tok/s/GPU\"", "output_rate = { uniform = [1, 2], unit = \"tok_out/s/GPU\" }"), ContainsSubstring("workload[1].output_rate: is a distribution"));
  CHECK_THAT(problem("use = \"fine_tuning\"", "use = \"training\"\noutput_rate = \"5 tok/s/GPU\""), StartsWith("t.toml:33:15: workload[3].output_rate: belongs to use = \"inference\""));
  CHECK_THAT(problem("utilization = 0.5", "utilization = 0.95"), StartsWith("t.toml:14:15: operations.utilization: 0.95 of all time, must be at most the 0.9 that is not idle"));
  CHECK_THAT(problem("cache_hit_rate = 0.25", "cache_hit_rate = 0.25\nallocation = \"gpu_time\"\nprefill_rate = \"50,000 tok/s/GPU\""),
             StartsWith("t.toml:18:1: workload[1].decode_rate: missing"));

  const auto all = problems_of(replaced(replaced(replaced(shared, "share = 0.1", "share = 2"), "cache_hit_rate = 0.25", "cache_hitrate = 0.25"), "pue = 1.2", "pue = 0.9"));
  REQUIRE(all.size() == 3);
  CHECK_THAT(all[0], StartsWith("t.toml:4:7: facility.pue"));
  CHECK_THAT(all[1], StartsWith("t.toml:23:17: workload[1].cache_hitrate: unknown field") && ContainsSubstring("workload[1].cache_hit_rate"));
  CHECK_THAT(all[2], StartsWith("t.toml:35:9: workload[4].share"));

  CHECK_THAT(problem_of(replaced(shared, "utilization = 0.5", "") + "[demand]\nusers = \"10 user\"\ninteractivity = \"50 tok/s/user\"\n"),
             ContainsSubstring("demand: cannot be given beside [[workload]]"));
  CHECK_THAT(problem_of(shared + "[workload]\noutput_rate = \"5 tok/s/GPU\"\n"), StartsWith("t.toml:37:"));  // TOML itself refuses it
  const auto nothing = problems_of("workload = []\n" + shared.substr(0, shared.find("[[workload]]")));
  REQUIRE_FALSE(nothing.empty());
  CHECK_THAT(nothing.front(), StartsWith("t.toml:1:1: workload: must be a section"));
}

TEST_CASE("several workloads: a changed scenario is written back", "[scenario][uses][write]") {
  const auto changed = write_scenario(shared, "t.toml", {"workload[1].share=0.4", "workload[3].share=0.3"});
  CHECK(changed.comments_kept);
  CHECK_THAT(changed.text, ContainsSubstring("name = \"tuning\"   # of customers' models\nshare = 0.3\n"));
  // A new key goes below the others of its table.
  const auto more = write_scenario(shared, "t.toml", {"workload[2].input_rate=3,000 tok/s/GPU"});
  CHECK(more.comments_kept);
  CHECK_THAT(more.text, ContainsSubstring("basis = \"assumption\" }\ninput_rate = '3,000 tok/s/GPU'\n[[workload]]\nname = \"tuning\""));
  // A layout that does not allow a change in place is written anew, as a list again.
  std::string inline_tables = shared.substr(0, shared.find("[[workload]]"));
  inline_tables = "schema = \"aifactory.scenario/1\"\nworkload = [{ name = \"a\", share = 0.7, output_rate = \"5 tok/s/GPU\" }, { name = \"b\", share = 0.3, use = \"training\" }]\n" + inline_tables.substr(inline_tables.find("[facility]"));
  const auto anew = write_scenario(inline_tables, "t.toml", {"workload[1].input_rate=30 tok/s/GPU"});
  CHECK_FALSE(anew.comments_kept);
  CHECK_THAT(anew.text, ContainsSubstring("[[workload]]"));
}

}  // namespace uses_test
