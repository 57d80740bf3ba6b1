// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which rent does it cost the same to rent as to own?
#pragma once

#include "aifactory/finance/required_price.hpp"

namespace aifactory {

/// What a plan costs today: the present value, after tax, of a flow that is mostly paid.
///
///   cost = -NPV(free flow)
///
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] money<V> present_cost(const free_flow<V>& flow, const nominal_wacc<V>& wacc) {
  return -npv(flow, wacc);
}

/// The tax relief of what only costs: with losses refunded all of it, else none, because there is never an income to take it from.
/// @return  [-]  T with losses refunded, else 0
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] share<V> relief_on_cost(const income_tax<V>& law) {
  return law.on_loss == losses::refund ? law.rate : share<V>(V(0.0));
}

/// Present cost after tax of amounts at a price of one: GPU-hours, leased power, tokens.
///
///   D = sum_k a_k df(t_k) - T sum_y a_y df(last entry of year y)          one year with yearly payments: (1 - T) a df
///
/// @errors  none
/// @source  own, from the definition
template <class D, class V>
[[nodiscard]] quantity<D, V> amount_after_tax(const amount_flow<D, V>& amounts, const income_tax<V>& law, const nominal_wacc<V>& wacc) {
  return quantity<D, V>::from_base_value(detail::worth_after_tax(amounts.when(), amounts.base_values(), relief_on_cost(law).value(), wacc));
}

/// The price per unit at which buying these amounts costs as much as a present cost.
///
///   p = present cost / D
///
/// @param cost     [USD]  after tax: of the own factory
/// @param amounts  what would be bought; with a price that moves, amounts times its path, and p is then today's price
/// @return         [USD per unit]
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when nothing is bought, where V is a floating-point number
/// @source  own, from the definition; case FD033 by three tools, tests/finance/rent_or_build_test.cpp
template <class D, class V>
[[nodiscard]] quantity<u::per<u::usd, D>, V> indifference_price(const money<V>& cost, const amount_flow<D, V>& amounts, const income_tax<V>& law,
                                                                const nominal_wacc<V>& wacc) {
  const quantity<D, V> divisor = amount_after_tax(amounts, law, wacc);
  if constexpr (std::floating_point<V>)
    if (!(divisor.base_value() > V(0.0)))
      detail::outside_the_domain("indifference_price: amount after tax", static_cast<double>(divisor.base_value()), "must be above 0");
  return cost / divisor;
}

}  // namespace aifactory
