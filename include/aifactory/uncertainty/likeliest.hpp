// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which member of a family makes given data most likely?
///
/// Maximum likelihood throughout, in closed form where there is one:
///
///   normal      mean and sd of the data (sd divided by n)
///   lognormal   the same of their logarithms
///   uniform     the least and the greatest value
///   beta        between known ends: mean(log y) = psi(a) - psi(a + b), mean(log(1 - y)) = psi(b) - psi(a + b), by
///               Newton's method
///   triangular  for given ends the best mode is one of the data; the ends by a search in two dimensions
///   pert        for given ends the best mode solves an equation in one unknown; the ends as for a triangle
///
/// @source  Kotz and van Dorp (2004), Beyond Beta, chapter 1, for the triangle; Johnson, Kotz and Balakrishnan (1995),
///          Continuous Univariate Distributions 2, chapter 25, for the beta
#pragma once

#include "aifactory/uncertainty/log_density.hpp"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aifactory {

/// Ends of the support that are known beforehand, in the unit of the data; an empty one is found from them.
struct known_ends {
  /// The least and the greatest value that there can be.
  std::optional<double> min{}, max{};
};

namespace detail {

inline normal likeliest_normal(const std::vector<double>& x) {
  const double n = static_cast<double>(x.size());
  double mean = 0.0, squares = 0.0;
  for (const double each : x) mean += each / n;
  for (const double each : x) squares += (each - mean) * (each - mean) / n;
  return {mean, std::sqrt(squares)};
}

inline lognormal likeliest_lognormal(const std::vector<double>& x) {
  std::vector<double> logs;
  for (const double each : x) logs.push_back(std::log(each));
  const normal of_logs = likeliest_normal(logs);
  return lognormal::of_median{std::exp(of_logs.mean()), of_logs.sd()};
}

/// @param x  in ascending order, as in all that follows
inline uniform likeliest_uniform(const std::vector<double>& x, const known_ends& ends) {
  return {ends.min.value_or(x.front()), ends.max.value_or(x.back())};
}

/// @param x  strictly between min and max
inline beta likeliest_beta(const std::vector<double>& x, double min, double max) {
  const double n = static_cast<double>(x.size()), width = max - min;
  double up = 0.0, down = 0.0, mean = 0.0, squares = 0.0;
  for (const double each : x) {
    const double y = (each - min) / width;
    up += std::log(y) / n, down += std::log((max - each) / width) / n;
    mean += y / n, squares += y * y / n;
  }
  // From the moments, then Newton on the logarithms of the shapes, which stay positive.
  const double spread = std::max(squares - mean * mean, 1e-12),
               sum = std::max(mean * (1.0 - mean) / spread - 1.0, 0.02);
  double a = mean * sum, b = (1.0 - mean) * sum;
  const fast_policy policy;
  for (int step = 0; step < 200; ++step) {
    using boost::math::digamma, boost::math::trigamma;
    const double both = digamma(a + b, policy), curve = trigamma(a + b, policy);
    const double ga = up - digamma(a, policy) + both, gb = down - digamma(b, policy) + both;
    const double haa = curve - trigamma(a, policy), hbb = curve - trigamma(b, policy);
    const double det = haa * hbb - curve * curve;  // above 0: the likelihood is concave
    const double da = (-ga * hbb + gb * curve) / det, db = (-gb * haa + ga * curve) / det;
    const double next_a = a * std::exp(std::clamp(da / a, -1.0, 1.0)),
                 next_b = b * std::exp(std::clamp(db / b, -1.0, 1.0));
    const bool settled = std::abs(next_a - a) <= 1e-13 * a && std::abs(next_b - b) <= 1e-13 * b;
    a = next_a, b = next_b;
    if (settled || !(a < 1e7 && b < 1e7 && a > 1e-3 && b > 1e-3)) break;
  }
  return {min, max, a, b};
}

/// The downhill simplex in at most two dimensions, upwards: the place of the greatest value of f. The function is
/// smooth but for bends where the best mode changes.
/// @source  Nelder and Mead (1965)
template <std::size_t N, class F>
std::array<double, N> highest(const F& f, std::array<double, N> start, double size) {
  struct corner {
    std::array<double, N> at;
    double height;
  };
  const auto here = [&](const std::array<double, N>& at) { return corner{at, f(at)}; };
  std::array<corner, N + 1> simplex;
  for (int restart = 0; restart < 2; ++restart, size *= 0.1) {
    simplex.fill(here(start));
    for (std::size_t i = 0; i < N; ++i) {
      auto at = start;
      at[i] += size;
      simplex[i + 1] = here(at);
    }
    for (int step = 0; step < 400; ++step) {
      std::sort(simplex.begin(), simplex.end(), [](const corner& a, const corner& b) { return a.height > b.height; });
      double extent = 0.0;
      for (std::size_t i = 0; i < N; ++i)
        for (const corner& each : simplex) extent = std::max(extent, std::abs(each.at[i] - simplex[0].at[i]));
      if (extent < 1e-8) break;
      std::array<double, N> middle{};
      for (std::size_t c = 0; c < N; ++c)
        for (std::size_t i = 0; i < N; ++i) middle[i] += simplex[c].at[i] / static_cast<double>(N);
      const auto along = [&](double by) {
        auto at = middle;
        for (std::size_t i = 0; i < N; ++i) at[i] += by * (simplex[N].at[i] - middle[i]);
        return here(at);
      };
      const corner mirrored = along(-1.0);
      if (mirrored.height > simplex[0].height) {
        const corner further = along(-2.0);
        simplex[N] = further.height > mirrored.height ? further : mirrored;
      } else if (mirrored.height > simplex[N - 1].height) {
        simplex[N] = mirrored;
      } else {
        const corner nearer = along(mirrored.height > simplex[N].height ? -0.5 : 0.5);
        if (nearer.height > std::max(mirrored.height, simplex[N].height)) {
          simplex[N] = nearer;
        } else {
          for (std::size_t c = 1; c <= N; ++c) {
            for (std::size_t i = 0; i < N; ++i) simplex[c].at[i] = 0.5 * (simplex[c].at[i] + simplex[0].at[i]);
            simplex[c] = here(simplex[c].at);
          }
        }
      }
    }
    start = simplex[0].at;
  }
  return start;
}

/// The mode and the logarithm of the likelihood that are best for given ends.
struct best_mode {
  double mode, log_likelihood;
};

inline best_mode best_triangle(const std::vector<double>& x, double min, double max) {
  // Below the mode each value counts (x - min) / (mode - min), above it (max - x) / (max - mode).
  const std::size_t n = x.size();
  double above = 0.0, below = 0.0;
  for (const double each : x) above += std::log(max - each);
  best_mode best{x.front(), -infinity};
  for (std::size_t i = 0; i < n; ++i) {
    const double up = std::log(x[i] - min), down = std::log(max - x[i]);
    above -= down;
    const double height = (i == 0 ? 0.0 : below - static_cast<double>(i) * up) +
                          (i + 1 == n ? 0.0 : above - static_cast<double>(n - 1 - i) * down);
    if (height > best.log_likelihood) best = {x[i], height};
    below += up;
  }
  best.log_likelihood += static_cast<double>(n) * std::log(2.0 / (max - min));
  return best;
}

inline best_mode best_pert(const std::vector<double>& x, double min, double max) {
  // alpha = 1 + 4 (mode - min) / (max - min), beta = 6 - alpha: concave in alpha, so the slope has one zero.
  const double n = static_cast<double>(x.size()), width = max - min;
  double up = 0.0, down = 0.0;
  for (const double each : x) up += std::log((each - min) / width) / n, down += std::log((max - each) / width) / n;
  const fast_policy policy;
  double a = 3.0;
  for (int step = 0; step < 50; ++step) {
    const double slope = up - down - boost::math::digamma(a, policy) + boost::math::digamma(6.0 - a, policy);
    const double curve = boost::math::trigamma(a, policy) + boost::math::trigamma(6.0 - a, policy);
    const double next = std::clamp(a + slope / curve, 1.0, 5.0);
    if (std::abs(next - a) <= 1e-14) break;
    a = next;
  }
  return {min + width * (a - 1.0) / 4.0,
          n * ((a - 1.0) * up + (5.0 - a) * down - log_beta(a, 6.0 - a) - std::log(width))};
}

/// A family of two ends and a mode: F(min, mode, max). Unknown ends lie beyond the data by a share of their range,
/// whose logarithm is what is searched.
template <class F, class Best>
F likeliest_between(const std::vector<double>& x, const known_ends& ends, const Best& best) {
  const double range = x.back() - x.front();
  const auto low = [&](double u) { return ends.min.value_or(x.front() - range * std::exp(std::clamp(u, -32.0, 8.0))); };
  const auto high = [&](double u) { return ends.max.value_or(x.back() + range * std::exp(std::clamp(u, -32.0, 8.0))); };
  // An end that comes within a billionth of the data lies there: then the mode does too.
  const auto made = [&](double min, double max) {
    const double mode = best(x, min, max).mode;
    if (!ends.min && x.front() - min < 1e-9 * range) min = x.front();
    if (!ends.max && max - x.back() < 1e-9 * range) max = x.back();
    return F(min, std::clamp(mode, min, max), max);
  };
  if (ends.min && ends.max) return made(*ends.min, *ends.max);
  if (ends.min || ends.max) {
    const auto at =
        highest<1>([&](const auto& u) { return best(x, low(u[0]), high(u[0])).log_likelihood; }, {-2.0}, 1.0);
    return made(low(at[0]), high(at[0]));
  }
  // The likelihood may have several tops: a mode at either end, or between them.
  const auto height = [&](const std::array<double, 2>& u) { return best(x, low(u[0]), high(u[1])).log_likelihood; };
  std::array<double, 2> top{};
  double greatest = -infinity;
  for (const std::array<double, 2>& start :
       {std::array{-2.0, -2.0}, std::array{-20.0, -1.0}, std::array{-1.0, -20.0}}) {
    const auto at = highest<2>(height, start, 1.0);
    if (const double found = height(at); found > greatest) greatest = found, top = at;
  }
  return made(low(top[0]), high(top[1]));
}

inline triangular likeliest_triangular(const std::vector<double>& x, const known_ends& ends) {
  return likeliest_between<triangular>(x, ends, best_triangle);
}
inline pert likeliest_pert(const std::vector<double>& x, const known_ends& ends) {
  return likeliest_between<pert>(x, ends, best_pert);
}

}  // namespace detail
}  // namespace aifactory
