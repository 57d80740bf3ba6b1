// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/random_block.hpp"

#include "catch_shim.hpp"

#include <cstdint>

namespace random_block_test {

using namespace aifactory;
using detail::draw_bits;
using detail::random_bits;
using detail::random_block;

// The generator one block at a time, which philox_test holds against the published answers, is the oracle. The last of
// the places crosses a multiple of 2^32.
TEST_CASE("a block of words holds what each input draws in each trial", "[uncertainty][philox]") {
  const std::uint64_t seed = 0xfedcba9876543210u, turn = std::uint64_t{1} << 32;
  for (const auto generator : {random_generator::philox4x32_10, random_generator::philox4x32_7})
    for (const std::uint64_t first : {std::uint64_t{0}, 3 * turn, turn - 72, 5 * turn - 40})
      for (const std::uint32_t stream : {0u, 16u}) {
        INFO(name_of(generator) << " from " << first << " stream " << stream);
        const auto bits = [&](std::uint32_t input, std::size_t t, std::uint32_t of) {
          return std::uint64_t{random_bits(seed, input, first + t, stream + of, generator)};
        };
        random_block block(generator, seed, stream, false, 72);
        block.fill<draw_bits::fast>(5, first, 72);
        for (std::uint32_t input = 20; input < 24; ++input)
          for (std::size_t t = 0; t < 72; ++t)
            CHECK((block.of(input)[t] & 0xffffffffu) == bits(input, t, philox::stream::draws));
        block.fill<draw_bits::fine>(5, first, 72);
        for (std::uint32_t input = 20; input < 24; ++input)
          for (std::size_t t = 0; t < 72; ++t)
            CHECK(block.of(input)[t] ==
                  (bits(input, t, philox::stream::draws) << 21 | bits(input, t, philox::stream::low_bits) >> 11));
      }
}

// p and 1 - p: words n and 2^32 - 1 - n.
TEST_CASE("paired trials draw mirror images", "[uncertainty][philox]") {
  for (const auto generator : {random_generator::philox4x32_10, random_generator::philox4x32_7})
    for (const std::uint64_t first : {std::uint64_t{4096}, (std::uint64_t{1} << 33) - 32}) {
      random_block block(generator, 1, 0, true, 64);
      block.fill<draw_bits::fast>(0, first, 64);
      for (std::uint32_t input = 0; input < 4; ++input)
        for (std::size_t t = 0; t < 64; t += 2) {
          CHECK(static_cast<std::uint32_t>(block.of(input)[t]) ==
                random_bits(1, input, (first + t) / 2, philox::stream::draws, generator));
          CHECK(static_cast<std::uint32_t>(block.of(input)[t] + block.of(input)[t + 1]) == 0xffffffffu);
        }
    }
}

}  // namespace random_block_test
