// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much carbon and water does it take?
#pragma once

#include "aifactory/units/power.hpp"
#include "aifactory/units/quantity.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

/// Kilograms of CO2 equivalent.
template <class V = double>
using carbon = quantity<u::carbon, V>;
/// Of energy at the meter, in kilograms of CO2 equivalent per joule: write kg / MWh.
template <class V = double>
using carbon_per_energy = quantity<u::per<u::carbon, u::joule>, V>;
/// Of tokens of all kinds, in kilograms of CO2 equivalent per token.
template <class V = double>
using carbon_per_token = quantity<u::per<u::carbon, u::token>, V>;
/// Litres.
template <class V = double>
using water = quantity<u::water, V>;
/// Water usage effectiveness: litres per kWh of IT energy (ISO/IEC 30134-9).
template <class V = double>
using wue = quantity<u::per<u::water, u::joule_it>, V>;
/// Of tokens of all kinds, in litres per token.
template <class V = double>
using water_per_token = quantity<u::per<u::water, u::token>, V>;

/// A kilogram of CO2 equivalent.
inline constexpr auto kg = carbon<>::from_base_value(1.0);
/// A litre of water.
inline constexpr auto litre = water<>::from_base_value(1.0);

}  // namespace aifactory
