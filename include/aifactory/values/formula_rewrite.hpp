// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a recorded formula made fit to be read: without what changes nothing, and with names for its parts?
///
/// A plan leaves many inputs at 0 or 1. As constants they leave traces in the record, `0 + x`, `0 * y`, `max(x, x)`, which a reader
/// need not see. What is left out changes no value: where it would, as in 0 * infinity, the record stays as it is.
#pragma once

#include "aifactory/values/expression.hpp"

#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

namespace aifactory {

/// Which sides of a `where` a reader sees: both, or the one that is taken at the recorded values.
enum class branches { both, taken };

/// The name of a part, and the unit to show it in.
struct part_name {
  std::string name, unit;
};
/// Names for nodes of a record that have none.
using part_names = std::unordered_map<const formula_node*, part_name>;

namespace detail::formula {

/// What a node comes to without what changes nothing; null where it stays.
inline formula_node::pointer shortened(operation op, const formula_node::pointer& a, const formula_node::pointer& b, const formula_node::pointer& c) {
  const auto is = [](const formula_node::pointer& n, double x) { return n && is_plain(n) && n->value() == x; };
  switch (op) {
    case operation::add:
      return is(a, 0.0) ? b : is(b, 0.0) ? a : nullptr;
    case operation::subtract:
      return is(b, 0.0) ? a : nullptr;
    case operation::multiply:
      return is(a, 0.0) ? a : is(b, 0.0) ? b : nullptr;
    case operation::divide:
      return is(a, 0.0) ? a : nullptr;
    case operation::min:
    case operation::max:
      return a == b ? a : nullptr;
    case operation::where:
      return b == c ? b : nullptr;
    default:
      return nullptr;
  }
}

/// Lengths of time by their names: formulas count in seconds.
inline std::string time_called(const formula_node& n) {
  if (n.op() != operation::constant) return {};
  return n.value() == 3600.0 ? "h" : n.value() == 31536000.0 ? "year" : n.value() == 2628000.0 ? "month" : "";
}

/// The records of some formulas made anew, shared parts once.
class rewriter {
  const part_names& names_;
  branches shown_;
  std::unordered_map<const formula_node*, formula_node::pointer> made_;

  [[nodiscard]] formula_node::pointer remade(const formula_node& n) {
    const auto part = [&](const formula_node::pointer& p) { return p ? made_.at(p.get()) : nullptr; };
    const auto a = part(n.taken()[0]), b = part(n.taken()[1]), c = part(n.taken()[2]);
    if (!a) return std::make_shared<const formula_node>(n.op(), n.value(), formula_node::operands{}, n.name().empty() ? time_called(n) : n.name(), n.unit());
    if (n.op() == operation::where && shown_ == branches::taken) return a->value() != 0.0 ? b : c;
    auto fresh = shortened(n.op(), a, b, c);
    const bool same = fresh && (fresh->value() == n.value() || (std::isnan(fresh->value()) && std::isnan(n.value())));
    return same ? fresh : recorded(n.op(), a, b, c);
  }

 public:
  rewriter(const part_names& names, branches shown) : names_(names), shown_(shown) {}

  [[nodiscard]] formula_node::pointer operator()(const expression& root) {
    for_each_node(*root.node(), [&](const formula_node& n) {
      if (made_.contains(&n)) return;
      auto fresh = remade(n);
      const auto given = names_.find(&n);
      const std::string& name = given != names_.end() ? given->second.name : n.name();
      const std::string& unit = given != names_.end() ? given->second.unit : n.unit();
      // A part that has a name already, by being another part's value, keeps it; what came to a number is no part.
      if (!name.empty() && fresh->name().empty() && fresh->op() != operation::constant)
        fresh = std::make_shared<const formula_node>(fresh->op(), fresh->value(), fresh->taken(), name, unit);
      made_[&n] = std::move(fresh);
    });
    return made_.at(root.node().get());
  }
};

}  // namespace detail::formula

/// The formula without sums and products that change nothing, and with names for its parts.
[[nodiscard]] inline expression rewritten(const expression& e, const part_names& names = {}, branches shown = branches::both) {
  return expression(detail::formula::rewriter(names, shown)(e));
}

}  // namespace aifactory
