// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a comparison of generations look like as JSON?
///
/// The schema "aifactory.compare_generations/1" is a contract (docs/schema/compare_generations.schema.json). Needs
/// nlohmann-json.
#pragma once

#include "aifactory/report/generation_answer.hpp"
#include "aifactory/report/generation_cells.hpp"
#include "aifactory/report/json.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The name of the format, in the document itself.
inline constexpr std::string_view compare_generations_schema = "aifactory.compare_generations/1";

namespace detail {

/// A cell at its path: "measured_range.slowest" is a member of a member.
inline void put_cell(ordered_json& row, const table_cell& cell) {
  const auto dot = cell.path.find('.');
  auto& at = dot == std::string::npos ? row[cell.path] : row[cell.path.substr(0, dot)][cell.path.substr(dot + 1)];
  std::visit([&](const auto& value) { at = value; }, cell.value);
}

inline double speed_number(const interactivity<>& speed) { return speed.in(tok_out / second / user); }

inline ordered_json json_of(const interactivity_range& range) {
  return {{"slowest_tok_out_per_s_per_user", speed_number(range.slowest)}, {"fastest_tok_out_per_s_per_user", speed_number(range.fastest)}};
}

inline ordered_json cheapest_json(const generation_answer& all) {
  ordered_json list = ordered_json::array();
  for (const auto& each : all.found.cheapest) {
    ordered_json record{{"id", number_text(speed_number(each.speed))}, {"interactivity_tok_out_per_s_per_user", speed_number(each.speed)}, {"row", row_id(all.found.rows[each.row])}};
    if (each.second) {
      record["second"] = row_id(all.found.rows[*each.second]);
      record["second_costs_times"] = each.found.times;
      if (each.error_known) {
        record["error_sigma"] = each.found.log_sd;
        record["beyond_error"] = each.found.beyond_error();
        record["chance"] = each.found.chance();
      }
    }
    list.push_back(std::move(record));
  }
  return list;
}

inline ordered_json ratios_json(const generation_answer& all) {
  ordered_json list = ordered_json::array();
  for (const auto& pair : all.ratios)
    for (const auto& ratio : pair.ratios) {
      ordered_json record{{"id", pair.better.name() + " / " + pair.baseline.name() + ": " + std::string(name_of(ratio.what))},
                          {"better", pair.better.facts.id},
                          {"baseline", pair.baseline.facts.id},
                          {"figure", name_of(ratio.what)},
                          {"claimed", ratio.wanted},
                          {"measured_range", json_of(pair.common)},
                          {"reached", !ratio.reached.spans.empty()},
                          {"largest", ratio.reached.largest},
                          {"largest_at_tok_out_per_s_per_user", speed_number(ratio.reached.largest_at)},
                          {"reached_over", ordered_json::array()},
                          {"at", ordered_json::array()}};
      for (const auto& span : ratio.reached.spans) record["reached_over"].push_back(json_of(span));
      for (std::size_t i = 0; i < ratio.at.size(); ++i)
        if (ratio.at[i]) {
          record["at"].push_back({{"interactivity_tok_out_per_s_per_user", speed_number(all.asked.speeds[i])}, {"times", *ratio.at[i]}});
          if (pair.log_sd[i]) record["at"].back()["error_sigma"] = *pair.log_sd[i];
        }
      list.push_back(std::move(record));
    }
  return list;
}

inline ordered_json trend_json(const generation_answer& all) {
  ordered_json list = ordered_json::array();
  const auto put = [](ordered_json& to, const build_and_token_cost& of, const char* built, const char* made) {
    to[built] = of.built.in(USD / MW_IT), to[made] = of.token_cost.in(USD / Mtok_out);
  };
  for (const auto& each : all.trend) {
    const auto& row = all.found.rows[each.place];
    ordered_json record{{"id", std::string(row.facts.id)}, {"year", row.facts.year}, {"row", row_id(row)}};
    put(record, each.with_plan, "capex_usd_per_mw_it", "cost_per_million_tokens_usd");
    if (each.with_year) {
      record["building_of_year"] = {{"capex_usd_per_mw_it", each.building->entry->cost.value.in(USD / MW_IT)}, {"source", each.building->entry->cost.from.text},
                                    {"date", each.building->entry->cost.from.date}};
      put(record, *each.with_year, "capex_with_building_of_year_usd_per_mw_it", "cost_per_million_tokens_with_building_of_year_usd");
    }
    list.push_back(std::move(record));
  }
  return list;
}

/// The envelope's inputs: what each generation brings stands in its rows.
inline answer shared_inputs(const scenario& s) {
  answer a = evaluate(s);
  std::erase_if(a.inputs, [](const reported_number& input) {
    for (const char* key : {"price_usd_per_gpu", "it_power_per_gpu_kw_it_per_gpu", "it_power_per_gpu_kw_facility_per_gpu", "life_years", "gpus_per_rack_gpu_per_rack", "gpus_gpu",
                            "it_power_mw_it", "budget_usd"})
      if (input.section == "compute" && input.key == key) return true;
    return (input.section == "power" && input.key == "facility_power_mw_facility") || (input.section == "workload" && input.key.starts_with("output_rate")) ||
           (input.section == "workload" && input.key.starts_with("input_rate")) || input.section == "demand";
  });
  a.inputs.push_back({"compute", "it_power_mw_it", "MW_IT", a.result.it_power_built.in(MW_IT)});
  return a;
}

}  // namespace detail

/// @errors  none
[[nodiscard]] inline nlohmann::ordered_json json_report(const generation_answer& all) {
  scenario shared = all.scenario;
  shared.generation.clear();
  auto a = detail::shared_inputs(all.scenario);
  if (all.trials.trials > 0) std::erase_if(a.warnings, [](const warning& w) { return w.code == "median_used"; });
  a.warnings.insert(a.warnings.end(), all.warnings.begin(), all.warnings.end());
  auto document = json_envelope(compare_generations_schema, shared, a);
  const auto& choice = all.asked.choice;
  detail::ordered_json workload{{"model", choice.model}, {"output_tok_out", choice.lengths.output.in(tok_out)}};
  if (choice.lengths.input) workload["input_tok_in"] = choice.lengths.input->in(tok_in);
  workload["precision"] = choice.weights ? std::string(name_of(*choice.weights)) : "best";
  workload["demand_tok_out_per_s"] = all.asked.demand.in(tok_out / second);
  document["workload"] = std::move(workload);
  document["rows"] = detail::ordered_json::array();
  for (std::size_t i = 0; i < all.found.rows.size(); ++i) {
    detail::ordered_json row;
    for (const auto& cell : cells_of(all, i)) detail::put_cell(row, cell);
    document["rows"].push_back(std::move(row));
  }
  if (all.found.empty()) return document;
  if (all.trials.trials > 0)
    document["uncertainty"] = {{"trials", all.trials.trials}, {"seed", all.trials.seed}, {"sampler", all.trials.sampler}, {"status", all.trials.complete ? "complete" : "partial"}};
  document["result"]["cheapest"] = detail::cheapest_json(all);
  document["result"]["pareto"] = detail::ordered_json::array();
  for (const std::size_t i : all.found.pareto) document["result"]["pareto"].push_back(row_id(all.found.rows[i]));
  if (!all.ratios.empty()) document["result"]["ratios"] = detail::ratios_json(all);
  if (!all.trend.empty()) document["result"]["trend"] = detail::trend_json(all);
  return document;
}

}  // namespace aifactory
