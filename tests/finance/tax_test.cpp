// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/tax.hpp"

#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

namespace tax_test {

using namespace finance_cases;

const pretax_flow<> operating = yearly({0, 40, 50, 100, 300, 20});
const non_cash_flow<> written_off = dollars_on<non_cash_flow<>>(years(5), {0, 100, 150, 50, 50, 0});

void same(const tax_flow<>& due, const std::vector<double>& known) {
  for (int k = 0; k <= due.when().periods(); ++k)
    CHECK_THAT(due[k].base_value(), WithinAbs(known[static_cast<std::size_t>(k)], 1e-12));
}

TEST_CASE("three ways to treat a loss", "[finance][tax]") {
  // Income by hand: -60, -100, 50, 250, 20; tax 25 %.
  same(tax_due(operating, written_off, {.rate = share<>{0.25}, .on_loss = losses::refund}),
       {0, -15, -25, 12.5, 62.5, 5});
  same(tax_due(operating, written_off, {.rate = share<>{0.25}, .on_loss = losses::forfeit}), {0, 0, 0, 12.5, 62.5, 5});
  // Carried: 60, 160, 110 after 50 are used, 0 after 110 are used of 250: 140 taxed.
  same(tax_due(operating, written_off, {.rate = share<>{0.25}, .on_loss = losses::carry_forward}), {0, 0, 0, 0, 35, 5});
  // At most 80 %: 40 of 50 used, 10 taxed; 120 left, all used of 250 (limit 200): 130 taxed.
  same(tax_due(operating, written_off,
               {.rate = share<>{0.25}, .on_loss = losses::carry_forward, .carried_share = share<>{0.8}}),
       {0, 0, 0, 2.5, 32.5, 5});
}

TEST_CASE("interest is deducted where an equity flow is taxed", "[finance][tax]") {
  const debt_flow<> interest = dollars_on<debt_flow<>>(years(5), {0, -10, -8, -6, -4, -2});
  const levered_tax_flow<> due =
      tax_due(operating, written_off, interest, {.rate = share<>{0.25}, .on_loss = losses::refund});
  CHECK_THAT(due[1].base_value(), WithinRel(-17.5, 1e-14));
  CHECK_THAT(due[4].base_value(), WithinRel(61.5, 1e-14));
  const equity_flow<> left = after_debt(operating, due, interest);
  CHECK_THAT(left[4].base_value(), WithinRel(300.0 - 61.5 - 4.0, 1e-14));
}

TEST_CASE("tax is reckoned by years and paid in the last period of each", "[finance][tax]") {
  std::vector<double> profit(25, 1.0);
  profit[0] = 0.0;
  profit[3] = -20.0;  // a bad month: year 1 earns 11 - 20
  const income_tax<> law{.rate = share<>{0.5}, .on_loss = losses::carry_forward};
  const tax_flow<> due = tax_due(dollars_on(months(24), profit), non_cash_flow<>(months(24)), law);
  CHECK(due[12].base_value() == 0.0);
  CHECK_THAT(due[24].base_value(), WithinRel(0.5 * (12.0 - 9.0), 1e-14));
  CHECK_THAT(due.total().base_value(), WithinRel(1.5, 1e-14));
}

TEST_CASE("state tax is deducted from federal income", "[finance][tax]") {
  // By hand: 0.21 x 0.93 + 0.07.
  CHECK_THAT(combined_tax_rate(share<>{0.21}, share<>{0.07}).value(), WithinRel(0.2653, 1e-14));
}

TEST_CASE("credits have a time", "[finance][tax]") {
  const auto at_close = tax_credit(years(3), 30.0 * USD, credit_timing::at_the_close);
  CHECK(at_close[0].base_value() == -30.0);
  const auto later = tax_credit(months(36), 30.0 * USD, credit_timing::end_of_year_one);
  CHECK(later[12].base_value() == -30.0);
  CHECK(later.total().base_value() == -30.0);
  CHECK(tax_credit(months(6), 30.0 * USD, credit_timing::end_of_year_one)[6].base_value() == -30.0);
  CHECK(basis_after_credit(100.0 * USD, 30.0 * USD).base_value() == 85.0);
}

TEST_CASE("the same over many trials, and with a slope", "[finance][tax]") {
  const income_tax<lanes> law{
      .rate = share<lanes>{lanes(0.25)}, .on_loss = losses::carry_forward, .carried_share = share<>{0.8}};
  const auto due = tax_due(pretax_flow<lanes>(operating), non_cash_flow<lanes>(written_off), law);
  for (std::size_t i = 0; i < lanes::size; ++i) {
    CHECK_THAT(due[3].base_value()[i], WithinRel(2.5, 1e-14));
    CHECK_THAT(due[4].base_value()[i], WithinRel(32.5, 1e-14));
  }
  // One dollar more deducted in year 1 is used in year 4: a quarter of a dollar less tax.
  non_cash_flow<dual> moved = written_off;
  moved.add(1, money<dual>::from_base_value(seeded(0.0)));
  const income_tax<dual> carried{.rate = share<dual>{dual(0.25)}, .on_loss = losses::carry_forward};
  const auto slopes = tax_due(pretax_flow<dual>(operating), moved, carried);
  CHECK(slope(slopes[1].base_value()) == 0.0);
  CHECK_THAT(slope(slopes[4].base_value()), WithinRel(-0.25, 1e-14));
}

TEST_CASE("a year's tax set aside in equal parts", "[finance][tax]") {
  // Two years and a half, by quarters: 40, 80 and, in the half year, 10.
  const timeline quarters(years(1).origin(), 10, frequency::quarterly, timing::end);
  tax_flow<> due(quarters);
  due.set(4, 40.0 * USD), due.set(8, 80.0 * USD), due.set(10, 10.0 * USD), due.set(0, -3.0 * USD);
  const auto parts = set_aside_by_period(due);
  const double expected[] = {-3, 10, 10, 10, 10, 20, 20, 20, 20, 5, 5};
  for (int k = 0; k <= 10; ++k) CHECK_THAT(parts[k].in(USD), WithinAbs(expected[k], 1e-13));
}

}  // namespace tax_test
