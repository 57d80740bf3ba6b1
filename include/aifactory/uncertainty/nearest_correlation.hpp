// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which correlation matrix comes closest to one that cannot be?
///
/// Correlations that people state pair by pair need not fit together: a moves with b, b with c, yet a against c. Then
/// no joint distribution has them. The closest matrix that is one (symmetric, ones on the diagonal, no negative
/// eigenvalue) in the sum of squared differences is unique.
#pragma once

#include "aifactory/uncertainty/symmetric_eigen.hpp"
#include "aifactory/units/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory {

/// The nearest correlation matrix in the Frobenius norm, by projecting onto the matrices without negative eigenvalues
/// and onto those with ones on the diagonal in turn, with Dykstra's correction, until nothing moves by more than
/// 1e-11.
///
///   the A with A_ii = 1 and no negative eigenvalue for which sum_ij (A_ij - wanted_ij)^2 is least
///
/// @param wanted  n x n, row by row; symmetric, finite
/// @return        the same shape; its least eigenvalue is not below -1e-9
/// @errors        input_error when it is not square, symmetric and finite, or when the projections do not settle within
///                20,000 steps
/// @source        Higham (2002), "Computing the nearest correlation matrix: a problem from finance", algorithm 3.3
[[nodiscard]] inline std::vector<double> nearest_correlation_matrix(const std::vector<double>& wanted, std::size_t n) {
  const auto refuse = [](const std::string& what) { throw input_error("nearest_correlation_matrix: " + what); };
  if (wanted.size() != n * n)
    refuse(std::to_string(wanted.size()) + " numbers are not a square of " + std::to_string(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (!std::isfinite(wanted[i * n + j]) || wanted[i * n + j] != wanted[j * n + i])
        refuse("row " + std::to_string(i) + ", column " + std::to_string(j) + " is not finite, or not as its mirror");

  std::vector<double> y = wanted, correction(n * n, 0.0), x(n * n);
  for (int step = 0; step < 20'000; ++step) {
    std::vector<double> r(n * n);
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = y[i] - correction[i];
    const auto eigen = detail::eigen_of(r, n);
    // V max(value, 0) V^T
    std::fill(x.begin(), x.end(), 0.0);
    for (std::size_t k = 0; k < n; ++k)
      if (eigen.value[k] > 0.0)
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = 0; j < n; ++j)
            x[i * n + j] += eigen.value[k] * eigen.vectors[i * n + k] * eigen.vectors[j * n + k];
    double moved = 0.0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) {
        const std::size_t at = i * n + j;
        correction[at] = x[at] - r[at];
        const double next = i == j ? 1.0 : 0.5 * (x[at] + x[j * n + i]);
        moved = std::max({moved, std::abs(next - y[at]), std::abs(next - x[at])});
        y[at] = next;
      }
    if (moved <= 1e-11) return y;
  }
  refuse("no answer within 20000 projections");
  return {};
}

}  // namespace aifactory
