// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which one formula goes across a row over time?
///
/// The entries of all periods are laid upon each other. Cells of rows are told by their distance, so that `balance[3]` in period 4 and
/// `balance[4]` in period 5 are the same, or by their place where all look at one; numbers that differ become a row of data; entries that
/// do not fit upon each other become cases, and a row of data says which case a period is.
#pragma once

#include "aifactory/report/live_names.hpp"
#include "aifactory/report/live_row_fit.hpp"
#include "aifactory/report/live_term.hpp"
#include "aifactory/values/formula_node.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// Rows of one name are told apart: "load", "load (2)".
inline void tell_apart(std::vector<std::string>& keys) {
  std::map<std::string, int> seen;
  std::set<std::string> all(keys.begin(), keys.end());
  for (auto& key : keys) {
    int& count = seen[key];
    if (count++ == 0) continue;
    std::string other = key + " (" + std::to_string(count) + ")";
    while (!all.insert(other).second) other = key + " (" + std::to_string(++count) + ")";
    key = std::move(other);
  }
}

/// Makes the formulas of all rows. Rows of data come before them. What would be a formula too long to be read is cut: its largest parts
/// become rows of their own, which every later row that has them uses too.
class row_formula_maker {
  using term_of = std::function<live_term_pointer(const formula_node*, bool)>;
  using taken_by = std::function<void(std::size_t)>;
  using cell_for = std::function<void(const formula_node*, std::string)>;
  std::vector<planned_row>& rows_;
  row_fit fit_;
  term_of term_;
  taken_by taken_;
  cell_for put_cell_;
  std::vector<std::size_t> order_, place_;  // rows as they lie on the sheet, and where each one lies
  static constexpr std::size_t least_part = 40, most_part = 800, most_cases = 3000, no_base = static_cast<std::size_t>(-1);
  static constexpr int most_turns = 12;
  std::vector<std::size_t> base_;                    // of a row that was cut out of another, the row that it was cut out of first
  std::map<std::size_t, std::size_t> parts_of_;      // how many were
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
  /// Entries that lie far to the left, by their formulas.
  [[nodiscard]] live_term_pointer without_far_entries(const live_term_pointer& t, int k) const {
    const auto is_far = [&](const row_cell& at) { return at.period - k < row_fit::furthest_left; };
    if (t->is == live_term::kind::entry && t->node != nullptr && std::all_of(t->at.begin(), t->at.end(), is_far)) return without_far_entries(term_(t->node, true), k);
    for (auto& part : t->parts) part = without_far_entries(part, k);
    return t;
  }
  [[nodiscard]] live_term_pointer entry_term(std::size_t r, std::size_t k, int original, bool far_too) const {
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
    if (!far_too) t = without_far_entries(t, static_cast<int>(k));
    row_fit::prepare(t, static_cast<int>(k));
    return t;
  }
  /// The entries of a row laid upon each other; where that makes many cases, without looking far back if that makes fewer.
  [[nodiscard]] draft laid(std::size_t r) const {
    constexpr std::size_t many = 6;
    draft made = laid(r, true);
    if (made.cases.size() <= many) return made;
    draft other = laid(r, false);
    return other.cases.size() < made.cases.size() ? other : made;
  }
  [[nodiscard]] draft laid(std::size_t r, bool far_too) const {
    draft made;
    const int original = same_as(r), count = static_cast<int>(rows_[r].entries.size());
    for (int k = 0; k < count; ++k) {
      const auto t = entry_term(r, static_cast<std::size_t>(k), original, far_too);
      bool fits = false;
      for (auto& each : made.cases) {
        auto both = fit_.fitted(each.shape, t, k, each.columns);
        if (!both) continue;
        each.shape = std::move(both), each.columns.push_back(k), fits = true;
        break;
      }
      if (!fits) made.cases.push_back({t, {k}});
    }
    return made;
  }

  /// What is cut out of a formula that is too long: the largest parts that fit into a cell.
  struct cut_out {
    live_term_pointer part;
    const one_case* from;
    std::size_t characters;
  };
  static void parts_to_cut(const live_term_pointer& t, const one_case& from, bool is_root, std::vector<cut_out>& to) {
    if (t->is != live_term::kind::apply) return;
    const std::size_t size = characters_of(*t);
    if (size < least_part) return;
    if (!is_root && size <= most_part && t->node != nullptr) return to.push_back({t, &from, size});
    for (const auto& part : t->parts) parts_to_cut(part, from, false, to);
  }
  /// Parts that are one and the same in several periods.
  static void parts_that_stay(const live_term_pointer& t, bool is_root, std::set<const formula_node*>& to) {
    if (t->is != live_term::kind::apply || characters_of(*t) < least_part) return;
    const auto& nodes = t->nodes;
    const bool stays = nodes.size() > 1 && std::all_of(nodes.begin(), nodes.end(), [&](const auto& each) { return each.second == nodes.front().second; });
    if (!is_root && stays && to.insert(nodes.front().second).second) return;
    for (const auto& part : t->parts) parts_that_stay(part, false, to);
  }
  /// Makes cells of the parts that stay, or else rows of the largest parts of a formula until what is left is short; false where there is
  /// none.
  [[nodiscard]] bool cut(const draft& made, std::size_t r) {
    std::size_t all = 0, longest = 0;
    for (const auto& each : made.cases) {
      const std::size_t size = characters_of(*each.shape);
      all += size, longest = std::max(longest, size);
    }
    if (longest <= most_part && all <= most_cases) return false;
    std::set<const formula_node*> staying;
    for (const auto& each : made.cases) parts_that_stay(each.shape, true, staying);
    if (!staying.empty()) {
      // In the order of the formula, which does not change from run to run.
      for (const auto& each : made.cases) put_cells(each.shape, r, staying);
      return true;
    }
    std::vector<cut_out> parts;
    for (const auto& each : made.cases)
      if (all > most_cases || characters_of(*each.shape) > most_part) parts_to_cut(each.shape, each, true, parts);
    std::stable_sort(parts.begin(), parts.end(), [](const cut_out& a, const cut_out& b) { return a.characters > b.characters; });
    std::map<const one_case*, std::size_t> left;
    for (const auto& each : made.cases) left[&each] = characters_of(*each.shape);
    std::set<std::vector<const formula_node*>> known;
    bool any = false;
    for (const auto& each : parts) {
      std::size_t& size = left[each.from];
      if (size <= most_part && all <= most_cases) continue;
      planned_row row{part_key(r), "", false, std::vector<const formula_node*>(rows_[r].entries.size(), nullptr), std::vector<double>(rows_[r].entries.size(), 0.0), {}};
      for (const int k : each.from->columns) row.numbers[static_cast<std::size_t>(k)] = fit_.always(*each.part, k).value_or(0.0);
      for (const auto& [k, n] : each.part->nodes) row.entries[static_cast<std::size_t>(k)] = n, row.numbers[static_cast<std::size_t>(k)] = n->value();
      size -= std::min(size, each.characters), all -= std::min(all, each.characters), any = true;
      if (!known.insert(row.entries).second) continue;
      ++parts_of_[base_of(r)];
      base_.resize(rows_.size(), no_base);
      base_.push_back(base_of(r));
      rows_.push_back(std::move(row));
      taken_(rows_.size() - 1);
    }
    return any;
  }
  void put_cells(const live_term_pointer& t, std::size_t r, std::set<const formula_node*>& staying) {
    const auto* node = t->nodes.empty() ? nullptr : t->nodes.front().second;
    if (node != nullptr && staying.erase(node) > 0) {
      put_cell_(node, part_key(r));
      ++parts_of_[base_of(r)];
      return;
    }
    for (const auto& part : t->parts) put_cells(part, r, staying);
  }
  [[nodiscard]] std::size_t base_of(std::size_t r) const { return r < base_.size() && base_[r] != no_base ? base_[r] : r; }
  [[nodiscard]] std::string part_key(std::size_t r) const {
    const auto known = parts_of_.find(base_of(r));
    return rows_[base_of(r)].key + ", part " + std::to_string((known == parts_of_.end() ? 0 : known->second) + 1);
  }

  [[nodiscard]] draft drafted(std::size_t r) {
    draft made = laid(r);
    for (int turn = 0; turn < most_turns && cut(made, r); ++turn) made = laid(r);
    const planned_row& row = rows_[r];
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

  /// Rows as they lie on the sheet: parts that were cut out above the row that takes them.
  void put_in_order() {
    base_.resize(rows_.size(), no_base), place_.resize(rows_.size());
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (base_[r] != no_base) continue;
      for (std::size_t q = 0; q < rows_.size(); ++q)
        if (base_[q] == r) order_.push_back(q);
      order_.push_back(r);
    }
    for (std::size_t i = 0; i < order_.size(); ++i) place_[order_[i]] = i;
  }
  /// Rows of data come first: moves the rows that entries name.
  void settle(const live_term_pointer& t) const {
    for (auto& at : t->at) at.row = data_.size() + place_[at.row];
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
  /// @param taken  told of each row that is cut out of another, by its place in `rows`
  /// @param cell   gives a part a cell of its own of this name
  row_formula_maker(std::vector<planned_row>& rows, term_of term, taken_by taken, cell_for cell)
      : rows_(rows), fit_(rows), term_(std::move(term)), taken_(std::move(taken)), put_cell_(std::move(cell)) {}

  /// The keys of all rows of the sheet, those of data first; after made().
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
  /// Where a row lies on the sheet, counted from 0; after made().
  [[nodiscard]] std::size_t place_of(std::size_t r) const { return data_.size() + place_[r]; }

  /// @param scale_of  base units per unit for people
  [[nodiscard]] std::vector<live_row> made(const std::function<double(const std::string&)>& scale_of) {
    std::vector<draft> drafts;
    for (std::size_t r = 0; r < rows_.size(); ++r) drafts.push_back(drafted(r));  // rows may become more on the way
    put_in_order();
    for (const auto& row : data_) keys_.push_back(row.key);
    for (const std::size_t r : order_) keys_.push_back(rows_[r].key);
    tell_apart(keys_);
    std::vector<live_row> all = data_;
    for (std::size_t i = 0; i < data_.size(); ++i) all[i].key = keys_[i];
    for (const std::size_t r : order_) {
      const planned_row& row = rows_[r];
      for (const auto& each : drafts[r].cases) settle(each.shape);
      live_row made{keys_[place_of(r)], row.unit == "1" ? "" : row.unit, scale_of(row.unit), row.numbers, {}, written(drafts[r], column_names(keys_, 0, true), true), row.is_statement, row.is_level};
      for (std::size_t k = 0; k < row.entries.size(); ++k) made.formulas.push_back(written(drafts[r], column_names(keys_, static_cast<int>(k), false), false));
      all.push_back(std::move(made));
    }
    return all;
  }
};

}  // namespace aifactory::detail
