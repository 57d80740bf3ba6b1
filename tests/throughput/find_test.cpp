// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/find.hpp"

#include "catch_shim.hpp"

#include <set>
#include <string>

namespace find_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;
}

TEST_CASE("a throughput is found by the names in a text", "[throughput]") {
  const auto found = find_throughput("gb300_nvl72", "deepseek-r1", precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out,
                                     50.0 * tok_s_user);
  REQUIRE(found);
  using profile = throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>;
  const auto same = profile::best_at_least(8192.0 * tok_in, 1024.0 * tok_out, 50.0 * tok_s_user);
  CHECK(found->output_rate.value == same.output_rate.value);
  const auto none = [](std::string_view generation, std::string_view model, precision weights, double input, double speed) {
    return !find_throughput(generation, model, weights, input * tok_in, 1024.0 * tok_out, speed * tok_s_user);
  };
  CHECK(none("gb301", "deepseek-r1", precision::fp4, 8192.0, 50.0));
  CHECK(none("gb300_nvl72", "deepseek-r2", precision::fp4, 8192.0, 50.0));
  CHECK(none("h200_sxm", "deepseek-r1", precision::fp4, 8192.0, 50.0));
  CHECK(none("gb300_nvl72", "deepseek-r1", precision::fp4, 8191.0, 50.0));
  CHECK(none("gb300_nvl72", "deepseek-r1", precision::fp4, 8192.0, 1e6));
}

TEST_CASE("every point: a source, GPUs that the generation can have, rates above zero", "[throughput]") {
  int profiles = 0, points = 0;
  std::set<std::string> generations;
  for_each_throughput_profile([&](auto type) {
    using profile = typename decltype(type)::type;
    using of = profile_traits<profile>;
    static_assert(runs<typename of::generation, of::weights>);
    INFO(of::generation::id << ", " << of::model::id << ", " << name_of(of::weights));
    generations.insert(std::string(of::generation::id));
    ++profiles;
    for (const auto& point : profile::points) {
      ++points;
      CHECK(!point.setting.empty());
      CHECK(!point.output_rate.from.is_assumption());
      CHECK(point.output_rate.value > 0.0 * tok_out / second / GPU);
      CHECK(point.gpus >= 1.0 * GPU);
      if (point.speed) CHECK(*point.speed > 0.0 * tok_s_user);
    }
  });
  INFO(profiles << " profiles, " << points << " points");
  CHECK(profiles == static_cast<int>(known_profiles::size));
  CHECK(points >= 150);
  CHECK(generations.size() >= 9);
}

}  // namespace find_test
