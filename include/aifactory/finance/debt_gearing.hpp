// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much debt is a part of all uses, when the debt itself has uses (its fee, its reserve, its interest)?
#pragma once

#include "aifactory/finance/conventions.hpp"

#include <vector>

namespace aifactory {

/// Debt over all uses. More than 1 is refused unless it is asked for by name.
/// @errors  input_error (share) outside 0 to 1; domain_error below 0 and not finite with allow_overgearing
template <class V = double>
class debt_gearing {
  V value_;
  struct raw {};
  debt_gearing(raw, const V& value) : value_(value) {}

 public:
  /// A share of all uses, 0 to 1.
  explicit(false) debt_gearing(const share<V>& part) : value_(part.value()) {}
  /// Debt may exceed the uses: the owners take the difference out at the close.
  /// @errors  domain_error below 0 and on what is not finite
  [[nodiscard]] static debt_gearing allow_overgearing(const V& debt_over_uses) {
    detail::must_be_finite("gearing", debt_over_uses);
    if constexpr (std::floating_point<V>)
      if (debt_over_uses < V(0))
        detail::outside_the_domain("gearing", static_cast<double>(debt_over_uses), "must not be below 0");
    return {raw{}, debt_over_uses};
  }
  /// [-]  debt over all uses.
  [[nodiscard]] const V& value() const { return value_; }
};

namespace detail {
/// What a debt adds to the uses, per dollar of them: g a.
template <class V>
[[nodiscard]] V own_uses(const debt_gearing<V>& part, const V& uses_per_dollar_of_debt) {
  must_be_finite("gearing: uses per dollar of debt", uses_per_dollar_of_debt);
  if constexpr (std::floating_point<V>)
    if (uses_per_dollar_of_debt < V(0))
      outside_the_domain("gearing: uses per dollar of debt", static_cast<double>(uses_per_dollar_of_debt),
                         "must not be below 0");
  return static_cast<V>(part.value() * uses_per_dollar_of_debt);
}
}  // namespace detail

/// The debt that is a part g of all uses, where every dollar of debt adds a dollars of uses itself.
///
///   D = g (C + a D) = g C / (1 - g a)      closed form
///   D = g C (1 + g a)                      one pass, as SAM has it: below g by (g a)^2
///
/// a is the sum of what is paid for the debt at the close: the up-front fee, the reserve account per dollar of debt,
/// the interest during construction. All are proportional to the debt, so nothing needs to be iterated.
///
/// @param cost  [USD]  C, the uses without those of the debt
/// @param uses_per_dollar_of_debt  [-]  a
/// @errors  domain_error when g a is 1 or more, or a is below 0 or not finite, where V is a floating-point number
/// @source  algebra; the one pass is SAM's (ssc cmod_singleowner)
template <class V>
[[nodiscard]] money<V> geared_debt(const money<V>& cost, const debt_gearing<V>& part,
                                   const V& uses_per_dollar_of_debt = V(0.0),
                                   gearing_method method = gearing_method::closed_form) {
  const V g = part.value(), own = detail::own_uses(part, uses_per_dollar_of_debt);
  if constexpr (std::floating_point<V>)
    if (!(own < V(1)))
      detail::outside_the_domain("geared_debt: uses per dollar of uses", static_cast<double>(own), "must be below 1");
  if (method == gearing_method::one_pass) return cost * static_cast<V>(g * (1.0 + own));
  return cost * static_cast<V>(g / (1.0 - own));
}

/// A debt among several that each are a part of all uses.
template <class V = double>
struct geared_part {
  debt_gearing<V> part;            ///< [-]  g_j
  V uses_per_dollar_of_debt{0.0};  ///< [-]  a_j
};
/// All uses, where each debt is a part of them and adds uses itself; the debts are g_j U.
///
///   U = C + sum_j a_j g_j U = C / (1 - sum_j g_j a_j)
///
/// @param cost  [USD]  C, the uses without those of the debts, and with those of debts of a fixed amount
/// @errors  domain_error when sum g_j a_j is 1 or more, an a_j is below 0 or not finite, where V is a
///          floating-point number
/// @source  algebra
template <class V>
[[nodiscard]] money<V> geared_uses(const money<V>& cost, const std::vector<geared_part<V>>& debts) {
  V own(0.0);
  for (const geared_part<V>& each : debts)
    own = static_cast<V>(own + detail::own_uses(each.part, each.uses_per_dollar_of_debt));
  if constexpr (std::floating_point<V>)
    if (!(own < V(1)))
      detail::outside_the_domain("geared_uses: uses per dollar of uses", static_cast<double>(own), "must be below 1");
  return cost / static_cast<V>(1.0 - own);
}

}  // namespace aifactory
