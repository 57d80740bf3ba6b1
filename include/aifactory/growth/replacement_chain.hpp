// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does it cost to keep a machine in service, when each next one is cheaper or dearer than the last?
#pragma once

#include "aifactory/finance/annuity.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/rate.hpp"

#include <cmath>

namespace aifactory {

/// The cost of a chain of purchases: today's value, and the level payment at the end of each year that has the same value.
template <class V = double>
struct chain_cost {
  real_money<V> present_value;  ///< PV of all purchases, less the credit
  quantity<u::per<u::real_usd, u::second>, V> yearly;  ///< EAC, the level payment at the end of each year
};

/// Replacement chain: bought at 0, L, 2L, ... before the horizon, each at the price of its day; what is left of the last one's life
/// is credited at the horizon.
///
///   PV  = sum_k C (1 + g)^(kL) (1 + r)^(-kL)  -  C (1 + g)^(nL) u (1 + r)^-H,   u = ((n + 1) L - H) / L,   n = last purchase
///   EAC = PV CRF(r, H)
///
/// With g = 0 and a horizon of whole lives it is the annuity CRF(r, L) C; with g < 0 that annuity is too dear.
///
/// @param first    [USD_real]  C, the price today
/// @param change   [1/year]    g, of the price in constant dollars
/// @param life     [years]     L, above 0; the same in every trial, because it decides how many are bought
/// @param horizon  [years]     H, above 0
/// @param real     [1/year]    r
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error where life or horizon is not above 0
/// @source  any text on engineering economy (replacement chain, equivalent annual cost)
template <class V>
[[nodiscard]] chain_cost<V> replacement_chain(const real_money<V>& first, const real_rate<V>& change, double life, double horizon, const real_rate<V>& real) {
  const term<double> one_life(life), all_years(horizon);
  const V growth = static_cast<V>(math::log1p(change.effective_annual()) - math::log1p(real.effective_annual()));
  const int last = static_cast<int>(std::ceil(horizon / one_life.periods() - 1e-9)) - 1;
  V sum(0.0);
  for (int k = 0; k <= last; ++k) sum = static_cast<V>(sum + math::exp(V(k * life * growth)));
  const double unexpired = ((last + 1) * life - all_years.periods()) / life;
  const V credit = static_cast<V>(unexpired * math::exp(V(last * life * math::log1p(change.effective_annual()) - horizon * math::log1p(real.effective_annual()))));
  const real_money<V> worth = first * static_cast<V>(sum - credit);
  return {worth, worth * capital_recovery_factor(real.effective_annual(), V(horizon)) / year};
}

}  // namespace aifactory
