// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does it cost to borrow while the factory is built?
#pragma once

#include "aifactory/finance/loan.hpp"

namespace aifactory {

/// Debt and cost of a construction time, at its end.
template <class V = double>
struct construction_finance {
  money<V> drawn{};            ///< without interest
  money<V> interest{};         ///< added to the debt
  money<V> debt{};             ///< drawn + interest: what the operating factory starts with
  money<V> commitment_fees{};  ///< paid by the owners
  money<V> equity{};           ///< the owners' part of the outlays, and the fees
};

/// Interest during construction, draw by draw. Nothing is paid until the construction time is over.
///
///   B_k = (B_{k-1} + g d_k) (1 + i),   IDC = B_end - g sum d
///
/// An outlay bears interest from its own time on: at the end of its month, or at the begin, as the timeline says.
///
/// @param spent       [USD]  outlays, negative, on a timeline of the construction time alone
/// @param commitment  [1/year]  on what is not yet drawn, simple, paid by the owners
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error on outlays that come in; input_error on different timelines
/// @source  any text on project finance
template <class V>
[[nodiscard]] construction_finance<V> construction_interest(const pretax_flow<V>& spent, const share<V>& gearing,
                                                            const debt_interest<V>& interest,
                                                            const share<V>& commitment = share<V>()) {
  const timeline& when = spent.when();
  const int last = when.periods();
  const debt_schedule<V> built = detail::run_debt(
      pro_rata_draws(spent, gearing), interest, debt_fees<V>{.commitment = commitment}, {last, last, last},
      [](int, const V&, const V&) { return V(0.0); }, detail::nothing_swept{});
  const money<V> all = -spent.total(), drawn = built.drawn.total(), fees = -built.fees.total();
  // From the last entry to the end of its month.
  const money<V> debt = built.owed(last) * math::exp(V(when.before_end() * math::log1p(interest.whole(last))));
  return {drawn, debt - drawn, debt, fees, all - drawn + fees};
}

/// A construction loan as SAM has it.
template <class V = double>
struct construction_loan {
  aifactory::share<V> part;       ///< [-]  of the cost
  V quoted_rate;                  ///< [1/year]  compounds by months: 0.08
  double months;                  ///< from the first draw to the end
  aifactory::share<V> upfront{};  ///< [-]  of the loan
};

/// SAM's shortcut: simple interest on half of the loan, on average, for the whole time.
///
///   interest = part cost rate / 12 months / 2,   fees = upfront part cost
///
/// It ignores when the money is spent and interest on interest; construction_interest does not.
///
/// @return  drawn = debt = the loans, interest and fees apart and paid beside them
/// @errors  domain_error, with the sum, when the parts do not add up to 1 (tolerance 1e-9), and on months that are not 0 to 12000;
///          domain_error on a rate that is not finite
/// @source  SAM (ssc) csp_system_costs, construction financing
template <class V>
[[nodiscard]] construction_finance<V> average_balance_interest(const money<V>& cost,
                                                               const std::vector<construction_loan<V>>& loans) {
  V parts(0.0), interest(0.0), fees(0.0);
  for (const construction_loan<V>& each : loans) {
    detail::must_be_finite("construction_loan: rate", each.quoted_rate);
    if (!(each.months >= 0.0 && each.months <= timeline::most_periods))
      detail::outside_the_domain("construction_loan: months", each.months, "must be 0 to 12000");
    parts = static_cast<V>(parts + each.part.value());
    interest = static_cast<V>(interest + each.part.value() * each.quoted_rate * (each.months / 12.0 / 2.0));
    fees = static_cast<V>(fees + each.part.value() * each.upfront.value());
  }
  if constexpr (std::floating_point<V>)
    if (!(std::abs(static_cast<double>(parts) - 1.0) <= 1e-9))
      detail::outside_the_domain("construction_loan: parts of", static_cast<double>(parts), "must add up to 1");
  return {cost * parts, cost * interest, cost * parts, cost * fees, money<V>()};
}

}  // namespace aifactory
