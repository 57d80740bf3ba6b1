// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which ratio is meant: utilization, availability, a cache-hit rate, a share?
///
/// One number between 0 and 1 has many meanings. Each is a type of its own with its own range; a ratio times a quantity
/// keeps the unit, the product of two ratios is a bare number, and one ratio never stands for another.
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/quantity.hpp"

#include <string>

namespace aifactory {

/// The meanings, each with its name and its range.
namespace kind {
/// Useful load over capacity; 0 to 1.
struct utilization {
  static constexpr const char* name = "utilization";
  static constexpr double low = 0.0, high = 1.0;
};
/// Time that can be worked in over all time; 0 to 1.
struct availability {
  static constexpr const char* name = "availability";
  static constexpr double low = 0.0, high = 1.0;
};
/// Cached prompt tokens over all prompt tokens; 0 to 1.
struct cache_hit_rate {
  static constexpr const char* name = "cache_hit_rate";
  static constexpr double low = 0.0, high = 1.0;
};
/// A part over its whole; 0 to 1.
struct share {
  static constexpr const char* name = "share";
  static constexpr double low = 0.0, high = 1.0;
};
/// One figure over another of its sort; at least 0.
struct multiple {
  static constexpr const char* name = "multiple";
  static constexpr double low = 0.0, high = 1e300;
};
/// What is built over what is needed; at least 1.
struct headroom {
  static constexpr const char* name = "headroom";
  static constexpr double low = 1.0, high = 1e300;
};
}  // namespace kind

namespace detail {
// Not constexpr: in a constant expression the compiler prints this name as its error.
template <class Kind>
[[noreturn]] void a_ratio_must_lie_in_its_range(double given) {
  throw input_error(std::string(Kind::name) + ": " + std::to_string(given) + ", must lie between " +
                    std::to_string(Kind::low) + " and " + std::to_string(Kind::high));
}
}  // namespace detail

/// A checked number of one meaning.
/// @errors  input_error naming the kind when a floating-point value lies outside the range or is not a number; other value
///          types (lanes, ...) are checked where they are bound to an input
template <class Kind, class V = double>
class ratio {
  V value_;

 public:
  using aifactory_typed = void;
  using ratio_kind = Kind;
  using value_type = V;

  /// The least of its range: 0, or 1 for a headroom.
  constexpr ratio()
    requires std::default_initializable<V>
      : value_(static_cast<V>(Kind::low)) {}

  /// From a bare number, which is checked.
  /// @errors  input_error outside the range, and for NaN
  template <value S>
    requires std::constructible_from<V, detail::widened_t<S>>
  constexpr ratio(const S& bare) : value_(static_cast<V>(detail::widened(bare))) {
    if constexpr (std::floating_point<V>)
      if (!(value_ >= static_cast<V>(Kind::low) && value_ <= static_cast<V>(Kind::high)))
        detail::a_ratio_must_lie_in_its_range<Kind>(static_cast<double>(value_));
  }
  /// The same ratio with another value type: a double becomes lanes, duals, ...
  template <class W>
    requires(!std::same_as<W, V> && std::constructible_from<V, W>)
  constexpr ratio(const ratio<Kind, W>& other) : value_(static_cast<V>(other.value())) {}

  // Wrong uses, in words.
  /// A ratio of another meaning: does not compile.
  template <class K, class W>
    requires(!std::same_as<K, Kind>)
  ratio(const ratio<K, W>&) : value_(never<V>()) {
    static_assert(expected_but_given<Kind, K>::value && sizeof(W) == 0,
                  "aifactory: two ratios of different meaning: one does not stand for the other");
  }
  /// A quantity, such as a pue: does not compile.
  template <class D, class W>
  ratio(const quantity<D, W>&) : value_(never<V>()) {
    static_assert(expected_but_given<Kind, name_t<D>>::value && sizeof(W) == 0,
                  "aifactory: a quantity (a pue, a power, a price, ...) is not a ratio such as a utilization or a share");
  }
  /// An interest rate: does not compile.
  template <typed R>
    requires requires(const R& r) { r.effective_annual(); }
  ratio(const R&) : value_(never<V>()) {
    static_assert(expected_but_given<Kind, typename R::ratio_kind>::value && sizeof(R) == 0,
                  "aifactory: an interest rate compounds with the years and is not a ratio such as a share: write "
                  "share{0.1}");
  }

  /// The bare number.
  [[nodiscard]] constexpr const V& value() const { return value_; }
};

// A class of its own per meaning, so that `utilization{0.6}` deduces its value type with every compiler.
// clang-format off
/// Useful load over capacity, of the available time.
template <class V = double> struct utilization : ratio<kind::utilization, V> { using ratio<kind::utilization, V>::ratio; };
/// Share of the year in which the fleet is up.
template <class V = double> struct availability : ratio<kind::availability, V> { using ratio<kind::availability, V>::ratio; };
/// Share of prompt tokens that the cache holds.
template <class V = double> struct cache_hit_rate : ratio<kind::cache_hit_rate, V> { using ratio<kind::cache_hit_rate, V>::ratio; };
/// A part of a whole: draw over nameplate, residual over price, ...
template <class V = double> struct share : ratio<kind::share, V> { using ratio<kind::share, V>::ratio; };
/// IT power built per IT power provisioned, at least 1.
template <class V = double> struct headroom : ratio<kind::headroom, V> { using ratio<kind::headroom, V>::ratio; };
/// How many times one figure is another: a speed-up, a cost ratio.
template <class V = double> struct multiple : ratio<kind::multiple, V> { using ratio<kind::multiple, V>::ratio; };

template <value S> utilization(S) -> utilization<detail::widened_t<S>>;
template <value S> availability(S) -> availability<detail::widened_t<S>>;
template <value S> cache_hit_rate(S) -> cache_hit_rate<detail::widened_t<S>>;
template <value S> share(S) -> share<detail::widened_t<S>>;
template <value S> headroom(S) -> headroom<detail::widened_t<S>>;
template <value S> multiple(S) -> multiple<detail::widened_t<S>>;
// clang-format on

/// A quantity keeps its unit: r q.
template <class K, class V, class D, class W>
[[nodiscard]] constexpr auto operator*(const ratio<K, V>& r, const quantity<D, W>& q) {
  return r.value() * q;
}
/// A quantity keeps its unit: q r.
template <class D, class W, class K, class V>
[[nodiscard]] constexpr auto operator*(const quantity<D, W>& q, const ratio<K, V>& r) {
  return q * r.value();
}
/// A quantity keeps its unit: q / r, infinite for a ratio of 0.
template <class D, class W, class K, class V>
[[nodiscard]] constexpr auto operator/(const quantity<D, W>& q, const ratio<K, V>& r) {
  return q / r.value();
}
/// The product of two ratios is a bare number: what it means, its name must say.
template <class K, class V, class L, class W>
[[nodiscard]] constexpr auto operator*(const ratio<K, V>& a, const ratio<L, W>& b) {
  return detail::product(a.value(), b.value());
}
/// A bare number: r s.
template <class K, class V, value S>
[[nodiscard]] constexpr auto operator*(const ratio<K, V>& r, const S& s) {
  return detail::product(r.value(), s);
}
/// A bare number: s r.
template <value S, class K, class V>
[[nodiscard]] constexpr auto operator*(const S& s, const ratio<K, V>& r) {
  return detail::product(s, r.value());
}
/// The rest, a bare number: `1.0 - idle_share`.
template <value S, class K, class V>
[[nodiscard]] constexpr auto operator-(const S& s, const ratio<K, V>& r) {
  return detail::difference(s, r.value());
}
template <class K, class V, class W>
[[nodiscard]] constexpr auto operator==(const ratio<K, V>& a, const ratio<K, W>& b) {
  return a.value() == b.value();
}
template <class K, class V, class W>
[[nodiscard]] constexpr auto operator<(const ratio<K, V>& a, const ratio<K, W>& b) {
  return a.value() < b.value();
}

}  // namespace aifactory
