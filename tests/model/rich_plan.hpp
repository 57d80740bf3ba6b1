// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  A plan in which every input counts and every layer costs something, with its parts worked by hand.
#pragma once

#include "aifactory/model/factory.hpp"

namespace rich {

using namespace aifactory;

// 1,000 GPUs. Two constant-dollar rates: 8 % with 3 % inflation.
inline constexpr factory<> plan{
    .size = 1000.0 * GPU,
    .facility = {.capex = 10e6 * USD / MW_IT,
                 .pue = pue<>{1.25},
                 .life = 20.0 * year,
                 .upkeep = 0.02 / year,
                 .land = 1e6 * USD / MW_IT,
                 .headroom = 1.1,
                 .wue = 1.5 * litre / kWh_IT},
    .power = {.price = 70.0 * USD / MWh,
              .demand_charge = 12.0 * USD / (kW_demand * month),
              .demand_ratchet = 0.9,
              .design_pue = pue<>{1.4},
              .capex = 1000.0 * USD / kW,
              .life = 25.0 * year,
              .carbon = 400.0 * kg / MWh},
    .compute = {.price = 40e3 * USD / GPU,
                .it_power_per_gpu = 1.6 * kW_IT / GPU,
                .life = 5.0 * year,
                .peak_draw = 0.8,
                .idle_share = 0.35,
                .residual = 0.1,
                .upkeep = 0.04 / year,
                .gpus_per_rack = 72.0 * GPU / rack},
    .network = {.capex = 5e3 * USD / GPU, .life = 6.0 * year, .upkeep = 0.03 / year, .it_power_per_gpu = 0.1 * kW_IT / GPU},
    .storage = {.capex = 1e3 * USD / GPU, .life = 7.0 * year, .upkeep = 0.02 / year, .it_power_per_gpu = 0.02 * kW_IT / GPU},
    .support = {.capex = 2e3 * USD / GPU, .life = 8.0 * year, .upkeep = 0.05 / year, .it_power_per_gpu = 0.08 * kW_IT / GPU},
    .software = {.licence = 4500.0 * USD / (GPU * year)},
    .operations = {.utilization = 0.4, .availability = 0.96, .staff = 150e3 * USD / (MW_IT * year)},
    .workload = {.output_rate = 5000.0 * tok_out / (second * GPU),
                 .input_rate = 20e3 * tok_in / (second * GPU),
                 .cache_hit_rate = 0.3,
                 .prefill_rate = 40e3 * tok_fresh / (second * GPU),
                 .decode_rate = 9e3 * tok_out / (second * GPU),
                 .allocation = allocation::gpu_time},
    .finance = {.wacc = 8.0_pct_per_year, .inflation = 3.0_pct_per_year_inflation, .basis = cost_basis::real_level}};

// Power, by hand.
//   nameplate    1.6 + 0.1 + 0.02 + 0.08 = 1.8 kW per GPU, 1.8 MW provisioned
//   IT built     1.8 x 1.1 = 1.98 MW             IT peak 1.8 x 0.8 = 1.44 MW
//   facility     1.98 x 1.4 = 2.772 MW built     1.44 x 1.4 = 2.016 MW at peak
//   load         0.35 + 0.65 x 0.4 x 0.96 = 0.5996
//   energy       1.44 x 0.5996 x 1.25 = 1.07928 MW on average, 9,454.4928 MWh a year
inline constexpr auto provisioned = 1.8 * MW_IT;
inline constexpr auto built = 1.98 * MW_IT;
inline constexpr auto facility_built = 2.772 * MW_facility;
inline constexpr auto facility_peak = 2.016 * MW_facility;
inline constexpr double load = 0.5996;
inline constexpr auto mean_draw = 1.07928 * MW_facility;

// Capital, by hand: 19.8 + 1.98 + 2.772 + 40 + 5 + 1 + 2 = 72.552 M$.
inline constexpr auto shell = 19.8e6 * USD;
inline constexpr auto land = 1.98e6 * USD;
inline constexpr auto connection = 2.772e6 * USD;
inline constexpr auto gpus_price = 40e6 * USD;
inline constexpr auto network = 5e6 * USD;
inline constexpr auto storage = 1e6 * USD;
inline constexpr auto support = 2e6 * USD;
inline constexpr auto budget = 72.552e6 * USD;

/// A rate with its capital recovery factors for n years and its discount factors 1.r^-n: mpmath 1.3, 40 digits, CRF as
/// r / (1 - (1 + r)^-n).
struct level {
  double rate, crf5, crf6, crf7, crf8, crf20, crf25, discount5;
};
// 1.08 / 1.03 - 1 = 5 / 103
inline constexpr level real_8_less_3{0.048543689320388349515, 0.2300457504008609359,   0.19610085215056981552,
                                     0.17190884081649847678,  0.15381224537135090697,  0.079254734834939966408,
                                     0.069920382645901986898, 0.78898245572543870415};
// The same rate for lives twice as long.
inline constexpr double crf10 = 0.12859027748686141901, crf12 = 0.11190061787540030379, crf14 = 0.10008551487861694092,
                        crf16 = 0.091315939646229161059, crf40 = 0.057120614920327691367, crf50 = 0.053548921006845982795,
                        discount10 = 0.62249331544254384503;
// 1.16 / 1.03 - 1 = 13 / 103
inline constexpr level real_16_less_3{0.12621359223300970874, 0.28169248439388901123, 0.24752107749489380438,
                                      0.22345241845426897729, 0.20569263429016832674, 0.13912553384063083366,
                                      0.13302793105352900684, 0.55194547520648099724};
// 1.08 / 1.06 - 1 = 2 / 106
inline constexpr level real_8_less_6{0.018867924528301886792, 0.21146180606431458852,  0.17784436156653914311,
                                     0.15384028779266201501,  0.13584456738982574237,  0.060490629171050820147,
                                     0.050542238474968484365, 0.91077384195534893355};
inline constexpr level nominal_8{0.08,
                                 0.25045645456683660312,
                                 0.21631538622900982095,
                                 0.19207240142841055894,
                                 0.17401476059182217642,
                                 0.10185220882315061676,
                                 0.093678779051968133849,
                                 0.68058319703375316322};
// No interest: one part of the life each year.
inline constexpr level straight_line{0.0, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8, 1.0 / 20, 1.0 / 25, 1.0};

// Yearly cost by layer.
constexpr money_per_time<> facility_cost(const level& at) {
  return (shell * at.crf20 + land * at.rate + 0.02 * shell) / year;  // annuity, interest on land, upkeep
}
constexpr money_per_time<> compute_cost(const level& at) {
  return (gpus_price * (1.0 - 0.1 * at.discount5) * at.crf5 + 0.04 * gpus_price) / year;
}
constexpr money_per_time<> network_cost(const level& at) { return network * (at.crf6 + 0.03) / year; }
constexpr money_per_time<> storage_cost(const level& at) { return storage * (at.crf7 + 0.02) / year; }
constexpr money_per_time<> support_cost(const level& at) { return support * (at.crf8 + 0.05) / year; }
//   energy 9,454.4928 MWh x 70 = 661,814.496 USD
//   demand 12 x 12 USD/kW x max(2,016, 0.9 x 2,772 = 2,494.8) kW = 359,251.2 USD
inline constexpr auto energy_cost = 661814.496 * USD / year;
inline constexpr auto demand_cost = 359251.2 * USD / year;
constexpr money_per_time<> power_cost(const level& at) { return energy_cost + demand_cost + connection * at.crf25 / year; }
inline constexpr auto licences = 4.5e6 * USD / year;    // 1,000 x 4,500
inline constexpr auto staff = 297e3 * USD / year;       // 1.98 MW x 150,000

}  // namespace rich
