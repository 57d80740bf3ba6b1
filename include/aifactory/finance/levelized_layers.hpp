// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Into which layers does the levelized cost of a token fall?
#pragma once

#include "aifactory/finance/required_price.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// A named part of a plan's cost. Flows as the owner sees them: what is paid is negative; deductions are positive.
template <class V = double>
struct cost_layer {
  std::string_view name;        ///< told apart by it; no two may have one
  pretax_flow<V> capital;       ///< bought, negative; sold, positive
  pretax_flow<V> operating;     ///< negative
  non_cash_flow<V> deductions;  ///< tax depreciation, positive
  tax_flow<V> credits;          ///< tax credits, negative
  /// Years that the asset of this layer lasts, where it is known.
  std::optional<double> life_years{};
};

namespace detail {
/// Refuses no layers, one layer twice (a cost counted twice), and an asset that is levelled over more years than it
/// lasts without being bought again.
template <class V>
void check_layers(const std::vector<cost_layer<V>>& layers, double horizon) {
  if (layers.empty()) throw input_error("levelized cost: no layers, needs at least one");
  for (const cost_layer<V>& each : layers) {
    const std::string name(each.name);
    for (const cost_layer<V>& other : layers)
      if (&each != &other && each.name == other.name)
        throw input_error("layer " + name + ": given twice, would be counted twice");
    if constexpr (std::floating_point<V>) {
      const auto bought = each.capital.base_values();
      const bool again = std::any_of(bought.begin() + 1, bought.end(), [](V paid) { return paid < V(0); });
      if (each.life_years && horizon > *each.life_years + 1e-9 && !again)
        throw input_error("layer " + name + ": lasts " + std::to_string(*each.life_years) +
                          " years, shorter than the horizon of " + std::to_string(horizon) +
                          ", and is not bought again");
    }
  }
}
}  // namespace detail

/// A layer's part of a levelized cost.
template <class T, class V = double>
struct levelized_part {
  std::string_view name;  ///< of the layer
  levelized<T, V> cost;   ///< its part per token of the whole plan
};

/// The plan of all layers together.
/// @errors  input_error without layers, on a layer given twice, on one that is levelled over more years than its asset
/// lasts without
///          being bought again, and on different timelines
/// @source  definition: the sums of the layers' flows
template <class T, class V>
[[nodiscard]] levelized_plan<T, V> plan_of(const std::vector<cost_layer<V>>& layers, const amount_flow<T, V>& tokens,
                                           const income_tax<V>& tax, const inflation_rate<V>& inflation,
                                           const conventions& used = {}) {
  detail::check_layers(layers, tokens.when().horizon());
  const timeline& when = tokens.when();
  levelized_plan<T, V> plan{pretax_flow<V>(when),
                            pretax_flow<V>(when),
                            non_cash_flow<V>(when),
                            tax_flow<V>(when),
                            tokens,
                            tax,
                            inflation,
                            used};
  for (const cost_layer<V>& each : layers) {
    plan.capital += each.capital;
    plan.operating += each.operating;
    plan.deductions += each.deductions;
    plan.credits += each.credits;
  }
  return plan;
}

/// lcot_pretax by layer: all with the same tokens, so the parts add up to that of the plan.
///
///   -NPV(capital + operating of the layer) / sum_k tokens_k df(t_k)
///
/// @errors  those of plan_of and lcot_pretax
/// @source  levelized_cost.hpp, which is linear in the costs
template <class T, class V>
[[nodiscard]] std::vector<levelized_part<T, V>> lcot_pretax_by_layer(const std::vector<cost_layer<V>>& layers,
                                                                     const amount_flow<T, V>& tokens,
                                                                     const nominal_pretax_wacc<V>& wacc,
                                                                     const inflation_rate<V>& inflation,
                                                                     const conventions& used = {}) {
  detail::check_layers(layers, tokens.when().horizon());
  std::vector<levelized_part<T, V>> parts;
  for (const cost_layer<V>& each : layers)
    parts.push_back(
        {each.name, lcot_pretax(pretax_flow<V>(each.capital + each.operating), tokens, wacc, inflation, used)});
  return parts;
}

/// required_price by layer. Each layer is priced as if losses were refunded, which is linear; where they are not, what
/// the delay or loss of the deductions costs is a part of its own, "unused_losses". The parts add up to that of the
/// plan.
///
///   p_j = required_price of layer j with refunds,   unused_losses = required_price of the plan - sum_j p_j
///
///
/// @errors  those of plan_of and required_price
/// @source  own, from the linearity of required_price with losses refunded
template <class T, class V>
[[nodiscard]] std::vector<levelized_part<T, V>> required_price_by_layer(
    const std::vector<cost_layer<V>>& layers, const amount_flow<T, V>& tokens, const income_tax<V>& tax,
    const inflation_rate<V>& inflation, const nominal_wacc<V>& wacc, const conventions& used = {}) {
  income_tax<V> refunding = tax;
  refunding.on_loss = losses::refund;
  std::vector<levelized_part<T, V>> parts;
  const levelized_plan<T, V> whole = plan_of(layers, tokens, tax, inflation, used);
  levelized<T, V> rest = required_price(whole, wacc);
  for (const cost_layer<V>& each : layers) {
    parts.push_back({each.name, required_price(levelized_plan<T, V>{each.capital, each.operating, each.deductions,
                                                                    each.credits, tokens, refunding, inflation, used},
                                               wacc)});
    rest.nominal -= parts.back().cost.nominal;
    rest.real -= parts.back().cost.real;
  }
  if (tax.on_loss != losses::refund) parts.push_back({"unused_losses", rest});
  return parts;
}

}  // namespace aifactory
