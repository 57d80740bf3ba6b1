// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value held that people state in one of several units: a size in GPUs, megawatts or dollars?
#pragma once

#include "aifactory/units/quantity.hpp"

#include <array>
#include <cstddef>
#include <tuple>

namespace aifactory {

/// Exactly one of several quantities of one value type. Which one it is does not depend on V, so a formula may branch on
/// it: `if (size.template holds<gpu_count<V>>()) ...`.
template <class... Quantities>
class one_of {
  using first = std::tuple_element_t<0, std::tuple<Quantities...>>;

 public:
  using value_type = typename first::value_type;

 private:
  value_type value_;
  std::size_t which_;

  template <class D>
  static consteval std::size_t index_of() {
    std::size_t i = 0, found = sizeof...(Quantities);
    ((std::is_same_v<D, typename Quantities::dimension> ? found = i++ : i++), ...);
    return found;
  }
  struct raw {};
  constexpr one_of(raw, const value_type& value, std::size_t which) : value_(value), which_(which) {}

 public:
  /// How many quantities it may be.
  static constexpr std::size_t alternatives = sizeof...(Quantities);
  /// The dimension of each alternative, in their order.
  static constexpr std::array<exponents, alternatives> dimensions{exponents_of<typename Quantities::dimension>()...};
  template <value W>
  using with_value = one_of<typename Quantities::template with_value<W>...>;

  /// Zero of the first alternative.
  constexpr one_of()
    requires std::default_initializable<value_type>
      : value_(), which_(0) {}

  /// From one of the alternatives; anything else does not compile, in words.
  template <class D, class W>
    requires(index_of<D>() < sizeof...(Quantities))
  constexpr one_of(const quantity<D, W>& q) : value_(quantity<D, value_type>(q).base_value()), which_(index_of<D>()) {}

  // Wrong uses, in words: held against the first alternative.
  /// None of the alternatives: does not compile.
  template <class D, class W>
    requires(index_of<D>() == sizeof...(Quantities))
  one_of(const quantity<D, W>&) : value_(never<value_type>()), which_(0) {
    explain_mismatch<typename first::dimension, D>();
  }
  /// A bare number: does not compile.
  template <value S>
  one_of(const S&) : value_(never<value_type>()), which_(0) {
    static_assert(expected_but_given<name_t<typename first::dimension>, called::number>::value && sizeof(S) == 0,
                  "aifactory: a bare number has no unit: write for example 5.0 * USD, 2.0 * MW_IT or 70.0 * USD / MWh");
  }

  /// From a raw value in base units and the number of the alternative.
  [[nodiscard]] static constexpr one_of from_base_value(const value_type& value, std::size_t which) {
    return one_of(raw{}, value, which);
  }
  /// The number in base units of the alternative that it is.
  [[nodiscard]] constexpr const value_type& base_value() const { return value_; }
  /// Which alternative it is, from 0.
  [[nodiscard]] constexpr std::size_t which() const { return which_; }

  /// Whether it is the alternative Q.
  template <class Q>
  [[nodiscard]] constexpr bool holds() const {
    constexpr bool is_there = index_of<typename Q::dimension>() < sizeof...(Quantities);
    static_assert(is_there || expected_but_given<name_t<typename first::dimension>, name_t<typename Q::dimension>>::value,
                  "aifactory: this quantity is not one of the alternatives");
    return which_ == index_of<typename Q::dimension>();
  }
  /// The value as alternative Q: ask holds<Q>() first.
  template <class Q>
  [[nodiscard]] constexpr Q get() const {
    constexpr bool is_there = index_of<typename Q::dimension>() < sizeof...(Quantities);
    static_assert(is_there || expected_but_given<name_t<typename first::dimension>, name_t<typename Q::dimension>>::value,
                  "aifactory: this quantity is not one of the alternatives");
    return Q::from_base_value(value_);
  }
};

}  // namespace aifactory
