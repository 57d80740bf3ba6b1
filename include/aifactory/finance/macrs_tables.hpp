// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which percentages does the tax office print for MACRS?
///
/// Half-year convention (Table A-1) for all classes, mid-quarter (Tables) for those of 3 to 15 years, in
/// percent of the basis. Every column adds up to 100. Servers and GPUs are 5-year property, land improvements 15-year.
///
/// @source  IRS Publication 946, Appendix A, Tables and A-7a; public domain. Mid-quarter columns were
/// compared
///          in three independent copies and with the recursion of macrs.hpp
#pragma once

#include <array>

namespace aifactory {

/// The recovery period of property in years.
enum class macrs_class { three = 3, five = 5, seven = 7, ten = 10, fifteen = 15, twenty = 20 };

/// From when in its first year property counts as in service. Mid-quarter is for a year in which more than 40 % of the
/// property came in the last quarter.
enum class macrs_convention { half_year, mid_quarter_1, mid_quarter_2, mid_quarter_3, mid_quarter_4 };

namespace detail {

struct macrs_column {
  macrs_class years;
  macrs_convention convention;
  std::array<double, 21> percent;
};

// clang-format off
inline constexpr macrs_column macrs_columns[] = {
    {macrs_class::three, macrs_convention::half_year, {33.33, 44.45, 14.81, 7.41}},
    {macrs_class::five, macrs_convention::half_year, {20, 32, 19.2, 11.52, 11.52, 5.76}},
    {macrs_class::seven, macrs_convention::half_year, {14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46}},
    {macrs_class::ten, macrs_convention::half_year, {10, 18, 14.4, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28}},
    {macrs_class::fifteen, macrs_convention::half_year, {5, 9.5, 8.55, 7.7, 6.93, 6.23, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.95}},
    {macrs_class::twenty, macrs_convention::half_year, {3.75, 7.219, 6.677, 6.177, 5.713, 5.285, 4.888, 4.522, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 2.231}},
    {macrs_class::three, macrs_convention::mid_quarter_1, {58.33, 27.78, 12.35, 1.54}},
    {macrs_class::five, macrs_convention::mid_quarter_1, {35, 26, 15.6, 11.01, 11.01, 1.38}},
    {macrs_class::seven, macrs_convention::mid_quarter_1, {25, 21.43, 15.31, 10.93, 8.75, 8.74, 8.75, 1.09}},
    {macrs_class::ten, macrs_convention::mid_quarter_1, {17.5, 16.5, 13.2, 10.56, 8.45, 6.76, 6.55, 6.55, 6.56, 6.55, 0.82}},
    {macrs_class::fifteen, macrs_convention::mid_quarter_1, {8.75, 9.13, 8.21, 7.39, 6.65, 5.99, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 0.74}},
    {macrs_class::three, macrs_convention::mid_quarter_2, {41.67, 38.89, 14.14, 5.3}},
    {macrs_class::five, macrs_convention::mid_quarter_2, {25, 30, 18, 11.37, 11.37, 4.26}},
    {macrs_class::seven, macrs_convention::mid_quarter_2, {17.85, 23.47, 16.76, 11.97, 8.87, 8.87, 8.87, 3.34}},
    {macrs_class::ten, macrs_convention::mid_quarter_2, {12.5, 17.5, 14, 11.2, 8.96, 7.17, 6.55, 6.55, 6.56, 6.55, 2.46}},
    {macrs_class::fifteen, macrs_convention::mid_quarter_2, {6.25, 9.38, 8.44, 7.59, 6.83, 6.15, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.21}},
    {macrs_class::three, macrs_convention::mid_quarter_3, {25, 50, 16.67, 8.33}},
    {macrs_class::five, macrs_convention::mid_quarter_3, {15, 34, 20.4, 12.24, 11.3, 7.06}},
    {macrs_class::seven, macrs_convention::mid_quarter_3, {10.71, 25.51, 18.22, 13.02, 9.3, 8.85, 8.86, 5.53}},
    {macrs_class::ten, macrs_convention::mid_quarter_3, {7.5, 18.5, 14.8, 11.84, 9.47, 7.58, 6.55, 6.55, 6.56, 6.55, 4.1}},
    {macrs_class::fifteen, macrs_convention::mid_quarter_3, {3.75, 9.63, 8.66, 7.8, 7.02, 6.31, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 3.69}},
    {macrs_class::three, macrs_convention::mid_quarter_4, {8.33, 61.11, 20.37, 10.19}},
    {macrs_class::five, macrs_convention::mid_quarter_4, {5, 38, 22.8, 13.68, 10.94, 9.58}},
    {macrs_class::seven, macrs_convention::mid_quarter_4, {3.57, 27.55, 19.68, 14.06, 10.04, 8.73, 8.73, 7.64}},
    {macrs_class::ten, macrs_convention::mid_quarter_4, {2.5, 19.5, 15.6, 12.48, 9.98, 7.99, 6.55, 6.55, 6.56, 6.55, 5.74}},
    {macrs_class::fifteen, macrs_convention::mid_quarter_4, {1.25, 9.88, 8.89, 8, 7.2, 6.48, 5.9, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.17}},
};
/// 39-year property in the middle of the month, by month of service: year 1 and year 40; years 2 to 39 are 2.564.
inline constexpr std::array<double, 12> building_first_year{2.461, 2.247, 2.033, 1.819, 1.605, 1.391, 1.177, 0.963, 0.749, 0.535, 0.321, 0.107};
inline constexpr std::array<double, 12> building_last_year{0.107, 0.321, 0.535, 0.749, 0.963, 1.177, 1.391, 1.605, 1.819, 2.033, 2.247, 2.461};
inline constexpr double building_other_years = 2.564;
// clang-format on

/// The printed column, or nothing where none is held.
constexpr const macrs_column* printed_column(macrs_class years, macrs_convention convention) {
  for (const macrs_column& each : macrs_columns)
    if (each.years == years && each.convention == convention) return &each;
  return nullptr;
}

}  // namespace detail
}  // namespace aifactory
