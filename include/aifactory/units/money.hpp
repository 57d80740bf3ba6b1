// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does it cost, and per what?
///
/// Money is US dollars, nominal (plain USD) or real (constant dollars of the scenario's base year, kind `real`).
#pragma once

#include "aifactory/units/count.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/quantity.hpp"
#include "aifactory/units/time.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

template <class V = double>
using money = quantity<u::usd, V>;
template <class V = double>
using real_money = quantity<u::real_usd, V>;
template <class V = double>
using money_per_time = quantity<u::per<u::usd, u::second>, V>;
/// The price level against the base year, 1 there: nominal dollars per real dollar. Takes a bare number.
template <class V = double>
using price_index = quantity<u::per<u::one, u::real>, V>;

template <class V = double>
using capex_per_it_power = quantity<u::per<u::usd, u::watt_it>, V>;
template <class V = double>
using capex_per_facility_power = quantity<u::per<u::usd, u::watt>, V>;
template <class V = double>
using price_per_gpu = quantity<u::per<u::usd, u::gpu>, V>;
template <class V = double>
using price_per_server = quantity<u::per<u::usd, u::server>, V>;
template <class V = double>
using price_per_rack = quantity<u::per<u::usd, u::rack>, V>;

/// Licences per GPU and year, GPU-hours: money per GPU and time.
template <class V = double>
using gpu_time_price = quantity<u::per<u::usd, u::gpu_second>, V>;
template <class V = double>
using energy_price = quantity<u::per<u::usd, u::joule>, V>;
/// Money per billed demand and time: 12.0 * USD / (kW_demand * month). Demand is a kind of its own, because a kW times a month
/// is an energy by its dimension, and a demand charge is not a price of energy.
template <class V = double>
using demand_charge = quantity<u::per<u::usd, u::times<u::watt_demand, u::second>>, V>;
/// Leases and staff: money per IT power and time.
template <class V = double>
using it_power_charge = quantity<u::per<u::usd, u::times<u::watt_it, u::second>>, V>;

template <class V = double>
using fresh_token_price = quantity<u::per<u::usd, u::fresh_token>, V>;
template <class V = double>
using cached_token_price = quantity<u::per<u::usd, u::cached_token>, V>;
template <class V = double>
using output_token_price = quantity<u::per<u::usd, u::output_token>, V>;
template <class V = double>
using token_price = quantity<u::per<u::usd, u::token>, V>;

inline constexpr auto USD = money<>::from_base_value(1.0);
inline constexpr auto USD_real = real_money<>::from_base_value(1.0);

namespace detail {
/// A price index, also where a bare number is given for one.
template <class I>
constexpr auto as_price_index(const I& index) {
  if constexpr (typed<I>)
    return as<price_index>(index);
  else
    return price_index<widened_t<I>>(index);
}
}  // namespace detail

/// Nominal to constant dollars: amount / price index of the year it is paid in.
template <class D, class V, class I>
[[nodiscard]] constexpr auto deflate(const quantity<D, V>& nominal, const I& index) {
  constexpr bool is_nominal = exponents_of<D>()[base::money] == 1 && exponents_of<D>()[base::real] == 0;
  static_assert(is_nominal || expected_but_given<called::money, name_t<D>>::value,
                "aifactory: deflate(...) takes nominal money (USD), in dollars of the day");
  return nominal / detail::as_price_index(index);
}

/// Constant to nominal dollars: amount x price index of the year it is paid in.
template <class D, class V, class I>
[[nodiscard]] constexpr auto inflate(const quantity<D, V>& real, const I& index) {
  constexpr bool is_real = exponents_of<D>()[base::money] == 1 && exponents_of<D>()[base::real] == 1;
  static_assert(is_real || expected_but_given<called::real_money, name_t<D>>::value,
                "aifactory: inflate(...) takes real money (USD_real), in constant dollars");
  return real * detail::as_price_index(index);
}

}  // namespace aifactory
