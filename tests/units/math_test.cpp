// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units.hpp"

#include "catch_shim.hpp"
#include "ulp.hpp"

#include <cmath>
#include <concepts>
#include <initializer_list>
#include <limits>

namespace math_test {

namespace series = aifactory::series;
namespace math = aifactory::math;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double least_denormal = std::numeric_limits<double>::denorm_min();
constexpr double least_normal = std::numeric_limits<double>::min();
constexpr double greatest = std::numeric_limits<double>::max();

// Where a function meets its corners: zeros, ones, infinities, NaN, the ends of the range, near 1, outside the domain.
constexpr std::initializer_list<double> corners = {0.0,
                                                   -0.0,
                                                   1.0,
                                                   -1.0,
                                                   2.0,
                                                   -2.0,
                                                   infinity,
                                                   -infinity,
                                                   not_a_number,
                                                   least_denormal,
                                                   -least_denormal,
                                                   least_normal,
                                                   -least_normal,
                                                   0x0.fffffffffffffp-1022,
                                                   greatest,
                                                   -greatest,
                                                   1e-300,
                                                   -1e-300,
                                                   1e300,
                                                   -1e300,
                                                   0x1.fffffffffffffp-1,
                                                   0x1.0000000000001p0,
                                                   -0x1.fffffffffffffp-1,
                                                   0x1p-53,
                                                   -0x1p-53,
                                                   0x1p-54,
                                                   0x1p53,
                                                   0x1p54,
                                                   709.78,
                                                   709.79,
                                                   710.0,
                                                   -745.13,
                                                   -745.14,
                                                   -746.0,
                                                   -36.0,
                                                   -37.5,
                                                   -40.5,
                                                   0.41,
                                                   -0.29,
                                                   0.3465735902799726,
                                                   0.3465735902799727};
}  // namespace

TEST_CASE("series against the C library at the corners: the same infinities, NaN and signs of zero", "[units][math]") {
  for (const double x : corners) {
    CAPTURE(x);
    CHECK(ulps(series::exp(x), std::exp(static_cast<long double>(x))) <= 1.0);
    CHECK(ulps(series::expm1(x), std::expm1(static_cast<long double>(x))) <= 2.0);
    CHECK(ulps(series::log(x), std::log(static_cast<long double>(x))) <= 2.0);
    CHECK(ulps(series::log1p(x), std::log1p(static_cast<long double>(x))) <= 2.0);
    CHECK(ulps(series::sqrt(x), std::sqrt(static_cast<long double>(x))) <= 1.0);
    if (x == 0) {
      CHECK(identical(series::expm1(x), x));
      CHECK(identical(series::log1p(x), x));
      CHECK(identical(series::sqrt(x), x));
    }
  }
}

// The bounds that series.hpp states, over the whole range of each function. Constant evaluation never fuses a product
// and a sum, and neither do the presets that run this test.
TEST_CASE("series: exp within 1 ulp", "[units][math]") {
  const auto f = [](double x) { return series::exp(x); };
  const auto exact = [](long double x) { return std::exp(x); };
  arguments draw;
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-1, 1); }) <= 1.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-708, 709.78); }) <= 1.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-745.13, -708); }) <= 1.0);  // denormal results
  CHECK(worst_ulps(f, exact, [&] { return -draw.magnitude(1e-320, 1); }) <= 1.0);
}

TEST_CASE("series: expm1 within 2 ulp", "[units][math]") {
  const auto f = [](double x) { return series::expm1(x); };
  const auto exact = [](long double x) { return std::expm1(x); };
  arguments draw;
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-1, 1); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-41, 709.78); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.magnitude(1e-320, 1); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return -draw.magnitude(1e-320, 40); }) <= 2.0);
}

TEST_CASE("series: log within 2 ulp", "[units][math]") {
  const auto f = [](double x) { return series::log(x); };
  const auto exact = [](long double x) { return std::log(x); };
  arguments draw;
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(0.99, 1.01); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(0.5, 2); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.magnitude(5e-324, 1.7e308); }) <= 2.0);
}

TEST_CASE("series: log1p within 2 ulp", "[units][math]") {
  const auto f = [](double x) { return series::log1p(x); };
  const auto exact = [](long double x) { return std::log1p(x); };
  arguments draw;
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-0.5, 0.5); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(-1, 4); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.magnitude(1e-320, 1.7e308); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return -draw.magnitude(1e-320, 1); }) <= 2.0);
  CHECK(worst_ulps(f, exact, [&] { return -1 + draw.magnitude(1e-16, 0.1); }) <= 2.0);
}

TEST_CASE("series: sqrt within 1 ulp, exact for squares", "[units][math]") {
  const auto f = [](double x) { return series::sqrt(x); };
  const auto exact = [](long double x) { return std::sqrt(x); };
  arguments draw;
  CHECK(worst_ulps(f, exact, [&] { return draw.uniform(0, 4); }) <= 1.0);
  CHECK(worst_ulps(f, exact, [&] { return draw.magnitude(5e-324, 1.7e308); }) <= 1.0);
  for (double root = 1; root <= 4096; ++root) CHECK(series::sqrt(root * root) == root);
}

// The same functions in constant expressions. Values from a table of constants: e, ln 2, ln 10, the square root of 2.
static_assert(math::exp(0.0) == 1.0 && math::exp(-infinity) == 0.0 && math::exp(1000.0) == infinity);
static_assert(math::exp(1.0) > 2.718281828459044 && math::exp(1.0) < 2.718281828459047);
static_assert(math::log(1.0) == 0.0 && math::log(0.0) == -infinity && math::log(infinity) == infinity);
static_assert(math::log(2.0) > 0.6931471805599450 && math::log(2.0) < 0.6931471805599456);
static_assert(math::log(10.0) > 2.302585092994044 && math::log(10.0) < 2.302585092994047);
static_assert(math::expm1(1e-20) == 1e-20 && math::expm1(-100.0) == -1.0);
static_assert(math::log1p(1e-20) == 1e-20 && math::log1p(-1.0) == -infinity);
static_assert(math::log1p(-2.0) != math::log1p(-2.0) && math::log(-1.0) != math::log(-1.0));
static_assert(math::sqrt(4.0) == 2.0 && math::sqrt(0.25) == 0.5 && math::sqrt(-1.0) != math::sqrt(-1.0));
static_assert(math::sqrt(2.0) > 1.414213562373094 && math::sqrt(2.0) < 1.414213562373096);
static_assert(math::exp(1.0f) > 2.718281f && math::exp(1.0f) < 2.718283f);
static_assert(std::same_as<decltype(math::exp(1.0f)), float> && std::same_as<decltype(math::exp(1.0L)), long double>);

TEST_CASE("at run time the functions are the C library's", "[units][math]") {
  volatile double x = 0.37;  // not known to the compiler
  const double y = x;
  CHECK(math::exp(y) == std::exp(y));
  CHECK(math::log(y) == std::log(y));
  CHECK(math::expm1(y) == std::expm1(y));
  CHECK(math::log1p(y) == std::log1p(y));
  CHECK(math::sqrt(y) == std::sqrt(y));
  const float z = static_cast<float>(y);
  CHECK(math::log1p(z) == std::log1p(z));
  CHECK(math::expm1(z) == std::expm1(z));
}

TEST_CASE("float constants: one rounding from double", "[units][math]") {
  arguments draw;
  CHECK(worst_ulps<float>([](float x) { return static_cast<float>(series::exp(x)); },
                          [](long double x) { return std::exp(x); }, [&] { return draw.uniform(-80, 80); }) <= 0.51);
  CHECK(worst_ulps<float>([](float x) { return static_cast<float>(series::log1p(x)); },
                          [](long double x) { return std::log1p(x); }, [&] { return draw.uniform(-0.99, 9); }) <= 0.51);
}

static_assert(math::pow_int(3.0, 0) == 1.0 && math::pow_int(0.0, 0) == 1.0 && math::pow_int(infinity, 0) == 1.0);
static_assert(math::pow_int(3.0, 1) == 3.0 && math::pow_int(3.0, 5) == 243.0 && math::pow_int(-2.0, 3) == -8.0);
static_assert(math::pow_int(2.0, 10) == 1024.0 && math::pow_int(2.0, -2) == 0.25 &&
              math::pow_int(2.0, 1023) == 0x1p1023);
static_assert(math::pow_int(10.0, 15) == 1e15 && math::pow_int(2.0f, -3) == 0.125f);

TEST_CASE("pow_int at its ends", "[units][math]") {
  CHECK(math::pow_int(0.0, -1) == infinity);
  CHECK(math::pow_int(-0.0, -3) == -infinity);
  CHECK(math::pow_int(1.0, std::numeric_limits<int>::min()) == 1.0);
  CHECK(math::pow_int(-1.0, std::numeric_limits<int>::max()) == -1.0);
  CHECK(math::pow_int(2.0, std::numeric_limits<int>::min()) == 0.0);
  CHECK(std::isnan(math::pow_int(not_a_number, 2)));
  // 1.01^1000 = exp(1000 ln 1.01); a product of about 15 factors, each half an ulp, the errors doubled by each
  // squaring.
  const long double exact = std::exp(1000 * std::log1p(static_cast<long double>(1.01) - 1));
  CHECK(ulps(math::pow_int(1.01, 1000), exact) < 1000);
}

static_assert(math::min(1.0, 2.0) == 1.0 && math::min(2.0, 1.0) == 1.0 && math::max(1.0, 2.0) == 2.0);
static_assert(math::where(true, 1.0, 2.0) == 1.0 && math::where(false, 1.0, 2.0) == 2.0);
static_assert(math::is_zero(0.0) && math::is_zero(-0.0) && !math::is_zero(least_denormal) &&
              !math::is_zero(not_a_number));

TEST_CASE("min and max return the first argument when equal or when one is NaN", "[units][math]") {
  CHECK(identical(math::min(0.0, -0.0), 0.0));
  CHECK(identical(math::min(-0.0, 0.0), -0.0));
  CHECK(identical(math::max(0.0, -0.0), 0.0));
  CHECK(math::min(1.0, not_a_number) == 1.0);
  CHECK(std::isnan(math::min(not_a_number, 1.0)));
  CHECK(math::max(1.0, not_a_number) == 1.0);
  CHECK(std::isnan(math::max(not_a_number, 1.0)));
}

TEST_CASE("quantities: min, max, where, is_zero, increasing", "[units][math]") {
  using namespace aifactory;
  const auto cheap = 40.0 * USD / MWh, dear = 90.0 * USD / MWh;
  CHECK((math::min(cheap, dear) == cheap));
  CHECK((math::max(cheap, dear) == dear));
  CHECK((math::where(false, cheap, dear) == dear));
  CHECK(math::is_zero(cheap - cheap));
  CHECK(math::increasing(2.0, [](double x) { return x + 1.0; }) == 3.0);
  CHECK(math::decreasing(2.0, [](double x) { return 1.0 / x; }) == 0.5);
}

}  // namespace math_test
