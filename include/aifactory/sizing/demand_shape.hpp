// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much higher is the busiest hour of a week than the average one?
#pragma once

#include "aifactory/units/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace aifactory {

/// Demand by hour of the day and by day of the week, each relative to its own average: the scale of either list does not
/// matter. Flat by default.
struct demand_shape {
  std::array<double, 24> hours = filled<24>();   ///< each at least 0, not all 0
  std::array<double, 7> weekdays = filled<7>();  ///< each at least 0, not all 0

  /// N parts of one size: flat demand.
  template <std::size_t N>
  static constexpr std::array<double, N> filled() {
    std::array<double, N> flat{};
    flat.fill(1.0);
    return flat;
  }
};

namespace detail {
template <std::size_t N>
constexpr double peak_of(const std::array<double, N>& parts) {
  double sum = 0.0, peak = 0.0;
  for (const double x : parts) {
    if (!(x >= 0.0) || x > 1e300) throw input_error("demand shape: every part must be a finite number of at least 0");
    sum += x, peak = std::max(peak, x);
  }
  if (!(sum > 0.0)) throw input_error("demand shape: at least one part must be above 0");
  return peak * static_cast<double>(N) / sum;
}
}  // namespace detail

/// Demand in the busiest hour per average demand, at least 1.
///
///   peak to average = max(hours) / mean(hours) x max(weekdays) / mean(weekdays)
///
/// The daily pattern is taken to be the same on every day.
///
/// @errors  input_error when a part is negative or not finite, or all are zero
/// @source  definition
[[nodiscard]] constexpr double peak_to_average(const demand_shape& shape) {
  return detail::peak_of(shape.hours) * detail::peak_of(shape.weekdays);
}

/// Calls f(demand of the hour per average demand) for the 168 hours of a week, day by day.
///
///   hours[h] / mean(hours) x weekdays[d] / mean(weekdays)
///
/// @errors  as peak_to_average
/// @source  definition
template <class F>
constexpr void for_each_hour(const demand_shape& shape, const F& f) {
  (void)peak_to_average(shape);
  double hours = 0.0, weekdays = 0.0;
  for (const double h : shape.hours) hours += h / 24.0;
  for (const double d : shape.weekdays) weekdays += d / 7.0;
  for (const double d : shape.weekdays)
    for (const double h : shape.hours) f(h / hours * d / weekdays);
}

}  // namespace aifactory
