// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does capital cost a year?
#pragma once

#include "aifactory/model/finance.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// Capital recovery factor: the level payment per year and dollar that pays back capital with interest.
///
///   CRF(r, n) = r / (1 - (1 + r)^-n) = r / -expm1(-n log1p(r)),   (1 + (n + 1) r / 2) / n near r = 0
///
/// Increasing in r and decreasing in n, so intervals are tight. The first-order limit gives derivatives their slope
/// (n + 1) / (2 n) at r = 0.
///
/// @param rate     [1/year]  effective, above -1
/// @param periods  [years]   above 0, need not be whole
/// @return         [1/year]  r where periods is infinite and r above 0
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: infinite at 0 periods, which validate() refuses; not a number at a rate below -1
/// @source  any text on engineering economy; the form with expm1 keeps full precision at small rates
template <class V>
[[nodiscard]] constexpr V capital_recovery_factor(const V& rate, const V& periods) {
  return math::increasing(rate, [&](const V& r) {
    return math::decreasing(periods, [&](const V& n) {
      const auto free = math::is_zero(r);
      const V used = math::where(free, V(1.0), r);  // both sides are evaluated: keep 0/0 out
      const V limit = static_cast<V>((1.0 + 0.5 * (n + 1.0) * r) / n);
      return math::where(free, limit, V(used / -math::expm1(V(-n * math::log1p(used)))));
    });
  });
}

/// The rate at which a steady year charges capital.
///
///   nominal_level  wacc
///   real_level     (1 + wacc) / (1 + inflation) - 1
///   straight_line  0: CRF is then 1 / life
///
/// @return  [1/year]  as a fraction
/// @errors  input_error for real_level where V is a floating-point number and the real rate is not finite and above -1
/// @source  Fisher's equation for real_level; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr V level_rate(const finance<V>& terms) {
  if (terms.method == capital_method::straight_line) return V(0.0);
  const nominal_rate<V>& wacc = terms.wacc;
  if (terms.basis == cost_basis::real_level) return math::named(real_from(wacc, terms.inflation).effective_annual(), "real wacc", "1/year");
  return wacc.effective_annual();
}

/// Yearly cost of capital that has lost its value after `life`.
///
///   annual = capex * CRF(r, n) / year
///
/// @param capex     [USD]
/// @param life      [time]  above 0
/// @param rate      [1/year]  from level_rate
/// @return          [USD/time]
/// @errors  none: not finite at a life of 0, which validate() refuses
/// @source  any text on engineering economy
template <class V>
[[nodiscard]] constexpr money_per_time<V> annual_capital(const money<V>& capex, const duration<V>& life, const V& rate) {
  return capex * math::named(capital_recovery_factor(rate, life.in(year)), "capital recovery factor", "1") / year;
}

/// The same where something is left at the end.
///
///   annual = (capex - residual * capex * (1 + r)^-n) * CRF(r, n) / year
///
/// @param residual  [-]  value left at the end, as a share of capex; at rate 0 this is a straight line to it
/// @return          [USD/time]
/// @errors  none: not finite at a life of 0, which validate() refuses
/// @source  any text on engineering economy: the level payment for what is not recovered by the sale at the end
template <class V>
[[nodiscard]] constexpr money_per_time<V> annual_capital(const money<V>& capex, const share<V>& residual,
                                                         const duration<V>& life, const V& rate) {
  const V end_value = math::named(V(residual.value() * math::exp(V(-life.in(year) * math::log1p(rate)))), "present worth of what is left", "1");
  return annual_capital(money<V>(capex * (1.0 - end_value)), life, rate);
}

/// Yearly cost of capital that keeps its value, such as land: the interest on it.
///
///   annual = capital * rate / year
///
/// @param rate  [1/year]  from level_rate; 0 for a straight line
/// @return      [USD/time]
/// @errors  none
/// @source  the limit of annual_capital for a life without end
template <class V>
[[nodiscard]] constexpr money_per_time<V> annual_interest(const money<V>& capital, const V& rate) {
  return capital * rate / year;
}

}  // namespace aifactory
