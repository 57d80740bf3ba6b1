// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do sums come out the same in whatever order the parts arrive?
///
/// By adding without rounding: a number wide enough for every double holds the sum exactly, so parts of a run may be
/// added by any thread in any order, or on another day, and give the same bits.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace aifactory::detail {

/// A sum of finite doubles, exact until it is read.
class exact_sum {
  // Digits of 32 bits from 2^-1074 up, each kept in 64 bits so that carries can wait; the last takes the sign.
  static constexpr std::size_t digits = 68;
  static constexpr int lowest = -1074;
  std::array<std::int64_t, digits> digit_{};
  std::uint32_t waiting_ = 0;  // additions since the carries were last settled: at most 2^30

 public:
  /// @param x  finite
  void add(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t fraction = bits & 0xfffffffffffffu, exponent = bits >> 52 & 0x7ffu;
    const std::uint64_t mantissa = exponent == 0 ? fraction : fraction | std::uint64_t{1} << 52;
    const std::uint64_t at = exponent == 0 ? 0 : exponent - 1;
    const std::size_t first = at / 32;
    const std::uint64_t shift = at % 32;
    const std::uint64_t low = (mantissa & 0xffffffffu) << shift, high = (mantissa >> 32) << shift;
    const std::array<std::int64_t, 3> part{static_cast<std::int64_t>(low & 0xffffffffu),
                                           static_cast<std::int64_t>((low >> 32) + (high & 0xffffffffu)),
                                           static_cast<std::int64_t>(high >> 32)};
    for (std::size_t i = 0; i < 3; ++i) digit_[first + i] += bits >> 63 ? -part[i] : part[i];
    if (++waiting_ == 1u << 30) settle();
  }
  void add(const exact_sum& other) {
    exact_sum settled = other;
    settled.settle();
    settle();
    for (std::size_t i = 0; i < digits; ++i) digit_[i] += settled.digit_[i];
    settle();
  }
  /// The sum, within one rounding or two of the exact one; the same for the same numbers in any order.
  [[nodiscard]] double value() const {
    exact_sum sum = *this;
    sum.settle();
    const bool negative = sum.digit_[digits - 1] < 0;
    if (negative) {
      for (auto& d : sum.digit_) d = -d;
      sum.settle();
    }
    double result = 0.0;
    for (std::size_t i = 0; i < digits; ++i)
      result += std::ldexp(static_cast<double>(sum.digit_[i]), lowest + 32 * static_cast<int>(i));
    return negative ? -result : result;
  }
  [[nodiscard]] friend bool operator==(const exact_sum& a, const exact_sum& b) { return a.written() == b.written(); }

  /// The sum in its one form, to be kept and read again.
  using form = std::array<std::int64_t, digits>;
  [[nodiscard]] form written() const {
    exact_sum settled = *this;
    settled.settle();
    return settled.digit_;
  }
  [[nodiscard]] static exact_sum read(const form& written) {
    exact_sum sum;
    sum.digit_ = written;
    sum.settle();
    return sum;
  }

 private:
  // All digits but the last between 0 and 2^32: one form for each sum.
  void settle() {
    for (std::size_t i = 0; i + 1 < digits; ++i) {
      const std::int64_t carry = digit_[i] >> 32;
      digit_[i] -= carry * (std::int64_t{1} << 32);
      digit_[i + 1] += carry;
    }
    waiting_ = 0;
  }
};

}  // namespace aifactory::detail
