// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  From a factory to its economics: what does a GPU-hour cost, a megawatt make, a million tokens cost?
#pragma once

#include "aifactory/model/allocation.hpp"
#include "aifactory/model/capital.hpp"
#include "aifactory/model/economics.hpp"
#include "aifactory/model/factory.hpp"
#include "aifactory/model/fleet.hpp"
#include "aifactory/model/power_draw.hpp"
#include "aifactory/model/token_output.hpp"

namespace aifactory {

/// Demand charge: on the larger of peak draw and the ratchet's share of what is built.
///
///   cost = charge * max(peak, ratchet * built)
template <class V>
[[nodiscard]] constexpr money_per_time<V> demand_cost(const aifactory::demand_charge<V>& charge, const facility_power<V>& peak,
                                                      const facility_power<V>& built, const share<V>& ratchet) {
  return charge * (math::max(peak, facility_power<V>(ratchet * built)) * demand);
}

/// Yearly cost of the space: capital, upkeep and land when owned, the lease otherwise. All on IT power built.
///
///   owned   annual_capital(shell) + upkeep * shell + land * r
///   leased  lease * built
template <class V>
[[nodiscard]] constexpr money_per_time<V> facility_cost(const facility<V>& site, const it_power<V>& built,
                                                        const facility_power<V>& facility_built, const V& rate) {
  if (site.leased()) return site.capex.template get<it_power_charge<V>>() * built;
  const money<V> shell = shell_capex(site, built, facility_built);
  return annual_capital(shell, site.life, rate) + site.upkeep * shell + annual_interest(money<V>(site.land * built), rate);
}

/// Yearly cost of a layer of equipment: capital and upkeep.
template <class V>
[[nodiscard]] constexpr money_per_time<V> equipment_cost(const equipment<V>& layer, const money<V>& capex, const V& rate) {
  return annual_capital(capex, layer.life, rate) + layer.upkeep * capex;
}

/// Yearly cost of staff: per IT power built, per GPU, or as an amount that no size changes.
///
///   staff * built      staff * gpus      staff
template <class V>
[[nodiscard]] constexpr money_per_time<V> staff_cost(const operations<V>& people, const it_power<V>& built, const gpu_count<V>& gpus) {
  const auto& staff = people.staff;
  if (staff.template holds<it_power_charge<V>>()) return staff.template get<it_power_charge<V>>() * built;
  if (staff.template holds<gpu_time_price<V>>()) return staff.template get<gpu_time_price<V>>() * gpus;
  return staff.template get<money_per_time<V>>();
}

/// The economics of one steady year, pre-tax.
///
///   yearly cost   = capital + land interest + upkeep + energy + demand + lease + licences + staff, by layer
///   GPU-hour cost = yearly cost / gpus            cost per token = yearly cost shared out over the tokens
///
/// One formula for every value type: numbers, lanes of trials, derivatives, intervals, recorded expressions.
///
/// @param plan  a factory whose inputs validate() accepts
/// @shape   scalar, or lanes when V is a batch
/// @errors  none; with inputs validate() refuses the figures may not be finite
/// @source  docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr economics<V> unit_economics(const factory<V>& plan) {
  const gpu_count<V> gpus = fleet_size(plan);
  const it_power<V> provisioned = it_power_provisioned(gpus, nameplate_per_gpu(plan));
  const it_power<V> built = it_power_built(provisioned, plan.facility.headroom);
  const it_power<V> peak = it_power_peak(provisioned, plan.compute.peak_draw);
  const pue<V> design = design_pue(plan);
  const facility_power<V> facility_built = drawn_from_grid(built, design);
  const facility_power<V> facility_peak = drawn_from_grid(peak, design);
  const pue<V>& site_pue = plan.facility.pue;
  const facility_power<V> used =
      energy_use(peak, plan.compute.idle_share, plan.operations.utilization, plan.operations.availability, site_pue);

  const V rate = level_rate(plan.finance);
  const capex_by_layer<money<V>> capex = capex_of(plan, gpus, built, facility_built);
  const auto annual = cost_by_layer<money_per_time<V>>::of(
      facility_cost(plan.facility, built, facility_built, rate),
      used * plan.power.price + demand_cost(plan.power.demand_charge, facility_peak, facility_built, plan.power.demand_ratchet) +
          annual_capital(capex.power, plan.power.life, rate),
      annual_capital(capex.compute, plan.compute.residual, plan.compute.life, rate) + plan.compute.upkeep * capex.compute,
      equipment_cost(plan.network, capex.network, rate), equipment_cost(plan.storage, capex.storage, rate),
      equipment_cost(plan.support, capex.support, rate), plan.software.licence * gpus, staff_cost(plan.operations, built, gpus));

  const token_rates<V> full_load = full_load_rates(plan.workload, gpus);
  const token_rates<V> delivered = delivered_rates(full_load, plan.operations.utilization, plan.operations.availability);
  const token_weights<V> weights = weights_of(plan.workload);
  const auto rack_size = plan.compute.gpus_per_rack;
  const auto no_racks = math::is_zero(rack_size);

  return {
      .gpus = gpus,
      .racks = math::where(no_racks, rack_count<V>(0.0 * rack),
                           rack_count<V>(gpus / math::where(no_racks, gpus_per_rack<V>(1.0 * GPU / rack), rack_size))),
      .it_power_provisioned = provisioned,
      .it_power_built = built,
      .facility_power_built = facility_built,
      .facility_power_peak = facility_peak,
      .capex = capex,
      .capex_per_gpu = capex.total / gpus,
      .annual_cost = annual,
      .gpu_hour_cost = annual.each([&](const money_per_time<V>& cost) { return cost / gpus; }),
      .energy_use = used,
      .carbon = used * plan.power.carbon / delivered.total,
      .water = used / site_pue * plan.facility.wue / delivered.total,
      .downtime = 1.0 - plan.operations.availability,
      .delivered = delivered,
      .full_load = full_load,
      .full_load_per_facility_power = full_load.times(1.0 / drawn_from_grid(provisioned, site_pue)),
      .full_load_per_it_power = full_load.times(1.0 / provisioned),
      .delivered_per_energy = delivered.times(1.0 / used),
      .cost_per_token = cost_per_token(annual.total, delivered, weights),
      .cost_per_token_at_full_load = cost_per_token(annual.total, full_load, weights),
  };
}

}  // namespace aifactory
