// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where do the random words of a block of trials come from?
///
/// From Philox with ten rounds or seven, for a group of four inputs at a time.
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/uncertainty/philox.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace aifactory::detail {

class random_block {
  static constexpr std::size_t at_once = 4, piece = at_once * lanes::size;  // vectors and trials

  random_generator generator_;
  philox::key key_;
  std::uint32_t stream_;
  bool paired_;
  std::array<word_column, 4> word_;

 public:
  /// @param stream  of this randomisation
  /// @param paired  antithetic: trials 2 k and 2 k + 1 get p and 1 - p
  /// @param block   trials in a block, at most
  random_block(random_generator generator, std::uint64_t seed, std::uint32_t stream, bool paired, std::size_t block)
      : generator_(generator), key_(philox::key_of(seed)), stream_(stream), paired_(paired) {
    for (auto& each : word_) each.resize((block + piece - 1) / piece * piece);
  }

  /// The words of an input of the group at hand, for the trials of the block.
  [[nodiscard]] const std::uint64_t* of(std::uint32_t input) const { return word_[input % 4].data(); }

  /// Draws the words of inputs 4 group, ..., 4 group + 3 for `size` trials.
  template <draw_bits Bits>
  void fill(std::uint32_t group, std::uint64_t first, std::size_t size) {
    const bool together = upper_half(first) == upper_half(first + (size - 1));
    with_rounds(generator_, [&](auto rounds) {
      if (together) [[likely]]
        fill_by<Bits, group_words<rounds>>(group, first, size);
      else
        fill_by<Bits, single_words<rounds>>(group, first, size);
    });
  }

 private:
  [[nodiscard]] std::uint32_t upper_half(std::uint64_t trial) const {
    return static_cast<std::uint32_t>((paired_ ? trial >> 1 : trial) >> 32);
  }
  // A function by itself: within the caller's code the loop takes a fifth longer.
  template <draw_bits Bits, class Words>
  [[gnu::noinline]] void fill_by(std::uint32_t group, std::uint64_t first, std::size_t size) {
    const auto of_stream = [&](std::uint32_t stream) {
      return Words(key_, group, stream_ + stream, upper_half(first));
    };
    const Words draws = of_stream(philox::stream::draws), low_bits = of_stream(philox::stream::low_bits);
    std::uint64_t* const to[4] = {word_[0].data(), word_[1].data(), word_[2].data(), word_[3].data()};
    for (std::size_t i = 0; i < size; i += piece) {
      words number[at_once], trial[at_once], word[at_once][4];
#pragma GCC unroll 4
      for (std::size_t n = 0; n < at_once; ++n) {
        number[n] = words::counting_from(first + i + n * lanes::size);
        trial[n] = paired_ ? number[n] >> 1 : number[n];
      }
      draws(trial, word);
      if constexpr (Bits == draw_bits::fine) {
        words more[at_once][4];
        low_bits(trial, more);
        for (std::size_t n = 0; n < at_once; ++n)
          for (std::size_t w = 0; w < 4; ++w)
            word[n][w] = ((word[n][w] & words(0xffffffffu)) << 21) | ((more[n][w] & words(0xffffffffu)) >> 11);
      }
      if (paired_)  // all bits turned round: p becomes 1 - p
        for (std::size_t n = 0; n < at_once; ++n)
          for (words& each : word[n]) each = each ^ (words(0) - (number[n] & words(1)));
#pragma GCC unroll 4
      for (std::size_t n = 0; n < at_once; ++n) {
#pragma GCC unroll 4
        for (std::size_t w = 0; w < 4; ++w) word[n][w].store(to[w] + i + n * lanes::size);
      }
    }
  }
};

}  // namespace aifactory::detail
