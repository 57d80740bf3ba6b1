// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/workload_profiles.hpp"

#include "catch_shim.hpp"

#include <set>
#include <string_view>

namespace workload_profiles_test {

using namespace aifactory;

TEST_CASE("the profiles people ask for are there, once each", "[catalog][workloads]") {
  std::set<std::string_view> ids;
  for (const auto& profile : workload_profiles) CHECK(ids.insert(profile.id).second);
  for (auto id : {"chat_assistant", "coding_agent", "retrieval", "batch_summarisation", "reasoning", "vision",
                  "fine_tuning",
                  "pre_training"}) {
    INFO(id);
    REQUIRE(find_workload(id));
    CHECK(find_workload(id)->id == id);
  }
  CHECK_FALSE(find_workload("nothing"));
}

TEST_CASE("who waits has a speed, who does not has none", "[catalog][workloads]") {
  for (const auto& profile : workload_profiles) {
    INFO(profile.id);
    CHECK(profile.speed.has_value() == (profile.mode == serving::interactive));
    CHECK((profile.output.value > 0.0 * tok_out) == (profile.mode != serving::training));
    CHECK(profile.input.value > 0.0 * tok_in);
  }
}

TEST_CASE("an agent reads 133 tokens for each that it writes", "[catalog][workloads]") {
  const auto& agent = workloads::coding_agent;
  CHECK_THAT(agent.input.value.in(tok_in) / agent.output.value.in(tok_out), WithinRel(133.0, 1e-14));
  CHECK(agent.cache_hit_rate.value.value() == 0.92);
}

TEST_CASE("limits of MLPerf, from milliseconds a token", "[catalog][workloads]") {
  const auto ms = [](const interactivity<>& speed) { return 1000.0 / speed.in(tok_out / second / user); };
  CHECK_THAT(ms(workloads::reasoning.speed->value), WithinRel(15.0, 1e-12));
  CHECK_THAT(ms(workloads::reasoning.speed->low), WithinRel(80.0, 1e-12));
  CHECK_THAT(ms(workloads::open_chat_70b.speed->value), WithinRel(40.0, 1e-12));
  CHECK_THAT(ms(workloads::open_chat_70b.speed->low), WithinRel(200.0, 1e-12));
  CHECK_THAT(ms(workloads::long_context_405b.speed->value), WithinRel(80.0, 1e-12));
  CHECK_THAT(ms(workloads::long_context_405b.speed->low), WithinRel(175.0, 1e-12));
}

}  // namespace workload_profiles_test
