// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which option is the cheapest, by how much, and is that more than the figures are uncertain by?
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/money.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace aifactory {

/// A cost per token and how far off it may be: sigma of its logarithm.
struct uncertain_cost {
  output_token_price<> cost;  ///< the middle value, above 0
  double log_sd = 0.0;        ///< [-]  sigma; 0 where the cost is certain
};

/// The cheapest and the next.
struct cheapest_option {
  std::size_t best = 0;               ///< its place among the options
  std::optional<std::size_t> second;  ///< empty where there is one option only
  double times = 1.0;                 ///< cost of the second / cost of the best
  double log_sd = 0.0;                ///< of `times`: sqrt(sigma_1^2 + sigma_2^2)

  /// The gap is wider than one sigma of it: log(times) > log_sd.
  [[nodiscard]] bool beyond_error() const { return std::log(times) > log_sd; }
  /// How likely the best is cheaper than the second, when both are lognormal and independent.
  ///
  ///   Phi(log(times) / log_sd)
  ///
  /// @return  [-]  1/2 for equal costs; 1 where no error is known and they differ
  /// @source  distribution of the difference of two normal logarithms
  [[nodiscard]] double chance() const {
    const double gap = std::log(times);
    if (log_sd > 0.0) return 0.5 * std::erfc(-gap / (log_sd * std::sqrt(2.0)));
    return gap > 0.0 ? 1.0 : 0.5;
  }
};

/// The cheapest of some options and the next. Of equal costs the first one counts.
///
///   times = c_2 / c_1,   log_sd = sqrt(sigma_1^2 + sigma_2^2)
///
/// @errors  input_error when there is no option, a cost is not above 0, or a sigma is below 0 or no number
/// @source  definition
[[nodiscard]] inline cheapest_option cheapest_of(const std::vector<uncertain_cost>& options) {
  if (options.empty()) throw input_error("cheapest: there is no option");
  for (const auto& option : options) {
    if (!(option.cost > output_token_price<>{})) throw input_error("cheapest: a cost must be above 0");
    if (!(option.log_sd >= 0.0)) throw input_error("cheapest: the spread of a cost (log_sd) must be at least 0");
  }
  cheapest_option found;
  for (std::size_t i = 1; i < options.size(); ++i)
    if (options[i].cost < options[found.best].cost) found.best = i;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (i != found.best && (!found.second || options[i].cost < options[*found.second].cost)) found.second = i;
  if (!found.second) return found;
  const auto &one = options[found.best], &two = options[*found.second];
  found.times = two.cost / one.cost;
  found.log_sd = std::hypot(one.log_sd, two.log_sd);
  return found;
}

}  // namespace aifactory
