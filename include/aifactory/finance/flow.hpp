// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a cash flow?
///
/// Amounts of one kind on a timeline: money that comes in is positive, money that goes out negative. Tokens, energy and
/// prices are flows of kind `none`. The values lie in one piece inside the flow up to 256 entries (20 years of months),
/// so that a formula that is run by the million asks for no memory.
#pragma once

#include "aifactory/finance/entries.hpp"
#include "aifactory/finance/flow_kind.hpp"
#include "aifactory/finance/timeline.hpp"
#include "aifactory/units/money.hpp"

#include <initializer_list>
#include <memory>
#include <span>
#include <string>

namespace aifactory {

namespace detail {
/// Money of the day or of a base year.
template <class D>
inline constexpr bool is_money = std::is_same_v<D, u::usd> || std::is_same_v<D, u::real_usd>;
/// Whether a dimension is in constant dollars.
template <class D>
consteval bool in_real_money() {
  return exponents_of<D>()[base::real] != 0;
}
[[noreturn]] inline void wrong_number_of_entries(std::size_t given, int periods) {
  throw input_error("flow: " + std::to_string(given) + " entries on a timeline of " + std::to_string(periods) +
                    " periods, needs one more than periods (entry 0 is paid at the close)");
}
}  // namespace detail

/// One amount per period, and one at the close.
///
/// @errors  input_error when the number of entries is not periods + 1 and when two timelines meet; domain_error on
/// entries that
///          are not finite, where they are given as numbers
template <class Kind, class D, class V = double>
class flow {
  static_assert(
      std::is_same_v<Kind, cash::none> != detail::is_money<D>,
      "aifactory: money in a flow is of a kind (pretax, free, equity, debt, tax, non_cash, book), and nothing else is");
  using storage = detail::entries<V, 256>;
  timeline when_;
  storage amounts_;

 public:
  using kind = Kind;
  using dimension = D;
  using value_type = V;
  using amount_type = quantity<D, V>;

  /// Nothing in any period.
  explicit flow(const timeline& when) : when_(when), amounts_(entries_on(when), V(0.0)) {}

  /// Entry 0 at the close, then one per period.
  flow(const timeline& when, std::initializer_list<amount_type> amounts)
      : when_(when), amounts_(checked(when, amounts.size()), V(0.0)) {
    V* entry = amounts_.data();
    for (const amount_type& each : amounts) *entry++ = each.base_value();
    must_be_finite();
  }
  /// The same from numbers in base units (USD, tok).
  [[nodiscard]] static flow from_base_values(const timeline& when, std::span<const V> amounts) {
    flow made(when, amounts);
    made.must_be_finite();
    return made;
  }
  /// Entry k is f(k), for k = 0 (the close) to the last period.
  template <class F>
  [[nodiscard]] static flow made(const timeline& when, const F& f) {
    flow result = unfilled(when);
    V* entry = result.amounts_.data();
    for (int k = 0; k <= when.periods(); ++k) *entry++ = amount_type(f(k)).base_value();
    return result;
  }

  /// Entries of no particular value, for a loop that sets each (base_values()).
  [[nodiscard]] static flow unfilled(const timeline& when) {
    if constexpr (std::default_initializable<V>)
      return flow(when, typename storage::unfilled{});
    else
      return flow(when);
  }

  /// The same with another value type.
  template <class W>
  requires(!std::same_as<W, V> && std::constructible_from<V, W>) flow(const flow<Kind, D, W>& other)
      : when_(other.when()), amounts_(other.size(), V(0.0)) {
    V* entry = amounts_.data();
    for (const W& each : other.base_values()) *entry++ = static_cast<V>(each);
  }

  /// Another kind or dimension: does not compile, in words.
  template <class K, class E, class W>
  requires(!std::same_as<K, Kind> || !std::same_as<E, D>) flow(const flow<K, E, W>& other)
      : when_(other.when()), amounts_(1, V(0.0)) {
    if constexpr (!std::same_as<E, D>)
      explain_mismatch<D, E>();
    else
      detail::explain_flows<Kind, K>();
  }

  /// When its entries are paid.
  [[nodiscard]] const timeline& when() const { return when_; }
  /// How many entries: periods and the close.
  [[nodiscard]] std::size_t size() const { return amounts_.size(); }
  /// Entry k, 0 being the close.
  [[nodiscard]] amount_type operator[](int k) const {
    return amount_type::from_base_value(amounts_[static_cast<std::size_t>(k)]);
  }
  /// Replaces entry k, which must be on the timeline.
  void set(int k, const amount_type& amount) { amounts_[static_cast<std::size_t>(k)] = amount.base_value(); }
  /// Adds to entry k, which must be on the timeline.
  void add(int k, const amount_type& amount) {
    V& entry = amounts_[static_cast<std::size_t>(k)];
    entry = static_cast<V>(entry + amount.base_value());
  }
  /// The raw values in base units.
  [[nodiscard]] std::span<const V> base_values() const { return {amounts_.data(), amounts_.size()}; }
  /// The same, to be written.
  [[nodiscard]] std::span<V> base_values() { return {amounts_.data(), amounts_.size()}; }

  /// The sum of all entries, undiscounted.
  [[nodiscard]] amount_type total() const {
    V sum(0.0);
    for (const V& each : amounts_) sum = static_cast<V>(sum + each);
    return amount_type::from_base_value(sum);
  }

  /// Entry by entry.
  /// @errors  input_error on different timelines
  template <class W>
  flow& operator+=(const flow<Kind, D, W>& other) {
    detail::same_timeline(when_, other.when());
    const W* added = other.base_values().data();
    for (V& each : amounts_) each = static_cast<V>(each + *added++);
    return *this;
  }
  template <class W>
  flow& operator-=(const flow<Kind, D, W>& other) {
    detail::same_timeline(when_, other.when());
    const W* taken = other.base_values().data();
    for (V& each : amounts_) each = static_cast<V>(each - *taken++);
    return *this;
  }
  template <value S>
  flow& operator*=(const S& factor) {
    for (V& each : amounts_) each = static_cast<V>(each * factor);
    return *this;
  }

 private:
  flow(const timeline& when, typename storage::unfilled none) : when_(when), amounts_(entries_on(when), none) {}
  flow(const timeline& when, std::span<const V> amounts)
      : when_(when), amounts_(amounts.data(), checked(when, amounts.size())) {}
  [[nodiscard]] static std::size_t entries_on(const timeline& when) {
    return static_cast<std::size_t>(when.periods()) + 1;
  }
  [[nodiscard]] static std::size_t checked(const timeline& when, std::size_t given) {
    if (given != entries_on(when)) detail::wrong_number_of_entries(given, when.periods());
    return given;
  }
  void must_be_finite() const {
    for (const V& each : amounts_) detail::must_be_finite("flow: entry", each);
  }
};

/// Cash before tax and debt, in dollars of the day.
template <class V = double>
using pretax_flow = flow<cash::pretax, u::usd, V>;
/// Cash before tax and debt, in constant dollars.
template <class V = double>
using real_pretax_flow = flow<cash::pretax, u::real_usd, V>;
/// Cash after the tax of a firm without debt, before debt.
template <class V = double>
using free_flow = flow<cash::free, u::usd, V>;
/// The same in constant dollars.
template <class V = double>
using real_free_flow = flow<cash::free, u::real_usd, V>;
/// Cash of the owners, after tax and debt service.
template <class V = double>
using equity_flow = flow<cash::equity, u::usd, V>;
/// Between borrower and lender as the borrower sees it: draws positive, service negative.
template <class V = double>
using debt_flow = flow<cash::debt, u::usd, V>;
/// Tax due without debt, positive when it is paid.
template <class V = double>
using tax_flow = flow<cash::tax, u::usd, V>;
/// Tax due with interest deducted, positive when it is paid.
template <class V = double>
using levered_tax_flow = flow<cash::levered_tax, u::usd, V>;
/// Deductions that nobody pays: tax depreciation, positive.
template <class V = double>
using non_cash_flow = flow<cash::non_cash, u::usd, V>;
/// Book depreciation, positive: it moves reported profit alone.
template <class V = double>
using book_flow = flow<cash::book, u::usd, V>;
/// Tokens, energy, prices: amounts that are not money.
template <class D, class V = double>
using amount_flow = flow<cash::none, D, V>;
/// Output tokens of each period.
template <class V = double>
using output_token_flow = amount_flow<u::output_token, V>;
/// Fresh input tokens of each period.
template <class V = double>
using fresh_token_flow = amount_flow<u::fresh_token, V>;
/// Cached input tokens of each period.
template <class V = double>
using cached_token_flow = amount_flow<u::cached_token, V>;

namespace detail {
/// What a product with a flow is: money out of prices and amounts is money before tax.
template <class Kind, class D>
using product_kind = std::conditional_t<std::is_same_v<Kind, cash::none> && is_money<D>, cash::pretax, Kind>;

template <class R, class A, class F>
R each_entry(const A& a, const F& f) {
  R result = R::unfilled(a.when());
  auto* to = result.base_values().data();
  for (const auto& from : a.base_values()) *to++ = static_cast<typename R::value_type>(f(from));
  return result;
}
template <class R, class A, class B, class F>
R each_pair(const A& a, const B& b, const F& f) {
  same_timeline(a.when(), b.when());
  R result = R::unfilled(a.when());
  auto* to = result.base_values().data();
  const auto* right = b.base_values().data();
  for (const auto& left : a.base_values()) *to++ = static_cast<typename R::value_type>(f(left, *right++));
  return result;
}
}  // namespace detail

/// Entry by entry, of one kind and dimension.
/// @errors  input_error on different timelines
template <class K, class D, class A, class B>
[[nodiscard]] auto operator+(const flow<K, D, A>& a, const flow<K, D, B>& b) {
  return detail::each_pair<flow<K, D, common_value_t<A, B>>>(a, b, [](const A& x, const B& y) { return x + y; });
}
/// Entry by entry, of one kind and dimension.
/// @errors  input_error on different timelines
template <class K, class D, class A, class B>
[[nodiscard]] auto operator-(const flow<K, D, A>& a, const flow<K, D, B>& b) {
  return detail::each_pair<flow<K, D, common_value_t<A, B>>>(a, b, [](const A& x, const B& y) { return x - y; });
}
template <class K, class D, class V>
[[nodiscard]] flow<K, D, V> operator-(const flow<K, D, V>& a) {
  return detail::each_entry<flow<K, D, V>>(a, [](const V& x) { return -x; });
}
template <value S, class K, class D, class V>
[[nodiscard]] auto operator*(const S& s, const flow<K, D, V>& a) {
  return detail::each_entry<flow<K, D, common_value_t<S, V>>>(a, [&](const V& x) { return detail::product(s, x); });
}
template <class K, class D, class V, value S>
[[nodiscard]] auto operator*(const flow<K, D, V>& a, const S& s) {
  return s * a;
}
/// A price times amounts: `price * tokens` is money before tax.
/// @errors  none
template <class E, class W, class D, class V>
[[nodiscard]] auto operator*(const quantity<E, W>& factor, const flow<cash::none, D, V>& a) {
  using product = u::times<E, D>;
  return detail::each_entry<flow<detail::product_kind<cash::none, product>, product, common_value_t<W, V>>>(
      a, [&](const V& x) { return detail::product(factor.base_value(), x); });
}
template <class D, class V, class E, class W>
[[nodiscard]] auto operator*(const flow<cash::none, D, V>& a, const quantity<E, W>& factor) {
  return factor * a;
}
/// A price of each period times the amounts of each period.
/// @errors  input_error on different timelines
template <class E, class W, class D, class V>
[[nodiscard]] auto operator*(const flow<cash::none, E, W>& price, const flow<cash::none, D, V>& a) {
  using product = u::times<E, D>;
  return detail::each_pair<flow<detail::product_kind<cash::none, product>, product, common_value_t<W, V>>>(
      price, a, [](const W& x, const V& y) { return detail::product(x, y); });
}

/// Sums of flows that do not belong together: do not compile, in words.
template <class K, class D, class A, class L, class E, class B>
requires(!std::same_as<K, L> || !std::same_as<D, E>) flow<K, D, A>
operator+(const flow<K, D, A>& a, const flow<L, E, B>&) {
  if constexpr (!std::same_as<D, E>)
    explain_mismatch<D, E>();
  else
    detail::explain_flows<K, L>();
  return a;
}
template <class K, class D, class A, class L, class E, class B>
requires(!std::same_as<K, L> || !std::same_as<D, E>) flow<K, D, A>
operator-(const flow<K, D, A>& a, const flow<L, E, B>&) {
  if constexpr (!std::same_as<D, E>)
    explain_mismatch<D, E>();
  else
    detail::explain_flows<K, L>();
  return a;
}

/// Free flow: what is left before debt when the tax of a firm without debt is paid. Tax due is positive.
///
///   free_k = before_k - tax_k
///
/// @errors  input_error on different timelines
/// @source  any text on corporate finance (unlevered cash flow)
template <class D, class A, class B>
[[nodiscard]] auto after_tax(const flow<cash::pretax, D, A>& before, const flow<cash::tax, D, B>& tax) {
  return detail::each_pair<flow<cash::free, D, common_value_t<A, B>>>(before, tax,
                                                                      [](const A& x, const B& y) { return x - y; });
}
/// The same flow where no tax is due.
/// @errors  none
template <class D, class V>
[[nodiscard]] flow<cash::free, D, V> untaxed(const flow<cash::pretax, D, V>& before) {
  return detail::each_entry<flow<cash::free, D, V>>(before, [](const V& x) { return x; });
}
/// Equity flow: less the tax with interest deducted, plus what the lender pays (draws positive, service negative).
///
///   equity_k = before_k - tax_k + debt_k
///
/// @errors  input_error on different timelines
/// @source  any text on corporate finance (flow to equity)
template <class D, class A, class B, class C>
[[nodiscard]] auto after_debt(const flow<cash::pretax, D, A>& before, const flow<cash::levered_tax, D, B>& tax,
                              const flow<cash::debt, D, C>& debt) {
  const auto taxed = detail::each_pair<flow<cash::equity, D, common_value_t<A, B>>>(
      before, tax, [](const A& x, const B& y) { return x - y; });
  return detail::each_pair<flow<cash::equity, D, common_value_t<common_value_t<A, B>, C>>>(
      taxed, debt, [](const auto& x, const C& y) { return x + y; });
}

}  // namespace aifactory
