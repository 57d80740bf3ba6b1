// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At whose rate is a flow discounted?
///
/// An effective annual rate that says which flows it is for: a WACC discounts free flow, a cost of equity equity flow.
#pragma once

#include "aifactory/finance/flow_kind.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/ratio.hpp"

namespace aifactory {

/// An effective annual rate for one kind of flow. It is a flat discount curve: df(t) = (1 + r)^-t.
/// @errors  those of rate: not above -100 %, not finite
template <class Purpose, class Basis, class V = double>
class discount_rate {
  rate<Basis, V> rate_;

 public:
  using purpose = Purpose;
  using basis = Basis;
  using value_type = V;

  /// Of an effective annual rate, in words: nominal_wacc<>{9.0_pct_per_year}.
  constexpr explicit discount_rate(const rate<Basis, V>& annual) : rate_(annual) {}
  template <class W>
  requires(!std::same_as<W, V> && std::constructible_from<V, W>) constexpr explicit(false)
      discount_rate(const discount_rate<Purpose, Basis, W>& other)
      : rate_(rate<Basis, V>(other.annual())) {}

  /// Another purpose or basis: does not compile, in words.
  template <class Other, class OtherBasis, class W>
  requires(!std::same_as<Other, Purpose> || !std::same_as<OtherBasis, Basis>)
      discount_rate(const discount_rate<Other, OtherBasis, W>&)
      : rate_(never<rate<Basis, V>>()) {
    static_assert(
        expected_but_given<discount_rate, discount_rate<Other, OtherBasis, W>>::value,
        "aifactory: a WACC, a pre-tax WACC, a cost of equity and a cost of debt, real or nominal, do not stand for "
        "each other");
  }

  /// The effective annual rate.
  [[nodiscard]] constexpr const rate<Basis, V>& annual() const { return rate_; }
  /// The growth of one year, as a fraction.
  [[nodiscard]] constexpr const V& effective_annual() const { return rate_.effective_annual(); }
  /// The growth of one period where a year has m of them: (1 + a)^(1/m) - 1.
  [[nodiscard]] constexpr V per_period(int m) const {
    return math::expm1(V(math::log1p(effective_annual()) / static_cast<double>(m)));
  }
  /// Today's value of one dollar after so many years: (1 + r)^-years.
  [[nodiscard]] constexpr V df(double years) const { return math::exp(V(-years * math::log1p(effective_annual()))); }
};

/// Cost of capital after tax, for free flow in dollars of the day.
template <class V = double>
using nominal_wacc = discount_rate<cash::free, basis::nominal, V>;
/// Cost of capital after tax, for free flow in constant dollars.
template <class V = double>
using real_wacc = discount_rate<cash::free, basis::real, V>;
/// Cost of capital before tax, for flows before tax in dollars of the day.
template <class V = double>
using nominal_pretax_wacc = discount_rate<cash::pretax, basis::nominal, V>;
/// Cost of capital before tax, for flows before tax in constant dollars.
template <class V = double>
using real_pretax_wacc = discount_rate<cash::pretax, basis::real, V>;
/// What the owners ask for, for equity flow in dollars of the day.
template <class V = double>
using nominal_cost_of_equity = discount_rate<cash::equity, basis::nominal, V>;
/// What the owners ask for, for equity flow in constant dollars.
template <class V = double>
using real_cost_of_equity = discount_rate<cash::equity, basis::real, V>;
/// What lenders ask for, for debt flow in dollars of the day.
template <class V = double>
using nominal_cost_of_debt = discount_rate<cash::debt, basis::nominal, V>;
/// What lenders ask for, for debt flow in constant dollars.
template <class V = double>
using real_cost_of_debt = discount_rate<cash::debt, basis::real, V>;

/// Fisher: 1 + real = (1 + nominal) / (1 + inflation).
/// @errors  none beyond those of rate
/// @source  Fisher's relation
template <class P, class V>
[[nodiscard]] constexpr discount_rate<P, basis::real, V> real_from(const discount_rate<P, basis::nominal, V>& nominal,
                                                                   const inflation_rate<V>& inflation) {
  return discount_rate<P, basis::real, V>(real_from(nominal.annual(), inflation));
}
/// Fisher: 1 + nominal = (1 + real) (1 + inflation).
/// @errors  none beyond those of rate
/// @source  Fisher's relation
template <class P, class V>
[[nodiscard]] constexpr discount_rate<P, basis::nominal, V> nominal_from(const discount_rate<P, basis::real, V>& real,
                                                                         const inflation_rate<V>& inflation) {
  return discount_rate<P, basis::nominal, V>(nominal_from(real.annual(), inflation));
}

/// The weighted average cost of capital after tax.
///
///   wacc = (1 - d) k_e + d k_d (1 - T)
///
/// @param gearing  [-]  debt over capital
/// @param tax      [-]  the rate at which interest is deducted
/// @errors  those of rate
/// @source  any text on corporate finance; SAM's Lcoefcr uses the same
template <class V>
[[nodiscard]] constexpr nominal_wacc<V> wacc_of(const nominal_cost_of_equity<V>& equity,
                                                const nominal_cost_of_debt<V>& debt, const share<V>& gearing,
                                                const share<V>& tax) {
  const V d = gearing.value();
  return nominal_wacc<V>(nominal_rate<V>::effective(
      static_cast<V>((1.0 - d) * equity.effective_annual() + d * debt.effective_annual() * (1.0 - tax.value()))));
}

}  // namespace aifactory
