// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed of which only two ends are known, or nothing varies at all?
#pragma once

#include "aifactory/uncertainty/family.hpp"

#include <algorithm>

namespace aifactory {

/// Every value between min and max is equally likely.
/// @errors  input_error unless min < max, both finite
class uniform {
  double min_, max_;

 public:
  using aifactory_distribution = void;

  uniform(double min, double max) : min_(min), max_(max) { detail::require_interval(name(), min, max); }

  [[nodiscard]] static constexpr std::string_view name() { return "uniform"; }
  [[nodiscard]] double low() const { return min_; }
  [[nodiscard]] double high() const { return max_; }
  [[nodiscard]] double mean() const { return min_ + 0.5 * (max_ - min_); }
  [[nodiscard]] double variance() const { return (max_ - min_) * (max_ - min_) / 12.0; }
  [[nodiscard]] double cdf(double x) const { return std::clamp((x - min_) / (max_ - min_), 0.0, 1.0); }
  [[nodiscard]] double quantile(double p) const { return std::min(min_ + p * (max_ - min_), max_); }

  /// Again uniform.
  [[nodiscard]] uniform truncated(double min, double max) const { return {std::max(min, min_), std::min(max, max_)}; }
};

/// One value for certain.
/// @errors  input_error when it is not finite
class constant {
  double value_;

 public:
  using aifactory_distribution = void;

  explicit constant(double value) : value_(value) { detail::require_finite(name(), "value", value); }

  [[nodiscard]] static constexpr std::string_view name() { return "constant"; }
  [[nodiscard]] double low() const { return value_; }
  [[nodiscard]] double high() const { return value_; }
  [[nodiscard]] double mean() const { return value_; }
  [[nodiscard]] double variance() const { return 0.0; }
  [[nodiscard]] double cdf(double x) const { return x < value_ ? 0.0 : 1.0; }
  [[nodiscard]] double quantile(double) const { return value_; }

  /// Itself: the holder has refused a truncation that leaves nothing.
  [[nodiscard]] constant truncated(double, double) const { return *this; }
  [[nodiscard]] constant scaled(double factor) const { return constant(factor * value_); }
};

}  // namespace aifactory
