// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which double lies just below, and which just above, the exact sum, product, quotient or root?
///
/// A computed result plus its rounding error is exact, and that error is itself computable (Knuth's two-sum, fused
/// multiply-add). Its sign tells whether the result must move to the neighbour. Compilers are free to move or merge
/// operations across a change of the processor's rounding mode, so none is used: this works at every optimisation
/// level, on two threads at a time and where there are no rounding modes. It needs IEEE arithmetic, so not
/// -ffast-math.
///
/// @errors  Never too narrow: where the error is not computable (next to under- and overflow, infinities) the
///          result moves although it may be exact. NaN becomes the infinity of its side.
/// @source  Knuth, The Art of Computer Programming 2, 4.2.2; Boldo and Muller, "Exact and approximated error
///          of the FMA"
#pragma once

#include <cmath>
#include <limits>

namespace aifactory::detail {

/// A rounding policy for Boost.Interval.
struct outward {
  using unprotected_rounding = outward;
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  static double below(double x) { return x != x ? -infinity : std::nextafter(x, -infinity); }
  static double above(double x) { return x != x ? infinity : std::nextafter(x, infinity); }

  static double add_down(double a, double b) { return down(a + b, error_of_sum(a, b)); }
  static double add_up(double a, double b) { return up(a + b, error_of_sum(a, b)); }
  static double sub_down(double a, double b) { return add_down(a, -b); }
  static double sub_up(double a, double b) { return add_up(a, -b); }

  // A bound that is 0 stays 0 whatever it multiplies: an infinite bound stands for finite values of any size.
  static double mul_down(double a, double b) { return a == 0 || b == 0 ? 0.0 : down(a * b, error_of_product(a, b)); }
  static double mul_up(double a, double b) { return a == 0 || b == 0 ? 0.0 : up(a * b, error_of_product(a, b)); }
  static double div_down(double a, double b) { return a == 0 ? 0.0 : down(a / b, error_of_quotient(a, b)); }
  static double div_up(double a, double b) { return a == 0 ? 0.0 : up(a / b, error_of_quotient(a, b)); }
  static double sqrt_down(double x) { return x == 0 ? 0.0 : down(std::sqrt(x), error_of_root(x)); }
  static double sqrt_up(double x) { return x == 0 ? 0.0 : up(std::sqrt(x), error_of_root(x)); }

 private:
  // Below this the error of a product may itself be rounded: 2^-1022 times 2^106, with room to spare.
  static constexpr double small = 0x1p-900;
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

  // `error` has the sign of exact - computed, or is unknown; NaN compares false and so moves the result. What
  // underflowed to 0 kept its sign: a bound never crosses 0 by rounding.
  static double down(double computed, double error) {
    return error >= 0 || (computed == 0 && !std::signbit(computed)) ? computed : below(computed);
  }
  static double up(double computed, double error) {
    return error <= 0 || (computed == 0 && std::signbit(computed)) ? computed : above(computed);
  }

  static double error_of_sum(double a, double b) {
    const double sum = a + b;
    const double b_part = sum - a;
    return (a - (sum - b_part)) + (b - b_part);
  }
  static double error_of_product(double a, double b) {
    const double product = a * b;
    return std::abs(product) < small ? unknown : std::fma(a, b, -product);
  }
  static double error_of_quotient(double a, double b) {
    const double quotient = a / b;
    if (std::abs(a) < small || std::abs(quotient) < small) return unknown;
    const double remainder = std::fma(-quotient, b, a);
    return b < 0 ? -remainder : remainder;
  }
  static double error_of_root(double x) {
    const double root = std::sqrt(x);
    return x < small ? unknown : std::fma(-root, root, x);
  }
};

}  // namespace aifactory::detail
