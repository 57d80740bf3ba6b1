// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do licences cost?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// Licences per GPU and time. A licence per server or rack needs a count of GPUs to get here.
template <class V = double>
struct software {
  gpu_time_price<V> licence{};

  static constexpr auto fields() {
    return std::tuple{field{&software::licence, "licences per GPU and year", origin::neutral(),
                            spelling{"licence", "USD/GPU/year", range::not_negative(), {0.0, 20e3}}}};
  }
};

}  // namespace aifactory
