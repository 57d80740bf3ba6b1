// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which options are not beaten in everything by another one?
///
///   const auto best = pareto_set(options, lower{&option::cost}, higher{&option::speed}, lower{&option::power});
///
/// An option dominates another when it is at least as good in every objective and better in one. The Pareto set holds the
/// options that none dominates; equal ones stay together.
#pragma once

#include "aifactory/units/error.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <tuple>
#include <vector>

namespace aifactory {

/// The less, the better: a member or a function of an option. Its values can be compared with <.
template <class Of>
struct lower {
  Of of;  ///< a pointer to a member, or what is called with an option
  /// Whether `a` has less of it.
  template <class T>
  [[nodiscard]] bool better(const T& a, const T& b) const {
    return std::invoke(of, a) < std::invoke(of, b);
  }
};
template <class Of>
lower(Of) -> lower<Of>;

/// The more, the better.
template <class Of>
struct higher {
  Of of;  ///< a pointer to a member, or what is called with an option
  /// Whether `a` has more of it.
  template <class T>
  [[nodiscard]] bool better(const T& a, const T& b) const {
    return std::invoke(of, b) < std::invoke(of, a);
  }
};
template <class Of>
higher(Of) -> higher<Of>;

/// At least as good in every objective and better in one.
/// @errors  none
/// @source  definition of Pareto dominance
template <class T, class... Objective>
[[nodiscard]] bool dominates(const T& a, const T& b, const Objective&... by) {
  return (!by.better(b, a) && ...) && (by.better(a, b) || ...);
}

/// The options that none dominates, by their places, in their order.
///
/// In lexicographic order nothing is dominated by what comes after it, and what is dominated at all is dominated by one of
/// the set, so each option is held against the set so far: n x size of the set comparisons.
///
/// @errors  input_error for an option with a figure that is no number
/// @source  definition; the order is that of Kung, Luccio and Preparata, Journal of the ACM 22 (1975)
template <class Options, class... Objective>
[[nodiscard]] std::vector<std::size_t> pareto_set(const Options& options, const Objective&... by) {
  static_assert(sizeof...(by) > 0, "aifactory: a Pareto set needs an objective: lower{&option::cost}");
  for (const auto& option : options) {
    // NaN is not equal to itself, and could be beaten by nothing.
    const auto is_number = [&](const auto& objective) { return std::invoke(objective.of, option) == std::invoke(objective.of, option); };
    if (!(is_number(by) && ...)) throw input_error("Pareto set: an option has a figure that is no number");
  }
  std::vector<std::size_t> order(options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    bool before = false;
    const auto decided = [&](const auto& objective) { return (before = objective.better(options[i], options[j])) || objective.better(options[j], options[i]); };
    (void)(decided(by) || ...);
    return before;
  });
  std::vector<std::size_t> kept;
  for (const std::size_t candidate : order) {
    const auto beats = [&](std::size_t other) { return dominates(options[other], options[candidate], by...); };
    if (std::none_of(kept.begin(), kept.end(), beats)) kept.push_back(candidate);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace aifactory
