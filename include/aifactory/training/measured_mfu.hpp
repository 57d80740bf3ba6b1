// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which MFU is behind a measured speed, a measured time of an iteration, or the GPU-hours of a whole run?
#pragma once

#include "aifactory/finance/gpu_hours.hpp"
#include "aifactory/training/flops.hpp"
#include "aifactory/training/mfu.hpp"

namespace aifactory {

/// In-step MFU from tokens per second.
///
///   mfu = speed * each / (gpus * peak)
///
/// @param speed  [tok/s]  of all GPUs together
/// @param each   [FLOP/tok]  parameters alone, or with attention: say which beside the result
/// @param peak   [FLOP/s/GPU]  dense, of the precision against which the MFU is stated
/// @return       [-]
/// @shape   scalar, or lanes when V is a batch
/// @errors  input_error where V is a floating-point number and the result is above 1 or below 1e-6: also without speed, GPUs or peak
/// @source  arXiv 2204.02311, appendix B
template <class V>
[[nodiscard]] constexpr in_step_mfu<V> mfu_of_speed(const token_rate<V>& speed, const arithmetic_per_token<V>& each, const gpu_count<V>& gpus,
                                                    const arithmetic_rate_per_gpu<V>& peak) {
  return in_step_mfu<V>(V(speed * each / (gpus * peak)));
}

/// In-step MFU from the time of an iteration, for operations without those that are recomputed; with them the same ratio is
/// hfu_of_iteration.
///
///   mfu = of_model / (time * gpus * peak)
///
/// @param of_model  [FLOP]  of one iteration
/// @param time      of one iteration
/// @errors  as mfu_of_speed
/// @source  arXiv 2204.02311, appendix B
template <class V>
[[nodiscard]] constexpr in_step_mfu<V> mfu_of_iteration(const arithmetic<V>& of_model, const duration<V>& time, const gpu_count<V>& gpus,
                                                        const arithmetic_rate_per_gpu<V>& peak) {
  return in_step_mfu<V>(V(of_model / (time * gpus * peak)));
}
/// HFU from the time of an iteration, for all operations that the hardware does, those that are recomputed included.
///
///   hfu = of_hardware / (time * gpus * peak)
///
/// @param of_hardware  [FLOP]  of one iteration
/// @param time         of one iteration
/// @errors  as mfu_of_speed
/// @source  arXiv 2204.02311, appendix B
template <class V>
[[nodiscard]] constexpr hfu<V> hfu_of_iteration(const arithmetic<V>& of_hardware, const duration<V>& time, const gpu_count<V>& gpus,
                                                const arithmetic_rate_per_gpu<V>& peak) {
  return hfu<V>(V(of_hardware / (time * gpus * peak)));
}

/// Run MFU from all the GPU-hours that were held.
///
///   run mfu = of_model / (held * peak)
///
/// @param of_model  [FLOP]  of pre-training
/// @param held      all GPU-hours: restarts, lost work, stops and what comes after pre-training included
/// @errors  as mfu_of_speed
/// @source  definition, training/mfu.hpp
template <class V>
[[nodiscard]] constexpr run_mfu<V> mfu_of_hours(const arithmetic<V>& of_model, const gpu_hours<hours::provisioned, V>& held,
                                                const arithmetic_rate_per_gpu<V>& peak) {
  return run_mfu<V>(V(of_model / (held.amount() * peak)));
}

}  // namespace aifactory
