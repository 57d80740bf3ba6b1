// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a positive value distributed whose errors are factors: a price that may double or halve?
#pragma once

#include "aifactory/uncertainty/normal.hpp"

namespace aifactory {

/// The lognormal distribution. Its two usual parameter pairs are both two numbers, so each is called by name:
///
///   lognormal({.mean = 70.0, .sd = 20.0})         mean and standard deviation of the value itself
///   lognormal({.median = 52e3, .sigma = 0.12})    median of the value, standard deviation of its natural logarithm
///
///   sigma^2 = log(1 + (sd / mean)^2),   median = mean / sqrt(1 + (sd / mean)^2)
///   log(X / median) / sigma = z is standard normal, Phi its cdf
///
/// Values are in the unit of mean, sd and median; sigma has none.
/// @errors  input_error unless all are positive and the variance is a positive finite number; `lognormal({70.0, 20.0})`
///          is ambiguous and does not compile
/// @source  textbook
class lognormal {
  double median_, sigma_;

 public:
  using aifactory_distribution = void;

  /// Mean and standard deviation of the value itself, in its unit.
  struct of_value {
    double mean, sd;
  };
  /// Median of the value, in its unit, and standard deviation of its natural logarithm, about a relative error.
  struct of_median {
    double median, sigma;
  };

  /// From mean and standard deviation of the value.
  lognormal(const of_value& given) : median_(given.mean), sigma_(0.0) {
    detail::require_positive(name(), "mean", given.mean);
    detail::require_positive(name(), "sd", given.sd);
    const double spread = given.sd / given.mean;
    sigma_ = std::sqrt(std::log1p(spread * spread));
    median_ = given.mean / std::sqrt(1.0 + spread * spread);
    check("sd");
  }
  /// From the median and the standard deviation of the logarithm.
  lognormal(const of_median& given) : median_(given.median), sigma_(given.sigma) {
    detail::require_positive(name(), "median", given.median);
    detail::require_positive(name(), "sigma", given.sigma);
    check("sigma");
  }

  [[nodiscard]] static constexpr std::string_view name() { return "lognormal"; }
  /// 0.
  [[nodiscard]] double low() const { return 0.0; }
  /// Infinity.
  [[nodiscard]] double high() const { return detail::infinity; }
  /// exp of the mean of the logarithm: half of all values lie below.
  [[nodiscard]] double median() const { return median_; }
  /// Standard deviation of the natural logarithm.
  [[nodiscard]] double sigma() const { return sigma_; }
  /// median exp(sigma^2 / 2)
  [[nodiscard]] double mean() const { return median_ * std::exp(0.5 * sigma_ * sigma_); }
  /// mean^2 (exp(sigma^2) - 1)
  [[nodiscard]] double variance() const { return mean() * mean() * std::expm1(sigma_ * sigma_); }
  /// P(X <= x) = Phi(log(x / median) / sigma); 0 for x <= 0.
  [[nodiscard]] double cdf(double x) const {
    return x <= 0.0 ? 0.0 : detail::normal_cdf(std::log(x / median_) / sigma_);
  }
  /// P(X > x) = Phi(log(median / x) / sigma), to full precision where it is small; 1 for x <= 0.
  [[nodiscard]] double upper_cdf(double x) const {
    return x <= 0.0 ? 1.0 : detail::normal_cdf(std::log(median_ / x) / sigma_);
  }
  /// median exp(sigma Phi^-1(p)): 0 at p = 0, infinity at p = 1.
  [[nodiscard]] double quantile(double p) const { return median_ * std::exp(sigma_ * detail::normal_quantile(p)); }
  /// median exp(-sigma Phi^-1(p)), which is exceeded with probability p: infinity at p = 0, 0 at p = 1.
  [[nodiscard]] double upper_quantile(double p) const {
    return median_ * std::exp(-sigma_ * detail::normal_quantile(p));
  }

  /// E[X - m; X <= x] and E[(X - m)^2; X <= x] with m = mean(), from E[X^k; X <= x] = E[X^k] Phi(z - k sigma).
  [[nodiscard]] detail::partial_moments below(double x) const {
    if (x <= 0.0) return {};
    if (x == detail::infinity) return {0.0, variance()};
    // E[X^k; X <= x] = E[X^k] Phi(z - k sigma)
    const double z = std::log(x / median_) / sigma_, m = mean();
    const double p = detail::normal_cdf(z), p1 = detail::normal_cdf(z - sigma_),
                 p2 = detail::normal_cdf(z - 2.0 * sigma_);
    return {m * (p1 - p), m * m * (p2 - 2.0 * p1 + p) + m * m * std::expm1(sigma_ * sigma_) * p2};
  }

 private:
  void check(std::string_view parameter) const {
    if (!(sigma_ > 0.0) || !(variance() > 0.0) || !std::isfinite(variance()))
      detail::refuse(name(), "with this " + std::string(parameter) + " the variance is not a positive finite number");
  }
};

}  // namespace aifactory
