// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which random number does an input get in a trial?
///
/// One that depends on (seed, input, trial) and nothing else, so the answer is the same on one thread or a hundred, and
/// in whatever order or place the trials are run. Philox 4x32 encrypts the counter (trial, input / 4) with the seed as
/// key, in ten rounds or in seven; each of its four 32-bit words is the draw of one input.
///
/// @source  Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011): ten rounds are its
///          default, seven the fewest that pass the whole of BigCrush; the known answers below are those published with
///          Random123
#pragma once

#include "aifactory/uncertainty/words.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace aifactory {

/// Where random words come from. Seven rounds take about two thirds of the time of ten, and give other words.
enum class random_generator { philox4x32_10, philox4x32_7 };

/// Its name, as options write it.
[[nodiscard]] constexpr std::string_view name_of(random_generator generator) {
  return generator == random_generator::philox4x32_7 ? "philox4x32-7" : "philox4x32-10";
}

namespace philox {

/// Four words: a counter, or what is drawn for it.
using block = std::array<std::uint32_t, 4>;
/// The two words of a seed, the lower one first.
using key = std::array<std::uint32_t, 2>;

/// 7 or 10.
[[nodiscard]] constexpr int rounds_of(random_generator generator) {
  return generator == random_generator::philox4x32_7 ? 7 : 10;
}
/// The multipliers of a round, M0 and M1 in random().
inline constexpr std::uint32_t multiplier[2] = {0xD2511F53u, 0xCD9E8D57u};
/// What is added to the key after each round, modulo 2^32: the golden ratio and sqrt(3) - 1, as Weyl sequences.
inline constexpr std::uint32_t key_step[2] = {0x9E3779B9u, 0xBB67AE85u};

/// Four random words for a counter and a key: so many rounds of
///
///   (c0, c1, c2, c3) -> (high(M1 c2) ^ c1 ^ k0, low(M1 c2), high(M0 c0) ^ c3 ^ k1, low(M0 c0))
///
/// where high and low are the halves of the 64-bit product and ^ is exclusive or; after each the key moves by key_step.
/// @source  Salmon et al. (2011), Philox 4x32
[[nodiscard]] constexpr block random(block counter, key k, int rounds = 10) {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t p0 = std::uint64_t{multiplier[0]} * counter[0], p1 = std::uint64_t{multiplier[1]} * counter[2];
    counter = {static_cast<std::uint32_t>(p1 >> 32) ^ counter[1] ^ k[0], static_cast<std::uint32_t>(p1),
               static_cast<std::uint32_t>(p0 >> 32) ^ counter[3] ^ k[1], static_cast<std::uint32_t>(p0)};
    k = {k[0] + key_step[0], k[1] + key_step[1]};
  }
  return counter;
}
static_assert(random({0, 0, 0, 0}, {0, 0}) == block{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u});
static_assert(random({0, 0, 0, 0}, {0, 0}, 7) == block{0x5f6fb709u, 0x0d893f64u, 0x4f121f81u, 0x4f730a48u});

/// The counter of a group of four inputs in a trial, and the key of a seed.
[[nodiscard]] constexpr block counter_of(std::uint64_t trial, std::uint32_t group, std::uint32_t stream = 0) {
  return {static_cast<std::uint32_t>(trial), static_cast<std::uint32_t>(trial >> 32), group, stream};
}
/// The key of a seed: its lower and its upper 32 bits.
[[nodiscard]] constexpr key key_of(std::uint64_t seed) {
  return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
}

/// Streams keep draws for different purposes apart: the lower halves of 53-bit draws, a second set of all inputs, the
/// order of strata, scrambles. Independent randomisation r of a run adds r times `count`.
namespace stream {
inline constexpr std::uint32_t draws = 0, low_bits = 1, second = 2, strata = 3, scrambles = 4, count = 8;
}  // namespace stream

}  // namespace philox

namespace detail {

/// Calls f with the generator's rounds as a constant of the compiler.
template <class F>
[[gnu::always_inline]] inline void with_rounds(random_generator generator, const F& f) {
  if (generator == random_generator::philox4x32_7)
    f(std::integral_constant<int, philox::rounds_of(random_generator::philox4x32_7)>());
  else
    f(std::integral_constant<int, philox::rounds_of(random_generator::philox4x32_10)>());
}

/// random() for as many trials at a time as there are lanes, all with the same upper half of their number. What the
/// first two rounds make of that half, the group, the stream and the key is the same for all of them: worked out once.
template <int Rounds>
class group_words {
  static constexpr std::size_t constants = 2 * Rounds;
  std::array<std::uint64_t, constants> mixed_in_{};  // the keys, with what is constant

 public:
  group_words(philox::key k, std::uint32_t group, std::uint32_t stream, std::uint32_t upper) {
    for (std::size_t i = 0; i < constants; i += 2) {
      mixed_in_[i] = k[0], mixed_in_[i + 1] = k[1];
      k = {k[0] + philox::key_step[0], k[1] + philox::key_step[1]};
    }
    const std::uint64_t p1 = std::uint64_t{philox::multiplier[1]} * group;
    const std::uint64_t c0 = (p1 >> 32) ^ upper ^ mixed_in_[0], p0 = philox::multiplier[0] * c0;
    mixed_in_[1] ^= stream;
    mixed_in_[2] ^= p1 & 0xffffffffu;
    mixed_in_[3] ^= p0 >> 32;
    mixed_in_[5] ^= p0 & 0xffffffffu;
  }

  /// Several vectors of trials at once, so that the machine has enough to do while it waits for a product.
  /// @param trial  only the low 32 bits count
  /// @param out    only the low 32 bits of each word mean anything
  template <std::size_t N>
  [[gnu::always_inline]] void operator()(const words (&trial)[N], words (&out)[N][4]) const {
    const words m0(philox::multiplier[0]), m1(philox::multiplier[1]);
    words c0[N], c1[N], c2[N], c3[N];
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) {
      const words first = low_product(trial[n], m0), second = low_product((first >> 32) ^ constant(1), m1);
      const words third = low_product((second >> 32) ^ constant(2), m0), fourth = low_product(first ^ constant(3), m1);
      c0[n] = (fourth >> 32) ^ second ^ constant(4), c1[n] = fourth, c2[n] = (third >> 32) ^ constant(5), c3[n] = third;
    }
#pragma GCC unroll 10
    for (std::size_t i = 6; i < constants; i += 2) {
#pragma GCC unroll 4
      for (std::size_t n = 0; n < N; ++n) {
        const words p0 = low_product(c0[n], m0), p1 = low_product(c2[n], m1);
        c0[n] = (p1 >> 32) ^ c1[n] ^ constant(i);
        c1[n] = p1;
        c2[n] = (p0 >> 32) ^ c3[n] ^ constant(i + 1);
        c3[n] = p0;
      }
    }
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) out[n][0] = c0[n], out[n][1] = c1[n], out[n][2] = c2[n], out[n][3] = c3[n];
  }

 private:
  [[nodiscard, gnu::always_inline]] words constant(std::size_t i) const { return words(mixed_in_[i]); }
};

/// The same for trials whose numbers have any upper half, one lane after the other.
template <int Rounds>
class single_words {
  philox::key key_;
  std::uint32_t group_, stream_;

 public:
  single_words(philox::key k, std::uint32_t group, std::uint32_t stream, std::uint32_t)
      : key_(k), group_(group), stream_(stream) {}

  template <std::size_t N>
  void operator()(const words (&trial)[N], words (&out)[N][4]) const {
    for (std::size_t n = 0; n < N; ++n)
      for (std::size_t i = 0; i < lanes::size; ++i) {
        const philox::block b = philox::random(philox::counter_of(trial[n].bits[i], group_, stream_), key_, Rounds);
        for (std::size_t w = 0; w < 4; ++w) out[n][w].bits[i] = b[w];
      }
  }
};

/// The words of a group of four inputs for one vector of consecutive trials, wherever they begin.
[[gnu::always_inline]] inline void random_words(std::uint64_t first_trial, std::uint32_t group, std::uint32_t stream,
                                                philox::key k, words out[4],
                                                random_generator generator = random_generator::philox4x32_10) {
  const words trial[1] = {words::counting_from(first_trial)};
  words drawn[1][4];
  const auto upper = static_cast<std::uint32_t>(first_trial >> 32);
  const bool together = upper == (first_trial + (lanes::size - 1)) >> 32;
  with_rounds(generator, [&](auto rounds) {
    if (together) [[likely]]
      group_words<rounds>(k, group, stream, upper)(trial, drawn);
    else
      single_words<rounds>(k, group, stream, upper)(trial, drawn);
  });
  for (std::size_t w = 0; w < 4; ++w) out[w] = drawn[0][w];
}

/// The 32 random bits of an input in a trial.
[[nodiscard]] constexpr std::uint32_t random_bits(std::uint64_t seed, std::uint32_t input, std::uint64_t trial,
                                                  std::uint32_t stream = philox::stream::draws,
                                                  random_generator generator = random_generator::philox4x32_10) {
  return philox::random(philox::counter_of(trial, input / 4, stream), philox::key_of(seed),
                        philox::rounds_of(generator))[input % 4];
}

}  // namespace detail

/// A uniform draw in (0, 1): (n + 1/2) / 2^32 for 32 random bits n. Never 0 or 1; symmetric about 1/2.
/// @param input  its number, from 0; trials and inputs have streams of their own
/// @source  Salmon et al. (2011) for the bits
[[nodiscard]] constexpr double uniform01(std::uint64_t seed, std::uint32_t input, std::uint64_t trial,
                                         random_generator generator = random_generator::philox4x32_10) {
  return (detail::random_bits(seed, input, trial, philox::stream::draws, generator) + 0.5) * 0x1p-32;
}

/// The same draw with 53 bits: the first 32 of them are those of uniform01, so it lies within 2^-33 of it.
/// (n + 1/2) / 2^53, except that in the upper half the last bit is rounded off, and never up to 1.
/// @source  Salmon et al. (2011) for the bits
[[nodiscard]] constexpr double uniform01_53(std::uint64_t seed, std::uint32_t input, std::uint64_t trial,
                                            random_generator generator = random_generator::philox4x32_10) {
  const std::uint64_t high = detail::random_bits(seed, input, trial, philox::stream::draws, generator),
                      low = detail::random_bits(seed, input, trial, philox::stream::low_bits, generator),
                      n = high << 21 | low >> 11;
  constexpr std::uint64_t half = std::uint64_t{1} << 52;
  if (n < half) return (static_cast<double>(n) + 0.5) * 0x1p-53;
  const double from_top = (static_cast<double>(2 * half - 1 - n) + 0.5) * 0x1p-53;
  return 1.0 - (from_top < 0x1p-53 ? 0x1p-53 : from_top);
}

}  // namespace aifactory
