// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does equipment beside the GPUs cost: network, storage, support nodes?
#pragma once

#include "aifactory/model/compute.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// One layer of equipment, per GPU of the fleet. Its power counts only where compute's does not hold it already.
template <class V = double>
struct equipment {
  price_per_gpu<V> capex{};
  duration<V> life{5.0 * year};
  share_per_time<V> upkeep{};
  power_per_gpu<V> it_power_per_gpu{};

  static constexpr auto fields() {
    return std::tuple{
        field{&equipment::capex, "switches, optics and cables; storage servers; or support nodes", origin::neutral(),
              spelling{"capex", "USD/GPU", range::not_negative(), {0.0, 50e3}}},
        field{&equipment::life, "economic life",
              origin::sourced("Epoch AI, AI data center cost breakdown: IT equipment 5 years", "2026-05-14"),
              spelling{"life", "years", range::positive(), {2, 15}}},
        field{&equipment::upkeep, "maintenance as a share of capex", origin::neutral(),
              spelling{"upkeep", "1/year", range::not_negative(), {0.0, 0.3}}},
        field{&equipment::it_power_per_gpu, "nameplate power, unless compute.it_power_per_gpu holds it", origin::neutral(),
              spelling{"it_power_per_gpu", "kW_IT/GPU", range::not_negative(), {0.0, 1}},
              spelling{"it_power_per_gpu", "kW_facility/GPU", range::not_negative(), {0.0, 1.5}}},
    };
  }
};

}  // namespace aifactory
