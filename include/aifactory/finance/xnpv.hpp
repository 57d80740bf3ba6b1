// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are payments on given days worth?
#pragma once

#include "aifactory/finance/day_count.hpp"
#include "aifactory/finance/day_text.hpp"
#include "aifactory/finance/npv.hpp"

#include <vector>

namespace aifactory {

namespace detail {
[[noreturn]] inline void before_the_first(std::chrono::year_month_day date, std::chrono::year_month_day first) {
  throw input_error("dated_flow: dates out of order: " + day_text(date) + " is before " + day_text(first) +
                    ", the first one listed, to which all is discounted");
}
[[noreturn]] inline void no_day_of_the_calendar() {
  throw domain_error("dated_flow: a date that is not in the calendar");
}
}  // namespace detail

/// Payments on days. The first listed is the day that all are discounted to; the order of the others does not matter.
/// @errors  domain_error on no payments, days that do not exist and amounts that are not finite; input_error on a day
/// before the
///          first
template <class Kind, class D, class V = double>
class dated_flow {
 public:
  /// A payment and its day.
  struct entry {
    std::chrono::year_month_day date;  ///< on which it is paid
    quantity<D, V> amount;             ///< positive when it comes in
  };
  using kind = Kind;
  using dimension = D;
  using value_type = V;

  /// Payments, the one first that all are discounted to.
  explicit dated_flow(std::vector<entry> entries) : entries_(std::move(entries)) {
    if (entries_.empty()) throw domain_error("dated_flow: no payments, needs at least one");
    for (const entry& each : entries_) {
      if (!each.date.ok()) detail::no_day_of_the_calendar();
      if (each.date < entries_.front().date) detail::before_the_first(each.date, entries_.front().date);
      detail::must_be_finite("dated_flow: amount", each.amount.base_value());
    }
  }
  /// All payments as they were listed.
  [[nodiscard]] const std::vector<entry>& entries() const { return entries_; }
  /// When an entry is paid, in years from the first.
  [[nodiscard]] double time(const entry& paid, day_count by) const {
    return year_fraction(entries_.front().date, paid.date, by);
  }

 private:
  std::vector<entry> entries_;
};

/// Payments before tax and debt.
template <class V = double>
using dated_pretax_flow = dated_flow<cash::pretax, u::usd, V>;
/// Payments after the tax of a firm without debt.
template <class V = double>
using dated_free_flow = dated_flow<cash::free, u::usd, V>;
/// Payments to and from the owners.
template <class V = double>
using dated_equity_flow = dated_flow<cash::equity, u::usd, V>;
/// Payments between borrower and lender, as the borrower sees them.
template <class V = double>
using dated_debt_flow = dated_flow<cash::debt, u::usd, V>;

/// Net present value on the day of the first payment.
///
///   XNPV = sum_j CF_j df(t_j),   t_j = years from the first date by the day count, (1 + r)^-t at one rate r
///
/// @param by  days / 365 is what spreadsheets' XNPV uses
/// @return    [USD] or [USD_real]
/// @errors  none beyond those of the payments
/// @source  spreadsheets' XNPV; day counts: ISDA 2006 Definitions
template <class Kind, class D, class V, discount_curve C>
[[nodiscard]] auto xnpv(const dated_flow<Kind, D, V>& cash, const C& curve,
                        day_count by = day_count::actual_365_fixed) {
  detail::explain_discount<Kind, detail::in_real_money<D>(), typename C::purpose, typename C::basis>();
  using R = common_value_t<V, std::remove_cvref_t<decltype(curve.df(0.0))>>;
  R sum(0.0);
  for (const auto& each : cash.entries())
    sum = static_cast<R>(sum + each.amount.base_value() * curve.df(cash.time(each, by)));
  return quantity<D, R>::from_base_value(sum);
}

}  // namespace aifactory
