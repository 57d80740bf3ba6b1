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
#include <new>
#include <vector>

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
  /// All ones where the first bit is set, 0 elsewhere.
  [[nodiscard, gnu::always_inline]] friend words smeared_top(const words& a) {
    using numbers [[gnu::vector_size(sizeof(vector))]] = std::int64_t;
    return {raw{}, __builtin_bit_cast(vector, __builtin_bit_cast(numbers, a.bits) >> 63)};
  }
};

/// Memory in which no vector straddles two cache lines: a column of words is `std::vector<T, lane_allocator<T>>`.
template <class T>
struct lane_allocator {
  using value_type = T;
  lane_allocator() = default;
  template <class U>
  lane_allocator(const lane_allocator<U>&) {}
  [[nodiscard]] T* allocate(std::size_t n) {
    return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(lanes::alignment)));
  }
  void deallocate(T* at, std::size_t) { ::operator delete(at, std::align_val_t(lanes::alignment)); }
  friend bool operator==(const lane_allocator&, const lane_allocator&) { return true; }
};
using word_column = std::vector<std::uint64_t, lane_allocator<std::uint64_t>>;

/// True when all of them are 0; below 2^63.
[[nodiscard, gnu::always_inline]] inline bool all_zero(const words& a) {
  const lanes nan_unless_zero = smeared_top(words(0) - a).as_lanes();
  return all(nan_unless_zero == nan_unless_zero);
}

/// Whether the machine turns 64-bit whole numbers into doubles in one go.
#if defined __AVX512DQ__
inline constexpr bool converts_words = sizeof(words) == 64;
#else
inline constexpr bool converts_words = false;
#endif

/// The numbers that the words stand for as signed ones, rounded to double.
[[nodiscard, gnu::always_inline]] inline lanes signed_number(const words& a) {
  using numbers [[gnu::vector_size(sizeof(words::vector))]] = std::int64_t;
  using doubles [[gnu::vector_size(sizeof(words::vector))]] = double;
  return __builtin_bit_cast(lanes, __builtin_convertvector(__builtin_bit_cast(numbers, a.bits), doubles));
}

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

template <class Vector>
[[gnu::always_inline]] inline void short_products_into(Vector& sum, const Vector& a, const Vector& b) {
#if defined __AVX512BW__
  if constexpr (sizeof(Vector) == 64) {
    sum = std::bit_cast<Vector>(_mm512_madd_epi16(std::bit_cast<__m512i>(a), std::bit_cast<__m512i>(b)));
    return;
  }
#endif
#if defined __AVX2__
  if constexpr (sizeof(Vector) == 32) {
    sum = std::bit_cast<Vector>(_mm256_madd_epi16(std::bit_cast<__m256i>(a), std::bit_cast<__m256i>(b)));
    return;
  }
#endif
#if defined __SSE2__
  if constexpr (sizeof(Vector) == 16) {
    sum = std::bit_cast<Vector>(_mm_madd_epi16(std::bit_cast<__m128i>(a), std::bit_cast<__m128i>(b)));
    return;
  }
#endif
  sum = (a & 0xffffu) * (b & 0xffffu) + (a >> 16) * (b >> 16);
}

/// low * x + high * y for the word x + 2^16 y, x and y below 2^15, factors too, and the sum below 2^31.
[[nodiscard, gnu::always_inline]] inline words short_products(const words& a, std::uint64_t low, std::uint64_t high) {
  words result;
  short_products_into(result.bits, a.bits, words(low | high << 16).bits);
  return result;
}

/// The number each word stands for, plus one half, times 2^Power; words below 2^52. Exact.
template <int Power = 0>
[[nodiscard, gnu::always_inline]] inline lanes plus_half(const words& a) {
  // 2^52 + a has the bits of a in its mantissa.
  constexpr std::uint64_t exponent = 1023 + 52 + Power;
  constexpr double scale = Power == 0 ? 1.0 : static_cast<double>(std::uint64_t{1} << Power);
  return (a | words(exponent << 52)).as_lanes() - lanes(4503599627370495.5 * scale);
}

}  // namespace aifactory::detail
