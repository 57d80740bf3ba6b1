// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a factory do and draw when its load differs from year to year?
#pragma once

#include "aifactory/finance/factory_cash_flow.hpp"
#include "aifactory/finance/market_path.hpp"

namespace aifactory {

/// Hours of each period that the GPUs of a plan are busy.
///
///   hours_k = gpus x year / m x u_y x availability
///
/// @param loads  utilization of each period's year (by_year)
/// @return  [GPU h]
/// @errors  none
/// @source  definition of utilization
template <class V>
[[nodiscard]] amount_flow<u::gpu_second, V> busy_hours(const factory<V>& plan, const amount_flow<u::one, V>& loads) {
  const quantity<u::gpu_second, V> up = fleet_size(plan) * (year / static_cast<double>(loads.when().periods_per_year())) * plan.operations.availability;
  return up * loads;
}
/// Those in which they are up and not busy.
///
///   gpus x year / m x (1 - u_y) x availability
///
/// @return  [GPU h]
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] amount_flow<u::gpu_second, V> spare_hours(const factory<V>& plan, const amount_flow<u::one, V>& loads) {
  return busy_hours(plan, by_year<V>(loads.when(), [](int) { return V(1.0); })) - busy_hours(plan, loads);
}
/// The same number of hours per GPU in each period.
///
///   gpus x hours of a year / m
///
/// @return  [GPU h]
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] amount_flow<u::gpu_second, V> level_hours(const factory<V>& plan, const duration<V>& of_a_year, const timeline& when) {
  const quantity<u::gpu_second, V> each = fleet_size(plan) * of_a_year / static_cast<double>(when.periods_per_year());
  return each * by_year<V>(when, [](int) { return V(1.0); });
}

/// The tokens of each period.
///
///   tokens_k = full load x u_y x availability x year / m
///
/// @errors  none
/// @source  definition of utilization
template <class V>
[[nodiscard]] token_flows<V> tokens_at(const factory<V>& plan, const amount_flow<u::one, V>& loads) {
  const timeline& when = loads.when();
  const auto up = delivered_rates(full_load_rates(plan.workload, fleet_size(plan)), utilization<V>(V(1.0)), plan.operations.availability);
  const auto each = [&]<class Rate>(const Rate& rate) { return rate * (year / static_cast<double>(when.periods_per_year())) * loads; };
  return {each(up.fresh_input), each(up.cached_input), each(up.output), each(up.total)};
}

/// What energy costs at other loads than the plan's.
///
///   energy_k x draw(u_y) / draw(u)
///
/// @param energy  of cash_flow_of(plan, ..)
/// @shape   scalar, or lanes when V is a batch
/// @errors  none; a plan that draws nothing keeps its row
/// @source  own: the row of the plan, moved as its draw moves with the load (model/fleet.hpp)
template <class V>
[[nodiscard]] pretax_flow<V> energy_at(const pretax_flow<V>& energy, const factory<V>& plan, const amount_flow<u::one, V>& loads) {
  const auto drawn_at = [&](const V& load) {
    factory<V> at = plan;
    at.operations.utilization = utilization<V>(load);
    return draw_of(at).used.base_value();
  };
  const V planned = drawn_at(plan.operations.utilization.value());
  const auto nothing = math::is_zero(planned);
  return pretax_flow<V>::made(energy.when(), [&](int k) {
    const V ratio = math::where(nothing, V(1.0), V(drawn_at(loads[k].base_value()) / math::where(nothing, V(1.0), planned)));
    return energy[k] * ratio;
  });
}

}  // namespace aifactory
