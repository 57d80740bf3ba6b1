// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/factory_debt.hpp"

#include "aifactory/model.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

namespace factory_debt_test {

using namespace finance_cases;

factory<> pod() {
  return {.size = 10.0 * MW_IT,
          .facility = {.capex = 10e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = 15.0 * year},
          .power = {.price = 50.0 * USD / MWh},
          .compute = {.price = 50e3 * USD / GPU, .it_power_per_gpu = 2.0 * kW_IT / GPU, .life = 5.0 * year, .idle_share = 0.3},
          .operations = {.utilization = 0.6, .availability = 0.98},
          .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
          .finance = {.wacc = 9.0_pct_per_year, .inflation = 2.0_pct_per_year_inflation}};
}
named_debt debt_called(const char* name, debt_repayment method, double annual, double tenor_years) {
  named_debt made{name};
  made.terms.rate = nominal_rate<>::effective(annual), made.terms.tenor = tenor_years * year, made.terms.repayment = method;
  return made;
}
/// Every branch of the debts at once: geared, of an amount, sculpted under a cap that binds or does not, swept; fees and reserves.
std::vector<named_debt> all_kinds(double cap) {
  named_debt senior = debt_called("senior", debt_repayment::level_payment, 0.07, 5.0), fixed = debt_called("fixed", debt_repayment::bullet, 0.06, 3.0),
             sculpted = debt_called("sculpted", debt_repayment::sculpted, 0.09, 6.0), last = debt_called("last", debt_repayment::level_principal, 0.11, 7.0);
  senior.terms.gearing = share<>{0.2}, senior.terms.upfront_fee = share<>{0.02}, senior.terms.reserve = 0.5 * year;
  fixed.terms.amount = 20e6 * USD, fixed.terms.upfront_fee = share<>{0.01};
  sculpted.terms.dscr = multiple<>{1.4}, sculpted.terms.gearing = share<>{cap}, sculpted.terms.upfront_fee = share<>{0.03}, sculpted.terms.reserve = 0.5 * year;
  last.terms.gearing = share<>{0.1}, last.terms.sweep = share<>{0.4}, last.terms.upfront_fee = share<>{0.01};
  last.rates = {{date(2028, 1, 1), nominal_rate<>::effective(0.12)}};
  return {senior, fixed, sculpted, last};
}
cash_flow_setup starting() {
  cash_flow_setup setup;
  setup.close = date(2026, 1, 1);
  return setup;
}
/// What debts are drawn and what is left to the owners, at so much per GPU.
template <class V>
factory_debt<V> debts_at(const V& price, double cap, const cash_flow_setup& setup) {
  const factory<V> plan = convert_factory<V>(pod(), [&](double raw, std::string_view section, const auto& row, const auto&) {
    return section == "compute" && row.name() == "price" ? price : V(raw);
  });
  const cash_flow_terms<V> terms{.tax_rate = share<V>(V(0.25))};
  token_prices<V> prices;
  prices.output = output_token_price<V>::from_base_value(V((0.2 * USD / Mtok_out).base_value()));
  return debt_of(cash_flow_of(plan, terms, prices, setup, calendar_of(pod(), setup)), income_tax_of(terms, setup), all_kinds(cap));
}

TEST_CASE("factory debt: geared debts are their parts of all uses, whatever the others do", "[finance][factory][debt]") {
  for (const double cap : {0.15, 0.95}) {
    const auto setup = starting();
    const auto debt = debts_at(50e3, cap, setup);
    const double cost = 350e6, fees = -debt.all.fees[0].in(USD), reserve = -debt.reserve[0].in(USD), uses = cost + fees + reserve;
    const auto drawn = [&](std::size_t n) { return debt.tranches[n].debt.drawn[0].in(USD); };
    CHECK_THAT(drawn(0) / uses, WithinRel(0.2, 1e-11));
    CHECK(drawn(1) == 20e6);
    CHECK_THAT(drawn(3) / uses, WithinRel(0.1, 1e-11));
    if (cap < 0.2) CHECK_THAT(drawn(2) / uses, WithinRel(cap, 1e-11));
    CHECK_THAT(fees, WithinRel(0.02 * drawn(0) + 0.01 * drawn(1) + 0.03 * drawn(2) + 0.01 * drawn(3), 1e-12));
    // The reserves hold half of year 1's service of the first and the third.
    CHECK_THAT(reserve, WithinRel(0.5 * (debt.tranches[0].debt.service(1) + debt.tranches[2].debt.service(1)).in(USD), 1e-12));
    // All is paid back, and worth what it was at its own interest.
    for (const auto& each : debt.tranches) {
      CHECK_THAT(each.debt.owed(each.debt.last_payment).in(USD), WithinAbs(0.0, 1e-5));
      CHECK_THAT(each.interest.worth(1, 15, [&](int k) { return each.debt.service(k).base_value(); }), WithinRel(each.debt.drawn[0].base_value(), 1e-12));
    }
    if (cap > 0.2) CHECK(drawn(2) / uses < cap);
  }
}

TEST_CASE("factory debt: one pass, as SAM has it, and the closed form differ by the square of what debts use", "[finance][factory][debt]") {
  // One debt of 60 % with a fee of 2.5 %: 0.6 C (1 + 0.015) against 0.6 C / (1 - 0.015).
  named_debt loan = debt_called("loan", debt_repayment::level_payment, 0.08, 5.0);
  loan.terms.gearing = share<>{0.6}, loan.terms.upfront_fee = share<>{0.025};
  for (const bool sam : {true, false}) {
    auto setup = starting();
    setup.shape.used = sam ? named_conventions::sam : named_conventions::aifactory;
    const cash_flow_terms<> terms{.tax_rate = share<>{0.25}};
    const auto rows = cash_flow_of(pod(), terms, token_prices<>{.output = 0.2 * USD / Mtok_out}, setup, calendar_of(pod(), setup));
    const auto debt = debt_of(rows, income_tax_of(terms, setup), {loan});
    CHECK_THAT(debt.all.drawn[0].in(USD), WithinRel(sam ? 0.6 * 350e6 * 1.015 : 0.6 * 350e6 / 0.985, 1e-13));
  }
}

TEST_CASE("factory debt: lanes are each trial's own debts, duals the derivative of a bump", "[finance][factory][debt]") {
  const auto setup = starting();
  for (const double cap : {0.15, 0.95}) {
    double prices[lanes::size];
    for (std::size_t i = 0; i < lanes::size; ++i) prices[i] = 50e3 + 1e3 * static_cast<double>(i);
    const auto many = debts_at(lanes::load(prices), cap, setup);
    for (std::size_t i = 0; i < lanes::size; ++i) {
      const auto one = debts_at(prices[i], cap, setup);
      for (const int k : {0, 1, 5, 7}) {
        CHECK_THAT(many.all.owed(k).base_value()[i], WithinRel(one.all.owed(k).base_value(), 1e-11) || WithinAbs(one.all.owed(k).base_value(), 1e-4));
        CHECK_THAT(many.equity[k].base_value()[i], WithinRel(one.equity[k].base_value(), 1e-10));
      }
    }
    const auto exact = debts_at(seeded(50e3), cap, setup);
    const auto up = debts_at(50005.0, cap, setup), down = debts_at(49995.0, cap, setup);
    for (const int k : {0, 1, 3}) {
      const double bump = (up.equity[k].base_value() - down.equity[k].base_value()) / 10.0;
      CHECK_THAT(slope(exact.equity[k].base_value()), WithinRel(bump, 1e-6));
    }
  }
}

TEST_CASE("factory debt: what would be sold for is the collateral", "[finance][factory][debt]") {
  const auto setup = starting();
  const auto worth = resale_values_of(pod(), {}, setup, calendar_of(pod(), setup));
  REQUIRE(worth.size() == 16);
  // Straight line by age, of the price paid, in constant dollars: a building of 100 M$ over 15 years, 250 M$ of GPUs over five.
  CHECK_THAT(worth[0].in(USD), WithinRel(350e6, 1e-13));
  CHECK_THAT(worth[3].in(USD), WithinRel((100e6 * 12 / 15 + 250e6 * 2 / 5) * std::pow(1.02, 3), 1e-12));
  CHECK_THAT(worth[5].in(USD), WithinRel((100e6 * 10 / 15 + 250e6) * std::pow(1.02, 5), 1e-12));  // just bought again
  CHECK_THAT(worth[14].in(USD), WithinRel((100e6 / 15 + 250e6 / 5) * std::pow(1.02, 14), 1e-12));
  // At the horizon it is what is sold there.
  const auto rows = cash_flow_of(pod(), {}, {}, setup, calendar_of(pod(), setup));
  CHECK_THAT(worth[15].in(USD), WithinAbs(rows.sold.total[15].in(USD), 1e-3));
  // Paid at the begin of a year, the next fleet is bought after the year's end: the old one stands at its residual there.
  auto ahead = setup;
  ahead.shape.paid = payment_time::begin;
  CHECK_THAT(resale_values_of(pod(), {}, ahead, calendar_of(pod(), ahead))[5].in(USD), WithinRel(100e6 * 10 / 15 * std::pow(1.02, 5), 1e-12));
}

}  // namespace factory_debt_test
