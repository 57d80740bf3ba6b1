// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a recorded formula written on one line?
///
/// In infix notation with no more parentheses than the recorded order of operations needs: `a - (b - c)`, `a - b - c`.
/// A sum taken from the right keeps them, `a + (b + c)`, because it rounds differently. Inputs and named parts appear
/// by their name, entries of rows over time as `revenue[3]`, constants as the shortest text that reads back the same. The same record gives the same text,
/// always.
#pragma once

#include "aifactory/values/formula_node.hpp"

#include <charconv>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The shortest text that reads back as x; "inf", "-inf" and "nan" as such.
[[nodiscard]] inline std::string shortest_text(double x) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr};
}

namespace detail::formula {
/// How an operation is written. Operators bind the tighter the higher `binding`; calls and names never need
/// parentheses.
struct notation {
  const char* sign;
  int binding;
};
inline constexpr int call = 9;

constexpr notation notation_of(operation op) {
  // clang-format off
  switch (op) {
    case operation::either: return {" or ", 1};
    case operation::both: return {" and ", 2};
    case operation::is_zero: return {" == 0", 3};
    case operation::equal: return {" == ", 3};
    case operation::not_equal: return {" != ", 3};
    case operation::less: return {" < ", 3};
    case operation::less_equal: return {" <= ", 3};
    case operation::add: return {" + ", 4};
    case operation::subtract: return {" - ", 4};
    case operation::multiply: return {" * ", 5};
    case operation::divide: return {" / ", 5};
    case operation::negate: return {"-", 6};
    case operation::opposite: return {"not", call};
    case operation::exp: return {"exp", call};
    case operation::log: return {"log", call};
    case operation::expm1: return {"expm1", call};
    case operation::log1p: return {"log1p", call};
    case operation::sqrt: return {"sqrt", call};
    case operation::min: return {"min", call};
    case operation::max: return {"max", call};
    case operation::where: return {"where", call};
    case operation::constant: case operation::input: case operation::found: break;
  }
  // clang-format on
  return {"", call};
}

/// What may stand for a whole node: a name, with its period in brackets where it is an entry of a row, or a number.
inline std::string label_of(const formula_node& n) {
  if (n.name().empty()) return n.op() == operation::constant ? shortest_text(n.value()) : std::string();
  return n.period() == formula_node::no_period ? n.name() : n.name() + "[" + std::to_string(n.period()) + "]";
}
inline int binding_of(const formula_node& n) {
  const bool negative = n.op() == operation::constant && n.name().empty() && std::signbit(n.value());
  if (negative) return notation_of(operation::negate).binding;
  return label_of(n).empty() ? notation_of(n.op()).binding : call;
}
}  // namespace detail::formula

/// The formula that ends in `root`. Its own name is left out, those of the parts below are used.
[[nodiscard]] inline std::string to_text(const formula_node& root) {
  using namespace detail::formula;
  struct piece {
    const formula_node* node;
    std::string text;
  };
  std::string line;
  std::vector<piece> rest{{&root, ""}};  // what is still to be written, the next piece last: no recursion, any depth
  while (!rest.empty()) {
    const piece next = std::move(rest.back());
    rest.pop_back();
    if (next.node == nullptr) {
      line += next.text;
      continue;
    }
    const formula_node& n = *next.node;
    const bool whole = &n != &root || n.is_leaf();
    if (const std::string text = whole ? label_of(n) : std::string(); !text.empty()) {
      line += text;
      continue;
    }
    const auto& a = n.taken()[0];
    const auto& b = n.taken()[1];
    const auto [sign, binding] = notation_of(n.op());
    std::vector<piece> parts;
    const auto operand = [&parts](const formula_node& part, bool enclosed) {
      if (enclosed) parts.push_back({nullptr, "("});
      parts.push_back({&part, ""});
      if (enclosed) parts.push_back({nullptr, ")"});
    };
    if (binding == call) {
      parts.push_back({nullptr, std::string(sign) + "("});
      for (const auto& each : n.taken()) {
        if (!each) break;
        if (&each != &a) parts.push_back({nullptr, ", "});
        operand(*each, false);
      }
      parts.push_back({nullptr, ")"});
    } else if (n.op() == operation::negate) {
      parts.push_back({nullptr, sign});
      operand(*a, binding_of(*a) <= binding);  // -(-x), not --x
    } else {
      // Comparisons do not chain: (a < b) == c keeps its parentheses on either side.
      operand(*a, binding_of(*a) < binding || (binding == 3 && binding_of(*a) == 3));
      parts.push_back({nullptr, sign});
      const bool signed_operand = b && binding_of(*b) == notation_of(operation::negate).binding;
      if (b) operand(*b, binding_of(*b) <= binding || signed_operand);  // a - (-b)
    }
    rest.insert(rest.end(), std::make_move_iterator(parts.rbegin()), std::make_move_iterator(parts.rend()));
  }
  return line;
}

}  // namespace aifactory
