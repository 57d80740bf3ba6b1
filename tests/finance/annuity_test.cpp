// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/annuity.hpp"

#include "aifactory/finance/npv.hpp"
#include "aifactory/values/dual.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace annuity_test {

using namespace finance_cases;

TEST_CASE("FD001 to FD004: capital recovery, also without interest and close to it", "[finance][annuity]") {
  struct known {
    double rate, life, crf;
  };
  // mpmath; spreadsheets agree within 2e-15.
  for (const known& each : {known{0.07, 10, 0.1423775027273647}, known{0.0, 8, 0.125},
                            known{0.06, 7.5, 0.16947264986709787}, known{1e-9, 30, 0.03333333385}}) {
    INFO(each.rate);
    CHECK_THAT(capital_recovery(periodic_rate<>::effective(each.rate), term<>(each.life)), WithinRel(each.crf, 1e-15));
  }
}

TEST_CASE("FD038: a life of zero has no capital recovery", "[finance][annuity]") {
  CHECK_THROWS_AS(term<>(0.0), domain_error);
  CHECK_THROWS_WITH(term<>(-3.0), ContainsSubstring("above 0"));
  CHECK_THROWS_AS(term<>(std::numeric_limits<double>::quiet_NaN()), domain_error);
  CHECK_THROWS_AS(term<>(std::numeric_limits<double>::infinity()), domain_error);
  CHECK_THROWS_AS(periodic_rate<>::effective(-1.0), domain_error);
  CHECK_THROWS_AS(periodic_rate<>::effective(std::numeric_limits<double>::quiet_NaN()), domain_error);
}

TEST_CASE("capital recovery times annuity is one, whatever the rate", "[finance][annuity]") {
  for (const double rate : {-0.4, -1e-12, 0.0, 1e-15, 0.001, 0.08, 1.5})
    for (const double life : {0.5, 1.0, 7.5, 60.0}) {
      const auto interest = periodic_rate<>::effective(rate);
      CHECK_THAT(capital_recovery(interest, term<>(life)) * annuity_factor(interest, term<>(life)),
                 WithinRel(1.0, 1e-15));
    }
}

TEST_CASE("FD005: a loan of 48 months in its parts", "[finance][annuity]") {
  const auto monthly = periodic_rate<>::quoted(0.09, 12);
  const money<> principal = 1e8 * USD;
  const money<> payment = level_payment(principal, monthly, term<>(48.0));
  const auto parts = parts_of_payment(12, payment, monthly, 48);
  CHECK_THAT(payment.base_value(), WithinRel(2488504.2373934207, 1e-14));
  CHECK_THAT(parts.interest.base_value(), WithinRel(601072.0522905366, 1e-13));
  CHECK_THAT(parts.principal.base_value(), WithinRel(1887432.1851028842, 1e-13));
  CHECK_THAT(interest_paid(12, principal, payment, monthly, 48).base_value(), WithinRel(8117558.96902304, 1e-13));
  CHECK_THAT(balance_after(12, payment, monthly, 48).base_value(), WithinRel(78255508.12030199, 1e-14));
  CHECK(balance_after(48, payment, monthly, 48).base_value() == 0.0);
  CHECK_THAT(balance_after(0, payment, monthly, 48).base_value(), WithinRel(1e8, 1e-14));
  CHECK_THROWS_AS(balance_after(49, payment, monthly, 48), domain_error);
  CHECK_THROWS_AS(parts_of_payment(0, payment, monthly, 48), domain_error);
  CHECK_THROWS_AS(parts_of_payment(49, payment, monthly, 48), domain_error);
}

TEST_CASE("a balloon is left at the end, and payments in advance are smaller by one period's interest",
          "[finance][annuity]") {
  // By hand, 10 %, 2 payments, 1000 with a balloon of 210: (1000 - 210/1.21) 0.21/... = 826.446... x 121/210 =
  // 476.190...
  const auto ten = periodic_rate<>::effective(0.1);
  const money<> paid = level_payment(1000.0 * USD, ten, term<>(2.0), 210.0 * USD);
  CHECK_THAT(paid.base_value(), WithinRel((1000.0 - 210.0 / 1.21) * 121.0 / 210.0, 1e-15));
  // 1000 -> 1100 - p -> (1100 - p) 1.1 - p = 210
  CHECK_THAT((1100.0 - paid.base_value()) * 1.1 - paid.base_value(), WithinRel(210.0, 1e-13));
  CHECK_THAT(balance_after(1, paid, ten, 2, 210.0 * USD).base_value(), WithinRel(1100.0 - paid.base_value(), 1e-14));
  CHECK(balance_after(2, paid, ten, 2, 210.0 * USD).base_value() == 210.0);
  CHECK_THAT(level_payment_in_advance(1000.0 * USD, ten, term<>(2.0)).base_value(),
             WithinRel(1000.0 * 121.0 / 210.0 / 1.1, 1e-15));
}

TEST_CASE("VC13: monthly cost of a building by its parts, after Hamilton", "[finance][annuity][published]") {
  // Facility 88 M$ over 120 months, of which 82 % power and cooling; servers 66.7 M$ over 36; network 12.81 M$ over 48;
  // 5 % a year quoted monthly. Published capital; payments by numpy-financial, to the dollar.
  const auto monthly = periodic_rate<>::quoted(0.05, 12);
  const auto over = [&](double price, double periods) {
    return level_payment(price * USD, monthly, term<>(periods)).base_value();
  };
  CHECK_THAT(over(66.7e6, 36), WithinAbs(1999059, 0.5));
  CHECK_THAT(over(12.81e6, 48), WithinAbs(295005, 0.5));
  CHECK_THAT(over(88e6 * 0.82, 120), WithinAbs(765369, 0.5));
  CHECK_THAT(over(88e6 * 0.18, 120), WithinAbs(168008, 0.5));
}

TEST_CASE("VC15: debt service of a wind farm, Lazard 2025", "[finance][annuity][published]") {
  // 300 MW at 1,900 $/kW, 60 % debt at 8 % over 30 years: printed 342 M$ and 30.4 M$ a year.
  const money<> debt = 0.6 * (1900.0 * USD / kW_facility) * (300.0 * MW_facility);
  CHECK_THAT(debt.base_value(), WithinRel(342e6, 1e-15));
  const double service = level_payment(debt, periodic_rate<>::effective(0.08), term<>(30.0)).base_value();
  CHECK_THAT(service, WithinRel(30.4e6, 1e-3));
  CHECK_THAT(service, WithinAbs(30378982, 0.5));
}

TEST_CASE("FD031: revenue under a price decline, and growth at the discount rate", "[finance][annuity]") {
  // 1 falling by 20 % a year, at 10 %, 5 years: level price 2.655... CRF = 0.700...
  const auto ten = periodic_rate<>::effective(0.1);
  const double sum = growing_annuity(1.0 * USD, periodic_rate<>::effective(-0.2), ten, term<>(5.0)).base_value();
  CHECK_THAT(sum, WithinRel(2.6551216695332536, 1e-14));
  CHECK_THAT(sum * capital_recovery(ten, term<>(5.0)), WithinRel(0.7004144076264107, 1e-14));
  // mpmath, 40 digits: 100 growing by 3 % at 8 % over 20 years.
  CHECK_THAT(
      growing_annuity(100.0 * USD, periodic_rate<>::effective(0.03), periodic_rate<>::effective(0.08), term<>(20.0))
          .base_value(),
      WithinRel(1225.0041444586992, 1e-14));
  // By hand: growth and rate alike, each payment is worth the first one's: 12 x 100 / 1.05.
  CHECK_THAT(
      growing_annuity(100.0 * USD, periodic_rate<>::effective(0.05), periodic_rate<>::effective(0.05), term<>(12.0))
          .base_value(),
      WithinRel(1200.0 / 1.05, 1e-15));
  // The limit is met smoothly from both sides.
  for (const double apart : {1e-15, 1e-12, -1e-12, 1e-9})
    CHECK_THAT(growing_annuity(100.0 * USD, periodic_rate<>::effective(0.05 + apart), periodic_rate<>::effective(0.05),
                               term<>(12.0))
                   .base_value(),
               WithinRel(1200.0 / 1.05 * (1.0 + 5.5 * apart / 1.05), 1e-13));
  // Its slope there, by growth: n (n - 1) / 2 / (1 + i)^2 per dollar = 66 / 1.1025.
  const auto slope_at_limit = growing_annuity(money<dual>(1.0 * USD), periodic_rate<dual>::effective(seeded(0.05)),
                                              periodic_rate<dual>::effective(dual(0.05)), term<dual>(dual(12.0)));
  CHECK_THAT(slope(slope_at_limit.base_value()), WithinRel(66.0 / 1.1025, 1e-14));
}

}  // namespace annuity_test
