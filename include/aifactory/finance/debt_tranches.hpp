// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are several debts together?
#pragma once

#include "aifactory/finance/debt_schedule.hpp"

#include <string>

namespace aifactory {

/// A debt with a name.
template <class V = double>
struct debt_tranche {
  std::string name;
  debt_schedule<V> debt;  ///< draws, interest, principal, fees and what is owed
  debt_interest<V> interest;  ///< at which it accrues, entry by entry
};

/// All tranches as one debt.
/// @errors  input_error on different timelines
/// @source  definition: the sums of their entries
template <class V>
[[nodiscard]] debt_schedule<V> all_debt(const timeline& when, const std::vector<debt_tranche<V>>& tranches) {
  debt_schedule<V> all(when);
  for (const debt_tranche<V>& each : tranches) all += each.debt;
  return all;
}

/// The interest of all tranches together, entry by entry.
///
///   i_k = sum_j i_jk owed_j,k-1 / sum_j owed_j,k-1;   that of the first tranche where nothing is owed
///
/// All debt is worth its balance at it, so that coverage over its life means the same as for one loan.
///
/// @errors  domain_error without a tranche; input_error on different timelines
/// @shape   scalar, or lanes when V is a batch
/// @source  definition: the interest of all over what all owe
template <class V>
[[nodiscard]] debt_interest<V> blended_interest(const std::vector<debt_tranche<V>>& tranches) {
  if (tranches.empty()) throw domain_error("blended interest: no tranche, needs at least one");
  const timeline& when = tranches.front().interest.when();
  if (tranches.size() == 1) return tranches.front().interest;
  for (const debt_tranche<V>& each : tranches) detail::same_timeline(each.interest.when(), when);
  const auto blended = [&](int k, const auto& rate_of) {
    V owed(0.0), due(0.0);
    for (const debt_tranche<V>& each : tranches) {
      const V balance = each.debt.owed(k - 1).base_value();
      owed = static_cast<V>(owed + balance);
      due = static_cast<V>(due + balance * rate_of(each.interest));
    }
    const auto nothing = math::is_zero(owed);
    return math::where(nothing, V(rate_of(tranches.front().interest)), V(due / math::where(nothing, V(1.0), owed)));
  };
  std::vector<V> path;
  for (int k = 1; k <= when.periods(); ++k)
    path.push_back(blended(k, [&](const debt_interest<V>& each) { return each.whole(k); }));
  const V first = blended(1, [](const debt_interest<V>& each) { return each.accrued(1); });
  return debt_interest<V>::by_period(when, std::move(path), first);
}

}  // namespace aifactory
