// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How long do a million trials of the reference workload take, and against what?
///
///   benchmark_rw1 [trials] [repetitions]
///
/// Prints milliseconds, the least of the repetitions, which take turns: the set-up of tables; draws, model and
/// statistics after it, for one and two threads, and for the generator with seven rounds; both together ("whole"); and
/// two jobs of one thread each side by side, the most that two threads could do. Then the same workload written as
/// people write it in C++ (std::mt19937_64, <random>, sorting by nth_element). rw1_numpy.py beside this file does the
/// same in NumPy; rw1.sh runs all of them and prints ratios.
#include "rw1_model.hpp"
#include "rw1_naive.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <thread>
#include <vector>

namespace {

using namespace aifactory;
using run = trial_run<rw1::inputs<uncertain>, decltype(rw1::cost_per_token)>;
using figures = std::array<double, 6>;

template <class F>
double ms_of(const F& f) {
  const auto start = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

figures figures_of(const auto& found) {
  const auto usd = [](const auto& e) { return e.value.in(USD / Mtok_out); };
  return {usd(found.mean()),        usd(found.sd()),           usd(found.quantile(0.05)),
          usd(found.quantile(0.5)), usd(found.quantile(0.95)), usd(found.cvar(0.95))};
}

figures after_setup(const run& ready) {
  run again = ready;
  again.run();
  return figures_of(again.found());
}

struct job {
  const char* name;
  std::function<figures()> work;
  double least = std::numeric_limits<double>::infinity();
  figures found{};
};

void print(const char* name, double ms, const figures& f) {
  std::printf("%-18s %9.3f ms   mean %.6f sd %.6f p5 %.6f p50 %.6f p95 %.6f cvar95 %.6f\n", name, ms, f[0], f[1], f[2],
              f[3], f[4], f[5]);
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t trials = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 7;
  const auto in = rw1::reference();
  const auto options = [&](unsigned threads, random_generator generator = random_generator::philox4x32_10) {
    return trial_options{.trials = trials, .seed = 1, .threads = threads, .generator = generator};
  };
  const auto ready = [&](const trial_options& by) { return run(in, rw1::cost_per_token, by); };
  const auto whole = [&](unsigned threads) {
    return figures_of(monte_carlo(in, rw1::cost_per_token, options(threads)));
  };
  const run one = ready(options(1)), two = ready(options(2)), seven = ready(options(1, random_generator::philox4x32_7));

  std::vector<job> jobs{{"set-up", [&] { return (void)ready(options(1)), figures{}; }},
                        {"set-up 2 threads", [&] { return (void)ready(options(2)), figures{}; }},
                        {"aifactory 1 thread", [&] { return after_setup(one); }},
                        {"aifactory 2 threads", [&] { return after_setup(two); }},
                        {"philox4x32-7", [&] { return after_setup(seven); }},
                        {"whole 1 thread", [&] { return whole(1); }},
                        {"whole 2 threads", [&] { return whole(2); }},
                        {"side by side", [&] {
                           std::thread other([&] { (void)after_setup(one); });
                           const auto found = after_setup(one);
                           other.join();
                           return found;
                         }}};
  for (int i = 0; i < repetitions; ++i)
    for (auto& each : jobs) each.least = std::min(each.least, ms_of([&] { each.found = each.work(); }));
  for (const auto& each : jobs)
    if (each.found == figures{})
      std::printf("%-18s %9.3f ms\n", each.name, each.least);
    else
      print(each.name, each.least, each.found);

  figures found{};
  double naive = std::numeric_limits<double>::infinity();
  for (int i = 0; i < std::min(repetitions, 3); ++i)
    naive = std::min(naive, ms_of([&] { found = rw1::naive(trials); }));
  print("naive C++ 1 thread", naive, found);
}
