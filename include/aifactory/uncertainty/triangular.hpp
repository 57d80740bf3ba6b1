// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed of which the two ends and the most likely value are known?
#pragma once

#include "aifactory/uncertainty/family.hpp"

#include <algorithm>

namespace aifactory {

/// A density that rises in a straight line from min to mode and falls to max. The mode may lie at an end.
///
///   F(x) = (x - a)^2 / ((b - a)(m - a)) up to the mode, 1 - (b - x)^2 / ((b - a)(b - m)) above it
///
/// with a = min, m = mode and b = max, all of them and every value in one unit.
/// @errors  input_error unless min < max, both finite and their distance too, and the mode lies between them
/// @source  textbook; the partial moments are own derivation
class triangular {
  double min_, mode_, max_;
  double at_mode_;  // F(mode)

 public:
  using aifactory_distribution = void;

  /// From both ends and the most likely value.
  triangular(double min, double mode, double max)
      : min_(min), mode_(mode), max_(max), at_mode_((mode - min) / (max - min)) {
    detail::require_interval(name(), min, max);
    detail::require_mode(name(), min, mode, max);
  }

  [[nodiscard]] static constexpr std::string_view name() { return "triangular"; }
  /// min.
  [[nodiscard]] double low() const { return min_; }
  /// max.
  [[nodiscard]] double high() const { return max_; }
  /// The most likely value.
  [[nodiscard]] double mode() const { return mode_; }
  /// P(X <= mode) = (m - a) / (b - a): where the quantile changes its branch.
  [[nodiscard]] double share_below_mode() const { return at_mode_; }
  /// (a + m + b) / 3
  [[nodiscard]] double mean() const { return min_ + ((mode_ - min_) + (max_ - min_)) / 3.0; }
  /// ((b - a)^2 - (b - a)(m - a) + (m - a)^2) / 18
  [[nodiscard]] double variance() const {
    const double up = mode_ - min_, width = max_ - min_;
    return (width * width - width * up + up * up) / 18.0;
  }
  /// P(X <= x) = F(x); 0 up to min, 1 from max on.
  [[nodiscard]] double cdf(double x) const {
    if (x <= min_) return 0.0;
    if (x >= max_) return 1.0;
    if (x < mode_) return (x - min_) / (max_ - min_) * ((x - min_) / (mode_ - min_));
    return 1.0 - (max_ - x) / (max_ - min_) * ((max_ - x) / (max_ - mode_));
  }
  /// P(X > x), to full precision above the mode.
  [[nodiscard]] double upper_cdf(double x) const {
    if (x <= mode_ || x >= max_) return 1.0 - cdf(x);
    return (max_ - x) / (max_ - min_) * ((max_ - x) / (max_ - mode_));
  }
  /// a + sqrt(p (b - a)(m - a)) below the mode, else b - sqrt((1 - p)(b - a)(b - m)); p in [0, 1].
  [[nodiscard]] double quantile(double p) const {
    const double width = max_ - min_;
    if (p < at_mode_) return min_ + std::sqrt(p * width * (mode_ - min_));
    return max_ - std::sqrt((1.0 - p) * width * (max_ - mode_));
  }
  /// What is exceeded with probability p: b - sqrt(p (b - a)(b - m)) above the mode, else quantile(1 - p).
  [[nodiscard]] double upper_quantile(double p) const {
    return p > 1.0 - at_mode_ ? quantile(1.0 - p) : max_ - std::sqrt(p * (max_ - min_) * (max_ - mode_));
  }

  /// E[X - c; X <= x] and E[(X - c)^2; X <= x] with c = mean(): truncated means and variances are made of them.
  [[nodiscard]] detail::partial_moments below(double x) const {
    if (x <= min_) return {};
    if (x >= max_) return {0.0, variance()};
    // Up to x <= mode the density is 2 t / (width up) with t = x - min; seen from the other end it is the same.
    const double width = max_ - min_;
    const auto rising = [&](double t, double side, double centre) -> detail::partial_moments {
      const double scale = 2.0 / (width * side);
      return {scale * t * t * (t / 3.0 - 0.5 * centre),
              scale * t * t * (t * t / 4.0 - 2.0 * centre * t / 3.0 + 0.5 * centre * centre)};
    };
    if (x < mode_) return rising(x - min_, mode_ - min_, mean() - min_);
    const auto above = rising(max_ - x, max_ - mode_, max_ - mean());
    return {above.first, variance() - above.second};
  }
};

}  // namespace aifactory
