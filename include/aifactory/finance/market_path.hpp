// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How may a market price and a load move from year to year?
///
/// Both take standard normal shocks, one per operating year, so that a trial is a plain formula of its draws. Without shocks they are
/// the central path.
#pragma once

#include "aifactory/finance/flow.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/rate.hpp"

#include <algorithm>
#include <span>

namespace aifactory {

/// Operating years of a timeline, the last one perhaps in part.
/// @errors  none
[[nodiscard]] constexpr int operating_years(const timeline& when) { return when.year_of(when.periods()); }

/// A market price over what is asked today: a geometric random walk in steps of an operating year.
///
///   in_year(y)  = (1 + g)^(y - 1) exp(sigma (z_1 + .. + z_y))         what is paid from day to day in year y
///   at_begin(y) = (1 + g)^(y - 1) exp(sigma (z_1 + .. + z_(y-1)))     what a contract costs that is signed as year y begins
///
/// Its median is the path without shocks; its mean is exp(sigma^2 y / 2) times that. A contract signed at the close is at today's price
/// for certain.
///
/// @param growth      [1/year]  g, nominal: of dollars of the day
/// @param volatility  [-]  sigma, standard deviation of a year's change of the logarithm
/// @param shocks      standard normal, one per operating year; empty for the median
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  geometric random walk with drift, any text on prices
template <class V = double>
class market_path {
  detail::entries<V, 64> in_year_, at_begin_;

 public:
  /// Over so many operating years; of shocks that are fewer the later years have none.
  market_path(int years, const nominal_rate<V>& growth, const multiple<V>& volatility, std::span<const V> shocks)
      : in_year_(static_cast<std::size_t>(years), V(1.0)), at_begin_(static_cast<std::size_t>(years), V(1.0)) {
    const V drift = math::log1p(growth.effective_annual());
    V log_price(0.0);
    for (std::size_t y = 0; y < in_year_.size(); ++y) {
      at_begin_[y] = math::exp(log_price);
      if (y < shocks.size()) log_price = static_cast<V>(log_price + volatility.value() * shocks[y]);
      in_year_[y] = math::exp(log_price);
      log_price = static_cast<V>(log_price + drift);
    }
  }
  /// [-]  what is paid from day to day in year y = 1, 2, ... over today's price.
  [[nodiscard]] const V& in_year(int y) const { return in_year_[static_cast<std::size_t>(y - 1)]; }
  /// [-]  the price on the day on which year y begins over today's.
  [[nodiscard]] const V& at_begin(int y) const { return at_begin_[static_cast<std::size_t>(y - 1)]; }
};

/// The load of each operating year around its mean.
///
///   u_y = min(1, max(0, u + sigma z_y))
///
/// Years are independent of each other. What passes 0 or 1 is clipped there, so the mean moves inward where that is likely: by 0.008
/// for u = 0.9 and sigma = 0.1.
///
/// @param mean     [-]  u
/// @param spread   [-]  sigma, in points of utilization: 0.1 is ten percentage points
/// @param shocks   standard normal, one per operating year; empty for the mean
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  own choice, stated in docs/design.md
template <class V>
[[nodiscard]] V load_in_year(const utilization<V>& mean, const multiple<V>& spread, std::span<const V> shocks, int y) {
  if (static_cast<std::size_t>(y) > shocks.size()) return mean.value();
  const V moved = static_cast<V>(mean.value() + spread.value() * shocks[static_cast<std::size_t>(y - 1)]);
  return math::min(V(1.0), math::max(V(0.0), moved));
}

/// A number of each operating year as a flow: entry k holds that of its year, entry 0 nothing.
/// @param f  (operating year) -> number
/// @errors  none
/// @source  definition
template <class V, class F>
[[nodiscard]] amount_flow<u::one, V> by_year(const timeline& when, const F& f) {
  return amount_flow<u::one, V>::made(when, [&](int k) { return quantity<u::one, V>::from_base_value(k == 0 ? V(0.0) : V(f(when.year_of(k)))); });
}

}  // namespace aifactory
