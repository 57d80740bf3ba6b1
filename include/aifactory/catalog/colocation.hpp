// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does it cost to rent critical power instead of building it?
///
/// Asking rents per kW of IT power and month. Electricity comes on top, at the site's PUE.
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/time.hpp"

#include <array>

namespace aifactory {

/// A rent for critical power.
struct colocation_rent {
  std::string_view region;
  int year;
  sourced<it_power_charge<>> rent;  ///< per IT power and time, electricity apart
};

namespace colocation {
inline constexpr source cbre{"CBRE, North America Data Center Trends, wholesale asking rents of 250 to 500 kW", "2025"};
inline constexpr auto per_kW_month = USD / kW_IT / month;

/// The latest, for a scenario that leases.
inline constexpr colocation_rent us_2025{
    "US primary markets", 2025, {.value = 194.95 * per_kW_month, .from = cbre, .confidence = confidence::high}};
}  // namespace colocation

/// Wholesale asking rents, by region and year. Those of past years are superseded.
inline constexpr std::array<colocation_rent, 6> colocation_rents{{
    {"US", 2018,
     {.value = 130.0 * colocation::per_kW_month, .low = 120.0 * colocation::per_kW_month,
      .high = 140.0 * colocation::per_kW_month, .from = colocation::cbre, .standing = standing::superseded,
      .note = "middle computed"}},
    {"US primary markets", 2022,
     {.value = 137.86 * colocation::per_kW_month, .from = colocation::cbre, .confidence = confidence::high,
      .standing = standing::superseded}},
    {"US primary markets", 2023,
     {.value = 163.44 * colocation::per_kW_month, .from = colocation::cbre, .confidence = confidence::high,
      .standing = standing::superseded}},
    {"US primary markets", 2024,
     {.value = 184.06 * colocation::per_kW_month, .from = colocation::cbre, .confidence = confidence::high,
      .standing = standing::superseded}},
    colocation::us_2025,
    {"world", 2025,
     {.value = 217.30 * colocation::per_kW_month, .from = colocation::cbre, .confidence = confidence::medium_high,
      .note = "first quarter"}},
}};

/// Space that stands empty in US primary markets.
inline constexpr sourced<share<>> colocation_vacancy{
    .value = share{0.014}, .high = share{0.019}, .from = colocation::cbre, .confidence = confidence::high,
    .note = "end of 2025; high: 2024"};

}  // namespace aifactory
