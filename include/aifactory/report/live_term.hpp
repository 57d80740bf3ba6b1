// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a formula written in the notation of spreadsheets, or for people beside it?
///
/// A term holds numbers, named cells, cells of rows over time and operations. Cells of rows are told by row and period, or by the
/// distance to the column that the formula stands in.
#pragma once

#include "aifactory/report/live_model.hpp"
#include "aifactory/values/formula_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// A cell of a row: its row, and its period, or where the formula moves along the row the distance in periods.
struct row_cell {
  std::size_t row = 0;
  int period = 0;
  bool moves = false;  ///< with the column: `period` is a distance
  [[nodiscard]] bool operator==(const row_cell&) const = default;
};

struct live_term;
using live_term_pointer = std::shared_ptr<live_term>;
struct live_term {
  enum class kind { number, cell, entry, apply } is = kind::number;
  operation op = operation::constant;
  double number = 0.0;
  int data_row = -1;              ///< a number that changes along the row: the row that holds it
  std::vector<std::pair<int, double>> numbers{};  ///< of a number along a row: column and number; of what else there is, columns in which it comes to one
  std::string cell, words;        ///< a named cell and what people call it
  std::vector<row_cell> at{};     ///< an entry: every place that holds it, the best first
  std::vector<live_term_pointer> parts{};
  const formula_node* node = nullptr;                             ///< of what is applied: the part of the record that it is
  std::vector<std::pair<int, const formula_node*>> nodes{};       ///< the same along a row, by column

  [[nodiscard]] bool is_number(double x) const { return is == kind::number && data_row < 0 && number == x; }
};

/// "A", "Z", "AA": a column counted from 1.
[[nodiscard]] inline std::string column_letters(std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

/// About how many characters a term takes in a cell.
[[nodiscard]] inline std::size_t characters_of(const live_term& t) {
  constexpr std::size_t place = 7;
  if (t.is == live_term::kind::cell) return t.cell.size();
  if (t.is == live_term::kind::entry) return t.at.empty() || t.at.front().moves ? place : 2 * place;
  if (t.is == live_term::kind::number) {
    const bool changes = std::any_of(t.numbers.begin(), t.numbers.end(), [&](const auto& each) { return each.second != t.numbers.front().second; });
    return changes || t.data_row >= 0 ? place : shortest_text(t.number).size();
  }
  std::size_t sum = t.parts.size() > 2 ? 6 : 3;
  for (const auto& part : t.parts) sum += characters_of(*part);
  return sum;
}

/// The largest parts of a term that are short enough for a cell of their own, with how many characters they take.
[[nodiscard]] inline std::vector<std::pair<const formula_node*, std::size_t>> parts_to_cut(const live_term_pointer& root) {
  constexpr std::size_t least = 40, most = 800;
  std::vector<std::pair<const formula_node*, std::size_t>> found;
  std::vector<const live_term*> rest{root.get()};
  while (!rest.empty()) {
    const live_term* t = rest.back();
    rest.pop_back();
    const std::size_t size = t->is == live_term::kind::apply ? characters_of(*t) : 0;
    if (size < least) continue;
    if (t != root.get() && size <= most && t->node != nullptr) {
      found.emplace_back(t->node, size);
      continue;
    }
    for (const auto& part : t->parts) rest.push_back(part.get());
  }
  return found;
}

/// Without sums and products that change nothing.
[[nodiscard]] inline live_term_pointer simplified(const live_term_pointer& t) {
  for (auto& part : t->parts) part = simplified(part);
  if (t->is != live_term::kind::apply || t->parts.empty()) return t;
  const auto &a = t->parts[0], &b = t->parts.size() > 1 ? t->parts[1] : t->parts[0];
  switch (t->op) {
    case operation::add: return a->is_number(0.0) ? b : b->is_number(0.0) ? a : t;
    case operation::subtract: return b->is_number(0.0) ? a : t;
    case operation::multiply: return a->is_number(0.0) || b->is_number(1.0) ? a : b->is_number(0.0) || a->is_number(1.0) ? b : t;
    case operation::divide: return a->is_number(0.0) || b->is_number(1.0) ? a : t;
    case operation::negate: return a->is_number(0.0) ? a : t;
    default: return t;
  }
}

/// Writes terms. `Names` says how a cell of a row is written: cell(row_cell), and range(row, first, last) for many.
template <class Names>
class term_writer {
  const Names& names_;
  bool words_;

  struct piece {
    std::string text;
    int binding;
  };
  static constexpr int call = formula::call, sum = 4, product = 5, power = 7;

  [[nodiscard]] static std::string in(const piece& p, bool enclosed) { return enclosed ? "(" + p.text + ")" : p.text; }
  [[nodiscard]] static bool is(const live_term_pointer& t, operation op) { return t->is == live_term::kind::apply && t->op == op; }

  [[nodiscard]] std::string applied(const char* name, const live_term& t) const {
    std::string text = std::string(name) + "(";
    for (std::size_t i = 0; i < t.parts.size(); ++i) text += (i ? (words_ ? ", " : ",") : "") + of(t.parts[i]).text;
    return text + ")";
  }
  [[nodiscard]] piece infix(const live_term& t, const char* sign, int binding) const {
    const auto a = of(t.parts[0]), b = of(t.parts[1]);
    const bool chained = binding <= 3;
    return {in(a, a.binding < binding || (chained && a.binding == binding)) + (words_ ? std::string(" ") + sign + " " : sign) + in(b, b.binding <= binding || b.text.front() == '-'), binding};
  }
  /// (1 + b)^a, for exp(a log1p(b)); nothing where it is no such power.
  [[nodiscard]] std::string as_power(const live_term& t) const {
    const auto& inner = t.parts[0];
    const auto grows = [&](const live_term_pointer& log, const std::string& exponent) {
      const auto base = of(log->parts[0]);
      return "(1" + std::string(words_ ? " + " : "+") + in(base, base.binding <= sum && base.text.front() == '-') + ")^" + exponent;
    };
    if (is(inner, operation::log1p)) return grows(inner, "1");
    if (!is(inner, operation::multiply)) return {};
    for (const std::size_t log : {std::size_t{0}, std::size_t{1}})
      if (is(inner->parts[log], operation::log1p)) {
        const auto exponent = of(inner->parts[1 - log]);
        return grows(inner->parts[log], in(exponent, exponent.binding < call || exponent.text.front() == '-'));
      }
    return {};
  }

  /// The terms of a chain of sums, of the greatest or of the least of many.
  static void terms_of(operation op, const live_term_pointer& t, std::vector<live_term_pointer>& to) {
    if (!is(t, op)) return to.push_back(t);
    std::vector<live_term_pointer> reversed;
    live_term_pointer at = t;
    for (; is(at, op); at = at->parts[0]) reversed.push_back(at->parts[1]);
    terms_of(op, at, to);
    for (auto each = reversed.rbegin(); each != reversed.rend(); ++each) terms_of(op, *each, to);
  }
  /// Two entries of one period, or one entry, of which neighbours make a sum over a range.
  [[nodiscard]] static bool as_pair(const live_term_pointer& t, std::vector<row_cell>& found) {
    found.clear();
    if (t->is == live_term::kind::entry) {
      found.push_back(t->at.front());
      return true;
    }
    if (!is(t, operation::multiply) || t->parts[0]->is != live_term::kind::entry || t->parts[1]->is != live_term::kind::entry) return false;
    for (const auto& a : t->parts[0]->at)
      for (const auto& b : t->parts[1]->at)
        if (a.period == b.period && a.moves == b.moves) {
          found = {a, b};
          return true;
        }
    return false;
  }
  [[nodiscard]] piece summed(const live_term_pointer& t) const {
    std::vector<live_term_pointer> terms;
    terms_of(operation::add, t, terms);
    std::string text;
    std::size_t pieces = 0;
    const auto add = [&](const piece& p) {
      if (pieces++ > 0) text += words_ ? " + " : "+";
      text += in(p, pieces > 1 && (p.binding < sum || p.text.front() == '-'));
    };
    std::vector<row_cell> first, next;
    for (std::size_t i = 0; i < terms.size();) {
      std::size_t end = i + 1;
      if (as_pair(terms[i], first)) {
        for (; end < terms.size() && as_pair(terms[end], next) && next.size() == first.size(); ++end) {
          const int moved = static_cast<int>(end - i);
          if (!std::equal(first.begin(), first.end(), next.begin(), [&](const row_cell& a, const row_cell& b) { return a.row == b.row && a.moves == b.moves && a.period + moved == b.period; })) break;
        }
        if (end - i >= 3) {
          const int last = first[0].period + static_cast<int>(end - i) - 1;
          std::string ranges;
          for (const auto& each : first) ranges += (ranges.empty() ? "" : words_ ? " x " : ",") + names_.range(each, last);
          add({(words_ ? "sum(" : first.size() > 1 ? "SUMPRODUCT(" : "SUM(") + ranges + ")", call});
          i = end;
          continue;
        }
      }
      add(of(terms[i++]));
    }
    return {text, pieces > 1 ? sum : call};
  }

  /// The greatest or the least: of neighbours along a row as a range.
  [[nodiscard]] piece extreme(const live_term_pointer& t, const char* name) const {
    std::vector<live_term_pointer> terms;
    terms_of(t->op, t, terms);
    std::string text;
    for (std::size_t i = 0; i < terms.size();) {
      std::size_t end = i + 1;
      if (terms[i]->is == live_term::kind::entry) {
        const row_cell& first = terms[i]->at.front();
        const auto follows = [&](const live_term& next) {
          return next.is == live_term::kind::entry && next.at.front() == row_cell{first.row, first.period + static_cast<int>(end - i), first.moves};
        };
        while (end < terms.size() && follows(*terms[end])) ++end;
      }
      if (!text.empty()) text += words_ ? ", " : ",";
      if (end - i >= 3)
        text += names_.range(terms[i]->at.front(), terms[i]->at.front().period + static_cast<int>(end - i) - 1), i = end;
      else
        text += of(terms[i++]).text;
    }
    return {std::string(name) + "(" + text + ")", call};
  }

  [[nodiscard]] piece number(double x) const {
    std::string text = shortest_text(x);
    if (const auto e = text.find('e'); e != std::string::npos) text[e] = 'E';
    return {text, std::signbit(x) ? formula::notation_of(operation::negate).binding : call};
  }

  [[nodiscard]] piece of(const live_term_pointer& term) const {
    const live_term& t = *term;
    switch (t.is) {
      case live_term::kind::number:
        if (t.data_row >= 0) return {names_.cell({static_cast<std::size_t>(t.data_row), 0, true}), call};
        return number(t.number);
      case live_term::kind::cell: return {words_ ? t.words : t.cell, call};
      case live_term::kind::entry: return {names_.cell(t.at.front()), call};
      case live_term::kind::apply: break;
    }
    const auto a = [&] { return of(t.parts[0]); };
    switch (t.op) {
      case operation::negate: {
        const auto p = a();
        // In sheets the sign binds tighter than a power.
        return {"-" + in(p, p.binding <= product || p.binding == power || p.text.front() == '-'), formula::notation_of(operation::negate).binding};
      }
      case operation::add: return summed(term);
      case operation::subtract: return infix(t, "-", sum);
      case operation::multiply: return infix(t, "*", product);
      case operation::divide: return infix(t, "/", product);
      case operation::exp:
        if (auto text = as_power(t); !text.empty()) return {text, power};
        return {applied(words_ ? "exp" : "EXP", t), call};
      case operation::expm1:
        if (auto text = as_power(t); !text.empty()) return {text + (words_ ? " - 1" : "-1"), sum};
        return {applied(words_ ? "exp" : "EXP", t) + (words_ ? " - 1" : "-1"), sum};
      case operation::log: return {applied(words_ ? "ln" : "LN", t), call};
      case operation::log1p: {
        const auto p = a();
        return {std::string(words_ ? "ln(1 + " : "LN(1+") + in(p, p.text.front() == '-') + ")", call};
      }
      case operation::sqrt: return {applied(words_ ? "sqrt" : "SQRT", t), call};
      case operation::min: return extreme(term, words_ ? "min" : "MIN");
      case operation::max: return extreme(term, words_ ? "max" : "MAX");
      case operation::where: return {applied(words_ ? "if" : "IF", t), call};
      case operation::both: return {applied(words_ ? "and" : "AND", t), call};
      case operation::either: return {applied(words_ ? "or" : "OR", t), call};
      case operation::opposite: return {applied(words_ ? "not" : "NOT", t), call};
      case operation::is_zero: {
        const auto p = a();
        return {in(p, p.binding <= 3) + (words_ ? " = 0" : "=0"), 3};
      }
      case operation::equal: return infix(t, "=", 3);
      case operation::not_equal: return infix(t, "<>", 3);
      case operation::less: return infix(t, "<", 3);
      case operation::less_equal: return infix(t, "<=", 3);
      case operation::constant:
      case operation::input:
      case operation::found: break;
    }
    return number(t.number);
  }

 public:
  /// @param words  for people, else for the sheet
  term_writer(const Names& names, bool words) : names_(names), words_(words) {}
  [[nodiscard]] std::string operator()(const live_term_pointer& t) const { return of(t).text; }
};

}  // namespace aifactory::detail
