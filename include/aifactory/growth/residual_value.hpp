// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are used GPUs worth at an age, and after a better generation is on sale?
#pragma once

#include "aifactory/finance/asset_value.hpp"
#include "aifactory/growth/build_terms.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace aifactory {

/// Share of the price by a list: 1 when new, the n-th entry after n years, straight lines between, level after the last.
///
///   v_n + (age - n) (v_{n+1} - v_n),   n = floor(age), v_0 = 1
///
/// @param age  [years]
/// @return     [-]  0 without a list
/// @errors     none
/// @source     definition
[[nodiscard]] inline double residual_of_list(const std::vector<double>& by_age, double age) {
  if (by_age.empty() || age <= 0.0) return by_age.empty() ? 0.0 : 1.0;
  const double whole = std::floor(age);
  const auto at = [&](double n) { return n < 1.0 ? 1.0 : by_age[std::min(by_age.size(), static_cast<std::size_t>(n)) - 1]; };
  return at(whole) + (age - whole) * (at(whole + 1.0) - at(whole));
}

/// What GPUs are worth as a share of the price paid, in constant dollars.
///
///   curve(a) = list, or (1 - d)^a, or without either unexpired_value (finance/asset_value.hpp) up to the life and s after it
///   value    = curve(a) (1 - jump)^n,   n = generations that came on sale since they were bought
///
/// @param age    [years]  a
/// @param later  n
/// @param rule   of the value at the horizon, which holds where there is no curve
/// @param real   [1/year]  the real WACC, for the rule annuity
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  own; list of ages and jump as vendors of used accelerators quote them
template <class V>
[[nodiscard]] V residual_value(const build_out_terms<V>& terms, const std::vector<double>& by_age, const share<V>& residual, const V& life, double age, int later,
                               horizon_value rule, const V& real) {
  const V& decline = terms.residual_decline.value();
  V curve(0.0);
  if (!by_age.empty()) {
    curve = V(residual_of_list(by_age, age));
  } else {
    const auto over = math::is_zero(math::max(V(life - age), V(1e-9)) - V(1e-9));
    const V line = math::where(over, residual.value(), unexpired_value(rule, residual, math::max(life, V(age + 1e-9)), age, real));
    const auto none = math::is_zero(decline);
    const V lost = math::min(decline, V(1.0 - 1e-15));  // all of it has no logarithm
    curve = math::where(none, line, math::exp(V(age * math::log1p(V(-lost)))));
  }
  const V after_jump = static_cast<V>(1.0 - terms.residual_jump.value());
  for (int n = 0; n < later; ++n) curve = static_cast<V>(curve * after_jump);
  return curve;
}

}  // namespace aifactory
