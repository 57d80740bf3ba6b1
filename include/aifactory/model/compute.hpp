// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a GPU cost and draw, with its host, fabric, rack and in-rack cooling?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// Provisioned power per GPU at the rack; or at the utility meter, where a source quotes it so.
template <class V>
using power_per_gpu = one_of<it_power_per_gpu<V>, facility_power_per_gpu<V>>;

/// Accelerators with host, NIC, scale-up fabric, rack and in-rack cooling; not the facility.
template <class V = double>
struct compute {
  required<price_per_gpu<V>> price;
  required<power_per_gpu<V>> it_power_per_gpu;
  required<duration<V>> life;
  share<V> peak_draw{1.0};
  share<V> idle_share{0.4};
  share<V> residual{};
  share_per_time<V> upkeep{};
  aifactory::gpus_per_rack<V> gpus_per_rack{};

  static constexpr auto fields() {
    return std::tuple{
        field{&compute::price, "accelerator, host, NIC, scale-up fabric, rack and in-rack cooling", origin::must_be_given(),
              spelling{"price", "USD/GPU", range::not_negative(), {1e3, 200e3}}},
        field{&compute::it_power_per_gpu, "provisioned nameplate power, all-in", origin::must_be_given(),
              spelling{"it_power_per_gpu", "kW_IT/GPU", range::positive(), {0.1, 6}},
              spelling{"it_power_per_gpu", "kW_facility/GPU", range::positive(), {0.1, 8}}},
        field{&compute::life, "economic life", origin::must_be_given(), spelling{"life", "years", range::positive(), {2, 10}}},
        field{&compute::peak_draw, "draw at full load per nameplate", origin::neutral(),
              spelling{"peak_draw", "1", range::share(), {0.4, 1.0}}},
        field{&compute::idle_share, "draw at zero load per draw at full load",
              origin::assumption("middle of the measured range 0.3 to 0.5 for accelerator servers"),
              spelling{"idle_share", "1", range::share(), {0.05, 0.8}}},
        field{&compute::residual, "value left at the end of life, as a share of price", origin::neutral(),
              spelling{"residual", "1", range::share(), {0.0, 0.5}}},
        field{&compute::upkeep, "maintenance as a share of price", origin::neutral(),
              spelling{"upkeep", "1/year", range::not_negative(), {0.0, 0.2}}},
        field{&compute::gpus_per_rack, "GPUs in a rack, for counting racks",
              origin::unset("brought by compute.generation; without it no racks are counted"),
              spelling{"gpus_per_rack", "GPU/rack", range::positive(), {1, 1000}}},
    };
  }
};

}  // namespace aifactory
