// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are square roots taken by the million?
///
/// Where the machine divides slowly and has a good guess at 1 / sqrt(x), by refining the guess: a quarter of the time.
#pragma once

#include "aifactory/uncertainty/words.hpp"

#include <cstddef>

namespace aifactory::detail {

/// The square roots of several vectors of normal numbers, in their place; within one unit in the last place, nearly
/// always the very same as sqrt. Not for 0. Several at once, so that the machine has enough to do while it waits.
///
/// From y near 1 / sqrt(x) with g = x y and r = (1 - x y^2) / 2:  sqrt(x) = g (1 - 2 r)^(-1/2) = g (1 + r + 3/2 r^2 +
/// ...); then one step of Newton's, whose error is of the order of the square of what is left.
template <std::size_t N, class Lanes>
[[gnu::always_inline]] inline void take_roots(Lanes (&x)[N]) {
#if defined __AVX512F__
  if constexpr (sizeof(Lanes) == 64) {
    const __m512d half = _mm512_set1_pd(0.5), three_halves = _mm512_set1_pd(1.5);
    __m512d v[N], g[N], h[N], more[N];
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) {
      v[n] = __builtin_bit_cast(__m512d, x[n]);
      h[n] = _mm512_rsqrt14_pd(v[n]);
    }
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) {
      g[n] = _mm512_mul_pd(v[n], h[n]);
      h[n] = _mm512_mul_pd(half, h[n]);
    }
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) {
      const __m512d r = _mm512_fnmadd_pd(g[n], h[n], half);
      more[n] = _mm512_fmadd_pd(_mm512_mul_pd(three_halves, r), r, r);
    }
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) {
      g[n] = _mm512_fmadd_pd(g[n], more[n], g[n]);
      h[n] = _mm512_fmadd_pd(h[n], more[n], h[n]);
    }
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n)
      x[n] = __builtin_bit_cast(Lanes, _mm512_fmadd_pd(_mm512_fnmadd_pd(g[n], g[n], v[n]), h[n], g[n]));
    return;
  }
#endif
  for (Lanes& each : x) each = math::sqrt(each);
}

}  // namespace aifactory::detail
