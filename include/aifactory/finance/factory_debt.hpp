// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do the debts of a factory bring and take, and what is left to its owners?
#pragma once

#include "aifactory/finance/cash_flow_setup.hpp"
#include "aifactory/finance/cash_sweep.hpp"
#include "aifactory/finance/cfads.hpp"
#include "aifactory/finance/debt_gearing.hpp"
#include "aifactory/finance/debt_tranches.hpp"
#include "aifactory/finance/factory_levelized.hpp"
#include "aifactory/finance/levered_price.hpp"
#include "aifactory/finance/loan.hpp"
#include "aifactory/finance/reserve_account.hpp"
#include "aifactory/finance/sculpted_debt.hpp"
#include "aifactory/finance/sources_and_uses.hpp"
#include "aifactory/units/plain_number.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// All debts of a factory together.
template <class V = double>
struct factory_debt {
  std::vector<debt_tranche<V>> tranches;  ///< in the order of their rank
  debt_schedule<V> all;
  debt_flow<V> reserve;    ///< put in negative, taken out positive
  cfads<V> cash;           ///< above the first debt
  plan_debt<V> of_plan;    ///< cash with reserve, and interest
  levered_tax_flow<V> tax;  ///< due with interest deducted
  equity_flow<V> equity;    ///< what is left to the owners
};

namespace detail {
/// Cash for debt service: EBITDA, less the tax of a firm without debt unless the convention says EBITDA alone. What a refresh costs and
/// what a sale brings, with the tax on its gain, is the owners' and not in it; so is a tax credit.
template <class V>
[[nodiscard]] cfads<V> cash_for_service(const factory_cash_flow<V>& rows, const income_tax<V>& tax) {
  if (rows.used.coverage == coverage_of::ebitda) return cfads<V>::before_tax(rows.ebitda());
  const tax_flow<V> due = tax_due(rows.ebitda(), non_cash_flow<V>(rows.written_off.total - rows.written_off_at_sale), tax);
  return cfads<V>::after_tax(after_tax(rows.ebitda(), set_aside_by_period(due)));
}

/// Lays debts upon a cash flow in the order of their rank.
template <class V>
class debt_stack {
  const factory_cash_flow<V>& rows_;
  const std::vector<named_debt>& debts_;
  const timeline& when_;
  money<V> cost_;  // paid at the close, without what the debts themselves use
  cfads<V> above_;

  [[nodiscard]] debt_interest<V> interest_of(const named_debt& each) const {
    if (each.rates.empty()) return {when_, nominal_cost_of_debt<V>(nominal_rate<V>(nominal_rate<>(each.terms.rate)))};
    std::vector<V> path;
    for (int k = 1; k <= when_.periods(); ++k)
      path.push_back(V(nominal_cost_of_debt<>(each.rate_on(when_.period_start(k))).per_period(when_.periods_per_year())));
    return debt_interest<V>::by_period(when_, std::move(path));
  }
  [[nodiscard]] static debt_fees<V> fees_of(const named_debt& each) { return {share<V>(V(each.terms.upfront_fee.value())), share<V>(V(0.0))}; }
  [[nodiscard]] static double reserve_months(const named_debt& each) { return each.terms.reserve.in(year) * 12.0; }
  [[nodiscard]] static bool sculpted(const named_debt& each) { return each.terms.repayment == debt_repayment::sculpted; }
  [[nodiscard]] static bool geared(const named_debt& each) { return each.terms.gearing.value() > 0.0; }

  /// Whether its use of the close is no fixed part of its amount.
  [[nodiscard]] static bool follows_cash(const named_debt& each) { return sculpted(each) || each.terms.sweep.value() > 0.0; }

  [[nodiscard]] loan_terms terms_of(const named_debt& each) const {
    const auto& t = each.terms;
    const repayment method = t.repayment == debt_repayment::level_principal ? repayment::level_principal
                             : t.repayment == debt_repayment::bullet        ? repayment::bullet
                                                                          : repayment::level_payment;
    return {method, whole_periods(t.tenor, when_), whole_periods(t.interest_only, when_), false};
  }
  [[nodiscard]] debt_schedule<V> loan(const named_debt& each, const money<V>& principal) const {
    return amortize(principal, interest_of(each), terms_of(each), fees_of(each));
  }
  [[nodiscard]] debt_schedule<V> swept_loan(const named_debt& each, const money<V>& principal, const cfads<V>& left) const {
    debt_flow<V> drawn(when_);
    drawn.set(0, principal);
    return amortize_with_sweep(drawn, interest_of(each), terms_of(each), left, share<V>(V(each.terms.sweep.value())), prepaid::ends_earlier, fees_of(each));
  }
  /// What a debt adds to the uses: its fee and its reserve, of its own service.
  [[nodiscard]] money<V> uses_of(const named_debt& each, const debt_schedule<V>& debt) const {
    const money<V> fee = -debt.fees[0];
    return reserve_months(each) > 0.0 ? money<V>(fee + reserve_target(debt, reserve_months(each), 0)) : fee;
  }

 public:
  debt_stack(const factory_cash_flow<V>& rows, const income_tax<V>& tax, const std::vector<named_debt>& debts)
      : rows_(rows), debts_(debts), when_(rows.when), cost_(-rows.bought.total[0]), above_(cash_for_service(rows, tax)) {}

  struct laid {
    std::vector<debt_tranche<V>> tranches;
    debt_schedule<V> all;
    debt_flow<V> reserve;
    money<V> uses;  ///< of the debts
  };
  [[nodiscard]] const cfads<V>& above() const { return above_; }

  /// @param uses  [USD]  all uses, of which geared debts are a part
  [[nodiscard]] laid on(const money<V>& uses) const {
    laid made{{}, debt_schedule<V>(when_), debt_flow<V>(when_), {}};
    cfads<V> left = above_;
    for (const named_debt& each : debts_) {
      const auto& t = each.terms;
      const money<V> part = uses * V(t.gearing.value());
      debt_schedule<V> schedule(when_);
      if (sculpted(each)) {
        const V unpaid = math::max(V((cost_ - made.all.drawn[0]).base_value()), V(0.0));
        const money<V> cap = geared(each) ? part : money<V>::from_base_value(unpaid);
        schedule = sculpt(left, multiple<V>(V(t.dscr.value())), interest_of(each),
                          sculpting<V>{whole_periods(t.tenor, when_), cap, fees_of(each), share<V>(V(0.0))}).debt;
      } else {
        const money<V> principal = geared(each) ? part : money<V>(V(t.amount.base_value()) * USD);
        schedule = t.sweep.value() > 0.0 ? swept_loan(each, principal, left) : loan(each, principal);
      }
      if (reserve_months(each) > 0.0) made.reserve += reserve_funded_at_close(schedule, reserve_months(each)).moves;
      made.uses = made.uses + uses_of(each, schedule);
      left = left.after_service_of(schedule);
      made.all += schedule;
      made.tranches.push_back({each.name, std::move(schedule), interest_of(each)});
    }
    return made;
  }

  /// All uses: U = C + what the debts use, each geared debt being a part of U.
  ///
  /// A closed form where no debt follows the cash. A sculpted one is bounded by cash or by its gearing, and those after it see less
  /// cash, so that U is a root of a function of straight pieces, found by secants.
  [[nodiscard]] money<V> all_uses() const {
    if (std::none_of(debts_.begin(), debts_.end(), geared)) return cost_;  // no debt asks for them
    if (rows_.used.gearing == gearing_method::one_pass) return cost_ + on(cost_).uses;
    if (std::any_of(debts_.begin(), debts_.end(), follows_cash)) {
      const V cost = cost_.base_value();
      return money<V>::from_base_value(secant_root(cost, V(1.01 * cost), cost, [&](const V& uses) {
        return static_cast<V>(uses - cost - on(money<V>::from_base_value(uses)).uses.base_value());
      }, "uses less capital, fees and reserves", "is left: no amount of the debts was found"));
    }
    money<V> cost = cost_;
    std::vector<geared_part<V>> parts;
    for (const named_debt& each : debts_) {
      const money<V> one(V(1.0) * USD);
      if (geared(each)) parts.push_back({debt_gearing<V>(share<V>(V(each.terms.gearing.value()))), uses_of(each, loan(each, one)).base_value()});
      else cost = cost + uses_of(each, loan(each, money<V>(V(each.terms.amount.base_value()) * USD)));
    }
    return geared_uses(cost, parts);
  }
};
}  // namespace detail

/// The debts on a cash flow, in the order of their rank: a sculpted one sees the cash that is left after those before it.
///
///   amount   given, or g U with U = C + fees and reserves of all debts, C what else is paid at the close
///   sculpted service_k = max(0, cash_k) / DSCR, capped by its gearing, or by what debts before it leave of C where none is given
///   sweep    the last debt is repaid earlier from a part of the cash that all planned service leaves
///   reserve  the planned service of the next months, of the debt's own schedule
///   equity   revenue + costs - tax with interest deducted + draws - service - fees + moves of the reserve
///
/// @errors  domain_error when a tenor is longer than the cash flow or no whole number of periods, and where fees and reserves are more
///          than the debts bring
/// @source  docs/design.md, section "Money over time"
template <class V>
[[nodiscard, gnu::noinline]] factory_debt<V> debt_of(const factory_cash_flow<V>& rows, const income_tax<V>& tax, const std::vector<named_debt>& debts) {
  const detail::debt_stack<V> stack(rows, tax, debts);
  auto made = stack.on(stack.all_uses());
  const plan_debt<V> of_plan{made.all.cash() + made.reserve, made.all.interest};
  levered_tax_flow<V> due = tax_due(pretax_flow<V>(rows.ebitda() + rows.sold.total), rows.written_off.total, made.all.interest, tax);
  due += detail::each_entry<levered_tax_flow<V>>(rows.credits, [](const V& x) { return x; });
  equity_flow<V> equity = after_debt(pretax_flow<V>(rows.revenue() + rows.costs()), due, of_plan.cash);
  return {std::move(made.tranches), std::move(made.all), std::move(made.reserve), stack.above(), of_plan, due, equity};
}

/// What is paid at the close and by whom. Both sides are equal or there is no such object.
///
///   uses = capex + construction interest + fees + reserve      sources = draws at the close + tax credit + equity
///
/// @errors  input_error when the debts together are more than what is paid
/// @source  any text on project finance
template <class V>
[[nodiscard]] sources_and_uses<V> sources_and_uses_of(const factory_cash_flow<V>& rows, const factory_debt<V>& debt) {
  std::vector<funding_line<V>> borrowed;
  for (const auto& each : debt.tranches) borrowed.push_back({each.name, each.debt.drawn[0]});
  if (detail::plain_number(rows.credits[0].base_value()) < 0.0) borrowed.push_back({"tax_credit", -rows.credits[0]});
  return sources_and_uses<V>::closed_by_equity(
      std::move(borrowed), {{"capex", -rows.bought.total[0] - rows.construction_interest},
                            {"construction_interest", rows.construction_interest},
                            {"fees", -debt.all.fees[0]},
                            {"reserve", -debt.reserve[0]}});
}

}  // namespace aifactory
