// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a cash flow earn when what comes in is reinvested at a rate of its own?
#pragma once

#include "aifactory/finance/npv.hpp"

namespace aifactory {

/// The two rates of a modified rate of return, by name because they are easily swapped.
template <class Basis, class V = double>
struct mirr_rates {
  rate<Basis, V> finance;   ///< at which outlays are discounted
  rate<Basis, V> reinvest;  ///< at which receipts grow to the end
};

/// Modified internal rate of return, effective annual.
///
///   MIRR = (FV(receipts, reinvest) / -PV(outlays, finance))^(1/T) - 1,   T = the time of the last entry in years
///
/// @errors  domain_error when there are no outlays or no receipts, where V is a floating-point number; when all is paid at one time
/// @source  spreadsheets' MIRR
template <class Kind, class D, class V, class Basis, class W>
[[nodiscard]] auto mirr(const flow<Kind, D, V>& cash, const mirr_rates<Basis, W>& rates) {
  using R = common_value_t<V, W>;
  const auto sum_of = [&](const rate<Basis, W>& at, bool receipts) {
    flow<Kind, D, V> side(cash.when());
    for (int k = 0; k <= cash.when().periods(); ++k)
      side.set(k, receipts ? math::max(cash[k], quantity<D, V>::from_base_value(V(0.0)))
                           : math::min(cash[k], quantity<D, V>::from_base_value(V(0.0))));
    return npv(side, discount_rate<Kind, Basis, W>(at)).base_value();
  };
  const R received = static_cast<R>(sum_of(rates.reinvest, true)), paid = static_cast<R>(-sum_of(rates.finance, false));
  if constexpr (std::floating_point<R>) {
    if (!(paid > R(0))) detail::outside_the_domain("mirr", static_cast<double>(paid), "needs an outlay");
    if (!(received > R(0))) detail::outside_the_domain("mirr", static_cast<double>(received), "needs a receipt");
  }
  const double years = cash.when().time(cash.when().periods());
  if (!(years > 0.0)) detail::outside_the_domain("mirr", years, "needs time between the first and the last entry");
  const R growth =
      static_cast<R>(math::log(R(received / paid)) / years + math::log1p(R(rates.reinvest.effective_annual())));
  return rate<Basis, R>::effective(math::expm1(growth));
}

}  // namespace aifactory
