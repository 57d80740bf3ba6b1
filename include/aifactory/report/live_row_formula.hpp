// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which one formula goes across a row over time?
///
/// The entries of all periods are laid upon each other. Cells of rows are told by their distance, so that `balance[3]` in period 4 and
/// `balance[4]` in period 5 are the same, or by their place where all look at one; numbers that differ become a row of data; entries that
/// do not fit upon each other become cases, and a row of data says which case a period is.
#pragma once

#include "aifactory/report/live_names.hpp"
#include "aifactory/report/live_term.hpp"
#include "aifactory/values/formula_node.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// A row before it has its formula. An entry is a part of the record, or a number.
struct planned_row {
  std::string key, unit;
  bool is_statement;
  std::vector<const formula_node*> entries;  ///< null where it is a number
  std::vector<double> numbers;               ///< the value of every entry
  std::vector<bool> repeats;                 ///< the entry before it; empty where none does
};

/// Makes the formulas of all rows. Rows of data come before them.
class row_formula_maker {
  using term_of = std::function<live_term_pointer(const formula_node*, bool)>;
  const std::vector<planned_row>& rows_;
  term_of term_;
  std::vector<live_row> data_;
  std::map<std::vector<double>, std::size_t> data_at_;
  std::vector<std::string> keys_;

  struct one_case {
    live_term_pointer shape;
    std::vector<int> columns;
  };
  struct draft {
    std::vector<one_case> cases;
    int selector = -1;
  };

  /// What an entry of column k may mean for other columns: the distance, the nearest first, or the place.
  static void prepare(const live_term_pointer& t, int k) {
    if (t->is == live_term::kind::number) t->numbers = {{k, t->number}};
    if (t->is == live_term::kind::entry) {
      auto places = t->at;
      std::stable_sort(places.begin(), places.end(), [&](const row_cell& a, const row_cell& b) {
        const auto distance = [&](const row_cell& c) { return 2 * std::abs(c.period - k) + (c.period > k ? 1 : 0); };
        return distance(a) < distance(b);
      });
      t->at.clear();
      for (const auto& each : places) t->at.push_back({each.row, each.period - k, true});
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
    if (t.op == operation::divide && is_zero(parts[0])) return 0.0;
    if (std::any_of(parts.begin(), parts.end(), [](const auto& x) { return !x; })) return std::nullopt;
    parts.resize(3);
    return formula::computed(t.op, *parts[0], parts[1].value_or(0.0), parts[2].value_or(0.0));
  }
  [[nodiscard]] bool stays(const live_term& t, int k, double x) const {
    const auto found = always(t, k);
    return found && *found == x;
  }

  /// Lays the entry of column k upon what other columns have in common; nothing where it does not fit. Changes neither.
  [[nodiscard]] live_term_pointer fitted(const live_term_pointer& common, const live_term_pointer& other, int k) const {
    using kind = live_term::kind;
    if (common->is == kind::number && other->is == kind::number) {
      auto both = std::make_shared<live_term>(*common);
      both->numbers.emplace_back(k, other->number);
      return both;
    }
    // A number that a formula comes to anyway, since all that it names is a number there.
    if (other->is == kind::number) return stays(*common, k, other->number) ? common : nullptr;
    if (common->is == kind::number) {
      const bool fits = std::all_of(common->numbers.begin(), common->numbers.end(), [&](const auto& each) { return stays(*other, each.first, each.second); });
      return fits ? other : nullptr;
    }
    if (common->is != other->is) return nullptr;
    if (common->is == kind::cell) return common->cell == other->cell ? common : nullptr;
    if (common->is == kind::entry) {
      auto both = std::make_shared<live_term>(*common);
      std::erase_if(both->at, [&](const row_cell& each) { return std::find(other->at.begin(), other->at.end(), each) == other->at.end(); });
      return both->at.empty() ? nullptr : both;
    }
    if (common->op != other->op || common->parts.size() != other->parts.size()) return nullptr;
    auto both = std::make_shared<live_term>(*common);
    for (std::size_t i = 0; i < both->parts.size(); ++i)
      if (both->parts[i] = fitted(common->parts[i], other->parts[i], k); !both->parts[i]) return nullptr;
    return both;
  }

  /// Numbers that differ between columns become rows of data; `row` keeps its numbers where another case holds.
  void set_numbers(const live_term_pointer& t, const planned_row& row) {
    if (t->is == live_term::kind::number && !t->numbers.empty()) {
      const double first = t->numbers.front().second;
      t->number = first;
      if (std::any_of(t->numbers.begin(), t->numbers.end(), [&](const auto& each) { return each.second != first; })) {
        std::vector<double> values(row.entries.size(), first);
        for (const auto& [column, x] : t->numbers) values[static_cast<std::size_t>(column)] = x;
        t->data_row = static_cast<int>(data_row(row.key + ": number of the period", std::move(values)));
      }
    }
    for (const auto& part : t->parts) set_numbers(part, row);
  }
  [[nodiscard]] std::size_t data_row(std::string key, std::vector<double> values) {
    const auto [at, is_new] = data_at_.try_emplace(values, data_.size());
    if (is_new) data_.push_back({std::move(key), "", 1.0, std::move(values), {}, "", false});
    return at->second;
  }
  /// Shapes share parts with each other; what follows changes them.
  [[nodiscard]] static live_term_pointer copied(const live_term_pointer& t) {
    auto own = std::make_shared<live_term>(*t);
    for (auto& part : own->parts) part = copied(part);
    return own;
  }

  /// A row that is another one, entry by entry.
  [[nodiscard]] int same_as(std::size_t r) const {
    const auto& own = rows_[r];
    if (std::none_of(own.entries.begin(), own.entries.end(), [](const formula_node* n) { return n && !n->is_leaf(); })) return -1;
    for (std::size_t q = 0; q < r; ++q)
      if (rows_[q].entries == own.entries && rows_[q].numbers == own.numbers) return static_cast<int>(q);
    return -1;
  }
  [[nodiscard]] live_term_pointer entry_term(std::size_t r, std::size_t k, int original) const {
    const auto* n = rows_[r].entries[k];
    live_term_pointer t;
    const bool repeats = n && !rows_[r].repeats.empty() && rows_[r].repeats[k];
    if (repeats) {
      t = std::make_shared<live_term>();
      t->is = live_term::kind::entry, t->at = {{r, static_cast<int>(k) - 1}};
    } else if (n && original < 0) {
      t = term_(n, !n->is_leaf());
    } else {
      t = std::make_shared<live_term>();
      if (n)
        t->is = live_term::kind::entry, t->at = {{static_cast<std::size_t>(original), static_cast<int>(k)}};
      else
        t->number = rows_[r].numbers[k];
    }
    prepare(t, static_cast<int>(k));
    return t;
  }
  [[nodiscard]] draft drafted(std::size_t r) {
    const planned_row& row = rows_[r];
    draft made;
    const int original = same_as(r), count = static_cast<int>(row.entries.size());
    for (int k = 0; k < count; ++k) {
      const auto t = entry_term(r, static_cast<std::size_t>(k), original);
      bool fits = false;
      for (auto& each : made.cases) {
        auto both = fitted(each.shape, t, k);
        if (!both) continue;
        each.shape = std::move(both), each.columns.push_back(k), fits = true;
        break;
      }
      if (!fits) made.cases.push_back({t, {k}});
    }
    for (auto& each : made.cases) {
      each.shape = copied(each.shape);
      set_numbers(each.shape, row);
      each.shape = simplified(each.shape);
    }
    if (made.cases.size() > 1) {
      std::vector<double> which(row.entries.size(), 0.0);
      for (std::size_t c = 0; c < made.cases.size(); ++c)
        for (const int k : made.cases[c].columns) which[static_cast<std::size_t>(k)] = static_cast<double>(c + 1);
      made.selector = static_cast<int>(data_row(row.key + ": case of the period", std::move(which)));
    }
    return made;
  }

  /// Rows of data come first: moves the rows that entries name.
  void settle(const live_term_pointer& t) const {
    for (auto& at : t->at) at.row += data_.size();
    for (const auto& part : t->parts) settle(part);
  }
  [[nodiscard]] std::string written(const draft& made, const column_names& names, bool words) const {
    const term_writer<column_names> write(names, words);
    if (made.cases.size() == 1) return write(made.cases.front().shape);
    const std::string which = names.cell({static_cast<std::size_t>(made.selector), 0, true});
    std::string text, end;
    for (std::size_t c = 0; c < made.cases.size(); ++c) {
      const std::string formula = write(made.cases[c].shape);
      if (words)
        text += (c ? "; " : "") + std::to_string(c + 1) + ": " + formula;
      else if (c + 1 == made.cases.size())
        text += formula;
      else
        text += "IF(" + which + "=" + std::to_string(c + 1) + "," + formula + ",", end += ")";
    }
    return text + end;
  }

 public:
  row_formula_maker(const std::vector<planned_row>& rows, term_of term) : rows_(rows), term_(std::move(term)) {}

  /// The keys of all rows of the sheet, those of data first; after made().
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
  [[nodiscard]] std::size_t data_rows() const { return data_.size(); }

  /// @param scale_of  base units per unit for people
  [[nodiscard]] std::vector<live_row> made(const std::function<double(const std::string&)>& scale_of) {
    std::vector<draft> drafts;
    for (std::size_t r = 0; r < rows_.size(); ++r) drafts.push_back(drafted(r));
    for (const auto& row : data_) keys_.push_back(row.key);
    for (const auto& row : rows_) keys_.push_back(row.key);
    std::vector<live_row> all = data_;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const planned_row& row = rows_[r];
      for (const auto& each : drafts[r].cases) settle(each.shape);
      live_row made{row.key, row.unit == "1" ? "" : row.unit, scale_of(row.unit), row.numbers, {}, written(drafts[r], column_names(keys_, 0, true), true), row.is_statement};
      for (std::size_t k = 0; k < row.entries.size(); ++k) made.formulas.push_back(written(drafts[r], column_names(keys_, static_cast<int>(k), false), false));
      all.push_back(std::move(made));
    }
    return all;
  }
};

}  // namespace aifactory::detail
