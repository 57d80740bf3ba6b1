// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is it written as JSON what moves a cost: exact elasticities, and the cost at other measured speeds? Needs nlohmann-json.
#pragma once

#include "aifactory/report/assumptions.hpp"
#include "aifactory/report/cost_frontier.hpp"
#include "aifactory/report/json_text.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace aifactory {

/// [{"input": "compute.price", "elasticity": 0.53}, ...], strongest first: % of the delivered cost per token for 1 % of the input.
[[nodiscard]] inline nlohmann::ordered_json json_elasticities(const std::vector<influence>& found) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& each : found) list.push_back({{"input", each.input->field}, {"elasticity", each.elasticity}});
  return list;
}

/// A record per model with its points.
[[nodiscard]] inline nlohmann::ordered_json json_frontiers(const cost_frontiers& all) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& each : all.found) {
    const auto& facts = each.facts;
    nlohmann::ordered_json record{{"id", std::string(facts.model) + ", " + std::string(name_of(facts.weights)) + ", " + detail::lengths_text(facts.input, facts.output)},
                                  {"generation", facts.generation},
                                  {"model", facts.model},
                                  {"precision", name_of(facts.weights)},
                                  {"of_scenario", all.of_scenario}};
    if (facts.input) record["input_tokens"] = facts.input->in(tok_in);
    record["output_tokens"] = facts.output.in(tok_out);
    record["source"] = facts.from.text, record["date"] = facts.from.date;
    for (const auto& point : each.points)
      record["points"].push_back({{"interactivity_tok_out_per_s_per_user", point.speed.in(tok_out / second / user)},
                                  {"output_rate_tok_out_per_s_per_gpu", point.output_rate.in(tok_out / second / GPU)},
                                  {"cost_per_million_tokens_usd", {{"output", point.cost.in(USD / Mtok_out)}}}});
    list.push_back(std::move(record));
  }
  return list;
}

}  // namespace aifactory
