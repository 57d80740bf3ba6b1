// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which speed for a user does a fleet work, and how fast can it be within a cost?
///
/// A frontier trades tokens per GPU against the speed that a user sees. A speed fixes the token rates of a plan, and with
/// them its cost; a ceiling on the cost fixes the fastest speed. Cost is computed from interpolated rates and never
/// interpolated itself.
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/throughput/frontier.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <cstdint>
#include <string>

namespace aifactory {

/// The plan with the token rates that were measured, or interpolated, at a speed. The prompt's rate is zero where the
/// benchmark does not publish it.
/// @errors  input_error outside the measured range
[[nodiscard]] inline factory<double> at_speed(const factory<double>& plan, const frontier& curve, const interactivity<>& speed) {
  factory<double> moved = plan;
  moved.workload.output_rate = curve.output_rate_at(speed);
  moved.workload.input_rate = curve.curve_at(speed).points.front().input_rate ? curve.input_rate_at(speed) : prompt_token_rate_per_gpu<>{};
  return moved;
}

/// What a ceiling on the cost allows.
struct speed_within_cost {
  enum class limit { cost, measured_range };  ///< what ends the speed: the ceiling, or what was measured
  interactivity<> fastest;                    ///< the speed
  output_token_price<> cost;  ///< delivered, at that speed
  limit by = limit::cost;     ///< measured_range: even the fastest that was measured costs less
};

/// The inputs at a speed: the rates of the plan, and the speed that a demand asks for.
/// @errors  as at_speed
[[nodiscard]] inline planned<double> at_speed(const planned<double>& inputs, const frontier& curve, const interactivity<>& speed) {
  planned<double> moved{at_speed(inputs.plan, curve, speed), inputs.asked};
  moved.asked.interactivity = speed_objective<double>(speed);
  return moved;
}

/// The fastest speed at which a million output tokens cost no more than a ceiling.
///
///   max speed : cost per output token(speed) <= ceiling
///
/// The rate falls with speed and the yearly cost does not rise with it, so the cost rises and a bracket holds one root.
///
/// @param role     whether the inputs hold a demand, and whether it sizes the factory
/// @param ceiling  per delivered output token, by the plan's own allocation
/// @errors  input_error when even the slowest speed that was measured costs more, with that cost
/// @source  own, from the definition; the root by TOMS 748 (Boost.Math)
[[nodiscard]] inline speed_within_cost fastest_within(const planned<double>& inputs, demand_role role, const frontier& curve,
                                                      const output_token_price<>& ceiling) {
  using limit = speed_within_cost::limit;
  const auto cost_at = [&](const interactivity<>& speed) { return unit_economics(resolved(at_speed(inputs, curve, speed), role)).cost_per_token.output; };
  const auto [slowest, fastest] = curve.range();
  if (cost_at(fastest) <= ceiling) return {fastest, cost_at(fastest), limit::measured_range};
  if (const auto least = cost_at(slowest); least > ceiling)
    throw input_error("sizing: even at the slowest speed that was measured, " + number_text(slowest.in(tok_out / second / user), 4) +
                      " tok/s/user, a million output tokens cost " + number_text(least.in(USD / Mtok_out), 4) + " USD");
  std::uintmax_t steps = 200;
  const auto above = [&](double raw) { return double(cost_at(interactivity<>::from_base_value(raw)) / ceiling) - 1.0; };
  const auto [low, high] = boost::math::tools::toms748_solve(above, slowest.base_value(), fastest.base_value(),
                                                             boost::math::tools::eps_tolerance<double>(50), steps);
  // The end that keeps the ceiling: between best curves the rate may jump.
  const auto within = interactivity<>::from_base_value(above(high) <= 0.0 ? high : low);
  return {within, cost_at(within), limit::cost};
}
/// The same for a plan without a demand.
/// @errors  as above
[[nodiscard]] inline speed_within_cost fastest_within(const factory<double>& plan, const frontier& curve, const output_token_price<>& ceiling) {
  return fastest_within({plan, defaults_of<token_demand<double>>()}, demand_role::none, curve, ceiling);
}

}  // namespace aifactory
