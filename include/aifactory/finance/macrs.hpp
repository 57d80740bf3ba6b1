// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What may be written off for tax in the United States, and when?
#pragma once

#include "aifactory/finance/depreciation.hpp"
#include "aifactory/finance/macrs_tables.hpp"

#include <chrono>
#include <string>

namespace aifactory {

/// Printed percentages (rounded, what returns are filed with) or the rule they come from.
enum class macrs_figures { table, exact };

/// A class from a number of years, as files have it.
/// @errors  domain_error for what is no class: MACRS has no lives of 4 or 5.5 years
[[nodiscard]] inline macrs_class macrs_class_of(double years) {
  for (const int each : {3, 5, 7, 10, 15, 20})
    if (years == each) return static_cast<macrs_class>(each);
  detail::outside_the_domain("macrs: recovery period", years,
                             "must be 3, 5, 7, 10, 15 or 20 years (a building is 39: building_39)");
}

/// The convention of a year in which this share of the property came in its last quarter: mid-quarter above 40 %.
/// @param quarter  1 to 4, in which the property in question came
/// @errors  domain_error on another quarter
/// @source  26 U.S.C. 168(d)(3)
[[nodiscard]] inline macrs_convention macrs_convention_for(const share<>& in_last_quarter, int quarter) {
  if (quarter < 1 || quarter > 4) detail::outside_the_domain("macrs: quarter", quarter, "must be 1 to 4");
  return in_last_quarter.value() > 0.4 ? static_cast<macrs_convention>(quarter) : macrs_convention::half_year;
}

/// Tax depreciation by MACRS: 200 % declining balance up to 10 years, 150 % for 15 and 20, then straight line.
///
///   exact: d_y = span_y max(left_y f / L, left_y / life_left_y),   first span 1/2, or 7/8, 5/8, 3/8, 1/8 for quarters
///   1 to 4
///
/// @errors  domain_error where no printed column is held (mid-quarter of 20-year property): ask for exact figures
/// @source  IRS Publication 946, Appendix A; the printed columns are within 0.014 percent of the rule (7-year, quarter
/// 2), all
///          half-year ones within 0.0064
[[nodiscard]] inline tax_schedule macrs(macrs_class years, macrs_convention convention,
                                        macrs_figures figures = macrs_figures::table) {
  const int life = static_cast<int>(years);
  if (figures == macrs_figures::exact) {
    constexpr double first_span[] = {0.5, 0.875, 0.625, 0.375, 0.125};
    return tax_schedule(
        detail::declining_shares(life, life >= 15 ? 1.5 : 2.0, 0.0, first_span[static_cast<int>(convention)], true));
  }
  const detail::macrs_column* column = detail::printed_column(years, convention);
  if (column == nullptr)
    detail::outside_the_domain("macrs: recovery period", life,
                               "has no printed mid-quarter column here: ask for macrs_figures::exact");
  std::vector<double> shares;
  for (int y = 0; y <= life; ++y) shares.push_back(column->percent[static_cast<std::size_t>(y)] / 100.0);
  return tax_schedule(std::move(shares));
}

/// A building: 39 years straight line from the middle of its month of service.
///
///   exact: (12.5 - month) / 12 / 39 in year 1, 1/39 in years 2 to 39, the rest in year 40
///
/// @param month_of_service  1 to 12
/// @errors  domain_error on another month
/// @source  IRS Publication 946, Table A-7a
[[nodiscard]] inline tax_schedule building_39(int month_of_service, macrs_figures figures = macrs_figures::table) {
  if (month_of_service < 1 || month_of_service > 12)
    detail::outside_the_domain("building_39: month", month_of_service, "must be 1 to 12");
  const auto at = static_cast<std::size_t>(month_of_service - 1);
  const bool printed = figures == macrs_figures::table;
  if (!printed) return tax_schedule(detail::declining_shares(39.0, 0.0, 0.0, (12.5 - month_of_service) / 12.0, true));
  std::vector<double> shares(40, detail::building_other_years / 100.0);
  shares.front() = detail::building_first_year[at] / 100.0;
  shares.back() = detail::building_last_year[at] / 100.0;
  return tax_schedule(std::move(shares));
}

/// Bonus depreciation is law that changes: a share for property acquired from a day on, given with its source by the
/// user.
struct bonus_rule {
  std::chrono::year_month_day acquired_from;  ///< the first day on which property may be acquired for it
  share<> first_year;                         ///< [-]  of the cost, written off in the year of service
  std::string source;                         ///< the law, as the user names it
};

/// The share for property acquired on a day: that of the last rule that had begun; 0 before the first.
/// @errors  domain_error when the rules are not in the order of their dates or a date does not exist
[[nodiscard]] inline share<> bonus_for(std::chrono::year_month_day acquired, const std::vector<bonus_rule>& rules) {
  share<> found;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].acquired_from.ok() || !acquired.ok())
      throw domain_error("bonus_for: a date that is not in the calendar");
    if (i > 0 && !(rules[i - 1].acquired_from < rules[i].acquired_from))
      throw domain_error("bonus_for: dates out of order, must increase");
    if (rules[i].acquired_from <= acquired) found = rules[i].first_year;
  }
  return found;
}

/// A tax schedule with bonus: b at once in year 1, the rest by the schedule.
///
///   b + (1 - b) d_1 in year 1,   (1 - b) d_y later
///
/// @errors  none
/// @source  26 U.S.C. 168(k)(1)
[[nodiscard]] inline tax_schedule with_bonus(const tax_schedule& regular, const share<>& bonus) {
  std::vector<double> shares = regular.shares();
  for (double& each : shares) each *= 1.0 - bonus.value();
  shares.front() += bonus.value();
  return tax_schedule(std::move(shares));
}

}  // namespace aifactory
