// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How often should a run write a checkpoint, when it fails every so many hours?
///
/// Written too often, checkpoints take the time; too seldom, each failure loses much work.
#pragma once

#include "aifactory/units/count.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// Mean time between failures of a job that needs all of its GPUs.
///
///   of the job = of one GPU / gpus
///
/// @param of_one  mean time between failures of one GPU with its share of host and network, exponentially distributed
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: infinite without GPUs
/// @source  the smallest of n independent exponential times
template <class V>
[[nodiscard]] constexpr duration<V> job_mtbf(const duration<V>& of_one, const gpu_count<V>& gpus) {
  return of_one * (1.0 * GPU) / gpus;
}

/// Work between two checkpoints, to first order.
///
///   interval = sqrt(2 write mtbf)
///
/// @param write  time that a checkpoint stops the work
/// @param mtbf   of the whole job
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: 0 where a checkpoint takes no time; good where write is far below mtbf
/// @source  J. W. Young, A first order approximation to the optimum checkpoint interval, CACM 17(9), 1974
template <class V>
[[nodiscard]] constexpr duration<V> young_interval(const duration<V>& write, const duration<V>& mtbf) {
  return duration<V>::from_base_value(math::sqrt(V(2.0 * write.base_value() * mtbf.base_value())));
}

/// Work between two checkpoints, to higher order: the checkpoint itself may fail, and a failure may follow another.
///
///   interval = sqrt(2 write mtbf) (1 + sqrt(x)/3 + x/9) - write,   x = write / 2 mtbf      where write < 2 mtbf
///   interval = mtbf                                                                      elsewhere
///
/// @param write  time that a checkpoint stops the work
/// @param mtbf   of the whole job
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: 0 where a checkpoint takes no time, infinite where nothing fails
/// @source  J. T. Daly, A higher order estimate of the optimum checkpoint interval for restart dumps, Future Generation Computer
///          Systems 22 (2006), equation 37
template <class V>
[[nodiscard]] constexpr duration<V> daly_interval(const duration<V>& write, const duration<V>& mtbf) {
  const V x = write / (2.0 * mtbf);
  const duration<V> below = young_interval(write, mtbf) * (1.0 + math::sqrt(x) / 3.0 + x / 9.0) - write;
  return math::where(x < V(1.0), below, mtbf);
}

}  // namespace aifactory
