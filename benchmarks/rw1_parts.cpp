// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where do the nanoseconds of a trial of the reference workload go?
///
///   benchmark_rw1_parts [block]
///
/// Each part of the engine alone, over one block after the other (256 trials by default), in nanoseconds per trial, the
/// least of many; first how long a cycle takes, by a chain of additions. docs/monte_carlo_cycles.md sets them against
/// their bounds.
#include "rw1_model.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace aifactory;

template <class F>
[[gnu::noinline]] double least_ns(const F& f) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 20'000; ++i) {
    const auto start = std::chrono::steady_clock::now();
    for (int k = 0; k < 4; ++k) {
      f();
      asm volatile("" ::: "memory");
    }
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count() / 4.0);
  }
  return best;
}

struct columns {
  std::vector<detail::word_column> random;
  std::vector<std::vector<double, detail::lane_allocator<double>>> draws;
  std::vector<double, detail::lane_allocator<double>> results;
};

[[gnu::noinline, gnu::flatten]] void evaluate(const rw1::inputs<uncertain>& in, columns& c, std::size_t block) {
  for (std::size_t i = 0; i < block; i += lanes::size) {
    std::size_t next = 0;
    const auto trial = detail::refill<lanes>(
        in, [&]() __attribute__((always_inline)) { return lanes::load_aligned(c.draws[next++].data() + i); });
    rw1::cost_per_token(trial).base_value().store_aligned(c.results.data() + i);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t block = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 256;
  const auto in = rw1::reference();
  const auto list = list_inputs(in);
  columns c;
  for (std::size_t j = 0; j < list.size(); ++j) {
    c.random.emplace_back(block);
    c.draws.emplace_back(block);
  }
  c.results.resize(block);

  std::uint64_t chain = 1;  // goes on from one call to the next
  const double calls_ns = least_ns([&] {
    std::uint64_t x = chain;
    for (int i = 0; i < 64; ++i) asm volatile("add $1, %0\n\tadd $1, %0\n\tadd $1, %0\n\tadd $1, %0" : "+r"(x));
    chain = x;
  });
  const double cycle = calls_ns / 256.0;
  std::printf("a cycle            %7.3f ns\n", cycle);
  double all = 0.0;
  const auto report = [&](const char* part, double ns) {
    all += ns;
    std::printf("%-18s %7.3f ns  %6.2f cycles\n", part, ns, ns / cycle);
  };
  const double trials = static_cast<double>(block);

  detail::random_block random(random_generator::philox4x32_10, 1, 0, false, block);
  detail::random_block seven(random_generator::philox4x32_7, 1, 0, false, block);
  std::uint64_t first = 0;
  const double seven_ns = least_ns([&] {
                            for (std::uint32_t group = 0; group < list.size() / 4; ++group)
                              seven.fill<detail::draw_bits::fast>(group, first, block);
                            first += block;
                          }) /
                          trials;
  report("words", least_ns([&] {
                    for (std::uint32_t group = 0; group < list.size() / 4; ++group)
                      random.fill<detail::draw_bits::fast>(group, first, block);
                    first += block;
                  }) / trials);
  std::printf("  %-22s %7.3f ns  %6.2f cycles\n", "with seven rounds", seven_ns, seven_ns / cycle);
  for (std::uint32_t j = 0; j < list.size(); ++j)
    for (std::size_t t = 0; t < block; ++t) c.random[j][t] = detail::random_bits(1, j, t);

  std::vector<detail::column_quantile<detail::draw_bits::fast>> quantile;
  for (const auto& each : list) quantile.emplace_back(each.value.spread());
  report("draws, all", least_ns([&] {
                         for (std::size_t j = 0; j < list.size(); ++j)
                           quantile[j](c.random[j].data(), c.draws[j].data(), block);
                       }) / trials);
  for (std::size_t j = 0; j < list.size(); ++j) {
    const double ns = least_ns([&] { quantile[j](c.random[j].data(), c.draws[j].data(), block); }) / trials;
    std::printf("  %-22s %7.3f ns  %6.2f cycles  %s\n", list[j].name.c_str(), ns, ns / cycle,
                std::string(list[j].value.spread().name()).c_str());
  }
  report("model", least_ns([&] { evaluate(in, c, block); }) / trials);

  detail::tally tally;
  tally.centre = c.results[0];
  tally.counts.expect_near(tally.centre);
  detail::granule_tally granule;
  report("statistics", least_ns([&] { granule.add(tally, c.results.data(), block); }) / trials);
  std::printf("sum                %7.3f ns  %6.2f cycles\n", all, all / cycle);
}
