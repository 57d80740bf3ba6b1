// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How long does the typed formula take beside the same arithmetic on bare numbers? (zero_overhead.sh counts.)
#include "zero_overhead/plans.hpp"

#include <benchmark/benchmark.h>

namespace {

void time_of(benchmark::State& state, void (compared::work::*call)()) {
  compared::check_equal_work();
  std::vector<compared::work> all;
  for (const auto& plan : compared::plans()) all.emplace_back(plan);
  for (auto _ : state)
    for (auto& w : all) {
      (w.*call)();
      benchmark::ClobberMemory();
    }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

BENCHMARK_CAPTURE(time_of, typed_double, &compared::work::run_typed_double);
BENCHMARK_CAPTURE(time_of, raw_double, &compared::work::run_raw_double);
BENCHMARK_CAPTURE(time_of, typed_lanes, &compared::work::run_typed_lanes);
BENCHMARK_CAPTURE(time_of, raw_lanes, &compared::work::run_raw_lanes);

}  // namespace
