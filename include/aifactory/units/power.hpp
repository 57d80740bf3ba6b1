// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which power is meant: at the board, at the rack (IT, the critical load) or at the utility meter?
///
///   board x overhead -> IT,   IT x PUE -> facility
#pragma once

#include "aifactory/units/count.hpp"
#include "aifactory/units/quantity.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// What the utility meter sees: plain watts.
template <class V = double>
using facility_power = quantity<u::watt, V>;
/// What the racks draw, all-in: servers, switches, storage. The critical load.
template <class V = double>
using it_power = quantity<u::watt_it, V>;
/// What the accelerator board draws: its TDP.
template <class V = double>
using board_power = quantity<u::watt_board, V>;

/// Power usage effectiveness, facility power per IT power. Takes a bare number: `pue<>{1.2}`.
template <class V = double>
using pue = quantity<u::per<u::one, u::it>, V>;
/// IT power per board power: host, NIC, switches and fans beside the accelerator.
template <class V = double>
using overhead = quantity<u::per<u::it, u::board>, V>;

template <class V = double>
using energy = quantity<u::joule, V>;
template <class V = double>
using it_energy = quantity<u::joule_it, V>;

template <class V = double>
using it_power_per_gpu = quantity<u::per<u::watt_it, u::gpu>, V>;
template <class V = double>
using facility_power_per_gpu = quantity<u::per<u::watt, u::gpu>, V>;
template <class V = double>
using board_power_per_gpu = quantity<u::per<u::watt_board, u::gpu>, V>;

/// Says a kind aloud: `facility_power<>(boost_watts) * IT` declares that these watts are IT watts.
inline constexpr auto IT = quantity<u::it>::from_base_value(1.0);
inline constexpr auto board = quantity<u::board>::from_base_value(1.0);
inline constexpr auto demand = quantity<u::demand>::from_base_value(1.0);

inline constexpr auto W = facility_power<>::from_base_value(1.0);
inline constexpr auto kW = 1e3 * W;
inline constexpr auto MW = 1e6 * W;
inline constexpr auto GW = 1e9 * W;
inline constexpr auto W_facility = W;
inline constexpr auto kW_facility = kW;
inline constexpr auto MW_facility = MW;
inline constexpr auto GW_facility = GW;
inline constexpr auto W_IT = W * IT;
inline constexpr auto kW_IT = kW * IT;
inline constexpr auto MW_IT = MW * IT;
inline constexpr auto GW_IT = GW * IT;
inline constexpr auto W_board = W * board;
inline constexpr auto kW_board = kW * board;
inline constexpr auto kW_demand = kW * demand;
inline constexpr auto MW_demand = MW * demand;

inline constexpr auto joule = W * second;
inline constexpr auto kWh = kW * hour;
inline constexpr auto MWh = MW * hour;
inline constexpr auto GWh = GW * hour;
inline constexpr auto kWh_IT = kW_IT * hour;
inline constexpr auto MWh_IT = MW_IT * hour;

}  // namespace aifactory
