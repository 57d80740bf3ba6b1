// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/loan.hpp"

#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/sources_and_uses.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace loan_test {

using namespace finance_cases;

nominal_cost_of_debt<> owing(double annual) { return nominal_cost_of_debt<>(nominal_rate<>::effective(annual)); }
nominal_cost_of_debt<> quoted(double annual) { return nominal_cost_of_debt<>(nominal_rate<>::compounded(annual, 12)); }
double worth_at_its_own_rate(const debt_schedule<>& debt, const debt_interest<>& interest) {
  const debt_flow<> all = debt.cash();
  return interest.worth(0, debt.when().periods(), [&](int k) { return all[k].base_value(); });
}

TEST_CASE("FD005: 48 months level, entry by entry", "[finance][loan]") {
  // Spreadsheets and mpmath. Tolerance of the case 1e-10.
  const debt_interest<> interest(months(60), quoted(0.09));
  const debt_schedule<> debt = amortize(1e8 * USD, interest, {repayment::level_payment, 48});
  CHECK_THAT(debt.service(12).base_value(), WithinRel(2488504.2373934207, 1e-12));
  CHECK_THAT(debt.interest[12].base_value(), WithinRel(-601072.0522905366, 1e-12));
  CHECK_THAT(debt.principal[12].base_value(), WithinRel(-1887432.1851028842, 1e-12));
  CHECK_THAT(debt.owed(12).base_value(), WithinRel(78255508.12030199, 1e-12));
  double first_year = 0.0;
  for (int k = 1; k <= 12; ++k) first_year -= debt.interest[k].base_value();
  CHECK_THAT(first_year, WithinRel(8117558.96902304, 1e-12));
  CHECK(debt.owed(48).base_value() == 0.0);
  CHECK(debt.service(49).base_value() == 0.0);
  CHECK(debt.owed(60).base_value() == 0.0);
}

TEST_CASE("FD026 and FD037: debt of 60 % over five of six years", "[finance][loan]") {
  // PySAM and an independent program agree within 1e-14 on the debt rows. Tolerance of the cases 2e-10.
  const money<> size = geared_debt(1e9 * USD, debt_gearing<>(share<>{0.6}));
  const debt_schedule<> debt = amortize(size, debt_interest<>(years(6), owing(0.08)), {repayment::level_payment, 5});
  const double interest[] = {
      0.0, 48000000.0, 39818090.180791855, 30981627.57604706, 21438247.962922677, 11131397.980748344, 0.0};
  const double principal[] = {
      0.0, 102273872.74010184, 110455782.55930999, 119292245.16405478, 128835624.77717917, 139142474.7593535, 0.0};
  for (int k = 0; k <= 6; ++k) {
    CHECK_THAT(-debt.interest[k].base_value(), WithinRel(interest[k], 1e-13));
    CHECK_THAT(-debt.principal[k].base_value(), WithinRel(principal[k], 1e-13));
    CHECK_THAT(debt.service(k).base_value(), WithinRel(k >= 1 && k <= 5 ? 150273872.74010184 : 0.0, 1e-13));
  }
  const auto funding = sources_and_uses<>::closed_by_equity({{"loan", debt.drawn.total()}}, {{"capex", 1e9 * USD}});
  CHECK_THAT(funding.equity().base_value(), WithinRel(4e8, 1e-14));
}

TEST_CASE("VC15: a wind farm's debt over 30 years at 8 %", "[finance][loan]") {
  // Lazard 2025: 300 MW at 1,900 $/kW, 60 % debt. Published 30.4 M$ a year; by the annuity formula 30,378,982 $.
  const money<> size = geared_debt(300e3 * 1900.0 * USD, debt_gearing<>(share<>{0.6}));
  CHECK_THAT(size.base_value(), WithinRel(342e6, 1e-14));
  const debt_schedule<> debt = amortize(size, debt_interest<>(years(30), owing(0.08)), {repayment::level_payment, 30});
  CHECK_THAT(debt.service(17).base_value(), WithinRel(30.4e6, 1e-3));
  CHECK_THAT(debt.service(17).base_value(), WithinAbs(30378982.0, 0.5));
}

TEST_CASE("level principal, interest alone at first, and a bullet, by hand", "[finance][loan]") {
  const debt_interest<> interest(years(5), owing(0.1));
  // 100 in four parts; 10 % of 100, 75, 50, 25.
  const debt_schedule<> parts = amortize(100.0 * USD, interest, {repayment::level_principal, 4});
  for (int k = 1; k <= 4; ++k) {
    CHECK_THAT(parts.principal[k].base_value(), WithinRel(-25.0, 1e-14));
    CHECK_THAT(parts.interest[k].base_value(), WithinRel(-(12.5 - 2.5 * k), 1e-14));
  }
  // Two years of interest, then 100 in two payments: 100 x 0.1 x 1.21 / 0.21.
  const debt_schedule<> late = amortize(100.0 * USD, interest, {repayment::level_payment, 4, 2});
  CHECK_THAT(late.service(2).base_value(), WithinRel(10.0, 1e-14));
  CHECK_THAT(late.service(3).base_value(), WithinRel(12.1 / 0.21, 1e-14));
  CHECK_THAT(late.service(4).base_value(), WithinRel(12.1 / 0.21, 1e-13));
  // The same with interest added to the debt: 121 to be paid.
  const debt_schedule<> added = amortize(100.0 * USD, interest, {repayment::level_payment, 4, 2, true});
  CHECK(added.service(2).base_value() == 0.0);
  CHECK_THAT(added.owed(2).base_value(), WithinRel(121.0, 1e-14));
  CHECK_THAT(added.capitalised.base_value(), WithinRel(21.0, 1e-14));
  CHECK_THAT(added.service(3).base_value(), WithinRel(1.21 * 12.1 / 0.21, 1e-13));
  const debt_schedule<> bullet = amortize(100.0 * USD, interest, {repayment::bullet, 3});
  CHECK_THAT(bullet.service(2).base_value(), WithinRel(10.0, 1e-14));
  CHECK_THAT(bullet.service(3).base_value(), WithinRel(110.0, 1e-14));
  // No interest is the plain division.
  const debt_schedule<> free =
      amortize(100.0 * USD, debt_interest<>(years(5), owing(0.0)), {repayment::level_payment, 4});
  for (int k = 1; k <= 4; ++k) CHECK_THAT(free.service(k).base_value(), WithinRel(25.0, 1e-14));
}

TEST_CASE("a delayed draw pays a fee on what is not yet drawn", "[finance][loan]") {
  // Draws 60 and 40 at 12 % a year (1 % a month), 1.2 % a year of commitment: 0.1 % a month of 40 for one month.
  const timeline when = months(4);
  const debt_flow<> drawn = dollars_on<debt_flow<>>(when, {60, 40, 0, 0, 0});
  const debt_interest<> interest(when, quoted(0.12));
  const debt_schedule<> debt =
      amortize(drawn, interest, {repayment::level_principal, 3, 1}, {share<>{0.02}, share<>{0.012}});
  CHECK_THAT(debt.fees[0].base_value(), WithinRel(-2.0, 1e-14));
  CHECK_THAT(debt.fees[1].base_value(), WithinRel(-0.04, 1e-14));
  CHECK(debt.fees[2].base_value() == 0.0);
  CHECK_THAT(debt.interest[1].base_value(), WithinRel(-0.6, 1e-13));
  CHECK_THAT(debt.owed(1).base_value(), WithinRel(100.0, 1e-14));
  CHECK_THAT(debt.service(2).base_value(), WithinRel(51.0, 1e-13));
  CHECK_THAT(debt.service(3).base_value(), WithinRel(50.5, 1e-13));
  CHECK(debt.owed(3).base_value() == 0.0);
  CHECK_THROWS_WITH(amortize(drawn, interest, {repayment::level_principal, 3}), ContainsSubstring("first repayment"));
}

TEST_CASE("debt at its own rate is worth nothing without fees, whenever it is paid", "[finance][loan]") {
  for (const timing paid : {timing::begin, timing::mid, timing::end})
    for (const frequency every : {frequency::yearly, frequency::quarterly, frequency::monthly})
      for (const repayment method : {repayment::level_payment, repayment::level_principal, repayment::bullet})
        for (const bool capitalised : {false, true})
          for (const double annual : {-0.02, 0.0, 1e-9, 0.08, 0.4}) {
            const timeline when(years(1).origin(), 24, every, paid);
            const debt_interest<> interest(when, owing(annual));
            const debt_schedule<> debt = amortize(dollars_on<debt_flow<>>(when,
                                                                          [] {
                                                                            std::vector<double> d(25, 0.0);
                                                                            return d[0] = 70.0, d[1] = 20.0,
                                                                                   d[3] = 10.0, d;
                                                                          }()),
                                                  interest, {method, 20, 3, capitalised});
            INFO(static_cast<int>(paid) << " " << static_cast<int>(every) << " " << static_cast<int>(method) << " "
                                        << annual);
            CHECK_THAT(npv(debt.cash(), owing(annual)).base_value(), WithinAbs(0.0, 1e-11));
            CHECK(debt.owed(20).base_value() == 0.0);
            CHECK(debt.owed(24).base_value() == 0.0);
            CHECK_THAT(worth_at_its_own_rate(debt, interest), WithinAbs(0.0, 1e-11));
          }
}

TEST_CASE("level payments are level, also in advance and at mid-period", "[finance][loan]") {
  for (const timing paid : {timing::begin, timing::mid, timing::end}) {
    const debt_schedule<> debt =
        amortize(100.0 * USD, debt_interest<>(years(10, paid), owing(0.07)), {repayment::level_payment, 10});
    for (int k = 1; k <= 10; ++k)
      CHECK_THAT(debt.service(k).base_value(), WithinRel(debt.service(1).base_value(), 1e-13));
  }
  // In advance it is smaller by one period's interest.
  const auto at_end = amortize(100.0 * USD, debt_interest<>(years(10), owing(0.07)), {repayment::level_payment, 10});
  const auto at_begin =
      amortize(100.0 * USD, debt_interest<>(years(10, timing::begin), owing(0.07)), {repayment::level_payment, 10});
  CHECK_THAT(at_begin.service(5) / at_end.service(5), WithinRel(1.0 / 1.07, 1e-13));
}

TEST_CASE("a loan that floats on a level curve is a fixed loan, and follows a curve that rises", "[finance][loan]") {
  const timeline when = years(5);
  const zero_curve<cash::debt, basis::nominal> level({{1.0, std::log(1.05)}});
  const auto margin = periodic_rate<>::quoted(0.02, 1);
  const auto floating = debt_interest<>::floating(when, level, margin);
  const debt_schedule<> a = amortize(100.0 * USD, floating, {repayment::level_payment, 5});
  const debt_schedule<> b = amortize(100.0 * USD, debt_interest<>(when, owing(0.07)), {repayment::level_payment, 5});
  for (int k = 1; k <= 5; ++k) CHECK_THAT(a.service(k).base_value(), WithinRel(b.service(k).base_value(), 1e-13));
  // By hand: 5 % then 8 %, bullet of 100.
  const auto rising = debt_interest<>::by_period(years(2), {0.05, 0.08});
  const debt_schedule<> c = amortize(100.0 * USD, rising, {repayment::bullet, 2});
  CHECK_THAT(c.interest[1].base_value(), WithinRel(-5.0, 1e-14));
  CHECK_THAT(c.service(2).base_value(), WithinRel(108.0, 1e-14));
  CHECK_THAT(worth_at_its_own_rate(c, rising), WithinAbs(0.0, 1e-13));
  CHECK_THROWS_WITH(debt_interest<>::by_period(years(3), {0.05, 0.08}), ContainsSubstring("2 rates"));
  CHECK_THROWS_AS(debt_interest<>::by_period(years(1), {-1.0}), domain_error);
}

TEST_CASE("what no loan can be is refused", "[finance][loan]") {
  const debt_interest<> interest(years(5), owing(0.08));
  CHECK_THROWS_WITH(amortize(100.0 * USD, interest, {repayment::bullet, 6}),
                    ContainsSubstring("tenor of 6 periods") && ContainsSubstring("plan of 5"));
  CHECK_THROWS_AS(amortize(100.0 * USD, interest, {repayment::bullet, 0}), domain_error);
  CHECK_THROWS_WITH(amortize(100.0 * USD, interest, {repayment::level_payment, 3, 3}),
                    ContainsSubstring("below the tenor"));
  CHECK_THROWS_AS(amortize(100.0 * USD, interest, {repayment::level_payment, 3, -1}), domain_error);
  CHECK_THROWS_WITH(amortize(-1.0 * USD, interest, {repayment::level_payment, 3}),
                    ContainsSubstring("must not be below 0"));
  CHECK_THROWS_AS(amortize(money<>::from_base_value(std::numeric_limits<double>::quiet_NaN()), interest,
                           {repayment::level_payment, 3}),
                  domain_error);
  CHECK_THROWS_AS(amortize(debt_flow<>(years(4)), interest, {repayment::level_payment, 3}), input_error);
  CHECK(whole_periods(5.0 * year, months(60)) == 60);
  CHECK_THROWS_WITH(whole_periods(2.5 * year, years(5)), ContainsSubstring("whole number"));
  // Nothing borrowed is nothing owed.
  const debt_schedule<> none = amortize(0.0 * USD, interest, {repayment::level_payment, 3});
  for (int k = 0; k <= 5; ++k) CHECK(none.cash()[k].base_value() == 0.0);
}

TEST_CASE("a derivative of debt service by the interest is the bump", "[finance][loan]") {
  const auto service = []<class V>(const V& annual) {
    const debt_interest<V> interest(months(120), nominal_cost_of_debt<V>(nominal_rate<V>::effective(annual)));
    return amortize(money<V>(V(100.0) * USD), interest, {repayment::level_payment, 120, 12}).service(50).base_value();
  };
  const double h = 1e-5, bump = (service(0.08 + h) - service(0.08 - h)) / (2.0 * h);
  CHECK_THAT(slope(service(seeded(0.08))), WithinRel(bump, 1e-8));
  CHECK(value_of(service(seeded(0.08))) == service(0.08));
}

TEST_CASE("loans of lanes are loans of numbers", "[finance][loan]") {
  const timeline when = months(60);
  const debt_interest<> interest(when, quoted(0.09));
  double amounts[lanes::size];
  for (std::size_t i = 0; i < lanes::size; ++i) amounts[i] = 1e6 * static_cast<double>(i + 1) / 3.0;
  const money<lanes> many = money<lanes>::from_base_value(lanes::load(amounts));
  for (const repayment method : {repayment::level_principal, repayment::bullet, repayment::level_payment}) {
    const debt_schedule<lanes> all = amortize(many, debt_interest<lanes>(interest), {method, 48, 6});
    for (std::size_t i = 0; i < lanes::size; ++i) {
      const debt_schedule<> one = amortize(amounts[i] * USD, interest, {method, 48, 6});
      for (int k = 0; k <= 60; ++k) {
        if (method == repayment::level_payment)  // its logarithm is another library's in lanes
          CHECK_THAT(all.cash()[k].base_value()[i], WithinRel(one.cash()[k].base_value(), 1e-12));
        else
          CHECK(all.cash()[k].base_value()[i] == one.cash()[k].base_value());
      }
    }
  }
}

TEST_CASE("a loan at 7 to 9 % holds the loan at 8 %", "[finance][loan]") {
  const timeline when = years(5);
  const debt_interest<interval> uncertain(
      when, nominal_cost_of_debt<interval>(nominal_rate<interval>::effective(interval(0.07, 0.09))));
  const debt_schedule<interval> all =
      amortize(money<interval>(100.0 * USD), uncertain, {repayment::level_principal, 5});
  // Interest of 7 and 9 % on 100, 80, 60, 40, 20.
  for (int k = 1; k <= 5; ++k) {
    CHECK_THAT(-all.interest[k].base_value().upper(), WithinRel(0.07 * (120.0 - 20.0 * k), 1e-13));
    CHECK_THAT(-all.interest[k].base_value().lower(), WithinRel(0.09 * (120.0 - 20.0 * k), 1e-13));
  }
}

}  // namespace loan_test
