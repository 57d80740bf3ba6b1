// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many people run a data centre, and what do they cost?
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// People per IT power.
template <class V = double>
using staff_per_it_power = quantity<u::per<u::one, u::watt_it>, V>;

namespace staffing {
inline constexpr source guide{"unanswered.io, guide to data centre jobs, citing industry reports", "2025"};

/// A retail site of 2 to 5 MW has about thirty.
inline constexpr sourced<staff_per_it_power<>> small_site{
    .value = 30.0 / (3.5 * MW_IT), .low = 6.0 / MW_IT, .high = 15.0 / MW_IT, .from = guide,
    .confidence = confidence::low_medium, .note = "30 people at the middle of 2 to 5 MW"};
/// A large site: no published figure per megawatt was found.
inline constexpr sourced<staff_per_it_power<>> large_site{
    .value = 1.0 / MW_IT, .low = 0.3 / MW_IT, .high = 2.0 / MW_IT,
    .from = assumption{"campuses of hundreds of megawatts report 100 to 1,000 people; the small-site figure falls with "
                       "size"},
    .confidence = confidence::low};
/// What operations.staff wants: people per megawatt times a person's cost.
inline constexpr sourced<it_power_charge<>> large_site_cost{
    .value = 150e3 * USD / MW_IT / year, .low = 45e3 * USD / MW_IT / year, .high = 400e3 * USD / MW_IT / year,
    .from = assumption{"one person a megawatt at 150,000 USD a year with all charges; 0.3 at the same cost, 2 at "
                       "200,000"},
    .confidence = confidence::low};
}  // namespace staffing

}  // namespace aifactory
