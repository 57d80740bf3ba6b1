// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a row of equal or growing payments worth?
#pragma once

#include "aifactory/finance/domain_error.hpp"
#include "aifactory/model/capital.hpp"

namespace aifactory {

/// A number of periods above 0, which need not be whole.
/// @errors  domain_error on 0, less, infinite or NaN, where V is a floating-point number
template <class V = double>
class term {
  V periods_;

 public:
  constexpr explicit term(const V& periods) : periods_(periods) {
    if constexpr (std::floating_point<V>) {
      detail::must_be_finite("term", periods);
      if (!(periods > V(0)))
        detail::outside_the_domain("term", static_cast<double>(periods), "must be above 0 periods");
    }
  }
  /// How many, above 0.
  [[nodiscard]] constexpr const V& periods() const { return periods_; }
};

/// The interest of one period, as a fraction of what is owed: a month's of a loan, a year's of a plan.
/// @errors  domain_error at or below -100 % and on what is not finite
template <class V = double>
class periodic_rate {
  V value_;
  struct raw {};
  constexpr periodic_rate(raw, const V& fraction) : value_(fraction) {
    if constexpr (std::floating_point<V>) {
      detail::must_be_finite("periodic_rate", fraction);
      if (!(fraction > V(-1)))
        detail::outside_the_domain("periodic_rate", static_cast<double>(fraction), "must be above -1 (-100 %)");
    }
  }

 public:
  /// The period's share of an effective annual rate.
  ///
  ///   i = (1 + a)^(1/m) - 1
  ///
  /// @errors  none beyond those of rate
  /// @source  definition of an effective annual rate
  template <class Basis>
  [[nodiscard]] static constexpr periodic_rate of(const rate<Basis, V>& annual, int periods_a_year) {
    return {raw{}, annual.per_period(periods_a_year)};
  }
  /// A quoted rate that compounds m times a year, as loans and leases have it.
  ///
  ///   i = j / m
  ///
  /// @errors  domain_error at or below -100 % and on what is not finite
  /// @source  definition of a nominal (quoted) rate
  [[nodiscard]] static constexpr periodic_rate quoted(const V& annual, int times_a_year) {
    return {raw{}, static_cast<V>(annual / static_cast<double>(times_a_year))};
  }
  /// The interest of one period itself, as a fraction.
  /// @errors  domain_error at or below -100 % and on what is not finite
  [[nodiscard]] static constexpr periodic_rate effective(const V& fraction) { return {raw{}, fraction}; }
  /// The interest as a fraction: 0.01 for 1 % a period.
  [[nodiscard]] constexpr const V& fraction() const { return value_; }
  /// (1 + i)^k, of any k: a dollar after k periods, or today's value of one for k < 0.
  [[nodiscard]] constexpr V growth(const V& periods) const { return math::exp(V(periods * math::log1p(value_))); }
};

/// Payment per dollar and period that pays back with interest over the term, at the end of each period.
///
///   CRF(i, n) = i / (1 - (1 + i)^-n),   1 / n at i = 0
///
/// @return  [-]  capital_recovery_factor (model/capital.hpp) says how it is computed
/// @errors  none beyond those of its arguments
/// @source  any text on engineering economy
template <class V>
[[nodiscard]] constexpr V capital_recovery(const periodic_rate<V>& interest, const term<V>& over) {
  return capital_recovery_factor(interest.fraction(), over.periods());
}
/// Today's value of one dollar at the end of each period.
///
///   a(i, n) = 1 / CRF(i, n) = (1 - (1 + i)^-n) / i
///
/// @errors  none beyond those of its arguments
/// @source  any text on corporate finance; spreadsheets' PV
template <class V>
[[nodiscard]] constexpr V annuity_factor(const periodic_rate<V>& interest, const term<V>& over) {
  return static_cast<V>(1.0 / capital_recovery(interest, over));
}

/// Level payments at the end of each period.
///
///   payment = (P - B (1 + i)^-n) CRF(i, n),   divided by 1 + i when paid at the begin
///
/// @param principal  [USD]  received at t = 0
/// @param balloon    [USD]  repaid at the end beside the last payment
/// @errors  none beyond those of its arguments
/// @source  any text on corporate finance; spreadsheets call it PMT, with the sign turned
template <class V>
[[nodiscard]] constexpr money<V> level_payment(const money<V>& principal, const periodic_rate<V>& interest,
                                               const term<V>& over, const money<V>& balloon = money<V>()) {
  const V due = interest.growth(static_cast<V>(-over.periods()));
  return (principal - balloon * due) * capital_recovery(interest, over);
}
/// The same where each payment is made at the begin of its period.
///
///   payment = level payment / (1 + i)
///
/// @errors  none beyond those of its arguments
/// @source  spreadsheets' PMT with type 1, with the sign turned
template <class V>
[[nodiscard]] constexpr money<V> level_payment_in_advance(const money<V>& principal, const periodic_rate<V>& interest,
                                                          const term<V>& over, const money<V>& balloon = money<V>()) {
  return level_payment(principal, interest, over, balloon) / static_cast<V>(1.0 + interest.fraction());
}

/// What is owed after k of n level payments: today's value of the others and of the balloon.
///
///   balance_k = payment a(i, n - k) + B (1 + i)^-(n - k),   a = 1 / CRF
///
/// Not the growing difference P (1 + i)^k - payment s(k), which loses digits late in the term.
///
/// @errors  domain_error when k is not 0 to n, the number of payments
/// @source  any text on corporate finance (prospective method)
template <class V>
[[nodiscard]] constexpr money<V> balance_after(int k, const money<V>& payment, const periodic_rate<V>& interest,
                                               int payments, const money<V>& balloon = money<V>()) {
  if (k < 0 || k > payments) detail::outside_the_domain("balance_after", k, "must be a payment of the loan, or 0");
  if (k == payments) return balloon;
  const term<V> left(static_cast<V>(static_cast<double>(payments - k)));
  return payment * annuity_factor(interest, left) + balloon * interest.growth(static_cast<V>(-left.periods()));
}

/// One payment in two parts.
template <class V = double>
struct payment_parts {
  money<V> interest, principal;
};
/// Payment k = 1..n in its parts: interest = i balance_{k-1}, principal = payment - interest.
/// @errors  domain_error when k is not 1 to n; those of balance_after
/// @source  any text on corporate finance; spreadsheets' IPMT and PPMT
template <class V>
[[nodiscard]] constexpr payment_parts<V> parts_of_payment(int k, const money<V>& payment,
                                                          const periodic_rate<V>& interest, int payments,
                                                          const money<V>& balloon = money<V>()) {
  if (k < 1 || k > payments) detail::outside_the_domain("parts_of_payment", k, "payments are counted from 1 to the last");
  const money<V> due = balance_after(k - 1, payment, interest, payments, balloon) * interest.fraction();
  return {due, payment - due};
}
/// The interest in payments 1 to k together.
///
///   k payment - (P - balance_k)
///
/// @errors  those of balance_after
/// @source  algebra; spreadsheets' CUMIPMT, with the sign turned
template <class V>
[[nodiscard]] constexpr money<V> interest_paid(int k, const money<V>& principal, const money<V>& payment,
                                               const periodic_rate<V>& interest, int payments,
                                               const money<V>& balloon = money<V>()) {
  return payment * static_cast<double>(k) - (principal - balance_after(k, payment, interest, payments, balloon));
}

/// Today's value of payments that grow by g a period, the first one, of p, after one period.
///
///   p / (1 + i) S,   S = expm1(n q) / expm1(q),   q = log1p(g) - log1p(i),   n (1 + (n - 1) q / 2) near q = 0
///
/// A price decline is g < 0; g = i is the limit n p / (1 + i).
///
/// @errors  none beyond those of its arguments
/// @source  any text on corporate finance
template <class Q, class V>
[[nodiscard]] constexpr Q growing_annuity(const Q& first, const periodic_rate<V>& growth,
                                          const periodic_rate<V>& interest, const term<V>& over) {
  const V n = over.periods();
  const V q = static_cast<V>(math::log1p(growth.fraction()) - math::log1p(interest.fraction()));
  const auto level = math::is_zero(q);
  const V used = math::where(level, V(1.0), q);  // both sides are evaluated: keep 0/0 out
  const V limit = static_cast<V>(n * (1.0 + 0.5 * (n - 1.0) * q));
  const V sum = math::where(level, limit, V(math::expm1(V(n * used)) / math::expm1(used)));
  return Q(first * sum / static_cast<V>(1.0 + interest.fraction()));
}

}  // namespace aifactory
