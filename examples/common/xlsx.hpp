// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator write its answer as a spreadsheet (--xlsx FILE)?
#pragma once

#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <vector>

namespace calculator {

struct options;
struct question;

/// Asks before the work whether --xlsx can be served; nothing where it was not given.
/// @errors  input_error where the calculator was built without libxlsxwriter, and as require_writable
void require_xlsx(const options& asked);

/// The steady year as a workbook.
/// @param result  what the JSON result holds under "result": every number of it is in the workbook
void write_xlsx_of_year(const options& asked, const aifactory::scenario& s, const aifactory::answer& found, const nlohmann::ordered_json& result,
                        const std::vector<aifactory::sampled_answer>& trials = {});
/// The steady year and the life of the factory.
void write_xlsx_of_life(const options& asked, const aifactory::scenario& s, const aifactory::answer& steady, const aifactory::levelized_answer& life,
                        const nlohmann::ordered_json& result, const std::vector<aifactory::sampled_answer>& trials = {});
/// The answer to a question of the common frame.
/// @param document  the whole JSON document: numbers of "result" and "rows" are in the workbook
void write_xlsx_of_question(const options& asked, const question& q, const aifactory::scenario& s, const aifactory::figures_answer& found, const nlohmann::ordered_json& document,
                            const std::vector<aifactory::sampled_answer>& trials);

}  // namespace calculator
