// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/construction_interest.hpp"

#include "aifactory/finance/debt_gearing.hpp"
#include "aifactory/finance/sources_and_uses.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

namespace construction_interest_test {

using namespace finance_cases;

nominal_cost_of_debt<> quoted(double annual) { return nominal_cost_of_debt<>(nominal_rate<>::compounded(annual, 12)); }

TEST_CASE("FD021: five monthly draws at 8 % with a commitment fee", "[finance][construction_interest]") {
  // mpmath and spreadsheets. Tolerance of the case 1e-11. Draws at the start of each month: two ways to say so.
  const pretax_flow<> at_begin = dollars_on(months(5, timing::begin), {0, -10e6, -20e6, -30e6, -25e6, -15e6});
  const pretax_flow<> at_end = dollars_on(months(5), {-10e6, -20e6, -30e6, -25e6, -15e6, 0});
  for (const pretax_flow<>& spent : {at_begin, at_end}) {
    const construction_finance<> built =
        construction_interest(spent, share<>{0.6}, debt_interest<>(spent.when(), quoted(0.08)), share<>{0.01});
    CHECK_THAT(built.interest.base_value(), WithinRel(1148970.749708642, 1e-12));
    CHECK_THAT(built.debt.base_value(), WithinRel(61148970.74970864, 1e-13));
    CHECK_THAT(built.commitment_fees.base_value(), WithinRel(107500.0, 1e-12));
    CHECK_THAT(built.drawn.base_value(), WithinRel(60e6, 1e-14));
    const sources_and_uses<> funding(
        {{"debt", built.debt}, {"equity", built.equity}},
        {{"outlays", 100e6 * USD}, {"interest", built.interest}, {"fees", built.commitment_fees}});
    CHECK_THAT(funding.equity().base_value(), WithinRel(40e6 + 107500.0, 1e-13));
  }
}

TEST_CASE("mid-month outlays bear half a month less", "[finance][construction_interest]") {
  const timeline when = months(1, timing::mid);
  const construction_finance<> built =
      construction_interest(dollars_on(when, {0, -100}), share<>{1.0}, debt_interest<>(when, quoted(0.12)));
  CHECK_THAT(built.debt.base_value(), WithinRel(100.0 * std::sqrt(1.01), 1e-14));
}

TEST_CASE("FD022: SAM's construction loans", "[finance][construction_interest]") {
  // PySAM: 1 G$ for 12 months at 8 % and a fee of 1 %.
  const construction_finance<> built =
      average_balance_interest<double>(1e9 * USD, {{share<>{1.0}, 0.08, 12.0, share<>{0.01}}});
  CHECK_THAT(built.interest.base_value(), WithinRel(4e7, 1e-14));
  CHECK_THAT((built.interest + built.commitment_fees).base_value(), WithinRel(5e7, 1e-14));
  // Two loans by hand: 0.7 x 6 % x 18/24 + 0.3 x 10 % x 6/24.
  const construction_finance<> two =
      average_balance_interest<double>(1e9 * USD, {{share<>{0.7}, 0.06, 18.0}, {share<>{0.3}, 0.1, 6.0}});
  CHECK_THAT(two.interest.base_value(), WithinRel(0.7e9 * 0.045 + 0.3e9 * 0.025, 1e-14));
  // Parts of 0.8 would shrink the cost in silence.
  CHECK_THROWS_WITH(
      average_balance_interest<double>(1e9 * USD, {{share<>{0.5}, 0.08, 12.0}, {share<>{0.3}, 0.08, 12.0}}),
      ContainsSubstring("0.8") && ContainsSubstring("add up to 1"));
  CHECK_THROWS_AS(average_balance_interest<double>(1e9 * USD, {{share<>{1.0}, 0.08, -1.0}}), domain_error);
  CHECK_THROWS_AS(average_balance_interest<double>(1e9 * USD, {}), domain_error);
}

TEST_CASE("outlays that come in are refused", "[finance][construction_interest]") {
  const pretax_flow<> wrong_sign = dollars_on(months(2), {10, 20, 0});
  CHECK_THROWS_WITH(construction_interest(wrong_sign, share<>{0.6}, debt_interest<>(months(2), quoted(0.08))),
                    ContainsSubstring("below 0"));
}

TEST_CASE("interest, fee and reserve financed in closed form", "[finance][construction_interest]") {
  // Debt of 60 % of all uses, the interest during construction among them. Per dollar of debt the interest is the same
  // for any size.
  const timeline when = months(5, timing::begin);
  const debt_interest<> interest(when, quoted(0.08));
  const pretax_flow<> spent = dollars_on(when, {0, -10e6, -20e6, -30e6, -25e6, -15e6});
  const construction_finance<> any = construction_interest(spent, share<>{0.5}, interest);
  const money<> size = geared_debt(100e6 * USD, debt_gearing<>(share<>{0.6}), any.interest / any.debt);
  const construction_finance<> built = construction_interest(spent, share<>{(size / any.debt) * 0.5}, interest);
  CHECK_THAT(built.debt.base_value(), WithinRel(size.base_value(), 1e-13));
  CHECK_THAT(built.debt / (100e6 * USD + built.interest), WithinRel(0.6, 1e-13));
}

TEST_CASE("construction interest over lanes and derivatives", "[finance][construction_interest]") {
  const timeline when = months(5);
  const debt_interest<> interest(when, quoted(0.08));
  const std::vector<double> outlays{-10e6, -20e6, -30e6, -25e6, -15e6, 0};
  const auto many = construction_interest(pretax_flow<lanes>(dollars_on(when, outlays)), share<lanes>{lanes(0.6)},
                                          debt_interest<lanes>(interest));
  const auto one = construction_interest(dollars_on(when, outlays), share<>{0.6}, interest);
  for (std::size_t i = 0; i < lanes::size; ++i) CHECK(many.debt.base_value()[i] == one.debt.base_value());
  const auto idc = [&]<class V>(const V& annual) {
    const debt_interest<V> at_rate(when, nominal_cost_of_debt<V>(nominal_rate<V>::compounded(annual, 12)));
    return construction_interest(pretax_flow<V>(dollars_on(when, outlays)), share<V>{V(0.6)}, at_rate)
        .interest.base_value();
  };
  const double h = 1e-5, bump = (idc(0.08 + h) - idc(0.08 - h)) / (2.0 * h);
  CHECK_THAT(slope(idc(seeded(0.08))), WithinRel(bump, 1e-7));
}

}  // namespace construction_interest_test
