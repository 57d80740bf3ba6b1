// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does each lane get a cubic of its own from a table?
///
/// Its row is loaded in one piece and the rows of all lanes are turned into four columns of coefficients by shuffles:
/// the machine's gather instructions take two to three times as long.
#pragma once

#include "aifactory/uncertainty/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace aifactory::detail {

/// a0 + a1 x + a2 x^2 + a3 x^3; a row lies on a multiple of its size, so that it never straddles two cache lines.
struct alignas(4 * sizeof(double)) cubic_row {
  std::array<double, 4> a;
};

/// The cubics of the lanes' rows, at x.
/// @param table   of rows, as numbers
/// @param first   for each lane, where in the table its row begins, plus Before
template <std::size_t Before, class Lanes>
[[gnu::always_inline]] inline Lanes cubics(const double* table, const std::uint64_t* first, const Lanes& x) {
#if defined __AVX512F__
  if constexpr (sizeof(Lanes) == 64) {
    const auto rows = [&](std::size_t i) __attribute__((always_inline)) {  // of lanes i and i + 4
      return _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_load_pd(table + (first[i] - Before))),
                                _mm256_load_pd(table + (first[i + 4] - Before)), 1);
    };
    const __m512d r0 = rows(0), r1 = rows(1), r2 = rows(2), r3 = rows(3);
    const __m512d even01 = _mm512_unpacklo_pd(r0, r1), odd01 = _mm512_unpackhi_pd(r0, r1);
    const __m512d even23 = _mm512_unpacklo_pd(r2, r3), odd23 = _mm512_unpackhi_pd(r2, r3);
    const __m512i low = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13),
                  high = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
    const __m512d t = std::bit_cast<__m512d>(x);
    __m512d y =
        _mm512_fmadd_pd(_mm512_permutex2var_pd(odd01, high, odd23), t, _mm512_permutex2var_pd(even01, high, even23));
    y = _mm512_fmadd_pd(y, t, _mm512_permutex2var_pd(odd01, low, odd23));
    y = _mm512_fmadd_pd(y, t, _mm512_permutex2var_pd(even01, low, even23));
    return __builtin_bit_cast(Lanes, y);
  }
#endif
#if defined __AVX__
  if constexpr (sizeof(Lanes) == 32) {
    const auto halves = [&](std::size_t i, std::size_t at)
        __attribute__((always_inline)) {  // of the rows of lanes i and i + 2
      return _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_load_pd(table + (first[i] - Before + at))),
                                  _mm_load_pd(table + (first[i + 2] - Before + at)), 1);
    };
    const __m256d low0 = halves(0, 0), low1 = halves(1, 0), high0 = halves(0, 2), high1 = halves(1, 2);
    const auto lanes_of = [](__m256d v) __attribute__((always_inline)) { return __builtin_bit_cast(Lanes, v); };
    const Lanes a0 = lanes_of(_mm256_unpacklo_pd(low0, low1)), a1 = lanes_of(_mm256_unpackhi_pd(low0, low1));
    const Lanes a2 = lanes_of(_mm256_unpacklo_pd(high0, high1)), a3 = lanes_of(_mm256_unpackhi_pd(high0, high1));
    return fma(fma(fma(a3, x, a2), x, a1), x, a0);
  }
#endif
  std::array<double, Lanes::size> y;
  for (std::size_t i = 0; i < Lanes::size; ++i) {
    const double *const a = table + (first[i] - Before), t = x[i];
    y[i] = ((a[3] * t + a[2]) * t + a[1]) * t + a[0];
  }
  return Lanes::load(y.data());
}

}  // namespace aifactory::detail
