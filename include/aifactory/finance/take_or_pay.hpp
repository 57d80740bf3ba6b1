// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is paid for GPU-hours that were promised, whether they are used or not?
#pragma once

#include "aifactory/finance/gpu_hours.hpp"
#include "aifactory/units/math.hpp"

namespace aifactory {

/// A promise to pay for GPU-hours of a period.
template <class V = double>
struct take_or_pay {
  gpu_hour_price<hours::reserved, V> price;  ///< of each committed hour
  gpu_hours<hours::reserved, V> committed;   ///< of the period, paid whether used or not
  gpu_hour_price<hours::billed, V> overage;  ///< of each hour beyond the commitment
};

/// The bill of one period.
template <class V = double>
struct take_or_pay_bill {
  money<V> committed;  ///< due whatever is used
  money<V> overage;    ///< for hours beyond the commitment
  money<V> unused;     ///< the part of `committed` that is paid for hours nobody used

  /// committed + overage
  [[nodiscard]] constexpr money<V> total() const { return committed + overage; }
};

/// The bill for what was used.
///
///   committed = price x committed hours
///   overage   = overage price x max(used - committed, 0)
///   unused    = price x max(committed - used, 0)
///
/// @param terms  of this period: a commitment per year is divided by the periods of a year first
/// @param used   [GPU h]  busy hours of the same period
/// @return       [USD]
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  the usual take-or-pay clause; case FD032 by three tools, tests/finance/take_or_pay_test.cpp
template <class V>
[[nodiscard]] constexpr take_or_pay_bill<V> bill_for(const take_or_pay<V>& terms, const gpu_hours<hours::busy, V>& used) {
  const auto none = quantity<u::gpu_second, V>::from_base_value(V(0.0));
  const auto beyond = quantity<u::gpu_second, V>(used.amount() - terms.committed.amount());
  const auto idle = quantity<u::gpu_second, V>(terms.committed.amount() - used.amount());
  return {terms.price * terms.committed, terms.overage * gpu_hours<hours::billed, V>(math::max(beyond, none)),
          terms.price * gpu_hours<hours::reserved, V>(math::max(idle, none))};
}

}  // namespace aifactory
