// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does the building cost, and how much power does it lose?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/impact.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// What the space costs: capital per IT power, capital per facility power, or a lease per IT power and time.
template <class V>
using space_price = one_of<capex_per_it_power<V>, capex_per_facility_power<V>, it_power_charge<V>>;

/// Shell, power distribution and cooling; owned (`capex` with `life`) or leased (`.capex = 190.0 * USD / (kW_IT * month)`).
template <class V = double>
struct facility {
  required<space_price<V>> capex;
  required<aifactory::pue<V>> pue;
  duration<V> life{};
  share_per_time<V> upkeep{};
  capex_per_it_power<V> land{};
  aifactory::headroom<V> headroom{1.0};
  aifactory::wue<V> wue{};

  /// True where `capex` holds a lease: life, upkeep and land are then not used.
  [[nodiscard]] constexpr bool leased() const { return capex.template holds<it_power_charge<V>>(); }

  static constexpr auto fields() {
    return std::tuple{
        field{&facility::capex, "shell, power distribution and cooling; or a lease of them", origin::must_be_given(),
              spelling{"capex", "USD/MW_IT", range::not_negative(), {3e6, 30e6}},
              spelling{"capex", "USD/MW_facility", range::not_negative(), {2e6, 30e6}},
              spelling{"lease", "USD/kW_IT/month", range::not_negative(), {50, 500}}},
        field{&facility::pue, "facility power per IT power, annual average, for energy", origin::must_be_given(),
              spelling{"pue", "MW_facility/MW_IT", range::at_least(1.0), {1.02, 2.0}}},
        field{&facility::life, "economic life of shell and cooling", origin::unset("required with capex"),
              spelling{"life", "years", range::positive(), {5, 40}}},
        field{&facility::upkeep, "maintenance, insurance and property tax as a share of capex", origin::neutral(),
              spelling{"upkeep", "1/year", range::not_negative(), {0.0, 0.1}}},
        field{&facility::land, "land, not depreciated", origin::neutral(),
              spelling{"land", "USD/MW_IT", range::not_negative(), {0.0, 5e6}}},
        field{&facility::headroom, "IT power built per IT power provisioned", origin::neutral(),
              spelling{"headroom", "1", range::at_least(1.0), {1.0, 1.5}}},
        field{&facility::wue, "water per IT energy", origin::neutral(),
              spelling{"wue", "L/kWh_IT", range::not_negative(), {0.0, 3.0}}},
    };
  }
};

}  // namespace aifactory
