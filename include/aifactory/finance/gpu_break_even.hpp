// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  After how long has an own system paid for itself by the rent it saves?
#pragma once

#include "aifactory/finance/domain_error.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// The plain break-even of vendors' papers: before tax, undiscounted, at the prices of one day.
///
///   time = capital / (rent - running cost)
///
/// @param capital  [USD]
/// @param rent     [USD/time]  what the same work costs in a cloud
/// @param running  [USD/time]  own energy, staff, licences, upkeep
/// @return         [time]  on the calendar when rent and running cost are; hours of use when they are per hour of use
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when rent is not above running cost, where V is a floating-point number: it never pays
/// @source  Lenovo Press LP2225 (2025-05-23); its three cases in tests/published/rent_or_build_test.cpp
template <class V>
[[nodiscard]] constexpr duration<V> break_even_time(const money<V>& capital, const money_per_time<V>& rent, const money_per_time<V>& running) {
  const money_per_time<V> saved = rent - running;
  if constexpr (std::floating_point<V>)
    if (!(saved.base_value() > V(0.0)))
      detail::outside_the_domain("break_even_time: rent less running cost", static_cast<double>(saved.base_value()), "must be above 0: nothing is saved");
  return capital / saved;
}

}  // namespace aifactory
