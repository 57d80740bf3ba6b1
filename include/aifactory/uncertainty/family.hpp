// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does every family of distributions offer, and how does it refuse bad parameters?
///
/// A family (uniform, triangular, normal, ...) is a small value type with
///
///   name()                       what messages call it
///   mean(), variance()
///   low(), high()                its support, infinite where it has no end
///   cdf(x), quantile(p)          quantile(0) is low(), quantile(1) is high(); p in [0, 1]
///   upper_quantile(p)            quantile(1 - p) to full precision, where that is not simply quantile(1 - p)
///   upper_cdf(x)                 1 - cdf(x) to full precision, likewise
///   below(x)                     the partial moments that a truncated mean and variance are made of
///
/// and, where the truncated or scaled distribution is again of the family, truncated(min, max) and scaled(factor).
/// `distribution` holds any of them and does the rest.
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/value.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace aifactory {

namespace detail {

/// E[(X - m); X <= x] and E[(X - m)^2; X <= x] with m the mean of the whole distribution: about the mean nothing
/// cancels.
struct partial_moments {
  double first = 0.0;
  double second = 0.0;
};

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// The shortest text that reads back as the same number: 0.3, 1.5e+07, inf.
inline std::string plain_text(double x) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr};
}

[[noreturn]] inline void refuse(std::string_view family, const std::string& what) {
  throw input_error(std::string(family) + ": " + what);
}

inline void require_finite(std::string_view family, std::string_view parameter, double x) {
  if (!std::isfinite(x)) refuse(family, std::string(parameter) + ' ' + plain_text(x) + " is not a finite number");
}

inline void require_positive(std::string_view family, std::string_view parameter, double x) {
  require_finite(family, parameter, x);
  if (!(x > 0.0)) refuse(family, std::string(parameter) + ' ' + plain_text(x) + " must be above 0");
}

/// Both finite, min below max, and the width finite too.
inline void require_interval(std::string_view family, double min, double max) {
  require_finite(family, "min", min);
  require_finite(family, "max", max);
  if (!(min < max)) refuse(family, "min " + plain_text(min) + " must be below max " + plain_text(max));
  require_finite(family, "max - min", max - min);
}

inline void require_mode(std::string_view family, double min, double mode, double max) {
  if (!(mode >= min && mode <= max))
    refuse(family, "mode " + plain_text(mode) + " lies outside [" + plain_text(min) + ", " + plain_text(max) + "]");
}

}  // namespace detail

/// The families, and `distribution`, which holds one of them.
template <class T>
concept distribution_family = requires {
  typename T::aifactory_distribution;
};

/// A family may stand where a value may, so that `triangular(15e6, 17.5e6, 20e6) * USD / MW_IT` and
/// `pue<uncertain>{pert(1.08, 1.2, 1.4)}` read as they should; what comes out holds `uncertain`.
template <class T>
requires distribution_family<T>
inline constexpr bool is_value_type<T> = true;

}  // namespace aifactory
