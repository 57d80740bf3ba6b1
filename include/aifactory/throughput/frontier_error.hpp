// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How far off is an interpolated rate?
///
/// Each point between the ends of a curve is left out in turn and interpolated from the others:
///
///   error = interpolated / measured - 1                          e = log(interpolated / measured)
///   sigma = sqrt(sum of e^2 / number of points left out)         about zero, so that a bias counts as well
///
/// An upper estimate: without its point, a gap is twice as wide. docs/frontiers.md has the figures of all curves.
#pragma once

#include "aifactory/throughput/frontier.hpp"

namespace aifactory {

/// Of the output rate, over the points left out.
struct leave_one_out_error {
  std::size_t points;  ///< left out, one at a time
  double mean;         ///< of the sizes of the relative errors
  double worst;        ///< the largest of them
  double log_sd;       ///< sigma
};

namespace detail {
/// log(interpolated / measured) for each point between the ends.
inline std::vector<double> leave_one_out_logs(const frontier_curve& curve) {
  std::vector<double> logs;
  for (std::size_t out = 1; out + 1 < curve.points.size(); ++out) {
    std::vector<double> speeds, rates;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
      if (i == out) continue;
      speeds.push_back(curve.points[i].speed.base_value());
      rates.push_back(curve.points[i].output_rate.base_value());
    }
    const double interpolated = log_log_line(std::move(speeds), std::move(rates))(curve.points[out].speed.base_value());
    logs.push_back(std::log(interpolated / curve.points[out].output_rate.base_value()));
  }
  return logs;
}
inline std::optional<leave_one_out_error> summed_up(const std::vector<double>& logs) {
  if (logs.empty()) return std::nullopt;
  leave_one_out_error sum{logs.size(), 0.0, 0.0, 0.0};
  for (const double e : logs) {
    const double error = std::abs(std::expm1(e));
    sum.mean += error;
    sum.worst = std::max(sum.worst, error);
    sum.log_sd += e * e;
  }
  sum.mean /= static_cast<double>(logs.size());
  sum.log_sd = std::sqrt(sum.log_sd / static_cast<double>(logs.size()));
  return sum;
}
}  // namespace detail

/// The error of interpolating the curve.
///
///   e = log(interpolated / measured)     mean = mean |exp(e) - 1|     worst = max |exp(e) - 1|     log_sd = sqrt(mean e^2)
///
/// @errors  none: empty for a curve of one or two points, of which nothing can be left out
/// @source  leave-one-out cross-validation, any text on statistics
[[nodiscard]] inline std::optional<leave_one_out_error> leave_one_out(const frontier_curve& curve) {
  return detail::summed_up(detail::leave_one_out_logs(curve));
}
/// The error over all points of several curves: each point counts once, whatever its curve.
/// @errors  none: empty when nothing can be left out
[[nodiscard]] inline std::optional<leave_one_out_error> leave_one_out(const std::vector<frontier_curve>& curves) {
  std::vector<double> all;
  for (const auto& curve : curves) {
    const auto logs = detail::leave_one_out_logs(curve);
    all.insert(all.end(), logs.begin(), logs.end());
  }
  return detail::summed_up(all);
}

/// Sigma of a lognormal of median 1 by which to multiply an interpolated rate in a Monte Carlo run: log_sd of
/// leave_one_out.
/// @errors  none: empty for a curve of one or two points; take the sigma of the model's other curves, or your own
[[nodiscard]] inline std::optional<double> interpolation_error(const frontier_curve& curve) {
  const auto error = leave_one_out(curve);
  if (!error) return std::nullopt;
  return error->log_sd;
}

}  // namespace aifactory
