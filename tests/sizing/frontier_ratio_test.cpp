// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/frontier_ratio.hpp"

#include "catch_shim.hpp"

namespace frontier_ratio_test {

using namespace aifactory;

namespace {

constexpr auto tok_s_user = tok_out / second / user;

frontier_point at(double speed, double rate) { return {speed * tok_s_user, rate * tok_out / second / GPU, std::nullopt, 8.0 * GPU, "2026-01", 0}; }

frontier_curve curve(const std::vector<frontier_point>& points) {
  return {"own", "model", precision::fp8, std::nullopt, 1.0 * tok_out, serving_mode::aggregated, false, source{"a test", "2026-01"}, standing::current, points};
}

// Straight in logarithms: 10,000 / speed, and 10,000 / speed^2.
const std::vector<frontier_point> first_power{at(10, 1000), at(100, 100)}, second_power{at(10, 100), at(100, 1)};

double number(const interactivity<>& speed) { return speed.in(tok_s_user); }

}  // namespace

TEST_CASE("frontier ratio: where it is reached, by hand", "[sizing][frontier]") {
  const frontier a(curve(first_power)), b(curve(second_power));
  const auto speeds = common_speeds(a, b);
  REQUIRE(speeds.size() == 2);
  const auto ratio = [&](const interactivity<>& speed) { return double(a.output_rate_at(speed) / b.output_rate_at(speed)); };
  // 10,000 / speed over 10,000 / speed^2 is the speed itself: 50 at 50, at most 100 at 100.
  const auto found = where_ratio_reaches(speeds, 50.0, ratio);
  REQUIRE(found.spans.size() == 1);
  CHECK_THAT(number(found.spans[0].slowest), WithinRel(50.0, 1e-10));
  CHECK_THAT(number(found.spans[0].fastest), WithinRel(100.0, 1e-14));
  CHECK_THAT(found.largest, WithinRel(100.0, 1e-12));
  CHECK_THAT(number(found.largest_at), WithinRel(100.0, 1e-14));
  // At both ends of the span the ratio is reached.
  CHECK(ratio(found.spans[0].slowest) >= 50.0 * (1.0 - 1e-12));
  // Beyond what is measured there is none; below its least it is reached everywhere.
  CHECK(where_ratio_reaches(speeds, 100.1, ratio).spans.empty());
  const auto everywhere = where_ratio_reaches(speeds, 9.0, ratio);
  REQUIRE(everywhere.spans.size() == 1);
  CHECK_THAT(number(everywhere.spans[0].slowest), WithinRel(10.0, 1e-14));
}

TEST_CASE("frontier ratio: a curve of the baseline that ends makes a jump", "[sizing][frontier]") {
  // The baseline has a second way of serving, as good as the other generation, that ends at 20.
  const std::vector<frontier_point> short_one{at(10, 1000), at(20, 500)};
  const frontier a(curve(first_power)), b(std::vector{curve(second_power), curve(short_one)});
  const auto ratio = [&](const interactivity<>& speed) { return double(a.output_rate_at(speed) / b.output_rate_at(speed)); };
  // 1 up to 20, then the speed: 15 is reached from just above 20.
  const auto found = where_ratio_reaches(common_speeds(a, b), 15.0, ratio);
  REQUIRE(found.spans.size() == 1);
  CHECK(number(found.spans[0].slowest) > 20.0);
  CHECK_THAT(number(found.spans[0].slowest), WithinRel(20.0, 1e-14));
  CHECK_THAT(ratio(found.spans[0].slowest), WithinRel(20.0, 1e-10));
}

TEST_CASE("frontier ratio: up and down again", "[sizing][frontier]") {
  const std::vector<interactivity<>> speeds{10.0 * tok_s_user, 30.0 * tok_s_user, 60.0 * tok_s_user};
  const auto tent = [](const interactivity<>& speed) { return number(speed) <= 30.0 ? number(speed) : 60.5 - number(speed); };
  // Rises to 30 at 30 and falls from 30.5 to 0.5: at least 20 from 20 to 40.5.
  const auto found = where_ratio_reaches(speeds, 20.0, tent);
  REQUIRE(found.spans.size() == 1);
  CHECK_THAT(number(found.spans[0].slowest), WithinRel(20.0, 1e-10));
  CHECK_THAT(number(found.spans[0].fastest), WithinRel(40.5, 1e-10));
  CHECK_THAT(found.largest, WithinRel(30.5, 1e-10));
  // Two spans: at most 15 from 15 to 45.5, the other way round.
  const auto outside = where_ratio_reaches(speeds, 1.0 / 15.0, [&](const interactivity<>& speed) { return 1.0 / tent(speed); });
  REQUIRE(outside.spans.size() == 2);
  CHECK_THAT(number(outside.spans[0].fastest), WithinRel(15.0, 1e-10));
  CHECK_THAT(number(outside.spans[1].slowest), WithinRel(45.5, 1e-10));
}

TEST_CASE("frontier ratio: the range of both", "[sizing][frontier]") {
  const std::vector<frontier_point> later{at(50, 10), at(200, 1)}, apart{at(300, 10), at(400, 1)};
  const auto speeds = common_speeds(frontier(curve(first_power)), frontier(curve(later)));
  REQUIRE(speeds.size() == 2);
  CHECK(number(speeds[0]) == 50.0);
  CHECK_THAT(number(speeds[1]), WithinRel(100.0, 1e-14));
  const auto none = common_speeds(frontier(curve(first_power)), frontier(curve(apart)));
  CHECK(none.empty());
  CHECK_THROWS_WITH(where_ratio_reaches(none, 1.0, [](const interactivity<>&) { return 1.0; }), ContainsSubstring("range of both"));
  // They touch in one speed.
  const std::vector<frontier_point> touching{at(100, 10), at(200, 1)};
  const auto one = common_speeds(frontier(curve(first_power)), frontier(curve(touching)));
  REQUIRE(one.size() == 1);
  CHECK(where_ratio_reaches(one, 2.0, [](const interactivity<>&) { return 3.0; }).spans.size() == 1);
}

}  // namespace frontier_ratio_test
