// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a formula show itself?
///
/// An `expression` computes like a double and records what it did: run a formula once with named inputs, and the
/// result is the formula itself, to be printed, explained or evaluated again with other inputs. `where` keeps its
/// condition and both sides.
///
///     const auto r = expression::input("rate", 0.09), n = expression::input("years", 5.0);
///     to_text(r / (1.0 - n))                        // "rate / (1 - years)"
///     revalue(r / (1.0 - n), {{"rate", 0.1}})       // -0.025
///
/// Searches are not recorded: what they found is a number of its own (`found`). Kept out of the record: operations on constants alone, and products and quotients by the constant 1 (units).
///
/// @errors  input_error from revalue when the formula has no input of a given name. A comparison is a
///          `recorded_condition`, not a bool: a branch would freeze one side.
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/values/formula_node.hpp"
#include "aifactory/values/formula_text.hpp"

#include <concepts>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail::formula {
inline formula_node::pointer constant_node(double value) {
  return std::make_shared<const formula_node>(operation::constant, value, formula_node::operands{}, "", "");
}
/// A constant that no one gave a name.
inline bool is_plain(const formula_node::pointer& n) {
  return !n || (n->op() == operation::constant && n->name().empty());
}

inline formula_node::pointer recorded(operation op, formula_node::pointer a, formula_node::pointer b = nullptr,
                                      formula_node::pointer c = nullptr) {
  const bool by_one = is_plain(b) && b && b->value() == 1.0;
  if (by_one && (op == operation::multiply || op == operation::divide)) return a;
  if (op == operation::multiply && is_plain(a) && a->value() == 1.0) return b;
  if (op == operation::where && is_plain(a)) return a->value() != 0 ? b : c;
  const double value = computed(op, a->value(), b ? b->value() : 0.0, c ? c->value() : 0.0);
  if (is_plain(a) && is_plain(b) && is_plain(c)) return constant_node(value);
  return std::make_shared<const formula_node>(op, value,
                                              formula_node::operands{std::move(a), std::move(b), std::move(c)}, "", "");
}
}  // namespace detail::formula

/// What a comparison of expressions gives: the comparison, recorded.
class recorded_condition {
  formula_node::pointer node_;

 public:
  /// From the node of a comparison.
  explicit recorded_condition(formula_node::pointer node) : node_(std::move(node)) {}
  template <std::same_as<bool> B, class Instead = choose_with_math_where_instead>
  explicit operator B() const = delete;

  /// The record of the comparison.
  [[nodiscard]] const formula_node::pointer& node() const { return node_; }
  /// Whether it held when it was recorded.
  [[nodiscard]] bool held() const { return node_->value() != 0; }

  [[nodiscard]] friend recorded_condition operator&&(const recorded_condition& a, const recorded_condition& b) {
    return recorded_condition(detail::formula::recorded(operation::both, a.node_, b.node_));
  }
  [[nodiscard]] friend recorded_condition operator||(const recorded_condition& a, const recorded_condition& b) {
    return recorded_condition(detail::formula::recorded(operation::either, a.node_, b.node_));
  }
  [[nodiscard]] friend recorded_condition operator!(const recorded_condition& a) {
    return recorded_condition(detail::formula::recorded(operation::opposite, a.node_));
  }
};

class expression;
// Said before the class: its own operators look for one among those that ask it.
template <>
inline constexpr bool is_value_type<expression> = true;

/// A value and how it came about. Copies share their record; it is safe to read on several threads.
class expression {
  formula_node::pointer node_;

 public:
  /// Zero.
  expression() : expression(0.0) {}
  /// A number without a name, which no input changes.
  expression(double constant) : node_(detail::formula::constant_node(constant)) {}
  /// From a node, shared.
  explicit expression(formula_node::pointer node) : node_(std::move(node)) {}

  /// A value that may be changed later. Inputs of equal name are the same input to `revalue`.
  [[nodiscard]] static expression input(std::string name, double value, std::string unit = "") {
    return expression(std::make_shared<const formula_node>(operation::input, value, formula_node::operands{},
                                                           std::move(name), std::move(unit)));
  }
  /// A number that a search found. Its formula is not recorded: it keeps its value when inputs change.
  [[nodiscard]] static expression found(std::string name, double value, std::string unit = "") {
    return expression(std::make_shared<const formula_node>(operation::found, value, formula_node::operands{}, std::move(name), std::move(unit)));
  }
  /// The same part of the formula under a name; an input and what was found keep their own.
  [[nodiscard]] expression named(std::string name, std::string unit = "") const {
    if (node_->op() == operation::input || node_->op() == operation::found) return *this;
    return expression(std::make_shared<const formula_node>(node_->op(), node_->value(), node_->taken(), std::move(name),
                                                           std::move(unit)));
  }
  /// The same part as an entry of a row over time.
  [[nodiscard]] expression named(const formula_node::series_pointer& row, int period) const {
    if (node_->op() == operation::constant) row->numbers[period] = node_->value();
    if (node_->is_leaf()) return *this;
    return expression(std::make_shared<const formula_node>(node_->op(), node_->value(), node_->taken(), row->name, row->unit, row, period));
  }

  /// What it came to when it was recorded, in base units.
  [[nodiscard]] double value() const { return node_->value(); }
  /// Its record.
  [[nodiscard]] const formula_node::pointer& node() const { return node_; }

  [[nodiscard]] friend expression operator+(const expression& a, const expression& b) {
    return expression(detail::formula::recorded(operation::add, a.node_, b.node_));
  }
  [[nodiscard]] friend expression operator-(const expression& a, const expression& b) {
    return expression(detail::formula::recorded(operation::subtract, a.node_, b.node_));
  }
  [[nodiscard]] friend expression operator*(const expression& a, const expression& b) {
    return expression(detail::formula::recorded(operation::multiply, a.node_, b.node_));
  }
  [[nodiscard]] friend expression operator/(const expression& a, const expression& b) {
    return expression(detail::formula::recorded(operation::divide, a.node_, b.node_));
  }
  [[nodiscard]] friend expression operator-(const expression& a) {
    return expression(detail::formula::recorded(operation::negate, a.node_));
  }
  expression& operator+=(const expression& b) { return *this = *this + b; }
  expression& operator-=(const expression& b) { return *this = *this - b; }
  expression& operator*=(const expression& b) { return *this = *this * b; }
  expression& operator/=(const expression& b) { return *this = *this / b; }

  [[nodiscard]] friend recorded_condition operator==(const expression& a, const expression& b) {
    return recorded_condition(detail::formula::recorded(operation::equal, a.node_, b.node_));
  }
  [[nodiscard]] friend recorded_condition operator!=(const expression& a, const expression& b) {
    return recorded_condition(detail::formula::recorded(operation::not_equal, a.node_, b.node_));
  }
  [[nodiscard]] friend recorded_condition operator<(const expression& a, const expression& b) {
    return recorded_condition(detail::formula::recorded(operation::less, a.node_, b.node_));
  }
  [[nodiscard]] friend recorded_condition operator<=(const expression& a, const expression& b) {
    return recorded_condition(detail::formula::recorded(operation::less_equal, a.node_, b.node_));
  }
  [[nodiscard]] friend recorded_condition operator>(const expression& a, const expression& b) { return b < a; }
  [[nodiscard]] friend recorded_condition operator>=(const expression& a, const expression& b) { return b <= a; }
};

/// The functions of formulas: each records itself and computes what a double would.
template <>
struct mathematics<expression> {
  using V = expression;
  static V exp(const V& x) { return V(detail::formula::recorded(operation::exp, x.node())); }
  static V log(const V& x) { return V(detail::formula::recorded(operation::log, x.node())); }
  static V expm1(const V& x) { return V(detail::formula::recorded(operation::expm1, x.node())); }
  static V log1p(const V& x) { return V(detail::formula::recorded(operation::log1p, x.node())); }
  static V sqrt(const V& x) { return V(detail::formula::recorded(operation::sqrt, x.node())); }
  static V min(const V& a, const V& b) { return V(detail::formula::recorded(operation::min, a.node(), b.node())); }
  static V max(const V& a, const V& b) { return V(detail::formula::recorded(operation::max, a.node(), b.node())); }
  static recorded_condition is_zero(const V& x) {
    return recorded_condition(detail::formula::recorded(operation::is_zero, x.node()));
  }
  static V where(const recorded_condition& condition, const V& yes, const V& no) {
    return V(detail::formula::recorded(operation::where, condition.node(), yes.node(), no.node()));
  }
  /// A part of a formula; what came to a number is none.
  static V named(const V& x, const char* name, const char* unit) { return x.node()->op() == operation::constant ? x : x.named(name, unit); }
  /// A row of the formula over time.
  static formula_node::series_pointer series(const char* name, const char* unit) { return std::make_shared<const recorded_series>(recorded_series{name, unit}); }
  /// An entry of a row.
  static V named(const V& x, const formula_node::series_pointer& row, int period) { return x.named(row, period); }
  /// What a search over plain numbers found.
  static V found(double x, const char* name) { return V::found(name, x); }
  /// What it came to.
  static double plain(const V& x) { return x.value(); }
  /// Zero that no input can change.
  static bool is_nothing(const V& x) { return x.node()->op() == operation::constant && x.value() == 0.0; }
  /// A condition that no input can change.
  static V where(bool condition, const V& yes, const V& no) { return condition ? yes : no; }
};

/// How many different nodes the formula has.
[[nodiscard]] inline std::size_t node_count(const expression& e) {
  std::size_t count = 0;
  detail::formula::for_each_node(*e.node(), [&](const formula_node&) { ++count; });
  return count;
}

/// The input nodes, in the order in which the formula first needs them. They live as long as the expression.
[[nodiscard]] inline std::vector<const formula_node*> inputs_of(const expression& e) {
  std::vector<const formula_node*> found;
  detail::formula::for_each_node(*e.node(), [&](const formula_node& n) {
    if (n.op() == operation::input) found.push_back(&n);
  });
  return found;
}

/// The value of the formula with other values for some inputs; the rest keep theirs. What was found keeps its value.
///
///   f(changed inputs), each operation as double computes it: unchanged inputs give value() to the last bit
///
/// @param changed  by name, in base units
/// @errors  input_error when the formula has no input of a name in `changed`
[[nodiscard]] inline double revalue(const expression& e, const std::map<std::string, double>& changed) {
  std::unordered_map<const formula_node*, double> value;
  std::map<std::string, bool> used;
  detail::formula::for_each_node(*e.node(), [&](const formula_node& n) {
    const auto& [a, b, c] = n.taken();
    const auto of = [&](const formula_node::pointer& p) { return p ? value.at(p.get()) : 0.0; };
    if (a) {
      value[&n] = detail::formula::computed(n.op(), of(a), of(b), of(c));
    } else if (const auto other = changed.find(n.name()); n.op() == operation::input && other != changed.end()) {
      value[&n] = other->second;
      used[n.name()] = true;
    } else {
      value[&n] = n.value();
    }
  });
  for (const auto& [name, unused] : changed)
    if (!used.contains(name)) throw input_error("expression: the formula has no input named " + name);
  return value.at(e.node().get());
}

/// The formula on one line; its own name is left out, those of the parts below are used.
[[nodiscard]] inline std::string to_text(const expression& e) { return to_text(*e.node()); }
/// The same for a comparison: "price < 100".
[[nodiscard]] inline std::string to_text(const recorded_condition& c) { return to_text(*c.node()); }

}  // namespace aifactory
