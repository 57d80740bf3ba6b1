// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do Boost.Units quantities come in and go out?
///
///   constexpr facility_power<> meter = 100e6 * si::watts;      any system: SI, CGS, imperial, hours, ...
///   constexpr it_power<> load = meter_of_the_racks * IT;       Boost knows no kinds: each is said aloud
///   const auto watts = to_boost(meter);                        an SI quantity again
///
/// The one header that includes Boost's quantity.hpp. Conversion is Boost's own, through SI base units.
#pragma once

#include "aifactory/units/quantity.hpp"

#include <boost/units/quantity.hpp>
#include <boost/units/systems/si/base.hpp>

namespace aifactory {

/// A Boost quantity stands for ours of the same dimension; into another one it is refused in words.
template <class Dimension, class System, class Y>
struct foreign<boost::units::quantity<boost::units::unit<Dimension, System>, Y>> {
  /// The dimension of ours.
  using dimension = Dimension;
  /// The same quantity in SI base units.
  using in_si = boost::units::quantity<boost::units::unit<Dimension, boost::units::si::system>, Y>;

  /// In SI base units, which are ours.
  template <class Quantity>
  [[nodiscard]] static constexpr Y value(const Quantity& given) {
    return static_cast<in_si>(given).value();
  }
};

namespace detail {
/// True for what SI can say: length, mass and time alone.
constexpr bool mechanical(const exponents& e) {
  exponents rest = e;
  rest[base::length] = rest[base::mass] = rest[base::time] = 0;
  return rest == exponents{};
}
}  // namespace detail

/// A quantity of plain power, energy or time as Boost's SI quantity.
///
/// @errors  does not compile for money, tokens, counts and kinds, which SI cannot say
template <class D, class V>
[[nodiscard]] constexpr auto to_boost(const quantity<D, V>& q) {
  constexpr bool is_mechanical = detail::mechanical(exponents_of<D>());
  static_assert(is_mechanical || expected_but_given<called::facility_power, name_t<D>>::value,
                "aifactory: SI knows no money, tokens, counts or kinds of power: divide by USD, GPU, IT, ... before "
                "to_boost");
  return boost::units::quantity<boost::units::unit<D, boost::units::si::system>, V>::from_value(q.base_value());
}

}  // namespace aifactory
