// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Plans that the tests of growing factories share.
#pragma once

#include "aifactory/growth.hpp"
#include "catch_shim.hpp"

namespace build_plans {

using namespace aifactory;

/// The worked example of docs/design.md with lives of its own.
inline factory<> worked_example(double building, double servers) {
  return {.size = 100.0 * MW_IT,
          .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = building * year, .upkeep = 0.03 / year},
          .power = {.price = 70.0 * USD / MWh},
          .compute = {.price = 52e3 * USD / GPU, .it_power_per_gpu = 2.12 * kW_IT / GPU, .life = servers * year, .idle_share = 0.3},
          .software = {.licence = 4500.0 * USD / (GPU * year)},
          .operations = {.utilization = 0.6, .availability = 0.98, .staff = 150e3 * USD / (MW_IT * year)},
          .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
          .finance = {.wacc = 9.0_pct_per_year, .inflation = 2.5_pct_per_year_inflation, .basis = cost_basis::real_level}};
}
/// A plan of which nothing costs but what a test gives.
inline factory<> bare(const gpu_count<>& gpus) {
  return {.size = gpus,
          .facility = {.capex = 0.0 * USD / MW_IT, .pue = pue<>{1.0}, .life = 20.0 * year},
          .power = {.price = 0.0 * USD / MWh},
          .compute = {.price = 0.0 * USD / GPU, .it_power_per_gpu = 1.0 * kW_IT / GPU, .life = 5.0 * year},
          .operations = {.utilization = 1.0},
          .workload = {.output_rate = 1.0 * tok_out / (second * GPU)},
          .finance = {.wacc = 9.0_pct_per_year}};
}
inline cash_flow_setup starting(int close_year) {
  cash_flow_setup setup;
  setup.close = std::chrono::year_month_day{std::chrono::year{close_year} / 1 / 1};
  return setup;
}
inline std::chrono::year_month_day date(int y, unsigned m, unsigned d) { return {std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)}; }

}  // namespace build_plans
