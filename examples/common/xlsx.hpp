// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator write its answer as a spreadsheet (--xlsx FILE)?
#pragma once

#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aifactory {
struct generation_answer;
struct recorded_answer;
struct sized_scenario;
}  // namespace aifactory

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

/// The fleet that a size was found for, and what it was sized by.
/// @param built  the answer of the fleet
/// @param result  what the JSON result holds under "result"
void write_xlsx_of_size(const options& asked, const aifactory::scenario& s, const aifactory::sized_scenario& sized, const aifactory::answer& built,
                        const nlohmann::ordered_json& result, const std::vector<aifactory::sampled_answer>& trials = {});
/// Rows of a comparison of generations side by side.
/// @param document  the whole JSON document: numbers of "result" and "rows" are in the workbook
/// @param trials    of the rows that were drawn, by their ids
void write_xlsx_of_generations(const options& asked, const aifactory::generation_answer& all, const nlohmann::ordered_json& document,
                               const std::vector<std::pair<std::string, aifactory::sampled_answer>>& trials);
/// The steady years of two scenarios side by side.
/// @param document  the whole JSON document: numbers of "result" and "rows" are in the workbook
void write_xlsx_of_two(const options& asked, const aifactory::scenario& from, const aifactory::scenario& to, const std::string& figure, const nlohmann::ordered_json& document);

/// What the printed figures of a claim imply of each other.
/// @param read      knows the inputs of the file
/// @param document  the whole JSON document: numbers of "result" and "rows" are in the workbook
void write_xlsx_of_claim(const options& asked, const aifactory::scenario& read, aifactory::recorded_answer record, const nlohmann::ordered_json& document);

}  // namespace calculator
