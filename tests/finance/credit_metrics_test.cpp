// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/credit_metrics.hpp"

#include "aifactory/finance/cash_sweep.hpp"
#include "aifactory/finance/debt_tranches.hpp"
#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/reserve_account.hpp"
#include "aifactory/finance/sculpted_debt.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace credit_metrics_test {

using namespace finance_cases;

nominal_cost_of_debt<> owing(double annual) { return nominal_cost_of_debt<>(nominal_rate<>::effective(annual)); }
cfads<> cash_of(const std::vector<double>& amounts) { return cfads<>::before_tax(yearly(amounts)); }

TEST_CASE("coverage, life and loan to value of a loan by hand", "[finance][credit_metrics]") {
  // 90 at 10 % in three equal parts of principal: service 39, 36, 33; owed 90, 60, 30, 0.
  const debt_interest<> interest(years(4), owing(0.1));
  const debt_schedule<> debt = amortize(90.0 * USD, interest, {repayment::level_principal, 3});
  const cfads<> available = cash_of({0, 78, 45, 33, 50});
  const credit_metrics metrics =
      credit_metrics_of(available, debt, interest, {150.0 * USD, 80.0 * USD, 60.0 * USD, 20.0 * USD, 5.0 * USD},
                        {.least_dscr = 1.2, .most_ltv = 0.7, .least_llcr = 2.0});
  REQUIRE(metrics.years.size() == 5);
  CHECK_FALSE(metrics.years[0].dscr);
  CHECK_THAT(metrics.years[1].dscr.value(), WithinRel(2.0, 1e-14));
  CHECK_THAT(metrics.years[2].dscr.value(), WithinRel(1.25, 1e-14));
  CHECK_THAT(metrics.years[3].dscr.value(), WithinRel(1.0, 1e-14));
  CHECK_FALSE(metrics.years[4].dscr);
  CHECK_THAT(metrics.least_dscr.value(), WithinRel(1.0, 1e-14));
  CHECK_THAT(metrics.mean_dscr.value(), WithinRel(4.25 / 3.0, 1e-14));
  const double cover = 78 / 1.1 + 45 / 1.21 + 33 / 1.331;
  CHECK_THAT(metrics.llcr.value(), WithinRel(cover / 90.0, 1e-14));
  CHECK_THAT(metrics.plcr.value(), WithinRel((cover + 50 / 1.4641) / 90.0, 1e-14));
  CHECK_THAT(metrics.average_life.value(), WithinRel(2.0, 1e-14));
  CHECK_THAT(metrics.years[0].ltv.value(), WithinRel(0.6, 1e-14));
  CHECK_THAT(metrics.years[1].ltv.value(), WithinRel(0.75, 1e-14));
  CHECK_THAT(metrics.years[2].ltv.value(), WithinRel(0.5, 1e-14));
  CHECK_FALSE(metrics.years[3].ltv);  // nothing is owed
  CHECK(metrics.coverage_of == "before tax");
  // Broken: the loan to value of year 1, the coverage of year 3, the life coverage (1.47).
  REQUIRE(metrics.breaches.size() == 3);
  CHECK(metrics.breaches[0].which == covenant::most_ltv);
  CHECK(metrics.breaches[0].year == 1);
  CHECK(metrics.breaches[1].which == covenant::least_dscr);
  CHECK(metrics.breaches[1].year == 3);
  CHECK(metrics.breaches[2].which == covenant::least_llcr);
  CHECK_FALSE(metrics.zero_debt());
}

TEST_CASE("without debt no ratio has a value", "[finance][credit_metrics]") {
  const timeline when = years(3);
  const credit_metrics metrics = credit_metrics_of(
      cash_of({0, 5, 5, 5}), debt_schedule<>(when), debt_interest<>(when, owing(0.1)),
      {1.0 * USD, 1.0 * USD, 0.0 * USD, 0.0 * USD}, {.least_dscr = 1.2, .most_ltv = 0.1, .least_llcr = 1.3});
  CHECK(metrics.zero_debt());
  CHECK_FALSE(metrics.least_dscr);
  CHECK_FALSE(metrics.mean_dscr);
  CHECK_FALSE(metrics.llcr);
  CHECK_FALSE(metrics.plcr);
  CHECK_FALSE(metrics.average_life);
  CHECK(metrics.breaches.empty());
  for (const credit_year& each : metrics.years) CHECK_FALSE((each.dscr || each.ltv));
}

TEST_CASE("debt on collateral worth nothing breaks the promise, and a promise met exactly is kept",
          "[finance][credit_metrics]") {
  const debt_interest<> interest(years(2), owing(0.1));
  const debt_schedule<> debt = amortize(90.0 * USD, interest, {repayment::bullet, 2});
  const credit_metrics metrics =
      credit_metrics_of(cash_of({0, 9, 99}), debt, interest, {90.0 * USD, 0.0 * USD, 0.0 * USD}, {.most_ltv = 1.0});
  REQUIRE(metrics.breaches.size() == 1);
  CHECK(metrics.breaches[0].year == 1);
  CHECK_FALSE(metrics.breaches[0].value);
  const cfads<> odd = cash_of({0, 17.1, 23.3, 19.7});
  const auto sculpted = sculpt(odd, multiple<>{1.3}, debt_interest<>(years(3), owing(0.07)), {.tenor = 3});
  CHECK(credit_metrics_of(odd, sculpted.debt, debt_interest<>(years(3), owing(0.07)), {},
                          {.least_dscr = 1.3, .least_llcr = 1.3})
            .breaches.empty());
  CHECK_THROWS_WITH(credit_metrics_of(cash_of({0, 9, 99}), debt, interest, {90.0 * USD}),
                    ContainsSubstring("1 values of the collateral"));
  CHECK_THROWS_AS(credit_metrics_of(cash_of({0, 9}), debt, interest), input_error);
}

TEST_CASE("months are tested by years", "[finance][credit_metrics]") {
  // 12 per month against a bullet's 1 of interest: 144 / 12; the second year 144 / 112.
  const timeline when = months(24);
  const debt_interest<> interest(when, nominal_cost_of_debt<>(nominal_rate<>::compounded(0.12, 12)));
  const debt_schedule<> debt = amortize(100.0 * USD, interest, {repayment::bullet, 24});
  std::vector<double> monthly(25, 12.0);
  const credit_metrics metrics = credit_metrics_of(cfads<>::before_tax(dollars_on(when, monthly)), debt, interest);
  REQUIRE(metrics.years.size() == 3);
  CHECK_THAT(metrics.years[1].dscr.value(), WithinRel(12.0, 1e-12));
  CHECK_THAT(metrics.years[2].dscr.value(), WithinRel(144.0 / 112.0, 1e-12));
  CHECK_THAT(metrics.average_life.value(), WithinRel(2.0, 1e-14));
}

TEST_CASE("what is left for junior lenders, and what a reserve takes and gives", "[finance][cfads]") {
  const debt_interest<> interest(years(2), owing(0.1));
  const debt_schedule<> senior = amortize(100.0 * USD, interest, {repayment::bullet, 2}, {share<>{0.05}});
  const cfads<> left = cash_of({0, 50, 200}).after_service_of(senior);
  CHECK_THAT(left[1].base_value(), WithinRel(40.0, 1e-14));
  CHECK_THAT(left[2].base_value(), WithinRel(90.0, 1e-14));
  CHECK(left[0].base_value() == 0.0);
  const reserve_account<> reserve = reserve_funded_at_close(senior, 12.0);
  const cfads<> with = cash_of({0, 50, 200}).with_reserve(reserve.moves);
  CHECK_THAT(with[1].base_value(), WithinRel(50.0 - 100.0, 1e-13));  // 10 held, then 110
  CHECK_THAT(with[2].base_value(), WithinRel(310.0, 1e-14));
}

TEST_CASE("a reserve of six months is funded at the close and released at the end", "[finance][reserve_account]") {
  const debt_schedule<> by_years =
      amortize(100.0 * USD, debt_interest<>(years(5), owing(0.08)), {repayment::level_payment, 4});
  const double payment = 100.0 * 0.08 / (1.0 - std::pow(1.08, -4));
  const reserve_account<> half = reserve_funded_at_close(by_years, 6.0);
  CHECK_THAT(half.moves[0].base_value(), WithinRel(-0.5 * payment, 1e-13));
  for (int k = 1; k <= 3; ++k) CHECK_THAT(half.moves[k].base_value(), WithinAbs(0.0, 1e-12));
  CHECK_THAT(half.moves[4].base_value(), WithinRel(0.5 * payment, 1e-13));
  CHECK(half.held(4).base_value() == 0.0);
  CHECK_THAT(half.moves.total().base_value(), WithinAbs(0.0, 1e-12));
  // By months it is the next six payments, less one in each of the last six.
  const debt_schedule<> by_months =
      amortize(100.0 * USD, debt_interest<>(months(30), owing(0.0)), {repayment::level_payment, 25});
  const reserve_account<> six = reserve_funded_at_close(by_months, 6.0);
  CHECK_THAT(six.held(0).base_value(), WithinRel(24.0, 1e-13));
  CHECK_THAT(six.held(19).base_value(), WithinRel(24.0, 1e-13));
  CHECK_THAT(six.held(22).base_value(), WithinRel(12.0, 1e-13));
  CHECK(six.held(25).base_value() == 0.0);
  CHECK_THROWS_AS(reserve_funded_at_close(by_years, -1.0), domain_error);
  CHECK_THROWS_AS(reserve_funded_at_close(by_years, std::numeric_limits<double>::quiet_NaN()), domain_error);
}

TEST_CASE("a cap on sculpted debt that finances its own fee and reserve", "[finance][reserve_account]") {
  // Per dollar of debt fee and reserve are the same for any size: sculpt once, cap, sculpt again.
  const debt_interest<> interest(years(4), owing(0.09));
  const cfads<> available = cash_of({0, 300, 340, 290, 310});
  const debt_fees<> fees{share<>{0.02}};
  const sculpted_debt<> first = sculpt(available, multiple<>{1.2}, interest, {.tenor = 4, .fees = fees});
  const double own = 0.02 + reserve_target(first.debt, 6.0, 0) / first.by_coverage;
  const money<> cap = geared_debt(700.0 * USD, debt_gearing<>(share<>{0.7}), own);
  const debt_schedule<> debt = sculpt(available, multiple<>{1.2}, interest, {.tenor = 4, .cap = cap, .fees = fees}).debt;
  const money<> held = reserve_funded_at_close(debt, 6.0).held(0);
  const auto funding = sources_and_uses<>::closed_by_equity(
      {{"senior", debt.owed(0)}}, {{"capex", 700.0 * USD}, {"fee", -debt.fees[0]}, {"reserve", held}});
  CHECK_THAT(funding.gearing(), WithinRel(0.7, 1e-14));
}

TEST_CASE("a reserve is filled from cash, and drawn when cash is short", "[finance][reserve_account]") {
  // Bullet of 100 at 10 %, 12 months: target 10, 10, 110, 0. Cash 14, 7, 200 against service 10, 10, 110.
  const debt_schedule<> debt = amortize(100.0 * USD, debt_interest<>(years(3), owing(0.1)), {repayment::bullet, 3});
  const reserve_account<> filled = reserve_funded_from_cash(debt, 12.0, cash_of({0, 14, 7, 200}));
  CHECK(filled.held(0).base_value() == 0.0);
  CHECK_THAT(filled.held(1).base_value(), WithinRel(4.0, 1e-13));
  CHECK_THAT(filled.held(2).base_value(), WithinRel(1.0, 1e-12));
  CHECK(filled.held(3).base_value() == 0.0);
  CHECK_THAT(filled.moves[2].base_value(), WithinRel(3.0, 1e-12));
}

TEST_CASE("a cash sweep repays from what is left over", "[finance][cash_sweep]") {
  // 90 at 10 % in three parts, half of what is left. Year 1: service 39, cash 79, 20 swept: 40 owed.
  const debt_interest<> interest(years(4), owing(0.1));
  const debt_flow<> drawn = dollars_on<debt_flow<>>(years(4), {90, 0, 0, 0, 0});
  const cfads<> available = cash_of({0, 79, 44, 100, 100});
  const loan_terms terms{repayment::level_principal, 3};
  // The parts of 30 stay. Year 2: 4 + 30, half of 10: 5 owed; year 3: 5.5, done.
  const debt_schedule<> sooner =
      amortize_with_sweep(drawn, interest, terms, available, share<>{0.5}, prepaid::ends_earlier);
  CHECK_THAT(sooner.owed(1).base_value(), WithinRel(40.0, 1e-14));
  CHECK_THAT(sooner.owed(2).base_value(), WithinRel(5.0, 1e-13));
  CHECK_THAT(sooner.service(3).base_value(), WithinRel(5.5, 1e-13));
  CHECK(sooner.owed(3).base_value() == 0.0);
  // The parts fall. Year 2: 4 + 20, half of 20: 10 owed.
  // What has to be paid is the plan's payment; what is swept is beyond it.
  CHECK_THAT((sooner.service(1) - sooner.planned_service(1)).base_value(), WithinRel(-sooner.swept[1].base_value(), 1e-13));
  CHECK(sooner.swept[1].base_value() < 0.0);
  CHECK_THAT(sooner.planned_service(1).base_value(), WithinRel(amortize(drawn, interest, terms).service(1).base_value(), 1e-13));
  const debt_schedule<> smaller =
      amortize_with_sweep(drawn, interest, terms, available, share<>{0.5}, prepaid::lower_payments);
  CHECK_THAT(smaller.owed(2).base_value(), WithinRel(10.0, 1e-13));
  // All of plenty: repaid with the first payment; nothing is owed or paid after it.
  const debt_schedule<> at_once = amortize_with_sweep(drawn, interest, terms, cash_of({0, 500, 500, 500, 500}),
                                                      share<>{1.0}, prepaid::ends_earlier);
  CHECK(at_once.owed(1).base_value() == 0.0);
  CHECK(at_once.service(2).base_value() == 0.0);
  CHECK(at_once.service(3).base_value() == 0.0);
  // Nothing to sweep is the plain loan.
  const debt_schedule<> poor =
      amortize_with_sweep(drawn, interest, terms, cash_of({0, 1, -5, 2, 0}), share<>{1.0}, prepaid::ends_earlier);
  const debt_schedule<> plain = amortize(drawn, interest, terms);
  for (int k = 0; k <= 4; ++k) CHECK(poor.cash()[k].base_value() == plain.cash()[k].base_value());
  for (const debt_schedule<>* each : {&sooner, &smaller, &at_once})
    CHECK_THAT(npv(each->cash(), owing(0.1)).base_value(), WithinAbs(0.0, 1e-12));
  CHECK_THROWS_AS(amortize_with_sweep(drawn, interest, terms, cash_of({0, 1}), share<>{1.0}, prepaid::ends_earlier),
                  input_error);
}

TEST_CASE("a sweep over lanes is the sweep of each trial", "[finance][cash_sweep]") {
  const timeline when = months(36);
  const debt_interest<> interest(when, owing(0.09));
  const debt_flow<> drawn = debt_flow<>::made(when, [](int k) { return (k == 0 ? 100.0 : 0.0) * USD; });
  const auto cash_in = [](std::size_t i, int k) { return 4.0 + static_cast<double>(i) * ((k * 7) % 5 - 1.5); };
  const pretax_flow<lanes> many = pretax_flow<lanes>::made(when, [&](int k) {
    double each[lanes::size];
    for (std::size_t i = 0; i < lanes::size; ++i) each[i] = cash_in(i, k);
    return money<lanes>::from_base_value(lanes::load(each));
  });
  const loan_terms terms{repayment::level_principal, 36};
  const auto all = amortize_with_sweep(debt_flow<lanes>(drawn), debt_interest<lanes>(interest), terms,
                                       cfads<lanes>::before_tax(many), share<lanes>{lanes(0.4)}, prepaid::ends_earlier);
  const lanes worst = lowest_coverage(cfads<lanes>::before_tax(many), all),
              life = llcr(cfads<lanes>::before_tax(many), all, debt_interest<lanes>(interest));
  for (std::size_t i = 0; i < lanes::size; ++i) {
    const cfads<> available =
        cfads<>::before_tax(pretax_flow<>::made(when, [&](int k) { return cash_in(i, k) * USD; }));
    const debt_schedule<> one =
        amortize_with_sweep(drawn, interest, terms, available, share<>{0.4}, prepaid::ends_earlier);
    for (int k = 0; k <= 36; ++k) CHECK(all.owed(k).base_value()[i] == one.owed(k).base_value());
    CHECK(worst[i] == lowest_coverage(available, one));
    CHECK(life[i] == llcr(available, one, interest));
  }
}

TEST_CASE("several tranches are worth their balance at their blended interest", "[finance][debt_tranches]") {
  const timeline when = years(6);
  const debt_interest<> low(when, owing(0.06)), high(when, owing(0.12));
  const std::vector<debt_tranche<>> tranches{{"senior", amortize(70.0 * USD, low, {repayment::level_payment, 4}), low},
                                             {"junior", amortize(30.0 * USD, high, {repayment::bullet, 5}), high}};
  const debt_schedule<> all = all_debt(when, tranches);
  const debt_interest<> blended = blended_interest(tranches);
  CHECK_THAT(blended.accrued(1), WithinRel(0.078, 1e-14));  // 0.7 x 6 % + 0.3 x 12 %
  CHECK_THAT(blended.accrued(5), WithinRel(0.12, 1e-14));
  CHECK_THAT(blended.accrued(6), WithinRel(0.06, 1e-14));
  CHECK_THAT(all.owed(0).base_value(), WithinRel(100.0, 1e-14));
  CHECK(all.last_payment == 5);
  const debt_flow<> both = all.cash();
  CHECK_THAT(blended.worth(0, 6, [&](int k) { return both[k].base_value(); }), WithinAbs(0.0, 1e-12));
  // Cash of 1.25 times the service of both: coverage of each year, and over the life.
  const cfads<> available =
      cfads<>::before_tax(pretax_flow<>::made(when, [&](int k) { return 1.25 * all.service(k); }));
  const credit_metrics metrics = credit_metrics_of(available, all, blended);
  CHECK_THAT(metrics.least_dscr.value(), WithinRel(1.25, 1e-14));
  CHECK_THAT(metrics.llcr.value(), WithinRel(1.25, 1e-13));
  CHECK_THROWS_AS(blended_interest(std::vector<debt_tranche<>>{}), domain_error);
  CHECK_THROWS_AS(debt_schedule<>(years(3)) + debt_schedule<>(years(4)), input_error);
}

TEST_CASE("several tranches at mid-period and at the begin are worth their balance at their blended interest", "[finance][debt_tranches]") {
  for (const timing paid : {timing::mid, timing::begin}) {
    const timeline when = years(5, paid);
    const debt_interest<> low(when, owing(0.06)), high(when, owing(0.12));
    const std::vector<debt_tranche<>> tranches{{"senior", amortize(70.0 * USD, low, {repayment::level_payment, 4}), low},
                                               {"junior", amortize(30.0 * USD, high, {repayment::level_principal, 5}), high}};
    const debt_interest<> blended = blended_interest(tranches);
    const debt_flow<> both = all_debt(when, tranches).cash();
    CHECK_THAT(blended.worth(0, 5, [&](int k) { return both[k].base_value(); }), WithinAbs(0.0, 1e-12));
    // Half a year at 6 % on 70 and at 12 % on 30, or none.
    CHECK_THAT(blended.accrued(1), WithinAbs(paid == timing::mid ? 0.7 * (std::sqrt(1.06) - 1.0) + 0.3 * (std::sqrt(1.12) - 1.0) : 0.0, 1e-15));
  }
}

TEST_CASE("life coverage has the derivative of its bump", "[finance][credit_metrics]") {
  const auto cover = []<class V>(const V& annual) {
    const debt_interest<V> interest(years(4), nominal_cost_of_debt<V>(nominal_rate<V>::effective(annual)));
    const debt_schedule<V> debt = amortize(money<V>(V(90.0) * USD), interest, {repayment::level_payment, 3});
    return llcr(cfads<V>(cash_of({0, 78, 45, 33, 50})), debt, interest);
  };
  const double h = 1e-5, bump = (cover(0.1 + h) - cover(0.1 - h)) / (2.0 * h);
  CHECK_THAT(slope(cover(seeded(0.1))), WithinRel(bump, 1e-8));
}

}  // namespace credit_metrics_test
