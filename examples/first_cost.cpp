// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What does a million tokens from 100 MW of GB300 cost?
#include "aifactory/model.hpp"
#include "aifactory/units/format.hpp"

using namespace aifactory;

constexpr factory<> plan{
    .size = 100.0 * MW_IT,
    .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = 15.0 * year, .upkeep = 0.03 / year},
    .power = {.price = 70.0 * USD / MWh},
    .compute = {.price = 52e3 * USD / GPU, .it_power_per_gpu = 2.12 * kW_IT / GPU, .life = 5.0 * year,
                .idle_share = share{0.3}},
    .software = {.licence = 4500.0 * USD / (GPU * year)},
    .operations = {.utilization = utilization{0.6}, .availability = availability{0.98},
                   .staff = 150e3 * USD / (MW_IT * year)},
    .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
    .finance = {.wacc = 9.0_pct_per_year}};
constexpr auto delivered = unit_economics(plan).cost_per_token.blended;
static_assert(delivered > 0.2248 * USD / Mtok && delivered < 0.2249 * USD / Mtok);

int main() { fmt::print("a million tokens, delivered: {:.4f}\n", delivered); }
// prints: a million tokens, delivered: 0.2248 USD/Mtok
