// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How long is a year, and what is a share per year?
#pragma once

#include "aifactory/units/quantity.hpp"

namespace aifactory {

/// A length of time, in seconds.
template <class V = double>
using duration = quantity<u::second, V>;
/// A linear share per time, such as upkeep. An interest rate is not one: it compounds (rate.hpp).
template <class V = double>
using share_per_time = quantity<u::per<u::one, u::second>, V>;

/// One second, the base unit.
inline constexpr auto second = duration<>::from_base_value(1.0);
/// 60 s.
inline constexpr auto minute = 60.0 * second;
/// 3,600 s.
inline constexpr auto hour = 3600.0 * second;
/// 24 h.
inline constexpr auto day = 24.0 * hour;
/// One year is 8,760 h by convention in every formula of this library.
inline constexpr auto year = 8760.0 * hour;
/// One month is a twelfth of a year: 730 h.
inline constexpr auto month = year / 12.0;
/// 8,766 h, the mean calendar year, for those who mean it.
inline constexpr auto julian_year = 8766.0 * hour;

}  // namespace aifactory
