// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Are two entries of a row over time one formula?
///
/// They are where cells are told by the same distance or place, numbers may differ, and what one has and the other has not is a number
/// that the formula comes to anyway, or a term of a sum that a flag takes in or leaves out.
#pragma once

#include "aifactory/report/live_names.hpp"
#include "aifactory/report/live_term.hpp"
#include "aifactory/values/formula_node.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aifactory::detail {

/// A row before it has its formula. An entry is a part of the record, or a number.
struct planned_row {
  std::string key, unit;
  bool is_statement;
  std::vector<const formula_node*> entries;  ///< null where it is a number
  std::vector<double> numbers;               ///< the value of every entry
  std::vector<bool> repeats;                 ///< the entry before it; empty where none does
  bool is_level = false;                     ///< its sum over time means nothing
};

/// Lays entries of rows upon each other.
class row_fit {
  const std::vector<planned_row>& rows_;

  [[nodiscard]] bool stays(const live_term& t, int k, double x) const {
    const auto found = always(t, k);
    return found && *found == x;
  }

  /// Whether a formula still comes to the numbers that other columns had in its place.
  [[nodiscard]] bool keeps_numbers(const live_term& t) const {
    return t.is == live_term::kind::number || std::all_of(t.numbers.begin(), t.numbers.end(), [&](const auto& each) { return stays(t, each.first, each.second); });
  }

  /// A term of a sum that is there in some columns and nothing in others: if(flag, term, 0), the flag a number along the row.
  [[nodiscard]] static bool is_flagged(const live_term& t) {
    return t.is == live_term::kind::apply && t.op == operation::where && t.node == nullptr && t.parts[0]->is == live_term::kind::number;
  }
  [[nodiscard]] static live_term_pointer flagged(const live_term_pointer& inner, const std::vector<int>& columns, double there, int k) {
    auto flag = std::make_shared<live_term>(), nothing = std::make_shared<live_term>(), made = std::make_shared<live_term>();
    for (const int column : columns) flag->numbers.emplace_back(column, there);
    flag->numbers.emplace_back(k, 1.0 - there);
    flag->number = flag->numbers.front().second;
    made->is = live_term::kind::apply, made->op = operation::where, made->parts = {flag, inner, nothing};
    return made;
  }
  /// The same as fitted(), for the terms of a sum.
  [[nodiscard]] live_term_pointer fitted_term(const live_term_pointer& common, const live_term_pointer& other, int k, const std::vector<int>& columns) const {
    using kind = live_term::kind;
    if (is_flagged(*common)) {
      const bool nothing = other->is == kind::number && other->number == 0.0;
      const auto inner = nothing ? common->parts[1] : fitted(common->parts[1], other, k, columns);
      if (!inner) return nullptr;
      auto both = std::make_shared<live_term>(*common), flag = std::make_shared<live_term>(*common->parts[0]);
      flag->numbers.emplace_back(k, nothing ? 0.0 : 1.0);
      both->parts[0] = flag, both->parts[1] = inner;
      return both;
    }
    if (auto both = fitted(common, other, k, columns)) return both;
    const auto is_nothing = [](const live_term& t) { return t.is == kind::number && std::all_of(t.numbers.begin(), t.numbers.end(), [](const auto& each) { return each.second == 0.0; }); };
    if (is_nothing(*common) && other->is != kind::number) return flagged(other, columns, 0.0, k);
    if (is_nothing(*other) && common->is != kind::number) return flagged(common, columns, 1.0, k);
    return nullptr;
  }

 public:
  static constexpr int furthest_left = -1;
  explicit row_fit(const std::vector<planned_row>& rows) : rows_(rows) {}

  /// What an entry of column k may mean for other columns: the distance, the nearest first, or the place.
  static void prepare(const live_term_pointer& t, int k) {
    if (t->is == live_term::kind::number) t->numbers = {{k, t->number}};
    if (t->is == live_term::kind::apply && t->node != nullptr) t->nodes = {{k, t->node}};
    if (t->is == live_term::kind::entry) {
      auto places = t->at;
      std::stable_sort(places.begin(), places.end(), [&](const row_cell& a, const row_cell& b) {
        const auto distance = [&](const row_cell& c) { return 2 * std::abs(c.period - k) + (c.period > k ? 1 : 0); };
        return distance(a) < distance(b);
      });
      t->at.clear();
      // Further to the left than one column the close would look at labels, or at no column at all.
      for (const auto& each : places)
        if (each.period - k >= furthest_left) t->at.push_back({each.row, each.period - k, true});
      for (const auto& each : places) t->at.push_back({each.row, each.period, false});
    }
    for (const auto& part : t->parts) prepare(part, k);
  }

  /// What a term comes to in column k whatever the inputs are; nothing where they count.
  [[nodiscard]] std::optional<double> always(const live_term& t, int k) const {
    if (t.is == live_term::kind::cell) return std::nullopt;
    if (t.is == live_term::kind::entry) {
      const auto& at = t.at.front();
      const int period = at.moves ? k + at.period : at.period;
      const auto& row = rows_[at.row];
      if (period < 0 || period >= static_cast<int>(row.entries.size()) || row.entries[static_cast<std::size_t>(period)]) return std::nullopt;
      return row.numbers[static_cast<std::size_t>(period)];
    }
    if (t.is == live_term::kind::number) {
      for (const auto& [column, x] : t.numbers)
        if (column == k || t.numbers.size() == 1) return x;
      return std::nullopt;
    }
    std::vector<std::optional<double>> parts;
    for (const auto& part : t.parts) parts.push_back(always(*part, k));
    const auto is_zero = [](const std::optional<double>& x) { return x && *x == 0.0; };
    if (t.op == operation::multiply && (is_zero(parts[0]) || is_zero(parts[1]))) return 0.0;
    if (t.op == operation::divide && is_zero(parts[0])) return is_zero(parts[1]) ? std::nullopt : std::optional(0.0);  // 0/0 is an error in a sheet
    if (t.op == operation::where && parts[0]) return *parts[0] != 0.0 ? parts[1] : parts[2];
    if (std::any_of(parts.begin(), parts.end(), [](const auto& x) { return !x; })) return std::nullopt;
    parts.resize(3);
    return formula::computed(t.op, *parts[0], parts[1].value_or(0.0), parts[2].value_or(0.0));
  }
  /// Lays the entry of column k upon what other columns have in common; nothing where it does not fit. Changes neither.
  [[nodiscard]] live_term_pointer fitted(const live_term_pointer& common, const live_term_pointer& other, int k, const std::vector<int>& columns) const {
    using kind = live_term::kind;
    if (common->is == kind::number && other->is == kind::number) {
      auto both = std::make_shared<live_term>(*common);
      both->numbers.emplace_back(k, other->number);
      return both;
    }
    // A number that a formula comes to anyway, since all that it names is a number there.
    if (other->is == kind::number) {
      if (!stays(*common, k, other->number)) return nullptr;
      auto both = std::make_shared<live_term>(*common);
      both->numbers.emplace_back(k, other->number);
      return both;
    }
    if (common->is == kind::number) {
      auto both = std::make_shared<live_term>(*other);
      both->numbers = common->numbers;
      return keeps_numbers(*both) ? both : nullptr;
    }
    if (common->is != other->is) return nullptr;
    if (common->is == kind::cell) return common->cell == other->cell ? common : nullptr;
    if (common->is == kind::entry) {
      auto both = std::make_shared<live_term>(*common);
      std::erase_if(both->at, [&](const row_cell& each) { return std::find(other->at.begin(), other->at.end(), each) == other->at.end(); });
      return both->at.empty() || !keeps_numbers(*both) ? nullptr : both;
    }
    if (common->op != other->op || common->parts.size() != other->parts.size()) return nullptr;
    auto both = std::make_shared<live_term>(*common);
    both->nodes.insert(both->nodes.end(), other->nodes.begin(), other->nodes.end());
    for (std::size_t i = 0; i < both->parts.size(); ++i) {
      both->parts[i] = common->op == operation::add ? fitted_term(common->parts[i], other->parts[i], k, columns) : fitted(common->parts[i], other->parts[i], k, columns);
      if (!both->parts[i]) return nullptr;
    }
    return keeps_numbers(*both) ? both : nullptr;
  }
};

}  // namespace aifactory::detail
