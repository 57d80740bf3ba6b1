// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does it cost to build a megawatt, and of what: building or whole factory, IT or facility power?
///
/// The scope is the trap: construction, shell and core, and everything with its IT differ by three to five times. So
/// each figure carries its scope, and its denominator is its type.
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/ratio.hpp"

#include <array>

namespace aifactory {

/// What a cost per megawatt holds.
enum class cost_scope {
  shell_and_core,      ///< building, power and cooling up to the halls
  development,         ///< with site works and white space; no owner-furnished equipment, land or soft costs
  construction,        ///< as contractors count it
  facility,            ///< all but the IT; whether land is in it is not said
  whole_factory        ///< with the IT
};

/// Whether the source says which megawatt it means; where it does not, which one it was read as.
enum class denominator { stated, read_as_it, read_as_facility };

/// What a building, or a whole factory, costs as somebody says it; Q says per which power.
template <class Q>
struct build_cost {
  std::string_view id;
  std::string_view what;
  std::string_view region;
  cost_scope scope;
  denominator per;  ///< whether that power is the source's own word
  sourced<Q> cost;
};

namespace facility_costs {
inline constexpr auto M_per_MW_IT = 1e6 * USD / MW_IT;
inline constexpr source goldman{"Goldman Sachs view as reported by marketscreener.com", "2025"};
inline constexpr source turner{"Turner & Townsend, Data Centre Construction Cost Index 2025-26", "2025"};
inline constexpr source cushman{"Cushman & Wakefield, Data Center Development Cost Guide 2025", "2025"};
inline constexpr source jll{"JLL, 2026 Global Data Center Outlook, as reported by newslink.mba.org and "
                            "thesectorscope.com", "2026"};

/// The figure for AI: 15 to 20 million USD a megawatt, and upwards. The upper end is open; the middle is ours.
inline constexpr build_cost<capex_per_it_power<>> ai_build{
    "ai_build", "next-generation AI data centre", "US", cost_scope::facility, denominator::read_as_it,
    {.value = 17.5 * M_per_MW_IT, .low = 15.0 * M_per_MW_IT, .high = 20.0 * M_per_MW_IT, .from = goldman,
     .note = "printed as 15 to 20 and more, without a middle; the megawatt is not named"}};
inline constexpr build_cost<capex_per_it_power<>> traditional_build{
    "traditional_build", "traditional data centre", "US", cost_scope::facility, denominator::read_as_it,
    {.value = 10.0 * M_per_MW_IT, .from = goldman}};
}  // namespace facility_costs

/// Buildings, per megawatt of IT.
inline constexpr std::array<build_cost<capex_per_it_power<>>, 12> facility_build_costs{{
    facility_costs::ai_build,
    facility_costs::traditional_build,
    {"cushman_us", "average of 19 markets", "US", cost_scope::development, denominator::stated,
     {.value = 11.7 * facility_costs::M_per_MW_IT, .low = 9.3 * facility_costs::M_per_MW_IT,
      .high = 15.0 * facility_costs::M_per_MW_IT, .from = facility_costs::cushman, .confidence = confidence::high,
      .note = "per critical megawatt; low San Antonio, high Reno"}},
    {"jll_2020", "average build", "world", cost_scope::shell_and_core, denominator::read_as_it,
     {.value = 7.7 * facility_costs::M_per_MW_IT, .from = facility_costs::jll, .confidence = confidence::medium_high,
      .standing = standing::superseded, .note = "of 2020"}},
    {"jll_2025", "average build", "world", cost_scope::shell_and_core, denominator::read_as_it,
     {.value = 10.7 * facility_costs::M_per_MW_IT, .from = facility_costs::jll, .confidence = confidence::medium_high,
      .note = "of 2025"}},
    {"jll_2026", "average build", "world", cost_scope::shell_and_core, denominator::read_as_it,
     {.value = 11.3 * facility_costs::M_per_MW_IT, .from = facility_costs::jll, .confidence = confidence::medium_high,
      .note = "forecast for 2026"}},
    {"tokyo", "city index", "Tokyo", cost_scope::construction, denominator::read_as_it,
     {.value = 15.2 * facility_costs::M_per_MW_IT, .from = facility_costs::turner,
      .confidence = confidence::medium_high}},
    {"singapore", "city index", "Singapore", cost_scope::construction, denominator::read_as_it,
     {.value = 14.5 * facility_costs::M_per_MW_IT, .from = facility_costs::turner,
      .confidence = confidence::medium_high}},
    {"zurich", "city index", "Zurich", cost_scope::construction, denominator::read_as_it,
     {.value = 14.2 * facility_costs::M_per_MW_IT, .from = facility_costs::turner,
      .confidence = confidence::medium_high}},
    {"silicon_valley", "city index", "Silicon Valley", cost_scope::construction, denominator::read_as_it,
     {.value = 13.3 * facility_costs::M_per_MW_IT, .from = facility_costs::turner,
      .confidence = confidence::medium_high}},
    {"london", "city index", "London", cost_scope::construction, denominator::read_as_it,
     {.value = 12.0 * facility_costs::M_per_MW_IT, .from = facility_costs::turner,
      .confidence = confidence::medium_high}},
    {"frankfurt", "city index", "Frankfurt", cost_scope::construction, denominator::read_as_it,
     {.value = 11.6 * facility_costs::M_per_MW_IT, .from = facility_costs::turner,
      .confidence = confidence::medium_high}},
}};

/// What liquid cooling and density add to a traditional build: far less than 17.5 against 10, which has another scope.
inline constexpr sourced<share<>> ai_construction_premium{
    .value = share{0.085}, .low = share{0.07}, .high = share{0.10}, .from = facility_costs::turner,
    .confidence = confidence::medium_high, .note = "printed as 7 to 10 %; middle taken"};

/// Where the development cost goes. The six shares sum to one.
struct cost_part {
  std::string_view what;
  sourced<share<>> part;
};
/// Shares of the development cost per critical megawatt (cushman_us): IT, fit-out of tenants, land and soft costs left out.
inline constexpr std::array<cost_part, 6> development_cost_parts{{
    {"critical capacity", {.value = share{0.53}, .from = facility_costs::cushman, .confidence = confidence::high}},
    {"shell", {.value = share{0.21}, .from = facility_costs::cushman, .confidence = confidence::high}},
    {"site works", {.value = share{0.10}, .from = facility_costs::cushman, .confidence = confidence::high}},
    {"white space", {.value = share{0.10}, .from = facility_costs::cushman, .confidence = confidence::high}},
    {"back of house", {.value = share{0.04}, .from = facility_costs::cushman, .confidence = confidence::high}},
    {"office", {.value = share{0.02}, .from = facility_costs::cushman, .confidence = confidence::high}},
}};

/// Whole factories with their IT, per gigawatt of IT.
inline constexpr std::array<build_cost<capex_per_it_power<>>, 1> factory_costs_per_it{{
    {"epoch_2026", "1 GW of IT", "US", cost_scope::whole_factory, denominator::stated,
     {.value = 38e9 * USD / GW_IT, .from = source{"Epoch AI, AI data center cost breakdown", "2026-05-14"},
      .confidence = confidence::high}},
}};

/// Whole factories with their IT, per gigawatt at the meter.
inline constexpr std::array<build_cost<capex_per_facility_power<>>, 5> factory_costs_per_facility{{
    {"nvidia_2025", "1 GW AI factory", "world", cost_scope::whole_factory, denominator::read_as_facility,
     {.value = 50e9 * USD / GW, .high = 60e9 * USD / GW,
      .from = source{"NVIDIA Q2 FY26 call as reported by livemint.com (50, of which 35 NVIDIA's own); investing.com "
                     "(60)",
                     "2025-09-01"},
      .confidence = confidence::medium_high}},
    {"nvidia_2026", "1 GW AI factory, the later statement", "world", cost_scope::whole_factory,
     denominator::read_as_facility,
     {.value = 90e9 * USD / GW, .low = 80e9 * USD / GW, .high = 100e9 * USD / GW,
      .from = source{"gridreadiness.com; flytogarden.com", "2026"}, .confidence = confidence::low_medium,
      .note = "printed as 80 to 100; middle taken"}},
    {"bernstein_2025", "1 GW, bottom-up from GB200 racks", "world", cost_scope::whole_factory, denominator::stated,
     {.value = 35e9 * USD / GW, .from = source{"Bernstein as reported by investing.com", "2025-10"},
      .confidence = confidence::medium_high, .note = "5.9 million USD a rack, so 168.6 kW of facility power a rack"}},
    {"ibm_2025", "1 GW AI data centre", "world", cost_scope::whole_factory, denominator::read_as_facility,
     {.value = 80e9 * USD / GW, .from = source{"digest of a statement by IBM's chief executive", "2025"},
      .confidence = confidence::low_medium}},
    {"epoch_2025", "1 GW of facility power, the earlier estimate", "world", cost_scope::whole_factory,
     denominator::stated,
     {.value = 29e9 * USD / GW, .from = source{"Epoch AI as reported by nextbigfuture.com", "2025-11"},
      .standing = standing::superseded}},
}};

/// One rack of GB200 NVL72: the compute, and with its share of the building.
inline constexpr sourced<price_per_rack<>> bernstein_rack_compute{
    .value = 3.4e6 * USD / rack, .from = source{"Bernstein as reported by investing.com", "2025-10"},
    .confidence = confidence::high};
/// The building's share alone.
inline constexpr sourced<price_per_rack<>> bernstein_rack_building{
    .value = 2.5e6 * USD / rack, .from = source{"Bernstein as reported by investing.com", "2025-10"},
    .confidence = confidence::high};
/// Both together.
inline constexpr sourced<price_per_rack<>> bernstein_rack{
    .value = 5.9e6 * USD / rack, .from = source{"Bernstein as reported by investing.com", "2025-10"},
    .confidence = confidence::high};

/// What a gigawatt of IT costs a year, as a yardstick for a model.
inline constexpr sourced<it_power_charge<>> epoch_total_per_year{
    .value = 8.5e9 * USD / GW_IT / year, .low = 7e9 * USD / GW_IT / year, .high = 12e9 * USD / GW_IT / year,
    .from = source{"Epoch AI, AI data center cost breakdown", "2026-05-14"}, .confidence = confidence::high,
    .note = "IT life 5 years, 7 (low) and 3 (high)"};
/// Of that total, the servers.
inline constexpr sourced<it_power_charge<>> epoch_servers_per_year{
    .value = 5.0e9 * USD / GW_IT / year, .from = source{"Epoch AI, AI data center cost breakdown", "2026-05-14"},
    .confidence = confidence::high};
/// Of that total, all that is not capital.
inline constexpr sourced<it_power_charge<>> epoch_operation_per_year{
    .value = 0.9e9 * USD / GW_IT / year, .from = source{"Epoch AI, AI data center cost breakdown", "2026-05-14"},
    .confidence = confidence::high, .note = "energy included"};
/// Of the operation, the energy.
inline constexpr sourced<it_power_charge<>> epoch_energy_per_year{
    .value = 0.6e9 * USD / GW_IT / year, .from = source{"Epoch AI, AI data center cost breakdown", "2026-05-14"},
    .confidence = confidence::high};

}  // namespace aifactory
