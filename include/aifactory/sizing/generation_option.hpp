// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What would another generation cost and make in this plan, at a speed that users see?
///
///   const auto moved = with_generation(plan, *find_generation("b200_sxm"));
///   const auto found = option_at(moved, frontier(curves_of("b200_sxm", asked)), 50.0 * tok_out / second / user);
///   found.result.cost_per_token.output
///
/// Price, power, life and GPUs per rack are those of the generation; all else stays as the plan has it, and so does the IT
/// power that is built. Rates are measured or interpolated; costs are computed from them.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/model/unit_economics.hpp"
#include "aifactory/sizing/operating_point.hpp"
#include "aifactory/throughput/measured_curves.hpp"

#include <string>

namespace aifactory {

/// The plan with the price, power, life and GPUs per rack of a generation, as large in IT power as it was.
/// @errors  input_error when the catalogue does not hold the price or the power
/// @source  the generation's entry of the catalogue
[[nodiscard]] inline factory<double> with_generation(const factory<double>& plan, const generation_facts& facts) {
  const auto known = [&](const auto& fact, const char* what) -> const auto& {
    if (!fact) throw input_error(std::string(facts.id) + ": the catalogue holds no " + what);
    return *fact;
  };
  factory<double> moved = plan;
  moved.size = unit_economics(plan).it_power_built;
  moved.compute.price = static_cast<const price_per_gpu<>&>(known(facts.price, "price").value);
  moved.compute.it_power_per_gpu = static_cast<const it_power_per_gpu<>&>(known(facts.it_power_per_gpu, "IT power per GPU").value);
  moved.compute.life = static_cast<const duration<>&>(facts.life.value);
  moved.compute.gpus_per_rack = facts.gpus_per_rack ? static_cast<const gpus_per_rack<>&>(facts.gpus_per_rack->value) : gpus_per_rack<>{};
  return moved;
}

/// How a rate at a speed is known.
enum class rate_from {
  measured,      ///< at exactly this speed
  interpolated,  ///< between two measured speeds
  faster_point   ///< at the slowest point of a curve, which is faster than asked: nobody minds
};

/// The word of files and reports: "interpolated".
[[nodiscard]] constexpr std::string_view name_of(rate_from from) {
  switch (from) {
    case rate_from::measured: return "measured";
    case rate_from::interpolated: return "interpolated";
    default: return "faster_point";
  }
}

/// A generation in a plan, at a speed.
struct generation_option {
  interactivity<> speed;      ///< that was asked for
  interactivity<> served_at;  ///< more only where a faster point answers
  frontier_curve curve;       ///< that answers: precision, serving, source, standing
  rate_from from;             ///< how its rate is known
  rate_error error;           ///< of the rate, and so of the cost: 0 for what was measured
  factory<double> plan;       ///< with the generation, at the speed
  economics<double> result;   ///< of its steady year
};

/// The plan at a speed of the frontier.
/// @param plan  of the generation whose frontier it is: with_generation()
/// @errors  input_error outside the measured range
/// @source  measured rates, and model/unit_economics.hpp
[[nodiscard]] inline generation_option option_at(const factory<double>& plan, const frontier& curves, const interactivity<>& speed) {
  const frontier_curve& curve = curves.curve_at(speed);
  const interactivity<> slowest = curve.points.front().speed;
  rate_from from = slowest > speed ? rate_from::faster_point : rate_from::interpolated;
  for (const auto& point : curve.points)
    if (point.speed == speed) from = rate_from::measured;
  const auto at = at_speed(plan, curves, speed);
  return {speed, slowest > speed ? slowest : speed, curve, from, from == rate_from::interpolated ? rate_error_of(curve) : rate_error{},
          at, unit_economics(at)};
}

}  // namespace aifactory
