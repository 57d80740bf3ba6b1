// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/values/dual.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace dual_test {

using aifactory::dual;
using aifactory::seeded;
using aifactory::slope;
using aifactory::value_of;
namespace math = aifactory::math;

static_assert(aifactory::value<dual> && std::same_as<aifactory::common_value_t<double, dual>, dual>);

TEST_CASE("dual: the derivatives of a textbook", "[values][dual]") {
  for (const double x : {1e-12, 0.25, 1.0, 3.0, 40.0}) {
    CAPTURE(x);
    const dual d = seeded(x);
    const auto check = [](const dual& got, double value, double derivative) {
      CHECK(value_of(got) == value);
      CHECK_THAT(slope(got), WithinRel(derivative, 1e-15));
    };
    check(math::exp(d), std::exp(x), std::exp(x));
    check(math::log(d), std::log(x), 1 / x);
    check(math::expm1(d), std::expm1(x), std::exp(x));
    check(math::log1p(d), std::log1p(x), 1 / (1 + x));
    check(math::sqrt(d), std::sqrt(x), 1 / (2 * std::sqrt(x)));
    check(2.0 * d + 1, 2 * x + 1, 2.0);
    check(1 - d, 1 - x, -1.0);
    check(d * d * d, x * x * x, 3 * x * x);
    check(1.0 / d, 1 / x, -1 / (x * x));
    check(d / (1.0 + d), x / (1 + x), 1 / ((1 + x) * (1 + x)));
    check(math::pow_int(d, -3), 1 / (x * x * x), -3 / (x * x * x * x));
    check(math::exp(-d * d), std::exp(-x * x), -2 * x * std::exp(-x * x));  // the chain rule
  }
}

TEST_CASE("dual: where digits would be lost, none is", "[values][dual]") {
  // expm1(x) = x + x^2/2, log1p(x) = x - x^2/2: at 1e-18 the value is x and the slope 1 in double.
  CHECK(value_of(math::expm1(seeded(1e-18))) == 1e-18);
  CHECK(slope(math::expm1(seeded(1e-18))) == 1.0);
  CHECK(value_of(math::log1p(seeded(1e-18))) == 1e-18);
  CHECK(slope(math::log1p(seeded(0.0))) == 1.0);
}

TEST_CASE("dual: choices take the slope of the chosen side", "[values][dual]") {
  const dual x = seeded(2.0);
  CHECK(slope(math::min(x, dual(3.0))) == 1.0);
  CHECK(slope(math::min(x, dual(1.0))) == 0.0);
  CHECK(slope(math::max(x, dual(3.0))) == 0.0);
  CHECK(slope(math::max(5.0 * x, dual(3.0))) == 5.0);
  CHECK(slope(math::min(x, dual(2.0))) == 1.0);  // at the kink: of the first argument
  CHECK(slope(math::min(dual(2.0), x)) == 0.0);
  CHECK(slope(math::where(x < 3.0, 7.0 * x, x)) == 7.0);
  CHECK(slope(math::where(x > 3.0, 7.0 * x, x)) == 1.0);
  CHECK(math::is_zero(seeded(0.0)));
  CHECK(math::is_zero(seeded(-0.0)));
  CHECK_FALSE(math::is_zero(x - 1.0));
}

TEST_CASE("dual: infinite derivatives stay with the input, constants have none", "[values][dual]") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(value_of(math::sqrt(seeded(0.0))) == 0.0);
  CHECK(slope(math::sqrt(seeded(0.0))) == infinity);
  CHECK(value_of(math::sqrt(dual(0.0))) == 0.0);
  CHECK(slope(math::sqrt(dual(0.0))) == 0.0);
  CHECK(value_of(math::log(seeded(0.0))) == -infinity);
  CHECK(slope(math::log(seeded(0.0))) == infinity);
}

TEST_CASE("dual inside quantities: what a dearer megawatt-hour does to the bill", "[values][dual]") {
  using namespace aifactory;
  const energy_price<dual> tariff = seeded(70.0) * USD / MWh;
  const auto bill = 3.0 * MWh * tariff + money<>(5.0 * USD);
  CHECK_THAT(value_of(bill / USD), WithinRel(215.0, 1e-15));
  CHECK_THAT(slope(bill / USD), WithinRel(3.0, 1e-15));
  CHECK(value_of(money<dual>() / USD) == 0.0);
  CHECK(slope(money<dual>() / USD) == 0.0);
}

}  // namespace dual_test
