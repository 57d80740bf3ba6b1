// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/frontier.hpp"

#include "aifactory/throughput/frontier_find.hpp"
#include "aifactory/throughput/iso_interactivity.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <limits>
#include <vector>

namespace frontier_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;
constexpr auto out_s_GPU = tok_out / second / GPU;
constexpr auto in_s_GPU = tok_in / second / GPU;

double rate_at(const frontier& found, double speed) { return found.output_rate_at(speed * tok_s_user).in(out_s_GPU); }

frontier_curve own_curve(std::span<const frontier_point> points, std::optional<bool> speculative = false) {
  return {"own",
          "deepseek-r1",
          precision::fp8,
          8192.0 * tok_in,
          1024.0 * tok_out,
          serving_mode::aggregated,
          speculative,
          source{"a test", "2026-02"},
          standing::current,
          points};
}
frontier_point own_point(double speed, double rate) {
  return {speed * tok_s_user, rate * out_s_GPU, 8.0 * rate * in_s_GPU, 8.0 * GPU, "2026-01", 0};
}
}  // namespace

TEST_CASE("every curve passes through its points", "[throughput][frontier]") {
  for_each_frontier([&](const frontier_curve& curve) {
    const frontier found(curve);
    CHECK(found.range().slowest == curve.points.front().speed);
    CHECK(found.range().fastest == curve.points.back().speed);
    for (const auto& point : curve.points) {
      INFO(detail::named(curve) << ": " << point.speed.in(tok_s_user));
      CHECK(found.output_rate_at(point.speed) == point.output_rate);
      CHECK(found.fastest_at(point.output_rate) == point.speed);
      if (point.input_rate) CHECK(found.input_rate_at(point.speed) == *point.input_rate);
      // And so does the line itself: beside a point, by one part in 10^13, the slope moves the rate by 10^-10 at most.
      const auto beside = point.speed * (1.0 + (point.speed == curve.points.back().speed ? -1e-13 : 1e-13));
      if (curve.points.size() > 1) CHECK_THAT(found.output_rate_at(beside) / point.output_rate, WithinRel(1.0, 1e-10));
    }
  });
}

TEST_CASE("between its points every curve falls, and stays between their rates", "[throughput][frontier]") {
  for_each_frontier([&](const frontier_curve& curve) {
    const frontier found(curve);
    INFO(detail::named(curve));
    bool falls = true, between = true;
    for (std::size_t i = 0; i + 1 < curve.points.size(); ++i) {
      const auto &left = curve.points[i], &right = curve.points[i + 1];
      auto before = left.output_rate;
      for (int step = 1; step < 50; ++step) {
        const auto rate = found.output_rate_at(left.speed + (right.speed - left.speed) * (step / 50.0));
        // A plateau may be flat to the last digit.
        falls = falls && rate <= before * (1.0 + 1e-14);
        between = between && rate <= left.output_rate * (1.0 + 1e-14) && rate >= right.output_rate * (1.0 - 1e-14);
        before = rate;
      }
    }
    CHECK(falls);
    CHECK(between);
  });
}

TEST_CASE("cubics in the logarithms, as SciPy has them", "[throughput][frontier]") {
  // exp(scipy.interpolate.PchipInterpolator(log(speed), log(rate))(log(x))) of SciPy 1.x through the same nine points,
  // between inner ones. At the ends SciPy takes the slope from three points, Boost from two, so there the reference is
  // CubicHermiteSpline with SciPy's inner slopes and the secants at the ends.
  const auto found = frontier_of<h200_sxm, models::llama_3_1_70b, precision::fp8>(1024.0 * tok_in, 1024.0 * tok_out);
  REQUIRE(found.curves().front().points.size() == 9);
  CHECK_THAT(rate_at(found, 45.0), WithinRel(1922.044394861162, 1e-12));
  CHECK_THAT(rate_at(found, 60.0), WithinRel(1419.7735714999371, 1e-12));
  CHECK_THAT(rate_at(found, 80.0), WithinRel(990.538756314129, 1e-12));
  CHECK_THAT(rate_at(found, 100.0), WithinRel(620.8697991820133, 1e-12));
  CHECK_THAT(rate_at(found, 120.0), WithinRel(344.0988921696492, 1e-12));
  CHECK_THAT(rate_at(found, 25.0), WithinRel(2636.621869081565, 1e-12));
  CHECK_THAT(rate_at(found, 155.0), WithinRel(105.7332228612054, 1e-12));
}

TEST_CASE("fewer than four points: straight in the logarithms", "[throughput][frontier]") {
  // Half way in the logarithms lies the geometric mean of both: 20 of 10 and 40, 50 of 100 and 25.
  const std::vector<frontier_point> two{own_point(10.0, 100.0), own_point(40.0, 25.0)};
  CHECK_THAT(rate_at(frontier(own_curve(two)), 20.0), WithinRel(50.0, 1e-14));
  CHECK_THAT(frontier(own_curve(two)).input_rate_at(20.0 * tok_s_user).in(in_s_GPU), WithinRel(400.0, 1e-14));
  const std::vector<frontier_point> three{own_point(10.0, 100.0), own_point(40.0, 25.0), own_point(160.0, 1.0)};
  CHECK_THAT(rate_at(frontier(own_curve(three)), 20.0), WithinRel(50.0, 1e-14));
  CHECK_THAT(rate_at(frontier(own_curve(three)), 80.0), WithinRel(5.0, 1e-14));
  CHECK_THAT(rate_at(frontier(own_curve(three)), 40.0), WithinRel(25.0, 1e-14));
  // A power law is reproduced by the cubics as well: rate = 1000 / speed.
  const std::vector<frontier_point> law{own_point(1.0, 1000.0), own_point(3.0, 1000.0 / 3.0), own_point(10.0, 100.0),
                                        own_point(20.0, 50.0), own_point(100.0, 10.0)};
  for (double speed : {1.5, 5.0, 12.0, 77.0})
    CHECK_THAT(rate_at(frontier(own_curve(law)), speed), WithinRel(1000.0 / speed, 1e-13));
}

TEST_CASE("a single point answers at its speed alone, and beside other curves for who asks for less",
          "[throughput][frontier]") {
  const std::vector<frontier_point> one{own_point(30.0, 80.0)};
  const frontier alone(own_curve(one, true));
  CHECK(rate_at(alone, 30.0) == 80.0);
  CHECK(alone.fastest_at(80.0 * out_s_GPU) == 30.0 * tok_s_user);
  CHECK_THROWS_AS(rate_at(alone, 29.9), input_error);
  CHECK_THROWS_AS(alone.fastest_at(79.9 * out_s_GPU), input_error);
  const std::vector<frontier_point> plain{own_point(10.0, 100.0), own_point(40.0, 25.0)};  // 1000 / speed
  const frontier both(std::vector{own_curve(plain), own_curve(one, true)});
  CHECK(rate_at(both, 20.0) == 80.0);
  CHECK_THAT(rate_at(both, 11.0), WithinRel(1000.0 / 11.0, 1e-14));
  CHECK_THAT(rate_at(both, 32.0), WithinRel(1000.0 / 32.0, 1e-14));
}

TEST_CASE("outside the measured range there is no rate", "[throughput][frontier]") {
  const auto found = frontier_of<gb300_nvl72, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out,
                                                                                   {.speculative = false});
  const std::string range = "is outside the measured range [22.021, ";
  const double fastest = found.range().fastest.in(tok_s_user);
  for (double speed :
       {22.0209, 1.0, 0.0, -5.0, fastest * (1.0 + 1e-12), 1e6, std::nan(""), std::numeric_limits<double>::infinity()}) {
    INFO(speed);
    CHECK_THROWS_WITH(found.output_rate_at(speed * tok_s_user), ContainsSubstring(range));
    CHECK_THROWS_AS(found.input_rate_at(speed * tok_s_user), input_error);
    CHECK_THROWS_AS(found.curve_at(speed * tok_s_user), input_error);
  }
  CHECK_THROWS_WITH(found.output_rate_at(400.0 * tok_s_user),
                    ContainsSubstring("deepseek-r1 on gb300_nvl72, fp4, 8192 in, 1024 out: 400 tok/s/user is outside"));
  CHECK_NOTHROW(found.output_rate_at(found.range().slowest));
  CHECK_NOTHROW(found.output_rate_at(found.range().fastest));
  const auto most = found.output_rate_at(found.range().slowest), least = found.output_rate_at(found.range().fastest);
  CHECK_THROWS_WITH(found.fastest_at(most * (1.0 + 1e-9)), ContainsSubstring("is outside the measured range"));
  CHECK_THROWS_WITH(found.fastest_at(least * (1.0 - 1e-9)), ContainsSubstring("tok/s/GPU"));
  CHECK_THROWS_AS(found.fastest_at(std::nan("") * out_s_GPU), input_error);
}

TEST_CASE("the other direction", "[throughput][frontier]") {
  for_each_frontier([&](const frontier_curve& curve) {
    const frontier found(curve);
    for (std::size_t i = 0; i + 1 < curve.points.size(); ++i) {
      const auto middle = (curve.points[i].speed + curve.points[i + 1].speed) / 2.0;
      const auto rate = found.output_rate_at(middle);
      INFO(detail::named(curve) << ": " << middle.in(tok_s_user));
      // On a plateau the rate tells little of the speed: compare rates, which the root finder settles to an ulp of
      // speed.
      CHECK_THAT(found.output_rate_at(found.fastest_at(rate)) / rate, WithinRel(1.0, 1e-12));
    }
  });
  // By hand: 100 tok/s at 10, 25 at 40, straight in the logarithms: 50 at 20.
  const std::vector<frontier_point> two{own_point(10.0, 100.0), own_point(40.0, 25.0)};
  CHECK_THAT(frontier(own_curve(two)).fastest_at(50.0 * out_s_GPU).in(tok_s_user), WithinRel(20.0, 1e-14));
}

TEST_CASE("of several curves the best counts", "[throughput][frontier]") {
  const std::vector<frontier_point> plain{own_point(10.0, 100.0), own_point(40.0, 25.0)};
  const std::vector<frontier_point> drafted{own_point(30.0, 80.0), own_point(60.0, 20.0)};
  const frontier found(std::vector{own_curve(plain, false), own_curve(drafted, true)});
  CHECK(found.range().slowest == 10.0 * tok_s_user);
  CHECK(found.range().fastest == 60.0 * tok_s_user);
  CHECK_THAT(rate_at(found, 10.0), WithinRel(100.0, 1e-14));
  // The plain curve is 1000 / speed. At 12 it makes 83.3, more than the 80 of the slowest drafted point, at 20 it makes
  // 50, less than those 80, which a user who asked for 20 sees at 30.
  CHECK_THAT(rate_at(found, 12.0), WithinRel(1000.0 / 12.0, 1e-14));
  CHECK_THAT(rate_at(found, 20.0), WithinRel(80.0, 1e-14));
  CHECK_THAT(found.input_rate_at(20.0 * tok_s_user).in(in_s_GPU), WithinRel(640.0, 1e-14));
  CHECK(found.curve_at(12.0 * tok_s_user).speculative == false);
  CHECK(found.curve_at(20.0 * tok_s_user).speculative == true);
  // The drafted one falls with speed^-2: 80 x (30 / 45)^2 = 35.56 beside 22.2 of the plain one.
  CHECK_THAT(rate_at(found, 45.0), WithinRel(80.0 * 4.0 / 9.0, 1e-14));
  CHECK_THAT(rate_at(found, 60.0), WithinRel(20.0, 1e-14));
  CHECK_THROWS_AS(rate_at(found, 60.1), input_error);
  // 90 is on the plain curve alone: 1000 / 90; 25 is made at 40 by the plain one and at 53.7 by the drafted one.
  CHECK_THAT(found.fastest_at(90.0 * out_s_GPU).in(tok_s_user), WithinRel(1000.0 / 90.0, 1e-13));
  CHECK_THAT(found.fastest_at(25.0 * out_s_GPU).in(tok_s_user), WithinRel(30.0 * std::sqrt(80.0 / 25.0), 1e-13));
  CHECK_THROWS_AS(found.fastest_at(101.0 * out_s_GPU), input_error);
  CHECK_THROWS_AS(found.fastest_at(19.0 * out_s_GPU), input_error);
}

TEST_CASE("with all ways of serving, no rate rises with speed", "[throughput][frontier]") {
  for_each_frontier([&](const frontier_curve& curve) {
    const auto found = find_frontier(curve.generation, curve.model, curve.weights, curve.input, curve.output);
    const auto [slowest, fastest] = found.range();
    INFO(detail::named(curve));
    bool falls = true;
    auto before = found.output_rate_at(slowest);
    for (int step = 1; step <= 300; ++step) {
      const auto speed = step == 300 ? fastest : slowest + (fastest - slowest) * (step / 300.0);
      const auto rate = found.output_rate_at(speed);
      falls = falls && rate <= before * (1.0 + 1e-14) && found.fastest_at(rate) >= speed * (1.0 - 1e-12);
      before = rate;
    }
    CHECK(falls);
    CHECK(found.output_rate_at(curve.points.back().speed) >= curve.points.back().output_rate * (1.0 - 1e-14));
  });
}

TEST_CASE("where the source has no input rate there is none", "[throughput][frontier]") {
  const auto found = frontier_of<gb200_nvl72, models::llama_3_1_405b, precision::fp4>(std::nullopt, 684.68 * tok_out);
  CHECK(rate_at(found, 10.0) < 196.304);
  CHECK(rate_at(found, 10.0) > 194.585);
  CHECK_THROWS_WITH(found.input_rate_at(10.0 * tok_s_user), ContainsSubstring("does not publish the input rate"));
}

TEST_CASE("a curve that is not sound is refused by name", "[throughput][frontier]") {
  const std::vector<frontier_point> rising{own_point(10.0, 100.0), own_point(40.0, 125.0)};
  CHECK_THROWS_WITH(frontier(own_curve(rising)),
                    ContainsSubstring("deepseek-r1 on own, fp8, 8192 in, 1024 out: a curve needs"));
  CHECK_THROWS_AS(frontier(std::vector<frontier_curve>{}), input_error);
}

TEST_CASE("the published table of equal interactivity is newer than the runs, and better", "[throughput][frontier]") {
  // DeepSeek-R1, 8,192 in, 1,024 out, FP4, July 2026. The runs here end in June 2026, and software only got faster, so
  // the frontiers may lie below the table, but not above it by more than 15 %, which is the error that interpolating
  // may have. Output per GPU = output per facility power x facility power per GPU of the same table.
  int compared = 0;
  const auto compare = [&](const auto& table) {
    const auto found =
        find_frontier(table.generation, "deepseek-r1", precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out);
    for (const auto& row : table.rows) {
      const double published = (row.rate * table.power.value).in(out_s_GPU);
      INFO(table.id << " at " << row.speed.in(tok_s_user) << ": " << published);
      CHECK(found.output_rate_at(row.speed).in(out_s_GPU) <= 1.15 * published);
      ++compared;
    }
  };
  compare(iso_interactivity::gb200_2026);
  compare(iso_interactivity::gb300_2026);
  CHECK(compared == 11);
  // Vera Rubin's curve is the table itself.
  const auto rubin =
      frontier_of<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);
  for (const auto& row : iso_interactivity::vera_rubin_2026.rows)
    CHECK_THAT(rubin.output_rate_at(row.speed) / (row.rate * iso_interactivity::vera_rubin_2026.power.value),
               WithinRel(1.0, 1e-12));
}

}  // namespace frontier_test
