// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which GPU-hours are meant: those that stand there, those that are reserved, billed or busy?
///
/// A cost is per provisioned hour, a price per billed hour, a throughput per busy hour. Dividing one by another is the
/// quickest way to be wrong by a half.
#pragma once

#include "aifactory/units/hardware.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/ratio.hpp"

namespace aifactory {

/// The kinds of GPU-hour.
namespace hours {
struct provisioned {};  ///< the GPU is there and paid for
struct reserved {};     ///< a customer may use it
struct billed {};       ///< a customer pays for it
struct busy {};         ///< it computes
}  // namespace hours

namespace detail {
template <class Expected, class Given>
constexpr void explain_hours() {
  static_assert(
      std::same_as<Expected, Given> || expected_but_given<Expected, Given>::value,
      "aifactory: provisioned, reserved, billed and busy GPU-hours are different: say which part of one the other is, "
      "part_of<hours::billed>(hours, share{0.7}) or price_for<hours::billed>(cost, share{0.7})");
}
}  // namespace detail

/// An amount of GPU-hours of one kind.
template <class Kind, class V = double>
class gpu_hours {
  quantity<u::gpu_second, V> amount_;

 public:
  /// Of an amount whose kind is said here.
  constexpr explicit gpu_hours(const quantity<u::gpu_second, V>& amount) : amount_(amount) {}
  template <class Other>
  requires(!std::same_as<Other, Kind>) gpu_hours(const gpu_hours<Other, V>& other) : amount_(other.amount()) {
    detail::explain_hours<Kind, Other>();
  }
  /// The amount without its kind.
  [[nodiscard]] constexpr const quantity<u::gpu_second, V>& amount() const { return amount_; }
};

/// Money per GPU-hour of one kind.
template <class Kind, class V = double>
class gpu_hour_price {
  gpu_time_price<V> amount_;

 public:
  /// Of a price whose kind of hour is said here.
  constexpr explicit gpu_hour_price(const gpu_time_price<V>& amount) : amount_(amount) {}
  template <class Other>
  requires(!std::same_as<Other, Kind>) gpu_hour_price(const gpu_hour_price<Other, V>& other) : amount_(other.amount()) {
    detail::explain_hours<Kind, Other>();
  }
  /// The price without its kind.
  [[nodiscard]] constexpr const gpu_time_price<V>& amount() const { return amount_; }
};

/// Price times hours of its kind.
template <class A, class V, class B, class W>
[[nodiscard]] constexpr auto operator*(const gpu_hour_price<A, V>& price, const gpu_hours<B, W>& bought) {
  detail::explain_hours<A, B>();
  return price.amount() * bought.amount();
}

/// The hours of one kind that are a part of another's: `part_of<hours::billed>(provisioned, share{0.7})`.
///
///   hours x share
///
/// @errors  none
/// @source  definition
template <class To, class From, class V, class W>
[[nodiscard]] constexpr auto part_of(const gpu_hours<From, V>& whole, const share<W>& part) {
  const auto amount = part * whole.amount();
  return gpu_hours<To, std::remove_cvref_t<decltype(amount.base_value())>>(amount);
}
/// What an hour of one kind has to bring to pay for the hours of another that stand behind it.
///
///   cost / share
///
/// @errors  none; infinite at a share of 0
/// @source  definition
template <class To, class From, class V, class W>
[[nodiscard]] constexpr auto price_for(const gpu_hour_price<From, V>& cost, const share<W>& part) {
  const auto amount = cost.amount() / part;
  return gpu_hour_price<To, std::remove_cvref_t<decltype(amount.base_value())>>(amount);
}

}  // namespace aifactory
