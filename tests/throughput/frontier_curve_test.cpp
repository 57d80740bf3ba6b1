// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/frontier_curve.hpp"

#include "aifactory/throughput/find.hpp"
#include "aifactory/throughput/frontier_find.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <limits>
#include <set>
#include <string>

namespace frontier_curve_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;
constexpr auto out_s_GPU = tok_out / second / GPU;
constexpr auto in_s_GPU = tok_in / second / GPU;

template <class G, precision P>
const frontier_point& point_of(double input, double output, bool speculative, double speed) {
  for (const auto& curve : frontier_curves<G, models::deepseek_r1, P>::curves)
    if (curve.input && *curve.input == input * tok_in && curve.output == output * tok_out &&
        curve.speculative == speculative)
      for (const auto& point : curve.points)
        if (point.speed == speed * tok_s_user) return point;
  throw input_error("no such point");
}
}  // namespace

TEST_CASE("DeepSeek-R1: rates are per GPU of the whole deployment", "[throughput][frontier]") {
  // Run 21640109636: 22 GPUs prefill 22,657.823 tok/s each, 12 decode 5,191.14 tok/s each. By hand, over 34 GPUs:
  // 22,657.823 x 22 / 34 = 14,660.944 and 5,191.14 x 12 / 34 = 1,832.167.
  const auto& plain = point_of<gb300_nvl72, precision::fp4>(8192.0, 1024.0, false, 22.021);
  CHECK_THAT(plain.output_rate.in(out_s_GPU), WithinAbs(1832.167, 0.001));
  CHECK_THAT(plain.input_rate->in(in_s_GPU), WithinAbs(14660.944, 0.001));
  CHECK(plain.gpus == 34.0 * GPU);
  CHECK(plain.run == 21640109636);
  // 26 and 16 GPUs: 20,893.154 x 26 / 42 = 12,933.857 and 4,244.662 x 16 / 42 = 1,617.014.
  const auto& drafted = point_of<gb300_nvl72, precision::fp4>(8192.0, 1024.0, true, 68.693);
  CHECK_THAT(drafted.output_rate.in(out_s_GPU), WithinAbs(1617.014, 0.001));
  CHECK_THAT(drafted.input_rate->in(in_s_GPU), WithinAbs(12933.857, 0.001));
  // H100, run 21790074782: 32 and 16 GPUs, 1,128.318 x 32 / 48 = 752.212 and 282.189 x 16 / 48 = 94.063.
  const auto& hopper = point_of<h100_sxm, precision::fp8>(8192.0, 1024.0, false, 20.913);
  CHECK_THAT(hopper.output_rate.in(out_s_GPU), WithinAbs(94.063, 0.001));
  CHECK_THAT(hopper.input_rate->in(in_s_GPU), WithinAbs(752.212, 0.001));
  // MI300X: the same eight GPUs do both, so the published rates stand. Run 26008678094.
  const auto& server_of_8 = point_of<mi300x, precision::fp8>(1024.0, 1024.0, false, 24.579);
  CHECK_THAT(server_of_8.output_rate.in(out_s_GPU), WithinRel(188.442, 1e-12));
  CHECK_THAT(server_of_8.input_rate->in(in_s_GPU), WithinRel(188.527, 1e-12));
  CHECK(server_of_8.date == "2026-05-18");
}

TEST_CASE("rates derived from latencies", "[throughput][frontier]") {
  // Llama 3.1 70B on 8 H100, 32 streams of 1,024 in and out: TTFT 124.3993 ms and TPOT 12.637232 ms. By hand:
  // 32 x 1,024 / (0.1243993 + 1,023 x 0.012637232) / 8 = 313.81 and 1 / 0.012637232 = 79.13.
  const auto& points = frontier_curves<h100_sxm, models::llama_3_1_70b, precision::fp8>::at_1024_1024;
  const auto* found = std::find_if(std::begin(points), std::end(points),
                                   [](const auto& point) { return point.speed == 79.13 * tok_s_user; });
  REQUIRE(found != std::end(points));
  const double seconds = 0.1243993 + 1023.0 * 0.012637232;
  CHECK_THAT(found->output_rate.in(out_s_GPU), WithinAbs(32.0 * 1024.0 / seconds / 8.0, 0.005));
  CHECK_THAT(found->input_rate->in(in_s_GPU), WithinRel(found->output_rate.in(out_s_GPU), 1e-14));
  // 8,192 in and 1,024 out: eight prompt tokens for each output token.
  const auto& longer = frontier_curves<h100_sxm, models::llama_3_1_70b, precision::fp8>::at_8192_1024[0];
  CHECK_THAT(longer.input_rate->in(in_s_GPU), WithinRel(8.0 * longer.output_rate.in(out_s_GPU), 1e-14));
}

TEST_CASE("every curve: sound, sourced, of a known generation, of moderate length", "[throughput][frontier]") {
  std::set<std::string> generations, the_models;
  int curves = 0, points = 0, with_run = 0;
  for_each_frontier([&](const frontier_curve& curve) {
    INFO(curve.model << " on " << curve.generation << " in " << name_of(curve.weights) << ", "
                     << curve.output.in(tok_out) << " out");
    ++curves;
    points += static_cast<int>(curve.points.size());
    generations.insert(std::string(curve.generation));
    the_models.insert(std::string(curve.model));
    CHECK(detail::sound_curve(curve));
    CHECK(curve.points.size() <= 15);
    CHECK(!curve.from.is_assumption());
    CHECK(find_generation(curve.generation));
    for (const auto& point : curve.points) {
      CHECK(point.date >= "2024-08");
      with_run += point.run != 0 ? 1 : 0;
    }
  });
  INFO(curves << " curves, " << points << " points, " << with_run << " with the number of their run");
  CHECK(curves >= 120);
  CHECK(points >= 600);
  CHECK(with_run >= 450);
  CHECK(generations == std::set<std::string>{"h100_sxm", "h200_sxm", "b200_sxm", "gb200_nvl72", "b300_sxm",
                                             "gb300_nvl72", "mi300x", "mi355x", "vera_rubin_nvl72"});
  CHECK(the_models ==
        std::set<std::string>{"deepseek-r1", "llama-2-70b", "llama-3.1-70b", "llama-3.1-405b", "qwen3.5-397b-a17b"});
}

TEST_CASE("no two curves are of the same", "[throughput][frontier]") {
  std::set<std::string> seen;
  for_each_frontier([&](const frontier_curve& curve) {
    const std::string key = detail::named(curve) + detail::serving_text(curve);
    INFO(key);
    CHECK(seen.insert(key).second);
  });
}

TEST_CASE("input and output run in the proportion of their lengths", "[throughput][frontier]") {
  int checked = 0;
  for_each_frontier([&](const frontier_curve& curve) {
    if (!curve.input) return;
    const double lengths = curve.input->in(tok_in) / curve.output.in(tok_out);
    for (const auto& point : curve.points) {
      if (!point.input_rate) continue;
      INFO(detail::named(curve) << ": " << point.speed.in(tok_s_user));
      const double rates = point.input_rate->in(in_s_GPU) / point.output_rate.in(out_s_GPU);
      // Requests vary in length round the setting, and a short run begins and ends with unequal work. A rate per GPU
      // that counted the wrong GPUs would be off by their share, a factor of 1.3 at least.
      CHECK_THAT(rates, WithinRel(lengths, 0.2));
      ++checked;
    }
  });
  CHECK(checked >= 550);
}

TEST_CASE("the profiles' points lie on the frontiers or below", "[throughput][frontier]") {
  int checked = 0;
  for_each_throughput_profile([&](auto type) {
    using of = profile_traits<typename decltype(type)::type>;
    for (const auto& point : decltype(type)::type::points) {
      if (!point.setting.starts_with("InferenceX")) continue;
      INFO(of::generation::id << " " << name_of(of::weights) << ", " << point.setting << " at "
                              << point.speed->in(tok_s_user));
      const auto found = find_frontier(of::generation::id, of::model::id, of::weights, point.input, point.output);
      if (*point.speed < found.range().slowest || *point.speed > found.range().fastest) continue;
      // Of near repeats, up to 10 % apart in output, the slower one with more output may have been kept.
      CHECK(found.output_rate_at(*point.speed) >= 0.9 * point.output_rate.value);
      ++checked;
    }
  });
  CHECK(checked >= 110);
}

TEST_CASE("MLPerf: the two limits, and Vera Rubin: announced", "[throughput][frontier]") {
  const auto& limits = frontier_curves<h200_sxm, models::llama_2_70b, precision::fp8>::curves[0];
  REQUIRE(limits.points.size() == 2);
  // Server: at most 200 ms a token, interactive: 40 ms.
  CHECK(limits.points[0].speed == 1.0 / 0.2 * tok_s_user);
  CHECK(limits.points[1].speed == 1.0 / 0.04 * tok_s_user);
  CHECK_THAT(limits.points[0].output_rate.in(out_s_GPU), WithinRel(4253.675, 1e-12));
  CHECK_THAT(limits.points[1].output_rate.in(out_s_GPU), WithinRel(2884.988, 1e-12));
  CHECK(!limits.input);
  CHECK(!limits.speculative);

  int announced = 0;
  for_each_frontier([&](const frontier_curve& curve) {
    CHECK((curve.standing == standing::announced) == (curve.generation == "vera_rubin_nvl72"));
    announced += curve.standing == standing::announced ? 1 : 0;
  });
  CHECK(announced == 1);
}

TEST_CASE("a curve that is empty, turns back or has no date is not sound", "[throughput][frontier]") {
  const auto at = [](double speed, double rate) {
    return frontier_point{speed * tok_s_user, rate * out_s_GPU, std::nullopt, 8.0 * GPU, "2026-01", 0};
  };
  const auto sound = [](const std::vector<frontier_point>& points, provenance from = source{"a test", "2026-02"}) {
    return detail::sound_curve({"g", "m", precision::fp8, std::nullopt, 1.0 * tok_out, serving_mode::aggregated, false,
                                from, standing::current, points});
  };
  CHECK(sound({at(10, 100), at(20, 50)}));
  CHECK(sound({at(10, 100), at(20, 50)}, assumption{"a test"}));
  CHECK(sound({at(10, 100)}));
  CHECK(!sound({}));
  CHECK(!sound({at(10, 100), at(20, 100)}));
  CHECK(!sound({at(10, 100), at(10, 50)}));
  CHECK(!sound({at(20, 50), at(10, 100)}));
  CHECK(!sound({at(0, 100), at(20, 50)}));
  CHECK(!sound({at(10, 100), at(20, 0)}));
  CHECK(!sound({at(10, std::numeric_limits<double>::infinity()), at(20, 50)}));
  CHECK(!sound({at(10, 100), at(std::nan(""), 50)}));
  CHECK(!sound({at(10, 100), at(20, 50)}, source{"older than its runs", "2025-12"}));
  auto half = std::vector{at(10, 100), at(20, 50)};
  half[0].input_rate = 5.0 * in_s_GPU;
  CHECK(!sound(half));
  half = {at(10, 100), at(20, 50)};
  half[1].date = "";
  CHECK(!sound(half));
}

}  // namespace frontier_curve_test
