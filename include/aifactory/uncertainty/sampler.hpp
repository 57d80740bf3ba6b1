// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How can fewer trials say as much?
///
/// By spreading them more evenly than chance does. All of these fill the words that quantile functions turn into draws,
/// so they work with every distribution:
///
///   random           independent trials
///   antithetic       in pairs: p and 1 - p in every input
///   latin_hypercube  every input has one trial in each n-th of its probability, in random order
///   sobol            Sobol points with a nested (Owen) scramble: even in all inputs together
///
/// The trials of one run are then not independent, and the usual formulas for standard errors do not hold: a run is
/// made of several independent randomisations, and the error comes from their spread. Most even: a power of two trials
/// in each.
///
/// @source  McKay, Beckman and Conover (1979); Joe and Kuo (2008) for the direction numbers, through Boost.Random;
///          Burley (2020), "Practical hash-based Owen scrambling", for the scramble
#pragma once

#include "aifactory/uncertainty/philox.hpp"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace aifactory {

/// How the trials of a run are spread over the inputs: by chance, in pairs p and 1 - p, one in each stratum of every
/// input, or at scrambled Sobol points.
enum class sampler { random, antithetic, latin_hypercube, sobol };

namespace detail {

/// A random order of 0, ..., n - 1 that is computed place by place: a bijection of the next power of two, walked until
/// it falls below n.
class shuffled {
  std::uint64_t n_, mask_;
  int shift_;
  std::array<std::uint64_t, 6> factor_{}, offset_{};

 public:
  shuffled(std::uint64_t n, random_generator generator, std::uint64_t seed, std::uint32_t input, std::uint32_t stream)
      : n_(n), mask_(std::bit_ceil(n) - 1), shift_(std::max(1, static_cast<int>(std::bit_width(mask_)) / 2)) {
    for (std::size_t r = 0; r < factor_.size(); ++r) {
      factor_[r] = std::uint64_t{random_bits(seed, input, 2 * r, stream, generator)} << 1 | 1;
      offset_[r] = random_bits(seed, input, 2 * r + 1, stream, generator);
    }
  }
  [[nodiscard]] std::uint64_t operator()(std::uint64_t i) const {
    do {
      for (std::size_t r = 0; r < factor_.size(); ++r) {
        i = (i * factor_[r] + offset_[r]) & mask_;  // an odd factor: one to one
        i ^= i >> shift_;
      }
    } while (i >= n_);
    return i;
  }
};

/// A Sobol sequence of one dimension, scrambled.
class scrambled_sobol {
  std::array<std::uint32_t, 32> direction_;
  std::uint32_t scramble_;

 public:
  scrambled_sobol(const std::array<std::uint32_t, 32>& direction, std::uint32_t scramble)
      : direction_(direction), scramble_(scramble) {}

  /// Words for the points first, first + 1, ...
  void fill(std::uint64_t first, std::uint64_t* to, std::size_t size) const {
    std::uint32_t x = 0;
    const std::uint64_t gray = first ^ first >> 1;
    for (std::size_t k = 0; k < 32; ++k)
      if (gray >> k & 1) x ^= direction_[k];
    for (std::size_t i = 0; i < size; ++i) {
      to[i] = scrambled(x);
      x ^= direction_[static_cast<std::size_t>(std::countr_zero(first + i + 1)) % 32];
    }
  }

 private:
  static std::uint32_t reversed(std::uint32_t x) {
    x = (x >> 1 & 0x55555555u) | (x & 0x55555555u) << 1;
    x = (x >> 2 & 0x33333333u) | (x & 0x33333333u) << 2;
    x = (x >> 4 & 0x0f0f0f0fu) | (x & 0x0f0f0f0fu) << 4;
    x = (x >> 8 & 0x00ff00ffu) | (x & 0x00ff00ffu) << 8;
    return x >> 16 | x << 16;
  }
  /// Each bit is flipped or not depending on the bits above it alone.
  [[nodiscard]] std::uint32_t scrambled(std::uint32_t x) const {
    x = reversed(x) + scramble_;
    for (const std::uint32_t factor : {0x6c50b47cu, 0xb82f1e52u, 0xc7afe638u, 0x8d22f6e6u}) x ^= x * factor;
    return reversed(x);
  }
};

/// The direction numbers of the first dimensions: the points whose Gray code has a single bit.
inline std::vector<std::array<std::uint32_t, 32>> sobol_directions(std::size_t dimensions) {
  std::vector<std::array<std::uint32_t, 32>> directions(dimensions);
  if (dimensions == 0) return directions;
  boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
  for (std::size_t k = 0; k < 32; ++k) {
    // Point number 2^(k+1) - 1; the engine leaves out point 0.
    engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << k) - 2));
    for (auto& each : directions) each[k] = engine();
  }
  return directions;
}

}  // namespace detail
}  // namespace aifactory
