// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// How much does each way of sampling gain from more trials?
//
//   sampler_convergence [most trials, as a power of two: 18] [repetitions: 64] >sampler_convergence.csv
//
// The reference workload of the benchmarks, whose true mean and 95 % quantile are known by quadrature: how far runs of
// 2^8, 2^9, ... trials are from them, as the root of the mean square over independent repetitions. On stderr: how long
// it takes until the standard error of the 95 % quantile is 1 % of it. scripts/sampler_convergence.py makes the plot.
#include "../benchmarks/rw1_model.hpp"

#include "aifactory/uncertainty/parallel.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <utility>

using namespace aifactory;

using run_type = trial_run<rw1::inputs<uncertain>, decltype(rw1::cost_per_token)>;

// USD per million tokens; tests/uncertainty/monte_carlo_test.cpp says how they were found.
constexpr double true_mean = 0.46567934096568764, true_p95 = 0.82515023989;
constexpr std::array<std::pair<sampler, const char*>, 4> ways{{{sampler::random, "random"},
                                                               {sampler::antithetic, "antithetic"},
                                                               {sampler::latin_hypercube, "latin_hypercube"},
                                                               {sampler::sobol, "sobol"}}};

struct distance {
  double mean, p95;
};

distance root_mean_square(sampler how, std::uint64_t trials, std::uint32_t repetitions) {
  const run_type ready(rw1::reference(), rw1::cost_per_token, {.trials = trials, .keep = true, .how = how});
  std::vector<distance> each(repetitions);
  detail::in_parallel(repetitions, 0, [&](std::uint64_t r) {
    run_type run(ready, static_cast<std::uint32_t>(r));
    run.run_to(trials, 1);
    const auto found = std::move(run).found();
    each[r] = {found.mean().value.in(USD / Mtok_out) - true_mean,
               found.exact_quantile(0.95).value.in(USD / Mtok_out) - true_p95};
  });
  distance sum{0.0, 0.0};
  for (const auto& [mean, p95] : each) sum.mean += mean * mean, sum.p95 += p95 * p95;
  return {std::sqrt(sum.mean / repetitions), std::sqrt(sum.p95 / repetitions)};
}

// From inputs to figures, tables included, least of nine; the trials are doubled until the error is reached.
void time_to_one_percent(sampler how, const char* name) {
  for (std::uint64_t trials = 1024;; trials *= 2) {
    double least = std::numeric_limits<double>::infinity();
    bool enough = true;
    for (int i = 0; i < 9 && enough; ++i) {
      const auto start = std::chrono::steady_clock::now();
      const auto found = monte_carlo(rw1::reference(), rw1::cost_per_token, {.trials = trials, .how = how});
      const std::chrono::duration<double, std::milli> ms = std::chrono::steady_clock::now() - start;
      least = std::min(least, ms.count());
      enough = found.quantile(0.95).standard_error <= 0.01 * found.quantile(0.95).value;
    }
    if (!enough) continue;
    std::fprintf(stderr, "%-16s %6llu trials, %6.2f ms\n", name, static_cast<unsigned long long>(trials), least);
    return;
  }
}

int main(int argc, char** argv) {
  const int most = argc > 1 ? std::atoi(argv[1]) : 18;
  const auto repetitions = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 64);
  std::printf("sampler,trials,rmse_mean_usd_per_mtok,rmse_p95_usd_per_mtok\n");
  for (const auto& [how, name] : ways)
    for (int power = 8; power <= most; ++power) {
      const std::uint64_t trials = std::uint64_t{1} << power;
      const auto [mean, p95] = root_mean_square(how, trials, repetitions);
      std::printf("%s,%llu,%.4e,%.4e\n", name, static_cast<unsigned long long>(trials), mean, p95);
    }
  for (const auto& [how, name] : ways) time_to_one_percent(how, name);
}
