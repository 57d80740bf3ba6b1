// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a recorded answer become a spreadsheet that computes itself?
///
/// Figures and parts with a name are cells of the model, one formula each; parts that several formulas share get a row of their own.
/// A row over time has one formula across: the entries of all periods are laid upon each other, numbers that differ between them become
/// a row of data, and where the formula itself differs (the close, a year with a purchase) a row of data says which one holds.
#pragma once

#include "aifactory/report/explanation.hpp"
#include "aifactory/report/live_row_formula.hpp"
#include "aifactory/report/range_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// Base units per unit for people.
[[nodiscard]] inline double scale_for_people(const std::string& unit) { return unit.empty() || unit == "1" ? 1.0 : unit_of(unit).scale; }

class live_maker {
  const scenario& s_;
  const recorded_answer& answer_;
  shared_formulas all_{branches::both, remnants::kept};
  live_model out_{};
  cell_names cells_;
  std::vector<planned_row> rows_;
  std::vector<std::string> keys_;  // of all rows of the sheet
  std::unordered_map<const formula_node*, std::vector<row_cell>> entries_;
  std::unordered_map<const formula_node*, double> numbers_;  // parts that no input changes
  struct named_cell {
    std::string cell, words;
  };
  std::unordered_map<const formula_node*, named_cell> cell_of_;
  std::vector<const formula_node*> order_;  // of all parts, operands first
  std::unordered_set<const formula_node*> fixed_;  // parts that a search's number is in

  /// What a part comes to whatever the inputs are.
  [[nodiscard]] std::optional<double> always(const formula_node& n) const {
    if (n.op() == operation::constant) return n.value();
    if (n.is_leaf()) return std::nullopt;
    std::array<double, 3> x{};
    bool all = true, zero_left = false, zero_right = false;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (!n.taken()[i]) continue;
      const auto number = numbers_.find(n.taken()[i].get());
      if (number == numbers_.end()) {
        all = false;
        continue;
      }
      x[i] = number->second;
      (i == 0 ? zero_left : zero_right) |= x[i] == 0.0;
    }
    if (all) return formula::computed(n.op(), x[0], x[1], x[2]);
    const bool nothing = (n.op() == operation::multiply && (zero_left || zero_right)) || (n.op() == operation::divide && zero_left);
    return nothing && n.value() == 0.0 ? std::optional(0.0) : std::nullopt;
  }
  void note_order(const formula_node* root, std::unordered_set<const formula_node*>& seen) {
    formula::for_each_new_node(*root, [&](const formula_node& n) { return seen.contains(&n); }, [&](const formula_node& n) {
      seen.insert(&n);
      order_.push_back(&n);
      if (const auto x = always(n)) numbers_[&n] = *x;
      const bool fixed = n.op() == operation::found || std::any_of(n.taken().begin(), n.taken().end(), [&](const auto& p) { return p && fixed_.contains(p.get()); });
      if (fixed) fixed_.insert(&n);
    });
  }

  /// The rows of the answer, and those that formulas name themselves.
  void plan_rows() {
    std::map<const recorded_series*, std::size_t> by_series;
    const auto put = [&](planned_row& row, std::size_t k, const formula_node* n, double x) {
      row.entries[k] = n && !numbers_.contains(n) ? n : nullptr, row.numbers[k] = x;
    };
    const auto empty_row = [](std::string key, std::string unit, bool is_statement, std::size_t size) {
      return planned_row{std::move(key), std::move(unit), is_statement, std::vector<const formula_node*>(size, nullptr), std::vector<double>(size, 0.0), {}};
    };
    for (const auto& row : answer_.rows) {
      planned_row planned = empty_row(row.key, row.unit, row.is_statement, row.entries.size());
      planned.is_level = row.is_level;
      for (std::size_t k = 0; k < row.entries.size(); ++k) put(planned, k, all_.part_of(row.entries[k]), row.entries[k].value());
      const bool moves = std::any_of(planned.entries.begin(), planned.entries.end(), [](const auto* n) { return n != nullptr; }) ||
                         std::any_of(planned.numbers.begin(), planned.numbers.end(), [](double x) { return x != 0.0; });
      if (moves) rows_.push_back(std::move(planned));
    }
    const std::size_t periods = answer_.rows.empty() ? 0 : answer_.rows.front().entries.size(), given = rows_.size();
    std::unordered_set<const formula_node*> taken;
    for (const auto& row : answer_.rows)
      for (const auto& e : row.entries) taken.insert(all_.part_of(e));
    for (const auto* n : order_) {
      const auto* name = all_.name_of(n);
      if (!name || !name->series || taken.contains(n) || name->period < 0 || static_cast<std::size_t>(name->period) >= periods) continue;
      const auto [at, is_new] = by_series.try_emplace(name->series.get(), rows_.size());
      if (is_new) {
        rows_.push_back(empty_row(name->name, name->unit, false, periods));
        rows_.back().repeats.assign(periods, true);
        for (const auto& [k, x] : name->series->numbers)
          if (static_cast<std::size_t>(k) < periods) put(rows_.back(), static_cast<std::size_t>(k), nullptr, x), rows_.back().repeats[static_cast<std::size_t>(k)] = false;
      }
      rows_[at->second].repeats[static_cast<std::size_t>(name->period)] = false;
      put(rows_[at->second], static_cast<std::size_t>(name->period), n, n->value());
    }
    // Between entries that a formula names the row keeps what it had, and as long after the last one; then there is nothing.
    for (std::size_t r = given; r < rows_.size(); ++r) {
      auto& row = rows_[r];
      std::size_t last = 0, longest = 1;
      for (std::size_t k = 0; k < periods; ++k)
        if (!row.repeats[k]) longest = std::max(longest, k - last), last = k;
      for (std::size_t k = 0; k < periods; ++k) {
        row.repeats[k] = row.repeats[k] && k > 0 && k < last + longest;
        if (row.repeats[k]) row.entries[k] = row.entries[k - 1], row.numbers[k] = row.numbers[k - 1];
      }
    }
    std::rotate(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(given), rows_.end());  // steps above what uses them
    for (std::size_t r = 0; r < rows_.size(); ++r) note_entries(r);
  }
  void note_entries(std::size_t r) {
    for (std::size_t k = 0; k < rows_[r].entries.size(); ++k)
      if (const auto* n = rows_[r].entries[k]; n && !n->is_leaf()) entries_[n].push_back({r, static_cast<int>(k)});
  }

  /// Parts that deserve a row of the model: those with a name, and those that many formulas share.
  void plan_cells() {
    std::unordered_map<const formula_node*, std::set<int>> periods_of;  // in which periods a part stands inside a row's formula
    const auto stops = [&](const formula_node* n) {
      const auto* name = all_.name_of(n);
      return n->is_leaf() || numbers_.contains(n) || entries_.contains(n) || (name && !name->series);
    };
    for (const auto& row : rows_)
      for (std::size_t k = 0; k < row.entries.size(); ++k) {
        if (!row.entries[k]) continue;
        std::vector<const formula_node*> rest{row.entries[k]};
        std::unordered_set<const formula_node*> seen;
        while (!rest.empty()) {
          const auto* n = rest.back();
          rest.pop_back();
          for (const auto& p : n->taken())
            if (p && !stops(p.get()) && seen.insert(p.get()).second) periods_of[p.get()].insert(static_cast<int>(k)), rest.push_back(p.get());
        }
      }
    std::unordered_map<const formula_node*, std::size_t> uses, size;
    std::unordered_set<const formula_node*> over_time;
    for (const auto* n : order_) {
      std::size_t below = 1;
      for (const auto& p : n->taken())
        if (p) {
          ++uses[p.get()];
          below += stops(p.get()) ? 0 : size[p.get()];
          if (entries_.contains(p.get()) || over_time.contains(p.get())) over_time.insert(n);
        }
      size[n] = below;
    }
    const std::size_t columns = answer_.rows.empty() ? 0 : answer_.rows.front().entries.size();
    int steps = 0;
    for (const auto* n : order_) {
      if (n->is_leaf() || numbers_.contains(n) || entries_.contains(n)) continue;
      const auto* name = all_.name_of(n);
      const bool truth = n->op() >= operation::is_zero;
      const auto inside = periods_of.find(n);
      if (!(name && !name->series) && same_as_a_part(*n)) continue;
      const bool shared = inside == periods_of.end() ? uses[n] >= 2 && size[n] >= 2 : !over_time.contains(n) && columns >= 4 && inside->second.size() + 2 >= columns && size[n] >= 2;
      if ((name && !name->series) || (!truth && shared)) {
        const std::string key = name && !name->series ? name->name : "step " + std::to_string(++steps);
        cell_of_[n] = {cells_.fresh(key), key};
      }
    }
  }

  static constexpr std::size_t longest_formula = 1000;  ///< of a cell that a person reads; a sheet takes 8,192

  /// x + 0, x * 1: no formula of its own.
  [[nodiscard]] bool same_as_a_part(const formula_node& n) const {
    const auto is = [&](const auto& p, double x) {
      const auto number = p ? numbers_.find(p.get()) : numbers_.end();
      return number != numbers_.end() && number->second == x;
    };
    const auto &a = n.taken()[0], &b = n.taken()[1];
    const bool sum = n.op() == operation::add, product = n.op() == operation::multiply;
    return (sum && (is(a, 0.0) || is(b, 0.0))) || (n.op() == operation::subtract && is(b, 0.0)) || (product && (is(a, 1.0) || is(b, 1.0))) ||
           (n.op() == operation::divide && is(b, 1.0));
  }

  [[nodiscard]] live_term_pointer term(const formula_node* n, bool expand) const {
    auto t = std::make_shared<live_term>();
    if (const auto number = numbers_.find(n); number != numbers_.end()) {
      t->number = number->second;
      return t;
    }
    if (const auto cell = cell_of_.find(n); cell != cell_of_.end() && (!expand || n->is_leaf())) {
      t->is = live_term::kind::cell, t->cell = cell->second.cell + "_base", t->words = cell->second.words;
      return t;
    }
    if (const auto places = entries_.find(n); places != entries_.end() && !expand) {
      t->is = live_term::kind::entry, t->at = places->second, t->node = n;
      return t;
    }
    t->is = live_term::kind::apply, t->op = n->op(), t->node = n;
    for (const auto& p : n->taken())
      if (p) t->parts.push_back(term(p.get(), false));
    return t;
  }

  void write_inputs() {
    std::unordered_map<std::string, const formula_node*> leaves;
    for (const auto* n : order_)
      if (n->op() == operation::input) leaves.try_emplace(n->name(), n);
    for (const auto* list : s_.input_lists())
      for (const auto& input : *list) {
        const auto leaf = leaves.find(input.field);
        if (leaf == leaves.end()) continue;
        live_input made{input.field, cells_.fresh(input.field), input.unit == "1" ? "" : input.unit, input.value, 1.0, "", origin_of(input), input.assumption};
        if (const auto scale = answer_.scales.find(input.field); scale != answer_.scales.end()) made.scale = scale->second;
        // What a plan takes may be less than what was asked for (a load that the first token bounds): the cell holds what is taken.
        if (const double taken = leaf->second->value() / made.scale; !(std::fabs(taken - made.value) <= 1e-12 * std::fabs(taken))) made.value = taken;
        made.range = range_text(input.hard);
        cell_of_[leaf->second] = {made.cell, input.field};
        leaves.erase(leaf);
        out_.inputs.push_back(std::move(made));
      }
    // Every other leaf of one name is the same input; numbers that a search found stand among the inputs and say so.
    for (const auto* n : order_) {
      if (n->op() == operation::input && !cell_of_.contains(n)) {
        const auto same = std::find_if(out_.inputs.begin(), out_.inputs.end(), [&](const live_input& i) { return i.field == n->name(); });
        if (same != out_.inputs.end()) cell_of_[n] = {same->cell, same->field};
      }
      if (n->op() != operation::found) continue;
      live_input made{n->name(), cells_.fresh(n->name()), n->unit(), n->value() / scale_for_people(n->unit()), scale_for_people(n->unit()), "", "no formula: the number that a search found", false, true};
      cell_of_[n] = {made.cell, made.field};
      out_.inputs.push_back(std::move(made));
    }
  }

  /// Parts that stand in a cell of their own or are no formula.
  [[nodiscard]] bool stands_elsewhere(const formula_node* n) const { return n->is_leaf() || numbers_.contains(n) || cell_of_.contains(n) || entries_.contains(n); }
  [[nodiscard]] std::size_t length_of(const formula_node* n) const { return term_writer(sheet_names(keys_, false), false)(simplified(term(n, true))).size(); }

  /// A cell with a long sum (or greatest) over time gets a row of its terms.
  void plan_sums() {
    const std::size_t periods = answer_.rows.empty() ? 0 : answer_.rows.front().entries.size();
    if (periods < 4) return;
    for (const auto* n : std::vector<const formula_node*>(order_)) {
      const auto cell = cell_of_.find(n);
      if (cell == cell_of_.end() || n->is_leaf() || length_of(n) <= longest_formula) continue;
      std::vector<const formula_node*> rest{n};
      std::unordered_set<const formula_node*> seen{n};
      while (!rest.empty()) {
        const auto* at = rest.back();
        rest.pop_back();
        const auto terms = terms_over_time(at, n, periods);
        if (!terms.empty()) put_sum(cell->second.words, terms, periods);
        for (const auto* each : terms) seen.insert(each);
        for (const auto& p : at->taken())
          if (p && terms.empty() && !stands_elsewhere(p.get()) && seen.insert(p.get()).second) rest.push_back(p.get());
      }
    }
  }
  /// The terms of a sum of about as many as there are periods, of which most are no entries of rows themselves.
  [[nodiscard]] std::vector<const formula_node*> terms_over_time(const formula_node* top, const formula_node* root, std::size_t periods) const {
    if (top->op() != operation::add && top->op() != operation::max && top->op() != operation::min) return {};
    std::vector<const formula_node*> terms;
    const auto* at = top;
    for (; at->op() == top->op() && (at == top || at == root || !stands_elsewhere(at)); at = at->taken()[0].get()) terms.push_back(at->taken()[1].get());
    terms.push_back(at);
    std::reverse(terms.begin(), terms.end());
    if (terms.size() > periods && numbers_.contains(terms.front())) terms.erase(terms.begin());
    if (2 * terms.size() < periods || terms.size() > periods) return {};
    const auto plain = [&](const formula_node* n) {
      if (stands_elsewhere(n)) return true;
      return n->op() == operation::multiply && entries_.contains(n->taken()[0].get()) && entries_.contains(n->taken()[1].get());
    };
    const auto already = static_cast<std::size_t>(std::count_if(terms.begin(), terms.end(), plain));
    return 5 * already < 4 * terms.size() ? terms : std::vector<const formula_node*>{};
  }
  void put_sum(const std::string& of, const std::vector<const formula_node*>& terms, std::size_t periods) {
    planned_row row{of + ", by period", "", false, std::vector<const formula_node*>(periods, nullptr), std::vector<double>(periods, 0.0), {}};
    for (std::size_t i = 0, first = periods - terms.size(); i < terms.size(); ++i)
      row.entries[first + i] = numbers_.contains(terms[i]) ? nullptr : terms[i], row.numbers[first + i] = terms[i]->value();
    rows_.push_back(std::move(row));
    note_entries(rows_.size() - 1);
  }

  /// Cells whose formula is too long to be read give parts of it to cells of their own.
  void cut_cells() {
    constexpr int most_turns = 12;
    for (const auto* n : std::vector<const formula_node*>(order_)) {
      const auto cell = cell_of_.find(n);
      if (cell == cell_of_.end() || n->is_leaf()) continue;
      const std::string of = cell->second.words;
      int parts = 0;
      for (int turn = 0; turn < most_turns; ++turn) {
        std::size_t length = length_of(n);
        if (length <= longest_formula) break;
        auto found = parts_to_cut(simplified(term(n, true)));
        if (found.empty()) break;
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [part, characters] : found) {
          if (length <= longest_formula) break;
          length -= std::min(length, characters);
          if (cell_of_.contains(part)) continue;
          const std::string key = of + ", part " + std::to_string(++parts);
          cell_of_[part] = {cells_.fresh(key), key};
        }
      }
    }
  }

  void write_rows() {
    if (rows_.empty()) return;
    row_formula_maker maker(rows_, [&](const formula_node* n, bool expand) { return term(n, expand); }, [&](std::size_t r) { note_entries(r); },
                            [&](const formula_node* n, std::string key) { cell_of_.try_emplace(n, named_cell{cells_.fresh(key), std::move(key)}); });
    out_.rows = maker.made(scale_for_people);
    for (std::size_t r = 0; r < rows_.size(); ++r)
      out_.rows[maker.place_of(r)].live = std::none_of(rows_[r].entries.begin(), rows_[r].entries.end(), [&](const formula_node* n) { return n && fixed_.contains(n); });
    keys_ = maker.keys();
    for (auto& [n, places] : entries_)
      for (auto& at : places) at.row = maker.place_of(at.row);
  }

  void write_formulas() {
    const sheet_names names(keys_, false), words(keys_, true);
    for (const auto* n : order_) {
      const auto cell = cell_of_.find(n);
      if (cell == cell_of_.end() || n->is_leaf()) continue;
      const auto* name = all_.name_of(n);
      const std::string unit = name && !name->series ? name->unit : "";
      const auto t = simplified(term(n, true));
      out_.formulas.push_back({cell->second.words, cell->second.cell, unit == "1" ? "" : unit, n->value(), scale_for_people(unit),
                               term_writer(names, false)(t), term_writer(words, true)(t), !fixed_.contains(n)});
    }
    // A figure that is an input, a number, an entry of a row, or another figure.
    for (const auto& figure : answer_.figures) {
      const auto* n = all_.part_of(figure.value);
      if (const auto cell = cell_of_.find(n); cell != cell_of_.end() && cell->second.words == figure.path) continue;
      const auto t = simplified(term(n, false));
      out_.formulas.push_back({figure.path, cells_.fresh(figure.path), figure.unit == "1" ? "" : figure.unit, n->value(), scale_for_people(figure.unit),
                               term_writer(names, false)(t), term_writer(words, true)(t), !fixed_.contains(n)});
    }
  }

  /// Parts of a total that add up to it: the layers of a cost, the rows of a statement.
  void write_checks() {
    std::map<std::string, std::vector<const live_formula*>> sections;
    for (const auto& f : out_.formulas)
      if (const auto dot = f.key.rfind('.'); dot != std::string::npos) sections[f.key.substr(0, dot)].push_back(&f);
    for (const auto& [section, members] : sections) {
      const auto total = std::find_if(members.begin(), members.end(), [](const live_formula* f) { return f->key.ends_with(".total"); });
      if (total == members.end() || members.size() < 3) continue;
      double sum = 0.0;
      std::string text;
      for (const auto* each : members)
        if (each != *total) sum += each->value, text += (text.empty() ? "" : "+") + each->cell + "_base";
      if (!(std::fabs(sum - (*total)->value) <= 1e-9 * std::fabs((*total)->value))) continue;
      const std::string whole = (*total)->cell + "_base";
      out_.checks.push_back({section + ": parts add up to the total", "ABS(" + text + "-" + whole + ")<=0.000000001*ABS(" + whole + ")"});
    }
  }

 public:
  live_maker(const scenario& s, const recorded_answer& answer) : s_(s), answer_(answer) {}

  [[nodiscard]] live_model made() {
    call_parts(all_, answer_);
    std::unordered_set<const formula_node*> seen;
    for (const auto& row : answer_.rows)
      for (const auto& e : row.entries) note_order(all_.part_of(e), seen);
    for (const auto& figure : answer_.figures) note_order(all_.part_of(figure.value), seen);
    out_.period_start = answer_.period_start, out_.notes = answer_.notes;
    if (!s_.uses.empty()) out_.notes.push_back("The shares of [[workload]] must add up to 1: change two of them together.");
    write_inputs();
    plan_rows();
    plan_cells();
    plan_sums();
    write_rows();
    cut_cells();
    write_formulas();
    write_checks();
    return std::move(out_);
  }
};

}  // namespace detail

/// A spreadsheet of the answer: inputs, one formula per row of the model, one formula across per row over time.
/// @errors  none
[[nodiscard]] inline live_model live_model_of(const scenario& s, const recorded_answer& answer) { return detail::live_maker(s, answer).made(); }

}  // namespace aifactory
