// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a user's own model with twelve uncertain inputs look like?
///
/// The reference workload of the benchmarks: cost per million tokens of one accelerator, from twelve distributions.
/// Nothing in the library knows it. Capital per power is quoted per facility power here.
#pragma once

#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/units.hpp"
#include "aifactory/units/field.hpp"

#include <tuple>

namespace rw1 {

using namespace aifactory;

template <class V = double>
struct inputs {
  required<capex_per_facility_power<V>> facility_capex;
  required<price_per_gpu<V>> gpu_price;
  required<share<V>> system_overhead;
  required<pue<V>> site_pue;
  required<it_power_per_gpu<V>> power_per_gpu;
  required<energy_price<V>> electricity;
  required<gpu_time_price<V>> licence;
  required<share_per_time<V>> opex_fraction;
  required<utilization<V>> useful;
  required<output_token_rate_per_gpu<V>> token_rate;
  required<availability<V>> up;
  required<nominal_rate<V>> wacc;

  static constexpr auto fields() {
    const auto row = [](auto member, const char* meaning, const char* name, const char* unit) {
      return field{member, meaning, origin::must_be_given(), spelling{name, unit}};
    };
    return std::tuple{row(&inputs::facility_capex, "building, power and cooling", "facility_capex", "USD/MW_facility"),
                      row(&inputs::gpu_price, "accelerator", "gpu_price", "USD/GPU"),
                      row(&inputs::system_overhead, "rest of the system per accelerator price", "system_overhead", "1"),
                      row(&inputs::site_pue, "facility power per IT power", "pue", "MW_facility/MW_IT"),
                      row(&inputs::power_per_gpu, "IT power per accelerator", "power_per_gpu", "kW_IT/GPU"),
                      row(&inputs::electricity, "price at the facility meter", "electricity", "USD/kWh"),
                      row(&inputs::licence, "software", "licence", "USD/GPU/year"),
                      row(&inputs::opex_fraction, "upkeep of the building", "opex_fraction", "1/year"),
                      row(&inputs::useful, "useful load over capacity", "utilization", "1"),
                      row(&inputs::token_rate, "output at full load", "tokens_per_s_per_gpu", "tok_out/s/GPU"),
                      row(&inputs::up, "share of the year that the fleet is up", "availability", "1"),
                      row(&inputs::wacc, "cost of capital", "wacc", "1/year")};
  }
};
static_assert(sound_table<inputs>());

/// Capital recovery of n years at a yearly rate r: r / (1 - (1 + r)^-n) = r (1 + r)^n / ((1 + r)^n - 1), per year.
template <class V>
auto recovery(const nominal_rate<V>& rate, int years) {
  const V& r = rate.effective_annual();
  const V growth = math::pow_int(V(1.0 + r), years);
  return r * growth / ((growth - 1.0) * year);
}

/// What a million output tokens cost: capital, licence, upkeep and energy per GPU over the tokens of a GPU.
inline constexpr auto cost_per_token = [](const auto& in) {
  const auto drawn = in.power_per_gpu * in.site_pue;
  const auto building = in.facility_capex * drawn;
  const auto load = 0.3 + 0.7 * in.useful;
  const auto cost = building * recovery(in.wacc, 15) +
                    in.gpu_price * (1.0 + in.system_overhead.value()) * recovery(in.wacc, 5) + in.licence +
                    in.opex_fraction * building + drawn * in.electricity * load;
  return as<output_token_price>(cost / (in.token_rate * in.useful * in.up));
};

inline inputs<uncertain> reference() {
  return {.facility_capex = triangular(15e6, 17.5e6, 20e6) * USD / MW_facility,
          .gpu_price = triangular(30e3, 38e3, 50e3) * USD / GPU,
          .system_overhead = triangular(0.25, 0.35, 0.5),
          .site_pue = pert(1.08, 1.2, 1.4),
          .power_per_gpu = triangular(1.2, 1.4, 1.9) * kW_IT / GPU,
          .electricity = lognormal({.mean = 0.07, .sd = 0.02}) * USD / kWh,
          .licence = triangular(3000, 4500, 4500) * USD / GPU / year,
          .opex_fraction = uniform(0.02, 0.06) / year,
          .useful = pert(0.35, 0.6, 0.85),
          .token_rate = lognormal({.median = 3000.0, .sigma = 0.35}) * tok_out / second / GPU,
          .up = uniform(0.97, 0.999),
          .wacc = nominal_rate<uncertain>::effective(truncated(normal(0.09, 0.015), 0.03, 0.2))};
}
}  // namespace rw1
