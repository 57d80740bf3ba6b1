// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How fast is a loan repaid that takes a part of the cash left over?
#pragma once

#include "aifactory/finance/cfads.hpp"
#include "aifactory/finance/loan.hpp"

namespace aifactory {

/// What a prepayment changes.
enum class prepaid {
  ends_earlier,   ///< the planned amounts stay (the payment, or the principal where that is level) and the last ones
                  ///< fall away
  lower_payments  ///< the tenor stays and the payments fall
};

/// A loan with a cash sweep: beyond its terms it is repaid from a part of the cash that is left after debt service.
///
///   swept_k = min(s max(cfads_k - service_k, 0), owed)
///
/// Planned payments are made whether or not the cash covers them; a coverage ratio shows where it does not.
///
/// @param part    [-]  s, of the cash left
/// @shape   scalar, or lanes when V is a batch
/// @errors  those of amortize
/// @source  own, from the definition
template <class V>
[[nodiscard]] debt_schedule<V> amortize_with_sweep(const debt_flow<V>& drawn, const debt_interest<V>& interest,
                                                   const loan_terms& terms, const cfads<V>& available,
                                                   const share<V>& part, prepaid then, const debt_fees<V>& fees = {}) {
  detail::same_timeline(drawn.when(), available.when());
  const detail::debt_span span = detail::span_of(terms, drawn.when());
  return detail::run_debt(
      drawn, interest, fees, span, detail::repayment_plan<V>(interest, terms, then == prepaid::lower_payments),
      [&](int k, const V& paid) { return static_cast<V>(part.value() * (available[k].base_value() - paid)); });
}

}  // namespace aifactory
