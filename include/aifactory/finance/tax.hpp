// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much income tax is due, and when?
#pragma once

#include "aifactory/finance/flow.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/ratio.hpp"

#include <algorithm>

namespace aifactory {

/// What a loss is worth.
enum class losses {
  refund,         ///< tax is negative: somebody else's profit uses the loss in the year (SAM)
  carry_forward,  ///< later income is reduced by it, up to `carried_share` of that income
  forfeit         ///< nothing
};

/// When a tax credit is paid. At the close and at the end of year 1 differ by a year's interest: 3.9 % of a cost with a
/// 30 % credit.
enum class credit_timing { at_the_close, end_of_year_one };

/// An income tax.
template <class V = double>
struct income_tax {
  aifactory::share<V> rate;  ///< [-]  of taxable income
  losses on_loss = losses::refund;  ///< what a year's loss is worth
  /// The part of a year's income that carried losses may take away: 0.8 in US federal law for losses since 2018
  /// (26 U.S.C. 172(a)(2)), 1 elsewhere.
  aifactory::share<> carried_share{1.0};
};

/// One rate for two taxes, where state tax is deducted from federal income.
///
///   T = t_f (1 - t_s) + t_s
///
/// @errors  none beyond those of share
/// @source  26 U.S.C. 164(a)(3); SAM's effective tax rate
template <class V>
[[nodiscard]] constexpr share<V> combined_tax_rate(const share<V>& federal, const share<V>& state) {
  return share<V>(static_cast<V>(federal.value() * (1.0 - state.value()) + state.value()));
}

namespace detail {

/// Tax of each operating year on its income, paid in the year's last period; the close is a tax year of its own.
///
///   refund         T x_y
///   carry_forward  T (x+ - used),   used = min(losses carried, cap x+),   carried += x- - used
///   forfeit        T x+
template <class Kind, class V, class Income>
[[nodiscard]] flow<Kind, u::usd, V> tax_by_year(const timeline& when, const income_tax<V>& law, const Income& income) {
  flow<Kind, u::usd, V> due(when);
  const V none(0.0), rate = law.rate.value();
  V carried(0.0);
  const auto so_far = math::series<V>("taxable income of the year so far", "USD"), losses_carried = math::series<V>("tax losses carried forward", "USD");
  for (int k = 0; k <= when.periods();) {
    const int tax_year = when.year_of(k);
    V taxable(0.0);
    int last = k;
    for (; k <= when.periods() && when.year_of(k) == tax_year; ++k)
      taxable = math::named(static_cast<V>(taxable + income(k)), so_far, k), last = k;
    if (law.on_loss != losses::refund) {
      const V profit = math::max(taxable, none), loss = math::max(V(-taxable), none);
      taxable = profit;
      if (law.on_loss == losses::carry_forward) {
        const V used = math::min(carried, V(law.carried_share.value() * profit));
        taxable = static_cast<V>(profit - used);
        carried = math::named(static_cast<V>(carried + loss - used), losses_carried, last);
      }
    }
    due.set(last, money<V>::from_base_value(static_cast<V>(rate * taxable)));
  }
  return due;
}

}  // namespace detail

/// Tax due of a firm without debt, positive when it is paid; it makes a free flow (after_tax).
///
///   income = operating - deductions of a year
///
/// @param operating   revenue less operating cost, without capital: buying an asset is not deducted, its depreciation
/// is
/// @param deductions  tax depreciation, positive
/// @shape   scalar, or lanes when V is a batch
/// @errors  input_error on different timelines
/// @source  any text on corporate tax
template <class V>
[[nodiscard]] tax_flow<V> tax_due(const pretax_flow<V>& operating, const non_cash_flow<V>& deductions,
                                  const income_tax<V>& law) {
  detail::same_timeline(operating.when(), deductions.when());
  const auto op = operating.base_values(), dep = deductions.base_values();
  return detail::tax_by_year<cash::tax>(operating.when(), law, [&](int k) {
    return static_cast<V>(op[static_cast<std::size_t>(k)] - dep[static_cast<std::size_t>(k)]);
  });
}
/// Book depreciation in the place of tax depreciation: does not compile, in words.
template <class V>
tax_flow<V> tax_due(const pretax_flow<V>& operating, const book_flow<V>&, const income_tax<V>&) {
  detail::explain_flows<cash::non_cash, std::conditional_t<sizeof(V) == 0, V, cash::book>>();
  return tax_flow<V>(operating.when());
}

/// Tax due with interest deducted; it makes an equity flow (after_debt).
///
///   income = operating - deductions + interest
///
/// @param interest  as the borrower sees it: negative
/// @errors  input_error on different timelines
/// @source  any text on corporate tax
template <class V>
[[nodiscard]] levered_tax_flow<V> tax_due(const pretax_flow<V>& operating, const non_cash_flow<V>& deductions,
                                          const debt_flow<V>& interest, const income_tax<V>& law) {
  detail::same_timeline(operating.when(), deductions.when());
  detail::same_timeline(operating.when(), interest.when());
  const auto op = operating.base_values(), dep = deductions.base_values(), paid = interest.base_values();
  return detail::tax_by_year<cash::levered_tax>(operating.when(), law, [&](int k) {
    const auto i = static_cast<std::size_t>(k);
    return static_cast<V>(op[i] - dep[i] + paid[i]);
  });
}

/// The tax of each operating year in equal parts over its periods, as it is set aside to be paid in the last one.
///
///   part_k = tax of the year / periods of the year
///
/// @errors  none
/// @source  own, from the definition
template <class Kind, class V>
[[nodiscard]] flow<Kind, u::usd, V> set_aside_by_period(const flow<Kind, u::usd, V>& due) {
  const timeline& when = due.when();
  const int m = when.periods_per_year();
  flow<Kind, u::usd, V> parts(when);
  parts.set(0, due[0]);
  for (int first = 1; first <= when.periods(); first += m) {
    const int last = std::min(first + m - 1, when.periods());
    money<V> whole{};
    for (int k = first; k <= last; ++k) whole = whole + due[k];
    for (int k = first; k <= last; ++k) parts.set(k, whole / static_cast<double>(last - first + 1));
  }
  return parts;
}

/// A tax credit as tax that is not due: -amount, at the close or in the last period of year 1.
/// @errors  none
/// @source  definition
template <class Kind = cash::tax, class V>
[[nodiscard]] flow<Kind, u::usd, V> tax_credit(const timeline& when, const money<V>& amount, credit_timing paid) {
  flow<Kind, u::usd, V> credit(when);
  const int entry = paid == credit_timing::at_the_close ? 0 : std::min(when.periods(), when.periods_per_year());
  credit.set(entry, money<V>(-amount));
  return credit;
}

/// The basis that is depreciated beside an investment credit.
///
///   basis - credit / 2
///
/// @errors  none
/// @source  26 U.S.C. 50(c)(3); also the technology baseline's equation for PFF
template <class V>
[[nodiscard]] constexpr money<V> basis_after_credit(const money<V>& basis, const money<V>& credit) {
  return basis - 0.5 * credit;
}

}  // namespace aifactory
