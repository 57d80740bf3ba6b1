// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/sculpted_debt.hpp"

#include "aifactory/finance/credit_metrics.hpp"
#include "aifactory/finance/debt_gearing.hpp"
#include "aifactory/finance/tax.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace sculpted_debt_test {

using namespace finance_cases;

nominal_cost_of_debt<> owing(double annual) { return nominal_cost_of_debt<>(nominal_rate<>::effective(annual)); }
cfads<> cash_of(const std::vector<double>& amounts, timing paid = timing::end) {
  return cfads<>::before_tax(yearly(amounts, paid));
}

TEST_CASE("FD029: three years at a coverage of 1.4", "[finance][sculpted_debt]") {
  // Spreadsheets agree within 3e-15. Tolerance of the case 1e-11.
  const cfads<> available = cash_of({0, 1e8, 1.1e8, 1.2e8});
  const debt_interest<> interest(years(3), owing(0.08));
  const money<> cap = geared_debt(4e8 * USD, debt_gearing<>(share<>{0.8}));
  const sculpted_debt<> made = sculpt(available, multiple<>{1.4}, interest, {.tenor = 3, .cap = cap});
  CHECK_THAT(made.debt.drawn.total().base_value(), WithinRel(201542665.5344351, 1e-14));
  CHECK(made.scale == 1.0);
  CHECK(made.sizing() == debt_sizing::by_coverage);
  CHECK(made.unserved.empty());
  const double service[] = {71428571.42857143, 78571428.57142857, 85714285.71428572},
               closing[] = {146237507.34861845, 79365079.36507936, 0.0};
  for (int k = 1; k <= 3; ++k) {
    CHECK_THAT(made.debt.service(k).base_value(), WithinRel(service[k - 1], 1e-14));
    CHECK_THAT(made.debt.owed(k).base_value(), WithinRel(closing[k - 1], 1e-14));
  }
  CHECK_THAT(llcr(available, made.debt, interest), WithinRel(1.4, 1e-14));
}

TEST_CASE("FD027: debt service of EBITDA over 1.5 for three of six years", "[finance][sculpted_debt]") {
  // PySAM, whose output is short of 2e9 by 3e-14 of it, and an independent program. Tolerance of the case 2e-10.
  const cfads<> ebitda = cash_of({0, 549999999.9999791, 548749999.9999791, 547468749.9999791, 546155468.7499791,
                                  544809355.4687291, 543429589.3554479});
  const sculpted_debt<> made = sculpt(ebitda, multiple<>{1.5}, debt_interest<>(years(6), owing(0.08)), {.tenor = 3});
  CHECK_THAT(made.debt.owed(0).base_value(), WithinRel(942881521.0672133, 1e-13));
  const double service[] = {0.0, 366666666.66665274, 365833333.3333194, 364979166.66665274, 0.0, 0.0, 0.0};
  const double interest[] = {0.0, 75430521.68537706, 52131630.086875014, 27035493.827159457, 0.0, 0.0, 0.0};
  const double principal[] = {0.0, 291236144.9812757, 313701703.2464444, 337943672.8394933, 0.0, 0.0, 0.0};
  for (int k = 0; k <= 6; ++k) {
    CHECK_THAT(made.debt.service(k).base_value(), WithinRel(service[k], 1e-13));
    CHECK_THAT(-made.debt.interest[k].base_value(), WithinRel(interest[k], 1e-13));
    CHECK_THAT(-made.debt.principal[k].base_value(), WithinRel(principal[k], 1e-13));
  }
}

TEST_CASE("a gearing cap scales service, and coverage rises by as much", "[finance][sculpted_debt]") {
  const cfads<> available = cash_of({0, 1e8, 1.1e8, 1.2e8});
  const debt_interest<> interest(years(3), owing(0.08));
  const sculpted_debt<> made = sculpt(available, multiple<>{1.4}, interest, {.tenor = 3, .cap = 150e6 * USD});
  CHECK(made.sizing() == debt_sizing::by_gearing);
  CHECK_THAT(made.debt.owed(0).base_value(), WithinRel(150e6, 1e-14));
  CHECK_THAT(made.by_coverage.base_value(), WithinRel(201542665.5344351, 1e-14));
  for (int k = 1; k <= 3; ++k)
    CHECK_THAT(available[k] / made.debt.service(k), WithinRel(1.4 * 201542665.5344351 / 150e6, 1e-13));
  CHECK(made.debt.owed(3).base_value() == 0.0);
  CHECK(sculpt(available, multiple<>{1.4}, interest, {.tenor = 3, .cap = 0.0 * USD}).sizing() ==
        debt_sizing::zero_debt);
}

TEST_CASE("a year without cash is not served, is named, and its interest is lent on", "[finance][sculpted_debt]") {
  // By hand at 10 %, coverage 2: service 50, 0, 60: owed 60/1.1, 60/1.21, (50 + 60/1.21)/1.1.
  const sculpted_debt<> made =
      sculpt(cash_of({0, 100, -30, 120, 500}), multiple<>{2.0}, debt_interest<>(years(4), owing(0.1)), {.tenor = 3});
  CHECK(made.unserved == std::vector<int>{2});
  CHECK_THAT(made.debt.owed(0).base_value(), WithinRel((50 + 60 / 1.21) / 1.1, 1e-14));
  CHECK(made.debt.service(2).base_value() == 0.0);
  CHECK_THAT(made.debt.principal[2].base_value(), WithinRel(60 / 1.21 * 0.1, 1e-13));
  CHECK_THAT(made.debt.service(3).base_value(), WithinRel(60.0, 1e-14));
  CHECK(made.debt.owed(3).base_value() == 0.0);
}

TEST_CASE("a plan that loses money carries no debt, never less", "[finance][sculpted_debt]") {
  const debt_interest<> interest(years(3), owing(0.08));
  for (const std::vector<double>& lost : {std::vector<double>{0, -1e8, -2e8, -5e7}, std::vector<double>{0, 0, 0, 0}}) {
    const sculpted_debt<> made = sculpt(cash_of(lost), multiple<>{1.3}, interest, {.tenor = 3, .cap = 1e8 * USD});
    CHECK(made.sizing() == debt_sizing::zero_debt);
    CHECK(made.debt.drawn.total().base_value() == 0.0);
    CHECK(made.unserved == std::vector<int>{1, 2, 3});
    for (int k = 0; k <= 3; ++k) CHECK(made.debt.cash()[k].base_value() == 0.0);
    const credit_metrics metrics = credit_metrics_of(cash_of(lost), made.debt, interest);
    CHECK(metrics.zero_debt());
    CHECK_FALSE(metrics.least_dscr);
  }
}

TEST_CASE("two tiers of cash, and the loss of one is taken from the other in full", "[finance][sculpted_debt]") {
  const debt_interest<> interest(years(2), owing(0.0));
  const std::vector<coverage_tier<>> tiers{{cash_of({0, 130, 130}), multiple<>{1.3}},
                                           {cash_of({0, 80, -20}), multiple<>{2.0}}};
  const sculpted_debt<> made = sculpt<double>(tiers, interest, {.tenor = 2});
  CHECK_THAT(made.debt.service(1).base_value(), WithinRel(140.0, 1e-14));
  CHECK_THAT(made.debt.service(2).base_value(), WithinRel(80.0, 1e-14));
  CHECK_THAT(made.debt.owed(0).base_value(), WithinRel(220.0, 1e-14));
}

TEST_CASE("sculpted and uncapped, life coverage is the coverage asked for, whenever it is paid",
          "[finance][sculpted_debt]") {
  for (const timing paid : {timing::begin, timing::mid, timing::end})
    for (const double annual : {0.0, 0.05, 0.3}) {
      const cfads<> available = cash_of({-900, 100, 140, 90, 210, 60, 75, 80}, paid);
      const debt_interest<> interest(years(7, paid), owing(annual));
      const sculpted_debt<> made = sculpt(available, multiple<>{1.35}, interest, {.tenor = 6});
      CHECK_THAT(llcr(available, made.debt, interest), WithinRel(1.35, 1e-13));
      CHECK_THAT(lowest_coverage(available, made.debt), WithinRel(1.35, 1e-13));
      CHECK(plcr(available, made.debt, interest) > 1.35);
      CHECK_THAT(npv(made.debt.cash(), owing(annual)).base_value(), WithinAbs(0.0, 1e-11));
      CHECK(made.debt.owed(6).base_value() == 0.0);
    }
}

TEST_CASE("coverage after the tax that interest saves is met without iteration", "[finance][sculpted_debt]") {
  // Losses refunded: CFADS after tax with interest deducted, from the schedule itself, must cover it 1.3 times.
  const timeline when = years(6);
  const pretax_flow<> ebitda = yearly({0, 300, 320, 310, -80, 350, 330});
  const non_cash_flow<> written_off = dollars_on<non_cash_flow<>>(when, {0, 200, 320, 192, 115.2, 115.2, 57.6});
  const income_tax<> law{.rate = share<>{0.25}, .on_loss = losses::refund};
  const free_flow<> unlevered = after_tax(ebitda, tax_due(ebitda, written_off, law));
  const sculpted_debt<> made =
      sculpt(cfads<>::after_tax(unlevered), multiple<>{1.3}, debt_interest<>(when, owing(0.08)),
             {.tenor = 5, .tax_on_interest = share<>{0.25}});
  const cfads<> after = cfads<>::after_tax(ebitda, tax_due(ebitda, written_off, made.debt.interest, law));
  for (int k = 1; k <= 5; ++k) {
    if (after[k].base_value() > 0.0)
      CHECK_THAT(after[k] / made.debt.service(k), WithinRel(1.3, 1e-13));
    else
      CHECK(made.debt.service(k).base_value() == 0.0);
  }
  CHECK(made.unserved == std::vector<int>{4});
  CHECK_THAT(npv(made.debt.cash(), owing(0.08)).base_value(), WithinAbs(0.0, 1e-10));
  CHECK_THROWS_WITH(sculpt(cfads<>::before_tax(dollars_on(months(6), {0, 1, 1, 1, 1, 1, 1})), multiple<>{1.3},
                           debt_interest<>(months(6), owing(0.08)), {.tenor = 5, .tax_on_interest = share<>{0.25}}),
                    ContainsSubstring("yearly"));
}

TEST_CASE("what cannot be sculpted is refused", "[finance][sculpted_debt]") {
  const debt_interest<> interest(years(3), owing(0.08));
  const cfads<> available = cash_of({0, 1e8, 1.1e8, 1.2e8});
  CHECK_THROWS_WITH(sculpt(available, multiple<>{1.4}, interest, {.tenor = 4}),
                    ContainsSubstring("tenor of 4 periods"));
  CHECK_THROWS_WITH(sculpt(available, multiple<>{0.0}, interest, {.tenor = 3}),
                    ContainsSubstring("coverage") && ContainsSubstring("above 0"));
  CHECK_THROWS_WITH(sculpt(available, multiple<>{1.4}, interest, {.tenor = 3, .cap = -1.0 * USD}),
                    ContainsSubstring("cap"));
  CHECK_THROWS_WITH(sculpt(available, multiple<>{0.5}, interest, {.tenor = 3, .tax_on_interest = share<>{0.25}}),
                    ContainsSubstring("1 or more"));
  CHECK_THROWS_AS(sculpt(cash_of({0, 1, 1}), multiple<>{1.4}, interest, {.tenor = 2}), input_error);
  CHECK_THROWS_AS(sculpt<double>(std::vector<coverage_tier<>>{}, interest, {.tenor = 2}), domain_error);
}

TEST_CASE("sculpted over lanes and derivatives", "[finance][sculpted_debt]") {
  // Trial i has its own cash; every third one loses money in year 2, and the cap binds in the rich ones.
  const timeline when = years(5);
  const debt_interest<> interest(when, owing(0.08));
  const auto cash_in = [](std::size_t i, int k) {
    return k == 2 && i % 3 == 1 ? -7.0 : 10.0 * static_cast<double>(i + 1) + 3.0 * k;
  };
  const pretax_flow<lanes> many = pretax_flow<lanes>::made(when, [&](int k) {
    double each[lanes::size];
    for (std::size_t i = 0; i < lanes::size; ++i) each[i] = cash_in(i, k);
    return money<lanes>::from_base_value(lanes::load(each));
  });
  const sculpted_debt<lanes> all =
      sculpt(cfads<lanes>::before_tax(many), multiple<lanes>{lanes(1.3)}, debt_interest<lanes>(interest),
             {.tenor = 4, .cap = money<lanes>::from_base_value(lanes(60.0))});
  for (std::size_t i = 0; i < lanes::size; ++i) {
    const cfads<> available =
        cfads<>::before_tax(pretax_flow<>::made(when, [&](int k) { return cash_in(i, k) * USD; }));
    const sculpted_debt<> one = sculpt(available, multiple<>{1.3}, interest, {.tenor = 4, .cap = 60.0 * USD});
    CHECK(all.scale[i] == one.scale);
    for (int k = 0; k <= 5; ++k) {
      CHECK(all.debt.cash()[k].base_value()[i] == one.debt.cash()[k].base_value());
      CHECK(all.debt.owed(k).base_value()[i] == one.debt.owed(k).base_value());
    }
    CHECK(lowest_coverage(cfads<lanes>::before_tax(many), all.debt)[i] == lowest_coverage(available, one.debt));
  }
  const auto size = []<class V>(const V& annual) {
    const debt_interest<V> at_rate(years(3), nominal_cost_of_debt<V>(nominal_rate<V>::effective(annual)));
    const cfads<V> available = cfads<>::before_tax(yearly({0, 1e8, 1.1e8, 1.2e8}));
    return sculpt(available, multiple<V>{V(1.4)}, at_rate, {.tenor = 3}).debt.owed(0).base_value();
  };
  const double h = 1e-5, bump = (size(0.08 + h) - size(0.08 - h)) / (2.0 * h);
  CHECK_THAT(slope(size(seeded(0.08))), WithinRel(bump, 1e-8));
}

}  // namespace sculpted_debt_test
