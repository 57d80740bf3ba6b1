// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many years lie between two days?
#pragma once

#include <chrono>

namespace aifactory {

/// How a contract counts the part of a year between two dates.
/// @source  ISDA 2006 Definitions, section 4.16
enum class day_count {
  actual_365_fixed,    ///< days / 365; what spreadsheets' XNPV uses
  actual_actual_isda,  ///< days in leap years / 366 + days in other years / 365
  actual_360,          ///< days / 360; most floating-rate loans
  thirty_360,          ///< months of 30 days ("bond basis"): the 31st is the 30th, at the end only after the 30th
  thirty_e_360         ///< months of 30 days ("Eurobond basis"): the 31st is always the 30th
};

namespace detail {
constexpr int days_between(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}
constexpr double thirty_days_a_month(std::chrono::year_month_day from, std::chrono::year_month_day to, bool european) {
  const int months = (int(to.year()) - int(from.year())) * 12 + static_cast<int>(unsigned(to.month())) -
                     static_cast<int>(unsigned(from.month()));
  int first = static_cast<int>(unsigned(from.day())), last = static_cast<int>(unsigned(to.day()));
  if (first == 31) first = 30;
  if (last == 31 && (european || first == 30)) last = 30;
  return (months * 30 + last - first) / 360.0;
}
/// Days of this year that lie in [from, to), in years.
constexpr double actual_actual(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  namespace ch = std::chrono;
  const auto year_length = [](ch::year y) { return y.is_leap() ? 366.0 : 365.0; };
  if (from.year() == to.year()) return days_between(from, to) / year_length(from.year());
  const ch::year_month_day next(from.year() + ch::years(1), ch::January, ch::day(1));
  const ch::year_month_day start(to.year(), ch::January, ch::day(1));
  return days_between(from, next) / year_length(from.year()) + (int(to.year()) - int(next.year())) +
         days_between(start, to) / year_length(to.year());
}
}  // namespace detail

/// The years from one date to another; negative when the second is earlier.
/// @return  [years]
/// @errors  none; both days must be in the calendar
/// @source  ISDA 2006 Definitions, section 4.16
[[nodiscard]] constexpr double year_fraction(std::chrono::year_month_day from, std::chrono::year_month_day to,
                                             day_count by) {
  if (std::chrono::sys_days(to) < std::chrono::sys_days(from)) return -year_fraction(to, from, by);
  switch (by) {
    case day_count::actual_365_fixed:
      return detail::days_between(from, to) / 365.0;
    case day_count::actual_360:
      return detail::days_between(from, to) / 360.0;
    case day_count::actual_actual_isda:
      return detail::actual_actual(from, to);
    case day_count::thirty_360:
      return detail::thirty_days_a_month(from, to, false);
    case day_count::thirty_e_360:
      return detail::thirty_days_a_month(from, to, true);
  }
  return 0.0;
}

}  // namespace aifactory
