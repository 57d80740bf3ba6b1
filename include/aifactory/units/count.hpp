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
template <class V = double>
using die_count = quantity<u::die, V>;
template <class V = double>
using server_count = quantity<u::server, V>;
template <class V = double>
using rack_count = quantity<u::rack, V>;
template <class V = double>
using gpus_per_server = quantity<u::per<u::gpu, u::server>, V>;
template <class V = double>
using gpus_per_rack = quantity<u::per<u::gpu, u::rack>, V>;
template <class V = double>
using dies_per_gpu = quantity<u::per<u::die, u::gpu>, V>;

inline constexpr auto GPU = gpu_count<>::from_base_value(1.0);
inline constexpr auto die = die_count<>::from_base_value(1.0);
inline constexpr auto server = server_count<>::from_base_value(1.0);
inline constexpr auto rack = rack_count<>::from_base_value(1.0);

}  // namespace aifactory
