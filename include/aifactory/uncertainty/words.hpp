// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are as many whole numbers handled at a time as there are lanes?
///
/// `words` is one 64-bit word per lane: the bits beside `lanes`, for random numbers and table indices. Compilers turn
/// its arithmetic into the machine's vector instructions, or into plain ones where there are none.
#pragma once

#include "aifactory/values/lanes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined __SSE2__
#include <immintrin.h>
#endif

namespace aifactory::detail {

struct words {
  using vector [[gnu::vector_size(lanes::size * sizeof(std::uint64_t))]] = std::uint64_t;
  vector bits;

  words() = default;
  [[gnu::always_inline]] words(std::uint64_t x) : bits(vector{} + x) {}
  struct raw {};
  [[gnu::always_inline]] words(raw, const vector& x) : bits(x) {}
  /// The bits of the lanes.
  [[gnu::always_inline]] explicit words(const lanes& x) : bits(__builtin_bit_cast(vector, x)) {}

  [[nodiscard, gnu::always_inline]] static words load(const std::uint64_t* from) {
    words result;
    std::memcpy(&result.bits, from, sizeof result.bits);
    return result;
  }
  [[gnu::always_inline]] void store(std::uint64_t* to) const { std::memcpy(to, &bits, sizeof bits); }
  /// first, first + 1, ...
  [[nodiscard, gnu::always_inline]] static words counting_from(std::uint64_t first) {
    vector step;
    for (std::size_t i = 0; i < lanes::size; ++i) step[i] = i;
    return {raw{}, step + first};
  }
  /// The lanes that have these bits.
  [[nodiscard, gnu::always_inline]] lanes as_lanes() const { return __builtin_bit_cast(lanes, bits); }

  [[nodiscard, gnu::always_inline]] friend words operator+(const words& a, const words& b) {
    return {raw{}, a.bits + b.bits};
  }
  [[nodiscard, gnu::always_inline]] friend words operator-(const words& a, const words& b) {
    return {raw{}, a.bits - b.bits};
  }
  [[nodiscard, gnu::always_inline]] friend words operator^(const words& a, const words& b) {
    return {raw{}, a.bits ^ b.bits};
  }
  [[nodiscard, gnu::always_inline]] friend words operator&(const words& a, const words& b) {
    return {raw{}, a.bits & b.bits};
  }
  [[nodiscard, gnu::always_inline]] friend words operator|(const words& a, const words& b) {
    return {raw{}, a.bits | b.bits};
  }
  [[nodiscard, gnu::always_inline]] friend words operator<<(const words& a, int n) { return {raw{}, a.bits << n}; }
  [[nodiscard, gnu::always_inline]] friend words operator>>(const words& a, int n) { return {raw{}, a.bits >> n}; }
};

// A template, so that the machine's own types are looked at only where they have the right size.
template <class Vector>
[[gnu::always_inline]] inline void low_product_into(Vector& product, const Vector& a, const Vector& b) {
#if defined __AVX512F__
  if constexpr (sizeof(Vector) == 64) {
    product = std::bit_cast<Vector>(_mm512_mul_epu32(std::bit_cast<__m512i>(a), std::bit_cast<__m512i>(b)));
    return;
  }
#endif
#if defined __AVX2__
  if constexpr (sizeof(Vector) == 32) {
    product = std::bit_cast<Vector>(_mm256_mul_epu32(std::bit_cast<__m256i>(a), std::bit_cast<__m256i>(b)));
    return;
  }
#endif
#if defined __SSE2__
  if constexpr (sizeof(Vector) == 16) {
    product = std::bit_cast<Vector>(_mm_mul_epu32(std::bit_cast<__m128i>(a), std::bit_cast<__m128i>(b)));
    return;
  }
#endif
  product = (a & 0xffffffffu) * (b & 0xffffffffu);
}

/// The 64-bit products of the low 32 bits of each word.
[[nodiscard, gnu::always_inline]] inline words low_product(const words& a, const words& b) {
  words result;
  low_product_into(result.bits, a.bits, b.bits);
  return result;
}

/// The number each word stands for, plus one half; words below 2^52. Exact.
[[nodiscard, gnu::always_inline]] inline lanes plus_half(const words& a) {
  // 2^52 + a has the bits of a in its mantissa.
  return (a | words(0x4330000000000000u)).as_lanes() - lanes(4503599627370495.5);
}

}  // namespace aifactory::detail
