// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How far is a computed double from the exact value, in units of the last place? And arguments to try it on.
#pragma once

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

static_assert(LDBL_MANT_DIG >= 64, "the exact values come from the C library in long double");

/// The distance of `got` from `exact` in the spacing of T at `exact`. NaN for NaN is 0; an infinity or NaN that only
/// one of them has is infinitely far.
template <class T>
double ulps(T got, long double exact) {
  const T nearest = static_cast<T>(exact);
  if (std::isnan(exact) || std::isnan(got)) return std::isnan(exact) && std::isnan(got) ? 0.0 : HUGE_VAL;
  if (std::isinf(nearest) || std::isinf(got)) return nearest == got ? 0.0 : HUGE_VAL;
  const int least = std::numeric_limits<T>::min_exponent - std::numeric_limits<T>::digits;
  const int exponent = exact == 0 ? least : std::max(std::ilogb(exact) + 1 - std::numeric_limits<T>::digits, least);
  return static_cast<double>(std::fabs(std::scalbn(static_cast<long double>(got) - exact, -exponent)));
}

/// Equal to the bit, the sign of zero included; any NaN equals any other.
inline bool identical(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// The same arguments in every run and on every machine (the distributions of <random> differ between libraries).
class arguments {
  std::mt19937_64 bits_{20260101};

 public:
  double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits_() >> 11) * 0x1p-53);
  }
  /// Spread evenly over the orders of magnitude between two positive numbers, denormal ones included.
  double magnitude(double low, double high) { return std::exp2(uniform(std::log2(low), std::log2(high))); }
};

/// The largest error of f in ulps of T at n arguments drawn by `draw`.
template <class T = double, class F, class Exact, class Draw>
double worst_ulps(F f, Exact exact, Draw draw, int n = 200000) {
  double worst = 0;
  for (int i = 0; i < n; ++i) {
    const T x = static_cast<T>(draw());
    worst = std::max(worst, ulps<T>(f(x), exact(static_cast<long double>(x))));
  }
  return worst;
}
