// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are recorded formulas made fit to be read: without what changes nothing, equal parts once, with names for parts?
///
/// A plan leaves many inputs at 0 or 1. As constants they leave traces in the record, `0 + x`, `0 * y`, `max(x, x)`, which a reader
/// need not see. What is left out changes no value: where it would, as in 0 * infinity, the record stays as it is. Parts that are
/// computed twice in the same way are one part.
#pragma once

#include "aifactory/values/expression.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace aifactory {

/// Which sides of a `where` a reader sees: both, or the one that is taken at the recorded values.
enum class branches { both, taken };

/// Whether what changes nothing is left out. Kept, the entries of a row over time have one shape.
enum class remnants { left_out, kept };

/// The name of a part, and the unit to show it in; of an entry of a row over time the row and the period.
struct part_name {
  /// For people; the unit is empty where nobody gave one.
  std::string name, unit;
  /// The row that it is an entry of, or null.
  formula_node::series_pointer series = nullptr;
  /// Its place in the row: 0 is the close.
  int period = formula_node::no_period;
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

/// What makes two nodes the same part.
struct part_key {
  operation op;
  std::array<const formula_node*, 3> operands;
  std::uint64_t value;
  std::string name;
  [[nodiscard]] bool operator==(const part_key&) const = default;
};
struct part_hash {
  [[nodiscard]] std::size_t operator()(const part_key& k) const {
    std::size_t h = std::hash<std::string>{}(k.name) ^ (static_cast<std::size_t>(k.op) << 1U);
    const auto mix = [&h](std::size_t x) { h ^= x + 0x9e3779b97f4a7c15ULL + (h << 6U) + (h >> 2U); };
    for (const auto* each : k.operands) mix(std::hash<const formula_node*>{}(each));
    mix(std::hash<std::uint64_t>{}(k.value));
    return h;
  }
};

}  // namespace detail::formula

/// Formulas that share their parts: taken one by one, then shown with the names that parts were given.
class shared_formulas {
  using pointer = formula_node::pointer;
  branches branches_;
  remnants remnants_;
  std::vector<expression> kept_;  // nodes are known by their addresses
  std::unordered_map<const formula_node*, pointer> part_;
  std::unordered_map<detail::formula::part_key, pointer, detail::formula::part_hash> known_;
  part_names names_;
  std::unordered_set<const formula_node*> given_;  // parts that were called, not by their formula
  std::unordered_map<const formula_node*, pointer> shown_;

  [[nodiscard]] pointer unique(pointer n) {
    const auto bits = n->is_leaf() ? std::bit_cast<std::uint64_t>(n->value()) : 0U;
    const auto& [a, b, c] = n->taken();
    return known_.try_emplace({n->op(), {a.get(), b.get(), c.get()}, bits, n->is_leaf() ? n->name() : ""}, n).first->second;
  }
  [[nodiscard]] pointer made(const formula_node& n) {
    using namespace detail::formula;
    if (n.is_leaf())
      return unique(std::make_shared<const formula_node>(n.op(), n.value(), formula_node::operands{}, n.name().empty() ? time_called(n) : n.name(), n.unit()));
    const auto of = [&](const pointer& p) { return p ? part_.at(p.get()) : nullptr; };
    const auto a = of(n.taken()[0]), b = of(n.taken()[1]), c = of(n.taken()[2]);
    if (n.op() == operation::where && branches_ == branches::taken) return a->value() != 0.0 ? b : c;
    auto fresh = remnants_ == remnants::kept ? nullptr : shortened(n.op(), a, b, c);
    const bool same = fresh && (fresh->value() == n.value() || (std::isnan(fresh->value()) && std::isnan(n.value())));
    return same ? fresh : unique(recorded(n.op(), a, b, c));
  }
  /// The first name that is given counts, before what a formula calls its part itself; what came to a number is no part.
  void call(const formula_node* part, part_name name) {
    if (!part->is_leaf() && given_.insert(part).second) names_[part] = std::move(name);
  }

 public:
  /// Without a formula yet; the choices hold for all that are taken.
  explicit shared_formulas(branches which = branches::both, remnants what = remnants::left_out) : branches_(which), remnants_(what) {}

  /// Reads a formula and the names in it; the part that it is, which lives as long as this object.
  [[nodiscard]] const formula_node* part_of(const expression& e) {
    kept_.push_back(e);
    detail::formula::for_each_new_node(*e.node(), [&](const formula_node& n) { return part_.contains(&n); }, [&](const formula_node& n) {
      part_[&n] = made(n);
      if (!n.is_leaf() && !n.name().empty() && !part_[&n]->is_leaf()) names_.try_emplace(part_[&n].get(), part_name{n.name(), n.unit(), n.series(), n.period()});
    });
    return part_.at(e.node().get()).get();
  }
  /// The name of a part, or null.
  [[nodiscard]] const part_name* name_of(const formula_node* part) const {
    const auto found = names_.find(part);
    return found == names_.end() ? nullptr : &found->second;
  }
  /// Gives a part a name, if none was given.
  void call(const expression& e, part_name name) { call(part_of(e), std::move(name)); }
  /// Gives the parts of a formula names, in the order of the formula.
  void call_all(const expression& e, const part_names& names) {
    static_cast<void>(part_of(e));
    detail::formula::for_each_node(*e.node(), [&](const formula_node& n) {
      if (const auto given = names.find(&n); given != names.end()) call(part_.at(&n).get(), given->second);
    });
  }
  /// The formula as it is to be read. Names that come later are not in it: give names first.
  [[nodiscard]] expression shown(const expression& e) {
    const formula_node* root = part_of(e);
    detail::formula::for_each_new_node(*root, [&](const formula_node& n) { return shown_.contains(&n); }, [&](const formula_node& n) {
      const auto of = [&](const pointer& p) { return p ? shown_.at(p.get()) : nullptr; };
      const auto named = names_.find(&n);
      const part_name name = named != names_.end() ? named->second : part_name{n.name(), n.unit(), nullptr, formula_node::no_period};
      const auto& [a, b, c] = n.taken();
      shown_[&n] = std::make_shared<const formula_node>(n.op(), n.value(), formula_node::operands{of(a), of(b), of(c)}, name.name, name.unit, name.series, name.period);
    });
    return expression(shown_.at(root));
  }
};

/// The formula without sums and products that change nothing, and with names for its parts.
[[nodiscard]] inline expression rewritten(const expression& e, const part_names& names = {}, branches which = branches::both) {
  shared_formulas all(which);
  all.call_all(e, names);
  return all.shown(e);
}

}  // namespace aifactory
