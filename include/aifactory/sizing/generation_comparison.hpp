// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which generation serves a workload at which cost and power, speed by speed?
///
///   const auto found = compare_generations(plan, {.choice = {"deepseek-r1", lengths}, .generations = {*find_generation("h200_sxm")},
///                                                 .speeds = {50.0 * tok_out / second / user}});
///
/// A row for each generation and speed. A row without figures says why: outside the measured range, not measured at these
/// lengths, no price in the catalogue. Among those that were measured, not merely announced: the cheapest at each speed with
/// its runner-up, and the Pareto set of (cost per token, speed, power for a demand).
#pragma once

#include "aifactory/sizing/cheapest.hpp"
#include "aifactory/sizing/generation_option.hpp"
#include "aifactory/sizing/pareto.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace aifactory {

/// Where a price of one's own comes from.
inline constexpr assumption price_of_user{"given by the user"};

/// What generations are compared at.
struct generation_question {
  curve_choice choice;                        ///< which measured curves count: model, lengths, serving
  std::vector<generation_facts> generations;  ///< of the catalogue, perhaps with a price of one's own
  std::vector<interactivity<>> speeds;        ///< at which each is asked for
  output_token_rate<> demand = 1e6 * tok_out / second;  ///< delivered on average, for the Pareto set
};

/// Why a row has no figures.
enum class no_figures { not_measured, outside_range, not_in_catalogue };

/// The reason as files and reports have it: "outside_range".
[[nodiscard]] constexpr std::string_view name_of(no_figures why) {
  switch (why) {
    case no_figures::not_measured: return "not_measured";
    case no_figures::outside_range: return "outside_range";
    default: return "not_in_catalogue";
  }
}

/// A generation at a speed.
struct generation_row {
  generation_facts facts;  ///< of the catalogue, perhaps with a price of one's own
  interactivity<> speed;   ///< that was asked for
  std::optional<interactivity_range> measured{};  ///< of the curves that fit
  std::optional<generation_option> option{};      ///< the plan with it, where its rates and price are known
  std::optional<no_figures> why{};      ///< without an option
  std::string reason{};                 ///< the same for people
  facility_power<> power_for_demand{};  ///< built, so that the demand is delivered at the plan's utilization

  /// Cost of output tokens; only of a row with an option.
  [[nodiscard]] output_token_price<> cost() const { return option->result.cost_per_token.output; }
  /// Whether it has figures that nobody but its vendor stands for.
  [[nodiscard]] bool announced() const { return option && option->curve.standing == standing::announced; }
  /// Has figures, and somebody measured them.
  [[nodiscard]] bool ranked() const { return option && !announced(); }
};

/// The cheapest of the rows at a speed; places in the rows.
struct cheapest_at_speed {
  interactivity<> speed;              ///< that was asked for
  std::size_t row;                    ///< of the cheapest
  std::optional<std::size_t> second;  ///< of the next; empty where one alone has figures
  cheapest_option found;              ///< by how much, and how sure that is; its places are not those of the rows
  bool error_known = true;  ///< of both; without it found.log_sd says nothing
};

/// The rows of all generations and speeds, and which are best.
struct generation_comparison {
  std::vector<generation_row> rows;  ///< by generation, then by speed
  std::vector<cheapest_at_speed> cheapest;  ///< at each speed at which any was measured
  std::vector<std::size_t> pareto;  ///< places in the rows
  /// Nothing is known where it was asked for.
  [[nodiscard]] bool empty() const {
    return std::none_of(rows.begin(), rows.end(), [](const generation_row& row) { return row.option.has_value(); });
  }
};

namespace detail {

/// Facility power that a plan builds to deliver a demand on average.
template <class V>
[[nodiscard]] facility_power<V> power_to_deliver(const factory<V>& plan, const output_token_rate<>& demanded) {
  factory<V> sized = plan;
  const V used = plan.operations.utilization * plan.operations.availability;
  sized.size = gpu_count<V>(demanded / (plan.workload.output_rate * used));
  return unit_economics(sized).facility_power_built;
}

/// "outside the measured range [20.9, 78] tok/s/user"
inline std::string outside_text(const interactivity_range& range) {
  const auto number = [](const interactivity<>& speed) { return number_text(speed.in(tok_out / second / user), 4); };
  return "outside the measured range [" + number(range.slowest) + ", " + number(range.fastest) + "] tok/s/user";
}

inline std::vector<generation_row> rows_of(const factory<double>& plan, const generation_question& asked, const generation_facts& facts) {
  std::vector<generation_row> rows;
  for (const auto& speed : asked.speeds) rows.push_back({.facts = facts, .speed = speed});
  const auto none = [&](no_figures why, const std::string& reason) {
    for (auto& row : rows) row.why = why, row.reason = reason;
  };
  const auto curves = curves_of(facts.id, asked.choice);
  if (curves.empty()) {
    none(no_figures::not_measured, "nobody measured " + asked.choice.text());
    return rows;
  }
  std::optional<factory<double>> moved;
  try {
    moved = with_generation(plan, facts);
  } catch (const input_error& error) {
    none(no_figures::not_in_catalogue, error.what());
    return rows;
  }
  const frontier found(curves);
  for (auto& row : rows) {
    row.measured = found.range();
    if (row.speed < row.measured->slowest || row.speed > row.measured->fastest) {
      row.why = no_figures::outside_range, row.reason = outside_text(*row.measured);
      continue;
    }
    row.option = option_at(*moved, found, row.speed);
    row.power_for_demand = power_to_deliver(row.option->plan, asked.demand);
  }
  return rows;
}

}  // namespace detail

/// Puts each generation into the plan at each speed, and tells which is cheapest and which are not beaten.
///
/// @param plan   all but the generation; its IT power is the size of each
/// @errors  input_error for a demand that is not above 0, and for an allocation by GPU time, whose prefill and decode rates
///          belong to one generation
/// @source  generation_option.hpp, cheapest.hpp and pareto.hpp
[[nodiscard]] inline generation_comparison compare_generations(const factory<double>& plan, const generation_question& asked) {
  if (plan.workload.allocation == allocation::gpu_time)
    throw input_error("workload.allocation: gpu_time needs prefill and decode rates, which were not measured of each generation: use output_only or price_ratio");
  if (!(asked.demand > 0.0 * tok_out / second)) throw input_error("demand: must be above 0");
  generation_comparison all;
  for (const auto& facts : asked.generations)
    for (auto& row : detail::rows_of(plan, asked, facts)) all.rows.push_back(std::move(row));
  for (const auto& speed : asked.speeds) {
    std::vector<std::size_t> places;
    std::vector<uncertain_cost> costs;
    for (std::size_t i = 0; i < all.rows.size(); ++i)
      if (all.rows[i].ranked() && all.rows[i].speed == speed) places.push_back(i), costs.push_back({all.rows[i].cost(), all.rows[i].option->error.log_sd});
    if (places.empty()) continue;
    const auto found = cheapest_of(costs);
    cheapest_at_speed best{speed, places[found.best], std::nullopt, found, all.rows[places[found.best]].option->error.known};
    if (found.second) {
      best.second = places[*found.second];
      best.error_known = best.error_known && all.rows[*best.second].option->error.known;
    }
    all.cheapest.push_back(best);
  }
  std::vector<std::size_t> places;
  std::vector<const generation_row*> options;
  for (std::size_t i = 0; i < all.rows.size(); ++i)
    if (all.rows[i].ranked()) places.push_back(i), options.push_back(&all.rows[i]);
  for (const std::size_t i : pareto_set(options, lower{[](const generation_row* row) { return row->cost(); }},
                                        higher{[](const generation_row* row) { return row->speed; }},
                                        lower{[](const generation_row* row) { return row->power_for_demand; }}))
    all.pareto.push_back(places[i]);
  return all;
}

}  // namespace aifactory
