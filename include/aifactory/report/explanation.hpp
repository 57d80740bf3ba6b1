// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Why is a figure what it is: from the result down to the inputs, with every part's formula, value, unit and origin?
///
/// The model run over recorded expressions yields its own formulas (recorded_answer.hpp); nothing is written a second time. Parts that are
/// figures of the answer carry the figure's name, entries of rows over time their row and period, inputs the name of their field.
#pragma once

#include "aifactory/report/asked_formula.hpp"
#include "aifactory/report/recorded_year.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aifactory {

/// One part of a figure: a figure itself, a part with a name, or an input.
struct explained_part {
  std::string name;  ///< "annual_cost_usd.compute", "capital recovery factor", "power.price"
  std::string unit;  ///< as reports have it
  double value = 0.0;                    ///< in `unit`
  const formula_node* node = nullptr;    ///< its formula, in base units; held by the explanation
  bool is_input = false;                 ///< it is given, not computed
  std::string origin;                    ///< of an input: source and date, assumption and reason, place
  std::vector<std::size_t> parts;        ///< what its formula names, in that order
};

/// A figure and all its parts; the figure is the first one.
struct explanation {
  std::vector<explained_part> parts;  ///< each once; parts of a part by their places here
  expression formula;                 ///< the record, which keeps all nodes alive
};

namespace detail {

/// "compute.price: SemiAnalysis.., 2026-02", "assumption: ..", "default", "file.toml:12:3"
[[nodiscard]] inline std::string origin_of(const scenario_input& input) {
  std::string text;
  if (input.assumption)
    text = "assumption" + (input.assumption_reason.empty() ? "" : ": " + input.assumption_reason);
  else if (!input.source.empty())
    text = input.source + (input.date.empty() ? "" : ", " + input.date);
  if (input.by == given_by::fallback) return text.empty() ? "default" : "default; " + text;
  if (input.by == given_by::file || input.by == given_by::option) return text.empty() ? input.at.text() : text + " (" + input.at.text() + ")";
  return text;
}

}  // namespace detail

/// Explains a number of an answer.
///
/// @param path  below "result": "cost_per_million_tokens_usd.blended"; an entry of a row over time: "free_cash_flow_usd[3]"; a part or an
///              input by its name: "power.price", "annual_cost_usd.compute/capital recovery factor"
/// @errors  input_error for a number that there is not, or that has no formula
[[nodiscard]] inline explanation explain(const scenario& s, const recorded_answer& answer, std::string_view path) {
  shared_formulas all(branches::taken);
  detail::call_parts(all, answer);
  const auto asked = detail::formula_finder(answer, all).at(path);
  explanation made{{}, asked.value};
  std::unordered_map<const formula_node*, std::size_t> place;
  const auto add = [&](const formula_node* n, std::string name, std::string unit) {
    place[n] = made.parts.size();
    const bool leaf = n->op() == operation::input || n->op() == operation::found;
    explained_part part{std::move(name), unit, n->value() / (unit.empty() || unit == "1" ? 1.0 : unit_of(unit).scale), n, leaf, "", {}};
    if (n->op() == operation::found) part.origin = "no formula: a number that was searched or counted";
    if (n->op() == operation::input)
      if (const auto* input = s.find(n->name())) {
        const auto scale = answer.scales.find(input->field);
        const double taken = scale == answer.scales.end() ? input->value : n->value() / scale->second;
        const bool as_asked = std::fabs(taken - input->value) <= 1e-12 * std::fabs(taken);
        // A figure that is an input keeps its unit; what a plan takes may be less than what was asked for.
        if (part.name == input->field) part.value = as_asked ? input->value : taken;
        part.origin = (part.name == input->field ? "" : input->field + ": ") + detail::origin_of(*input) + (as_asked ? "" : "; what the plan takes of it");
      }
    made.parts.push_back(std::move(part));
  };
  add(made.formula.node().get(), asked.path, asked.unit);
  for (std::size_t i = 0; i < made.parts.size(); ++i)
    for (const auto* n : detail::named_parts(*made.parts[i].node)) {
      if (!place.contains(n)) add(n, n->op() == operation::input ? n->name() : detail::formula::label_of(*n), n->unit());
      made.parts[i].parts.push_back(place[n]);
    }
  return made;
}
/// Explains a figure of the steady year.
[[nodiscard]] inline explanation explain(const scenario& s, std::string_view path) { return explain(s, recorded_year(s), path); }

}  // namespace aifactory
