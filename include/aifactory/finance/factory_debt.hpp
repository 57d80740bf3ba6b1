// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do the debts of a factory bring and take, and what is left to its owners?
#pragma once

#include "aifactory/finance/cash_flow_setup.hpp"
#include "aifactory/finance/cfads.hpp"
#include "aifactory/finance/debt_gearing.hpp"
#include "aifactory/finance/debt_tranches.hpp"
#include "aifactory/finance/factory_levelized.hpp"
#include "aifactory/finance/levered_price.hpp"
#include "aifactory/finance/loan.hpp"
#include "aifactory/finance/reserve_account.hpp"
#include "aifactory/finance/sculpted_debt.hpp"
#include "aifactory/finance/sources_and_uses.hpp"

#include <string>
#include <vector>

namespace aifactory {

/// All debts of a factory together.
template <class V = double>
struct factory_debt {
  std::vector<debt_tranche<V>> tranches;
  debt_schedule<V> all;
  debt_flow<V> reserve;    ///< put in negative, taken out positive
  cfads<V> cash;           ///< above the first debt
  plan_debt<V> of_plan;    ///< cash with reserve, and interest
  levered_tax_flow<V> tax;
  equity_flow<V> equity;
};

namespace detail {
/// Cash for debt service: EBITDA, less the tax of a firm without debt unless the convention says EBITDA alone. What a refresh costs is
/// paid by the owners and not out of it.
template <class V>
[[nodiscard]] cfads<V> cash_for_service(const factory_cash_flow<V>& rows, const income_tax<V>& tax) {
  if (rows.used.coverage == coverage_of::ebitda) return cfads<V>::before_tax(rows.ebitda());
  return cfads<V>::after_tax(after_tax(rows.ebitda(), tax_of(rows, tax)));
}
}  // namespace detail

/// The debts on a cash flow, in the order of their rank: a sculpted one sees the cash that is left after those before it.
///
///   amount   given, or g C / (1 - g a) with a = fee + reserve per dollar, C what is paid at the close
///   sculpted service_k = max(0, cash_k) / DSCR, capped by its gearing, or by C where none is given
///   equity   revenue + costs - tax with interest deducted + draws - service - fees + moves of the reserve
///
/// @errors  domain_error when a tenor is longer than the cash flow or no whole number of periods
/// @source  docs/design.md, section "Money over time"
template <class V>
[[nodiscard, gnu::noinline]] factory_debt<V> debt_of(const factory_cash_flow<V>& rows, const income_tax<V>& tax, const std::vector<named_debt>& debts) {
  const timeline& when = rows.when;
  const money<V> cost = -rows.bought.total[0];
  const cfads<V> above = detail::cash_for_service(rows, tax);
  cfads<V> left = above;
  std::vector<debt_tranche<V>> made;
  debt_schedule<V> all(when);
  debt_flow<V> reserve(when);
  for (const named_debt& each : debts) {
    const auto& t = each.terms;
    const debt_interest<V> interest(when, nominal_cost_of_debt<V>(nominal_rate<V>(nominal_rate<>(t.rate))));
    const int tenor = whole_periods(t.tenor, when), alone = whole_periods(t.interest_only, when);
    const debt_fees<V> fees{share<V>(V(t.upfront_fee.value())), share<V>(V(0.0))};
    const double months = t.reserve.in(year) * 12.0;
    const auto loan = [&](const money<V>& principal) {
      const repayment method = t.repayment == debt_repayment::level_principal ? repayment::level_principal
                               : t.repayment == debt_repayment::bullet        ? repayment::bullet
                                                                            : repayment::level_payment;
      return amortize(principal, interest, {method, tenor, alone, false}, fees);
    };
    const auto geared = [&](double gearing) {
      V further(t.upfront_fee.value());
      if (months > 0.0) further = static_cast<V>(further + reserve_target(loan(money<V>(V(1.0) * USD)), months, 0).base_value());
      return geared_debt(cost, debt_gearing<V>(share<V>(V(gearing))), further, rows.used.gearing);
    };
    debt_schedule<V> schedule(when);
    if (t.repayment == debt_repayment::sculpted) {
      const money<V> cap = t.gearing.value() > 0.0 ? geared(t.gearing.value()) : cost;
      schedule = sculpt(left, multiple<V>(V(t.dscr.value())), interest, sculpting<V>{tenor, cap, fees, share<V>(V(0.0))}).debt;
    } else {
      schedule = loan(t.amount.base_value() > 0.0 ? money<V>(V(t.amount.base_value()) * USD) : geared(t.gearing.value()));
    }
    if (months > 0.0) reserve += reserve_funded_at_close(schedule, months).moves;
    left = left.after_service_of(schedule);
    all += schedule;
    made.push_back({each.name, schedule, interest});
  }
  const plan_debt<V> of_plan{all.cash() + reserve, all.interest};
  const levered_tax_flow<V> due = tax_due(pretax_flow<V>(rows.ebitda() + rows.sold.total), rows.written_off.total, all.interest, tax);
  equity_flow<V> equity = after_debt(pretax_flow<V>(rows.revenue() + rows.costs()), due, of_plan.cash);
  return {std::move(made), all, reserve, above, of_plan, due, equity};
}

/// What is paid at the close and by whom. Both sides are equal or there is no such object.
/// @errors  input_error when the debts together are more than what is paid
[[nodiscard]] inline sources_and_uses<double> sources_and_uses_of(const factory_cash_flow<double>& rows, const factory_debt<double>& debt) {
  std::vector<funding_line<double>> borrowed;
  for (const auto& each : debt.tranches) borrowed.push_back({each.name, each.debt.drawn[0]});
  return sources_and_uses<double>::closed_by_equity(
      std::move(borrowed), {{"capex", -rows.bought.total[0] - rows.construction_interest},
                            {"construction_interest", rows.construction_interest},
                            {"fees", -debt.all.fees[0]},
                            {"reserve", -debt.reserve[0]}});
}

}  // namespace aifactory
