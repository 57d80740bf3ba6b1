// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which formula of an answer does a path or a name mean?
///
/// A figure by its path, an entry of a row over time by row and period, a part or an input by its name, and a part of one figure behind
/// that figure: "npv_usd", "free_cash_flow_usd[3]", "power.price", "annual_cost_usd.compute/capital recovery factor".
#pragma once

#include "aifactory/report/recorded_answer.hpp"
#include "aifactory/scenario/suggest.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// The parts that a formula names, from the left, each once.
[[nodiscard]] inline std::vector<const formula_node*> named_parts(const formula_node& root) {
  std::vector<const formula_node*> found, rest{&root};
  std::unordered_set<const formula_node*> seen;
  while (!rest.empty()) {
    const formula_node* n = rest.back();
    rest.pop_back();
    if (!seen.insert(n).second) continue;
    if (n != &root && !n->name().empty()) {
      if (n->op() != operation::constant) found.push_back(n);
      continue;
    }
    for (auto p = n->taken().rbegin(); p != n->taken().rend(); ++p)
      if (*p) rest.push_back(p->get());
  }
  return found;
}

[[noreturn]] inline void no_explanation(std::string_view path, const std::string& why) { throw input_error("--explain: " + std::string(path) + ": " + why); }

/// The figure of a path, or the entry of a row as "free_cash_flow_usd[3]"; nothing where there is neither.
/// @errors  input_error with why there is no formula
[[nodiscard]] inline std::optional<recorded_figure> figure_at(const recorded_answer& answer, std::string_view path) {
  for (const auto& figure : answer.figures)
    if (figure.path == path) return figure;
  for (const auto& each : answer.without)
    if (path == each.path || path.starts_with(each.path + "_percent_per_year")) no_explanation(path, each.why);
  for (const auto& row : answer.rows) {
    const bool entry = path.ends_with(']') && path.substr(0, path.rfind('[')) == row.key;
    if (!entry && path != row.key) continue;
    const std::string_view digits = entry ? path.substr(row.key.size() + 1, path.size() - row.key.size() - 2) : "";
    std::size_t k = row.entries.size();
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), k);
    if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || k >= row.entries.size())
      no_explanation(path, "is a row over time: give a period from 0 (the close) to " + std::to_string(row.entries.size() - 1) + ", as " + row.key + "[1]");
    return recorded_figure{std::string(path), row.unit, row.entries[k]};
  }
  return std::nullopt;
}

/// The parts of that name below a formula that are as few named steps away as the nearest.
[[nodiscard]] inline std::vector<const formula_node*> nearest_parts(const formula_node& root, std::string_view name) {
  std::vector<const formula_node*> level{&root}, found;
  std::unordered_set<const formula_node*> seen{&root};
  while (!level.empty() && found.empty()) {
    std::vector<const formula_node*> next;
    for (const auto* each : level)
      for (const auto* part : named_parts(*each)) {
        if (!seen.insert(part).second) continue;
        next.push_back(part);
        if (formula::label_of(*part) == name) found.push_back(part);
      }
    level = std::move(next);
  }
  return found;
}

/// Finds formulas by path or name; a part whose name others have too needs its figure before it.
class formula_finder {
  const recorded_answer& answer_;
  std::vector<recorded_figure> shown_;  // all that have a path

  [[nodiscard]] static recorded_figure part_of(const expression& whole, const formula_node& n) {
    return {formula::label_of(n), n.unit(), expression(formula_node::pointer(whole.node(), &n))};
  }
  [[nodiscard]] std::vector<std::string> names_below(const std::vector<recorded_figure>& roots) const {
    std::vector<std::string> names;
    for_each_part(roots, [&](const recorded_figure&, const formula_node& n) {
      if (n.op() != operation::constant && (n.period() == formula_node::no_period || n.period() == 1)) names.push_back(formula::label_of(n));
    });
    return names;
  }
  /// f(root, part) once for every named part below any of them.
  template <class F>
  static void for_each_part(const std::vector<recorded_figure>& roots, const F& f) {
    std::unordered_set<const formula_node*> seen;
    for (const auto& root : roots) {
      std::vector<const formula_node*> rest{root.value.node().get()};
      while (!rest.empty()) {
        const formula_node* n = rest.back();
        rest.pop_back();
        if (!seen.insert(n).second) continue;
        if (!n->name().empty()) f(root, *n);
        for (auto p = n->taken().rbegin(); p != n->taken().rend(); ++p)
          if (*p) rest.push_back(p->get());
      }
    }
  }
  [[nodiscard]] recorded_figure below(const recorded_figure& figure, std::string_view name, std::string_view path) const {
    const auto found = nearest_parts(*figure.value.node(), name);
    if (found.size() == 1) return part_of(figure.value, *found.front());
    if (found.empty()) no_explanation(path, "there is no such part of " + figure.path + did_you_mean(name, names_below({figure})));
    std::string parts;
    for (const auto& each : shown_)
      if (&each != &figure && each.path != figure.path && nearest_parts(*figure.value.node(), each.path).size() == 1 && nearest_parts(*each.value.node(), name).size() == 1) {
        parts = ", as " + each.path + "/" + std::string(name);
        break;
      }
    no_explanation(path, std::to_string(found.size()) + " parts have this name: write the figure that the part belongs to" + parts);
  }

 public:
  /// @param all  with the names of all parts
  formula_finder(const recorded_answer& answer, shared_formulas& all) : answer_(answer) {
    for (const auto& figure : answer.figures) shown_.push_back({figure.path, figure.unit, all.shown(figure.value)});
    for (const auto& row : answer.rows)
      for (std::size_t k = 0; k < row.entries.size(); ++k) shown_.push_back({row.key + "[" + std::to_string(k) + "]", row.unit, all.shown(row.entries[k])});
  }
  /// @errors  input_error with the nearest name, or with why there is no formula
  [[nodiscard]] recorded_figure at(std::string_view path) const {
    const auto shown = [&](std::string_view known) {
      return *std::find_if(shown_.begin(), shown_.end(), [&](const auto& each) { return each.path == known; });
    };
    if (const auto figure = figure_at(answer_, path)) return shown(figure->path);
    for (std::size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1))
      if (const auto figure = figure_at(answer_, path.substr(0, at))) return below(shown(figure->path), path.substr(at + 1), path);

    std::optional<recorded_figure> part;
    const recorded_figure* from = nullptr;
    std::size_t count = 0;
    for_each_part(shown_, [&](const recorded_figure& root, const formula_node& n) {
      if (n.op() == operation::constant || formula::label_of(n) != path) return;
      if (++count == 1) part = part_of(root.value, n), from = &root;
    });
    if (count == 1) return *part;
    if (count > 1)
      no_explanation(path, std::to_string(count) + " parts have this name: write the figure that the part belongs to, as " + holder_of(path, *from) + "/" + std::string(path));
    auto known = names_below(shown_);
    for (const auto& figure : answer_.figures) known.push_back(figure.path);
    for (const auto& each : answer_.without) known.push_back(each.path);
    for (const auto& row : answer_.rows) known.push_back(row.key + "[1]");
    no_explanation(path, "is not a number among the results" + did_you_mean(path, known));
  }

 private:
  /// The first figure in which the name is that of one part alone.
  [[nodiscard]] std::string holder_of(std::string_view name, const recorded_figure& from) const {
    for (const auto& each : shown_)
      if (nearest_parts(*each.value.node(), name).size() == 1) return each.path;
    return from.path;
  }
};

}  // namespace aifactory::detail
