// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Why is a figure what it is: from the result down to the inputs, with every part's formula, value, unit and origin?
///
/// The model run over recorded expressions yields its own formulas; nothing is written a second time. Parts that are figures of the answer
/// carry the figure's name, inputs the name of their field.
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/values/formula_rewrite.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace aifactory {

/// One part of a figure: a figure itself, a part with a name, or an input.
struct explained_part {
  std::string name;  ///< "annual_cost_usd.compute", "capital recovery factor", "power.price"
  std::string unit;
  double value = 0.0;                    ///< in `unit`
  const formula_node* node = nullptr;    ///< its formula, in base units; held by the explanation
  bool is_input = false;
  std::string origin;                    ///< of an input: source and date, assumption and reason, place
  std::vector<std::size_t> parts;        ///< what its formula names, in that order
};

/// A figure and all its parts; the figure is the first one.
struct explanation {
  std::vector<explained_part> parts;
  expression formula;
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

/// The steady year as it records itself.
class recorded_year {
  const scenario& s_;
  economics<expression> made_;
  part_names names_;
  std::vector<std::pair<std::string, expression>> figures_;

  [[nodiscard]] planned<expression> inputs() const {
    return convert_planned<expression>(s_.together(), [&](double raw, std::string_view section, const auto& row, const auto& member) {
      using type = std::remove_cvref_t<decltype(member)>;
      const spelling& written = row.as[holder<type>::which(member)];
      const auto* input = s_.find(field_name(section, written));
      // What nobody gave and what changes nothing is a constant: it would only stand in the way.
      if (!input || (input->by == given_by::fallback && (raw == 0.0 || raw == 1.0))) return expression(raw);
      return expression::input(input->field, raw, input->unit);
    });
  }

 public:
  explicit recorded_year(const scenario& s) : s_(s), made_(unit_economics(resolved(inputs(), s.role()))) {
    for_each_figure(made_, [&](const auto& row, std::string_view part, const auto& figure) {
      const expression e = base_number(figure);
      std::string path(row.key);
      if (!part.empty()) path += "." + std::string(part);
      // The first name counts: a total of one layer is that layer.
      if (e.node()->op() != operation::input && e.node()->op() != operation::constant) names_.try_emplace(e.node().get(), part_name{path, std::string(row.unit)});
      figures_.emplace_back(std::move(path), e);
    });
  }

  /// @errors  input_error with the nearest name
  [[nodiscard]] expression figure(std::string_view path) const {
    std::vector<std::string> known;
    for (const auto& [name, e] : figures_) {
      if (name == path) {
        part_names names = names_;
        names.erase(e.node().get());
        return rewritten(e, names, branches::taken);
      }
      known.push_back(name);
    }
    throw input_error("--explain: " + std::string(path) + ": is not a number among the results" + did_you_mean(path, known));
  }
};

/// The parts that a formula names, from the left, each once.
[[nodiscard]] inline std::vector<const formula_node*> named_parts(const formula_node& root) {
  std::vector<const formula_node*> found, rest{&root};
  std::unordered_map<const formula_node*, bool> seen;
  while (!rest.empty()) {
    const formula_node* n = rest.back();
    rest.pop_back();
    if (seen[n]) continue;
    seen[n] = true;
    if (n != &root && !n->name().empty()) {
      if (n->op() != operation::constant) found.push_back(n);
      continue;
    }
    for (auto p = n->taken().rbegin(); p != n->taken().rend(); ++p)
      if (*p) rest.push_back(p->get());
  }
  return found;
}

}  // namespace detail

/// Explains a figure of the steady year.
///
/// @param path  below "result": "cost_per_million_tokens_usd.blended"
/// @errors  input_error for a figure that there is not
[[nodiscard]] inline explanation explain(const scenario& s, std::string_view path) {
  const auto central = evaluate(s);
  const auto* shown = central.find(path);
  const detail::recorded_year recorded(s);
  explanation made{{}, recorded.figure(path)};
  if (!shown) throw input_error("--explain: " + std::string(path) + ": was not computed for this scenario");
  std::unordered_map<const formula_node*, std::size_t> place;
  const auto add = [&](const formula_node* n, std::string name, std::string unit) {
    place[n] = made.parts.size();
    explained_part part{std::move(name), unit, n->value() / (unit.empty() || unit == "1" ? 1.0 : unit_of(unit).scale), n, n->op() == operation::input, "", {}};
    if (part.is_input)
      if (const auto* input = s.find(part.name)) part.value = input->value, part.origin = detail::origin_of(*input);
    made.parts.push_back(std::move(part));
  };
  add(made.formula.node().get(), std::string(path), shown->unit);
  for (std::size_t i = 0; i < made.parts.size(); ++i)
    for (const auto* n : detail::named_parts(*made.parts[i].node)) {
      if (!place.contains(n)) add(n, n->name(), n->unit());
      made.parts[i].parts.push_back(place[n]);
    }
  return made;
}

}  // namespace aifactory
