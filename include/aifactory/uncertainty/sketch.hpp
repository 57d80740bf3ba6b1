// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are the quantiles of a billion results known without keeping them?
///
/// By counting: the doubles are cut into buckets 1/1024 of a power of two wide (the leading bits of the number itself),
/// and only buckets that occur take memory, an octave at a time. Counts add exactly, in any order. Within a bucket the
/// results are taken as spread evenly, so a quantile is off by less than 0.1 % of its value, and for smooth
/// distributions by a millionth or so.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace aifactory::detail {

class sketch {
 public:
  static constexpr int kept_bits = 22;  // sign, 11 of exponent, 10 of mantissa
  static constexpr int shift = 64 - kept_bits;

 private:
  static constexpr std::size_t page_bits = 10, page_size = std::size_t{1} << page_bits;
  static constexpr std::size_t pages = std::size_t{1} << (kept_bits - page_bits);

  std::vector<std::uint32_t> page_ = std::vector<std::uint32_t>(pages, 0);  // 0: nothing there yet
  std::vector<std::uint64_t> count_ = std::vector<std::uint64_t>(page_size, 0);
  std::uint64_t first_near_ = std::uint64_t{1} << kept_bits;  // nothing is in reach
  std::size_t near_at_ = 0;

 public:
  struct bucket {
    double low, high;
    std::uint64_t count;
  };

  /// Counts a number of which only the leading bits are given.
  [[gnu::always_inline]] void count(std::uint64_t leading_bits, std::uint64_t times = 1) {
    std::uint32_t& page = page_[leading_bits >> page_bits];
    if (page == 0) [[unlikely]]
      page = another_page();
    count_[page * page_size + (leading_bits & (page_size - 1))] += times;
  }
  /// Makes room for the eight octaves around a number: counting there then takes a single step. Before anything is
  /// counted.
  static constexpr int near_bits = page_bits + 3;
  void expect_near(double x) {
    constexpr std::uint64_t octaves = std::uint64_t{1} << (near_bits - page_bits), sign = pages / 2;
    const std::uint64_t octave = leading_bits(x) >> page_bits;
    const std::uint64_t first =
        (octave & sign) + std::clamp<std::uint64_t>(octave % sign, octaves / 2, sign - octaves / 2) - octaves / 2;
    count_.reserve(count_.size() + octaves * page_size);
    for (std::uint64_t o = 0; o < octaves; ++o) page_[first + o] = another_page();
    first_near_ = first << page_bits;
    near_at_ = page_[first] * page_size;
  }
  /// The leading bits of the first bucket near what is expected: those in reach are less than 2^near_bits more.
  [[nodiscard]] std::uint64_t first_near() const { return first_near_; }
  /// The counts of the buckets in reach, until something else is counted.
  /// @errors  for a sketch with an expectation only
  [[nodiscard]] std::uint64_t* near() { return count_.data() + near_at_; }
  [[nodiscard]] static std::uint64_t leading_bits(double x) { return std::bit_cast<std::uint64_t>(x) >> shift; }

  void add(const sketch& other) {
    std::size_t missing = 0;
    for (std::size_t p = 0; p < pages; ++p) missing += other.page_[p] != 0 && page_[p] == 0 ? 1u : 0u;
    if (missing > 0) count_.reserve(count_.size() + missing * page_size);
    for (std::size_t p = 0; p < pages; ++p) {
      if (other.page_[p] == 0) continue;
      if (page_[p] == 0) page_[p] = another_page();
      std::uint64_t* const to = count_.data() + page_[p] * page_size;
      const std::uint64_t* const from = other.count_.data() + other.page_[p] * page_size;
      for (std::size_t i = 0; i < page_size; ++i) to[i] += from[i];
    }
  }
  /// Calls f(leading bits, count) for every bucket that holds something.
  template <class F>
  void for_each_leading(const F& f) const {
    for (std::size_t p = 0; p < pages; ++p)
      if (page_[p] != 0)
        for (std::size_t i = 0; i < page_size; ++i)
          if (const std::uint64_t times = count_[page_[p] * page_size + i]; times != 0) f(p * page_size + i, times);
  }
  /// How many buckets hold something.
  [[nodiscard]] std::size_t used() const {
    return count_.size() - static_cast<std::size_t>(std::count(count_.begin(), count_.end(), std::uint64_t{0}));
  }
  /// Calls f(bucket) for every bucket that holds something, from the lowest value to the highest.
  template <class F>
  void for_each_bucket(const F& f) const {
    constexpr std::size_t sign = pages / 2;
    const auto times = [&](std::size_t p, std::size_t i) { return count_[page_[p] * page_size + i]; };
    const auto number = [](std::size_t p, std::size_t i) { return std::uint64_t{p * page_size + i} << shift; };
    // Negative numbers come last, the nearest to zero first.
    for (std::size_t p = pages; p-- > sign;)
      if (page_[p] != 0)
        for (std::size_t i = page_size; i-- > 0;)
          if (times(p, i) != 0)
            f(bucket{std::bit_cast<double>(number(p, i + 1) - 1), std::bit_cast<double>(number(p, i)), times(p, i)});
    for (std::size_t p = 0; p < sign; ++p)
      if (page_[p] != 0)
        for (std::size_t i = 0; i < page_size; ++i)
          if (times(p, i) != 0)
            f(bucket{std::bit_cast<double>(number(p, i)), std::bit_cast<double>(number(p, i + 1) - 1), times(p, i)});
  }

 private:
  [[gnu::noinline]] std::uint32_t another_page() {
    count_.resize(count_.size() + page_size, 0);
    return static_cast<std::uint32_t>(count_.size() / page_size - 1);
  }
};

}  // namespace aifactory::detail
