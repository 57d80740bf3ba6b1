// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/spares.hpp"
#include "catch_shim.hpp"

namespace spares_test {

using namespace aifactory;

// 1,000 h between failures and 10 h of repair: 1,000 / 1,010.
TEST_CASE("a unit is up between failures", "[sizing][spares]") {
  CHECK_THAT(availability_of(1000.0 * hour, 10.0 * hour).value(), WithinRel(1000.0 / 1010.0, 1e-12));
  CHECK(availability_of(1.0 * year, 0.0 * hour).value() == 1.0);
}

// Two units of 0.9: both 0.81, at least one 0.99. Of three, at least two: 3 x 0.81 x 0.1 + 0.729 = 0.972.
TEST_CASE("the probability that enough units are up, by hand", "[sizing][spares]") {
  const availability<> up = 0.9;
  CHECK_THAT(enough_up(2, 2, up), WithinRel(0.81, 1e-12));
  CHECK_THAT(enough_up(1, 2, up), WithinRel(0.99, 1e-12));
  CHECK_THAT(enough_up(2, 3, up), WithinRel(0.972, 1e-12));
  CHECK(enough_up(0, 3, up) == 1.0);
  CHECK(enough_up(4, 3, up) == 0.0);
}

TEST_CASE("the fewest spares that do", "[sizing][spares]") {
  const availability<> up = 0.9;
  CHECK(spares_for(2, up, 0.8) == 0.0);
  CHECK(spares_for(2, up, 0.95) == 1.0);
  CHECK(spares_for(2, up, 0.99) == 2.0);  // 4 units: 1 - 0.1^4 - 4 x 0.9 x 0.1^3 = 0.9963
  CHECK(spares_for(100, availability<>(1.0), 0.999) == 0.0);
}

// The definition itself: k is enough and k - 1 is not. SciPy's binom.sf gives 11 spares for 655 units at 0.99 and 0.95, and 134 for 10,000 at
// 0.99 and 0.999.
TEST_CASE("spares of a large fleet", "[sizing][spares]") {
  const availability<> up = 0.99;
  const double k = spares_for(655, up, 0.95);
  CHECK(enough_up(655, 655 + k, up) >= 0.95);
  CHECK(enough_up(655, 655 + k - 1, up) < 0.95);
  CHECK(k == 11);
  CHECK(spares_for(10000, up, 0.999) == 134);
}

TEST_CASE("spares that cannot be are refused", "[sizing][spares][bad]") {
  CHECK_THROWS_AS(spares_for(0, availability<>(0.9), 0.9), input_error);
  CHECK_THROWS_AS(spares_for(2.5, availability<>(0.9), 0.9), input_error);
  CHECK_THROWS_AS(spares_for(2, availability<>(0.0), 0.9), input_error);
  CHECK_THROWS_AS(spares_for(2, availability<>(0.9), 1.0), input_error);
  CHECK_THROWS_AS(availability_of(0.0 * hour, 1.0 * hour), input_error);
  CHECK_THROWS_AS(availability_of(1.0 * hour, -1.0 * hour), input_error);
}

}  // namespace spares_test
