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
  const words upper = words(0) - ((n >> top) & words(1));
  return {(n ^ upper) & words((std::uint64_t{1} << top) - 1), upper};
}

/// A cubic in t for each cell of the distance q to an end: q = 2^octave (1 + (cell + t) / cells).
class quantile_table {
 public:
  static constexpr int cell_bits = 6, cells = 1 << cell_bits;
  static constexpr int first_octave = -1;  // q = 1/2 is the least there is
  struct row {
    std::array<double, 4> a;  ///< a0 + a1 s + a2 s^2 + a3 s^3 with s = t / cells
  };

 private:
  std::vector<row> rows_;  // lower side, then upper side, each by octave and cell
  std::size_t side_ = 0;

 public:
  template <draw_bits Bits>
  static quantile_table of(const distribution& d, std::integral_constant<draw_bits, Bits>) {
    constexpr int octaves = static_cast<int>(Bits) - 1 - first_octave;
    quantile_table table;
    table.side_ = static_cast<std::size_t>(octaves * cells);
    table.rows_.resize(2 * table.side_);
    for (int side = 0; side < 2; ++side)
      for (int o = 0; o < octaves; ++o) {
        const int octave = o + first_octave;
        // Nearer than 2^-12 to the end a cruder curve has the same error in p.
        const std::size_t nodes = octaves - o <= 12 ? 14 : 8;
        table.fill(static_cast<std::size_t>(side) * table.side_ + static_cast<std::size_t>(o * cells), nodes,
                   [&](double x) {
                     const double p = std::ldexp(1.0 + x, octave - static_cast<int>(Bits));
                     return side == 0 ? d.quantile(p) : d.upper_quantile(p);
                   });
      }
    return table;
  }

  [[nodiscard]] std::size_t side() const { return side_; }
  [[nodiscard]] const row* rows() const { return rows_.data(); }

  /// The largest error in p over cells sampled in every octave, half of them in the four next to the median.
  template <draw_bits Bits>
  [[nodiscard]] double worst_error(const distribution& d, std::integral_constant<draw_bits, Bits>) const {
    double worst = 0.0;
    const int octaves = static_cast<int>(side_) / cells;
    for (int side = 0; side < 2; ++side)
      for (int o = 0; o < octaves; ++o)
        for (int cell = 0; cell < cells; cell += octaves - o <= 4 ? 2 : 32) {
          const row& r = rows_[static_cast<std::size_t>(side) * side_ + static_cast<std::size_t>(o * cells + cell)];
          for (const double t : {0.11, 0.5, 0.89}) {
            const double s = t / cells;
            const double p =
                std::ldexp(1.0 + static_cast<double>(cell) / cells + s, o + first_octave - static_cast<int>(Bits));
            const double up_to = d.cdf(((r.a[3] * s + r.a[2]) * s + r.a[1]) * s + r.a[0]);
            worst = std::max(worst, std::abs((side == 0 ? up_to : 1.0 - up_to) - p));
          }
        }
    return worst;
  }

 private:
  // The rows of one octave: f at Chebyshev nodes of x in (0, 1), then that polynomial cell by cell.
  template <class F>
  void fill(std::size_t first_row, std::size_t nodes, const F& f) {
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
    for (std::size_t cell = 0; cell < cells; ++cell) {
      // Through both ends of the cell, so that neighbours meet, and the points at 1/4 and 3/4.
      const double x = static_cast<double>(cell) / cells, h = 1.0 / cells, high = curve(x + h);
      const double d1 = curve(x + 0.25 * h) - low, d3 = curve(x + 0.75 * h) - low, d4 = high - low;
      // Newton's divided differences at t = 0, 1/4, 3/4, 1, in powers of t.
      const double c1 = 4.0 * d1, c2 = (2.0 * (d3 - d1) - c1) / 0.75,
                   c3 = ((4.0 * (d4 - d3) - 2.0 * (d3 - d1)) / 0.75 - c2);
      rows_[first_row + cell].a = {low, (c1 - 0.25 * c2 + 0.1875 * c3) * cells, (c2 - c3) * cells * cells,
                                   c3 * cells * cells * cells};
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
  struct triangle {
    double from, mass, at_mode, low, high, below,
        above;  // p = from + mass u; low + sqrt(below p), high - sqrt(above (1 - p))
  };
  struct lookup {
    distribution of;
  };
  std::variant<line, triangle, quantile_table, lookup> how_;

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
  using way = std::variant<line, triangle, quantile_table, lookup>;

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
        // A negative factor turns the triangle round.
        if (k > 0.0)
          return triangle{from,
                          to - from,
                          family.share_below_mode(),
                          k * family.low(),
                          k * family.high(),
                          k * k * width * up,
                          k * k * width * down};
        return triangle{1.0 - to,          to - from,        1.0 - family.share_below_mode(),
                        k * family.high(), k * family.low(), k * k * width * down,
                        k * k * width * up};
      } else if constexpr (std::derived_from<F, discrete> || std::same_as<F, constant> || std::same_as<F, quantiles>) {
        return lookup{d};
      } else {
        constexpr std::integral_constant<draw_bits, Bits> bits{};
        auto table = quantile_table::of(d, bits);
        if (table.worst_error(d, bits) <= 5e-10) return table;
        return lookup{d};
      }
    });
  }

  [[gnu::always_inline]] static lanes number(const words& n) {
    if constexpr (Bits == draw_bits::fast) {
      return plus_half(n & words(0xffffffffu)) * lanes(unit);
    } else {
      // In the upper half n + 1/2 has 54 bits: counted from the top.
      const folded at = fold<Bits>(n);
      const lanes near = plus_half(at.distance) * lanes(unit);
      return select(at.upper.as_lanes() == lanes(0.0), near, lanes(1.0) - near);
    }
  }

  static void fill(const line& form, const std::uint64_t* random, double* draws, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes::size)
      fma(number(words::load(random + i)), lanes(form.width), lanes(form.low)).store(draws + i);
  }
  static void fill(const triangle& form, const std::uint64_t* random, double* draws, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes::size) {
      const lanes p = fma(number(words::load(random + i)), lanes(form.mass), lanes(form.from));
      const auto rising = p < lanes(form.at_mode);
      const lanes root = math::sqrt(select(rising, p * lanes(form.below), (lanes(1.0) - p) * lanes(form.above)));
      select(rising, lanes(form.low) + root, lanes(form.high) - root).store(draws + i);
    }
  }
  static void fill(const quantile_table& table, const std::uint64_t* random, double* draws, std::size_t size) {
    // The exponent and the first bits of q + 1/2 count the cells; the other bits are the place in the cell.
    constexpr int below_cell = 52 - quantile_table::cell_bits;
    constexpr std::uint64_t first = std::uint64_t{1023 + quantile_table::first_octave} << quantile_table::cell_bits;
    alignas(lanes::alignment) std::array<std::uint64_t, most_at_once> cell;
    const words side(static_cast<std::uint64_t>(table.side()));
    for (std::size_t i = 0; i < size; i += lanes::size) {
      const folded at = fold<Bits>(words::load(random + i));
      const words q(plus_half(at.distance));
      ((q >> below_cell) - words(first) + (at.upper & side)).store(cell.data() + i);
      const words one = (q & words((std::uint64_t{1} << below_cell) - 1)) | words(std::uint64_t{1023} << 52);
      (one.as_lanes() - lanes(1.0)).store(draws + i);
    }
    const quantile_table::row* rows = table.rows();
    for (std::size_t i = 0; i < size; ++i) {
      const auto& a = rows[cell[i]].a;
      const double s = draws[i];
      draws[i] = ((a[3] * s + a[2]) * s + a[1]) * s + a[0];
    }
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
