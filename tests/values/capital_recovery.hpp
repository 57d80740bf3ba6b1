// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  A formula with a removable singularity, written as every formula of the library is: for any value type.
#pragma once

#include "aifactory/units/math.hpp"

/// The yearly share of a loan over n years at rate r:   r / (1 - (1 + r)^-n),   1 / n at r = 0
///
/// It grows with r. At r = 0 the first-order limit (1 + (n + 1) r / 2) / n stands in, so that a derivative exists there
/// too.
template <class V>
V capital_recovery(const V& rate, const V& years) {
  namespace math = aifactory::math;
  return math::decreasing(years, [&](const V& n) {
    return math::increasing(rate, [&](const V& r) {
      const auto free = math::is_zero(r);
      const V used = math::where(free, V(1.0), r);  // both sides are evaluated: no 0/0
      const V limit = (V(1.0) + V(0.5) * (n + V(1.0)) * r) / n;
      const V annuity = used / -math::expm1(-n * math::log1p(used));
      return math::where(free, limit, annuity);
    });
  });
}
