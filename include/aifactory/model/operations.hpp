// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How busy is the fleet, how often is it up, and who looks after it?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// What staff costs: per IT power and time, per GPU and time, or in all.
template <class V>
using staff_price = one_of<it_power_charge<V>, gpu_time_price<V>, money_per_time<V>>;

/// How much of the fleet works, and who runs it.
template <class V = double>
struct operations {
  required<aifactory::utilization<V>> utilization;
  aifactory::availability<V> availability{1.0};
  staff_price<V> staff{};

  static constexpr auto fields() {
    return std::tuple{
        field{&operations::utilization, "useful load over capacity, of the available time", origin::must_be_given(),
              spelling{"utilization", "1", range::share(), {0.05, 0.95}}},
        field{&operations::availability, "share of the year in which the fleet is up", origin::neutral(),
              spelling{"availability", "1", range::share(), {0.8, 1.0}}},
        field{&operations::staff, "staff, per IT power built, per GPU, or in all", origin::neutral(),
              spelling{"staff", "USD/MW_IT/year", range::not_negative(), {0.0, 1e6}},
              spelling{"staff", "USD/GPU/year", range::not_negative(), {0.0, 5e3}},
              spelling{"staff", "USD/year", range::not_negative(), {0.0, 1e9}}},
    };
  }
};

}  // namespace aifactory
