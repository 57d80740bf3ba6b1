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

/// Nominal dollars: those of the day they are paid.
template <class V = double>
using money = quantity<u::usd, V>;
/// Constant dollars of the scenario's base year.
template <class V = double>
using real_money = quantity<u::real_usd, V>;
/// Nominal dollars per second: write USD / year.
template <class V = double>
using money_per_time = quantity<u::per<u::usd, u::second>, V>;
/// The price level against the base year, 1 there: nominal dollars per real dollar. Takes a bare number.
template <class V = double>
using price_index = quantity<u::per<u::one, u::real>, V>;

/// Per critical load, as building costs are stated: write USD / MW_IT.
template <class V = double>
using capex_per_it_power = quantity<u::per<u::usd, u::watt_it>, V>;
/// Per power at the meter: write USD / MW_facility.
template <class V = double>
using capex_per_facility_power = quantity<u::per<u::usd, u::watt>, V>;
/// Nominal dollars per accelerator package.
template <class V = double>
using price_per_gpu = quantity<u::per<u::usd, u::gpu>, V>;
/// Nominal dollars per server.
template <class V = double>
using price_per_server = quantity<u::per<u::usd, u::server>, V>;
/// Nominal dollars per rack.
template <class V = double>
using price_per_rack = quantity<u::per<u::usd, u::rack>, V>;

/// Licences per GPU and year, GPU-hours: money per GPU and time.
template <class V = double>
using gpu_time_price = quantity<u::per<u::usd, u::gpu_second>, V>;
/// Per joule at the meter: write USD / MWh.
template <class V = double>
using energy_price = quantity<u::per<u::usd, u::joule>, V>;
/// Money per billed demand and time: 12.0 * USD / (kW_demand * month). Demand is a kind of its own, because a kW times a month
/// is an energy by its dimension, and a demand charge is not a price of energy.
template <class V = double>
using demand_charge = quantity<u::per<u::usd, u::times<u::watt_demand, u::second>>, V>;
/// Leases and staff: money per IT power and time.
template <class V = double>
using it_power_charge = quantity<u::per<u::usd, u::times<u::watt_it, u::second>>, V>;

/// Per prompt token that is computed.
template <class V = double>
using fresh_token_price = quantity<u::per<u::usd, u::fresh_token>, V>;
/// Per prompt token out of the cache.
template <class V = double>
using cached_token_price = quantity<u::per<u::usd, u::cached_token>, V>;
/// Per generated token.
template <class V = double>
using output_token_price = quantity<u::per<u::usd, u::output_token>, V>;
/// Per token of all kinds: what costs per token mostly are.
template <class V = double>
using token_price = quantity<u::per<u::usd, u::token>, V>;

/// One dollar of the day it is paid.
inline constexpr auto USD = money<>::from_base_value(1.0);
/// One dollar of the base year.
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

/// Nominal to constant dollars.
///
///   real = nominal / index,   index = price level of the year it is paid in / that of the base year
///
/// @param nominal  [USD], or USD per something
/// @param index    [USD/USD_real]  a price_index, or a bare number
/// @return         [USD_real], per the same
/// @errors  does not compile for anything but nominal money; not checked: an index of 0 gives infinity
/// @source  definition
template <class D, class V, class I>
[[nodiscard]] constexpr auto deflate(const quantity<D, V>& nominal, const I& index) {
  constexpr bool is_nominal = exponents_of<D>()[base::money] == 1 && exponents_of<D>()[base::real] == 0;
  static_assert(is_nominal || expected_but_given<called::money, name_t<D>>::value,
                "aifactory: deflate(...) takes nominal money (USD), in dollars of the day");
  return nominal / detail::as_price_index(index);
}

/// Constant to nominal dollars.
///
///   nominal = real index,   index = price level of the year it is paid in / that of the base year
///
/// @param real   [USD_real], or USD_real per something
/// @param index  [USD/USD_real]  a price_index, or a bare number
/// @return       [USD], per the same
/// @errors  does not compile for anything but real money
/// @source  definition
template <class D, class V, class I>
[[nodiscard]] constexpr auto inflate(const quantity<D, V>& real, const I& index) {
  constexpr bool is_real = exponents_of<D>()[base::money] == 1 && exponents_of<D>()[base::real] == 1;
  static_assert(is_real || expected_but_given<called::real_money, name_t<D>>::value,
                "aifactory: inflate(...) takes real money (USD_real), in constant dollars");
  return real * detail::as_price_index(index);
}

}  // namespace aifactory
