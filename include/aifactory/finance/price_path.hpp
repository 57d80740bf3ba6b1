// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do the prices of a plan move over time?
///
/// Prices are stated at the level of the base year and rise with inflation. A path gives one of them a growth of its own, or
/// prices by date.
#pragma once

#include "aifactory/finance/conventions.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// The path of one price, named as in files: "power.price", "compute.price", "revenue.output".
struct price_path {
  std::string of;  ///< as in files: "power.price"
  /// Above inflation, where no dates are given: -20 % a year for accelerators that get cheaper by a fifth.
  real_rate<> growth{};
  /// From a day on, a price in dollars of the day: level until the next one. Before the first, the plan's own price holds.
  struct point {
    std::chrono::year_month_day from;  ///< the first day on which it holds
    double price;  ///< in base units
  };
  std::vector<point> points{};         ///< in the order of their days; none where the price grows

  /// The point that holds on a day, or nothing.
  [[nodiscard]] const point* at(std::chrono::year_month_day on) const {
    const point* found = nullptr;
    for (const point& each : points)
      if (each.from <= on) found = &each;
    return found;
  }
};

/// Refuses a path that is no path.
/// @errors  domain_error when its dates do not increase, one is no day of the calendar, or a price is not finite
inline void check_path(const price_path& path) {
  for (std::size_t i = 0; i < path.points.size(); ++i) {
    if (!path.points[i].from.ok()) throw domain_error("price path of " + path.of + ": a date that is not in the calendar");
    if (i > 0 && !(path.points[i - 1].from < path.points[i].from))
      throw domain_error("price path of " + path.of + ": dates out of order, must increase");
    detail::must_be_finite("price path: price", path.points[i].price);
  }
}

/// The growth of a price of the plan a year: of inflation and its path together.
///
///   g = (1 + i)(1 + e) - 1, or i + e by the additive convention
///
/// @return  [1/year]
/// @errors  those of nominal_growth of two rates
/// @source  algebra; the additive form is SAM's
template <class V>
[[nodiscard]] V nominal_growth(const price_path* path, const inflation_rate<V>& inflation, escalation how) {
  return nominal_growth(V(inflation.effective_annual()), V(path ? path->growth.effective_annual() : 0.0), how);
}

/// The factor on a price of the base year, paid so many years after it and on this day.
///
///   price by date / base price where the path has one for the day, else (1 + g)^years
///
/// @return  [-]
/// @errors  none; infinite where a path by date stands over a base price of 0
/// @source  definition
template <class V>
[[nodiscard]] V price_factor(const price_path* path, const V& base_price, double years_from_base, std::chrono::year_month_day on,
                             const inflation_rate<V>& inflation, escalation how) {
  if (const auto* point = path ? path->at(on) : nullptr) return static_cast<V>(point->price / base_price);
  return math::exp(V(years_from_base * math::log1p(nominal_growth(path, inflation, how))));
}

/// Factors on a price of the base year, one per entry of a timeline.
///
///   factor_k = (1 + g)^(t_k + close - base)       g of inflation and the path's growth, as the conventions say
///   factor_k = price by date / price of the base year, from the path's first date on
///
/// @errors  none
/// @source  definition
template <class V = double>
class price_factors {
  detail::entries<V, 256> factors_;

 public:
  /// @param path       or null for a price that rises with inflation
  /// @param base_price in base units; above 0 where the path has dates
  /// @param shift      years from the base year to the close, less 1 for dollars of year one
  price_factors(const price_path* path, const V& base_price, const timeline& when, const inflation_rate<V>& inflation, escalation how, double shift)
      : factors_(static_cast<std::size_t>(when.periods()) + 1, V(1.0)) {
    const V log_growth = math::log1p(nominal_growth(path, inflation, how)), step = math::exp(V(log_growth / static_cast<double>(when.periods_per_year())));
    const auto row = math::series<V>(path ? "price factor, on a path" : "price factor", "");
    factors_[0] = math::named(math::exp(V(shift * log_growth)), row, 0);
    V factor = math::exp(V((when.time(1) + shift) * log_growth));
    for (int k = 1; k <= when.periods(); ++k, factor = static_cast<V>(factor * step)) {
      factor = math::named(factor, row, k);
      factors_[static_cast<std::size_t>(k)] = factor;
    }
    if (path)
      for (int k = 0; k <= when.periods(); ++k)
        if (const auto* point = path->at(when.period_start(k))) factors_[static_cast<std::size_t>(k)] = static_cast<V>(point->price / base_price);
  }
  /// [-]  the factor of entry k, 0 being the close.
  [[nodiscard]] const V& operator[](int k) const { return factors_[static_cast<std::size_t>(k)]; }
};

}  // namespace aifactory
