// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/cheapest.hpp"

#include "catch_shim.hpp"

#include <cmath>

namespace cheapest_test {

using namespace aifactory;

namespace {
uncertain_cost cost(double usd, double log_sd = 0.0) { return {usd * USD / Mtok_out, log_sd}; }
}  // namespace

TEST_CASE("cheapest: the best, the next and the gap between them", "[sizing][cheapest]") {
  const auto found = cheapest_of({cost(3.0, 9.0), cost(1.5, 0.3), cost(2.0, 0.4)});
  CHECK(found.best == 1);
  REQUIRE(found.second);
  CHECK(*found.second == 2);
  CHECK_THAT(found.times, WithinRel(4.0 / 3.0, 1e-14));
  // 0.3 and 0.4 make 0.5; log(4/3) = 0.288 is less.
  CHECK_THAT(found.log_sd, WithinRel(0.5, 1e-14));
  CHECK(!found.beyond_error());
  // Phi(0.28768 / 0.5) = Phi(0.57536) = 0.71748, from Python's math.erf.
  CHECK_THAT(found.chance(), WithinAbs(0.7174774760140556, 1e-12));
  CHECK(cheapest_of({cost(1.0, 0.3), cost(2.0, 0.4)}).beyond_error());  // log(2) = 0.693
}

TEST_CASE("cheapest: without error, alone, and equal", "[sizing][cheapest]") {
  const auto sure = cheapest_of({cost(2.0), cost(1.0)});
  CHECK(sure.beyond_error());
  CHECK(sure.chance() == 1.0);
  const auto alone = cheapest_of({cost(2.0, 0.2)});
  CHECK(alone.best == 0);
  CHECK(!alone.second);
  const auto equal = cheapest_of({cost(1.0), cost(1.0)});
  CHECK(equal.best == 0);
  CHECK(*equal.second == 1);
  CHECK(!equal.beyond_error());
  CHECK(equal.chance() == 0.5);
}

TEST_CASE("cheapest: nothing, and what costs nothing, is refused", "[sizing][cheapest][bad]") {
  CHECK_THROWS_WITH(cheapest_of({}), ContainsSubstring("no option"));
  CHECK_THROWS_WITH(cheapest_of({cost(1.0), cost(0.0)}), ContainsSubstring("above 0"));
  CHECK_THROWS_WITH(cheapest_of({cost(std::nan(""))}), ContainsSubstring("above 0"));
  CHECK_THROWS_WITH(cheapest_of({cost(1.0, -0.1)}), ContainsSubstring("log_sd"));
}

}  // namespace cheapest_test
