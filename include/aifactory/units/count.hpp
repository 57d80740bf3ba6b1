// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is counted: GPU packages, the dies in them, servers, racks?
///
/// A licence per GPU is not one per server and an "NVL144" counts dies: going from one count to another needs a number
/// of pieces, such as `8.0 * GPU / server` or `2.0 * die / GPU`.
#pragma once

#include "aifactory/units/quantity.hpp"

namespace aifactory {

/// Accelerator packages. Not rounded here: only sizing makes them whole.
template <class V = double>
using gpu_count = quantity<u::gpu, V>;
/// Compute dies within packages, which the "NVL" names of racks may count.
template <class V = double>
using die_count = quantity<u::die, V>;
/// Servers or nodes. Not rounded here.
template <class V = double>
using server_count = quantity<u::server, V>;
/// Racks. Not rounded here.
template <class V = double>
using rack_count = quantity<u::rack, V>;
/// Packages in a server: from a number of servers to one of GPUs.
template <class V = double>
using gpus_per_server = quantity<u::per<u::gpu, u::server>, V>;
/// Packages in a rack: from a number of racks to one of GPUs.
template <class V = double>
using gpus_per_rack = quantity<u::per<u::gpu, u::rack>, V>;
/// Dies in a package: from a number of GPUs to one of dies.
template <class V = double>
using dies_per_gpu = quantity<u::per<u::die, u::gpu>, V>;

/// One accelerator package, however many dies it has.
inline constexpr auto GPU = gpu_count<>::from_base_value(1.0);
/// One compute die.
inline constexpr auto die = die_count<>::from_base_value(1.0);
/// One server or node.
inline constexpr auto server = server_count<>::from_base_value(1.0);
/// One rack.
inline constexpr auto rack = rack_count<>::from_base_value(1.0);

}  // namespace aifactory
