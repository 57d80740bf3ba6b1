// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The bounds that lanes.hpp states, in ulps of the exact value from the C library's long double functions.
#include "aifactory/values/lanes.hpp"

#include "catch_shim.hpp"
#include "lane_types.hpp"
#include "ulp.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>

namespace lanes_functions_test {

namespace math = aifactory::math;

namespace {
/// f in one lane of many.
template <class L, class F>
auto in_a_lane(F f) {
  return [f](double x) { return f(L(x))[L::size - 1]; };
}
const auto exp_of = [](const auto& x) { return math::exp(x); };
const auto log_of = [](const auto& x) { return math::log(x); };
const auto expm1_of = [](const auto& x) { return math::expm1(x); };
const auto log1p_of = [](const auto& x) { return math::log1p(x); };
const auto sqrt_of = [](const auto& x) { return math::sqrt(x); };
const auto exact_exp = [](long double x) { return std::exp(x); };
const auto exact_log = [](long double x) { return std::log(x); };
const auto exact_expm1 = [](long double x) { return std::expm1(x); };
const auto exact_log1p = [](long double x) { return std::log1p(x); };
}  // namespace

TEMPLATE_LIST_TEST_CASE("lanes: exp within 1 ulp", "[values][lanes]", lane_types) {
  const auto f = in_a_lane<TestType>(exp_of);
  arguments draw;
  CHECK(worst_ulps(f, exact_exp, [&] { return draw.uniform(-1, 1); }) <= 1.0);
  CHECK(worst_ulps(f, exact_exp, [&] { return draw.uniform(-708.39, 709.43); }) <= 1.0);
  CHECK(worst_ulps(f, exact_exp, [&] { return draw.magnitude(1e-320, 1); }) <= 1.0);
  CHECK(f(0.0) == 1.0);
  CHECK(f(-0.0) == 1.0);
  CHECK(f(infinity) == infinity);
  CHECK(f(710.0) == infinity);
  CHECK(f(-infinity) == 0.0);
  CHECK(f(-746.0) == 0.0);
  CHECK(std::isnan(f(not_a_number)));
  for (double x = -745; x < -708; x += 0.25)
    CHECK(std::abs(f(x) - std::exp(x)) <= 2.3e-308);  // denormal, or flushed to 0
  CHECK((f(709.7) == infinity ||
         ulps(f(709.7), exact_exp(709.7L)) < 1e5));  // 709.7 is not a double: 709.7L differs a little
}

TEMPLATE_LIST_TEST_CASE("lanes: expm1 within 2 ulp", "[values][lanes]", lane_types) {
  const auto f = in_a_lane<TestType>(expm1_of);
  arguments draw;
  CHECK(worst_ulps(f, exact_expm1, [&] { return draw.uniform(-1, 1); }) <= 2.0);
  CHECK(worst_ulps(f, exact_expm1, [&] { return draw.uniform(-40, 709.43); }) <= 2.0);
  CHECK(worst_ulps(f, exact_expm1, [&] { return draw.magnitude(1e-320, 1); }) <= 2.0);
  CHECK(worst_ulps(f, exact_expm1, [&] { return -draw.magnitude(1e-320, 40); }) <= 2.0);
  CHECK(f(0.0) == 0.0);
  CHECK(f(-0.0) == 0.0);  // +0.0 from xsimd
  CHECK(f(infinity) == infinity);
  CHECK(f(-infinity) == -1.0);
  CHECK(f(-700.0) == -1.0);
  CHECK(std::isnan(f(not_a_number)));
}

TEMPLATE_LIST_TEST_CASE("lanes: log within 1 ulp", "[values][lanes]", lane_types) {
  const auto f = in_a_lane<TestType>(log_of);
  arguments draw;
  CHECK(worst_ulps(f, exact_log, [&] { return draw.uniform(0.99, 1.01); }) <= 1.0);
  CHECK(worst_ulps(f, exact_log, [&] { return draw.uniform(0.5, 2); }) <= 1.0);
  CHECK(worst_ulps(f, exact_log, [&] { return draw.magnitude(2.3e-308, 1.7e308); }) <= 1.0);
  CHECK(f(1.0) == 0.0);
  CHECK(f(0.0) == -infinity);
  CHECK(f(-0.0) == -infinity);
  CHECK(f(infinity) == infinity);
  CHECK(std::isnan(f(-1.0)));
  CHECK(std::isnan(f(-infinity)));
  CHECK(std::isnan(f(not_a_number)));
  for (double x = 0x1p-1022; x > 0; x *= 0.5) CHECK(std::abs(f(x) - std::log(x)) < 38.3);
}

TEMPLATE_LIST_TEST_CASE("lanes: log1p within 1 ulp", "[values][lanes]", lane_types) {
  const auto f = in_a_lane<TestType>(log1p_of);
  arguments draw;
  CHECK(worst_ulps(f, exact_log1p, [&] { return draw.uniform(-0.9999, 4); }) <= 1.0);
  CHECK(worst_ulps(f, exact_log1p, [&] { return draw.magnitude(1e-320, 1.7e308); }) <= 1.0);
  CHECK(worst_ulps(f, exact_log1p, [&] { return -draw.magnitude(1e-320, 0.9999999); }) <= 1.0);
  CHECK(f(0.0) == 0.0);
  CHECK(f(-0.0) == 0.0);  // +0.0 from xsimd
  CHECK(f(-1.0) == -infinity);
  CHECK(f(infinity) == infinity);
  CHECK(std::isnan(f(-1.5)));
  CHECK(std::isnan(f(not_a_number)));
}

TEMPLATE_LIST_TEST_CASE("lanes: sqrt is the scalar one", "[values][lanes]", lane_types) {
  const auto f = in_a_lane<TestType>(sqrt_of);
  arguments draw;
  for (int i = 0; i < 100000; ++i) {
    const double x = draw.magnitude(1e-320, 1.7e308);
    if (f(x) != std::sqrt(x)) FAIL("sqrt of " << x);
  }
  for (const double x : {0.0, -0.0, infinity, -1.0, not_a_number, least_denormal}) CHECK(identical(f(x), std::sqrt(x)));
}

TEST_CASE("lanes of the plain array have the C library's functions", "[values][lanes]") {
  for (const double x : {0.0, -0.0, 1e-320, 0.3, -0.3, 709.7, -740.0, 1e300, infinity, -infinity, not_a_number}) {
    CAPTURE(x);
    CHECK(identical(math::exp(array_lanes(x))[1], std::exp(x)));
    CHECK(identical(math::log(array_lanes(x))[1], std::log(x)));
    CHECK(identical(math::expm1(array_lanes(x))[1], std::expm1(x)));
    CHECK(identical(math::log1p(array_lanes(x))[1], std::log1p(x)));
  }
}

TEMPLATE_LIST_TEST_CASE("lanes: no lane sees another", "[values][lanes]", lane_types) {
  using L = TestType;
  arguments draw;
  const auto check = [&](auto f) {
    for (int round = 0; round < 2000; ++round) {
      const double x = draw.uniform(-3, 3);
      const double alone = f(L(x))[0];
      const std::size_t place = static_cast<std::size_t>(round) % L::size;
      const std::array<double, 6> others = {infinity, not_a_number, -800.0, 1e300, 0.0, draw.uniform(-50, 50)};
      const L mixed =
          filled<L>([&](std::size_t i) { return i == place ? x : others[(i + static_cast<std::size_t>(round)) % 6]; });
      if (!identical(f(mixed)[place], alone)) FAIL("the value at " << x << " depends on other lanes");
    }
  };
  check(exp_of);
  check(log_of);
  check(expm1_of);
  check(log1p_of);
  check(sqrt_of);
}

}  // namespace lanes_functions_test
