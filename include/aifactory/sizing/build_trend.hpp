// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  A megawatt costs more to build every year: does a token?
///
/// A row for each generation, by its year: what a megawatt of IT costs with everything in it, and what a token costs. The
/// building is the plan's; where the average building cost of the generation's own year is published, both are computed
/// with that as well. Years between are not interpolated.
#pragma once

#include "aifactory/catalog/facility_costs.hpp"
#include "aifactory/sizing/generation_comparison.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace aifactory {

namespace detail {
/// An entry of facility_build_costs; of another id it does not compile.
consteval const build_cost<capex_per_it_power<>>& building(std::string_view id) {
  for (const auto& each : facility_build_costs)
    if (each.id == id) return each;
  throw input_error("no such building cost");
}
}  // namespace detail

/// The average build, shell with power and cooling, of the years that are published.
struct yearly_building {
  int year;                                       ///< for which it is published
  const build_cost<capex_per_it_power<>>* entry;  ///< of the catalogue, with its source
};
/// Averages of one publisher, in the order of the years.
inline constexpr std::array<yearly_building, 3> buildings_by_year{
    {{2020, &detail::building("jll_2020")}, {2025, &detail::building("jll_2025")}, {2026, &detail::building("jll_2026")}}};

/// What a megawatt costs to build and a million tokens to make.
struct build_and_token_cost {
  capex_per_it_power<> built;       ///< capital of all layers over IT power built
  output_token_price<> token_cost;  ///< of the steady year
};

/// A generation with what it costs in the plan's building and in that of its year.
struct trend_row {
  std::size_t place;                      ///< in the rows of the comparison
  build_and_token_cost with_plan;         ///< with the plan's own building
  std::optional<yearly_building> building{};        ///< of the generation's year; empty where none is published or the space is leased
  std::optional<build_and_token_cost> with_year{};  ///< with the building cost of the generation's year
};

namespace detail {
inline build_and_token_cost built_and_made(const economics<double>& result) {
  return {result.capex.total / result.it_power_built, result.cost_per_token.output};
}
}  // namespace detail

/// The generations of a comparison at one speed, by year and id. A leased plan has no building to exchange.
///
///   built = capital / IT power built,   token cost = cost per output token;   both of unit_economics
///
/// @errors  none beyond those of unit_economics
/// @source  own, from the definition; building costs from the catalogue
[[nodiscard]] inline std::vector<trend_row> build_trend(const generation_comparison& found, const interactivity<>& speed) {
  std::vector<trend_row> rows;
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    const auto& row = found.rows[i];
    if (!row.option || !(row.speed == speed)) continue;
    trend_row made{i, detail::built_and_made(row.option->result)};
    const auto year_of = std::find_if(buildings_by_year.begin(), buildings_by_year.end(), [&](const auto& each) { return each.year == row.facts.year; });
    if (year_of != buildings_by_year.end() && !row.option->plan.facility.leased()) {
      auto moved = row.option->plan;
      moved.facility.capex = static_cast<const capex_per_it_power<>&>(year_of->entry->cost.value);
      made.building = *year_of;
      made.with_year = detail::built_and_made(unit_economics(moved));
    }
    rows.push_back(made);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
    const auto &one = found.rows[a.place].facts, &two = found.rows[b.place].facts;
    return one.year != two.year ? one.year < two.year : one.id < two.id;
  });
  return rows;
}

}  // namespace aifactory
