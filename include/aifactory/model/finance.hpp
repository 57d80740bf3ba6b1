// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does capital cost a year?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/rate.hpp"

namespace aifactory {

/// In which dollars the yearly cost is level.
enum class cost_basis {
  nominal_level,  ///< CRF at the nominal WACC, operating cost at base-year prices
  real_level      ///< CRF at (1 + wacc) / (1 + inflation) - 1
};

/// How capital becomes a yearly cost.
enum class capital_method {
  annuity,       ///< capital recovery factor: pays back capital and the cost of capital
  straight_line  ///< (1 - residual) x capex / life: no return on capital
};

/// A rate of 0. For straight_line write `.wacc = no_return_on_capital`.
inline constexpr nominal_rate<> no_return_on_capital{};

/// Pre-tax cost of capital of the steady year.
template <class V = double>
struct finance {
  required<nominal_rate<V>> wacc;
  inflation_rate<V> inflation{};
  cost_basis basis = cost_basis::nominal_level;
  capital_method method = capital_method::annuity;

  static constexpr auto fields() {
    return std::tuple{
        field{&finance::wacc, "weighted average cost of capital, nominal, effective annual", origin::must_be_given(),
              spelling{"wacc", "%/year", {-99.9, 1000}, {2, 25}}},
        field{&finance::inflation, "inflation, effective annual; used by basis = real_level", origin::neutral(),
              spelling{"inflation", "%/year", {-99.9, 1000}, {-2, 10}}},
        setting{&finance::basis, "basis", "in which dollars the yearly cost is level", "nominal_level", "real_level"},
        setting{&finance::method, "method", "how capital becomes a yearly cost", "annuity", "straight_line"},
    };
  }
};

}  // namespace aifactory
