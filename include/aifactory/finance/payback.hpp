// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  When is the money back?
#pragma once

#include "aifactory/finance/npv.hpp"

#include <cmath>
#include <optional>

namespace aifactory {

/// When the running sum reaches zero, in years from the close. Both are empty when it never does.
struct payback_time {
  std::optional<double> first;  ///< [years]  the first time it comes up to zero; 0 where nothing is paid out at the close
  /// The last time it comes up to zero, to stay: a later outlay (a refresh) can push it below again. Empty when it ends
  /// below.
  std::optional<double> last;
};

namespace detail {
/// Crossings of the running sum of factor(k) times entry k, linear between the times of two entries.
template <class Kind, class D, class V, class F>
[[nodiscard]] payback_time crossings(const flow<Kind, D, V>& cash, const F& factor) {
  payback_time result;
  if constexpr (!std::same_as<V, double>) {
    return result;  // refused in words before
  } else {
    double sum = cash[0].base_value() * factor(0), moved = std::fabs(sum);
    if (sum >= 0.0) result.first = result.last = 0.0;
    for (int k = 1; k <= cash.when().periods(); ++k) {
      const double entry = cash[k].base_value() * factor(k), before = sum;
      sum += entry, moved += std::fabs(entry);
      if (std::fabs(sum) <= 1e-13 * moved) sum = 0.0;  // a rest of rounding: what earns its rate exactly is paid back at the end
      if (before < 0.0 && sum >= 0.0) {
        const double start = cash.when().time(k - 1);
        const double time = start + -before / entry * (cash.when().time(k) - start);
        if (!result.first) result.first = time;
        result.last = time;
      }
    }
    if (sum < 0.0) result.last.reset();
    return result;
  }
}
template <class Kind, class V>
constexpr void explain_payback() {
  static_assert(
      std::same_as<V, double> || expected_but_given<double, V>::value,
      "aifactory: a payback time is found by a search, which takes plain numbers and not lanes, duals, intervals or "
      "expressions: ask it of each trial");
  static_assert(!std::same_as<Kind, cash::non_cash> || expected_but_given<cash::free, Kind>::value,
                "aifactory: depreciation is not cash and pays nothing back");
}
}  // namespace detail

/// Simple payback: the first and the last time the sum of the entries reaches zero.
///
///   t = t_{k-1} + -S_{k-1} / CF_k (t_k - t_{k-1})   where S_{k-1} < 0 <= S_k,   S_k = CF_0 + .. + CF_k
///
/// @errors  none: empty where it never does
/// @source  any text on corporate finance, linear within a period
template <class Kind, class D, class V>
[[nodiscard]] payback_time payback(const flow<Kind, D, V>& cash) {
  detail::explain_payback<Kind, V>();
  return detail::crossings(cash, [](int) { return 1.0; });
}
/// Discounted payback: the same of entries discounted to the close.
///
///   S_k = sum_{j <= k} CF_j df(t_j)
///
/// @errors  none: empty where it never does
/// @source  any text on corporate finance
template <class Kind, class D, class V, discount_curve C>
[[nodiscard]] payback_time payback(const flow<Kind, D, V>& cash, const C& curve) {
  detail::explain_payback<Kind, V>();
  detail::explain_discount<Kind, detail::in_real_money<D>(), typename C::purpose, typename C::basis>();
  return detail::crossings(cash, [&](int k) { return static_cast<double>(curve.df(cash.when().time(k))); });
}

}  // namespace aifactory
