// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many tokens does the factory make: at full load, and delivered?
///
/// Two bases that are never mixed. *Full load* is what benchmarks publish: utilization and availability 1. *Delivered* is
/// what is sold over a year.
#pragma once

#include "aifactory/model/token_kinds.hpp"
#include "aifactory/model/workload.hpp"
#include "aifactory/units/ratio.hpp"

namespace aifactory {

/// Token rates of one GPU at full load, the prompt split by the cache-hit rate.
///
///   fresh = input_rate * (1 - hit)     cached = input_rate * hit     output = output_rate
///
/// @return  [tok/s/GPU]  per GPU of the whole fleet
/// @errors  none: zeros without input
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr token_rates_per_gpu<V> full_load_rates_per_gpu(const workload<V>& work) {
  return token_rates_per_gpu<V>::of(fresh_part(work.input_rate, work.cache_hit_rate),
                                    cached_part(work.input_rate, work.cache_hit_rate), work.output_rate);
}

/// Token rates of the fleet at full load.
///
///   rate = rate per GPU * gpus
///
/// @return  [tok/s]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr token_rates<V> full_load_rates(const workload<V>& work, const gpu_count<V>& gpus) {
  return full_load_rates_per_gpu(work).times(gpus);
}

/// Token rates averaged over the year; times a year they are the tokens delivered.
///
///   delivered = full load * utilization * availability
///
/// @return  [tok/s]  mean over the year
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr token_rates<V> delivered_rates(const token_rates<V>& full_load, const utilization<V>& load,
                                                       const availability<V>& up) {
  return full_load.times(load * up);
}

}  // namespace aifactory
