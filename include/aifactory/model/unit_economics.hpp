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
///
/// @param charge   [USD/W_demand/time]
/// @param peak     [W]  at the meter, at full load
/// @param built    [W]  at the meter
/// @param ratchet  [-]  least billed demand as a share of what is built
/// @return         [USD/time]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr money_per_time<V> demand_cost(const aifactory::demand_charge<V>& charge, const facility_power<V>& peak,
                                                      const facility_power<V>& built, const share<V>& ratchet) {
  return charge * (math::max(peak, facility_power<V>(ratchet * built)) * demand);
}

/// Yearly cost of staff: per IT power built, per GPU, or as an amount that no size changes.
///
///   staff * built      staff * gpus      staff
///
/// @return  [USD/time]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr money_per_time<V> staff_cost(const operations<V>& people, const it_power<V>& built, const gpu_count<V>& gpus) {
  const auto& staff = people.staff;
  if (staff.template holds<it_power_charge<V>>()) return staff.template get<it_power_charge<V>>() * built;
  if (staff.template holds<gpu_time_price<V>>()) return staff.template get<gpu_time_price<V>>() * gpus;
  return staff.template get<money_per_time<V>>();
}

/// What a fleet is built for and draws: provisioned is the nameplate, built that with headroom, facility_built and facility_peak
/// are at the meter and at the design PUE.
template <class V>
struct fleet_draw {
  gpu_count<V> gpus;  ///< not rounded
  it_power<V> provisioned, built;
  facility_power<V> facility_built, facility_peak;
  facility_power<V> used;  ///< mean over the year
};

/// The draw of a plan's fleet, from its size: the equations of model/power_draw.hpp in their order.
///
///   gpus = fleet_size      provisioned = gpus * nameplate per GPU      built = provisioned * headroom
///   facility built = built * design PUE      facility peak = provisioned * peak_draw * design PUE
///
/// @errors  none; a size of 0 gives an empty fleet, which validate() refuses
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard, gnu::always_inline]] constexpr fleet_draw<V> draw_of(const factory<V>& plan) {
  const gpu_count<V> gpus = fleet_size(plan);
  const it_power<V> provisioned = it_power_provisioned(gpus, nameplate_per_gpu(plan));
  const it_power<V> built = it_power_built(provisioned, plan.facility.headroom);
  const it_power<V> peak = it_power_peak(provisioned, plan.compute.peak_draw);
  const pue<V> design = design_pue(plan);
  return {gpus,
          provisioned,
          built,
          drawn_from_grid(built, design),
          drawn_from_grid(peak, design),
          energy_use(peak, plan.compute.idle_share, plan.operations.utilization, plan.operations.availability, plan.facility.pue)};
}

/// The two costs that a fleet may share with others on its site: the demand charge, and staff, of which an amount per year is shared
/// and the rest is the fleet's own. [USD/time]
template <class V>
struct site_charges {
  money_per_time<V> demand, staff;
};

/// What a year costs beside capital: the same in a steady year and, at the prices of each period, in a cash flow. [USD/time]
///
/// lease is 0 where the facility is owned, facility_upkeep 0 where it is leased; the power layer has no upkeep.
template <class V>
struct running_costs {
  money_per_time<V> energy, demand, lease, licences, staff;
  money_per_time<V> facility_upkeep, compute_upkeep, network_upkeep, storage_upkeep, support_upkeep;
};

/// Those of a fleet that bears these charges.
///
///   energy = used * price     lease = lease * built, or upkeep = upkeep * shell     licences = licence * gpus
///   upkeep of compute, network, storage, support = upkeep * capex of the layer     demand, staff: as in charges
///
/// @param shell  [USD]  capital that upkeep is paid on: without land, 0 when leased
/// @return       [USD/time]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard, gnu::always_inline]] constexpr running_costs<V> running_costs_of(const factory<V>& plan, const fleet_draw<V>& draw, const capex_by_layer<money<V>>& capex,
                                                          const site_charges<V>& charges, const money<V>& shell) {
  const money_per_time<V> nothing(0.0 * USD / year);
  const bool leased = plan.facility.leased();
  const auto named = [](const money_per_time<V>& cost, const char* name) { return math::named(cost, name, "USD/year"); };
  return {named(draw.used * plan.power.price, "cost of energy"),
          named(charges.demand, "demand cost"),
          leased ? named(plan.facility.capex.template get<it_power_charge<V>>() * draw.built, "cost of the lease") : nothing,
          named(plan.software.licence * draw.gpus, "cost of licences"),
          named(charges.staff, "cost of staff"),
          named(plan.facility.upkeep * shell, "upkeep of the shell"),
          named(plan.compute.upkeep * capex.compute, "upkeep of compute"),
          named(plan.network.upkeep * capex.network, "upkeep of the network"),
          named(plan.storage.upkeep * capex.storage, "upkeep of storage"),
          named(plan.support.upkeep * capex.support, "upkeep of support")};
}
/// The same with the shell that the plan builds: shell_capex().
template <class V>
[[nodiscard]] constexpr running_costs<V> running_costs_of(const factory<V>& plan, const fleet_draw<V>& draw, const capex_by_layer<money<V>>& capex,
                                                          const site_charges<V>& charges) {
  return running_costs_of(plan, draw, capex, charges, shell_capex(plan.facility, draw.built, draw.facility_built));
}

/// Yearly cost of the space: capital, upkeep and land when owned, the lease otherwise. Land and lease are on IT power built, the
/// shell on that or on facility power built, as its price is quoted.
///
///   owned   annual_capital(shell) + upkeep * shell + land * built * r
///   leased  lease * built
///
/// @param rate  [1/year]  r, from level_rate
/// @return      [USD/time]
/// @errors  none: not finite for an owned shell with a life of 0, which validate() refuses
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard, gnu::always_inline]] constexpr money_per_time<V> facility_cost(const facility<V>& site, const fleet_draw<V>& draw,
                                                                            const running_costs<V>& spent, const money<V>& shell, const V& rate) {
  if (site.leased()) return spent.lease;
  return annual_capital(shell, site.life, rate) + spent.facility_upkeep + annual_interest(money<V>(site.land * draw.built), rate);
}

/// Those of a plan that has its site to itself: demand_cost() and staff_cost() of its draw.
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr site_charges<V> charges_of(const factory<V>& plan, const fleet_draw<V>& draw) {
  return {demand_cost(plan.power.demand_charge, draw.facility_peak, draw.facility_built, plan.power.demand_ratchet),
          staff_cost(plan.operations, draw.built, draw.gpus)};
}

/// The figures of a year, of one fleet or of all on a site, from what adds up over fleets.
///
///   GPU-hour cost = annual / gpus                capex per GPU = capex / gpus          downtime = 1 - availability
///   carbon = used * intensity / tokens made      water = used / PUE * WUE / tokens made
///   tokens/s per MW = full load / (provisioned * PUE)      per MW of IT = full load / provisioned
///   tokens per joule = tokens made / used
///
/// @param site       facility, power and operations; its fleet is not used
/// @param delivered  gives the cost per token of each kind, at_full_load the same over tokens at full load: functions, so that
///                   the costs are made where they stay
/// @errors  none: without GPUs, power or tokens the figures per each are not finite
/// @source  definition; docs/design.md, section "The steady year"
template <class V, class Delivered, class AtFullLoad>
[[nodiscard, gnu::always_inline]] constexpr economics<V> figures_of_year(
    const factory<V>& site, const fleet_draw<V>& draw, const rack_count<V>& racks, const capex_by_layer<money<V>>& capex,
    const cost_by_layer<money_per_time<V>>& annual, const token_rates<V>& full_load, const token_rates<V>& made,
    const Delivered& delivered, const AtFullLoad& at_full_load) {
  const pue<V>& site_pue = site.facility.pue;
  return {
      .gpus = draw.gpus,
      .racks = racks,
      .it_power_provisioned = draw.provisioned,
      .it_power_built = draw.built,
      .facility_power_built = draw.facility_built,
      .facility_power_peak = draw.facility_peak,
      .capex = capex,
      .capex_per_gpu = capex.total / draw.gpus,
      .annual_cost = annual,
      .gpu_hour_cost = annual.each([&](const money_per_time<V>& cost) { return cost / draw.gpus; }),
      .energy_use = draw.used,
      .carbon = draw.used * site.power.carbon / made.total,
      .water = draw.used / site_pue * site.facility.wue / made.total,
      .downtime = 1.0 - site.operations.availability,
      .delivered = made,
      .full_load = full_load,
      .full_load_per_facility_power = full_load.times(1.0 / drawn_from_grid(draw.provisioned, site_pue)),
      .full_load_per_it_power = full_load.times(1.0 / draw.provisioned),
      .delivered_per_energy = made.times(1.0 / draw.used),
      .cost_per_token = delivered(),
      .cost_per_token_at_full_load = at_full_load(),
  };
}

/// The economics of a fleet that draws this and bears these charges: the equations of unit_economics().
///
///   layer = annual capital of the layer + its running costs      racks = gpus / GPUs per rack, 0 where that is not given
///
/// @param charges  those of the fleet alone, or its part of the site's
/// @errors  as unit_economics()
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard, gnu::always_inline]] constexpr economics<V> economics_of_fleet(const factory<V>& plan, const fleet_draw<V>& draw,
                                                                            const site_charges<V>& charges) {
  const auto& gpus = draw.gpus;
  const V rate = level_rate(plan.finance);
  const capex_by_layer<money<V>> capex = capex_of(plan, gpus, draw.built, draw.facility_built);
  const money<V> shell = shell_capex(plan.facility, draw.built, draw.facility_built);  // 0 when leased
  const running_costs<V> spent = running_costs_of(plan, draw, capex, charges, shell);
  const auto annual = cost_by_layer<money_per_time<V>>::of(
      facility_cost(plan.facility, draw, spent, shell, rate), spent.energy + spent.demand + annual_capital(capex.power, plan.power.life, rate),
      annual_capital(capex.compute, plan.compute.residual, plan.compute.life, rate) + spent.compute_upkeep,
      annual_capital(capex.network, plan.network.life, rate) + spent.network_upkeep,
      annual_capital(capex.storage, plan.storage.life, rate) + spent.storage_upkeep,
      annual_capital(capex.support, plan.support.life, rate) + spent.support_upkeep, spent.licences, spent.staff);

  const token_rates<V> full_load = full_load_rates(plan.workload, gpus);
  const token_rates<V> delivered = delivered_rates(full_load, plan.operations.utilization, plan.operations.availability);
  const token_weights<V> weights = weights_of(plan.workload);
  const auto rack_size = plan.compute.gpus_per_rack;
  const auto no_racks = math::is_zero(rack_size);
  return figures_of_year(plan, draw,
                         math::where(no_racks, rack_count<V>(0.0 * rack),
                                     rack_count<V>(gpus / math::where(no_racks, gpus_per_rack<V>(1.0 * GPU / rack), rack_size))),
                         capex, annual, full_load, delivered, [&] { return cost_per_token(annual.total, delivered, weights); },
                         [&] { return cost_per_token(annual.total, full_load, weights); });
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
/// @errors  none; with inputs validate() refuses the figures may not be finite, and a real rate that is none is an input_error
/// @source  docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr economics<V> unit_economics(const factory<V>& plan) {
  const fleet_draw<V> draw = draw_of(plan);
  return economics_of_fleet(plan, draw, charges_of(plan, draw));
}

}  // namespace aifactory
