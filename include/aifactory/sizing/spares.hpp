// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many spare units keep a number of them up, how often?
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/time.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <cmath>
#include <string>

namespace aifactory {

/// Share of the time in which a repairable unit is up.
///
///   MTBF / (MTBF + time to repair)
///
/// @errors  input_error when the MTBF is not above 0 or the repair time is negative
/// @source  any text on reliability (steady-state availability)
[[nodiscard]] inline availability<> availability_of(const duration<>& mtbf, const duration<>& repair) {
  if (!(mtbf > 0.0 * second)) throw input_error("spares: the mean time between failures must be above 0");
  if (!(repair >= 0.0 * second)) throw input_error("spares: the time to repair must be at least 0");
  return availability<>(double(mtbf / (mtbf + repair)));
}

/// Probability that at least `needed` of `installed` units are up, which fail and are repaired independently.
///
///   P(X >= needed), X ~ binomial(installed, up)
///
/// @return  [1]  1 where none is needed, 0 where more are needed than there are
/// @errors  none beyond those of Boost.Math's binomial
/// @source  any text on reliability (k out of n)
[[nodiscard]] inline double enough_up(double needed, double installed, const availability<>& up) {
  if (needed <= 0.0) return 1.0;
  if (needed > installed) return 0.0;
  return boost::math::cdf(boost::math::complement(boost::math::binomial(installed, up.value()), needed - 1.0));
}

/// The fewest spares k so that N of N + k units are up with a probability.
///
///   min k : P(X >= N) >= probability, X ~ binomial(N + k, up)
///
/// @param needed    N, whole
/// @param up        availability of one unit
/// @param with      the probability, below 1
/// @return  k, whole
/// @errors  input_error when N is not a whole number of at least 1, a unit is never up, or the probability is not in [0, 1)
/// @source  definition; by doubling and halving, for more units never hurt
[[nodiscard]] inline double spares_for(double needed, const availability<>& up, double with) {
  if (!(needed >= 1.0) || needed != std::floor(needed) || needed > 1e9)
    throw input_error("spares: the number of units must be a whole number from 1 to 1,000,000,000");
  if (!(with >= 0.0 && with < 1.0)) throw input_error("spares: the probability must be at least 0 and below 1");
  if (!(up.value() > 0.0)) throw input_error("spares: a unit that is never up has no spares that help");
  const auto enough = [&](double k) { return enough_up(needed, needed + k, up) >= with; };
  if (enough(0.0)) return 0.0;
  // More units never hurt: double, then halve.
  double high = 1.0;
  while (!enough(high)) high *= 2.0;
  double low = std::floor(high / 2.0);
  while (high - low > 1.0) {
    const double middle = std::floor(0.5 * (low + high));
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace aifactory
