// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is drawn, paid and owed, entry by entry?
#pragma once

#include "aifactory/finance/debt_interest.hpp"
#include "aifactory/units/ratio.hpp"

namespace aifactory {

/// What a lender asks for besides interest.
template <class V = double>
struct debt_fees {
  aifactory::share<V> upfront{};     ///< [-]  of all that is ever drawn, paid at the close
  aifactory::share<V> commitment{};  ///< [1/year]  of what is not yet drawn, simple, paid at each entry
};

namespace detail {
/// One number per entry, in place like those of a flow.
template <class V>
using entry_row = entries<V, 256>;
}  // namespace detail

/// A debt on a timeline, as the borrower sees it: what comes in is positive.
///
///   owed_k = owed_{k-1} + drawn_k + capitalised_k + principal_k,   0 after the last payment
template <class V = double>
struct debt_schedule {
  debt_flow<V> drawn;      ///< positive
  debt_flow<V> interest;   ///< paid: negative; the part that is deducted for tax
  debt_flow<V> principal;  ///< repaid: negative; positive where a payment is below the interest and the rest is lent on
  debt_flow<V> swept;      ///< of the principal, what cash repaid beyond the plan: negative
  debt_flow<V> fees;       ///< negative
  detail::entry_row<V> balance;  ///< [USD]  owed after each entry
  money<V> capitalised{};        ///< interest that was added to the debt and not paid
  int last_payment = 0;          ///< entry; 0 where nothing is ever owed

  /// No debt.
  explicit debt_schedule(const timeline& when)
      : drawn(when),
        interest(when),
        principal(when),
        swept(when),
        fees(when),
        balance(static_cast<std::size_t>(when.periods()) + 1, V(0.0)) {}

  [[nodiscard]] const timeline& when() const { return drawn.when(); }
  /// Owed after entry k.
  [[nodiscard]] money<V> owed(int k) const { return money<V>::from_base_value(balance[static_cast<std::size_t>(k)]); }
  /// Interest and principal paid at entry k, positive. Without fees.
  [[nodiscard]] money<V> service(int k) const { return -(interest[k] + principal[k]); }
  /// The same without what is swept: what the borrower has to pay.
  [[nodiscard]] money<V> planned_service(int k) const { return -(interest[k] + principal[k] - swept[k]); }
  /// All that passes between borrower and lender. Its value at the debt's own interest is that of the fees.
  ///
  ///   drawn + interest + principal + fees
  [[nodiscard]] debt_flow<V> cash() const {
    debt_flow<V> all = drawn;
    all += interest;
    all += principal;
    all += fees;
    return all;
  }

  /// Several tranches as one.
  debt_schedule& operator+=(const debt_schedule& other) {
    drawn += other.drawn;
    interest += other.interest;
    principal += other.principal;
    swept += other.swept;
    fees += other.fees;
    const V* added = other.balance.data();
    for (V& each : balance) each = static_cast<V>(each + *added++);
    capitalised = capitalised + other.capitalised;
    last_payment = std::max(last_payment, other.last_payment);
    return *this;
  }
  [[nodiscard]] friend debt_schedule operator+(debt_schedule a, const debt_schedule& b) { return a += b; }
};

namespace detail {

/// Which entries of a debt do what: draws and commitment fees up to `open_until`, interest added to the debt up to
/// `capitalised_until`, the last payment.
struct debt_span {
  int open_until, capitalised_until, last;
};

[[noreturn]] inline void longer_than_the_plan(int tenor, int periods) {
  throw domain_error("debt: a tenor of " + std::to_string(tenor) + " periods, must not be longer than the plan of " +
                     std::to_string(periods));
}
inline void check_tenor(int tenor, int without_principal, const timeline& when) {
  if (tenor < 1) outside_the_domain("debt: tenor", tenor, "must be 1 period or more");
  if (tenor > when.periods()) longer_than_the_plan(tenor, when.periods());
  if (without_principal < 0 || without_principal >= tenor)
    outside_the_domain("debt: periods without principal", without_principal, "must be 0 or more and below the tenor");
}
template <class V>
void check_draws(const debt_flow<V>& drawn, int open_until) {
  if constexpr (std::floating_point<V>)
    for (int k = 0; k <= drawn.when().periods(); ++k) {
      const V each = drawn[k].base_value();
      must_be_finite("debt: draw", each);
      if (each < V(0)) outside_the_domain("debt: draw", static_cast<double>(each), "must not be below 0");
      if (k > open_until && each > V(0))
        outside_the_domain("debt: draw at entry", k, "must not be later than the first repayment of principal");
    }
}

/// No cash sweep.
struct nothing_swept {};

/// The recursion of every loan.
///
/// @param planned  (k, owed, interest due) -> the principal to be repaid at entry k
/// @param swept    (k, paid) -> what is repaid beyond it, or nothing_swept
template <class V, class Planned, class Swept>
[[nodiscard]] debt_schedule<V> run_debt(const debt_flow<V>& drawn, const debt_interest<V>& interest,
                                        const debt_fees<V>& fees, const debt_span& span, Planned planned,
                                        [[maybe_unused]] const Swept& swept) {
  same_timeline(drawn.when(), interest.when());
  check_draws(drawn, span.open_until);
  const timeline& when = drawn.when();
  debt_schedule<V> debt(when);
  debt.drawn = drawn;
  debt.last_payment = span.last;
  [[maybe_unused]] const V none(0.0);
  const V total = drawn.total().base_value();
  V owed = drawn[0].base_value(), undrawn = static_cast<V>(total - owed), added(0.0);
  debt.fees.set(0, money<V>::from_base_value(static_cast<V>(-(fees.upfront.value() * total))));
  debt.balance[0] = owed;
  for (int k = 1; k <= span.last; ++k) {
    const V due = static_cast<V>(owed * interest.accrued(k));
    if (k <= span.open_until) {
      const double years = when.time(k) - when.time(k - 1);
      debt.fees.set(k, money<V>::from_base_value(static_cast<V>(-(fees.commitment.value() * undrawn * years))));
    }
    if (k <= span.capitalised_until) {
      owed = static_cast<V>(owed + due);
      added = static_cast<V>(added + due);
    } else {
      V repaid = owed;  // the last payment clears the debt
      if (k < span.last) {
        repaid = planned(k, owed, due);
        if constexpr (!std::same_as<Swept, nothing_swept>) {
          const V beyond = math::max(V(swept(k, V(due + repaid))), none), asked = math::min(repaid, owed);
          repaid = math::min(V(repaid + beyond), owed);
          debt.swept.set(k, money<V>::from_base_value(static_cast<V>(asked - repaid)));
        }
      }
      debt.interest.set(k, money<V>::from_base_value(static_cast<V>(-due)));
      debt.principal.set(k, money<V>::from_base_value(static_cast<V>(-repaid)));
      owed = static_cast<V>(owed - repaid);
    }
    const V draw = drawn[k].base_value();
    owed = static_cast<V>(owed + draw);
    undrawn = static_cast<V>(undrawn - draw);
    debt.balance[static_cast<std::size_t>(k)] = owed;
  }
  debt.capitalised = money<V>::from_base_value(added);
  return debt;
}

}  // namespace detail
}  // namespace aifactory
