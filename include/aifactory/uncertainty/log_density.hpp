// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How likely is a value under a distribution: the logarithm of its density?
///
/// -infinity where the density is 0, +infinity where it has no bound. What fitting to data is made of.
#pragma once

#include "aifactory/uncertainty/beta.hpp"
#include "aifactory/uncertainty/lognormal.hpp"
#include "aifactory/uncertainty/normal.hpp"
#include "aifactory/uncertainty/triangular.hpp"
#include "aifactory/uncertainty/uniform.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>

namespace aifactory::detail {

/// log B(a, b)
inline double log_beta(double a, double b) {
  const fast_policy policy;
  return boost::math::lgamma(a, policy) + boost::math::lgamma(b, policy) - boost::math::lgamma(a + b, policy);
}

inline double log_density(const normal& d, double x) {
  const double z = (x - d.mean()) / d.sd();
  return -0.5 * z * z - std::log(d.sd() * root_two_pi);
}
inline double log_density(const lognormal& d, double x) {
  if (!(x > 0.0)) return -infinity;
  const double z = std::log(x / d.median()) / d.sigma();
  return -0.5 * z * z - std::log(x * d.sigma() * root_two_pi);
}
inline double log_density(const uniform& d, double x) {
  return x >= d.low() && x <= d.high() ? -std::log(d.high() - d.low()) : -infinity;
}
inline double log_density(const triangular& d, double x) {
  if (!(x >= d.low() && x <= d.high())) return -infinity;
  const double top = std::log(2.0 / (d.high() - d.low()));
  if (x == d.mode()) return top;
  return top + (x < d.mode() ? std::log((x - d.low()) / (d.mode() - d.low()))
                             : std::log((d.high() - x) / (d.high() - d.mode())));
}
/// Also of a pert.
inline double log_density(const beta& d, double x) {
  if (!(x >= d.low() && x <= d.high())) return -infinity;
  const double width = d.high() - d.low(), a = d.alpha_shape() - 1.0, b = d.beta_shape() - 1.0;
  return (a == 0.0 ? 0.0 : a * std::log((x - d.low()) / width)) +
         (b == 0.0 ? 0.0 : b * std::log((d.high() - x) / width)) - log_beta(a + 1.0, b + 1.0) - std::log(width);
}

}  // namespace aifactory::detail
