// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do electricity and its carbon cost, by region?
///
/// Electricity is the average price to industrial customers: taxes, demand charges and a data centre's contract are not
/// told apart. Carbon is that of the grid per unit of generation.
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/impact.hpp"
#include "aifactory/units/money.hpp"

#include <array>

namespace aifactory {

/// An average price to industrial customers.
struct electricity_price {
  std::string_view region;
  std::string_view period;  ///< the month or year that is averaged
  sourced<energy_price<>> price;
};

/// The carbon of a grid, averaged over a year.
struct grid_carbon {
  std::string_view region;
  int year;
  sourced<carbon_per_energy<>> carbon;  ///< per energy generated
};

namespace region {
inline constexpr source april_2025{"EIA Electric Power Monthly, table 5.6.A, April 2025, eia.gov", "2025-04"};
inline constexpr source april_2024{"EIA Electric Power Monthly, table 5.6.A, column of April 2024, eia.gov", "2024-04"};
inline constexpr source us_year{"EIA as cited by statista.com 190680", "2024-03-18"};
inline constexpr source grids{"gentic.news, rounded figures", "2025"};

/// A price in US cents per kWh.
constexpr electricity_price cents(std::string_view region, std::string_view period, double cents_per_kWh,
                                  const source& from,
                                  standing holds = standing::current) {
  return {region, period,
          {.value = cents_per_kWh * 0.01 * USD / kWh, .from = from, .confidence = confidence::high, .standing = holds}};
}
/// A carbon intensity in g per kWh, of the one source of rounded figures.
constexpr grid_carbon grams(std::string_view region, int year, double grams_per_kWh) {
  return {region, year,
          {.value = grams_per_kWh * 1e-3 * kg / kWh, .from = grids, .confidence = confidence::low_medium}};
}
}  // namespace region

/// US states and census divisions, cheapest first; some of them a year before; the US by year.
inline constexpr std::array<electricity_price, 31> electricity_prices{{
    region::cents("Iowa", "2025-04", 6.04, region::april_2025),
    region::cents("West North Central", "2025-04", 7.37, region::april_2025),
    region::cents("Missouri", "2025-04", 7.66, region::april_2025),
    region::cents("Kansas", "2025-04", 7.79, region::april_2025),
    region::cents("Ohio", "2025-04", 7.9, region::april_2025),
    region::cents("Wisconsin", "2025-04", 8.29, region::april_2025),
    region::cents("Minnesota", "2025-04", 8.37, region::april_2025),
    region::cents("Michigan", "2025-04", 8.53, region::april_2025),
    region::cents("Pennsylvania", "2025-04", 8.59, region::april_2025),
    region::cents("East North Central", "2025-04", 8.72, region::april_2025),
    region::cents("New York", "2025-04", 8.92, region::april_2025),
    region::cents("Indiana", "2025-04", 9.01, region::april_2025),
    region::cents("Middle Atlantic", "2025-04", 9.04, region::april_2025),
    region::cents("Illinois", "2025-04", 9.81, region::april_2025),
    region::cents("Vermont", "2025-04", 12.02, region::april_2025),
    region::cents("New Jersey", "2025-04", 13.01, region::april_2025),
    region::cents("Maine", "2025-04", 14.0, region::april_2025),
    region::cents("New Hampshire", "2025-04", 16.06, region::april_2025),
    region::cents("New England", "2025-04", 17.29, region::april_2025),
    region::cents("Massachusetts", "2025-04", 18.95, region::april_2025),
    region::cents("Connecticut", "2025-04", 19.07, region::april_2025),
    region::cents("Rhode Island", "2025-04", 20.14, region::april_2025),
    region::cents("Iowa", "2024-04", 6.11, region::april_2024, standing::superseded),
    region::cents("Ohio", "2024-04", 6.83, region::april_2024, standing::superseded),
    region::cents("Pennsylvania", "2024-04", 7.73, region::april_2024, standing::superseded),
    region::cents("East North Central", "2024-04", 7.93, region::april_2024, standing::superseded),
    region::cents("Middle Atlantic", "2024-04", 7.92, region::april_2024, standing::superseded),
    region::cents("Illinois", "2024-04", 8.86, region::april_2024, standing::superseded),
    region::cents("New England", "2024-04", 15.83, region::april_2024, standing::superseded),
    region::cents("US", "2023", 8.06, region::us_year),
    region::cents("US", "2022", 8.3, region::us_year, standing::superseded),
}};

/// The US by year, and rounded figures of grids from Iceland to India.
inline constexpr std::array<grid_carbon, 8> grid_carbons{{
    {"US", 2023,
     {.value = 0.367 * kg / kWh, .from = source{"eia.gov, frequently asked question 74: 0.81 lb a kWh", "2023"},
      .confidence = confidence::high}},
    {"US", 2022,
     {.value = 0.390 * kg / kWh, .from = source{"eia.gov, frequently asked question 74: 0.86 lb a kWh", "2022"},
      .confidence = confidence::high, .standing = standing::superseded}},
    region::grams("Texas ERCOT", 2025, 400.0),
    region::grams("Virginia PJM", 2025, 370.0),
    region::grams("France", 2025, 50.0),
    region::grams("Sweden/Norway", 2025, 30.0),
    region::grams("Iceland", 2025, 5.0),
    region::grams("India", 2025, 700.0),
}};

}  // namespace aifactory
