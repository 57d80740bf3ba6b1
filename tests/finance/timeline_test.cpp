// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/timeline.hpp"

#include "reference_cases.hpp"

namespace timeline_test {

using namespace finance_cases;

TEST_CASE("when entries are paid", "[finance][timeline]") {
  CHECK(years(5).time(0) == 0.0);
  CHECK(years(5).time(3) == 3.0);
  CHECK(years(5, timing::mid).time(3) == 2.5);
  CHECK(years(5, timing::begin).time(3) == 2.0);
  CHECK(years(5, timing::begin).time(1) == 0.0);
  CHECK_THAT(months(240, timing::mid).time(13), WithinRel(12.5 / 12.0, 1e-15));
  CHECK(months(240).horizon() == 20.0);
  CHECK(months(240).year_of(0) == 0);
  CHECK(months(240).year_of(12) == 1);
  CHECK(months(240).year_of(13) == 2);
}

TEST_CASE("periods start on days of the calendar", "[finance][timeline]") {
  CHECK(years(5).period_start(1) == date(2026, 1, 1));
  CHECK(years(5).period_start(3) == date(2028, 1, 1));
  const timeline quarters(date(2026, 11, 30), 8, frequency::quarterly, timing::end);
  CHECK(quarters.period_start(0) == date(2026, 11, 30));
  CHECK(quarters.period_start(2) == date(2027, 2, 28));
  CHECK(quarters.period_start(6) == date(2028, 2, 29));
  CHECK(quarters.period_start(3) == date(2027, 5, 30));
}

TEST_CASE("no periods, too many, and days that do not exist are refused", "[finance][timeline]") {
  CHECK_THROWS_AS(years(0), domain_error);
  CHECK_THROWS_AS(years(-2), domain_error);
  CHECK_THROWS_WITH(years(12001), ContainsSubstring("1 to 12000"));
  CHECK_THROWS_WITH(timeline(date(2026, 2, 30), 5, frequency::yearly, timing::end), ContainsSubstring("calendar"));
}

}  // namespace timeline_test
