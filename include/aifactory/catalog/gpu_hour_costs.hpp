// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a GPU-hour cost, by owner and vintage?
///
/// An owner's cost holds capital, hosting and electricity, so none of them may be added again; it holds no licence. The
/// owner model writes its servers off over four years and counts 730 hours a month. A rent is a price, not a cost.
#pragma once

#include "aifactory/catalog/sources.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/time.hpp"

#include <array>
#include <optional>

namespace aifactory {

/// Whose GPU-hour it is: of those who own, a cost; of those who rent, a price.
enum class owner_type {
  hyperscaler,        ///< owns, cheap money
  neocloud,           ///< owns, dear money
  operator_average,   ///< owns, of no named kind
  rental_3_years,     ///< rents for three years, a quarter paid at the begin
  rental_1_year,      ///< rents for a year
  on_demand           ///< rents by the hour
};

/// The day of the table that a cost stands in; what each replaces stays.
enum class vintage { october_2025, july_2026_rack_table, july_2026_survey, august_2026, september_2026 };

/// What a GPU-hour costs an owner, or whoever rents, in one vintage of the table.
struct gpu_hour_cost {
  std::string_view generation;  ///< id
  owner_type owner;
  vintage of;
  sourced<gpu_time_price<>> cost;  ///< of a provisioned hour, used or not; no licence
};

namespace gpu_hour_rows {
/// A row: the vintage brings source and standing; guesses of October 2025 are placeholders.
constexpr gpu_hour_cost row(std::string_view generation, owner_type owner, vintage of, double usd_per_hour) {
  // The GB300 and B300 columns of 2025 are 1.2 times those of GB200 and B200: the source's own code says so.
  const bool guess = of == vintage::october_2025 && (generation == "gb300_nvl72" || generation == "b300_sxm");
  const auto& from = of == vintage::october_2025           ? sources::inferencex_2025
                     : of == vintage::july_2026_rack_table ? sources::inferencex_vera_rubin
                     : of == vintage::july_2026_survey     ? sources::inferencex_survey_2026_07
                     : of == vintage::august_2026          ? sources::inferencex_2026
                                                           : sources::inferencex_2026_09;
  return {generation, owner, of,
          {.value = usd_per_hour * USD / GPU / hour,
           .from = from,
           .confidence = guess ? confidence::medium : confidence::high,
           .standing = guess                          ? standing::placeholder
                       : of == vintage::october_2025 ? standing::superseded
                                                      : standing::current}};
}
}  // namespace gpu_hour_rows

/// All of the table, superseded vintages included.
inline constexpr std::array<gpu_hour_cost, 74> gpu_hour_costs{{
    gpu_hour_rows::row("h100_sxm", owner_type::hyperscaler, vintage::october_2025, 1.3),
    gpu_hour_rows::row("h100_sxm", owner_type::neocloud, vintage::october_2025, 1.69),
    gpu_hour_rows::row("h100_sxm", owner_type::rental_3_years, vintage::october_2025, 1.3),
    gpu_hour_rows::row("h200_sxm", owner_type::hyperscaler, vintage::october_2025, 1.41),
    gpu_hour_rows::row("h200_sxm", owner_type::neocloud, vintage::october_2025, 1.74),
    gpu_hour_rows::row("h200_sxm", owner_type::rental_3_years, vintage::october_2025, 1.6),
    gpu_hour_rows::row("b200_sxm", owner_type::hyperscaler, vintage::october_2025, 1.95),
    gpu_hour_rows::row("b200_sxm", owner_type::neocloud, vintage::october_2025, 2.34),
    gpu_hour_rows::row("b200_sxm", owner_type::rental_3_years, vintage::october_2025, 2.9),
    gpu_hour_rows::row("b300_sxm", owner_type::hyperscaler, vintage::october_2025, 2.34),
    gpu_hour_rows::row("b300_sxm", owner_type::neocloud, vintage::october_2025, 2.808),
    gpu_hour_rows::row("b300_sxm", owner_type::rental_3_years, vintage::october_2025, 3.48),
    gpu_hour_rows::row("gb200_nvl72", owner_type::hyperscaler, vintage::october_2025, 2.21),
    gpu_hour_rows::row("gb200_nvl72", owner_type::neocloud, vintage::october_2025, 2.75),
    gpu_hour_rows::row("gb200_nvl72", owner_type::rental_3_years, vintage::october_2025, 3.3),
    gpu_hour_rows::row("gb300_nvl72", owner_type::hyperscaler, vintage::october_2025, 2.652),
    gpu_hour_rows::row("gb300_nvl72", owner_type::neocloud, vintage::october_2025, 3.3),
    gpu_hour_rows::row("gb300_nvl72", owner_type::rental_3_years, vintage::october_2025, 3.96),
    gpu_hour_rows::row("mi300x", owner_type::hyperscaler, vintage::october_2025, 1.12),
    gpu_hour_rows::row("mi300x", owner_type::neocloud, vintage::october_2025, 1.4),
    gpu_hour_rows::row("mi300x", owner_type::rental_3_years, vintage::october_2025, 1.55),
    gpu_hour_rows::row("mi325x", owner_type::hyperscaler, vintage::october_2025, 1.28),
    gpu_hour_rows::row("mi325x", owner_type::neocloud, vintage::october_2025, 1.59),
    gpu_hour_rows::row("mi325x", owner_type::rental_3_years, vintage::october_2025, 1.8),
    gpu_hour_rows::row("mi355x", owner_type::hyperscaler, vintage::october_2025, 1.48),
    gpu_hour_rows::row("mi355x", owner_type::neocloud, vintage::october_2025, 1.9),
    gpu_hour_rows::row("mi355x", owner_type::rental_3_years, vintage::october_2025, 2.1),
    gpu_hour_rows::row("h100_sxm", owner_type::hyperscaler, vintage::august_2026, 1.17),
    gpu_hour_rows::row("h100_sxm", owner_type::neocloud, vintage::august_2026, 1.55),
    gpu_hour_rows::row("h100_sxm", owner_type::rental_3_years, vintage::august_2026, 1.78),
    gpu_hour_rows::row("h200_sxm", owner_type::hyperscaler, vintage::august_2026, 1.22),
    gpu_hour_rows::row("h200_sxm", owner_type::neocloud, vintage::august_2026, 1.59),
    gpu_hour_rows::row("h200_sxm", owner_type::rental_3_years, vintage::august_2026, 2.05),
    gpu_hour_rows::row("b200_sxm", owner_type::hyperscaler, vintage::august_2026, 1.73),
    gpu_hour_rows::row("b200_sxm", owner_type::neocloud, vintage::august_2026, 2.07),
    gpu_hour_rows::row("b200_sxm", owner_type::rental_3_years, vintage::august_2026, 2.6),
    gpu_hour_rows::row("b300_sxm", owner_type::hyperscaler, vintage::august_2026, 2.26),
    gpu_hour_rows::row("b300_sxm", owner_type::neocloud, vintage::august_2026, 2.52),
    gpu_hour_rows::row("b300_sxm", owner_type::rental_3_years, vintage::august_2026, 3.0),
    gpu_hour_rows::row("gb200_nvl72", owner_type::hyperscaler, vintage::august_2026, 1.86),
    gpu_hour_rows::row("gb200_nvl72", owner_type::neocloud, vintage::august_2026, 2.26),
    gpu_hour_rows::row("gb200_nvl72", owner_type::rental_3_years, vintage::august_2026, 2.6),
    gpu_hour_rows::row("gb300_nvl72", owner_type::hyperscaler, vintage::august_2026, 2.31),
    gpu_hour_rows::row("gb300_nvl72", owner_type::neocloud, vintage::august_2026, 2.79),
    gpu_hour_rows::row("gb300_nvl72", owner_type::rental_3_years, vintage::august_2026, 3.3),
    gpu_hour_rows::row("mi300x", owner_type::hyperscaler, vintage::august_2026, 0.95),
    gpu_hour_rows::row("mi300x", owner_type::neocloud, vintage::august_2026, 1.16),
    gpu_hour_rows::row("mi300x", owner_type::rental_3_years, vintage::august_2026, 1.3),
    gpu_hour_rows::row("mi325x", owner_type::hyperscaler, vintage::august_2026, 1.1),
    gpu_hour_rows::row("mi325x", owner_type::neocloud, vintage::august_2026, 1.32),
    gpu_hour_rows::row("mi325x", owner_type::rental_3_years, vintage::august_2026, 1.6),
    gpu_hour_rows::row("mi355x", owner_type::hyperscaler, vintage::august_2026, 1.5),
    gpu_hour_rows::row("mi355x", owner_type::neocloud, vintage::august_2026, 2.09),
    gpu_hour_rows::row("mi355x", owner_type::rental_3_years, vintage::august_2026, 2.1),
    gpu_hour_rows::row("rtx_pro_6000_server", owner_type::hyperscaler, vintage::august_2026, 0.68),
    gpu_hour_rows::row("rtx_pro_6000_server", owner_type::neocloud, vintage::august_2026, 0.75),
    gpu_hour_rows::row("rtx_pro_6000_server", owner_type::rental_3_years, vintage::august_2026, 0.52),
    gpu_hour_rows::row("h100_sxm", owner_type::rental_3_years, vintage::july_2026_survey, 2.0),
    gpu_hour_rows::row("h200_sxm", owner_type::rental_3_years, vintage::july_2026_survey, 2.9),
    gpu_hour_rows::row("b200_sxm", owner_type::rental_3_years, vintage::july_2026_survey, 3.7),
    gpu_hour_rows::row("b300_sxm", owner_type::rental_3_years, vintage::july_2026_survey, 4.25),
    gpu_hour_rows::row("gb200_nvl72", owner_type::rental_3_years, vintage::july_2026_survey, 4.0),
    gpu_hour_rows::row("gb300_nvl72", owner_type::rental_3_years, vintage::july_2026_survey, 5.0),
    gpu_hour_rows::row("mi300x", owner_type::rental_3_years, vintage::july_2026_survey, 1.3),
    gpu_hour_rows::row("mi325x", owner_type::rental_3_years, vintage::july_2026_survey, 1.6),
    gpu_hour_rows::row("mi355x", owner_type::rental_3_years, vintage::july_2026_survey, 2.9),
    gpu_hour_rows::row("rtx_pro_6000_server", owner_type::rental_3_years, vintage::july_2026_survey, 0.52),
    gpu_hour_rows::row("tpu7x", owner_type::hyperscaler, vintage::september_2026, 1.21),
    gpu_hour_rows::row("tpu7x", owner_type::rental_3_years, vintage::july_2026_survey, 2.0),
    gpu_hour_rows::row("vera_rubin_nvl72", owner_type::hyperscaler, vintage::september_2026, 3.61),
    gpu_hour_rows::row("vera_rubin_nvl72", owner_type::rental_3_years, vintage::july_2026_survey, 8.5),
    gpu_hour_rows::row("gb200_nvl72", owner_type::operator_average, vintage::july_2026_rack_table, 1.84),
    gpu_hour_rows::row("gb300_nvl72", owner_type::operator_average, vintage::july_2026_rack_table, 2.36),
    gpu_hour_rows::row("vera_rubin_nvl72", owner_type::operator_average, vintage::july_2026_rack_table, 3.57),
}};

/// What the market asks, seen from outside.
struct market_rent {
  std::string_view what;
  std::string_view generation;  ///< id
  owner_type kind;
  sourced<gpu_time_price<>> rent;
};
namespace gpu_hour_rows {
inline constexpr source mercatus{"mercatus-ai.com, cloud GPU pricing", "2026-05"};
inline constexpr source index_of_rents{"SemiAnalysis rental index as cited by compux.net", "2026-03"};
inline constexpr auto USD_per_GPU_hour = USD / GPU / hour;
}  // namespace gpu_hour_rows
/// Rents of H100, H200 and A100 in 2026, most of them on demand; ranges over providers.
inline constexpr std::array<market_rent, 8> market_rents{{
    {"long tail of providers", "h100_sxm", owner_type::on_demand,
     {.value = 2.25 * gpu_hour_rows::USD_per_GPU_hour, .low = 1.99 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 2.5 * gpu_hour_rows::USD_per_GPU_hour, .from = gpu_hour_rows::mercatus, .note = "middle computed"}},
    {"specialised clouds", "h100_sxm", owner_type::on_demand,
     {.value = 3.0 * gpu_hour_rows::USD_per_GPU_hour, .low = 2.5 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 3.5 * gpu_hour_rows::USD_per_GPU_hour, .from = gpu_hour_rows::mercatus, .note = "middle computed"}},
    {"hyperscalers", "h100_sxm", owner_type::on_demand,
     {.value = 4.25 * gpu_hour_rows::USD_per_GPU_hour, .low = 3.5 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 5.0 * gpu_hour_rows::USD_per_GPU_hour, .from = gpu_hour_rows::mercatus, .note = "middle computed"}},
    {"specialised clouds", "h200_sxm", owner_type::on_demand,
     {.value = 4.0 * gpu_hour_rows::USD_per_GPU_hour, .low = 3.5 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 4.5 * gpu_hour_rows::USD_per_GPU_hour, .from = gpu_hour_rows::mercatus, .note = "middle computed"}},
    {"hyperscalers", "h200_sxm", owner_type::on_demand,
     {.value = 5.75 * gpu_hour_rows::USD_per_GPU_hour, .low = 4.5 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 7.0 * gpu_hour_rows::USD_per_GPU_hour, .from = gpu_hour_rows::mercatus, .note = "middle computed"}},
    {"specialised clouds", "a100_sxm", owner_type::on_demand,
     {.value = 1.3 * gpu_hour_rows::USD_per_GPU_hour, .low = 1.1 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 1.5 * gpu_hour_rows::USD_per_GPU_hour, .from = gpu_hour_rows::mercatus, .note = "middle computed"}},
    {"median of 37 providers", "h100_sxm", owner_type::on_demand,
     {.value = 2.95 * gpu_hour_rows::USD_per_GPU_hour, .low = 1.47 * gpu_hour_rows::USD_per_GPU_hour,
      .high = 6.88 * gpu_hour_rows::USD_per_GPU_hour,
      .from = source{"aimultiple.com, GPU index; compux.net (range)", "2026-05"},
      .confidence = confidence::medium_high, .note = "above 7 USD early in 2024"}},
    {"index, contracts of one year", "h100_sxm", owner_type::rental_1_year,
     {.value = 2.35 * gpu_hour_rows::USD_per_GPU_hour, .low = 1.70 * gpu_hour_rows::USD_per_GPU_hour,
      .from = gpu_hour_rows::index_of_rents, .note = "low: the trough of October 2025"}},
}};

/// The cost of an owner in a vintage.
/// @errors  none: empty when the table has no such row
[[nodiscard]] constexpr std::optional<sourced<gpu_time_price<>>> find_gpu_hour_cost(std::string_view generation,
                                                                                    owner_type owner, vintage of) {
  for (const auto& row : gpu_hour_costs)
    if (row.generation == generation && row.owner == owner && row.of == of) return row.cost;
  return std::nullopt;
}

}  // namespace aifactory
