// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where does the money come from, and does it add up to what it is spent on?
#pragma once

#include "aifactory/finance/debt_gearing.hpp"

#include <string>
#include <vector>

namespace aifactory {

/// A line of a table of sources and uses.
template <class V = double>
struct funding_line {
  std::string name;  ///< what it is, as in the table
  money<V> amount;  ///< positive
};

/// Sources and uses that are equal: there is no such object whose sides differ.
///
/// @errors  input_error naming the difference when sources and uses differ by more than 1e-9 of the uses, and
///          naming each line that is below 0 or not finite. Lanes, duals and other value types have equity close the
///          gap: there the sides are equal by construction.
template <class V = double>
class sources_and_uses {
  std::vector<funding_line<V>> sources_, uses_;
  bool overgeared_ = false;

  [[nodiscard]] static money<V> sum(const std::vector<funding_line<V>>& lines) {
    money<V> total{};
    for (const funding_line<V>& each : lines) total = total + each.amount;
    return total;
  }
  void check() const {
    if constexpr (std::floating_point<V>) {
      std::string wrong;
      for (const auto* side : {&sources_, &uses_})
        for (const funding_line<V>& each : *side) {
          const V x = each.amount.base_value();
          const bool owners = overgeared_ && &each == &sources_.back();
          if (!(x - x == V(0)) || (x < V(0) && !owners))
            wrong += std::string(wrong.empty() ? "" : "\n") + "sources and uses: " + each.name + ": " +
                     std::to_string(x) + " USD, must be 0 or more" +
                     (side == &sources_ && &each == &sources_.back() ? " (debt above the uses needs allow_overgearing)"
                                                                     : "");
        }
      if (!wrong.empty()) throw input_error(wrong);
      const V in = sum(sources_).base_value(), out = sum(uses_).base_value();
      if (!(std::abs(in - out) <= V(1e-9) * std::abs(out)))
        throw input_error("sources and uses: sources of " + std::to_string(in) + " USD, uses of " +
                          std::to_string(out) + " USD, must be equal; the difference is " + std::to_string(in - out) +
                          " USD");
    }
  }
  sources_and_uses() = default;

 public:
  /// Both sides given. For plain numbers, whose equality can be checked.
  sources_and_uses(std::vector<funding_line<V>> sources,
                   std::vector<funding_line<V>> uses) requires std::floating_point<V> : sources_(std::move(sources)),
                                                                                        uses_(std::move(uses)) {
    check();
  }
  /// Equity pays what debt does not: its line stands last among the sources.
  /// @errors  as above where debt exceeds the uses, unless overgearing is allowed
  [[nodiscard]] static sources_and_uses closed_by_equity(std::vector<funding_line<V>> debts,
                                                         std::vector<funding_line<V>> uses,
                                                         bool allow_overgearing = false) {
    sources_and_uses made;
    made.overgeared_ = allow_overgearing;
    const money<V> equity = sum(uses) - sum(debts);
    made.sources_ = std::move(debts);
    made.sources_.push_back({"equity", equity});
    made.uses_ = std::move(uses);
    made.check();
    return made;
  }

  /// Where the money comes from; equity stands last.
  [[nodiscard]] const std::vector<funding_line<V>>& sources() const { return sources_; }
  /// What it is spent on.
  [[nodiscard]] const std::vector<funding_line<V>>& uses() const { return uses_; }
  /// The sum of the uses, which is that of the sources.
  [[nodiscard]] money<V> total() const { return sum(uses_); }
  /// The last source.
  [[nodiscard]] money<V> equity() const { return sources_.back().amount; }
  /// Debt over all uses, grants and credits among the sources included: 1 - equity / total.
  [[nodiscard]] V gearing() const { return static_cast<V>(1.0 - equity() / total()); }
};

}  // namespace aifactory
