// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which speeds is one measured frontier so many times better than another?
///
///   const auto speeds = common_speeds(gb300, h200);               where either was measured, within the range of both
///   const auto found = where_ratio_reaches(speeds, 50.0, [&](const interactivity<>& speed) { return ...; });
///
/// A ratio of frontiers is smooth between two neighbouring measured speeds and may jump just above one, where a curve of
/// the frontier ends. So each gap is looked at from just above its lower end, at evenly spaced logarithms; where the ratio
/// crosses what is wanted, the speed is found by bracketing (Boost.Math).
#pragma once

#include "aifactory/throughput/frontier.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace aifactory {

/// The measured speeds of both frontiers that lie in the range of both, and its ends; rising. Empty when the ranges do not
/// meet.
///
/// @errors  none
[[nodiscard]] inline std::vector<interactivity<>> common_speeds(const frontier& a, const frontier& b) {
  const auto slowest = std::max(a.range().slowest, b.range().slowest), fastest = std::min(a.range().fastest, b.range().fastest);
  if (slowest > fastest) return {};
  std::vector<interactivity<>> speeds{slowest, fastest};
  for (const auto* each : {&a, &b})
    for (const auto& curve : each->curves())
      for (const auto& point : curve.points)
        if (point.speed > slowest && point.speed < fastest) speeds.push_back(point.speed);
  std::sort(speeds.begin(), speeds.end());
  speeds.erase(std::unique(speeds.begin(), speeds.end()), speeds.end());
  return speeds;
}

/// Where the ratio is largest, and over which speeds it is at least what was wanted.
struct ratio_reached {
  interactivity<> largest_at{};              ///< the first speed of those looked at that has the largest ratio
  double largest = 0.0;                      ///< [-]  the ratio there
  std::vector<interactivity_range> spans{};  ///< rising; empty when it is never reached
};

/// Looks for the largest ratio, and for the speeds at which it is at least what is wanted.
///
///   spans = { speed : ratio(speed) >= wanted },   32 points in each gap between two measured speeds, then by bracketing
///
/// @param speeds  common_speeds() of the frontiers
/// @param ratio   of a speed, positive
/// @errors  input_error when there is no speed that both were measured at
/// @source  own; crossings by TOMS 748 (Boost.Math)
template <class Ratio>
[[nodiscard]] ratio_reached where_ratio_reaches(const std::vector<interactivity<>>& speeds, double wanted, const Ratio& ratio) {
  if (speeds.empty()) throw input_error("frontiers: no speed lies in the measured range of both");
  constexpr int parts = 32;
  const auto at = [&](double raw) { return ratio(interactivity<>::from_base_value(raw)); };
  std::vector<double> looked{speeds.front().base_value()};
  for (std::size_t i = 1; i < speeds.size(); ++i) {
    const double high = speeds[i].base_value(), low = std::nextafter(speeds[i - 1].base_value(), high);
    for (int part = 0; part < parts; ++part) looked.push_back(low * std::pow(high / low, static_cast<double>(part) / parts));
    looked.push_back(high);
  }
  ratio_reached found;
  std::optional<double> since;
  const auto close = [&](double until) {
    found.spans.push_back({interactivity<>::from_base_value(*since), interactivity<>::from_base_value(until)});
    since.reset();
  };
  double before = 0.0;
  for (std::size_t i = 0; i < looked.size(); ++i) {
    const double now = at(looked[i]);
    if (now > found.largest) found.largest = now, found.largest_at = interactivity<>::from_base_value(looked[i]);
    const bool inside = now >= wanted, was_inside = since.has_value();
    if (inside != was_inside) {
      double crossing = looked[i];
      // At a jump, or at the first speed, there is nothing between.
      if (i > 0 && std::nextafter(looked[i - 1], looked[i]) < looked[i]) {
        std::uintmax_t steps = 100;
        const auto [low, high] = boost::math::tools::toms748_solve([&](double raw) { return at(raw) - wanted; }, looked[i - 1], looked[i], before - wanted,
                                                                   now - wanted, boost::math::tools::eps_tolerance<double>(45), steps);
        crossing = inside ? high : low;
      } else if (was_inside) {
        crossing = looked[i - 1];
      }
      if (inside)
        since = crossing;
      else
        close(crossing);
    }
    before = now;
  }
  if (since) close(looked.back());
  return found;
}

}  // namespace aifactory
