// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario say of a generation of its own?
///
///   [generation.my_chip]
///   name = "My chip"
///   year = 2027
///   price = "40 k$/GPU"             what [compute] takes, for compute.generation = "my_chip" to bring
///   it_power_per_gpu = "1.9 kW/GPU"
///   life = "5 years"
///   memory = "288 GB/GPU"           what no cost depends on, but what tells chips apart
///   fp4 = "15 PFLOP/s/GPU"
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/power.hpp"

#include <string>
#include <tuple>

namespace aifactory {

/// The facts of a chip beside what [compute] takes. Zero stands for "not known".
template <class V = double>
struct generation_sheet {
  memory_per_gpu<V> memory{};
  bandwidth_per_gpu<V> bandwidth{};
  board_power_per_gpu<V> board_power{};
  gpu_count<V> scale_up_domain{};
  arithmetic_rate_per_gpu<V> bf16{};
  arithmetic_rate_per_gpu<V> fp8{};
  arithmetic_rate_per_gpu<V> fp4{};

  static constexpr auto fields() {
    return std::tuple{
        field{&generation_sheet::memory, "memory per GPU package", origin::unset("not known"),
              spelling{"memory", "GB/GPU", range::positive(), {8, 4096}}},
        field{&generation_sheet::bandwidth, "memory bandwidth per GPU package", origin::unset("not known"),
              spelling{"bandwidth", "TB/s/GPU", range::positive(), {0.1, 100}}},
        field{&generation_sheet::board_power, "what the accelerator board draws (TDP)", origin::unset("not known"),
              spelling{"board_power", "kW_board/GPU", range::positive(), {0.03, 6}}},
        field{&generation_sheet::scale_up_domain, "GPUs that reach each other through the scale-up fabric",
              origin::unset("not known"), spelling{"scale_up_domain", "GPU", range::at_least(1.0), {1, 10e3}}},
        field{&generation_sheet::bf16, "peak dense arithmetic in 16 bits", origin::unset("no such arithmetic, or not known"),
              spelling{"bf16", "PFLOP/s/GPU", range::positive(), {0.01, 100}}},
        field{&generation_sheet::fp8, "peak dense arithmetic in 8 bits", origin::unset("no such arithmetic, or not known"),
              spelling{"fp8", "PFLOP/s/GPU", range::positive(), {0.01, 200}}},
        field{&generation_sheet::fp4, "peak dense arithmetic in 4 bits", origin::unset("no such arithmetic, or not known"),
              spelling{"fp4", "PFLOP/s/GPU", range::positive(), {0.01, 400}}},
    };
  }
};

/// A generation of the user's own.
struct own_generation {
  std::string id;      ///< by which the file names it
  std::string name;    ///< the id where none is given
  std::string vendor;  ///< who makes it; may be empty
  int year = 0;        ///< 0 where none is given
  generation_sheet<double> sheet;  ///< its facts
};

}  // namespace aifactory
