// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the cash that debt service is paid from?
#pragma once

#include "aifactory/finance/debt_schedule.hpp"

#include <string_view>

namespace aifactory {

namespace detail {
/// Fails to compile, in words, where a flow stands for the cash that debt service is paid from.
template <class Kind>
constexpr void explain_cfads() {
  using names = expected_but_given<cash::free, Kind>;
  constexpr bool before_debt = among<Kind, cash::pretax, cash::free>;
  static_assert(
      !before_debt || names::value,
      "aifactory: tools differ in what stands over debt service: say which cash it is, cfads<>::before_tax(flow) or "
      "cfads<>::after_tax(flow)");
  static_assert(before_debt || names::value,
                "aifactory: debt service is paid from the cash before it: cfads takes a flow before tax or a free "
                "flow, never what is left for the owners");
}
}  // namespace detail

/// Cash flow available for debt service, the numerator of every coverage ratio. It says what it is made of, because
/// tools do not agree: EBITDA before tax in SAM, cash after tax and reserves at a bank.
template <class V = double>
class cfads {
  pretax_flow<V> amounts_;
  std::string_view made_of_;

 public:
  /// EBITDA, or any flow before tax and debt.
  [[nodiscard]] static cfads before_tax(const pretax_flow<V>& before) { return {before, "before tax"}; }
  /// After the tax of a firm without debt: less than there will be, for interest is deducted.
  [[nodiscard]] static cfads after_tax(const free_flow<V>& left) {
    return {detail::each_entry<pretax_flow<V>>(left, [](const V& x) { return x; }), "after tax without interest"};
  }
  /// After the tax that is due with interest deducted.
  ///
  ///   before_k - tax_k
  ///
  /// @errors  input_error on different timelines
  [[nodiscard]] static cfads after_tax(const pretax_flow<V>& before, const levered_tax_flow<V>& tax) {
    return {detail::each_pair<pretax_flow<V>>(before, tax, [](const V& x, const V& y) { return x - y; }), "after tax"};
  }
  template <class W>
  requires(!std::same_as<W, V> && std::constructible_from<V, W>) cfads(const cfads<W>& other)
      : amounts_(other.amounts()), made_of_(other.made_of()) {}

  /// A flow is no cash for debt service before it is said which cash it is: does not compile, in words.
  template <class Kind, class D, class W>
  explicit(false) cfads(const flow<Kind, D, W>& other) : amounts_(other.when()) {
    detail::explain_cfads<Kind>();
  }

  /// With what a reserve account takes (negative) and gives.
  ///
  ///   cash_k + moves_k
  ///
  /// @errors  input_error on different timelines
  [[nodiscard]] cfads with_reserve(const debt_flow<V>& moves) const {
    return {detail::each_pair<pretax_flow<V>>(amounts_, moves, [](const V& x, const V& y) { return x + y; }), made_of_};
  }
  /// What is left for the lenders that rank behind this debt.
  ///
  ///   cash_k - service_k,   service = interest and principal of the senior debt, swept principal with it
  ///
  /// @errors  input_error on different timelines
  [[nodiscard]] cfads after_service_of(const debt_schedule<V>& senior) const {
    return with_reserve(senior.interest).with_reserve(senior.principal);
  }

  [[nodiscard]] const timeline& when() const { return amounts_.when(); }
  /// The cash of entry k, 0 being the close.
  [[nodiscard]] money<V> operator[](int k) const { return amounts_[k]; }
  /// All entries as a flow.
  [[nodiscard]] const pretax_flow<V>& amounts() const { return amounts_; }
  /// What the cash is made of, for reports: "before tax", "after tax".
  [[nodiscard]] std::string_view made_of() const { return made_of_; }

 private:
  cfads(const pretax_flow<V>& amounts, std::string_view made_of) : amounts_(amounts), made_of_(made_of) {}
};

}  // namespace aifactory
