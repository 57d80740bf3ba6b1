// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/day_count.hpp"

#include "reference_cases.hpp"

namespace day_count_test {

using namespace finance_cases;

TEST_CASE("day counts against QuantLib 1.44", "[finance][day_count]") {
  struct known {
    std::chrono::year_month_day from, to;
    double fixed, actual, money_market, bond, eurobond;
  };
  const known cases[] = {
      {date(2026, 1, 31), date(2026, 3, 31), 0.16164383561643836, 0.16164383561643836, 0.1638888888888889,
       0.16666666666666666, 0.16666666666666666},
      {date(2026, 1, 30), date(2027, 2, 28), 1.0794520547945206, 1.0794520547945206, 1.0944444444444446,
       1.0777777777777777, 1.0777777777777777},
      {date(2028, 2, 29), date(2029, 3, 1), 1.0027397260273974, 1.0004416498240887, 1.0166666666666666,
       1.0055555555555555, 1.0055555555555555},
      {date(2026, 7, 1), date(2031, 7, 1), 5.002739726027397, 5.0, 5.072222222222222, 5.0, 5.0},
      {date(2027, 12, 15), date(2028, 5, 31), 0.4602739726027397, 0.45914364847668243, 0.4666666666666667,
       0.46111111111111114, 0.4583333333333333},
      {date(2024, 2, 28), date(2024, 2, 29), 0.0027397260273972603, 0.0027322404371585285, 0.002777777777777778,
       0.002777777777777778, 0.002777777777777778},
      {date(2026, 8, 15), date(2026, 8, 31), 0.043835616438356165, 0.043835616438356206, 0.044444444444444446,
       0.044444444444444446, 0.041666666666666664},
      {date(2023, 11, 1), date(2029, 1, 31), 5.254794520547945, 5.249315068493151, 5.3277777777777775, 5.25,
       5.247222222222222},
  };
  // QuantLib adds a year in a different order: the last digits differ.
  for (const known& each : cases) {
    CHECK_THAT(year_fraction(each.from, each.to, day_count::actual_365_fixed), WithinRel(each.fixed, 1e-14));
    CHECK_THAT(year_fraction(each.from, each.to, day_count::actual_actual_isda), WithinRel(each.actual, 1e-13));
    CHECK_THAT(year_fraction(each.from, each.to, day_count::actual_360), WithinRel(each.money_market, 1e-14));
    CHECK_THAT(year_fraction(each.from, each.to, day_count::thirty_360), WithinRel(each.bond, 1e-14));
    CHECK_THAT(year_fraction(each.from, each.to, day_count::thirty_e_360), WithinRel(each.eurobond, 1e-14));
    CHECK(year_fraction(each.to, each.from, day_count::thirty_360) ==
          -year_fraction(each.from, each.to, day_count::thirty_360));
  }
  CHECK(year_fraction(date(2026, 5, 5), date(2026, 5, 5), day_count::actual_actual_isda) == 0.0);
}

}  // namespace day_count_test
