// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does power cost, at the utility meter?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/impact.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// Energy, demand charge, and a grid connection or own generation if the owner pays for it.
template <class V = double>
struct power {
  required<energy_price<V>> price;
  aifactory::demand_charge<V> demand_charge{};
  share<V> demand_ratchet{};
  aifactory::pue<V> design_pue{};
  capex_per_facility_power<V> capex{};
  duration<V> life{20.0 * year};
  carbon_per_energy<V> carbon{};

  static constexpr auto fields() {
    return std::tuple{
        field{&power::price, "energy at the facility meter", origin::must_be_given(),
              spelling{"price", "USD/MWh", range::not_negative(), {10, 300}}},
        field{&power::demand_charge, "on the larger of peak draw and ratchet times built", origin::neutral(),
              spelling{"demand_charge", "USD/kW_demand/month", range::not_negative(), {0.0, 50}}},
        field{&power::demand_ratchet, "least billed demand as a share of facility power built", origin::neutral(),
              spelling{"demand_ratchet", "1", range::share(), range::share()}},
        field{&power::design_pue, "PUE on the design day, which sizes the connection",
              origin::unset("equals facility.pue"),
              spelling{"design_pue", "MW_facility/MW_IT", range::at_least(1.0), {1.02, 2.0}}},
        field{&power::capex, "grid connection or own generation, if paid by the owner", origin::neutral(),
              spelling{"capex", "USD/kW", range::not_negative(), {0.0, 5000}}},
        field{&power::life, "life of the connection or generation",
              origin::assumption("switchgear and generation outlast one fleet and are written off over about the shell's life"),
              spelling{"life", "years", range::positive(), {5, 40}}},
        field{&power::carbon, "carbon intensity of the energy", origin::neutral(),
              spelling{"carbon", "kg/MWh", range::not_negative(), {0.0, 1200}}},
    };
  }
};

}  // namespace aifactory
