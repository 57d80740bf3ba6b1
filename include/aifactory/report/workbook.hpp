// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a spreadsheet of an answer hold beside its formulas: results, sources, warnings, trials?
///
/// Plain data; report/xlsx.hpp writes it. All texts may come from a stranger's file.
#pragma once

#include "aifactory/report/live_model.hpp"
#include "aifactory/report/reported_number.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// A source or an assumption, and which inputs rest on it.
struct workbook_source {
  /// Who said so, or why it is assumed.
  std::string text, date, url;  ///< the first address of a page in the text; empty where there is none
  bool is_assumption = false;        ///< nobody said so
  std::vector<std::string> fields;   ///< that rest on it, as in files
};

/// How an input is described, and within which bounds a person may change it.
struct workbook_input {
  std::string meaning;           ///< for people
  range allowed{-1e300, 1e300};  ///< in the input's unit
};

/// All that a workbook shows.
struct workbook {
  std::string asks;      ///< "What does a million tokens cost?"
  std::string scenario;  ///< its name
  std::string digest;    ///< of all resolved inputs
  live_model model;      ///< inputs, formulas and rows over time
  std::vector<workbook_input> inputs;      ///< as many as model.inputs, or none
  std::vector<std::string> laid_out_for;   ///< inputs that dates and counts of periods were made with: rows over time hold for these values alone
  std::vector<std::string> headlines;      ///< paths of the results that come first
  std::vector<reported_number> results;    ///< all of them; one that has a formula of its name in the model is shown live
  std::vector<std::pair<std::string, std::string>> conventions;  ///< name and what was chosen
  std::vector<warning> warnings;           ///< what a planner should look at
  std::vector<workbook_source> sources;    ///< each once
  std::vector<sampled_answer> trials;      ///< those of the steady year, those of the life
  std::vector<std::string> trials_of{};    ///< what each run of trials is about; empty where that is plain
};

/// The first address of a page in a text: "https://..." up to a blank, without the punctuation after it; empty where there is none.
[[nodiscard]] inline std::string url_in(std::string_view text) {
  std::size_t from = std::min(text.find("https://"), text.find("http://"));
  if (from == std::string_view::npos) return {};
  std::string_view rest = text.substr(from);
  rest = rest.substr(0, rest.find_first_of(" \t\r\n\"<>()[]{}"));
  while (!rest.empty() && std::string_view(".,;:'").find(rest.back()) != std::string_view::npos) rest.remove_suffix(1);
  return std::string(rest);
}

/// Each source of these inputs once, then each assumption, in the order in which the inputs come.
[[nodiscard]] inline std::vector<workbook_source> sources_of(const scenario& s, const std::vector<live_input>& inputs) {
  std::vector<workbook_source> sources, assumptions;
  for (const auto& input : inputs) {
    const auto* given = s.find(input.field);
    if (!given) continue;
    const bool assumed = given->assumption;
    const std::string text = assumed ? (given->assumption_reason.empty() ? "assumption" : given->assumption_reason) : given->source;
    if (text.empty()) continue;
    auto& list = assumed ? assumptions : sources;
    const auto same = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.text == text && each.date == given->date; });
    auto& entry = same == list.end() ? list.emplace_back(workbook_source{text, given->date, url_in(text), assumed, {}}) : *same;
    entry.fields.push_back(input.field);
  }
  sources.insert(sources.end(), assumptions.begin(), assumptions.end());
  return sources;
}

/// A workbook of a scenario's model: what its inputs mean and where they come from. Results, conventions, warnings and trials are the caller's.
[[nodiscard]] inline workbook workbook_of(const scenario& s, live_model model) {
  workbook book;
  book.scenario = s.name;
  book.digest = s.digest;
  book.sources = sources_of(s, model.inputs);
  for (const auto& input : model.inputs) {
    const auto* given = s.find(input.field);
    book.inputs.push_back(given ? workbook_input{given->meaning, given->hard} : workbook_input{});
  }
  book.model = std::move(model);
  return book;
}

}  // namespace aifactory
