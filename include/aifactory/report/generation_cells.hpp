// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which figures does a row of a comparison of generations have, in JSON as in a table for spreadsheets?
///
/// Each cell has a path, which names its unit, and a number, a text or a truth. A cell that is not known is not there.
#pragma once

#include "aifactory/report/generation_answer.hpp"
#include "aifactory/report/table_cells.hpp"
#include "aifactory/sizing/generation_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// "gb300_nvl72@50": unique within a comparison.
[[nodiscard]] inline std::string row_id(const generation_row& row) {
  return std::string(row.facts.id) + "@" + number_text(row.speed.in(tok_out / second / user));
}

/// "yes", "no", "not stated"
[[nodiscard]] inline std::string speculative_name(const frontier_curve& curve) {
  return !curve.speculative ? "not stated" : *curve.speculative ? "yes" : "no";
}

/// The factor by which a rate or a cost may be off, up or down, two times out of three: exp(sigma). 1 for what was measured.
/// @errors  none
/// @source  definition: one sigma of a lognormal error
[[nodiscard]] inline double error_factor(const generation_option& option) { return std::exp(option.error.log_sd); }

namespace detail {
inline void cells_of_option(const generation_row& row, const cost_spread* spread, std::vector<table_cell>& to) {
  const auto& option = *row.option;
  const auto& result = option.result;
  const auto number = [&](std::string path, std::string unit, double value) { to.push_back({std::move(path), std::move(unit), value}); };
  const auto text = [&](std::string path, std::string_view value) { to.push_back({std::move(path), "", std::string(value)}); };
  const std::string speed_unit = "tok_out/s/user";
  number("served_at_tok_out_per_s_per_user", speed_unit, option.served_at.in(tok_out / second / user));
  text("precision", name_of(option.curve.weights));
  text("serving_mode", name_of(option.curve.mode));
  text("speculative_decoding", speculative_name(option.curve));
  text("source", option.curve.from.text);
  text("date", option.curve.from.date);
  number("points", "1", static_cast<double>(option.curve.points.size()));
  number("price_usd_per_gpu", "USD/GPU", option.plan.compute.price.in(USD / GPU));
  text("price_source", row.facts.price->from.is_assumption() ? "assumption: " + std::string(row.facts.price->from.text) : std::string(row.facts.price->from.text));
  number("it_power_per_gpu_kw_it", "kW_IT/GPU", row.facts.it_power_per_gpu->value.in(kW_IT / GPU));
  number("life_years", "years", option.plan.compute.life.in(year));
  number("gpus", "GPU", result.gpus.in(GPU));
  number("tokens_per_second_per_gpu.output", "tok_out/s/GPU", option.plan.workload.output_rate.in(tok_out / second / GPU));
  if (option.curve.points.front().input_rate) number("tokens_per_second_per_gpu.input", "tok_in/s/GPU", option.plan.workload.input_rate.in(tok_in / second / GPU));
  number("tokens_per_second_per_mw.output", "tok_out/s/MW", result.full_load_per_facility_power.output.in(tok_out / second / MW));
  number("tokens_per_second_per_it_mw.output", "tok_out/s/MW_IT", result.full_load_per_it_power.output.in(tok_out / second / MW_IT));
  number("gpu_hour_cost_usd.total", "USD/GPU/h", result.gpu_hour_cost.total.in(USD / GPU / hour));
  const double cost = row.cost().in(USD / Mtok_out), factor = error_factor(option);
  number("cost_per_million_tokens_usd.output", "USD/Mtok_out", cost);
  if (option.error.known) {
    number("cost_per_million_tokens_usd.output_low", "USD/Mtok_out", cost / factor);
    number("cost_per_million_tokens_usd.output_high", "USD/Mtok_out", cost * factor);
  }
  if (spread)
    for (const auto& [path, value] : {std::pair{"output_p5", spread->p5}, std::pair{"output_p50", spread->p50}, std::pair{"output_p95", spread->p95}})
      number("cost_per_million_tokens_usd." + std::string(path), "USD/Mtok_out", value);
  number("cost_per_million_tokens_at_full_load_usd.output", "USD/Mtok_out", result.cost_per_token_at_full_load.output.in(USD / Mtok_out));
  if (option.error.known) number("rate_error.sigma", "1", option.error.log_sd), number("rate_error.factor", "1", factor);
  text("rate_error.of", option.from != rate_from::interpolated ? "none" : !option.error.known ? "not known" : option.error.of_model ? "all curves of the model" : "the curve");
  number("facility_power_for_demand_mw", "MW", row.power_for_demand.in(MW));
}
}  // namespace detail

/// The cells of a row, in the order of the columns.
[[nodiscard]] inline std::vector<table_cell> cells_of(const generation_answer& all, std::size_t place) {
  const auto& found = all.found;
  const auto& row = found.rows[place];
  std::vector<table_cell> cells{{"id", "", row_id(row)},
                                {"generation", "", std::string(row.facts.id)},
                                {"year", "", static_cast<double>(row.facts.year)},
                                {"interactivity_tok_out_per_s_per_user", "tok_out/s/user", row.speed.in(tok_out / second / user)},
                                {"status", "", std::string(row.option ? name_of(row.option->from) : name_of(*row.why))}};
  if (row.option) cells.push_back({"standing", "", std::string(row.announced() ? "announced" : "measured")});
  if (!row.option) cells.push_back({"reason", "", row.reason});
  if (row.measured) {
    cells.push_back({"measured_range.slowest_tok_out_per_s_per_user", "tok_out/s/user", row.measured->slowest.in(tok_out / second / user)});
    cells.push_back({"measured_range.fastest_tok_out_per_s_per_user", "tok_out/s/user", row.measured->fastest.in(tok_out / second / user)});
  }
  if (!row.option) return cells;
  detail::cells_of_option(row, all.spread_of(place), cells);
  const bool in_pareto = std::find(found.pareto.begin(), found.pareto.end(), place) != found.pareto.end();
  const bool is_cheapest = std::any_of(found.cheapest.begin(), found.cheapest.end(), [&](const auto& each) { return each.row == place; });
  cells.push_back({"cheapest", "", is_cheapest});
  cells.push_back({"pareto", "", in_pareto});
  return cells;
}

/// The rows of a comparison as CSV.
/// @errors  none
[[nodiscard]] inline std::string csv_text(const generation_answer& all) {
  std::vector<std::vector<table_cell>> rows;
  for (std::size_t i = 0; i < all.found.rows.size(); ++i) rows.push_back(cells_of(all, i));
  return csv_text(rows);
}

}  // namespace aifactory
