// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How long do a million trials of the reference workload take, and against what?
///
///   benchmark_rw1 [trials] [repetitions]
///
/// Prints, for one and two threads: milliseconds (the least of the repetitions) for draws, model and statistics, with
/// the set-up of tables apart; and the same workload written as people write it in C++ (std::mt19937_64, <random>,
/// sorting by nth_element). rw1_numpy.py beside this file does the same in NumPy; rw1.sh runs all of them and prints
/// ratios.
#include "rw1_model.hpp"
#include "rw1_naive.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace {

template <class F>
double least_ms(int repetitions, const F& f) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < repetitions; ++i) {
    const auto start = std::chrono::steady_clock::now();
    f();
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace aifactory;
  const std::uint64_t trials = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 7;
  const auto in = rw1::reference();
  using run = trial_run<rw1::inputs<uncertain>, decltype(rw1::cost_per_token)>;

  const double setup =
      least_ms(repetitions, [&] { run ready(in, rw1::cost_per_token, {.trials = trials, .threads = 1}); });
  std::printf("set-up             %9.3f ms\n", setup);
  for (const unsigned threads : {1u, 2u}) {
    const run ready(in, rw1::cost_per_token, {.trials = trials, .seed = 1, .threads = threads});
    std::array<double, 6> figures{};
    const double ms = least_ms(repetitions, [&] {
      run again = ready;
      again.run_to(trials);
      const auto found = again.found();
      const auto usd = [](const auto& e) { return e.value.in(USD / Mtok_out); };
      figures = {usd(found.mean()),        usd(found.sd()),           usd(found.quantile(0.05)),
                 usd(found.quantile(0.5)), usd(found.quantile(0.95)), usd(found.cvar(0.95))};
    });
    std::printf("aifactory %u thread%s %9.3f ms   mean %.6f sd %.6f p5 %.6f p50 %.6f p95 %.6f cvar95 %.6f\n", threads,
                threads > 1 ? "s" : " ", ms, figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
  }
  std::array<double, 6> figures{};
  const double naive = least_ms(std::min(repetitions, 3), [&] { figures = rw1::naive(trials); });
  std::printf("naive C++ 1 thread %9.3f ms   mean %.6f sd %.6f p5 %.6f p50 %.6f p95 %.6f cvar95 %.6f\n", naive,
              figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
}
