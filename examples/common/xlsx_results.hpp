// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do workbooks of all calculators have in common: numbers of the JSON result, conventions, warnings, trials?
#pragma once

#include "aifactory/report/json.hpp"
#include "aifactory/report/workbook.hpp"

#include <string>
#include <utility>
#include <vector>

namespace calculator {

struct options;

/// Every number below a node of JSON by its path, with the unit of the figure that has it; an entry of a list is called by its field or id.
void collect(const nlohmann::ordered_json& node, const std::string& path, const std::vector<aifactory::reported_number>& known, std::vector<aifactory::reported_number>& to);

/// A workbook of a model, with the numbers of "result"; the question and the headlines are the caller's.
aifactory::workbook workbook_of_results(const aifactory::scenario& s, aifactory::live_model model, const std::vector<std::pair<std::string, std::string>>& conventions,
                                        const std::vector<aifactory::warning>& warnings, const std::vector<aifactory::reported_number>& known,
                                        const nlohmann::ordered_json& result, const std::vector<aifactory::sampled_answer>& trials);

/// Writes the file that --xlsx names.
void write_workbook(const options& asked, const aifactory::workbook& book);

/// The figures of the steady year that come first.
inline const std::vector<std::string> first_of_year{"cost_per_million_tokens_usd.blended", "cost_per_million_tokens_usd.fresh_input", "cost_per_million_tokens_usd.cached_input",
                                                    "cost_per_million_tokens_usd.output",  "gpu_hour_cost_usd.total",                 "capex_usd.total",
                                                    "annual_cost_usd.total",               "gpus",                                    "facility_power_built_mw",
                                                    "tokens_per_second_per_mw.total",      "tokens_per_joule.total"};

}  // namespace calculator
