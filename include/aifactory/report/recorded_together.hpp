// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do the formulas of several answers stand side by side: rows of a comparison in one sheet?
///
/// An input that all answers take alike is one input; one that they do not is told by the name of its answer, "gb300_nvl72: compute.price".
#pragma once

#include "aifactory/report/recorded_answer.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aifactory {

/// One of the answers.
struct answer_beside {
  std::vector<std::string> names;  ///< "gb300_nvl72", "gb300_nvl72@50": that of a group of answers first, its own last
  scenario of;                     ///< which knows where the inputs come from
  recorded_answer answer;          ///< without rows over time
};
/// All of them as one, with the scenario that knows their inputs.
struct answers_together {
  scenario of;             ///< with the inputs of all, under the names that they have here
  recorded_answer answer;  ///< its figures under the paths among all
};

namespace detail {

/// The same formula over inputs of other names; what hangs on such an input has a part's name with that of the answer before it.
class renamed_formulas {
  const std::map<std::string, std::string>& names_;
  std::string before_;
  std::vector<expression> kept_;  // nodes are known by their addresses
  std::unordered_map<const formula_node*, formula_node::pointer> made_;
  std::set<const formula_node*> own_;

 public:
  /// @param names  of inputs, old and new
  /// @param of     the answer
  renamed_formulas(const std::map<std::string, std::string>& names, const std::string& of) : names_(names), before_(of + ": ") {}

  [[nodiscard]] expression operator()(const expression& e) {
    kept_.push_back(e);
    formula::for_each_new_node(*e.node(), [&](const formula_node& n) { return made_.contains(&n); }, [&](const formula_node& n) {
      const auto other = n.op() == operation::input ? names_.find(n.name()) : names_.end();
      const bool own = other != names_.end() || n.op() == operation::found ||
                       std::any_of(n.taken().begin(), n.taken().end(), [&](const auto& p) { return p && own_.contains(p.get()); });
      if (own) own_.insert(&n);
      formula_node::operands taken;
      for (std::size_t i = 0; i < taken.size(); ++i)
        if (n.taken()[i]) taken[i] = made_.at(n.taken()[i].get());
      const std::string name = other != names_.end() ? other->second : own && !n.name().empty() ? before_ + n.name() : n.name();
      made_[&n] = std::make_shared<const formula_node>(n.op(), n.value(), std::move(taken), name, n.unit(), n.series(), n.period());
    });
    return expression(made_.at(e.node().get()));
  }
};

/// The inputs that the formulas of an answer take.
[[nodiscard]] inline std::set<std::string> inputs_taken(const recorded_answer& answer) {
  std::set<std::string> fields;
  std::set<const formula_node*> seen;
  for (const auto& figure : answer.figures)
    formula::for_each_new_node(*figure.value.node(), [&](const formula_node& n) { return seen.contains(&n); }, [&](const formula_node& n) {
      seen.insert(&n);
      if (n.op() == operation::input) fields.insert(n.name());
    });
  return fields;
}
[[nodiscard]] inline bool is_same_input(const scenario_input& a, const scenario_input& b) {
  return a.value == b.value && a.unit == b.unit && a.source == b.source && a.date == b.date && a.assumption_reason == b.assumption_reason;
}

}  // namespace detail

/// Puts the formulas of several answers together.
/// @param all      answers without rows over time; formulas of one only take inputs that its scenario knows
/// @param path_of  path_of(answer's own name, path of a figure) is the path of that figure among all
/// @errors  none
template <class Path>
[[nodiscard]] answers_together recorded_together(const scenario& shared, const std::vector<answer_beside>& all, const Path& path_of) {
  // Which answers take an input, and whether all of them, or all of one group, take it alike.
  std::map<std::string, std::vector<const answer_beside*>> takers;
  for (const auto& each : all)
    for (const auto& field : detail::inputs_taken(each.answer)) takers[field].push_back(&each);
  const auto alike = [](const std::string& field, const std::vector<const answer_beside*>& them) {
    const auto* first = them.front()->of.find(field);
    return std::all_of(them.begin(), them.end(), [&](const auto* each) {
      const auto* input = each->of.find(field);
      return input && first && detail::is_same_input(*input, *first);
    });
  };
  answers_together made{shared, {}};
  for (auto* list : {&made.of.demand_inputs, &made.of.sizing_inputs, &made.of.cash_flow_inputs, &made.of.question_inputs}) list->clear();
  made.of.inputs.clear();
  const auto add_input = [&](const std::string& name, const scenario_input* input) {
    if (!input || made.of.find(name)) return;
    made.of.inputs.push_back(*input);
    made.of.inputs.back().field = name;
  };
  std::map<const answer_beside*, std::map<std::string, std::string>> renamed;
  for (const auto& [field, them] : takers) {
    if (them.size() == all.size() && alike(field, them)) {
      add_input(field, them.front()->of.find(field));
      continue;
    }
    for (const auto* each : them) {
      std::string name = each->names.back();
      for (const auto& group : each->names) {
        const auto belongs = [&](const answer_beside& other) { return std::find(other.names.begin(), other.names.end(), group) != other.names.end(); };
        std::vector<const answer_beside*> members;
        for (const auto* other : them)
          if (belongs(*other)) members.push_back(other);
        if (static_cast<std::ptrdiff_t>(members.size()) != std::count_if(all.begin(), all.end(), belongs) || !alike(field, members)) continue;
        name = group;
        break;
      }
      renamed[each][field] = name + ": " + field;
      add_input(name + ": " + field, each->of.find(field));
    }
  }
  for (const auto& each : all) {
    const std::string& own = each.names.back();
    detail::renamed_formulas rename(renamed[&each], own);
    for (const auto& [field, scale] : each.answer.scales) {
      const auto other = renamed[&each].find(field);
      made.answer.scales[other == renamed[&each].end() ? field : other->second] = scale;
    }
    for (const auto& figure : each.answer.figures) made.answer.figures.push_back({path_of(own, figure.path), figure.unit, rename(figure.value)});
    for (const auto& part : each.answer.parts) made.answer.parts.push_back({own + ": " + part.path, part.unit, rename(part.value)});
    for (const auto& none : each.answer.without) made.answer.without.push_back({path_of(own, none.path), none.why});
    for (const auto& note : each.answer.notes)
      if (std::find(made.answer.notes.begin(), made.answer.notes.end(), note) == made.answer.notes.end()) made.answer.notes.push_back(note);
  }
  return made;
}

}  // namespace aifactory
