// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does one step of a recorded formula hold?
///
/// A node is an operation, the nodes it takes, the value it gave when it was recorded and, for inputs and parts of
/// interest, a name and a unit for people. Nodes never change and are shared: a value used twice is one node with two
/// parents. An entry of a row over time holds the row, which all entries share, and its period.
#pragma once

#include "aifactory/units/math.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aifactory {

// clang-format off
/// Conditions (from is_zero to opposite) have the value 1 or 0.
enum class operation {
  constant, input,
  found,  ///< a number that a search found: it does not follow the inputs
  negate, add, subtract, multiply, divide,
  exp, log, expm1, log1p, sqrt, min, max,
  where,  ///< condition, value where it holds, value where not
  is_zero, equal, not_equal, less, less_equal, both, either, opposite
};
// clang-format on

/// A row over time whose entries are parts of formulas: two rows of one name are two rows.
struct recorded_series {
  /// For people; the unit is that of each entry, empty where nobody gave one.
  std::string name, unit;
  mutable std::map<int, double> numbers{};  ///< entries that came to a number while the formula was recorded
};

/// One operation of a recorded formula, with its value when it was recorded.
class formula_node {
 public:
  /// Nodes are shared and never change.
  using pointer = std::shared_ptr<const formula_node>;
  /// What a node works on.
  using operands = std::array<pointer, 3>;  // from the left, null where the operation takes fewer

  /// A row is shared by its entries.
  using series_pointer = std::shared_ptr<const recorded_series>;
  /// Of a node that is no entry of a row.
  static constexpr int no_period = -1;

  /// All that it holds; a constant, an input and what was found take no operands.
  formula_node(operation op, double value, operands taken, std::string name, std::string unit, series_pointer series = nullptr, int period = no_period)
      : op_(op), period_(period), value_(value), operands_(std::move(taken)), name_(std::move(name)), unit_(std::move(unit)), series_(std::move(series)) {}
  formula_node(const formula_node&) = delete;
  formula_node& operator=(const formula_node&) = delete;

  /// Lets go of operands one by one: a sum of a million terms is a million nodes deep, and the stack is not.
  ~formula_node() {
    std::vector<pointer> last;
    const auto take = [&last](const formula_node& n) {
      for (pointer& p : n.operands_)
        if (p && p.use_count() == 1) last.push_back(std::move(p));
    };
    take(*this);
    while (!last.empty()) {
      const pointer n = std::move(last.back());
      last.pop_back();
      take(*n);
    }
  }

  /// What it computes.
  [[nodiscard]] operation op() const { return op_; }
  /// In base units, as recorded.
  [[nodiscard]] double value() const { return value_; }
  /// What it computes with, from the left; null where the operation takes fewer.
  [[nodiscard]] const operands& taken() const { return operands_; }
  /// Empty where nobody gave one.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// For people; empty where nobody gave one.
  [[nodiscard]] const std::string& unit() const { return unit_; }
  /// The row that it is an entry of, or null.
  [[nodiscard]] const series_pointer& series() const { return series_; }
  /// Of an entry of a row: 0 is the close.
  [[nodiscard]] int period() const { return period_; }
  /// A number as it stands, which nothing below makes.
  [[nodiscard]] bool is_leaf() const { return op_ == operation::constant || op_ == operation::input || op_ == operation::found; }

 private:
  operation op_;
  int period_;
  double value_;
  mutable operands operands_;  // changed by destructors alone
  std::string name_;
  std::string unit_;
  series_pointer series_;
};

namespace detail::formula {
/// The one place that says what each operation computes: recording and evaluating again agree to the last bit.
inline double computed(operation op, double a, double b, double c) {
  using m = mathematics<double>;
  // clang-format off
  switch (op) {
    case operation::constant: case operation::input: case operation::found: break;
    case operation::negate: return -a;
    case operation::add: return a + b;
    case operation::subtract: return a - b;
    case operation::multiply: return a * b;
    case operation::divide: return a / b;
    case operation::exp: return m::exp(a);
    case operation::log: return m::log(a);
    case operation::expm1: return m::expm1(a);
    case operation::log1p: return m::log1p(a);
    case operation::sqrt: return m::sqrt(a);
    case operation::min: return m::min(a, b);
    case operation::max: return m::max(a, b);
    case operation::where: return a != 0 ? b : c;
    case operation::is_zero: return a == 0;
    case operation::equal: return a == b;
    case operation::not_equal: return a != b;
    case operation::less: return a < b;
    case operation::less_equal: return a <= b;
    case operation::both: return a != 0 && b != 0;
    case operation::either: return a != 0 || b != 0;
    case operation::opposite: return a == 0;
  }
  // clang-format on
  return a;
}

/// Calls f(node) once for each node below and including root that is not known, operands first, from the left; what is known is not
/// walked again.
/// @param known  (node) -> bool
template <class Known, class F>
void for_each_new_node(const formula_node& root, Known known, F f) {
  struct visit {
    const formula_node* node;
    std::size_t next;
  };
  if (known(root)) return;
  std::unordered_map<const formula_node*, bool> seen{{&root, true}};
  std::vector<visit> path{{&root, 0}};
  while (!path.empty()) {
    auto& [node, next] = path.back();
    if (next == node->taken().size()) {
      const formula_node& done = *node;
      path.pop_back();
      f(done);
    } else if (const formula_node* operand = node->taken()[next++].get(); operand && !known(*operand) && !seen[operand]) {
      seen[operand] = true;
      path.push_back({operand, 0});
    }
  }
}
/// Calls f(node) once for each node below and including root, operands first, from the left.
template <class F>
void for_each_node(const formula_node& root, F f) {
  for_each_new_node(root, [](const formula_node&) { return false; }, f);
}
}  // namespace detail::formula

}  // namespace aifactory
