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

/// At the meter, in joules: write MWh.
template <class V = double>
using energy = quantity<u::joule, V>;
/// At the rack, in joules: write MWh_IT.
template <class V = double>
using it_energy = quantity<u::joule_it, V>;

/// What a GPU brings to the racks, with its part of host, network and fans.
template <class V = double>
using it_power_per_gpu = quantity<u::per<u::watt_it, u::gpu>, V>;
/// What a GPU brings to the meter.
template <class V = double>
using facility_power_per_gpu = quantity<u::per<u::watt, u::gpu>, V>;
/// What the board of a GPU draws: its TDP.
template <class V = double>
using board_power_per_gpu = quantity<u::per<u::watt_board, u::gpu>, V>;

/// Says a kind aloud: `facility_power<>(boost_watts) * IT` declares that these watts are IT watts.
inline constexpr auto IT = quantity<u::it>::from_base_value(1.0);
/// Says that watts are those of an accelerator board: W * board.
inline constexpr auto board = quantity<u::board>::from_base_value(1.0);
/// Says that watts are billed demand: kW * demand.
inline constexpr auto demand = quantity<u::demand>::from_base_value(1.0);

/// A watt at the meter, as are all without a kind.
inline constexpr auto W = facility_power<>::from_base_value(1.0);
/// 1,000 W at the meter.
inline constexpr auto kW = 1e3 * W;
/// 10^6 W at the meter.
inline constexpr auto MW = 1e6 * W;
/// 10^9 W at the meter.
inline constexpr auto GW = 1e9 * W;
/// W, with the kind said.
inline constexpr auto W_facility = W;
/// kW, with the kind said.
inline constexpr auto kW_facility = kW;
/// MW, with the kind said.
inline constexpr auto MW_facility = MW;
/// GW, with the kind said.
inline constexpr auto GW_facility = GW;
/// A watt at the rack.
inline constexpr auto W_IT = W * IT;
/// 1,000 W at the rack.
inline constexpr auto kW_IT = kW * IT;
/// 10^6 W at the rack.
inline constexpr auto MW_IT = MW * IT;
/// 10^9 W at the rack.
inline constexpr auto GW_IT = GW * IT;
/// A watt at the accelerator board.
inline constexpr auto W_board = W * board;
/// 1,000 W at the accelerator board.
inline constexpr auto kW_board = kW * board;
/// 1,000 W of billed demand.
inline constexpr auto kW_demand = kW * demand;
/// 10^6 W of billed demand.
inline constexpr auto MW_demand = MW * demand;

/// A watt for a second, at the meter.
inline constexpr auto joule = W * second;
/// 3.6 10^6 J at the meter.
inline constexpr auto kWh = kW * hour;
/// 3.6 10^9 J at the meter.
inline constexpr auto MWh = MW * hour;
/// 3.6 10^12 J at the meter.
inline constexpr auto GWh = GW * hour;
/// 3.6 10^6 J at the rack.
inline constexpr auto kWh_IT = kW_IT * hour;
/// 3.6 10^9 J at the rack.
inline constexpr auto MWh_IT = MW_IT * hour;

}  // namespace aifactory
