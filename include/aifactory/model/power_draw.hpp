// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many watts are provisioned, built, drawn at peak and used over a year?
///
/// Four quantities that spreadsheets mix up. Nameplate sizes the building, peak draw sizes the bill for demand, and the
/// energy follows the load.
#pragma once

#include "aifactory/model/compute.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/ratio.hpp"

namespace aifactory {

/// Power per GPU at the rack; where a source quotes it at the utility meter, divided by the PUE, once.
///
///   it = quoted                 quoted in kW_IT/GPU
///   it = quoted / pue           quoted in kW_facility/GPU
///
/// @param quoted    [W_IT/GPU or W_facility/GPU]
/// @param site_pue  [-]  annual average
/// @return          [W_IT/GPU]
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: validate() refuses a pue below 1
/// @source  own definition, docs/design.md
template <class V>
[[nodiscard]] constexpr it_power_per_gpu<V> at_the_rack(const power_per_gpu<V>& quoted, const pue<V>& site_pue) {
  if (quoted.template holds<it_power_per_gpu<V>>()) return quoted.template get<it_power_per_gpu<V>>();
  return quoted.template get<facility_power_per_gpu<V>>() / site_pue;
}

/// IT power provisioned: the nameplate of all GPUs with their network, storage and support.
///
///   provisioned = gpus * per_gpu
///
/// @param per_gpu  [W_IT/GPU]  nameplate with its share of network, storage and support
/// @return         [W_IT]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class Gpus, class PerGpu>
[[nodiscard]] constexpr auto it_power_provisioned(const Gpus& gpus, const PerGpu& per_gpu) {
  return as<it_power>(as<gpu_count>(gpus) * as<it_power_per_gpu>(per_gpu));
}

/// IT power built: what is provisioned plus the headroom the building holds beyond it.
///
///   built = provisioned * headroom
///
/// @param reserve  the headroom, at least 1
/// @return         [W_IT]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class Load, class Reserve>
[[nodiscard]] constexpr auto it_power_built(const Load& provisioned, const Reserve& reserve) {
  return as<it_power>(provisioned) * as<headroom>(reserve);
}

/// IT power at full load, the most the racks draw at once.
///
///   peak = provisioned * peak_draw
///
/// @param peak_draw  [-]  draw at full load per nameplate
/// @return           [W_IT]
/// @errors  none
/// @source  definition; docs/design.md, section "The steady year"
template <class Load, class Draw>
[[nodiscard]] constexpr auto it_power_peak(const Load& provisioned, const Draw& peak_draw) {
  return as<it_power>(provisioned) * as<share>(peak_draw);
}

/// Facility power: everything behind the utility meter.
///
///   facility = it_load * pue
///
/// Fan and pump power is inside PUE already; adding it again is the classic mistake.
///
/// @param it_load   [W_IT]
/// @param site_pue  [-]  design-day value for sizing, annual average for energy
/// @return          [W]
/// @errors  none: validate() refuses a pue below 1
/// @source  ISO/IEC 30134-2
template <class Load, class Site>
[[nodiscard]] constexpr auto drawn_from_grid(const Load& it_load, const Site& site_pue) {
  return as<it_power>(it_load) * as<pue>(site_pue);
}

/// Energy per year as mean power at the meter. Idle GPUs draw, also while they wait for repair.
///
///   energy / year = peak * (idle + (1 - idle) * utilization * availability) * pue
///
/// @param peak      [W_IT]  full-load draw
/// @param idle      [-]  draw at zero load per draw at full load
/// @param load      utilization
/// @param up        availability
/// @return          [W]  mean over the year; times a year it is the energy
/// @errors  none: at load 0 what the idle fleet draws
/// @source  linear between idle and full load: own model, docs/design.md
template <class Load, class Idle, class Busy, class Up, class Site>
[[nodiscard]] constexpr auto energy_use(const Load& peak, const Idle& idle, const Busy& load, const Up& up,
                                        const Site& site_pue) {
  const auto at_rest = as<share>(idle);
  const auto busy = as<utilization>(load) * as<availability>(up);
  return drawn_from_grid(as<it_power>(peak) * (at_rest.value() + (1.0 - at_rest) * busy), site_pue);
}

// An ideal building adds nothing.
static_assert(drawn_from_grid(3.0 * MW_IT, pue<>{1.0}) == 3.0 * MW_facility);

}  // namespace aifactory
