// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed of which people know a few percentiles: p10, p50 and p90?
///
/// The value is a straight line in the normal score z between two neighbouring points, so each piece is a piece of a
/// normal distribution: the quantile function is monotone and passes through every point exactly, p10, p50 and p90 of a
/// normal distribution give that distribution back, and skewed ones give two halves of different width. Beyond the
/// outermost points the outermost piece goes on without end; a point at p = 0 or p = 1 ends the support instead, and
/// the value is uniform between it and its neighbour.
#pragma once

#include "aifactory/uncertainty/normal.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace aifactory {

/// A distribution from points of its quantile function: `quantiles({{0.1, 40.0}, {0.5, 60.0}, {0.9, 110.0}})`.
///
///   x(p) = x_i + (x_j - x_i) (z(p) - z_i) / (z_j - z_i),   z = the standard normal quantile, i and j neighbours
///
/// with p in place of z beside a point at p = 0 or p = 1. Values are in the unit of the points.
/// @errors  input_error when probabilities are not increasing from 0 to 1, values are not finite or not increasing, a
///          tail is not known (fewer than two points, or one at p = 0 and a single other below 1, or the same from
///          above), or the variance is not finite
/// @source  own derivation
class quantiles {
 public:
  /// A known percentile: P(X <= x) = p.
  struct point {
    double p, x;
  };
  /// From p_low to p_high: x = a + b z, or x = a + b p where `flat`.
  struct piece {
    double p_low, p_high, x_low, x_high;
    double a, b;
    bool flat;
  };

 private:
  std::shared_ptr<const std::vector<piece>> pieces_;
  double mean_ = 0.0, variance_ = 0.0;

 public:
  using aifactory_distribution = void;

  /// From at least two points in ascending order.
  explicit quantiles(const std::vector<point>& points) {
    check(points);
    std::vector<piece> pieces;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) pieces.push_back(between(points[i], points[i + 1]));
    if (!pieces.front().flat) pieces.front().p_low = 0.0, pieces.front().x_low = -detail::infinity;
    if (!pieces.back().flat) pieces.back().p_high = 1.0, pieces.back().x_high = detail::infinity;
    pieces_ = std::make_shared<const std::vector<piece>>(std::move(pieces));
    for (const piece& part : *pieces_) mean_ += moments(part, part.p_high, 0.0).first;
    for (const piece& part : *pieces_) variance_ += moments(part, part.p_high, mean_).second;
    detail::require_finite(name(), "the variance", variance_);
  }

  [[nodiscard]] static constexpr std::string_view name() { return "quantiles"; }
  /// In ascending order; each begins where the one before it ends.
  [[nodiscard]] const std::vector<piece>& pieces() const { return *pieces_; }
  /// The value at p = 0; minus infinity where no point says it.
  [[nodiscard]] double low() const { return pieces_->front().x_low; }
  /// The value at p = 1; infinity where no point says it.
  [[nodiscard]] double high() const { return pieces_->back().x_high; }
  /// The integral of x(p) from 0 to 1, exact for each piece.
  [[nodiscard]] double mean() const { return mean_; }
  /// The integral of (x(p) - mean)^2 from 0 to 1, exact for each piece.
  [[nodiscard]] double variance() const { return variance_; }
  /// P(X <= x) = Phi((x - a) / b) within a piece, (x - a) / b where that is flat.
  [[nodiscard]] double cdf(double x) const {
    if (x <= low()) return 0.0;
    if (x >= high()) return 1.0;
    const piece& part =
        *std::partition_point(pieces_->begin(), pieces_->end() - 1, [&](const piece& each) { return each.x_high < x; });
    const double at = (x - part.a) / part.b;
    return std::clamp(part.flat ? at : detail::normal_cdf(at), part.p_low, part.p_high);
  }
  /// a + b z(p) within a piece, a + b p where that is flat; p in [0, 1].
  [[nodiscard]] double quantile(double p) const {
    const piece& part =
        *std::partition_point(pieces_->begin(), pieces_->end() - 1, [&](const piece& each) { return each.p_high < p; });
    return std::clamp(part.a + part.b * (part.flat ? p : detail::normal_quantile(p)), part.x_low, part.x_high);
  }

  /// What is exceeded with probability p: quantile(1 - p), in the upper tail without losing the digits of a small p.
  [[nodiscard]] double upper_quantile(double p) const {
    const piece& last = pieces_->back();
    if (last.flat || 1.0 - p <= last.p_low) return quantile(1.0 - p);
    return last.a - last.b * detail::normal_quantile(p);
  }

  /// E[X - m; X <= x] and E[(X - m)^2; X <= x] with m = mean(): truncated means and variances are made of them.
  [[nodiscard]] detail::partial_moments below(double x) const {
    const double p = cdf(x);
    detail::partial_moments sum;
    for (const piece& part : *pieces_) {
      if (p <= part.p_low) break;
      const auto more = moments(part, std::min(p, part.p_high), mean_);
      sum.first += more.first;
      sum.second += more.second;
    }
    return sum;
  }

 private:
  static void check(const std::vector<point>& points) {
    if (points.size() < 2) detail::refuse(name(), "at least two points are needed");
    for (std::size_t i = 0; i < points.size(); ++i) {
      const point& here = points[i];
      if (!(here.p >= 0.0 && here.p <= 1.0))
        detail::refuse(name(), "p " + detail::plain_text(here.p) + " lies outside [0, 1]");
      detail::require_finite(name(), "value", here.x);
      if (i == 0) continue;
      const point& before = points[i - 1];
      if (!(here.p > before.p))
        detail::refuse(name(), "p " + detail::plain_text(here.p) + " must be above p " + detail::plain_text(before.p) +
                                   " before it");
      if (!(here.x > before.x))
        detail::refuse(name(), detail::plain_text(here.x) + " at p " + detail::plain_text(here.p) + " must be above " +
                                   detail::plain_text(before.x) + " at p " + detail::plain_text(before.p));
    }
    const bool ends_below = points.front().p == 0.0, ends_above = points.back().p == 1.0;
    if (points.size() == 2 && ends_below != ends_above)
      detail::refuse(name(), std::string("the ") + (ends_below ? "upper" : "lower") +
                                 " tail is not known: give p 0 and p 1, or two points between them");
  }
  static piece between(const point& low, const point& high) {
    const bool flat = low.p == 0.0 || high.p == 1.0;
    const double from = flat ? low.p : detail::normal_quantile(low.p);
    const double to = flat ? high.p : detail::normal_quantile(high.p);
    const double b = (high.x - low.x) / (to - from);
    detail::require_finite(name(), "the slope between two points", b);
    return {low.p, high.p, low.x, high.x, low.x - b * from, b, flat};
  }
  /// E[(X - centre)^k] over the piece from p_low to p.
  static detail::partial_moments moments(const piece& part, double p, double centre) {
    const double mass = p - part.p_low, a = part.a - centre, b = part.b;
    if (part.flat) {
      const double half = 0.5 * (p + part.p_low), at = a + b * half;
      return {mass * at, mass * (at * at + b * b * mass * mass / 12.0)};
    }
    const double from = detail::normal_quantile(part.p_low), to = detail::normal_quantile(p);
    const double z1 = detail::normal_density(from) - detail::normal_density(to);  // integral of z phi(z)
    const auto edge = [](double z) { return std::isinf(z) ? 0.0 : z * detail::normal_density(z); };
    const double z2 = mass + edge(from) - edge(to);  // of z^2 phi(z)
    return {a * mass + b * z1, a * a * mass + 2.0 * a * b * z1 + b * b * z2};
  }
};

}  // namespace aifactory
