// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/payback.hpp"

#include "reference_cases.hpp"

namespace payback_test {

using namespace finance_cases;

TEST_CASE("FD012: simple and discounted payback, linear inside the year", "[finance][payback]") {
  const auto cash = yearly({-1000, 300, 400, 500, 200});
  const payback_time simple = payback(cash), discounted = payback(cash, at(0.1));
  CHECK_THAT(simple.first.value(), WithinRel(2.6, 1e-14));
  CHECK_THAT(simple.last.value(), WithinRel(2.6, 1e-14));
  CHECK_THAT(discounted.first.value(), WithinRel(3.154, 1e-14));
}

TEST_CASE("a refresh opens the payback again", "[finance][payback]") {
  // Sums: -100, -40, 20, -60, 0, 60: zero first in year 2 (40/60 of it), again at the end of year 4.
  const payback_time found = payback(yearly({-100, 60, 60, -80, 60, 60}));
  CHECK_THAT(found.first.value(), WithinRel(1.0 + 40.0 / 60.0, 1e-15));
  CHECK_THAT(found.last.value(), WithinRel(4.0, 1e-15));
  // Ends below: back once, not to stay.
  const payback_time lost = payback(yearly({-100, 120, -80}));
  CHECK_THAT(lost.first.value(), WithinRel(100.0 / 120.0, 1e-15));
  CHECK(!lost.last);
}

TEST_CASE("never, at once, and in the final year", "[finance][payback]") {
  CHECK(!payback(yearly({-100, 10, 10})).first);
  CHECK(!payback(yearly({-100, 10, 10})).last);
  CHECK(payback(yearly({0, 10})).first.value() == 0.0);
  CHECK(payback(yearly({-100, 50, 50})).first.value() == 2.0);
  // Months, paid in the middle: 60 months of 2 repay 100 with the 50th, at 49.5 / 12.
  std::vector<double> flow(61, 2.0);
  flow[0] = -100.0;
  CHECK_THAT(payback(dollars_on(months(60, timing::mid), flow)).first.value(), WithinRel(49.5 / 12.0, 1e-14));
}

TEST_CASE("a rest of rounding is paid back", "[finance][payback]") {
  // 0.1 + 0.2 - 0.3 is no zero in doubles; ten payments of a tenth end next to it, above or below.
  for (const double paid : {0.1, 0.7, 1.0 / 3.0, 0.05}) {
    std::vector<double> amounts(11, paid);
    amounts[0] = -(paid * 10.0);
    const payback_time found = payback(yearly(amounts));
    REQUIRE(found.last);
    CHECK_THAT(found.last.value(), WithinRel(10.0, 1e-12));
  }
  CHECK(!payback(yearly({-100, 50, 49.999999})).last);
}

}  // namespace payback_test
