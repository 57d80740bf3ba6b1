// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is paid for rented GPUs, when, and what of it lowers the tax?
#pragma once

#include "aifactory/finance/market_path.hpp"
#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/take_or_pay.hpp"
#include "aifactory/finance/tax.hpp"

#include <algorithm>

namespace aifactory {

/// The money of a rental. Paid, so negative.
template <class V = double>
struct rent_flows {
  pretax_flow<V> paid;    ///< as cash
  pretax_flow<V> billed;  ///< as it is earned by the landlord: what is deducted for tax
  pretax_flow<V> unused;  ///< the part of `billed` for committed hours that nobody used

  /// Nothing paid.
  explicit rent_flows(const timeline& when) : paid(when), billed(when), unused(when) {}
};

/// Hours paid as they are used, at the price of each year.
///
///   paid_k = -price x path(year of k) x hours_k
///
/// @param price  [USD/GPU/h]  at the close
/// @param used   [GPU h]  per period
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] rent_flows<V> on_demand_rent(const gpu_hour_price<hours::billed, V>& price, const market_path<V>& path, const amount_flow<u::gpu_second, V>& used) {
  const timeline& when = used.when();
  rent_flows<V> rent(when);
  rent.paid = -(price.amount() * (by_year<V>(when, [&](int y) { return path.in_year(y); }) * used));
  rent.billed = rent.paid;
  return rent;
}

/// A take-or-pay contract over several periods.
template <class V = double>
struct reserved_contract {
  gpu_hour_price<hours::reserved, V> price;   ///< at the close
  gpu_hours<hours::reserved, V> committed;    ///< of each period
  gpu_hour_price<hours::billed, V> overage;   ///< at the close
  share<V> prepayment{};                      ///< of the committed money
  int periods = 1;                            ///< its term
};

namespace detail {
inline void check_contract(int periods, const timeline& when) {
  if (periods < 1) outside_the_domain("reserved contract: term", periods, "must be at least one period");
  if (periods > when.periods()) outside_the_domain("reserved contract: term", periods, "periods, must not be longer than the timeline");
}
}  // namespace detail

/// Contracts one after the other until the timeline ends, each at the prices of the day it begins; the last one is cut there.
///
///   bill_k      = take-or-pay of period k at the contract's prices                 (take_or_pay.hpp)
///   prepaid     = s x committed money of the contract, at its begin
///   paid_k      = bill_k - s x committed money of period k
///
/// The prepayment is used up by equal shares of the bills. For tax a bill counts when it falls due, the prepayment not before. A contract
/// that begins between two periods is prepaid at the end of the first where payments are at the end, else with the second.
///
/// @param used  [GPU h]  busy hours per period
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error on a term of no periods or longer than the timeline; input_error of `share` on a prepayment above the contract
/// @source  own; with FD032 as one contract without prepayment
template <class V>
[[nodiscard]] rent_flows<V> reserved_rent(const reserved_contract<V>& terms, const market_path<V>& path, const amount_flow<u::gpu_second, V>& used) {
  const timeline& when = used.when();
  detail::check_contract(terms.periods, when);
  rent_flows<V> rent(when);
  for (int start = 0; start < when.periods(); start += terms.periods) {
    const V& signed_at = path.at_begin(when.year_of(start + 1));
    const take_or_pay<V> each{gpu_hour_price<hours::reserved, V>(terms.price.amount() * signed_at), terms.committed,
                              gpu_hour_price<hours::billed, V>(terms.overage.amount() * signed_at)};
    const int entry = start == 0 || when.paid() == timing::end ? start : start + 1;
    for (int k = start + 1; k <= std::min(start + terms.periods, when.periods()); ++k) {
      const take_or_pay_bill<V> bill = bill_for(each, gpu_hours<hours::busy, V>(used[k]));
      const money<V> prepaid = terms.prepayment * bill.committed;
      rent.billed.add(k, money<V>(-bill.total()));
      rent.unused.add(k, money<V>(-bill.unused));
      rent.paid.add(k, money<V>(prepaid - bill.total()));
      rent.paid.add(entry, money<V>(-prepaid));
    }
  }
  return rent;
}

/// The rental after tax: bills are deducted as they fall due.
///
///   free_k = paid_k - tax(billed)_k;   with losses refunded tax(billed) is -T x what is billed
///
/// @errors  none
/// @source  tax.hpp
template <class V>
[[nodiscard]] free_flow<V> after_tax(const rent_flows<V>& rent, const income_tax<V>& law) {
  return after_tax(rent.paid, tax_due(rent.billed, non_cash_flow<V>(rent.paid.when()), law));
}

}  // namespace aifactory
