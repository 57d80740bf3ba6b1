// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do a block of random words become a block of draws from a distribution?
///
/// By the quantile function, for a column of trials at a time. A column of 32-bit words n means p = (n + 1/2) / 2^32,
/// one of 53-bit words p = (n + 1/2) / 2^53. Uniform and triangular have closed forms, discrete ones are looked up;
/// everything smooth goes through a table of cubics (quantile_table.hpp).
///
/// Error: |cdf(draw) - p| <= 1e-9 (closed forms: rounding). A table is held against the cdf when it is built; where it
/// misses half that bound (a beta with a shape far below 1), the exact quantile is used instead, which is slower.
#pragma once

#include "aifactory/uncertainty/distribution.hpp"
#include "aifactory/uncertainty/parallel.hpp"
#include "aifactory/uncertainty/quantile_table.hpp"
#include "aifactory/uncertainty/root.hpp"
#include "aifactory/uncertainty/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace aifactory::detail {

/// The distance of p to the nearer end in units of 2^-bits, m + 1/2 with whole m, and which end that is: all ones
/// for 1.
struct folded {
  words distance, upper;
};
template <draw_bits Bits>
[[gnu::always_inline]] inline folded fold(const words& n) {
  constexpr int top = static_cast<int>(Bits) - 1;
  const words upper = smeared_top(n << (63 - top));
  return {(n ^ upper) & words((std::uint64_t{1} << top) - 1), upper};
}

/// The same as one number in units of 2^-64: the distance, negative from the upper end.
template <draw_bits Bits>
[[gnu::always_inline]] inline lanes signed_distance(const words& n) {
  constexpr int unused = 64 - static_cast<int>(Bits);
  if constexpr (converts_words) {
    // Seen as a signed number, p from 1/2 up stands for p - 1.
    return signed_number((n << unused) | words(std::uint64_t{1} << (unused - 1)));
  } else {
    const folded at = fold<Bits>(n);
    return (words(plus_half<unused>(at.distance)) | (at.upper & words(std::uint64_t{1} << 63))).as_lanes();
  }
}

/// What has been worked out about a distribution so that a column of it is cheap.
template <draw_bits Bits>
class column_quantile {
  static constexpr double unit = Bits == draw_bits::fast ? 0x1p-32 : 0x1p-53;

  struct line {
    double low, width;
  };
  /// p = from + mass u; x = low + below sqrt(p) up to the mode, then high - above sqrt(1 - p).
  struct triangle {
    double from, mass, at_mode, low, high, below, above;
  };
  struct lookup {
    distribution of;
  };
  std::variant<line, triangle, quantile_table<Bits>, lookup> how_;

 public:
  explicit column_quantile(const distribution& d) : how_(plan(d)) {}

  /// True when a table has to be built, which takes up to a millisecond.
  [[nodiscard]] static bool needs_table(const distribution& d) {
    return d.visit([](const auto& family) {
      using F = std::remove_cvref_t<decltype(family)>;
      return !std::same_as<F, uniform> && !std::same_as<F, triangular> && !looked_up<F>;
    });
  }

  /// True when a table or a closed form is used, false when each draw asks the distribution itself.
  [[nodiscard]] bool fast() const { return !std::holds_alternative<lookup>(how_); }

  /// The draws that belong to the words; `size` is a multiple of lanes::size and at most most_at_once.
  static constexpr std::size_t most_at_once = 1024;
  void operator()(const std::uint64_t* random, double* draws, std::size_t size) const {
    std::visit([&](const auto& form) { fill(form, random, draws, size); }, how_);
  }

 private:
  using way = std::variant<line, triangle, quantile_table<Bits>, lookup>;

  template <class F>
  static constexpr bool looked_up =
      std::derived_from<F, discrete> || std::same_as<F, constant> || std::same_as<F, aifactory::quantiles>;

  static way plan(const distribution& d) {
    return d.visit([&](const auto& family) -> way {
      using F = std::remove_cvref_t<decltype(family)>;
      const double k = d.factor();
      if constexpr (std::same_as<F, uniform>) {
        return line{k * family.low(), k * (family.high() - family.low())};
      } else if constexpr (std::same_as<F, triangular>) {
        const auto [from, to] = d.kept();
        const double width = family.high() - family.low(), up = family.mode() - family.low(),
                     down = family.high() - family.mode();
        const double below = std::abs(k) * std::sqrt(width * up), above = std::abs(k) * std::sqrt(width * down);
        const double at_mode = family.share_below_mode();
        // A negative factor turns the triangle round.
        if (k > 0.0) return triangle{from, to - from, at_mode, k * family.low(), k * family.high(), below, above};
        return triangle{1.0 - to, to - from, 1.0 - at_mode, k * family.high(), k * family.low(), above, below};
      } else if constexpr (looked_up<F>) {
        return lookup{d};
      } else {
        quantile_table<Bits> table(d);
        if (table.worst_error(d) <= 5e-10) return table;
        return lookup{d};
      }
    });
  }

  /// p in units of `step`.
  static constexpr double step = Bits == draw_bits::fast ? unit : 1.0;
  [[gnu::always_inline]] static lanes number(const words& n) {
    if constexpr (Bits == draw_bits::fast) {
      return plus_half(n & words(0xffffffffu));
    } else {
      // In the upper half n + 1/2 has 54 bits: counted from the top.
      const folded at = fold<Bits>(n);
      const lanes near = plus_half(at.distance) * lanes(unit);
      return select(at.upper.as_lanes() == lanes(0.0), near, lanes(1.0) - near);
    }
  }

  // By value: what a draw is stored over could be part of the form, for all the compiler knows.
  static void fill(const line form, const std::uint64_t* random, double* draws, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes::size)
      fma(number(words::load(random + i)), lanes(form.width * step), lanes(form.low)).store(draws + i);
  }
  static void fill(const triangle form, const std::uint64_t* random, double* draws, std::size_t size) {
    constexpr std::size_t at_once = 4;
    std::size_t i = 0;
    for (; i + at_once * lanes::size <= size; i += at_once * lanes::size) fill<at_once>(form, random + i, draws + i);
    for (; i < size; i += lanes::size) fill<1>(form, random + i, draws + i);
  }
  template <std::size_t N>
  [[gnu::always_inline]] static void fill(const triangle& form, const std::uint64_t* random, double* draws) {
    lanes root[N], slope[N], start[N];
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) {
      const lanes u = number(words::load(random + n * lanes::size));
      const lanes p = fma(u, lanes(form.mass * step), lanes(form.from));
      const auto rising = p < lanes(form.at_mode);
      lanes rest = fma(u, lanes(-form.mass * step), lanes(1.0 - form.from));
      // The last of 53-bit draws is rounded up to 1.
      if constexpr (Bits == draw_bits::fine) rest = math::max(rest, lanes(0.25 * unit));
      root[n] = select(rising, p, rest);
      slope[n] = select(rising, lanes(form.below), lanes(-form.above));
      start[n] = select(rising, lanes(form.low), lanes(form.high));
    }
    take_roots(root);
#pragma GCC unroll 4
    for (std::size_t n = 0; n < N; ++n) fma(root[n], slope[n], start[n]).store(draws + n * lanes::size);
  }
  static void fill(const quantile_table<Bits>& table, const std::uint64_t* random, double* draws, std::size_t size) {
    alignas(lanes::alignment) std::array<std::uint64_t, most_at_once> first;
    for (std::size_t i = 0; i < size; i += lanes::size) {
      const lanes distance = signed_distance<Bits>(words::load(random + i));
      distance.store(draws + i);
      table.first_number(distance).store(first.data() + i);
    }
    const double* const numbers = table.numbers();
    for (std::size_t i = 0; i < size; i += lanes::size)
      cubics<quantile_table<Bits>::before>(numbers, first.data() + i, lanes::load(draws + i)).store(draws + i);
  }
  static void fill(const lookup& exact, const std::uint64_t* random, double* draws, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      constexpr int top = static_cast<int>(Bits) - 1;
      const std::uint64_t n = random[i] & ((std::uint64_t{2} << top) - 1);
      const bool upper = n >> top != 0;
      const double p = (static_cast<double>(upper ? n ^ ((std::uint64_t{2} << top) - 1) : n) + 0.5) * unit;
      draws[i] = upper ? exact.of.upper_quantile(p) : exact.of.quantile(p);
    }
  }
};

/// One for each distribution; their tables are built by as many threads.
/// @param threads  0: as many as the machine runs at once
template <draw_bits Bits>
[[nodiscard]] std::vector<column_quantile<Bits>> column_quantiles(const std::vector<distribution>& of,
                                                                  unsigned threads) {
  std::vector<std::optional<column_quantile<Bits>>> made(of.size());
  std::vector<std::size_t> tables;
  for (std::size_t i = 0; i < of.size(); ++i)
    if (column_quantile<Bits>::needs_table(of[i]))
      tables.push_back(i);
    else
      made[i].emplace(of[i]);
  in_parallel(tables.size(), threads, [&](std::uint64_t t) { made[tables[t]].emplace(of[tables[t]]); });
  std::vector<column_quantile<Bits>> all;
  all.reserve(of.size());
  for (auto& each : made) all.push_back(std::move(*each));
  return all;
}

}  // namespace aifactory::detail
