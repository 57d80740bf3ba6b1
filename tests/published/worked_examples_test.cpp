// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Do small examples that others published come out?
#include "aifactory/model/unit_economics.hpp"
#include "catch_shim.hpp"

#include <cmath>

namespace worked_examples_test {

using namespace aifactory;

TEST_CASE("published: from a chassis to deployments in a gigawatt", "[published]") {
  // SemiAnalysisAI/InferenceX-app, pull request 1113: 4,837.2 W of chassis, PUE 1.3, planning headroom 1.1, 1 GW.
  constexpr auto chassis = 4837.2 * W_IT / server;
  const auto at_meter = chassis * pue<>{1.3};
  CHECK_THAT(at_meter.in(W / server), WithinRel(6288.36, 1e-14));
  const auto planned = at_meter * headroom{1.1};
  CHECK_THAT(planned.in(W / server), WithinRel(6917.196, 1e-14));
  CHECK(std::floor((1.0 * GW / planned).in(server)) == 144567.0);
  // Rounded to 6,288.4 W in between it is one less: round at the end.
  CHECK(std::floor((1.0 * GW / (6288.4 * W / server * headroom{1.1})).in(server)) == 144566.0);
}

TEST_CASE("published: an AI Enterprise licence for a thousand GPUs", "[published]") {
  // NVIDIA AI Enterprise, list: 4,500 USD per GPU and year; perpetual 22,500 with 5 years of support.
  constexpr auto yearly = 4500.0 * USD / (GPU * year);
  CHECK_THAT((yearly * (1000.0 * GPU)).in(USD / year), WithinRel(4.5e6, 1e-15));
  CHECK_THAT((22500.0 * USD / GPU / (5.0 * year)).in(USD / (GPU * year)), WithinRel(4500.0, 1e-15));
  // 4,500 / 8,760 = 0.5137 USD per GPU-hour.
  CHECK_THAT(yearly.in(USD / (GPU * hour)), WithinRel(0.5137, 1e-4));
}

TEST_CASE("published: a gigawatt of capital, both ways", "[published]") {
  // ai-infra-model, capex_helpers.py, with its defaults: 1,000 MW at the meter, 1,850 W per GPU, PUE 1.2, 52,436 USD per GPU,
  // 15 M$/MW for the building and 2,500 USD/kW for power, both per facility power; margin multiplier 1.
  const factory<> plan{
      .size = 1000.0 * MW_facility,
      .facility = {.capex = 15e6 * USD / MW_facility, .pue = pue<>{1.2}, .life = 15.0 * year},
      .power = {.price = 70.0 * USD / MWh, .capex = 2500.0 * USD / kW},
      .compute = {.price = 52436.0 * USD / GPU, .it_power_per_gpu = 1850.0 * W_IT / GPU, .life = 5.0 * year},
      .operations = {.utilization = 0.6},
      .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
      .finance = {.wacc = 9.0_pct_per_year}};
  // By hand: 1e9 / (1,850 x 1.2) = 450,450.45 GPUs; 450,450 x 52,436 = 23,619,796,200 USD.
  const auto gpus = fleet_size(plan);
  CHECK(std::floor(gpus.in(GPU)) == 450450.0);
  const auto whole = capex_of(plan, std::floor(gpus.in(GPU)) * GPU);
  CHECK_THAT(whole.compute.in(USD), WithinRel(23619796200.0, 1e-15));
  const auto capex = capex_of(plan, gpus);
  CHECK_THAT(capex.facility.in(USD), WithinRel(15e9, 1e-9));
  CHECK_THAT(capex.power.in(USD), WithinRel(2.5e9, 1e-9));
  // The other way: that capital buys that gigawatt.
  auto by_budget = plan;
  by_budget.size = capex.total;
  CHECK_THAT(fleet_size(by_budget) / gpus, WithinRel(1.0, 1e-14));
}

TEST_CASE("published: tokens per GPU from tokens per megawatt", "[published]") {
  // SemiAnalysis, InferenceMAX v1 (InferenceX-app, content/blog): gpt-oss-120B, 1k/8k, 90 tok/s/user; tok/s/MW at the meter and
  // kW of utility power per GPU.
  struct row {
    double per_mw, kw, per_gpu;
  };
  constexpr row rows[] = {
      {750e3, 1.79, 1342.5},   // MI300X
      {2550e3, 2.65, 6757.5},  // MI355X
      {900e3, 1.73, 1557.0},   // H100
      {2800e3, 2.17, 6076.0},  // B200
  };
  for (const auto& [per_mw, kw, per_gpu] : rows) {
    CAPTURE(per_mw, kw);
    const output_token_rate_per_gpu<> rate = per_mw * tok_out / second / MW_facility * (kw * kW_facility / GPU);
    CHECK_THAT(rate.in(tok_out / (second * GPU)), WithinRel(per_gpu, 1e-14));
  }
}

TEST_CASE("published: the token-cost floor", "[published]") {
  // EvilFreelancer/token-cost, README: C_1M = (P_kW x T_kWh + S / H_life) x 1e6 / (R_tok_s x 3600).
  // Here with 0.7 kW, 0.10 USD/kWh, 30,000 USD over 26,280 h and 250 tok/s.
  constexpr auto gpu_hour = 0.7 * kW / GPU * (0.10 * USD / kWh) + 30e3 * USD / (26280.0 * hour * GPU);
  const auto floor = gpu_hour / (250.0 * tok_out / (second * GPU));
  CHECK_THAT(floor.in(USD / Mtok_out), WithinRel((0.7 * 0.10 + 30e3 / 26280.0) * 1e6 / (250.0 * 3600.0), 1e-12));
  // The identity: whatever makes up the GPU-hour, USD per GPU-hour x 1e6 / (3,600 x tok/s).
  CHECK_THAT(floor.in(USD / Mtok_out), WithinRel(gpu_hour.in(USD / (GPU * hour)) * 1e6 / (3600.0 * 250.0), 1e-12));
}

TEST_CASE("published: the floor is what the whole model gives when nothing else costs", "[published]") {
  // The same factory in the model: one price per GPU written off over 26,280 h = 3 years, no interest, PUE 1, always busy,
  // a building for nothing.
  const factory<> plan{.size = 1.0 * GPU,
                       .facility = {.capex = 0.0 * USD / MW_IT, .pue = pue<>{1.0}, .life = 1.0 * year},
                       .power = {.price = 0.10 * USD / kWh},
                       .compute = {.price = 30e3 * USD / GPU, .it_power_per_gpu = 0.7 * kW_IT / GPU, .life = 3.0 * year},
                       .operations = {.utilization = 1.0},
                       .workload = {.output_rate = 250.0 * tok_out / (second * GPU)},
                       .finance = {.wacc = no_return_on_capital, .method = capital_method::straight_line}};
  CHECK_THAT(unit_economics(plan).cost_per_token.output.in(USD / Mtok_out),
             WithinRel((0.7 * 0.10 + 30e3 / 26280.0) * 1e6 / (250.0 * 3600.0), 1e-12));
}

}  // namespace worked_examples_test
