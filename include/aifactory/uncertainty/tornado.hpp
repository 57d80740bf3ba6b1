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
#include <vector>

namespace aifactory {

/// The result with one input at a low and at a high quantile and all others at their medians, in raw numbers.
struct swing {
  std::string input;
  double at_low, at_high;

  [[nodiscard]] double width() const { return std::abs(at_high - at_low); }
};

/// One bar per uncertain input, the widest first: the tornado chart.
///
/// @param result  which of the formula's results
/// @param low     quantiles of the inputs, between 0 and 1
/// @errors  whatever the formula throws
template <template <class> class S, class Formula>
[[nodiscard]] std::vector<swing> tornado(const S<uncertain>& inputs, const Formula& formula, std::size_t result = 0,
                                         double low = 0.1, double high = 0.9) {
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
