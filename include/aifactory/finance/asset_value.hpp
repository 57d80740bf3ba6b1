// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is an asset worth before its life is over?
#pragma once

#include "aifactory/finance/cash_flow_terms.hpp"
#include "aifactory/model/capital.hpp"

namespace aifactory {

/// Value of an asset of a certain age as a share of the price paid, in constant dollars.
///
///   straight_line  s + (1 - s) (1 - a / L)
///   annuity        (A / C) / CRF(r, L - a) + s (1 + r)^-(L - a),   A = (C - s C (1 + r)^-L) CRF(r, L)
///   none           0
///
/// At the end of the life it is the residual by every rule; by `annuity` a year's cost of the asset is the same in each year of its
/// life, so that a sale at any age leaves the levelized cost as it is.
///
/// @param residual  [-]  s, value left at the end of life
/// @param life      [years]  L, above the age
/// @param age       [years]  a
/// @param real      [1/year]  r, the real WACC
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  any text on engineering economy (unrecovered balance of an annuity)
template <class V>
[[nodiscard]] constexpr V unexpired_value(horizon_value rule, const share<V>& residual, const V& life, double age, const V& real) {
  const V& s = residual.value();
  const V left = static_cast<V>(life - age);
  if (rule == horizon_value::none) return V(0.0);
  if (rule == horizon_value::straight_line) return static_cast<V>(s + (1.0 - s) * left / life);
  const V log_growth = math::log1p(real);
  const V yearly = static_cast<V>((1.0 - s * math::exp(V(-life * log_growth))) * capital_recovery_factor(real, life));
  return static_cast<V>(yearly / capital_recovery_factor(real, left) + s * math::exp(V(-left * log_growth)));
}

}  // namespace aifactory
