// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed between two ends, more smoothly than a triangle says?
#pragma once

#include "aifactory/uncertainty/normal.hpp"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace aifactory {

/// The beta distribution with shapes alpha and beta, stretched from [0, 1] to [min, max].
///
///   density(x) = y^(alpha - 1) (1 - y)^(beta - 1) / (B(alpha, beta) (max - min)),   y = (x - min) / (max - min)
///
/// Every value is in the unit of min and max; shapes have none.
/// @errors  input_error unless min < max, both finite and their distance too, and both shapes lie between 0.01 and 1e6
/// @source  Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 25; the partial
///          moments are own derivation
class beta {
  double min_, max_, alpha_, beta_;

 public:
  using aifactory_distribution = void;

  /// From its ends and shapes: with equal shapes even to both sides, with the greater alpha nearer to max.
  beta(double min, double max, double alpha_shape, double beta_shape)
      : beta("beta", min, max, alpha_shape, beta_shape) {}

  [[nodiscard]] static constexpr std::string_view name() { return "beta"; }
  /// min.
  [[nodiscard]] double low() const { return min_; }
  /// max.
  [[nodiscard]] double high() const { return max_; }
  /// alpha, the shape at min: below 1 the density has no bound there.
  [[nodiscard]] double alpha_shape() const { return alpha_; }
  /// beta, the shape at max: below 1 the density has no bound there.
  [[nodiscard]] double beta_shape() const { return beta_; }
  /// min + (max - min) alpha / (alpha + beta)
  [[nodiscard]] double mean() const { return min_ + (max_ - min_) * unit_mean(); }
  /// (max - min)^2 alpha beta / ((alpha + beta)^2 (alpha + beta + 1))
  [[nodiscard]] double variance() const { return (max_ - min_) * (max_ - min_) * unit_variance(); }
  /// P(X <= x) = I_y(alpha, beta), the regularised incomplete beta function; 0 up to min, 1 from max on.
  [[nodiscard]] double cdf(double x) const {
    const double y = (x - min_) / (max_ - min_);
    return std::isnan(y) ? y : y <= 0.0 ? 0.0 : y >= 1.0 ? 1.0 : boost::math::ibeta(alpha_, beta_, y, detail::fast_policy());
  }
  /// P(X > x) = 1 - I_y(alpha, beta), to full precision where it is small.
  [[nodiscard]] double upper_cdf(double x) const {
    const double y = (x - min_) / (max_ - min_);
    return std::isnan(y) ? y : y <= 0.0 ? 1.0 : y >= 1.0 ? 0.0 : boost::math::ibetac(alpha_, beta_, y, detail::fast_policy());
  }
  /// The x with P(X <= x) = p: min for p <= 0, max for p >= 1. Near max it is found by its distance from there, so that
  /// no digits are lost.
  [[nodiscard]] double quantile(double p) const {
    if (p <= 0.0) return min_;
    if (p >= 1.0) return max_;
    double rest = 0.0;  // 1 - y, found to full precision: near max nothing is lost
    const double y = boost::math::ibeta_inv(alpha_, beta_, p, &rest, detail::fast_policy());
    return y < 0.5 ? min_ + (max_ - min_) * y : max_ - (max_ - min_) * rest;
  }
  /// The x with P(X > x) = p: max for p <= 0, min for p >= 1.
  [[nodiscard]] double upper_quantile(double p) const {
    if (p <= 0.0) return max_;
    if (p >= 1.0) return min_;
    double rest = 0.0;
    const double y = boost::math::ibetac_inv(alpha_, beta_, p, &rest, detail::fast_policy());
    return y < 0.5 ? min_ + (max_ - min_) * y : max_ - (max_ - min_) * rest;
  }

  /// E[X - m; X <= x] and E[(X - m)^2; X <= x] with m = mean(): truncated means and variances are made of them.
  [[nodiscard]] detail::partial_moments below(double x) const {
    const double width = max_ - min_, y = (x - min_) / width;
    if (y <= 0.0) return {};
    if (y >= 1.0) return {0.0, variance()};
    // I_y(a + 1, b) and I_y(a + 2, b) hold the first two moments; the differences to I_y(a, b) have closed forms:
    // I_y(a, b) - I_y(a + 1, b) = y^a (1 - y)^b / (a B(a, b)).
    const double a = alpha_, b = beta_, m = unit_mean();
    const double p = boost::math::ibeta(a, b, y, detail::fast_policy());
    const double density = boost::math::ibeta_derivative(a, b, y, detail::fast_policy());  // y^(a-1) (1-y)^(b-1) / B
    const double step1 = density * y * (1.0 - y) / a;                                      // p - p1
    const double step2 = step1 * y * (a + b) / (a + 1.0);                                  // p1 - p2
    const double second_moment = m * (a + 1.0) / (a + b + 1.0);                                   // E[Y^2]
    // E[(Y - m); Y <= y] = m p1 - m p;  E[(Y - m)^2; Y <= y] = E[Y^2] p2 - 2 m^2 p1 + m^2 p
    return {-width * m * step1,
            width * width * (unit_variance() * p - (second_moment * (step1 + step2) - 2.0 * m * m * step1))};
  }

 protected:
  /// For a distribution that is a beta by other parameters; `called` is its name in messages.
  beta(std::string_view called, double min, double max, double alpha_shape, double beta_shape)
      : min_(min), max_(max), alpha_(alpha_shape), beta_(beta_shape) {
    detail::require_interval(called, min, max);
    require_shape(called, "alpha", alpha_);
    require_shape(called, "beta", beta_);
  }

 private:
  static void require_shape(std::string_view called, std::string_view parameter, double shape) {
    if (!(shape >= 0.01 && shape <= 1e6))
      detail::refuse(called, std::string(parameter) + ' ' + detail::plain_text(shape) + " lies outside [0.01, 1e+06]");
  }
  [[nodiscard]] double unit_mean() const { return alpha_ / (alpha_ + beta_); }
  [[nodiscard]] double unit_variance() const {
    const double n = alpha_ + beta_;
    return alpha_ / n * (beta_ / n) / (n + 1.0);
  }
};

/// PERT: a beta distribution from min to max with a given mode, the steeper the larger lambda.
///
///   alpha = 1 + lambda (mode - min) / (max - min),   beta = 1 + lambda (max - mode) / (max - min)
///
/// so that the mean is (min + lambda mode + max) / (lambda + 2).
/// @errors  input_error unless min < max, both finite, the mode lies between them and lambda is between 0 and 1e5
/// @source  Malcolm, Roseboom, Clark and Fazar (1959) for lambda = 4; Vose, Risk Analysis, for any lambda
class pert : public beta {
  double mode_, lambda_;

 public:
  /// From both ends and the most likely value; lambda is 4 in the classic PERT, and 0 makes it uniform.
  pert(double min, double mode, double max, double lambda = 4.0)
      : beta((check(min, mode, max, lambda), name()), min, max, 1.0 + lambda * ((mode - min) / (max - min)),
             1.0 + lambda * ((max - mode) / (max - min))),
        mode_(mode),
        lambda_(lambda) {}

  [[nodiscard]] static constexpr std::string_view name() { return "pert"; }
  /// The most likely value.
  [[nodiscard]] double mode() const { return mode_; }
  /// What the mode weighs in the mean, where each end weighs 1.
  [[nodiscard]] double lambda() const { return lambda_; }

 private:
  static void check(double min, double mode, double max, double lambda) {
    detail::require_interval(name(), min, max);
    detail::require_mode(name(), min, mode, max);
    if (!(lambda >= 0.0 && lambda <= 1e5))
      detail::refuse(name(), "lambda " + detail::plain_text(lambda) + " lies outside [0, 1e+05]");
  }
};

}  // namespace aifactory
