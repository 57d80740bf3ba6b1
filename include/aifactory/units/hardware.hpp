// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much can an accelerator compute, hold and move, and how fast does it answer one user?
///
/// Arithmetic is counted dense: a figure "with sparsity" is twice as large. Memory is decimal: 1 GB is 10^9 bytes.
#pragma once

#include "aifactory/units/count.hpp"
#include "aifactory/units/quantity.hpp"
#include "aifactory/units/time.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

/// Floating-point operations; a multiplication with its addition is two.
template <class V = double>
using arithmetic = quantity<u::flop, V>;
/// Operations per second of one GPU.
template <class V = double>
using arithmetic_rate_per_gpu = quantity<u::per<u::flop, u::gpu_second>, V>;

/// Bytes.
template <class V = double>
using memory = quantity<u::byte, V>;
/// Bytes that one GPU holds.
template <class V = double>
using memory_per_gpu = quantity<u::per<u::byte, u::gpu>, V>;
/// The key-value cache grows by so much with every token of context.
template <class V = double>
using memory_per_token = quantity<u::per<u::byte, u::token>, V>;
/// Bytes per second that one GPU moves.
template <class V = double>
using bandwidth_per_gpu = quantity<u::per<u::byte, u::gpu_second>, V>;

/// Users are streams that are answered at the same time.
template <class V = double>
using user_count = quantity<u::user, V>;
/// Output tokens that one user sees per second: 1 / time per output token. Not the throughput of a GPU.
template <class V = double>
using interactivity = quantity<u::per<u::output_token, u::times<u::user, u::second>>, V>;

/// One floating-point operation.
inline constexpr auto FLOP = arithmetic<>::from_base_value(1.0);
/// 10^12 operations.
inline constexpr auto TFLOP = 1e12 * FLOP;
/// 10^15 operations.
inline constexpr auto PFLOP = 1e15 * FLOP;
/// One byte.
inline constexpr auto byte = memory<>::from_base_value(1.0);
/// 10^9 bytes.
inline constexpr auto GB = 1e9 * byte;
/// 10^12 bytes.
inline constexpr auto TB = 1e12 * byte;
/// 2^30 bytes, as some vendors count.
inline constexpr auto GiB = 1073741824.0 * byte;
/// One user, whose answer streams.
inline constexpr auto user = user_count<>::from_base_value(1.0);

}  // namespace aifactory
