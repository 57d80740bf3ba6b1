// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many GPUs is the factory, and what does its capital come to?
///
/// Everything is linear in the number of GPUs, so each way to size a factory has a closed form. Nothing is rounded here.
#pragma once

#include "aifactory/model/factory.hpp"
#include "aifactory/model/layers.hpp"
#include "aifactory/model/power_draw.hpp"
#include "aifactory/units/math.hpp"

namespace aifactory {

/// Nameplate IT power per GPU: compute, network, storage and support.
///
///   per GPU = compute + network + storage + support, each at_the_rack()
///
/// @return  [W_IT/GPU]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr it_power_per_gpu<V> nameplate_per_gpu(const factory<V>& plan) {
  const auto& site = plan.facility.pue;
  return at_the_rack<V>(plan.compute.it_power_per_gpu, site) + at_the_rack<V>(plan.network.it_power_per_gpu, site) +
         at_the_rack<V>(plan.storage.it_power_per_gpu, site) + at_the_rack<V>(plan.support.it_power_per_gpu, site);
}

/// The PUE that sizes the connection: power.design_pue, or facility.pue where none (0) is given.
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr pue<V> design_pue(const factory<V>& plan) {
  const pue<V>& annual = plan.facility.pue;
  return math::where(math::is_zero(plan.power.design_pue), annual, plan.power.design_pue);
}

/// IT power built for a number of GPUs.
///
///   built = gpus * nameplate per GPU * headroom
///
/// @return  [W_IT]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr it_power<V> built_for(const factory<V>& plan, const gpu_count<V>& gpus) {
  return it_power_built(it_power_provisioned(gpus, nameplate_per_gpu(plan)), plan.facility.headroom);
}

/// Capital of shell, power distribution and cooling: per IT power or per facility power built; none when leased.
///
///   capex * built      or      capex * facility_built      or      0
///
/// @return  [USD]  without land
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr money<V> shell_capex(const facility<V>& site, const it_power<V>& built,
                                             const facility_power<V>& facility_built) {
  const auto& capex = site.capex;
  if (capex.template holds<capex_per_it_power<V>>()) return math::named(capex.template get<capex_per_it_power<V>>() * built, "capex of the shell", "USD");
  if (capex.template holds<capex_per_facility_power<V>>())
    return math::named(capex.template get<capex_per_facility_power<V>>() * facility_built, "capex of the shell", "USD");
  return money<V>(0.0 * USD);
}

/// Capital by layer for a number of GPUs and the power built for them. The facility layer holds shell and land.
///
///   facility = shell_capex + land * built        power = capex * facility_built
///   compute, network, storage, support = price per GPU * gpus
///
/// @return  [USD]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr capex_by_layer<money<V>> capex_of(const factory<V>& plan, const gpu_count<V>& gpus,
                                                          const it_power<V>& built, const facility_power<V>& facility_built) {
  return capex_by_layer<money<V>>::of(
      shell_capex(plan.facility, built, facility_built) + plan.facility.land * built, plan.power.capex * facility_built,
      plan.compute.price * gpus, plan.network.capex * gpus, plan.storage.capex * gpus, plan.support.capex * gpus);
}
/// The same with the power that the plan builds for so many GPUs: built_for(), and the facility power behind it at design_pue().
template <class V>
[[nodiscard]] constexpr capex_by_layer<money<V>> capex_of(const factory<V>& plan, const gpu_count<V>& gpus) {
  const it_power<V> built = built_for(plan, gpus);
  return capex_of(plan, gpus, built, facility_power<V>(drawn_from_grid(built, design_pue(plan))));
}

/// The number of GPUs, from whichever size the plan gives.
///
///   gpus = given                                        compute.gpus
///   gpus = it_power / (IT power built per GPU)          compute.it_power
///   gpus = facility_power / (facility power built per GPU)   power.facility_power
///   gpus = budget / (capex of all layers per GPU)       compute.budget
///
/// @return  [GPU]  not rounded
/// @errors  none; a size that is zero makes an empty factory, a budget where nothing costs capital has no finite answer:
///          validate() refuses both
/// @source  definition; docs/design.md, section "The steady year"
template <class V>
[[nodiscard]] constexpr gpu_count<V> fleet_size(const factory<V>& plan) {
  const auto& size = plan.size;
  const gpu_count<V> one(1.0 * GPU);
  if (size.template holds<gpu_count<V>>()) return size.template get<gpu_count<V>>();
  if (size.template holds<it_power<V>>()) return size.template get<it_power<V>>() / built_for(plan, one) * one;
  if (size.template holds<facility_power<V>>())
    return size.template get<facility_power<V>>() / drawn_from_grid(built_for(plan, one), design_pue(plan)) * one;
  return size.template get<money<V>>() / capex_of(plan, one).total * one;
}

}  // namespace aifactory
