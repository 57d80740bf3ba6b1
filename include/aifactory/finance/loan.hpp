// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a loan paid back?
#pragma once

#include "aifactory/finance/debt_schedule.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// How principal is repaid once it is repaid.
enum class repayment {
  level_payment,    ///< equal payments; reset at each entry where interest floats
  level_principal,  ///< equal parts of the principal
  bullet            ///< all with the last payment
};

/// When a loan is paid back, in periods of the timeline from the close.
struct loan_terms {
  repayment method;                      ///< how principal is repaid
  int tenor;                             ///< the entry of the last payment
  int without_principal = 0;             ///< so many entries pay interest alone; draws may come until then
  bool interest_is_capitalised = false;  ///< in these entries interest is added to the debt instead
};

/// A time as a whole number of periods.
///
///   years x periods a year
///
/// @errors  domain_error when it is not whole (tolerance 1e-9) or above the longest timeline
[[nodiscard]] inline int whole_periods(const duration<>& time, const timeline& when) {
  const double given = time.in(year)*when.periods_per_year(), whole = std::round(given);
  if (!(std::abs(given - whole) <= 1e-9) || std::abs(whole) > timeline::most_periods)
    detail::outside_the_domain("whole_periods", given, "must be a whole number of periods");
  return static_cast<int>(whole);
}

namespace detail {

/// The principal that terms ask for at each entry.
///
///   level payment    (1 + accrued) / (1 + i) CRF(i, n) owed - interest, with n payments left
///   level principal  owed / n
///
/// Once set, the amount stays, unless interest floats or `reset` asks for new amounts after a prepayment.
template <class V>
class repayment_plan {
  const debt_interest<V>& interest_;
  loan_terms terms_;
  bool reset_;
  V amount_;

 public:
  repayment_plan(const debt_interest<V>& interest, const loan_terms& terms, bool reset)
      : interest_(interest), terms_(terms), reset_(reset), amount_(0.0) {}
  [[nodiscard]] V operator()(int k, const V& owed, const V& due) {
    if (k <= terms_.without_principal || terms_.method == repayment::bullet) return V(0.0);
    const double left = terms_.tenor - k + 1;
    const bool now = k == terms_.without_principal + 1 || reset_;
    if (terms_.method == repayment::level_principal) {
      if (now) amount_ = static_cast<V>(owed / left);
      return amount_;
    }
    if (now || interest_.floats()) {
      const V i = interest_.whole(k);
      amount_ = static_cast<V>((owed + due) / (1.0 + i) * capital_recovery_factor(i, V(left)));
    }
    return static_cast<V>(amount_ - due);
  }
};

[[nodiscard]] inline debt_span span_of(const loan_terms& terms, const timeline& when) {
  check_tenor(terms.tenor, terms.without_principal, when);
  const int open_until = terms.method == repayment::bullet ? terms.tenor - 1 : terms.without_principal;
  return {open_until, terms.interest_is_capitalised ? open_until : 0, terms.tenor};
}

}  // namespace detail

/// A loan that is drawn when it is needed and paid back to terms.
///
///   owed_k = owed_{k-1} + drawn_k - repaid_k,   interest_k = accrued_k owed_{k-1}
///   commitment fee_k = fee (t_k - t_{k-1}) (all draws - draws up to entry k - 1)
///
/// @param drawn  [USD]  draws, positive, none later than the last entry that pays interest alone
/// @return       a schedule whose closing balance is 0
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when the tenor is longer than the plan or leaves no payment, on draws below 0 and on
///          draws after repayment has begun; input_error on different timelines
/// @source  any text on corporate finance; compared with spreadsheets and SAM in tests/finance/loan_test.cpp
template <class V>
[[nodiscard]] debt_schedule<V> amortize(const debt_flow<V>& drawn, const debt_interest<V>& interest,
                                        const loan_terms& terms, const debt_fees<V>& fees = {}) {
  const detail::debt_span span = detail::span_of(terms, drawn.when());
  return detail::run_debt(drawn, interest, fees, span, detail::repayment_plan<V>(interest, terms, false),
                          detail::nothing_swept{});
}
/// The same where all of it is drawn at the close.
/// @errors  those above
template <class V>
[[nodiscard]] debt_schedule<V> amortize(const money<V>& principal, const debt_interest<V>& interest,
                                        const loan_terms& terms, const debt_fees<V>& fees = {}) {
  debt_flow<V> drawn(interest.when());
  drawn.set(0, principal);
  return amortize(drawn, interest, terms, fees);
}

/// Draws that pay the same part of each outlay.
///
///   drawn_k = -g spent_k
///
/// @param spent    [USD]  what is spent, negative, as in a cash flow
/// @param gearing  [-]  g
/// @errors  none; what comes in would be a negative draw, which a loan refuses
/// @source  definition
template <class V>
[[nodiscard]] debt_flow<V> pro_rata_draws(const pretax_flow<V>& spent, const share<V>& gearing) {
  return detail::each_entry<debt_flow<V>>(spent, [&](const V& x) { return -(gearing.value() * x); });
}

}  // namespace aifactory
