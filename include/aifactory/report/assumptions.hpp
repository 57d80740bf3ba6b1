// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much of the answer rests on assumptions, and which of them move it most?
///
/// The elasticity of the cost by an input: how many percent the delivered, blended cost per token moves when the input
/// moves by one percent. Exact derivatives of the one formula, one pass per input; no step size.
///
///   elasticity = d ln cost / d ln input = input / cost * d cost / d input
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/values/dual.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace aifactory {

/// What one input does to the cost.
struct influence {
  const scenario_input* input;  ///< held by the scenario, which must outlive this
  double elasticity;  ///< [-]  of the delivered, blended cost per token
};

/// Where the inputs come from that move the cost.
struct origins {
  std::size_t assumed = 0;             ///< called assumptions
  std::size_t sourced = 0;             ///< with a source
  std::size_t neutral = 0;             ///< left at a default that changes nothing, such as a headroom of 1
  std::size_t unsourced = 0;           ///< given without a source
  std::vector<influence> assumptions;  ///< that move the cost, strongest first

  /// How many inputs move the cost: the sum of the four.
  [[nodiscard]] std::size_t moving() const { return assumed + sourced + neutral + unsourced; }
};

/// The elasticity of the delivered, blended cost per token by the input at this place in for_each_input(). Under a demand the
/// size and the load follow; the load that a time to the first token allows is held.
///
///   input / cost x d cost / d input
///
/// @return  [-]  % of the cost per % of the input
/// @errors  none; 0 for an input that is 0, not finite where the cost is not
/// @source  definition; the derivative by dual numbers, exact
[[nodiscard]] inline double elasticity(const planned<double>& inputs, demand_role role, std::size_t place) {
  std::size_t at = 0;
  double x = 0.0;
  const auto with_seed = convert_planned<dual>(inputs, [&](double raw, std::string_view, const auto&, const auto&) {
    if (at++ != place) return dual(raw);
    x = raw;
    return seeded(raw);
  });
  if (x == 0.0) return 0.0;
  const dual cost = unit_economics(resolved(with_seed, role)).cost_per_token.blended.base_value();
  return slope(cost) * x / value_of(cost);
}

/// Every input that moves the cost, strongest first; the plan may differ from the scenario's in its values.
/// @errors  none: an input whose elasticity is not finite is left out
/// @source  definition; 1e-12 and less of rounding counts as none
[[nodiscard]] inline std::vector<influence> influences(const scenario& s, const factory<double>& plan) {
  // What rounding leaves of a derivative that cancels is no influence.
  constexpr double nothing = 1e-12;
  std::vector<influence> found;
  planned<double> inputs = s.together();
  inputs.plan = plan;
  if (s.measured) inputs.plan.workload = *s.measured;
  std::size_t place = 0;
  for_each_input(inputs, [&](std::string_view section, const auto& row, const auto& member) {
    const std::size_t here = place++;
    const auto* input =
        s.find(field_name(section, row.as[holder<std::remove_cvref_t<decltype(member)>>::which(member)]));
    const double moved = input && input->by != given_by::demand_section ? elasticity(inputs, s.role(), here) : 0.0;
    if (std::isfinite(moved) && std::fabs(moved) > nothing) found.push_back({input, moved});
  });
  std::stable_sort(found.begin(), found.end(), [](const influence& a, const influence& b) {
    return std::fabs(a.elasticity) > std::fabs(b.elasticity);
  });
  return found;
}

/// Counts the inputs that move the cost by where they come from, and ranks the assumptions among them.
/// @errors  none
/// @source  definition
[[nodiscard]] inline origins origins_of(const scenario& s, const factory<double>& plan) {
  origins result;
  for (const auto& found : influences(s, plan)) {
    if (found.input->assumption)
      ++result.assumed, result.assumptions.push_back(found);
    else if (!found.input->source.empty())
      ++result.sourced;
    else if (found.input->by == given_by::fallback)
      ++result.neutral;
    else
      ++result.unsourced;
  }
  return result;
}

}  // namespace aifactory
