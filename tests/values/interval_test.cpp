// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/values/interval.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"
#include "ulp.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <type_traits>

namespace interval_test {

using aifactory::interval;
using aifactory::verdict;
namespace math = aifactory::math;

static_assert(aifactory::value<interval> && std::same_as<aifactory::common_value_t<double, interval>, interval>);
static_assert(!std::is_constructible_v<bool, verdict> && !std::is_convertible_v<verdict, bool>);

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double least_denormal = std::numeric_limits<double>::denorm_min();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

bool is(const interval& x, double lower, double upper) { return x.lower() == lower && x.upper() == upper; }
bool is_whole_line(const interval& x) { return is(x, -infinity, infinity); }
/// long double has more digits than double and rounds monotonically: what lies outside here lies outside.
bool encloses(const interval& x, long double exact) {
  return std::isnan(exact) ||
         (static_cast<long double>(x.lower()) <= exact && exact <= static_cast<long double>(x.upper()));
}
/// No double fits strictly between the bounds.
bool is_tightest(const interval& x) { return x.upper() <= std::nextafter(x.lower(), infinity); }

struct sample {
  interval bounds;
  double inside;
};
/// Bounds of any sign and width, sometimes a point, and a number between them.
sample draw_sample(arguments& draw) {
  const auto any = [&] {
    const double size = draw.uniform(0, 1) < 0.5 ? draw.uniform(0, 10) : draw.magnitude(1e-12, 1e12);
    return draw.uniform(0, 1) < 0.5 ? size : -size;
  };
  const double a = any(), b = draw.uniform(0, 1) < 0.1 ? a : any();
  const interval bounds(std::min(a, b), std::max(a, b));
  const double inside = a + (b - a) * draw.uniform(0, 1);
  return {bounds, std::clamp(inside, bounds.lower(), bounds.upper())};
}
}  // namespace

TEST_CASE("interval: arithmetic with doubles and whole numbers", "[values][interval]") {
  const interval x(0.25, 0.5);
  CHECK(is(1.0 - x, 0.5, 0.75));
  CHECK(is(1 - x, 0.5, 0.75));
  CHECK(is(2 * x + 1, 1.5, 2.0));
  CHECK(is(x / 2, 0.125, 0.25));
  CHECK(is(1 / x, 2.0, 4.0));
  CHECK(is(-x, -0.5, -0.25));
  CHECK(is(x * interval(-1.0, 2.0), -0.5, 1.0));
  CHECK(is(interval(-1.0, 2.0) * interval(-3.0, 1.0), -6.0, 3.0));
  CHECK(is(math::pow_int(x, 2), 0.0625, 0.25));
  CHECK(is(interval(), 0.0, 0.0));
  interval y = x;
  y += 1.0, y *= 4, y -= x, y /= 2.0;  // [1.25, 1.5], [5, 6], [4.5, 5.75], [2.25, 2.875]
  CHECK(is(y, 2.25, 2.875));
  CHECK_THROWS_AS(interval(2.0, 1.0), aifactory::input_error);
  CHECK_THROWS_AS(interval(not_a_number, 1.0), aifactory::input_error);
}

TEST_CASE("interval: results are rounded outward, and exact ones not at all", "[values][interval]") {
  // 0.1 + 0.2 (as doubles) is 0.3000000000000000166, between the doubles 0.29999999999999998890 and
  // 0.30000000000000004441.
  CHECK(is(interval(0.1) + interval(0.2), 0.29999999999999998890, 0.30000000000000004441));
  CHECK(is(interval(0.1) - interval(-0.2), 0.29999999999999998890, 0.30000000000000004441));
  CHECK(is(interval(1.0) / 3.0, 0x1.5555555555555p-2, 0x1.5555555555556p-2));
  CHECK(is(interval(-1.0) / 3.0, -0x1.5555555555556p-2, -0x1.5555555555555p-2));
  // (1 + 2^-52)^2 = 1 + 2^-51 + 2^-104
  CHECK(is(interval(1 + 0x1p-52) * (1 + 0x1p-52), 1 + 0x1p-51, 1 + 0x1p-51 + 0x1p-52));
  // The square root of 2 is 1.41421356237309504880, the double next to it 1.41421356237309514547.
  CHECK(is(math::sqrt(interval(2.0)), 0x1.6a09e667f3bccp0, 0x1.6a09e667f3bcdp0));
  CHECK(is(interval(0.5) + 0.25, 0.75, 0.75));
  CHECK(is(interval(0.5) * 0.25, 0.125, 0.125));
  CHECK(is(interval(1.0) / 4.0, 0.25, 0.25));
  CHECK(is(math::sqrt(interval(2.25)), 1.5, 1.5));
  CHECK(is(interval(1.0) + 1e-30, 1.0, 1.0 + 0x1p-52));
  CHECK(is(interval(1.0) - 1e-30, 1.0 - 0x1p-53, 1.0));
}

TEST_CASE("interval: at the ends of double", "[values][interval]") {
  CHECK(is(interval(largest) + largest, largest, infinity));
  CHECK(is(interval(-largest) * 2.0, -infinity, -largest));
  CHECK(is(interval(1e300) / 1e-300, largest, infinity));
  CHECK(is(interval(least_denormal) * 0.5, 0.0, least_denormal));
  CHECK(is(interval(-least_denormal) * 0.5, -least_denormal, 0.0));
  CHECK(is(interval(least_denormal) / 1e300, 0.0, least_denormal));
  CHECK(is(interval(0.0, 1.0) * interval(1.0, infinity), 0.0, infinity));
  CHECK(is(interval(1.0) / interval(0.0, 2.0), 0.5, infinity));
  CHECK(is(interval(1.0) / interval(-2.0, 0.0), -infinity, -0.5));
  CHECK(is_whole_line(interval(1.0) / interval(-1.0, 2.0)));
  CHECK((interval(1.0) / interval(1.0, infinity)).lower() == 0.0);
}

TEST_CASE("interval: where nothing is known", "[values][interval]") {
  CHECK(is_whole_line(interval(not_a_number)));
  CHECK(is_whole_line(interval(0.0) / 0.0));
  CHECK(is_whole_line(interval(not_a_number) + 1.0));
  CHECK(is_whole_line(interval(infinity) - interval(infinity)));
  CHECK(is_whole_line(math::log(interval(-2.0, -1.0))));
  CHECK(is_whole_line(math::sqrt(interval(-2.0, -1.0))));
  CHECK(is_whole_line(math::log1p(interval(-3.0, -2.0))));
  CHECK(is(math::sqrt(interval(-1.0, 4.0)), 0.0, 2.0));  // the part inside the domain
  CHECK(math::log(interval(-1.0, 1.0)).lower() == -infinity);
}

TEST_CASE("interval: arithmetic encloses the result at every point inside", "[values][interval]") {
  arguments draw;
  for (int i = 0; i < 200000; ++i) {
    const auto [a, x] = draw_sample(draw);
    const auto [b, y] = draw_sample(draw);
    const long double u = x, v = y;
    const bool enclosed = encloses(a + b, u + v) && encloses(a - b, u - v) && encloses(a * b, u * v) &&
                          (y == 0 || encloses(a / b, u / v)) && encloses(-a, -u) &&
                          encloses(math::min(a, b), std::min(u, v)) && encloses(math::max(a, b), std::max(u, v));
    if (!enclosed) FAIL("at " << x << " and " << y);
    // Of points, the result is the tightest there is.
    const interval p(x), q(y);
    if (!is_tightest(p + q) || !is_tightest(p - q) || !is_tightest(p * q) || (y != 0 && !is_tightest(p / q)))
      FAIL("not tight at " << x << " and " << y);
  }
}

TEST_CASE("interval: functions enclose the result at every point inside", "[values][interval]") {
  arguments draw;
  for (int i = 0; i < 200000; ++i) {
    const auto [a, x] = draw_sample(draw);
    const long double u = x;
    const bool enclosed = encloses(math::exp(a), std::exp(u)) && encloses(math::expm1(a), std::expm1(u)) &&
                          encloses(math::log(a), std::log(u)) && encloses(math::log1p(a), std::log1p(u)) &&
                          encloses(math::sqrt(a), std::sqrt(u)) && encloses(math::sqrt(interval(x)), std::sqrt(u));
    if (!enclosed) FAIL("at " << x);
    // Points are the hardest case: here one double on either side is all there is.
    const interval p(x);
    if (!encloses(math::exp(p), std::exp(u)) || !encloses(math::expm1(p), std::expm1(u)) ||
        (x > 0 && !encloses(math::log(p), std::log(u))) || (x > -1 && !encloses(math::log1p(p), std::log1p(u))))
      FAIL("at the point " << x);
  }
}

TEST_CASE("interval: functions are exact where they are known exactly, and keep their range", "[values][interval]") {
  CHECK(is(math::exp(interval(0.0)), 1.0, 1.0));
  CHECK(is(math::expm1(interval(0.0)), 0.0, 0.0));
  CHECK(is(math::log(interval(1.0)), 0.0, 0.0));
  CHECK(is(math::log1p(interval(0.0)), 0.0, 0.0));
  CHECK(math::exp(interval(-800.0, 0.0)).lower() == 0.0);
  CHECK(math::expm1(interval(-800.0, 0.0)).lower() == -1.0);
  CHECK(math::exp(interval(0.0, 800.0)).upper() == infinity);
}

TEST_CASE("interval: comparisons are certain, impossible or neither", "[values][interval]") {
  const interval low(1.0, 2.0), high(3.0, 4.0), across(1.5, 3.5);
  CHECK(certainly(low < high));
  CHECK_FALSE(possibly(high < low));
  CHECK(possibly(low < across));
  CHECK_FALSE(certainly(low < across));
  CHECK(certainly(low <= 2.0));
  CHECK_FALSE(certainly(low < 2.0));
  CHECK(possibly(low < 2.0));
  CHECK(certainly(high > 2.5));
  CHECK(certainly(high >= 3));
  CHECK(certainly(low != high));
  CHECK(possibly(low == across));
  CHECK_FALSE(certainly(low == low));  // two values, each somewhere in there
  CHECK(certainly(interval(1.0) == 1.0));
  CHECK(certainly(low < high && !(high < low)));
  CHECK(certainly(low < high || low < across));
  CHECK_FALSE(certainly(low < high && low < across));
  CHECK(possibly(low < high && low < across));
  CHECK_FALSE(possibly(high < low && low < across));

  CHECK(certainly(math::is_zero(interval(0.0))));
  CHECK(certainly(!math::is_zero(low)));
  CHECK(possibly(math::is_zero(interval(-1.0, 1.0))));
  CHECK(possibly(!math::is_zero(interval(-1.0, 1.0))));
}

TEST_CASE("interval: where takes a side, or both", "[values][interval]") {
  const interval low(1.0, 2.0), high(3.0, 4.0);
  CHECK(is(math::where(low < high, low, high), 1.0, 2.0));
  CHECK(is(math::where(high < low, low, high), 3.0, 4.0));
  CHECK(is(math::where(low < interval(1.5), low, high), 1.0, 4.0));
  CHECK(is(math::where(true, low, high), 1.0, 2.0));
}

TEST_CASE("interval: increasing and decreasing look at the ends only", "[values][interval]") {
  // x / (1 + x) rises; written with x twice, plain interval arithmetic knows only [1/4, 3/2] for x in [1, 3], which is
  // [1/2, 3/4].
  const interval x(1.0, 3.0);
  const auto share = [](const interval& v) { return v / (1.0 + v); };
  CHECK(is(share(x), 0.25, 1.5));
  CHECK(is(math::increasing(x, share), 0.5, 0.75));
  // 1 - x / (1 + x) falls.
  CHECK(is(math::decreasing(x, [&](const interval& v) { return 1.0 - share(v); }), 0.25, 0.5));
  // Another uncertain value inside: x / (1 + x) + y.
  CHECK(is(math::increasing(x, [&](const interval& v) { return share(v) + interval(0.0, 1.0); }), 0.5, 1.75));
}

TEST_CASE("interval inside quantities", "[values][interval]") {
  using namespace aifactory;
  const energy_price<interval> tariff = interval(64.0, 96.0) * USD / MWh;
  const auto bill = 3.0 * MWh * tariff;
  const interval usd = bill / USD;
  CHECK(usd.contains(192.0));
  CHECK(usd.contains(288.0));
  CHECK_THAT(usd.lower(), WithinRel(192.0, 1e-14));
  CHECK_THAT(usd.upper(), WithinRel(288.0, 1e-14));
  CHECK(certainly(bill > 100.0 * USD));
  const auto doubled = math::increasing(interval(1.0, 2.0), [&](const interval& n) { return n * (1.0 * USD); });
  CHECK(is(doubled / USD, 1.0, 2.0));
}

}  // namespace interval_test
