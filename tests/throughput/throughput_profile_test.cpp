// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/throughput_profile.hpp"

#include "aifactory/throughput.hpp"
#include "catch_shim.hpp"

#include <cmath>

namespace throughput_profile_test {

using namespace aifactory;

namespace {
using gb300_r1 = throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>;
using h200_r1 = throughput_profile<h200_sxm, models::deepseek_r1, precision::fp8>;
constexpr auto tok_s_user = tok_out / second / user;
constexpr auto out_s_GPU = tok_out / second / GPU;
}  // namespace

/// Your own measurements are a specialisation.
struct my_chip {
  static constexpr std::string_view id = "my_chip", name = "My chip", vendor = "Me";
  static constexpr int year = 2027;
  static constexpr sourced<memory_per_gpu<>> memory{.value = 100.0 * GB / GPU, .from = assumption{"a test"}};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{.value = 1.0 * PFLOP / second / GPU,
                                                          .from = assumption{"a test"}};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

}  // namespace throughput_profile_test

namespace aifactory {

template <>
struct throughput_profile<throughput_profile_test::my_chip, models::deepseek_r1, precision::fp8>
    : measured<throughput_profile<throughput_profile_test::my_chip, models::deepseek_r1, precision::fp8>> {
  static constexpr std::array<throughput_point, 1> points{{
      {.setting = "own", .input = 100.0 * tok_in, .output = 10.0 * tok_out, .speed = 50.0 * throughput_profile_test::tok_s_user,
       .output_rate = {.value = 1000.0 * throughput_profile_test::out_s_GPU, .from = assumption{"a test"}}, .input_rate = std::nullopt,
       .gpus = 8.0 * GPU},
  }};
};

}  // namespace aifactory

namespace throughput_profile_test {

TEST_CASE("exactly measured points are found, and nothing between them", "[throughput]") {
  const auto& first = gb300_r1::points.front();
  const auto found = gb300_r1::at(*first.input, first.output, *first.speed);
  CHECK(found.output_rate.value == first.output_rate.value);
  CHECK(found.gpus == first.gpus);
  CHECK_THROWS_WITH(gb300_r1::at(*first.input, first.output, *first.speed + 0.02 * tok_s_user),
                    ContainsSubstring("no point was measured"));
  CHECK_THROWS_AS(gb300_r1::at(999.0 * tok_in, first.output, *first.speed), input_error);
  CHECK_THROWS_AS(gb300_r1::at(*first.input, 999.0 * tok_out, *first.speed), input_error);
}

TEST_CASE("the best point at a speed is a measured one that was at least so fast", "[throughput]") {
  for (double wanted : {10.0, 30.0, 50.0, 100.0}) {
    const auto best = gb300_r1::best_at_least(8192.0 * tok_in, 1024.0 * tok_out, wanted * tok_s_user);
    CHECK(*best.speed >= wanted * tok_s_user);
    for (const auto& other : gb300_r1::points)
      if (other.input && other.speed && *other.input == 8192.0 * tok_in && *other.speed >= wanted * tok_s_user)
        CHECK(other.output_rate.value <= best.output_rate.value);
  }
  CHECK_THROWS_AS(gb300_r1::best_at_least(8192.0 * tok_in, 1024.0 * tok_out, 5000.0 * tok_s_user), input_error);
}

TEST_CASE("a faster answer costs output, and a newer generation makes more", "[throughput]") {
  const auto rate = [](auto profile, double speed) {
    return decltype(profile)::best_at_least(8192.0 * tok_in, 1024.0 * tok_out, speed * tok_s_user).output_rate.value;
  };
  CHECK(rate(gb300_r1{}, 100.0) < rate(gb300_r1{}, 20.0));
  CHECK(rate(h200_r1{}, 30.0) < rate(gb300_r1{}, 30.0));
}

TEST_CASE("MLPerf offline: the table of the best per accelerator", "[throughput]") {
  const auto offline = [](auto profile) { return decltype(profile)::offline().output_rate.value.in(out_s_GPU); };
  using enum precision;
  CHECK_THAT(offline(throughput_profile<h100_sxm, models::llama_2_70b, fp8>{}), WithinAbs(3066.0, 0.5));
  CHECK_THAT(offline(throughput_profile<h200_sxm, models::llama_2_70b, fp8>{}), WithinAbs(4415.0, 0.5));
  CHECK_THAT(offline(throughput_profile<gb300_nvl72, models::llama_2_70b, fp4>{}), WithinAbs(15651.0, 0.5));
  CHECK_THAT(offline(throughput_profile<mi355x, models::llama_2_70b, fp4>{}), WithinAbs(12935.0, 0.5));
  CHECK_THAT(offline(throughput_profile<b200_sxm, models::llama_3_1_405b, fp4>{}), WithinAbs(207.6, 0.05));
  CHECK_THAT(offline(throughput_profile<b300_sxm, models::deepseek_r1, fp4>{}), WithinAbs(8791.0, 0.5));
  CHECK_THROWS_AS(h200_r1::offline(), input_error);
}

TEST_CASE("points without cache: input and output are in the proportion of their lengths", "[throughput]") {
  int checked = 0;
  for (const auto& point : gb300_r1::points) {
    if (!point.input || !point.input_rate) continue;
    INFO(point.speed->in(tok_s_user));
    const double lengths = point.input->in(tok_in) / point.output.in(tok_out);
    const double rates = point.input_rate->in(tok_in / second / GPU) / point.output_rate.value.in(out_s_GPU);
    // Requests vary in length round the setting, and a run begins and ends with unequal work.
    CHECK_THAT(rates, WithinRel(lengths, 0.05));
    ++checked;
  }
  CHECK(checked >= 8);
}

TEST_CASE("the vendor's Vera Rubin points are its table times its power", "[throughput]") {
  using rubin = throughput_profile<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>;
  const auto point = rubin::at(8192.0 * tok_in, 1024.0 * tok_out, 50.0 * tok_s_user);
  // By hand: 1,330,000 tok/s/MW x 3.337 kW = 4,438.21 tok/s/GPU.
  CHECK_THAT(point.output_rate.value.in(out_s_GPU), WithinRel(4438.21, 1e-9));
  CHECK(point.output_rate.standing == standing::announced);
}

TEST_CASE("own measurements", "[throughput]") {
  using mine = throughput_profile<my_chip, models::deepseek_r1, precision::fp8>;
  constexpr auto point = mine::at(100.0 * tok_in, 10.0 * tok_out, 50.0 * tok_s_user);
  CHECK_THAT(point.output_rate.value.in(out_s_GPU), WithinRel(1000.0, 1e-14));
}

}  // namespace throughput_profile_test
