// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What would a token cost in a scenario's plan at other speeds, by what was measured of its generation?
///
/// The plan stays as it is, with its price, power and load; its rates are those of each measured point that no other point of the same model,
/// precision and lengths beats at its speed. Nothing is interpolated.
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/sizing/operating_point.hpp"
#include "aifactory/throughput/frontier_find.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// A measured point and what a token costs there.
struct cost_at_speed {
  interactivity<> speed;                     ///< that a user sees
  output_token_rate_per_gpu<> output_rate;   ///< at full load
  output_token_price<> cost;  ///< delivered, by the plan's own allocation
};

/// The points of one model, precision and lengths, slowest first.
struct cost_frontier {
  frontier_curve facts;  ///< of the curve that holds the slowest point
  std::vector<cost_at_speed> points;  ///< slowest first
};

/// All that fits a scenario.
struct cost_frontiers {
  std::vector<cost_frontier> found;  ///< most points first
  bool of_scenario = false;          ///< of the model and lengths that workload.profile names, else of every model that was measured
  std::string reason;                ///< in words, where none is found
};

namespace detail {

/// What was measured of one model, precision and lengths, in a plan.
[[nodiscard]] inline cost_frontier cost_frontier_of(const factory<double>& plan, const std::vector<frontier_curve>& curves) {
  const frontier best(curves);
  cost_frontier made{curves.front(), {}};
  for (const auto& curve : curves) {
    if (curve.points.front().speed < made.facts.points.front().speed) made.facts = curve;
    for (const auto& point : curve.points) {
      if (!(best.output_rate_at(point.speed) == point.output_rate)) continue;  // another curve makes more at this speed
      const auto cost = unit_economics(at_speed(plan, best, point.speed)).cost_per_token.output;
      if (std::isfinite(cost.base_value()) && cost.base_value() > 0.0) made.points.push_back({point.speed, point.output_rate, cost});
    }
  }
  std::sort(made.points.begin(), made.points.end(), [](const auto& a, const auto& b) { return a.speed < b.speed; });
  const auto again = std::unique(made.points.begin(), made.points.end(), [](const auto& a, const auto& b) { return a.speed == b.speed; });
  made.points.erase(again, made.points.end());
  return made;
}

}  // namespace detail

/// What a token costs at each measured point that no other beats.
///
///   cost = cost per output token of the plan at the rates of the point
///
/// @errors  none: where there is nothing, `reason` says why
/// @source  measured rates, and model/unit_economics.hpp
[[nodiscard]] inline cost_frontiers cost_frontiers_of(const scenario& s) {
  cost_frontiers all{{}, !s.curves.empty(), ""};
  if (!s.uses.empty()) {
    all.reason = "The GPU time serves several workloads, and a frontier is of one model: there is no single cost against speed.";
    return all;
  }
  if (s.plan.workload.allocation == allocation::gpu_time) {
    all.reason = "Costs are shared out by GPU time, which needs prefill and decode rates that benchmarks do not publish: there is no cost against speed.";
    return all;
  }
  std::vector<std::vector<frontier_curve>> groups;
  const auto keep = [&](const frontier_curve& curve) {
    const auto same = [&](const auto& group) {
      const auto& first = group.front();
      return first.model == curve.model && first.weights == curve.weights && first.input == curve.input && first.output == curve.output;
    };
    const auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end())
      groups.push_back({curve});
    else
      group->push_back(curve);
  };
  if (all.of_scenario)
    for (const auto& curve : s.curves) keep(curve);
  else
    for_each_frontier([&](const frontier_curve& curve) {
      if (curve.generation == s.generation && curve.standing == standing::current) keep(curve);
    });
  for (const auto& group : groups)
    if (auto made = detail::cost_frontier_of(s.plan, group); !made.points.empty()) all.found.push_back(std::move(made));
  // One frontier a model: of the smallest numbers that it was served in, and there of the lengths with the most points.
  const auto most_points = [](const auto& a, const auto& b) { return a.points.size() > b.points.size(); };
  std::stable_sort(all.found.begin(), all.found.end(), [&](const auto& a, const auto& b) { return a.facts.weights != b.facts.weights ? a.facts.weights > b.facts.weights : most_points(a, b); });
  for (std::size_t i = 0; i < all.found.size(); ++i)
    std::erase_if(all.found, [&](const cost_frontier& each) { return &each > &all.found[i] && each.facts.model == all.found[i].facts.model; });
  std::stable_sort(all.found.begin(), all.found.end(), most_points);
  if (all.found.empty())
    all.reason = s.generation.empty() ? "The scenario names no generation of the catalogue, so no measured frontier belongs to it: there is no cost against speed."
                                      : "Nobody measured tokens per GPU against the speed that users see for " + s.generation + " in a way that fits this plan: there is no cost against speed.";
  return all;
}

}  // namespace aifactory
