// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How far does a distribution lie from data?
#pragma once

#include "aifactory/uncertainty/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace aifactory {

/// The greatest distance between the cdf and the steps of the data (Kolmogorov and Smirnov):
///
///   D = max_i max(i / n - F(x_i), F(x_i) - (i - 1) / n)
///
/// @param ascending  finite values, the least first, at least one
/// @return           [-]  from 1 / (2 n) to 1
/// @errors  none: neither the order nor the values are checked
/// @source  textbook
[[nodiscard]] inline double kolmogorov_smirnov_distance(const std::vector<double>& ascending, const distribution& d) {
  const double n = static_cast<double>(ascending.size());
  double worst = 0.0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    const double p = d.cdf(ascending[i]), before = static_cast<double>(i) / n;
    worst = std::max({worst, p - before, before + 1.0 / n - p});
  }
  return worst;
}

/// The squared distance, weighted so that both tails count as much as the middle (Anderson and Darling):
///
///   A^2 = -n - (1 / n) sum_i (2 i - 1) (log F(x_i) + log(1 - F(x_(n + 1 - i))))
///
/// @param ascending  finite values, the least first, at least one
/// @return           [-]  infinite where a value has a cdf of 0 or 1
/// @errors  none: neither the order nor the values are checked
/// @source  Anderson and Darling (1954)
[[nodiscard]] inline double anderson_darling_distance(const std::vector<double>& ascending, const distribution& d) {
  const std::size_t n = ascending.size();
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    sum += static_cast<double>(2 * i + 1) * std::log(d.cdf(ascending[i])) +
           static_cast<double>(2 * (n - i) - 1) * std::log(d.upper_cdf(ascending[i]));
  }
  return -static_cast<double>(n) - sum / static_cast<double>(n);
}

}  // namespace aifactory
