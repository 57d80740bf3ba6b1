// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where is a sum of exponentials zero? All real roots, none missed.
///
///   f(x) = sum_j a_j exp(-t_j x),   t_0 < t_1 < ...
///
/// A present value is one, with x = log(1 + r). Descartes' rule holds for it: no more roots than sign changes among the
/// a_j. The proof finds them. With tau between two neighbours t_i, t_{i+1} of different sign, g = exp(tau x) f has the
/// roots of f, and g' = exp(tau x) sum_j a_j (tau - t_j) exp(-t_j x) has one sign change less. Between neighbouring
/// roots of g', g is monotone and has one root or none, which its signs tell.
#pragma once

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace aifactory::detail {

struct exponential {
  double factor, time;
};

[[nodiscard]] inline int sign_changes(const std::vector<exponential>& terms) {
  int changes = 0;
  for (std::size_t i = 1; i < terms.size(); ++i) changes += (terms[i - 1].factor < 0) != (terms[i].factor < 0);
  return changes;
}

/// exp(tau x) f(x), scaled by a positive number so that its largest exponential is 1, and the sum of the sizes of its
/// terms.
struct scaled_sum {
  double value, size;
};
[[nodiscard]] inline scaled_sum evaluate(const std::vector<exponential>& terms, double tau, double x) {
  const double most = std::max((tau - terms.front().time) * x, (tau - terms.back().time) * x);
  scaled_sum sum{0.0, 0.0};
  for (const exponential& each : terms) {
    const double term = each.factor * std::exp((tau - each.time) * x - most);
    sum.value += term;
    sum.size += std::fabs(term);
  }
  return sum;
}

/// All x at which the sum is zero, in increasing order. A root that touches zero without crossing counts once where the
/// sum is zero to the last digits; two roots that are closer than that (about 1e-7) are one.
/// @param terms  at increasing times, no factor zero
/// @source  the proof of Descartes' rule for exponentials (Laguerre); roots in their brackets by Boost.Math's TOMS 748
[[nodiscard]] inline std::vector<double> roots_of(const std::vector<exponential>& terms) {
  constexpr double last_digits = 16 * 2.22e-16;
  const int changes = sign_changes(terms);
  if (changes == 0) return {};
  // The middle sign change leaves the best-conditioned halves.
  std::size_t at = 0;
  for (int seen = 0; at + 1 < terms.size(); ++at)
    if ((terms[at].factor < 0) != (terms[at + 1].factor < 0) && ++seen == (changes + 1) / 2) break;
  const double tau = terms[at].time + 0.5 * (terms[at + 1].time - terms[at].time);

  std::vector<double> turns;
  if (changes > 1) {
    std::vector<exponential> slope = terms;
    double largest = 0.0;
    for (exponential& each : slope) largest = std::max(largest, std::fabs(each.factor *= tau - each.time));
    for (exponential& each : slope) each.factor /= largest;
    turns = roots_of(slope);
  }

  const auto value = [&](double x) { return evaluate(terms, tau, x).value; };
  const auto sign_at = [&](double x) {
    const scaled_sum sum = evaluate(terms, tau, x);
    return std::fabs(sum.value) <= last_digits * sum.size ? 0 : sum.value < 0 ? -1 : 1;
  };
  const int at_plus_infinity = terms.front().factor < 0 ? -1 : 1, at_minus_infinity = terms.back().factor < 0 ? -1 : 1;
  const auto between = [&](double low, double high) {
    std::uintmax_t steps = 200;
    const auto bracket =
        boost::math::tools::toms748_solve(value, low, high, boost::math::tools::eps_tolerance<double>(51), steps);
    return 0.5 * (bracket.first + bracket.second);
  };
  // Outwards from x until the sign is the one at infinity: there the first or the last term outweighs all others.
  const auto outwards = [&](double x, double step, int until) {
    double far = x + step;
    while ((value(far) < 0 ? -1 : 1) != until) step *= 2, far = x + step;
    return far;
  };

  std::vector<double> roots;
  double left = 0.0;
  int left_sign = at_minus_infinity;
  bool open = true;  // the left end lies at minus infinity
  for (const double turn : turns) {
    const int sign = sign_at(turn);
    if (sign == 0)
      roots.push_back(turn);
    else if (left_sign != 0 && sign != left_sign)
      roots.push_back(between(open ? outwards(turn, -1.0, at_minus_infinity) : left, turn));
    left = turn, left_sign = sign, open = false;
  }
  if (left_sign != 0 && left_sign != at_plus_infinity) {
    const double from = open ? outwards(0.0, -1.0, at_minus_infinity) : left;
    roots.push_back(between(from, outwards(from, 1.0, at_plus_infinity)));
  }
  return roots;
}

}  // namespace aifactory::detail
