// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much power and water does cooling take, by design and by operator?
#pragma once

#include "aifactory/catalog/generation.hpp"
#include "aifactory/units/impact.hpp"

#include <array>

namespace aifactory {

/// A way to cool racks.
struct cooling_profile {
  std::string_view id;
  std::string_view what;
  sourced<aifactory::pue<>> pue;
  sourced<aifactory::wue<>> wue;
  sourced<it_power_per_rack<>> rack_power;  ///< what a rack may draw
};

/// A PUE that somebody reports: of a fleet or of an industry.
struct reported_pue {
  std::string_view id;
  std::string_view what;
  int year;
  sourced<aifactory::pue<>> pue;
};

/// Litres per kWh of IT that somebody reports.
struct reported_wue {
  std::string_view id;
  std::string_view what;
  int year;
  sourced<aifactory::wue<>> wue;
};

namespace cooling {
inline constexpr source uptime{"Uptime Institute global survey 2025, intelligence.uptimeinstitute.com", "2025"};
inline constexpr source operators{"operators' reports collected by datacenterdynamics.com and computerweekly.com",
                                  "2025"};

inline constexpr cooling_profile air{
    "air", "air-cooled servers of eight GPUs",
    {.value = aifactory::pue<>{1.275}, .low = aifactory::pue<>{1.26}, .high = aifactory::pue<>{1.29},
     .from = source{"SemiAnalysis AI Cloud TCO model: meter power of 2026-04 over IT power of 2026-08, six generations",
                    "2026-08-14"},
     .note = "a quotient of two published figures; middle taken"},
    {.value = 0.27 * litre / kWh_IT, .low = 0.15 * litre / kWh_IT, .high = 1.8 * litre / kWh_IT,
     .from = assumption{"Microsoft's fleet; low AWS's; high is what is widely repeated for evaporative cooling "
                        "(gentic.news, 2024), whose first source was not found"},
     .confidence = confidence::low},
    {.value = 45.0 * kW_IT / rack, .low = 15.0 * kW_IT / rack, .high = 60.0 * kW_IT / rack,
     .from = assumption{"four servers of 8 H100 at 1.37 kW per GPU are 44 kW; low a rack of one B200 server; high the "
                        "end of what air takes without rear doors"},
     .confidence = confidence::low}};

inline constexpr cooling_profile direct_liquid{
    "direct_liquid", "cold plates in rack-scale systems",
    {.value = aifactory::pue<>{1.15}, .low = aifactory::pue<>{1.12},
     .from = source{"SemiAnalysis, in the InferenceX app's TCO documentation at 00550b6", "2026"},
     .confidence = confidence::medium_high, .note = "low: meter over IT power of GB200 NVL72 in the same model"},
    {.value = 0.15 * litre / kWh_IT, .low = 0.0 * litre / kWh_IT, .high = 0.27 * litre / kWh_IT,
     .from = assumption{"AWS's fleet; a closed loop with dry coolers takes next to none"},
     .confidence = confidence::low},
    {.value = 132.0 * kW_IT / rack, .low = 120.0 * kW_IT / rack, .high = 190.0 * kW_IT / rack,
     .from = source{"NVIDIA Mission Control, power shelves of GB200 NVL72, docs.nvidia.com", "2025"},
     .confidence = confidence::medium_high, .note = "high: Vera Rubin NVL72 Max-Q as announced"}};
}  // namespace cooling

/// The designs: air, and cold plates.
inline constexpr std::array<cooling_profile, 2> cooling_profiles{cooling::air, cooling::direct_liquid};

/// PUE of the industry by year, and of operators' fleets.
inline constexpr std::array<reported_pue, 10> reported_pues{{
    {"industry_2007", "industry, weighted", 2007,
     {.value = pue<>{2.5}, .from = cooling::uptime, .confidence = confidence::medium_high,
      .standing = standing::superseded}},
    {"industry_2014", "industry, weighted", 2014,
     {.value = pue<>{1.65}, .from = cooling::uptime, .confidence = confidence::medium_high,
      .standing = standing::superseded}},
    {"industry_2022", "industry, weighted", 2022,
     {.value = pue<>{1.55}, .from = cooling::uptime, .confidence = confidence::medium_high,
      .standing = standing::superseded}},
    {"industry_2023", "industry, weighted", 2023,
     {.value = pue<>{1.58}, .from = cooling::uptime, .confidence = confidence::medium_high,
      .standing = standing::superseded}},
    {"industry_2025", "industry, weighted", 2025,
     {.value = pue<>{1.54}, .from = cooling::uptime, .confidence = confidence::high,
      .note = "681 answers; flat for six years"}},
    {"aws", "AWS fleet", 2024,
     {.value = pue<>{1.15}, .low = pue<>{1.04}, .from = cooling::operators, .confidence = confidence::high,
      .note = "low: best site; new design 1.08"}},
    {"microsoft", "Microsoft fleet", 2025,
     {.value = pue<>{1.17}, .low = pue<>{1.12}, .high = pue<>{1.18}, .from = cooling::operators,
      .confidence = confidence::medium_high, .note = "low: new design; high: an earlier average"}},
    {"meta", "Meta fleet", 2024,
     {.value = pue<>{1.08}, .from = cooling::operators, .confidence = confidence::medium_high}},
    {"oracle", "Oracle", 2024, {.value = pue<>{1.15}, .from = cooling::operators}},
    {"google", "Google fleet", 2024,
     {.value = pue<>{1.1}, .low = pue<>{1.06},
      .from = source{"cnbc.com (1.1, 2021); comparison of hyperscalers (1.06)", "2024"},
      .confidence = confidence::medium_high, .note = "low: best site"}},
}};

/// WUE of operators' fleets and, weakly sourced, of the industry.
inline constexpr std::array<reported_wue, 3> reported_wues{{
    {"aws", "AWS fleet", 2024,
     {.value = 0.15 * litre / kWh_IT, .from = cooling::operators, .confidence = confidence::high}},
    {"microsoft", "Microsoft fleet", 2025,
     {.value = 0.27 * litre / kWh_IT, .high = 0.30 * litre / kWh_IT, .from = cooling::operators,
      .confidence = confidence::medium_high, .note = "high: an earlier average"}},
    {"industry", "industry, evaporative", 2024,
     {.value = 1.8 * litre / kWh_IT, .from = source{"gentic.news", "2024"}, .confidence = confidence::low_medium,
      .note = "widely repeated; the first source was not found"}},
}};

}  // namespace aifactory
