// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does one step of a recorded formula hold?
///
/// A node is an operation, the nodes it takes, the value it gave when it was recorded and, for inputs and parts of
/// interest, a name and a unit for people. Nodes never change and are shared: a value used twice is one node with two
/// parents.
#pragma once

#include "aifactory/units/math.hpp"

#include <array>
#include <cstddef>
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
  negate, add, subtract, multiply, divide,
  exp, log, expm1, log1p, sqrt, min, max,
  where,  ///< condition, value where it holds, value where not
  is_zero, equal, not_equal, less, less_equal, both, either, opposite
};
// clang-format on

class formula_node {
 public:
  using pointer = std::shared_ptr<const formula_node>;
  using operands = std::array<pointer, 3>;  // from the left, null where the operation takes fewer

  formula_node(operation op, double value, operands taken, std::string name, std::string unit)
      : op_(op), value_(value), operands_(std::move(taken)), name_(std::move(name)), unit_(std::move(unit)) {}
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

  [[nodiscard]] operation op() const { return op_; }
  /// In base units, as recorded.
  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] const operands& taken() const { return operands_; }
  /// Empty where nobody gave one.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// For people; empty where nobody gave one.
  [[nodiscard]] const std::string& unit() const { return unit_; }

 private:
  operation op_;
  double value_;
  mutable operands operands_;  // changed by destructors alone
  std::string name_;
  std::string unit_;
};

namespace detail::formula {
/// The one place that says what each operation computes: recording and evaluating again agree to the last bit.
inline double computed(operation op, double a, double b, double c) {
  using m = mathematics<double>;
  // clang-format off
  switch (op) {
    case operation::constant: case operation::input: break;
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

/// Calls f(node) once for each node below and including root, operands first, from the left.
template <class F>
void for_each_node(const formula_node& root, F f) {
  struct visit {
    const formula_node* node;
    std::size_t next;
  };
  std::unordered_map<const formula_node*, bool> seen{{&root, true}};
  std::vector<visit> path{{&root, 0}};
  while (!path.empty()) {
    auto& [node, next] = path.back();
    if (next == node->taken().size()) {
      const formula_node& done = *node;
      path.pop_back();
      f(done);
    } else if (const formula_node* operand = node->taken()[next++].get(); operand && !seen[operand]) {
      seen[operand] = true;
      path.push_back({operand, 0});
    }
  }
}
}  // namespace detail::formula

}  // namespace aifactory
