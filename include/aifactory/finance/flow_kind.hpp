// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which flows may be added, and which rate discounts which?
///
///   pretax    before tax and before debt: revenue, operating cost, capital            pre-tax WACC
///   free      after the tax of a firm without debt, before debt                       WACC (after tax)
///   equity    after tax and debt service: what the owners get                         cost of equity
///   debt      between borrower and lender, as the borrower sees it                    cost of debt
///   tax, levered_tax   tax due without and with interest deducted                     no rate: a part of free, of
///   equity non_cash  tax depreciation: a deduction, no payment                               no rate book      book
///   depreciation: changes reported profit, neither tax nor cash         no rate none      not money: tokens, energy,
///   prices                                       whatever discounts the money beside it
#pragma once

#include "aifactory/units/quantity.hpp"
#include "aifactory/units/rate.hpp"

namespace aifactory {

/// The kinds of flow.
namespace cash {
struct pretax {};
struct free {};
struct equity {};
struct debt {};
struct tax {};
struct levered_tax {};
struct non_cash {};
struct book {};
struct none {};
}  // namespace cash

namespace detail {

template <class A, class B, class C>
inline constexpr bool one_is = std::is_same_v<A, C> || std::is_same_v<B, C>;
template <class T, class... Ts>
inline constexpr bool among = (std::is_same_v<T, Ts> || ...);

/// Fails to compile, in words, where two kinds of flow are added, compared or one stands for the other.
template <class Expected, class Given>
constexpr void explain_flows() {
  using names = expected_but_given<Expected, Given>;
  constexpr bool books = one_is<Expected, Given, cash::book>;
  constexpr bool depreciation = !books && one_is<Expected, Given, cash::non_cash>;
  constexpr bool debt = !books && !depreciation && one_is<Expected, Given, cash::debt>;
  constexpr bool tax = !books && !depreciation && !debt &&
                       (one_is<Expected, Given, cash::tax> || one_is<Expected, Given, cash::levered_tax>);
  constexpr bool equity = !books && !depreciation && !debt && !tax && one_is<Expected, Given, cash::equity>;
  constexpr bool before = !books && !depreciation && !debt && !tax && !equity;
  static_assert(!books || names::value,
                "aifactory: book depreciation changes reported profit, never tax or cash: tax takes the deductions of "
                "a tax_schedule");
  static_assert(!depreciation || names::value,
                "aifactory: depreciation is not cash: it changes taxable income, and the tax is cash (tax_due)");
  static_assert(
      !debt || names::value,
      "aifactory: interest and principal are paid out of equity: they join a cash flow by after_debt(flow, tax, debt)");
  static_assert(!tax || names::value,
                "aifactory: tax joins a cash flow by name: after_tax(flow, tax) without debt, after_debt(flow, tax, "
                "debt) with it");
  static_assert(
      !equity || names::value,
      "aifactory: free flow (before debt) and equity flow (after debt service) are different: after_debt(flow, tax, "
      "debt) makes an equity flow");
  static_assert(
      !before || names::value,
      "aifactory: a flow before tax and a flow after tax are different: take the tax off with after_tax(flow, tax), "
      "or say untaxed(flow)");
}

/// Fails to compile, in words, where a flow meets a rate or curve that is not its own.
template <class Kind, bool Real, class Purpose, class Basis>
constexpr void explain_discount() {
  constexpr bool amount = std::is_same_v<Kind, cash::none>;
  constexpr bool depreciation = among<Kind, cash::non_cash, cash::book>;
  constexpr bool part = among<Kind, cash::tax, cash::levered_tax>;
  constexpr bool own_words = amount || depreciation || part;
  constexpr bool fits = std::is_same_v<Kind, Purpose>;
  constexpr bool taxes = among<Kind, cash::pretax, cash::free> && among<Purpose, cash::pretax, cash::free>;
  constexpr bool bases = std::is_same_v<Basis, std::conditional_t<Real, basis::real, basis::nominal>>;
  using names = expected_but_given<Kind, Purpose>;
  static_assert(!amount || names::value,
                "aifactory: tokens and other amounts have no present value: discounted_amount(...) is the divisor of a "
                "levelized cost");
  static_assert(!depreciation || names::value,
                "aifactory: depreciation is not cash and has no present value: discount the tax that it saves");
  static_assert(
      !part || names::value,
      "aifactory: tax is discounted as a part of a flow: after_tax(flow, tax) or after_debt(flow, tax, debt)");
  static_assert(own_words || fits || taxes || names::value,
                "aifactory: a WACC discounts free flow only, a cost of equity equity flow only, a cost of debt debt "
                "service only");
  static_assert(
      own_words || fits || !taxes || names::value,
      "aifactory: a flow before tax is discounted at a pre-tax rate and a flow after tax at an after-tax rate: "
      "after_tax(flow, tax), untaxed(flow), or the other rate");
  static_assert(
      !fits || bases || expected_but_given<std::conditional_t<Real, basis::real, basis::nominal>, Basis>::value,
      "aifactory: a nominal cash flow is discounted at a nominal rate and a real one at a real rate: convert the flow "
      "with inflate(...) or deflate(...), or the rate with real_from(...) or nominal_from(...)");
}

}  // namespace detail
}  // namespace aifactory
