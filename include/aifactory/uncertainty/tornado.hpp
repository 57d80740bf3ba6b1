// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which input moves the result most, when each moves alone?
#pragma once

#include "aifactory/uncertainty/inputs.hpp"
#include "aifactory/uncertainty/results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The result with one input at a low and at a high quantile and all others at their medians, in base units.
struct swing {
  /// Its name as files write it: "power.price".
  std::string input;
  /// The result with the input at its lower and at its higher quantile, whichever is greater.
  double at_low, at_high;

  /// |at_high - at_low|, in base units.
  [[nodiscard]] double width() const { return std::abs(at_high - at_low); }
};

/// One bar per uncertain input, the widest first: the tornado chart.
///
///   width_i = |f(medians, x_i = Q_i(high)) - f(medians, x_i = Q_i(low))|,   Q_i the quantile function of input i
///
/// @param result     which of the formula's results, from 0
/// @param low, high  probabilities of the inputs' quantiles, in [0, 1]
/// @errors  input_error for a probability outside or a result that does not exist; whatever the formula throws
/// @source  definition; any text on decision analysis
template <template <class> class S, class Formula>
[[nodiscard]] std::vector<swing> tornado(const S<uncertain>& inputs, const Formula& formula, std::size_t result = 0,
                                         double low = 0.1, double high = 0.9) {
  detail::require_result<decltype(formula(std::declval<const S<double>&>()))>("tornado", result);
  const auto list = list_inputs(inputs);
  std::vector<double> values;
  for (const auto& each : list) values.push_back(each.value.central());
  const auto run = [&] {
    std::size_t next = 0;
    double found = 0.0;
    detail::for_each_result<double>(formula(detail::refill<double>(inputs, [&] { return values[next++]; })),
                                    [&](std::size_t r, double x) {
                                      if (r == result) found = x;
                                    });
    return found;
  };
  std::vector<swing> bars;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].value.is_certain()) continue;
    const double middle = values[i];
    values[i] = list[i].value.quantile(low);
    const double at_low = run();
    values[i] = list[i].value.quantile(high);
    bars.push_back({list[i].name, at_low, run()});
    values[i] = middle;
  }
  std::stable_sort(bars.begin(), bars.end(), [](const swing& a, const swing& b) { return a.width() > b.width(); });
  return bars;
}

}  // namespace aifactory
