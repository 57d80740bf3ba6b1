// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a recorded formula written in LaTeX?
///
/// Quotients as fractions, names upright with their underscores and points kept, expm1(x) as e^x - 1 and log1p(x) as ln(1 + x): on paper
/// they are what they compute.
#pragma once

#include "aifactory/values/formula_text.hpp"

#include <string>
#include <string_view>

namespace aifactory {

/// Text that LaTeX prints as it stands.
[[nodiscard]] inline std::string latex_text(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '_': case '%': case '&': case '#': case '$': case '{': case '}': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  return out;
}

namespace detail::formula {

inline std::string latex_number(double x) {
  std::string text = shortest_text(x);
  if (const auto e = text.find('e'); e != std::string::npos) {
    std::string power = text.substr(e + 1);
    const bool negative = power.front() == '-';
    power.erase(0, power.find_first_not_of("+-0"));
    text = text.substr(0, e) + " \\cdot 10^{" + (negative ? "-" : "") + power + "}";
  }
  return text;
}

/// How deep formulas may be nested to be written: a reader gives up long before.
inline constexpr int deepest_latex = 200;

inline std::string latex_of(const formula_node& n, const formula_node& root, int depth);

inline std::string latex_operand(const formula_node& part, const formula_node& root, bool enclosed, int depth) {
  const std::string text = latex_of(part, root, depth);
  return enclosed ? "\\left(" + text + "\\right)" : text;
}

inline std::string latex_of(const formula_node& n, const formula_node& root, int depth) {
  if ((&n != &root || n.is_leaf()) && !n.name().empty())
    return "\\text{" + latex_text(n.name()) + "}" + (n.period() == formula_node::no_period ? "" : "_{" + std::to_string(n.period()) + "}");
  if (n.op() == operation::constant) return latex_number(n.value());
  if (depth > deepest_latex) return "\\ldots";
  const formula_node::pointer &a = n.taken()[0], &b = n.taken()[1], &c = n.taken()[2];
  const int binding = notation_of(n.op()).binding;
  // A fraction needs no parentheses around what it holds, and binds as a product.
  const auto part = [&](const formula_node::pointer& p, bool enclosed = false) { return latex_operand(*p, root, enclosed, depth + 1); };
  const auto applied = [&](const char* name) {
    std::string text = std::string("\\") + name + "\\left(" + part(a);
    if (b) text += ", " + part(b);
    return text + "\\right)";
  };
  const auto infix = [&](const char* sign) {
    const bool negative = binding_of(*b) == notation_of(operation::negate).binding;
    const bool fraction = b->op() == operation::divide && b->name().empty();
    return part(a, binding_of(*a) < binding) + sign + part(b, (binding_of(*b) <= binding && !fraction && !(b->op() == n.op() && n.op() != operation::subtract)) || negative);
  };
  switch (n.op()) {
    case operation::negate: return "-" + part(a, binding_of(*a) < notation_of(operation::multiply).binding || binding_of(*a) == binding);
    case operation::add: return infix(" + ");
    case operation::subtract: return infix(" - ");
    case operation::multiply: return infix(" \\cdot ");
    case operation::divide: return "\\frac{" + part(a) + "}{" + part(b) + "}";
    case operation::exp: return "e^{" + part(a) + "}";
    case operation::expm1: return "\\left(e^{" + part(a) + "} - 1\\right)";
    case operation::log: return applied("ln");
    case operation::log1p: return "\\ln\\left(1 + " + part(a, binding_of(*a) < notation_of(operation::add).binding) + "\\right)";
    case operation::sqrt: return "\\sqrt{" + part(a) + "}";
    case operation::min: return applied("min");
    case operation::max: return applied("max");
    case operation::where:
      return "\\begin{cases}" + part(b) + " & \\text{if } " + part(a) + " \\\\ " + part(c) + " & \\text{else}\\end{cases}";
    case operation::is_zero: return part(a) + " = 0";
    case operation::equal: return infix(" = ");
    case operation::not_equal: return infix(" \\neq ");
    case operation::less: return infix(" < ");
    case operation::less_equal: return infix(" \\leq ");
    case operation::both: return infix(" \\wedge ");
    case operation::either: return infix(" \\vee ");
    case operation::opposite: return "\\neg\\left(" + part(a) + "\\right)";
    case operation::constant:
    case operation::input:
    case operation::found: break;
  }
  return {};
}

}  // namespace detail::formula

/// The formula that ends in `root`, for math mode; its own name is left out, those of the parts below are used. What is
/// nested deeper than 200 operations ends in dots.
[[nodiscard]] inline std::string to_latex(const formula_node& root) { return detail::formula::latex_of(root, root, 0); }

}  // namespace aifactory
