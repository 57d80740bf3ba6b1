// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The plans on which typed and raw formula are compared, in either form, and the proof that both give the same.
#pragma once

#include "functions.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <type_traits>
#include <vector>

namespace compared {

/// Plans that take every branch: each way to size, allocation, method, basis and price of space.
inline std::vector<aifactory::factory<>> plans() {
  using namespace aifactory;
  const equipment<> network{
      .capex = 5e3 * USD / GPU, .life = 6.0 * year, .upkeep = 0.03 / year, .it_power_per_gpu = 0.1 * kW_IT / GPU};
  const factory<> full{
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
                .carbon = 400.0 * kg / MWh},
      .compute = {.price = 40e3 * USD / GPU,
                  .it_power_per_gpu = 1.6 * kW_IT / GPU,
                  .life = 5.0 * year,
                  .peak_draw = 0.8,
                  .residual = 0.1,
                  .upkeep = 0.04 / year,
                  .gpus_per_rack = 72.0 * GPU / rack},
      .network = network,
      .storage = network,
      .support = network,
      .software = {.licence = 4500.0 * USD / (GPU * year)},
      .operations = {.utilization = 0.4, .availability = 0.96, .staff = 150e3 * USD / (MW_IT * year)},
      .workload = {.output_rate = 5000.0 * tok_out / (second * GPU),
                   .input_rate = 20e3 * tok_in / (second * GPU),
                   .cache_hit_rate = 0.3,
                   .prefill_rate = 40e3 * tok_fresh / (second * GPU),
                   .decode_rate = 9e3 * tok_out / (second * GPU),
                   .allocation = allocation::gpu_time},
      .finance = {.wacc = 8.0_pct_per_year, .inflation = 3.0_pct_per_year_inflation, .basis = cost_basis::real_level}};
  std::vector<factory<>> all(7, full);
  all[1].size = 100.0 * MW_IT, all[1].workload.allocation = allocation::price_ratio;
  all[2].size = 1.0 * GW_facility, all[2].finance.method = capital_method::straight_line;
  all[3].size = 1e9 * USD, all[3].workload.allocation = allocation::output_only;
  all[4].facility = {.capex = 150.0 * USD / (kW_IT * month), .pue = pue<>{1.25}, .headroom = 1.1};
  all[5].finance.basis = cost_basis::nominal_level, all[5].facility.capex = 7e6 * USD / MW_facility;
  all[6].power.design_pue = pue<>{}, all[6].compute.gpus_per_rack = {};
  all[6].compute.it_power_per_gpu = 2.0 * kW_facility / GPU;
  return all;
}

/// The bare numbers of a typed plan.
template <class T>
raw::plan<T> raw_from(const aifactory::factory<>& f) {
  const auto of = [](const auto& member) {
    return T(aifactory::holder<std::remove_cvref_t<decltype(member)>>::value(member));
  };
  const auto equipment = [&](const aifactory::equipment<>& e) {
    return raw::equipment<T>{of(e.capex), of(e.life), of(e.upkeep), of(e.it_power_per_gpu), e.it_power_per_gpu.which()};
  };
  const auto& site = f.facility;
  const auto& gpu = f.compute;
  const auto& work = f.workload;
  return {.size = of(f.size),
          .size_is = f.size.which(),
          .capex = of(site.capex),
          .capex_is = site.capex.which(),
          .pue = of(site.pue),
          .facility_life = of(site.life),
          .facility_upkeep = of(site.upkeep),
          .land = of(site.land),
          .headroom = of(site.headroom),
          .wue = of(site.wue),
          .energy_price = of(f.power.price),
          .demand_charge = of(f.power.demand_charge),
          .demand_ratchet = of(f.power.demand_ratchet),
          .design_pue = of(f.power.design_pue),
          .power_capex = of(f.power.capex),
          .power_life = of(f.power.life),
          .carbon = of(f.power.carbon),
          .price = of(gpu.price),
          .power = of(gpu.it_power_per_gpu),
          .power_is = gpu.it_power_per_gpu.which(),
          .life = of(gpu.life),
          .peak_draw = of(gpu.peak_draw),
          .idle_share = of(gpu.idle_share),
          .residual = of(gpu.residual),
          .upkeep = of(gpu.upkeep),
          .gpus_per_rack = of(gpu.gpus_per_rack),
          .network = equipment(f.network),
          .storage = equipment(f.storage),
          .support = equipment(f.support),
          .licence = of(f.software.licence),
          .utilization = of(f.operations.utilization),
          .availability = of(f.operations.availability),
          .staff = of(f.operations.staff),
          .staff_is = f.operations.staff.which(),
          .output_rate = of(work.output_rate),
          .input_rate = of(work.input_rate),
          .hit_rate = of(work.cache_hit_rate),
          .prefill_rate = of(work.prefill_rate),
          .decode_rate = of(work.decode_rate),
          .price_ratio = {work.price_ratio[0], work.price_ratio[1], work.price_ratio[2]},
          .allocation = work.allocation,
          .wacc = of(f.finance.wacc),
          .inflation = of(f.finance.inflation),
          .basis = f.finance.basis,
          .method = f.finance.method};
}

/// One plan in the four forms, with room for the results.
struct work {
  aifactory::factory<double> typed_double_plan;
  raw::plan<double> raw_double_plan;
  aifactory::factory<lanes> typed_lanes_plan;
  raw::plan<batch> raw_lanes_plan;
  aifactory::economics<double> typed_double_result{};
  raw::figures<double> raw_double_result{};
  aifactory::economics<lanes> typed_lanes_result{};
  raw::figures<batch> raw_lanes_result{};

  explicit work(const aifactory::factory<>& plan)
      : typed_double_plan(plan),
        raw_double_plan(raw_from<double>(plan)),
        typed_lanes_plan(aifactory::convert_factory<lanes>(
            plan, [](double x, std::string_view, const auto&, const auto&) { return lanes(x); })),
        raw_lanes_plan(raw_from<batch>(plan)) {}

  // clang-format off
  void run_typed_double() { typed_double(typed_double_plan, typed_double_result); }
  void run_raw_double() { raw_double(raw_double_plan, raw_double_result); }
  void run_typed_lanes() { typed_lanes(typed_lanes_plan, typed_lanes_result); }
  void run_raw_lanes() { raw_lanes(raw_lanes_plan, raw_lanes_result); }
  // clang-format on
};

/// Ends the program unless both forms give the same 64 figures to the last bit.
inline void check_equal_work() {
  for (const auto& plan : plans()) {
    work w(plan);
    w.run_typed_double(), w.run_raw_double(), w.run_typed_lanes(), w.run_raw_lanes();
    static_assert(sizeof w.typed_double_result == 64 * sizeof(double) && sizeof w.raw_double_result == 64 * sizeof(double));
    static_assert(sizeof w.typed_lanes_result == 64 * sizeof(batch) && sizeof w.raw_lanes_result == 64 * sizeof(batch));
    if (std::memcmp(&w.typed_double_result, &w.raw_double_result, sizeof w.raw_double_result) != 0 ||
        std::memcmp(&w.typed_lanes_result, &w.raw_lanes_result, sizeof w.raw_lanes_result) != 0) {
      std::fprintf(stderr, "typed and raw formula differ: raw_formula.hpp is not the arithmetic of model/ any more\n");
      std::exit(1);
    }
  }
}

}  // namespace compared
