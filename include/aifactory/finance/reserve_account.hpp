// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What lies in the debt service reserve account?
#pragma once

#include "aifactory/finance/cfads.hpp"

namespace aifactory {

/// Money set aside for the lenders, as the borrower sees it. It bears no interest.
template <class V = double>
struct reserve_account {
  debt_flow<V>
      moves;  ///< put in: negative; taken out: positive. They add up to what is left in it with its sign turned.
  detail::entry_row<V> balance;  ///< [USD]  after each entry

  /// What lies in it after entry k.
  [[nodiscard]] money<V> held(int k) const { return money<V>::from_base_value(balance[static_cast<std::size_t>(k)]); }
};

/// What must lie in the account after entry k: the service of the months that follow.
///
///   target_k = sum of the next q = months / 12 m planned services, the last one in part where q is not whole
///
/// With yearly entries and 6 months it is half of the next year's service.
///
/// @errors  none; 0 behind the last payment
/// @source  any text on project finance
template <class V>
[[nodiscard]] money<V> reserve_target(const debt_schedule<V>& debt, double months, int k) {
  money<V> sum{};
  double left = months / 12.0 * debt.when().periods_per_year();
  for (int j = k + 1; j <= debt.last_payment && left > 0.0; ++j, left -= 1.0)
    sum = sum + debt.planned_service(j) * std::min(left, 1.0);
  return sum;
}

namespace detail {
inline void check_reserve_months(double months) {
  if (!(months >= 0.0 && months <= timeline::most_periods))
    outside_the_domain("reserve account: months", months, "must be 0 to 12000");
}
template <class V, class Held>
[[nodiscard]] reserve_account<V> reserve_of(const debt_schedule<V>& debt, double months, const Held& held) {
  check_reserve_months(months);
  const timeline& when = debt.when();
  reserve_account<V> account{debt_flow<V>(when),
                             detail::entry_row<V>(static_cast<std::size_t>(when.periods()) + 1, V(0.0))};
  V before(0.0);
  for (int k = 0; k <= when.periods(); ++k) {
    const V now = held(k, before, reserve_target(debt, months, k).base_value());
    account.moves.set(k, money<V>::from_base_value(static_cast<V>(before - now)));
    account.balance[static_cast<std::size_t>(k)] = before = now;
  }
  return account;
}
}  // namespace detail

/// Funded at the close, kept at its target, released with the last payments.
///
///   held_k = target_k
///
/// @param months  of debt service, 6 in most loans
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error on months that are not 0 to 12000
/// @source  any text on project finance
template <class V>
[[nodiscard]] reserve_account<V> reserve_funded_at_close(const debt_schedule<V>& debt, double months) {
  return detail::reserve_of(debt, months, [](int, const V&, const V& target) { return target; });
}
/// Funded from cash: what is left after debt service fills it, what is missing for debt service is taken from it.
///
///   held_k = min(max(held_{k-1} + cfads_k - service_k, 0), target_k),   held_0 = 0
///
/// @errors  domain_error on months that are not 0 to 12000; input_error on different timelines
/// @source  any text on project finance
template <class V>
[[nodiscard]] reserve_account<V> reserve_funded_from_cash(const debt_schedule<V>& debt, double months,
                                                          const cfads<V>& available) {
  detail::same_timeline(debt.when(), available.when());
  return detail::reserve_of(debt, months, [&](int k, const V& before, const V& target) {
    if (k == 0) return V(0.0);
    const V after = static_cast<V>(before + (available[k] - debt.service(k)).base_value());
    return math::min(math::max(after, V(0.0)), target);
  });
}

}  // namespace aifactory
