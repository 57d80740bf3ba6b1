// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are exp, log, expm1, log1p and sqrt computed in a constant expression?
///
/// The C library's are not constexpr in C++20; at run time it is used. These are for double. Measured against the C
/// library in long double over the whole range (tests/units/math_test.cpp): exp and sqrt within 1 ulp, expm1, log and
/// log1p within 2.
///
/// @errors  none: infinities, NaN, signed zeros and arguments outside a domain give what the C library gives,
///          without errno
/// @source  own, from the Taylor series of exp and of atanh; the splitting of ln 2 is Cody and Waite's
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace aifactory::series {

/// Above every number.
inline constexpr double infinity = std::numeric_limits<double>::infinity();
/// What has no value.
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
// ln 2 in two parts: k * ln2_high is exact for every exponent k of a double.
inline constexpr double ln2_high = 0x1.62e42fee00000p-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// x * 2^k, exact unless it over- or underflows.
constexpr double scaled(double x, int k) {
  while (k > 1000) x *= 0x1p1000, k -= 1000;
  while (k < -1000) x *= 0x1p-1000, k += 1000;
  return x * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + k) << 52);
}

/// The whole number nearest to x, for |x| < 2^31.
constexpr int nearest(double x) { return static_cast<int>(x < 0 ? x - 0.5 : x + 0.5); }

/// exp(r) - 1 for |r| <= ln(2)/2 by its Taylor series.
constexpr double expm1_near_zero(double r) {
  double sum = 0.0;
  for (int n = 18; n >= 2; --n) sum = r / n * (1.0 + sum);
  return r + r * sum;
}

/// e^x = 2^k e^r, with k the whole number nearest to x / ln 2 and r the rest; infinite above 709.79.
constexpr double exp(double x) {
  if (x != x) return x;
  if (x > 709.79) return infinity;
  if (x < -745.2) return 0.0;
  const int k = nearest(x / (ln2_high + ln2_low));
  const double r = (x - k * ln2_high) - k * ln2_low;
  return scaled(1.0 + expm1_near_zero(r), k);
}

/// e^x - 1 = (2^k - 1) + 2^k (e^r - 1), which cancels nothing; -1 far below 0.
constexpr double expm1(double x) {
  if (x != x || x == 0.0) return x;
  if (x > 709.79) return infinity;
  if (x < -40.0) return -1.0;
  const int k = nearest(x / (ln2_high + ln2_low));
  if (k == 0) return expm1_near_zero(x);
  const double r = (x - k * ln2_high) - k * ln2_low;
  const double m = expm1_near_zero(r);
  // 2^k (1 + m) - 1 without cancellation: (2^k - 1) is exact for |k| <= 53.
  if (k > 56) return scaled(1.0 + m, k);
  const double two_k = scaled(1.0, k);
  return (two_k - 1.0) + two_k * m;
}

/// 2 atanh(s) for |s| <= 0.1716, as s times an even series.
constexpr double twice_atanh(double s) {
  const double square = s * s;
  double sum = 0.0;
  for (int n = 27; n >= 3; n -= 2) sum = square * (1.0 / n + sum);
  return 2.0 * s + 2.0 * s * sum;
}

/// log(x) = k ln 2 + 2 atanh((m - 1) / (m + 1)) for x = 2^k m; minus infinity at 0, NaN below.
constexpr double log(double x) {
  if (x != x || x == infinity) return x;
  if (x < 0.0) return not_a_number;
  if (x == 0.0) return -infinity;
  int k = 0;
  if (x < std::numeric_limits<double>::min()) x *= 0x1p54, k = -54;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.4142135623730951) m *= 0.5, ++k;
  const double s = (m - 1.0) / (m + 1.0);
  return k * ln2_high + (twice_atanh(s) + k * ln2_low);
}

/// log(1 + x) = 2 atanh(x / (2 + x)) near 0, else log of the rounded sum, with what the rounding lost put back; minus
/// infinity at -1, NaN below.
constexpr double log1p(double x) {
  if (x != x || x == infinity || x == 0.0) return x;
  if (x < -1.0) return not_a_number;
  if (x == -1.0) return -infinity;
  if (x > -0.29 && x < 0.41) return twice_atanh(x / (2.0 + x));
  const double rounded = 1.0 + x;
  // What rounding 1 + x lost, relative to it, is the first-order correction of the logarithm.
  const double lost = x < 1.0 ? x - (rounded - 1.0) : 1.0 - (rounded - x);
  return log(rounded) + lost / rounded;
}

/// The root of x = 2^k m by Newton's iteration, s <- (s + m / s) / 2; NaN below 0.
constexpr double sqrt(double x) {
  if (x != x || x == 0.0 || x == infinity) return x;
  if (x < 0.0) return not_a_number;
  int k = 0;
  if (x < std::numeric_limits<double>::min()) x *= 0x1p54, k = -54;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  if (k % 2 != 0) m *= 2.0, --k;
  double root = 0.5 + 0.5 * m;  // Newton's iteration from above, quadratic
  for (int i = 0; i < 6; ++i) root = 0.5 * (root + m / root);
  return scaled(root, k / 2);
}

}  // namespace aifactory::series
