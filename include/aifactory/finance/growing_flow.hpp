// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does an amount that grows every period fill a timeline?
#pragma once

#include "aifactory/finance/flow.hpp"
#include "aifactory/units/math.hpp"

namespace aifactory {

/// Nothing at the close, then an amount that grows by the same factor each period: a price path, a cost that inflates.
///
///   entry 0 = 0,   entry k = first g^(k - 1)
///
/// In four rows by g^4, so that the machine does not wait for each product.
///
/// @param first  entry 1
/// @param step   [-]  g, the growth factor of one period: (1 + annual)^(1/m)
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  definition
template <class Flow, class Q, class V>
[[nodiscard]] Flow growing_flow(const timeline& when, const Q& first, const V& step) {
  Flow result = Flow::unfilled(when);
  using number = typename Flow::value_type;
  const number start = typename Flow::amount_type(first).base_value();
  number* const entry = result.base_values().data();
  const int periods = when.periods();
  const number g(step), g2 = static_cast<number>(g * g), g4 = static_cast<number>(g2 * g2);
  number row0 = start, row1 = static_cast<number>(start * g), row2 = static_cast<number>(start * g2),
         row3 = static_cast<number>(row1 * g2);
  entry[0] = number(0.0);
  int k = 1;
  for (; k + 3 <= periods; k += 4) {  // named, not an array: an array would live in memory
    entry[k] = row0, entry[k + 1] = row1, entry[k + 2] = row2, entry[k + 3] = row3;
    row0 = static_cast<number>(row0 * g4), row1 = static_cast<number>(row1 * g4);
    row2 = static_cast<number>(row2 * g4), row3 = static_cast<number>(row3 * g4);
  }
  if (k <= periods) entry[k] = row0;
  if (k + 1 <= periods) entry[k + 1] = row1;
  if (k + 2 <= periods) entry[k + 2] = row2;
  return result;
}

/// A price, or another amount, that grows by an annual rate from its value at the begin of the timeline's time 0.
///
///   entry k = now (1 + growth)^(t_k)
///
/// @errors  none beyond those of rate
/// @source  definition of an effective annual rate
template <class D, class V, class Basis, class W>
[[nodiscard]] auto grown_from_now(const quantity<D, V>& now, const rate<Basis, W>& growth, const timeline& when) {
  using R = common_value_t<V, W>;
  const R log_growth = math::log1p(R(growth.effective_annual()));
  const quantity<D, R> first = now * math::exp(R(when.time(1) * log_growth));
  return growing_flow<flow<cash::none, D, R>>(when, first,
                                              math::exp(R(log_growth / static_cast<double>(when.periods_per_year()))));
}

}  // namespace aifactory
