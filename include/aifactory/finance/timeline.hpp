// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  When is money paid?
///
/// A timeline starts at the financial close, t = 0, and has n equal periods. A flow on it has n + 1 entries: entry 0 is
/// paid at the close, entry k = 1..n in period k, at its begin, middle or end.
#pragma once

#include "aifactory/finance/domain_error.hpp"

#include <chrono>

namespace aifactory {

/// How many periods a year has.
enum class frequency { yearly = 1, quarterly = 4, monthly = 12 };

/// When in its period an entry is paid. There is no default: mid-year flows are worth sqrt(1 + r) times those of the
/// year's end.
enum class timing { begin, mid, end };

namespace detail {
[[noreturn]] inline void no_such_day() { throw domain_error("timeline: the origin is no day of the calendar"); }
}  // namespace detail

/// The periods of a cash flow.
///
///   time of entry 0 = 0     time of entry k = (k - 1) / m, (k - 1/2) / m or k / m years for begin, mid and end
///
/// All periods of one frequency are equally long: 1/m year. Dates with day counts are for dated_flow (xnpv.hpp).
///
/// @errors  domain_error on no periods, more than `most_periods`, and a day that is not in the calendar
class timeline {
  std::chrono::year_month_day origin_;
  int periods_;
  frequency every_;
  timing paid_;

 public:
  /// A thousand years of months: more is a mistake.
  static constexpr int most_periods = 12000;

  /// @param origin   the day of the financial close
  /// @param periods  how many periods, not years
  constexpr timeline(std::chrono::year_month_day origin, int periods, frequency every, timing paid)
      : origin_(origin), periods_(periods), every_(every), paid_(paid) {
    if (periods < 1 || periods > most_periods)
      detail::outside_the_domain("timeline", periods, "must have 1 to 12000 periods");
    if (!origin.ok()) detail::no_such_day();
  }

  /// The day of the financial close.
  [[nodiscard]] constexpr std::chrono::year_month_day origin() const { return origin_; }
  /// How many periods; entries are one more.
  [[nodiscard]] constexpr int periods() const { return periods_; }
  /// How long a period is.
  [[nodiscard]] constexpr frequency every() const { return every_; }
  /// When in its period an entry is paid.
  [[nodiscard]] constexpr timing paid() const { return paid_; }
  /// 1, 4 or 12.
  [[nodiscard]] constexpr int periods_per_year() const { return static_cast<int>(every_); }
  /// From the close to the end of the last period, in years.
  [[nodiscard]] constexpr double horizon() const { return static_cast<double>(periods_) / periods_per_year(); }

  /// How much before its end a period is paid, in periods: 1, 1/2 or 0.
  [[nodiscard]] constexpr double before_end() const {
    return paid_ == timing::begin ? 1.0 : paid_ == timing::mid ? 0.5 : 0.0;
  }
  /// When entry k is paid, in years from the close.
  [[nodiscard]] constexpr double time(int k) const { return k == 0 ? 0.0 : (k - before_end()) / periods_per_year(); }
  /// The entry in which is paid what is due at the end of period k: the next one where payments are not at the end, but for the close and the horizon.
  [[nodiscard]] constexpr int entry_of_boundary(int k) const { return k == 0 || k == periods_ || paid_ == timing::end ? k : k + 1; }
  /// The operating year that entry k falls into: 0 for the close, then 1, 2, ...
  [[nodiscard]] constexpr int year_of(int k) const { return k == 0 ? 0 : (k - 1) / periods_per_year() + 1; }

  /// The first day of period k >= 1; the origin for 0. The last day of a month where the month is too short.
  [[nodiscard]] constexpr std::chrono::year_month_day period_start(int k) const {
    const int months = k == 0 ? 0 : (k - 1) * (12 / periods_per_year());
    const std::chrono::year_month_day moved = origin_ + std::chrono::months(months);
    return moved.ok() ? moved : std::chrono::year_month_day(moved.year() / moved.month() / std::chrono::last);
  }

  friend constexpr bool operator==(const timeline&, const timeline&) = default;
};

namespace detail {
[[noreturn]] inline void other_timeline() {
  throw input_error("timeline: two flows on different timelines (origin, periods, frequency or timing)");
}
constexpr void same_timeline(const timeline& a, const timeline& b) {
  if (!(a == b)) other_timeline();
}
}  // namespace detail

}  // namespace aifactory
