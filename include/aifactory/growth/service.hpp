// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which part of each period do GPUs run, how full, and how much better has their software become?
#pragma once

#include "aifactory/units/math.hpp"

#include <vector>

namespace aifactory {

/// The part of period k = 1, 2, ... that lies between two times.
///
///   max(0, min(k, end) - max(k - 1, begin))
///
/// @param begin, end  [periods] from the close
/// @shape   scalar, or lanes when V is a batch
/// @errors  none; 0 where the end lies before the begin
/// @source  definition
template <class V>
[[nodiscard]] constexpr V part_of_period(int k, const V& begin, const V& end) {
  return math::max(V(0.0), V(math::min(V(static_cast<double>(k)), end) - math::max(V(k - 1.0), begin)));
}

/// Mean load of period k over the load of full service: a ramp of shares, one per period after power came, then 1.
///
///   sum_j (r_j - r_{j-1}) part of the period after max(begin, power + j),   r_{-1} = 0, r_n = 1
///
/// @param power       [periods] from the close to the day on which power comes
/// @param begin, end  [periods] from when to when these GPUs run
/// @shape   scalar, or lanes when V is a batch
/// @return  [-]
/// @errors  none
/// @source  definition: the mean of a step function
template <class V>
[[nodiscard]] constexpr V load_of_period(int k, const V& power, const V& begin, const V& end, const std::vector<double>& ramp) {
  V load(0.0);
  double before = 0.0;
  for (std::size_t j = 0; j <= ramp.size(); ++j) {
    const double now = j < ramp.size() ? ramp[j] : 1.0;
    if (now != before) load = static_cast<V>(load + (now - before) * part_of_period(k, V(math::max(begin, V(power + static_cast<double>(j)))), end));
    before = now;
  }
  return load;
}

/// Tokens of period k over those of the first day of a generation, from better software for the same GPUs.
///
///   (1 + g)^a,   a = years from `since` to the middle of the part in service, at most `longest` years where that is above 0
///
/// @param begin, end  [periods] from the close, of the GPUs in service
/// @param since    [periods] from the close to the first day of their generation
/// @param uplift   [1/year]  g
/// @param longest  [years]   0 for no end
/// @param per_year periods
/// @shape   scalar, or lanes when V is a batch
/// @return  [-]
/// @errors  none
/// @source  own choice, stated in docs/design.md: the middle stands for the part of the period
template <class V>
[[nodiscard]] constexpr V uplift_of_period(int k, const V& begin, const V& end, double since, const V& uplift, const V& longest, int per_year) {
  const V middle = static_cast<V>(0.5 * (math::max(V(k - 1.0), begin) + math::min(V(static_cast<double>(k)), end)));
  const V age = math::max(V(0.0), V((middle - since) / static_cast<double>(per_year)));
  const V counted = math::where(math::is_zero(longest), age, math::min(age, longest));
  return math::exp(V(counted * math::log1p(uplift)));
}

}  // namespace aifactory
