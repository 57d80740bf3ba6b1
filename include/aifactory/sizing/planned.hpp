// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the inputs of a factory together with the demand on it, where both are uncertain?
#pragma once

#include "aifactory/model/factory.hpp"
#include "aifactory/sizing/required_gpus.hpp"
#include "aifactory/sizing/token_demand.hpp"

#include <string_view>
#include <tuple>

namespace aifactory {

/// A factory and the demand on it, as one aggregate of inputs; the plan's fields keep their names, those of the demand
/// are called "demand.users" and so on.
template <class V = double>
struct planned {
  factory<V> plan;         ///< its size is not used where the demand sizes it
  token_demand<V> asked;   ///< [demand]; not looked at for demand_role::none

  static constexpr auto fields() { return std::tuple<>{}; }
  static constexpr auto sections() { return std::tuple{section{"", &planned::plan}, section{"demand", &planned::asked}}; }
};

/// Who is asked for what: no demand, a demand on a factory whose size is given, or one that sizes the factory.
enum class demand_role { none, loads, sizes };

/// The plan that follows from the inputs: as large as the busiest hour needs where the demand sizes it, with the rates at
/// the demand's mix and the utilization that it gives. Without a demand it is the plan.
///
///   size = required_gpus where the demand sizes it;   rates = at_mix,   utilization = average_utilization
///
/// @errors  input_error from the shape of the demand
/// @source  required_gpus.hpp
template <class V>
[[nodiscard]] constexpr factory<V> resolved(const planned<V>& inputs, demand_role role) {
  if (role == demand_role::none) return inputs.plan;
  factory<V> sized = inputs.plan;
  if (role == demand_role::sizes) sized.size = required_gpus(inputs.plan, inputs.asked);
  return under_demand(sized, inputs.asked);
}

/// Calls f(section name, row, member) for every input that holds a value: the plan's, then the demand's.
template <class V, class F>
constexpr void for_each_input(const planned<V>& inputs, const F& f) {
  for_each_input(inputs.plan, f);
  for_each_field(inputs.asked, [&](const auto& row, const auto& member) { f(std::string_view("demand"), row, member); });
}

/// The same inputs with value type W: f(raw value, section name, row, member) gives each new raw value, in that order.
template <class W, class V, class F>
[[nodiscard]] constexpr planned<W> convert_planned(const planned<V>& inputs, const F& f) {
  auto plan = convert_factory<W>(inputs.plan, f);
  return {plan, convert<W>(inputs.asked, [&](const V& x, const auto& row, const auto& member) { return f(x, std::string_view("demand"), row, member); })};
}

}  // namespace aifactory
