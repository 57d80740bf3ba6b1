// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a smooth quantile function tabulated so that a draw costs a cubic?
///
/// For each side of the median one row of a cubic for every 64th of every octave of the distance to the nearer end, so
/// that the tails are as good as the middle. Each octave's curve comes from the exact quantiles at Chebyshev nodes.
#pragma once

#include "aifactory/uncertainty/distribution.hpp"
#include "aifactory/uncertainty/table_rows.hpp"
#include "aifactory/uncertainty/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace aifactory::detail {

/// How many bits of a word count: the words of one run all have as many.
enum class draw_bits : int { fast = 32, fine = 53 };

/// A polynomial through a function at the Chebyshev nodes of (0, 1), all of it worked out for many points at a time.
template <std::size_t Nodes>
class chebyshev_fit {
  std::array<double, Nodes> node_{};
  std::array<std::array<double, Nodes>, Nodes> weight_{};  // of the value at node k in coefficient j

 public:
  chebyshev_fit() {
    constexpr double n = Nodes;
    for (std::size_t k = 0; k < Nodes; ++k) {
      node_[k] = 0.5 + 0.5 * std::cos(std::numbers::pi * (static_cast<double>(k) + 0.5) / n);
      for (std::size_t j = 0; j < Nodes; ++j)
        weight_[j][k] = std::cos(std::numbers::pi * static_cast<double>(j) * (static_cast<double>(k) + 0.5) / n);
    }
  }
  /// The polynomial of f at points x of (0, 1), by Clenshaw's recurrence.
  template <std::size_t Points, class F>
  void operator()(const F& f, const std::array<double, Points>& x, std::array<double, Points>& to) const {
    std::array<double, Nodes> at{}, coefficient{};
    for (std::size_t k = 0; k < Nodes; ++k) at[k] = f(node_[k]);
    for (std::size_t j = 0; j < Nodes; ++j) {
      for (std::size_t k = 0; k < Nodes; ++k) coefficient[j] += at[k] * weight_[j][k];
      coefficient[j] *= (j == 0 ? 1.0 : 2.0) / static_cast<double>(Nodes);
    }
    std::array<double, Points> b1{}, b2{};
    for (std::size_t j = Nodes - 1; j > 0; --j)
      for (std::size_t i = 0; i < Points; ++i) {
        const double b0 = 2.0 * (2.0 * x[i] - 1.0) * b1[i] - b2[i] + coefficient[j];
        b2[i] = b1[i], b1[i] = b0;
      }
    for (std::size_t i = 0; i < Points; ++i) to[i] = (2.0 * x[i] - 1.0) * b1[i] - b2[i] + coefficient[0];
  }
};

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
    // Nearer than 2^-12 to the end a cruder curve has the same error in p.
    const chebyshev_fit<14> fine;
    const chebyshev_fit<8> crude;
    // Each cell's two ends and the points at 1/4 and 3/4; neighbours have an end in common.
    std::array<double, points> x{}, y{};
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const double low = static_cast<double>(cell) / cells, h = 1.0 / cells;
      x[3 * cell + 1] = low + 0.25 * h, x[3 * cell + 2] = low + 0.75 * h, x[3 * cell + 3] = low + h;
    }
    for (int upper = 0; upper < 2; ++upper)
      for (int o = 0; o < octaves; ++o) {
        const auto quantile = [&](double at) {
          const double p = std::ldexp(1.0 + at, o - octaves - 1);
          return upper == 0 ? d.quantile(p) : d.upper_quantile(p);
        };
        if (octaves - o <= 12)
          fine(quantile, x, y);
        else
          crude(quantile, x, y);
        fill(upper, o, y);
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
  static constexpr std::size_t points = 3 * cells + 1;
  // The rows of one octave: a curve cell by cell, through both ends, so that neighbours meet, and two points between.
  void fill(int upper, int octave, const std::array<double, points>& curve) {
    for (int cell = 0; cell < cells; ++cell) {
      const double* const at = curve.data() + 3 * cell;
      const double x = static_cast<double>(cell) / cells, low = at[0];
      const double d1 = at[1] - low, d3 = at[2] - low, d4 = at[3] - low;
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
    }
  }
};

}  // namespace aifactory::detail
