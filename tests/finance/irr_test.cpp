// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/irr.hpp"

#include "aifactory/finance/annuity.hpp"
#include "reference_cases.hpp"

#include <cmath>
#include <numeric>

namespace irr_test {

using namespace finance_cases;

TEST_CASE("FD008: one root, proved by one sign change", "[finance][irr]") {
  const auto found = irr(yearly({-1000, 300, 400, 500, 200}));
  CHECK(found.status == irr_status::unique);
  CHECK(found.reason == irr_reason::found);
  CHECK(found.sign_changes == 1);
  REQUIRE(found.roots.size() == 1);
  STATIC_REQUIRE(std::same_as<decltype(found.roots)::value_type, nominal_rate<>>);
  CHECK_THAT(found.roots[0].effective_annual(), WithinRel(0.15322137877181552, 1e-13));
}

TEST_CASE("FD009: two roots are both listed, although Norstrom proves one above zero", "[finance][irr]") {
  const auto found = irr(yearly({-50, -100, 600, 300, -100}));
  CHECK(found.status == irr_status::multiple);
  CHECK(found.sign_changes == 2);
  CHECK(found.one_above_zero);
  REQUIRE(found.roots.size() == 2);
  CHECK_THAT(found.roots[0].effective_annual(), WithinRel(-0.7688954706807807, 1e-13));
  CHECK_THAT(found.roots[1].effective_annual(), WithinRel(1.854417828456178, 1e-13));
}

TEST_CASE("FD010 and FD039: no root, with the reason", "[finance][irr]") {
  const auto none = irr(yearly({-10, 21, -11.2}));
  CHECK(none.status == irr_status::none);
  CHECK(none.reason == irr_reason::no_real_root);
  CHECK(none.sign_changes == 2);
  CHECK(none.roots.empty());
  const auto only_out = irr(yearly({-1, -2}));
  CHECK(only_out.status == irr_status::none);
  CHECK(name_of(only_out.reason) == "no_sign_change");
  CHECK(only_out.sign_changes == 0);
  CHECK(irr(yearly({0, 0, 0})).reason == irr_reason::no_payment);
  // Both at the close: paid at the begin of period 1.
  CHECK(irr(yearly({-1, 2}, timing::begin)).reason == irr_reason::no_time_span);
  // 1e-20 of the money back: the rate is -1 + 1e-20, which no double holds.
  CHECK(irr(yearly({-1, 1e-20})).reason == irr_reason::not_representable);
}

TEST_CASE("as many roots as sign changes, all found", "[finance][irr]") {
  // (g - 1.02)(g - 1.1)(g - 1.3)(g - 1.6)(g - 2), multiplied out by hand in decimal.
  const auto five = irr(yearly({1, -7.02, 19.39, -26.3634, 17.66056, -4.66752}));
  CHECK(five.status == irr_status::multiple);
  CHECK(five.sign_changes == 5);
  REQUIRE(five.roots.size() == 5);
  const double known[] = {0.02, 0.1, 0.3, 0.6, 1.0};
  // The coefficients are rounded; the roots are that much less certain.
  for (std::size_t i = 0; i < 5; ++i) CHECK_THAT(five.roots[i].effective_annual(), WithinRel(known[i], 1e-10));
  // The oil pump of Lorie and Savage (1955): -1600, 10000, -10000: 25 % and 400 %.
  const auto pump = irr(yearly({-1600, 10000, -10000}));
  REQUIRE(pump.roots.size() == 2);
  CHECK_THAT(pump.roots[0].effective_annual(), WithinRel(0.25, 1e-13));
  CHECK_THAT(pump.roots[1].effective_annual(), WithinRel(4.0, 1e-13));
  // A double root is one rate: -(1 - 1.1 v)^2.
  const auto twice = irr(yearly({-1, 2.2, -1.21}));
  CHECK(twice.status == irr_status::unique);
  REQUIRE(twice.roots.size() == 1);
  CHECK_THAT(twice.roots[0].effective_annual(), WithinAbs(0.1, 1e-6));
}

TEST_CASE("many sign changes and still one root: a fleet that is renewed", "[finance][irr]") {
  // mpmath's polynomial roots, with 40 digits: one of them is a growth factor above 0.
  const auto found = irr(yearly({-1000, 600, 600, -1500, 700, 700, 700, -900, 500, 500}));
  CHECK(found.status == irr_status::unique);
  CHECK(found.sign_changes == 5);
  REQUIRE(found.roots.size() == 1);
  CHECK_THAT(found.roots[0].effective_annual(), WithinRel(0.15218959138762348, 1e-12));
}

TEST_CASE("the rate of an annuity is found again, also for high returns, long lives, months and a borrower",
          "[finance][irr]") {
  // Spreadsheets fail on 360 small payments and on a flow that starts with money in; SAM answers NaN at 58.9 % over 12
  // years.
  for (const double annual : {-0.6, -0.02, 1e-6, 0.003, 0.08, 0.432, 0.589, 12.0})
    for (const int periods : {12, 20, 360})
      for (const double sign : {-1.0, 1.0}) {
        const timeline when = periods == 360 ? months(360) : years(periods);
        const double payment =
            capital_recovery(periodic_rate<>::of(nominal_rate<>::effective(annual), when.periods_per_year()),
                             term<>(static_cast<double>(periods)));
        std::vector<double> flow(static_cast<std::size_t>(periods) + 1, -sign * payment);
        flow[0] = sign;
        const auto found = irr(dollars_on(when, flow));
        INFO(annual << " over " << periods);
        REQUIRE(found.status == irr_status::unique);
        CHECK_THAT(found.roots[0].effective_annual(), WithinRel(annual, 1e-11) || WithinAbs(annual, 1e-13));
      }
}

TEST_CASE("the npv at each root is nothing beside the payments", "[finance][irr]") {
  for (const auto& flow : {std::vector<double>{-50, -100, 600, 300, -100},
                           {-1000, 600, 600, -1500, 700, 700, 700, -900, 500, 500},
                           {-3, 1, 1, 4}})
    for (const timing paid : {timing::begin, timing::mid, timing::end}) {
      const auto cash = yearly(flow, paid);
      for (const auto& root : irr(cash).roots) {
        double size = 0.0;
        for (int k = 0; k <= cash.when().periods(); ++k)
          size += std::fabs(cash[k].base_value()) * at(root.effective_annual()).df(cash.when().time(k));
        CHECK_THAT(npv(cash, nominal_pretax_wacc<>(root)).base_value() / size, WithinAbs(0.0, 1e-12));
      }
    }
}

TEST_CASE("a real flow has a real rate", "[finance][irr]") {
  const auto found = irr(real_pretax_flow<>(years(1), {-1.0 * USD_real, 1.05 * USD_real}));
  STATIC_REQUIRE(std::same_as<decltype(found.roots)::value_type, real_rate<>>);
  CHECK_THAT(found.roots.at(0).effective_annual(), WithinRel(0.05, 1e-13));
}

TEST_CASE("FD013: payments on days, over a leap day", "[finance][irr]") {
  const dated_pretax_flow<> cash({{date(2026, 1, 1), -1000.0 * USD},
                                  {date(2026, 12, 31), 400.0 * USD},
                                  {date(2028, 2, 29), 450.0 * USD},
                                  {date(2029, 1, 1), 380.0 * USD}});
  CHECK_THAT(xnpv(cash, at(0.09)).base_value(), WithinRel(33.93605043366864, 1e-13));
  const auto found = xirr(cash);
  REQUIRE(found.status == irr_status::unique);
  CHECK_THAT(found.roots[0].effective_annual(), WithinRel(0.10851417241131382, 1e-13));
}

TEST_CASE("dated payments: steps of 365 days are years, and the order of the later ones is free", "[finance][irr]") {
  const std::vector<double> amounts{-1000, 300, 400, 500, 200};
  const auto after = [](int days) {
    return std::chrono::year_month_day(std::chrono::sys_days(date(2026, 1, 1)) + std::chrono::days(days));
  };
  std::vector<dated_pretax_flow<>::entry> entries;
  for (int k = 0; k < 5; ++k) entries.push_back({after(365 * k), amounts[static_cast<std::size_t>(k)] * USD});
  const double by_dates = xirr(dated_pretax_flow<>(entries)).roots.at(0).effective_annual();
  CHECK_THAT(by_dates, WithinRel(irr(yearly(amounts)).roots.at(0).effective_annual(), 1e-13));
  std::swap(entries[1], entries[4]);
  CHECK_THAT(xirr(dated_pretax_flow<>(entries)).roots.at(0).effective_annual(), WithinRel(by_dates, 1e-14));
  CHECK_THAT(xnpv(dated_pretax_flow<>(entries), at(0.1)).base_value(),
             WithinRel(npv(yearly(amounts), at(0.1)).base_value(), 1e-13));
}

TEST_CASE("dated payments that have no rate, and dates that are refused", "[finance][irr]") {
  CHECK(xirr(dated_pretax_flow<>({{date(2026, 1, 1), -1.0 * USD}, {date(2026, 1, 1), 2.0 * USD}})).reason ==
        irr_reason::no_time_span);
  CHECK(xirr(dated_pretax_flow<>({{date(2026, 1, 1), -1.0 * USD}})).reason == irr_reason::no_sign_change);
  CHECK_THROWS_WITH(dated_pretax_flow<>({{date(2026, 1, 1), -1.0 * USD}, {date(2025, 12, 31), 2.0 * USD}}),
                    ContainsSubstring("dates out of order: 2025-12-31 is before 2026-01-01"));
  CHECK_THROWS_AS(dated_pretax_flow<>({{date(2026, 2, 30), -1.0 * USD}}), domain_error);
  CHECK_THROWS_AS(dated_pretax_flow<>({}), domain_error);
}

}  // namespace irr_test
