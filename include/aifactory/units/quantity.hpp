// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a number with a unit and a kind?
///
/// `quantity<D, V>` holds one value of type V in the base unit of dimension D (W, J, s, USD, tok, GPU, ...). Products and
/// quotients make new dimensions, sums and comparisons need equal ones. A wrong use does not compile and says why in
/// words. At -O2 a quantity is its value: same instructions, same registers.
#pragma once

#include "aifactory/units/mismatch.hpp"
#include "aifactory/units/value.hpp"

#include <type_traits>

namespace aifactory {

/// True for quantities, ratios and rates: things that carry a meaning, so never a plain scalar.
template <class T>
concept typed = requires { typename std::remove_cvref_t<T>::aifactory_typed; };

/// Types of other libraries that stand for a quantity: `dimension` and `value(x)` in base units (see boost.hpp).
template <class T>
struct foreign;
/// A type for which `foreign` says what it stands for.
template <class T>
concept foreign_quantity = requires(const T& x) {
  typename foreign<T>::dimension;
  foreign<T>::value(x);
};

namespace detail {
/// Made of kinds alone (pue, overhead, price index): a bare number says all there is to say.
constexpr bool kinds_only(const exponents& e) {
  exponents rest = e;
  rest[base::it] = rest[base::board] = rest[base::real] = 0;
  return rest == exponents{} && !(e == exponents{});
}
}  // namespace detail

/// One number in the base unit of its dimension, with the kinds that belong to it.
template <class D, class V = double>
class quantity {
  V value_;

 public:
  using aifactory_typed = void;
  /// Its dimension, with its kinds.
  using dimension = D;
  /// What stands for the number: double, lanes, dual, interval, expression, uncertain.
  using value_type = V;
  /// The same dimension with another value type.
  template <value W>
  using with_value = quantity<D, W>;

  /// Zero.
  constexpr quantity()
    requires std::default_initializable<V>
      : value_() {}

  /// From the same dimension with another value type: a double becomes lanes, duals, ...
  template <class W>
    requires(!std::same_as<W, V> && std::constructible_from<V, W>)
  constexpr quantity(const quantity<D, W>& other) : value_(static_cast<V>(other.base_value())) {}

  /// From another library's quantity of the same dimension.
  template <foreign_quantity F>
    requires std::same_as<typename foreign<F>::dimension, D>
  constexpr quantity(const F& other) : value_(static_cast<V>(foreign<F>::value(other))) {}

  /// A dimension that is made of kinds alone takes a bare number: `pue<>{1.25}`.
  template <value S>
    requires(detail::kinds_only(exponents_of<D>()) && std::constructible_from<V, detail::widened_t<S>>)
  constexpr quantity(const S& bare) : value_(static_cast<V>(detail::widened(bare))) {}

  // Wrong uses, in words. Not constexpr: compilers instantiate constexpr bodies while they only look.
  /// A value type that does not become V by itself: does not compile.
  template <class W>
    requires(!std::same_as<W, V> && !std::constructible_from<V, W>)
  quantity(const quantity<D, W>&) : value_(never<V>()) {
    static_assert(expected_but_given<V, W>::value,
                  "aifactory: a value type (lanes, dual, interval, expression, uncertain) does not become another one by "
                  "itself: take a number out of its base_value()");
  }
  /// Another dimension: does not compile.
  template <class D2, class W>
    requires(!std::same_as<D2, D>)
  quantity(const quantity<D2, W>&) : value_(never<V>()) {
    explain_mismatch<D, D2>();
  }
  /// Another dimension of another library: does not compile.
  template <foreign_quantity F>
    requires(!std::same_as<typename foreign<F>::dimension, D>)
  quantity(const F&) : value_(never<V>()) {
    explain_mismatch<D, typename foreign<F>::dimension>();
  }
  /// A bare number, where the dimension is not of kinds alone: does not compile.
  template <value S>
    requires(!detail::kinds_only(exponents_of<D>()))
  quantity(const S&) : value_(never<V>()) {
    static_assert(expected_but_given<name_t<D>, called::number>::value && sizeof(S) == 0,
                  "aifactory: a bare number has no unit: write for example 5.0 * USD, 2.0 * MW_IT or 70.0 * USD / MWh");
  }
  /// A ratio: does not compile.
  template <typed R>
    requires requires { typename R::ratio_kind; }
  quantity(const R&) : value_(never<V>()) {
    static_assert(expected_but_given<name_t<D>, typename R::ratio_kind>::value && sizeof(R) == 0,
                  "aifactory: a ratio such as a utilization, an availability or a share is not a quantity, and not a pue");
  }

  /// The one door from a raw value: in base units (W, J, s, USD, tok, GPU, kg of CO2e, L).
  [[nodiscard]] static constexpr quantity from_base_value(const V& value) { return quantity(raw{}, value); }
  /// The raw value in base units.
  [[nodiscard]] constexpr const V& base_value() const { return value_; }

  /// The value in a unit: `price.in(USD / MWh)`. Reading back may differ from what was written by an ulp or two.
  template <class W>
  [[nodiscard]] constexpr auto in(const quantity<D, W>& unit) const {
    return static_cast<common_value_t<V, W>>(value_ / unit.base_value());
  }
  /// A unit of another dimension: does not compile.
  template <class D2, class W>
    requires(!std::same_as<D2, D>)
  auto in(const quantity<D2, W>&) const -> V {
    explain_mismatch<D, D2>();
    return never<V>();
  }

  constexpr quantity& operator+=(const quantity& other) { return *this = *this + other; }
  constexpr quantity& operator-=(const quantity& other) { return *this = *this - other; }
  template <value S>
  constexpr quantity& operator*=(const S& factor) {
    return *this = *this * factor;
  }
  template <value S>
  constexpr quantity& operator/=(const S& divisor) {
    return *this = *this / divisor;
  }

 private:
  struct raw {};
  constexpr quantity(raw, const V& value) : value_(value) {}
};

namespace detail {
/// A value with its dimension, or the bare value where the dimension has cancelled out.
template <class D, class V>
constexpr auto with_dimension(const V& value) {
  if constexpr (std::is_same_v<D, u::one>)
    return value;
  else
    return quantity<D, V>::from_base_value(value);
}
template <value A, value B>
constexpr common_value_t<A, B> product(const A& a, const B& b) {
  return static_cast<common_value_t<A, B>>(widened(a) * widened(b));
}
template <value A, value B>
constexpr common_value_t<A, B> quotient(const A& a, const B& b) {
  return static_cast<common_value_t<A, B>>(widened(a) / widened(b));
}
template <value A, value B>
constexpr common_value_t<A, B> sum(const A& a, const B& b) {
  return static_cast<common_value_t<A, B>>(widened(a) + widened(b));
}
template <value A, value B>
constexpr common_value_t<A, B> difference(const A& a, const B& b) {
  return static_cast<common_value_t<A, B>>(widened(a) - widened(b));
}
}  // namespace detail

template <class D, class A, class E, class B>
[[nodiscard]] constexpr auto operator*(const quantity<D, A>& a, const quantity<E, B>& b) {
  return detail::with_dimension<u::times<D, E>>(detail::product(a.base_value(), b.base_value()));
}
template <class D, class A, class E, class B>
[[nodiscard]] constexpr auto operator/(const quantity<D, A>& a, const quantity<E, B>& b) {
  return detail::with_dimension<u::per<D, E>>(detail::quotient(a.base_value(), b.base_value()));
}
template <value S, class D, class V>
[[nodiscard]] constexpr auto operator*(const S& s, const quantity<D, V>& q) {
  return detail::with_dimension<D>(detail::product(s, q.base_value()));
}
template <class D, class V, value S>
[[nodiscard]] constexpr auto operator*(const quantity<D, V>& q, const S& s) {
  return detail::with_dimension<D>(detail::product(q.base_value(), s));
}
template <class D, class V, value S>
[[nodiscard]] constexpr auto operator/(const quantity<D, V>& q, const S& s) {
  return detail::with_dimension<D>(detail::quotient(q.base_value(), s));
}
template <value S, class D, class V>
[[nodiscard]] constexpr auto operator/(const S& s, const quantity<D, V>& q) {
  return detail::with_dimension<u::per<u::one, D>>(detail::quotient(s, q.base_value()));
}
template <class D, class V>
[[nodiscard]] constexpr auto operator-(const quantity<D, V>& q) {
  return detail::with_dimension<D>(static_cast<V>(-q.base_value()));
}

template <class D, class A, class B>
[[nodiscard]] constexpr auto operator+(const quantity<D, A>& a, const quantity<D, B>& b) {
  return detail::with_dimension<D>(detail::sum(a.base_value(), b.base_value()));
}
template <class D, class A, class B>
[[nodiscard]] constexpr auto operator-(const quantity<D, A>& a, const quantity<D, B>& b) {
  return detail::with_dimension<D>(detail::difference(a.base_value(), b.base_value()));
}
template <class D, class A, class B>
[[nodiscard]] constexpr auto operator==(const quantity<D, A>& a, const quantity<D, B>& b) {
  return a.base_value() == b.base_value();
}
template <class D, class A, class B>
[[nodiscard]] constexpr auto operator<(const quantity<D, A>& a, const quantity<D, B>& b) {
  return a.base_value() < b.base_value();
}
template <class D, class A, class B>
[[nodiscard]] constexpr auto operator>(const quantity<D, A>& a, const quantity<D, B>& b) {
  return a.base_value() > b.base_value();
}
template <class D, class A, class B>
[[nodiscard]] constexpr auto operator<=(const quantity<D, A>& a, const quantity<D, B>& b) {
  return a.base_value() <= b.base_value();
}
template <class D, class A, class B>
[[nodiscard]] constexpr auto operator>=(const quantity<D, A>& a, const quantity<D, B>& b) {
  return a.base_value() >= b.base_value();
}

// Sums and comparisons of different dimensions, in words.
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
quantity<D, A> operator+(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<quantity<D, A>>();
}
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
quantity<D, A> operator-(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<quantity<D, A>>();
}
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
bool operator==(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<bool>();
}
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
bool operator<(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<bool>();
}
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
bool operator>(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<bool>();
}
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
bool operator<=(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<bool>();
}
template <class D, class A, class E, class B>
  requires(!std::same_as<D, E>)
bool operator>=(const quantity<D, A>&, const quantity<E, B>&) {
  explain_mismatch<D, E>();
  return never<bool>();
}

/// Converts to a named quantity and keeps the value type: `as<it_power>(load)`. Public formulas take any type and say with
/// this what they need, so that a wrong argument explains itself.
template <template <class> class Q, class D, class V>
[[nodiscard]] constexpr Q<V> as(const quantity<D, V>& q) {
  return q;
}
/// The same for ratios and rates: `as<utilization>(load)`.
template <template <class> class Q, class R>
  requires requires { typename R::ratio_kind; }
[[nodiscard]] constexpr auto as(const R& r) {
  return Q<typename R::value_type>(r);
}
/// A bare number does not say what it measures: does not compile.
template <template <class> class Q, value S>
auto as(const S&) {
  static_assert(expected_but_given<Q<detail::widened_t<S>>, called::number>::value,
                "aifactory: a bare number does not say what it measures: write for example 5.0 * USD, pue<>{1.2} or "
                "utilization{0.6}");
  return never<Q<detail::widened_t<S>>>();
}

}  // namespace aifactory
