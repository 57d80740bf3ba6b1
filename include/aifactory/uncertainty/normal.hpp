// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed around a mean, evenly to both sides?
#pragma once

#include "aifactory/uncertainty/family.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/erf.hpp>

namespace aifactory {

namespace detail {

/// Double stays double: the results are good to about 1e-15 either way, and this is several times faster.
using fast_policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

inline constexpr double root_two = 1.41421356237309504880;
inline constexpr double root_two_pi = 2.50662827463100050242;

/// The standard normal distribution; the quantile is infinite at 0 and 1.
inline double normal_density(double z) { return std::exp(-0.5 * z * z) / root_two_pi; }
inline double normal_cdf(double z) { return 0.5 * std::erfc(-z / root_two); }
inline double normal_quantile(double p) {
  if (p <= 0.0) return -infinity;
  if (p >= 1.0) return infinity;
  return -root_two * boost::math::erfc_inv(2.0 * p, fast_policy());
}

}  // namespace detail

/// The normal distribution with a mean and a standard deviation. Its support is unbounded: truncate where the meaning
/// has an end.
///
///   density(x) = exp(-z^2 / 2) / (sd sqrt(2 pi)),   z = (x - mean) / sd,   Phi its cdf for mean 0 and sd 1
///
/// Mean, sd and values are in one unit.
/// @errors  input_error unless both are finite, sd > 0 and its square finite
/// @source  textbook
class normal {
  double mean_, sd_;

 public:
  using aifactory_distribution = void;

  /// From its mean and standard deviation.
  normal(double mean, double sd) : mean_(mean), sd_(sd) {
    detail::require_finite(name(), "mean", mean);
    detail::require_positive(name(), "sd", sd);
    detail::require_finite(name(), "the square of sd", sd * sd);
  }

  [[nodiscard]] static constexpr std::string_view name() { return "normal"; }
  /// Minus infinity.
  [[nodiscard]] double low() const { return -detail::infinity; }
  /// Infinity.
  [[nodiscard]] double high() const { return detail::infinity; }
  /// The mean as given.
  [[nodiscard]] double mean() const { return mean_; }
  /// The standard deviation as given.
  [[nodiscard]] double sd() const { return sd_; }
  /// sd^2
  [[nodiscard]] double variance() const { return sd_ * sd_; }
  /// P(X <= x) = Phi(z) = erfc(-z / sqrt(2)) / 2
  [[nodiscard]] double cdf(double x) const { return detail::normal_cdf((x - mean_) / sd_); }
  /// P(X > x) = Phi(-z), to full precision where it is small.
  [[nodiscard]] double upper_cdf(double x) const { return detail::normal_cdf((mean_ - x) / sd_); }
  /// mean + sd Phi^-1(p): minus infinity at p = 0, infinity at p = 1.
  [[nodiscard]] double quantile(double p) const { return mean_ + sd_ * detail::normal_quantile(p); }
  /// mean - sd Phi^-1(p), which is exceeded with probability p: infinity at p = 0, minus infinity at p = 1.
  [[nodiscard]] double upper_quantile(double p) const { return mean_ - sd_ * detail::normal_quantile(p); }

  /// E[X - mean; X <= x] = -sd phi(z) and E[(X - mean)^2; X <= x] = sd^2 (Phi(z) - z phi(z)), phi the density of z.
  [[nodiscard]] detail::partial_moments below(double x) const {
    if (x == -detail::infinity) return {};
    if (x == detail::infinity) return {0.0, variance()};
    const double z = (x - mean_) / sd_;
    return {-sd_ * detail::normal_density(z), sd_ * sd_ * (detail::normal_cdf(z) - z * detail::normal_density(z))};
  }
};

}  // namespace aifactory
