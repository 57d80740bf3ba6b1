// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a fleet in whole GPUs, scale-up domains, racks and halls, and how much power does rounding strand?
#pragma once

#include "aifactory/model/fleet.hpp"

#include <algorithm>
#include <cmath>

namespace aifactory {

/// The pieces in which a fleet is bought. A zero stands for "does not matter".
struct pieces {
  gpu_count<> scale_up_domain{1.0 * GPU};  ///< 72 for an NVL72 rack, 8 for a server
  gpus_per_rack<> rack{};                  ///< GPUs in a rack; racks are counted, not bought whole
  it_power<> hall{};  ///< IT power of a data hall
};

/// Down where power or money is given, so that it is not exceeded; up where demand must be met.
enum class to_whole { down, up };

/// A fleet in whole scale-up domains, racks and halls.
struct whole_fleet {
  gpu_count<> gpus{};      ///< whole scale-up domains
  double domains = 0.0;    ///< whole ones
  double racks = 0.0;      ///< begun racks; 0 where no rack is known
  double halls = 0.0;      ///< begun halls; 0 where no hall is given
  it_power<> built{};      ///< for these GPUs
  it_power<> in_halls{};   ///< of whole halls; `built` where no hall is given
  gpu_count<> rounded_off{};  ///< continuous less whole: above 0 when rounded down
};

namespace detail {
/// Rounding forgives what arithmetic adds: 655.0000000001 racks are 655.
inline double whole(double x, to_whole direction) {
  const double near = std::round(x);
  if (std::fabs(x - near) <= 1e-9 * std::max(1.0, std::fabs(x))) return near;
  return direction == to_whole::down ? std::floor(x) : std::ceil(x);
}
}  // namespace detail

/// Rounds a number of GPUs to whole scale-up domains, and counts what they stand in.
///
///   gpus = domain x round(gpus / domain)      racks = ceil(gpus / GPUs per rack)      halls = ceil(IT built / hall)
///
/// @param direction  of the domains; within 1e-9 of a whole number it is that number
/// @errors  input_error when the domain is less than one GPU
/// @source  definition
[[nodiscard]] inline whole_fleet in_whole_pieces(const factory<double>& plan, const gpu_count<>& continuous, const pieces& by,
                                                 to_whole direction) {
  const double of_domain = by.scale_up_domain.in(GPU);
  if (!(of_domain >= 1.0)) throw input_error("sizing: a scale-up domain has at least one GPU");
  whole_fleet fleet;
  fleet.domains = detail::whole(continuous.in(GPU) / of_domain, direction);
  fleet.gpus = fleet.domains * by.scale_up_domain;
  fleet.rounded_off = continuous - fleet.gpus;
  if (by.rack > 0.0 * GPU / rack) fleet.racks = detail::whole((fleet.gpus / by.rack).in(rack), to_whole::up);
  fleet.built = built_for(plan, fleet.gpus);
  fleet.in_halls = fleet.built;
  if (by.hall > 0.0 * MW_IT) {
    fleet.halls = detail::whole(double(fleet.built / by.hall), to_whole::up);
    fleet.in_halls = fleet.halls * by.hall;
  }
  return fleet;
}

}  // namespace aifactory
