// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/depreciation.hpp"

#include "aifactory/finance/macrs.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <numeric>

namespace depreciation_test {

using namespace finance_cases;

double sum_of(const std::vector<double>& shares) { return std::accumulate(shares.begin(), shares.end(), 0.0); }

TEST_CASE("FD014: year 2 of five book methods", "[finance][depreciation]") {
  // Cost 10,000, salvage 1,000, life 5.
  const share<> left{0.1};
  const auto year_two = [](const book_schedule& schedule) { return 10000.0 * schedule.share(2); };
  CHECK_THAT(year_two(straight_line<cash::book>(5, left)), WithinRel(1800.0, 1e-14));
  CHECK_THAT(year_two(sum_of_years<cash::book>(5, left)), WithinRel(2400.0, 1e-14));
  CHECK_THAT(year_two(fixed_declining_balance<cash::book>(5, left)), WithinRel(2328.39, 1e-14));
  CHECK_THAT(year_two(declining_balance<cash::book>(5, 2.0, left, false)), WithinRel(2400.0, 1e-14));
  CHECK_THAT(year_two(declining_balance<cash::book>(5, 2.0, left, true)), WithinRel(2400.0, 1e-14));
}

TEST_CASE("schedules end at the residual", "[finance][depreciation]") {
  for (const double life : {1.0, 3.0, 4.5, 5.0, 20.0}) {
    CHECK_THAT(sum_of(straight_line<cash::book>(life, share<>{0.1}).shares()), WithinRel(0.9, 1e-14));
    CHECK_THAT(sum_of(declining_balance<cash::book>(life, 1.0, share<>{0.1}).shares()), WithinRel(0.9, 1e-14));
  }
  CHECK_THAT(sum_of(sum_of_years<cash::book>(7, share<>{0.2}).shares()), WithinRel(0.8, 1e-14));
  // By hand: double declining over 5 from 1 to 0.1 without a switch: 0.4, 0.24, 0.144, 0.0864, then 0.0296 to the
  // floor.
  const auto floored = declining_balance<cash::book>(5, 2.0, share<>{0.1}, false);
  CHECK_THAT(floored.share(4), WithinRel(0.0864, 1e-13));
  CHECK_THAT(floored.share(5), WithinRel(0.0296, 1e-12));
}

TEST_CASE("a life that is not whole ends with a shorter year", "[finance][depreciation]") {
  const auto shares = straight_line<cash::book>(2.5).shares();
  REQUIRE(shares.size() == 3);
  CHECK_THAT(shares[0], WithinRel(0.4, 1e-15));
  CHECK_THAT(shares[2], WithinRel(0.2, 1e-14));
}

TEST_CASE("FD015 and FD016: MACRS of 5 and 15 years, printed and unrounded", "[finance][macrs]") {
  const std::vector<double> five{200, 320, 192, 115.2, 115.2, 57.6};
  const std::vector<double> fifteen_printed{50,   95, 85.5, 77, 69.3, 62.3, 59,   59,
                                            59.1, 59, 59.1, 59, 59.1, 59,   59.1, 29.5};
  const std::vector<double> fifteen_exact{50,     95,     85.5,   76.95,  69.255, 62.3295, 59.049, 59.049,
                                          59.049, 59.049, 59.049, 59.049, 59.049, 59.049,  59.049, 29.5245};
  const auto same = [](const tax_schedule& schedule, const std::vector<double>& millions) {
    const auto taken = deductions(schedule, 1e9 * USD, years(25), 1, unused_basis::lost);
    for (int k = 1; k <= 25; ++k) {
      const double known =
          static_cast<std::size_t>(k) <= millions.size() ? millions[static_cast<std::size_t>(k - 1)] * 1e6 : 0.0;
      CHECK_THAT(taken[k].base_value(), WithinRel(known, 1e-12) || WithinAbs(known, 1e-12));
    }
  };
  same(macrs(macrs_class::five, macrs_convention::half_year), five);
  same(macrs(macrs_class::five, macrs_convention::half_year, macrs_figures::exact), five);
  same(macrs(macrs_class::fifteen, macrs_convention::half_year), fifteen_printed);
  same(macrs(macrs_class::fifteen, macrs_convention::half_year, macrs_figures::exact), fifteen_exact);
}

TEST_CASE("every printed column adds up to 100 and follows the rule", "[finance][macrs]") {
  int columns = 0;
  for (const macrs_class years_of : {macrs_class::three, macrs_class::five, macrs_class::seven, macrs_class::ten,
                                     macrs_class::fifteen, macrs_class::twenty})
    for (const macrs_convention convention :
         {macrs_convention::half_year, macrs_convention::mid_quarter_1, macrs_convention::mid_quarter_2,
          macrs_convention::mid_quarter_3, macrs_convention::mid_quarter_4}) {
      const auto exact = macrs(years_of, convention, macrs_figures::exact);
      CHECK_THAT(sum_of(exact.shares()), WithinRel(1.0, 1e-14));
      if (years_of == macrs_class::twenty && convention != macrs_convention::half_year) {
        CHECK_THROWS_WITH(macrs(years_of, convention), ContainsSubstring("exact"));
        continue;
      }
      const auto printed = macrs(years_of, convention);
      ++columns;
      CHECK_THAT(sum_of(printed.shares()), WithinRel(1.0, 1e-14));
      REQUIRE(printed.years() == exact.years());
      // 0.0064 points for half-year columns; the worst of all is the 7-year one of quarter 2, printed as 17.85
      // for 17.857.
      const double off = convention == macrs_convention::half_year ? 6.5e-5 : 1.4e-4;
      for (int y = 1; y <= printed.years(); ++y) CHECK_THAT(printed.share(y), WithinAbs(exact.share(y), off));
    }
  CHECK(columns == 26);
}

TEST_CASE("mid-quarter columns of 5-year property, as printed", "[finance][macrs]") {
  // IRS Publication 946, Tables.
  CHECK(macrs(macrs_class::five, macrs_convention::mid_quarter_1).shares() ==
        std::vector<double>{0.35, 0.26, 0.156, 0.1101, 0.1101, 0.0138});
  CHECK(macrs(macrs_class::five, macrs_convention::mid_quarter_4).shares() ==
        std::vector<double>{0.05, 0.38, 0.228, 0.1368, 0.1094, 0.0958});
  CHECK(macrs_convention_for(share<>{0.41}, 4) == macrs_convention::mid_quarter_4);
  CHECK(macrs_convention_for(share<>{0.41}, 1) == macrs_convention::mid_quarter_1);
  CHECK(macrs_convention_for(share<>{0.4}, 4) == macrs_convention::half_year);
  CHECK_THROWS_AS(macrs_convention_for(share<>{0.5}, 5), domain_error);
}

TEST_CASE("a building over 39 years from the middle of its month", "[finance][macrs]") {
  for (int m = 1; m <= 12; ++m) {
    const auto printed = building_39(m), exact = building_39(m, macrs_figures::exact);
    REQUIRE(printed.years() == 40);
    REQUIRE(exact.years() == 40);
    CHECK_THAT(sum_of(printed.shares()), WithinRel(1.0, 1e-14));
    CHECK_THAT(sum_of(exact.shares()), WithinRel(1.0, 1e-13));
    // Table A-7a prints three decimals of percent, and adjusts year 1 for the rounding of the others.
    for (int y = 1; y <= 40; ++y) CHECK_THAT(printed.share(y), WithinAbs(exact.share(y), 4e-5));
  }
  // By hand, July: 5.5 months of 468.
  CHECK_THAT(building_39(7, macrs_figures::exact).share(1), WithinRel(5.5 / 12.0 / 39.0, 1e-14));
  CHECK_THAT(building_39(7).share(1), WithinRel(0.01177, 1e-14));
  CHECK_THROWS_AS(building_39(13), domain_error);
}

TEST_CASE("MACRS has whole classes only", "[finance][macrs]") {
  CHECK(macrs_class_of(5.0) == macrs_class::five);
  CHECK_THROWS_AS(macrs_class_of(4.0), domain_error);
  CHECK_THROWS_WITH(macrs_class_of(5.5), ContainsSubstring("3, 5, 7, 10, 15 or 20"));
}

TEST_CASE("bonus is a dated input", "[finance][macrs]") {
  const std::vector<bonus_rule> law{{date(2024, 1, 1), share<>{0.6}, "a test"},
                                    {date(2025, 1, 20), share<>{1.0}, "a test"}};
  CHECK(bonus_for(date(2023, 12, 31), law).value() == 0.0);
  CHECK(bonus_for(date(2025, 1, 19), law).value() == 0.6);
  CHECK(bonus_for(date(2025, 1, 20), law).value() == 1.0);
  CHECK_THROWS_WITH(bonus_for(date(2026, 1, 1), {law[1], law[0]}), ContainsSubstring("out of order"));
  const auto regular = macrs(macrs_class::five, macrs_convention::half_year);
  const auto sixty = with_bonus(regular, share<>{0.6});
  // By hand: 0.6 + 0.4 x 0.2, 0.4 x 0.32.
  CHECK_THAT(sixty.share(1), WithinRel(0.68, 1e-14));
  CHECK_THAT(sixty.share(2), WithinRel(0.128, 1e-14));
  CHECK_THAT(sum_of(sixty.shares()), WithinRel(1.0, 1e-14));
  CHECK(with_bonus(regular, share<>{1.0}).share(1) == 1.0);
}

TEST_CASE("what is not written off when the plan ends is written off then or lost, as said",
          "[finance][depreciation]") {
  const auto schedule = straight_line<cash::non_cash>(5);
  const auto lost = deductions(schedule, 100.0 * USD, years(3), 1, unused_basis::lost);
  const auto kept = deductions(schedule, 100.0 * USD, years(3), 1, unused_basis::write_off_at_end);
  CHECK_THAT(lost.total().base_value(), WithinRel(60.0, 1e-14));
  CHECK_THAT(kept.total().base_value(), WithinRel(100.0, 1e-14));
  CHECK_THAT(kept[3].base_value(), WithinRel(60.0, 1e-14));
  // Bought for year 2, by months: a year's share in twelve parts.
  const auto monthly = deductions(schedule, 100.0 * USD, months(36), 2, unused_basis::lost);
  CHECK(monthly[12].base_value() == 0.0);
  CHECK_THAT(monthly[13].base_value(), WithinRel(20.0 / 12.0, 1e-14));
  CHECK_THAT(monthly.total().base_value(), WithinRel(40.0, 1e-13));
  CHECK_THROWS_AS(deductions(schedule, 100.0 * USD, years(3), 4, unused_basis::lost), domain_error);
  const auto many = deductions(schedule, money<lanes>(100.0 * USD), years(3), 1, unused_basis::lost);
  CHECK_THAT(many[1].base_value()[0], WithinRel(20.0, 1e-14));
}

TEST_CASE("lives, factors and shares that are refused", "[finance][depreciation]") {
  CHECK_THROWS_AS(straight_line<cash::book>(0), domain_error);
  CHECK_THROWS_AS(declining_balance<cash::book>(5, 6.0), domain_error);
  CHECK_THROWS_AS(fixed_declining_balance<cash::book>(5, share<>{0.0}), domain_error);
  CHECK_THROWS_WITH(tax_schedule({0.5, 0.6}), ContainsSubstring("must not add up to more than 1"));
  CHECK_THROWS_AS(tax_schedule({0.5, -0.1}), domain_error);
  CHECK_THROWS_AS(tax_schedule({}), domain_error);
}

TEST_CASE("an asset that is sold: its schedule ends with it", "[finance][depreciation]") {
  const timeline when = years(6);
  const auto five = macrs(macrs_class::five, macrs_convention::half_year);
  // Bought with year 2, used to the end of year 4: 20, 32, 19.2 %, and the other 28.8 % with the sale.
  const auto taken = deductions_of_asset(five, 1000.0 * USD, when, {1, 4, 4}, unused_basis::write_off_at_end);
  const double in_use[] = {0, 0, 200, 320, 192, 0, 0};
  for (int k = 0; k <= 6; ++k) CHECK_THAT(taken.in_use[k].in(USD), WithinAbs(in_use[k], 1e-10));
  CHECK_THAT(taken.at_sale[4].in(USD), WithinRel(288.0, 1e-12));
  CHECK_THAT(taken.at_sale.total().in(USD), WithinRel(288.0, 1e-12));
  // Where what is unused is lost the schedule runs on.
  const auto lost = deductions_of_asset(five, 1000.0 * USD, when, {1, 4, 4}, unused_basis::lost);
  CHECK_THAT(lost.in_use[6].in(USD), WithinRel(115.2, 1e-12));
  CHECK(lost.at_sale.total().in(USD) == 0.0);
  // Half a year of quarters: the first year's share falls into its last two, the last year's into its first.
  const timeline quarters(when.origin(), 12, frequency::quarterly, timing::end);
  const auto line = straight_line<cash::book>(1.75, share<>{}, 0.5);
  REQUIRE(line.years() == 3);
  const auto by_quarter = deductions_of_asset(line, 700.0 * USD, quarters, {2, 9, 9}, unused_basis::write_off_at_end);
  for (int k = 1; k <= 12; ++k) CHECK_THAT(by_quarter.in_use[k].in(USD), WithinAbs(k > 2 && k <= 9 ? 100.0 : 0.0, 1e-10));
  CHECK(by_quarter.at_sale.total().in(USD) == 0.0);
  CHECK_THROWS_WITH(deductions_of_asset(five, 1.0 * USD, when, {3, 3, 3}, unused_basis::lost), ContainsSubstring("must lie before the end of its service"));
  CHECK_THROWS_WITH(deductions_of_asset(five, 1.0 * USD, when, {0, 7, 7}, unused_basis::lost), ContainsSubstring("on the timeline"));
  CHECK_THROWS_WITH(straight_line<cash::book>(3.0, share<>{}, 0.0), ContainsSubstring("first span"));
}

}  // namespace depreciation_test
