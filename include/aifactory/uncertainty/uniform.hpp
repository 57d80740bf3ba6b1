// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed of which only two ends are known, or nothing varies at all?
#pragma once

#include "aifactory/uncertainty/family.hpp"

#include <algorithm>

namespace aifactory {

/// Every value between min and max is equally likely.
///
///   density(x) = 1 / (max - min)
///
/// Every value is in the unit of min and max.
/// @errors  input_error unless min < max, both finite and their distance too
/// @source  definition
class uniform {
  double min_, max_;

 public:
  using aifactory_distribution = void;

  /// From its ends.
  uniform(double min, double max) : min_(min), max_(max) { detail::require_interval(name(), min, max); }

  [[nodiscard]] static constexpr std::string_view name() { return "uniform"; }
  /// min.
  [[nodiscard]] double low() const { return min_; }
  /// max.
  [[nodiscard]] double high() const { return max_; }
  /// (min + max) / 2
  [[nodiscard]] double mean() const { return min_ + 0.5 * (max_ - min_); }
  /// (max - min)^2 / 12
  [[nodiscard]] double variance() const { return (max_ - min_) * (max_ - min_) / 12.0; }
  /// P(X <= x) = (x - min) / (max - min), 0 below min and 1 above max.
  [[nodiscard]] double cdf(double x) const { return std::clamp((x - min_) / (max_ - min_), 0.0, 1.0); }
  /// min + p (max - min), for p in [0, 1]; never above max.
  [[nodiscard]] double quantile(double p) const { return std::min(min_ + p * (max_ - min_), max_); }

  /// Again uniform, between the inner ones of both pairs of ends.
  /// @errors  input_error when nothing lies between them
  [[nodiscard]] uniform truncated(double min, double max) const { return {std::max(min, min_), std::min(max, max_)}; }
};

/// One value for certain: P(X = value) = 1.
/// @errors  input_error when it is not finite
/// @source  definition
class constant {
  double value_;

 public:
  using aifactory_distribution = void;

  /// The value, in any unit.
  explicit constant(double value) : value_(value) { detail::require_finite(name(), "value", value); }

  [[nodiscard]] static constexpr std::string_view name() { return "constant"; }
  /// The value.
  [[nodiscard]] double low() const { return value_; }
  /// The value.
  [[nodiscard]] double high() const { return value_; }
  /// The value.
  [[nodiscard]] double mean() const { return value_; }
  /// 0.
  [[nodiscard]] double variance() const { return 0.0; }
  /// P(X <= x): 0 below the value, 1 from it on.
  [[nodiscard]] double cdf(double x) const { return x < value_ ? 0.0 : 1.0; }
  /// The value, for every p.
  [[nodiscard]] double quantile(double) const { return value_; }

  /// Itself: the holder has refused a truncation that leaves nothing.
  [[nodiscard]] constant truncated(double, double) const { return *this; }
  /// factor * value
  /// @errors  input_error when that is not finite
  [[nodiscard]] constant scaled(double factor) const { return constant(factor * value_); }
};

}  // namespace aifactory
