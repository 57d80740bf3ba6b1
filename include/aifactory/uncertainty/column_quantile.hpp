// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do a block of random words become a block of draws from a distribution?
///
/// By the quantile function, for a column of trials at a time. A column of 32-bit words n means p = (n + 1/2) / 2^32,
/// one of 53-bit words p = (n + 1/2) / 2^53. Uniform and triangular have closed forms, discrete ones are looked up;
/// everything smooth goes through a table: for each side of the median, one row of a cubic for every 64th of every
/// octave of the distance to the nearer end, so that the tails are as good as the middle.
///
/// Error: |cdf(draw) - p| <= 1e-9 (closed forms: rounding). A table is held against the cdf when it is built; where it
/// misses half that bound (a beta with a shape far below 1), the exact quantile is used instead, which is slower.
#pragma once

#include "aifactory/uncertainty/distribution.hpp"
#include "aifactory/uncertainty/root.hpp"
#include "aifactory/uncertainty/table_rows.hpp"
#include "aifactory/uncertainty/words.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numbers>
#include <variant>
#include <vector>

namespace aifactory::detail {

/// How many bits of a word count: the words of one run all have as many.
enum class draw_bits : int { fast = 32, fine = 53 };

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

/// A cubic for each cell of the distance to an end: 2^octave (1 + cell / cells) up to the next.
template <draw_bits Bits>
class quantile_table {
  static constexpr int cell_bits = 6, cells = 1 << cell_bits;
  static constexpr int octaves = static_cast<int>(Bits);  // of p from 2^-(bits + 1), which is the least there is
  static constexpr int lowest = 64 - octaves - 1;         // the first octave in units of 2^-64
  static constexpr int side = octaves * cells;
  std::vector<cubic_row> rows_ = std::vector<cubic_row>(2 * side);  // lower side, then upper, by octave and cell

 public:
  explicit quantile_table(const distribution& d) {
    for (int upper = 0; upper < 2; ++upper)
      for (int o = 0; o < octaves; ++o) {
        // Nearer than 2^-12 to the end a cruder curve has the same error in p.
        const std::size_t nodes = octaves - o <= 12 ? 14 : 8;
        fill(upper, o, nodes, [&](double x) {
          const double p = std::ldexp(1.0 + x, o - octaves - 1);
          return upper == 0 ? d.quantile(p) : d.upper_quantile(p);
        });
      }
  }

  /// Where the row of a signed distance begins, in numbers from `before` numbers ahead of the first row.
  [[nodiscard, gnu::always_inline]] static words first_number(const lanes& distance) {
    // The leading bits of the distance: its cell, counted through all octaves from 2, in the low 15; above them 1, the
    // first bit of an exponent of 2 or more, and twice the sign. Each of the three times how far it moves the row.
    static_assert(lowest >= 1 && side <= 0x7fff / 2);
    return short_products(words(distance) >> (52 - cell_bits), 4, 2 * side);
  }
  /// All rows, one after the other.
  [[nodiscard]] const double* numbers() const { return rows_.front().a.data(); }
  static constexpr std::uint64_t before = 4 * (lowest - 1) * cells + 2 * side;
  /// The largest error in p over cells sampled in every octave, half of them in the four next to the median.
  [[nodiscard]] double worst_error(const distribution& d) const {
    double worst = 0.0;
    for (int upper = 0; upper < 2; ++upper)
      for (int o = 0; o < octaves; ++o)
        for (int cell = 0; cell < cells; cell += octaves - o <= 4 ? 2 : 32) {
          const auto& a = rows_[static_cast<std::size_t>(upper * side + o * cells + cell)].a;
          for (const double t : {0.11, 0.5, 0.89}) {
            const double x = 1.0 + (cell + t) / cells, p = std::ldexp(x, o - octaves - 1);
            const double s = std::ldexp(upper == 0 ? x : -x, o + lowest);
            const double up_to = d.cdf(((a[3] * s + a[2]) * s + a[1]) * s + a[0]);
            worst = std::max(worst, std::abs((upper == 0 ? up_to : 1.0 - up_to) - p));
          }
        }
    return worst;
  }

 private:
  // The rows of one octave: f at Chebyshev nodes of x in (0, 1), then that polynomial cell by cell.
  template <class F>
  void fill(int upper, int octave, std::size_t nodes, const F& f) {
    std::array<double, 16> at{}, coefficient{};
    for (std::size_t k = 0; k < nodes; ++k)
      at[k] = f(0.5 + 0.5 * std::cos(std::numbers::pi * (static_cast<double>(k) + 0.5) / static_cast<double>(nodes)));
    for (std::size_t j = 0; j < nodes; ++j) {
      for (std::size_t k = 0; k < nodes; ++k)
        coefficient[j] += at[k] * std::cos(std::numbers::pi * static_cast<double>(j) * (static_cast<double>(k) + 0.5) /
                                           static_cast<double>(nodes));
      coefficient[j] *= (j == 0 ? 1.0 : 2.0) / static_cast<double>(nodes);
    }
    const auto curve = [&](double x) {
      const double y = 2.0 * x - 1.0;
      double b1 = 0.0, b2 = 0.0;
      for (std::size_t j = nodes - 1; j > 0; --j) {
        const double b0 = 2.0 * y * b1 - b2 + coefficient[j];
        b2 = b1, b1 = b0;
      }
      return y * b1 - b2 + coefficient[0];
    };
    double low = curve(0.0);
    for (int cell = 0; cell < cells; ++cell) {
      // Through both ends of the cell, so that neighbours meet, and the points at 1/4 and 3/4.
      const double x = static_cast<double>(cell) / cells, h = 1.0 / cells, high = curve(x + h);
      const double d1 = curve(x + 0.25 * h) - low, d3 = curve(x + 0.75 * h) - low, d4 = high - low;
      // Newton's divided differences at t = 0, 1/4, 3/4, 1, in powers of t.
      const double c1 = 4.0 * d1, c2 = (2.0 * (d3 - d1) - c1) / 0.75,
                   c3 = ((4.0 * (d4 - d3) - 2.0 * (d3 - d1)) / 0.75 - c2);
      // In powers of s = t / cells, then of 1 + x + s, then of the signed distance, which is that times 2^octave.
      const double a1 = (c1 - 0.25 * c2 + 0.1875 * c3) * cells, a2 = (c2 - c3) * cells * cells,
                   a3 = c3 * cells * cells * cells, z = 1.0 + x;
      const double scale = std::ldexp(upper == 0 ? 1.0 : -1.0, -(octave + lowest));
      rows_[static_cast<std::size_t>(upper * side + octave * cells + cell)].a = {
          low - z * (a1 - z * (a2 - z * a3)), (a1 - z * (2.0 * a2 - 3.0 * z * a3)) * scale,
          (a2 - 3.0 * z * a3) * scale * scale, a3 * scale * scale * scale};
      low = high;
    }
  }
};

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

  /// True when a table or a closed form is used, false when each draw asks the distribution itself.
  [[nodiscard]] bool fast() const { return !std::holds_alternative<lookup>(how_); }

  /// The draws that belong to the words; `size` is a multiple of lanes::size and at most most_at_once.
  static constexpr std::size_t most_at_once = 1024;
  void operator()(const std::uint64_t* random, double* draws, std::size_t size) const {
    std::visit([&](const auto& form) { fill(form, random, draws, size); }, how_);
  }

 private:
  using way = std::variant<line, triangle, quantile_table<Bits>, lookup>;

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
      } else if constexpr (std::derived_from<F, discrete> || std::same_as<F, constant> || std::same_as<F, quantiles>) {
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

}  // namespace aifactory::detail
