// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/philox.hpp"

#include "catch_shim.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace philox_test {

using namespace aifactory;

namespace {
constexpr int n = 1 << 17;
constexpr std::array both{random_generator::philox4x32_10, random_generator::philox4x32_7};
}  // namespace

// The known answers published with Random123 for philox4x32, 10 rounds.
TEST_CASE("Philox 4x32-10 gives Random123's known answers", "[uncertainty][philox]") {
  CHECK(philox::random({0, 0, 0, 0}, {0, 0}) == philox::block{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u});
  CHECK(philox::random({0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu}, {0xffffffffu, 0xffffffffu}) ==
        philox::block{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu});
  CHECK(philox::random({0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, {0xa4093822u, 0x299f31d0u}) ==
        philox::block{0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u});
}

// The same for 7 rounds.
TEST_CASE("Philox 4x32-7 gives Random123's known answers", "[uncertainty][philox]") {
  CHECK(philox::random({0, 0, 0, 0}, {0, 0}, 7) == philox::block{0x5f6fb709u, 0x0d893f64u, 0x4f121f81u, 0x4f730a48u});
  CHECK(philox::random({0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu}, {0xffffffffu, 0xffffffffu}, 7) ==
        philox::block{0x5207ddc2u, 0x45165e59u, 0x4d8ee751u, 0x8c52f662u});
  CHECK(philox::random({0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, {0xa4093822u, 0x299f31d0u}, 7) ==
        philox::block{0x4dfccabau, 0x190a87f0u, 0xc47362bau, 0xb6b5242au});
}

TEST_CASE("the generators' names, and their rounds", "[uncertainty][philox]") {
  CHECK(name_of(random_generator::philox4x32_10) == "philox4x32-10");
  CHECK(name_of(random_generator::philox4x32_7) == "philox4x32-7");
  CHECK(philox::rounds_of(random_generator{}) == 10);
  CHECK(philox::rounds_of(random_generator::philox4x32_7) == 7);
}

TEST_CASE("the lanes draw what the scalar generator draws", "[uncertainty][philox]") {
  const philox::key key = philox::key_of(0xfedcba9876543210u);
  for (const auto generator : both)
    for (const std::uint64_t first :
         {std::uint64_t{0}, std::uint64_t{0xfffffffdu}, std::uint64_t{0x123456789abcdefu}}) {
      detail::words drawn[4];
      detail::random_words(first, 5, 7, key, drawn, generator);
      for (std::size_t w = 0; w < 4; ++w) {
        std::array<std::uint64_t, lanes::size> lane;
        drawn[w].store(lane.data());
        for (std::size_t i = 0; i < lanes::size; ++i)
          CHECK(static_cast<std::uint32_t>(lane[i]) ==
                philox::random(philox::counter_of(first + i, 5, 7), key, philox::rounds_of(generator))[w]);
      }
    }
}

TEST_CASE("a uniform draw depends on seed, input and trial, and is never 0 or 1", "[uncertainty][philox]") {
  CHECK(uniform01(1, 2, 3) == uniform01(1, 2, 3));
  CHECK(uniform01(1, 2, 3) != uniform01(2, 2, 3));
  CHECK(uniform01(1, 2, 3) != uniform01(1, 3, 3));
  CHECK(uniform01(1, 2, 3) != uniform01(1, 2, 4));
  // By hand from the known answer for counter 0 and key 0: (0x6627e8d5 + 0.5) / 2^32.
  CHECK(uniform01(0, 0, 0) == (1713891541.0 + 0.5) / 4294967296.0);
  CHECK(uniform01(0, 0, 0, random_generator::philox4x32_7) == (1601156873.0 + 0.5) / 4294967296.0);  // 0x5f6fb709
  CHECK(std::abs(uniform01_53(1, 2, 3) - uniform01(1, 2, 3)) <= 0x1p-33);
  CHECK(std::abs(uniform01_53(1, 2, 3, random_generator::philox4x32_7) -
                 uniform01(1, 2, 3, random_generator::philox4x32_7)) <= 0x1p-33);
  for (std::uint64_t trial = 0; trial < 1000; ++trial) {
    CHECK((uniform01(9, 0, trial) > 0.0 && uniform01(9, 0, trial) < 1.0));
    CHECK((uniform01_53(9, 0, trial) > 0.0 && uniform01_53(9, 0, trial) < 1.0));
  }
}

// Chi-square over 1,024 cells, for five inputs of one seed. Acceptance: |chi2 - 1023| < 4.5 sqrt(2 x 1023), which a
// perfect generator misses once in about 10^5 (fixed seed: it either always passes or never).
TEST_CASE("draws of each input fill the unit interval evenly", "[uncertainty][philox]") {
  for (const auto generator : both)
    for (std::uint32_t input = 0; input < 5; ++input) {
      std::vector<int> count(1024);
      for (int t = 0; t < n; ++t)
        ++count[static_cast<std::size_t>(1024.0 * uniform01(2024, input, static_cast<std::uint64_t>(t), generator))];
      double chi2 = 0.0;
      for (const int c : count) chi2 += (c - n / 1024.0) * (c - n / 1024.0) / (n / 1024.0);
      INFO(name_of(generator) << " input " << input);
      CHECK_THAT(chi2, WithinAbs(1023.0, 4.5 * std::sqrt(2.0 * 1023.0)));
    }
}

// Correlation of n pairs of independent draws has standard deviation 1 / sqrt(n). Acceptance: 4.5 of them.
TEST_CASE("draws are uncorrelated across inputs, trials, lanes and seeds", "[uncertainty][philox]") {
  const auto correlation = [](const auto& a, const auto& b) {
    double sum = 0.0;
    for (std::uint64_t t = 0; t < static_cast<std::uint64_t>(n); ++t) sum += (a(t) - 0.5) * (b(t) - 0.5);
    return 12.0 * sum / n;
  };
  const double bound = 4.5 / std::sqrt(static_cast<double>(n));
  for (const auto generator : both) {
    INFO(name_of(generator));
    const auto draw = [generator](std::uint64_t seed, std::uint32_t input, std::uint64_t shift) {
      return [=](std::uint64_t t) { return uniform01(seed, input, t + shift, generator); };
    };
    for (std::uint32_t input = 1; input < 9; ++input)
      CHECK_THAT(correlation(draw(11, 0, 0), draw(11, input, 0)), WithinAbs(0.0, bound));
    for (const std::uint64_t shift : {1u, 2u, 4u, 8u, 4096u})
      CHECK_THAT(correlation(draw(11, 0, 0), draw(11, 0, shift)), WithinAbs(0.0, bound));
    for (const std::uint64_t seed : {10u, 12u, 13u})
      CHECK_THAT(correlation(draw(11, 0, 0), draw(seed, 0, 0)), WithinAbs(0.0, bound));
  }
  // The two generators follow each other no more than two seeds do.
  const auto ten = [](std::uint64_t t) { return uniform01(11, 0, t); };
  const auto seven = [](std::uint64_t t) { return uniform01(11, 0, t, random_generator::philox4x32_7); };
  CHECK_THAT(correlation(ten, seven), WithinAbs(0.0, bound));
}

// Pairs of draws on a grid of 32 x 32: neighbours among inputs (within a group of four and across its border), among
// trials (next, next vector, next granule), among seeds, and among the streams of one input. Acceptance as above.
TEST_CASE("pairs of draws fill the unit square evenly", "[uncertainty][philox]") {
  struct place {
    std::uint64_t seed;
    std::uint32_t input;
    std::uint64_t later;
    std::uint32_t stream;
  };
  const place first{77, 0, 0, philox::stream::draws};
  const std::vector<place> others{{77, 1, 0, 0},
                                  {77, 4, 0, 0},
                                  {77, 11, 0, 0},
                                  {77, 0, 1, 0},
                                  {77, 0, 8, 0},
                                  {77, 0, 4096, 0},
                                  {78, 0, 0, 0},
                                  {77 + (std::uint64_t{1} << 32), 0, 0, 0},
                                  {77, 0, 0, philox::stream::low_bits},
                                  {77, 0, 0, philox::stream::second},
                                  {77, 0, 0, philox::stream::strata},
                                  {77, 0, 0, philox::stream::count},
                                  {77, 0, 0, 15 * philox::stream::count}};
  for (const auto generator : both) {
    const auto cell = [generator](const place& p, std::uint64_t t) {
      return static_cast<std::size_t>(detail::random_bits(p.seed, p.input, t + p.later, p.stream, generator) >> 27);
    };
    for (const place& other : others) {
      std::vector<int> count(1024);
      for (std::uint64_t t = 0; t < static_cast<std::uint64_t>(n); ++t) ++count[32 * cell(first, t) + cell(other, t)];
      double chi2 = 0.0;
      for (const int c : count) chi2 += (c - n / 1024.0) * (c - n / 1024.0) / (n / 1024.0);
      INFO(name_of(generator) << " input " << other.input << " trial +" << other.later << " seed " << other.seed
                              << " stream " << other.stream);
      CHECK_THAT(chi2, WithinAbs(1023.0, 4.5 * std::sqrt(2.0 * 1023.0)));
    }
  }
}

// Every bit, also those that only 53-bit draws use, is one in half of the trials, and differs from its neighbour's in
// half of them. The number of ones has standard deviation sqrt(n) / 2. Acceptance: 4.5 of them.
TEST_CASE("each bit of a draw is fair and follows no other", "[uncertainty][philox]") {
  for (const auto generator : both) {
    INFO(name_of(generator));
    const auto random = [generator](std::uint64_t t, std::uint32_t stream) {
      return std::uint64_t{detail::random_bits(5, 2, t, stream, generator)};
    };
    std::array<int, 64> ones{}, changes{};
    std::uint64_t before = 0;
    for (std::uint64_t t = 0; t < static_cast<std::uint64_t>(n); ++t) {
      const std::uint64_t bits = random(t, philox::stream::draws) << 32 | random(t, philox::stream::low_bits);
      for (std::size_t b = 0; b < 64; ++b) {
        ones[b] += static_cast<int>(bits >> b & 1);
        changes[b] += static_cast<int>((bits ^ before) >> b & 1);
      }
      before = bits;
    }
    for (std::size_t b = 0; b < 64; ++b) {
      CHECK_THAT(ones[b], WithinAbs(0.5 * n, 2.25 * std::sqrt(static_cast<double>(n))));
      CHECK_THAT(changes[b], WithinAbs(0.5 * n, 2.25 * std::sqrt(static_cast<double>(n))));
    }
  }
}

}  // namespace philox_test
