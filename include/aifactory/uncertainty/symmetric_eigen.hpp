// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the eigenvalues and eigenvectors of a small symmetric matrix?
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// A = V diag(value) V^T. Matrices are n x n, row by row; eigenvector k is column k of V.
struct symmetric_eigen {
  std::vector<double> value, vectors;
};

/// Jacobi's method: plane rotations, each of which makes one pair of elements zero, until none is left. For the few
/// dozen inputs of a plan; its eigenvalues are good to a few roundings of the largest.
/// @param a  symmetric, finite
/// @source  Golub and Van Loan, Matrix Computations, section 8.5
inline symmetric_eigen eigen_of(std::vector<double> a, std::size_t n) {
  std::vector<double> v(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) v[i * n + i] = 1.0;
  double norm = 0.0;
  for (const double x : a) norm += x * x;
  constexpr double rounding = std::numeric_limits<double>::epsilon();
  for (int sweep = 0; sweep < 60; ++sweep) {
    double outside = 0.0;
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) outside += a[p * n + q] * a[p * n + q];
    if (outside <= rounding * rounding * 1e-4 * norm) break;
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        const double apq = a[p * n + q];
        if (apq == 0.0) continue;
        // tan of the smaller angle that makes element (p, q) zero.
        const double tau = (a[q * n + q] - a[p * n + p]) / (2.0 * apq);
        const double t = (tau < 0.0 ? -1.0 : 1.0) / (std::abs(tau) + std::hypot(1.0, tau));
        const double c = 1.0 / std::sqrt(1.0 + t * t), s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const double akp = a[k * n + p], akq = a[k * n + q];
          a[k * n + p] = c * akp - s * akq, a[k * n + q] = s * akp + c * akq;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double apk = a[p * n + k], aqk = a[q * n + k];
          a[p * n + k] = c * apk - s * aqk, a[q * n + k] = s * apk + c * aqk;
        }
        a[p * n + q] = a[q * n + p] = 0.0;
        for (std::size_t k = 0; k < n; ++k) {
          const double vkp = v[k * n + p], vkq = v[k * n + q];
          v[k * n + p] = c * vkp - s * vkq, v[k * n + q] = s * vkp + c * vkq;
        }
      }
  }
  symmetric_eigen found;
  for (std::size_t i = 0; i < n; ++i) found.value.push_back(a[i * n + i]);
  found.vectors = std::move(v);
  return found;
}

}  // namespace aifactory::detail
