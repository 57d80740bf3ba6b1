// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do inputs and a result vary together: their correlations, and a straight line through them?
#pragma once

#include "aifactory/values/lanes.hpp"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// Sums, and sums of products, of k inputs and one result about fixed centres. Those of two sets of trials add up.
class cross_moments {
  std::size_t variables_ = 0;  // the result last
  double count_ = 0.0;
  std::vector<double> sum_, product_;  // product: the lower half, row by row

 public:
  cross_moments() = default;
  explicit cross_moments(std::size_t variables)
      : variables_(variables), sum_(variables), product_(variables * (variables + 1) / 2) {}

  /// @param deviation  one column per variable, `stride` apart, zero where a trial takes no part
  /// @param stride     a multiple of lanes::size; all of it is read
  /// @param count      how many trials take part
  void add(const double* deviation, std::size_t stride, std::size_t count) {
    count_ += static_cast<double>(count);
    std::size_t at = 0;
    for (std::size_t i = 0; i < variables_; ++i) {
      const double* const a = deviation + i * stride;
      lanes total(0.0);
      for (std::size_t t = 0; t < stride; t += lanes::size) total += lanes::load(a + t);
      sum_[i] += sum(total);
      for (std::size_t j = 0; j <= i; ++j, ++at) {
        // Two sums side by side: one alone would wait for each addition.
        const double* const b = deviation + j * stride;
        lanes even(0.0), odd(0.0);
        std::size_t t = 0;
        for (; t + lanes::size < stride; t += 2 * lanes::size) {
          even = fma(lanes::load(a + t), lanes::load(b + t), even);
          odd = fma(lanes::load(a + t + lanes::size), lanes::load(b + t + lanes::size), odd);
        }
        if (t < stride) even = fma(lanes::load(a + t), lanes::load(b + t), even);
        product_[at] += sum(even + odd);
      }
    }
  }
  void add(const cross_moments& other, double sign = 1.0) {
    count_ += sign * other.count_;
    for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += sign * other.sum_[i];
    for (std::size_t i = 0; i < product_.size(); ++i) product_[i] += sign * other.product_[i];
  }

  [[nodiscard]] double count() const { return count_; }
  /// The sum of squared deviations of variable i from its mean, and of products of two deviations.
  [[nodiscard]] double scatter(std::size_t i, std::size_t j) const {
    return product_[i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i] - sum_[i] * sum_[j] / count_;
  }
  /// False where the variable is the same in all trials, within rounding.
  [[nodiscard]] bool varies(std::size_t i) const { return scatter(i, i) > 1e-12 * product_[i * (i + 1) / 2 + i]; }
  /// Pearson's, 0 where one of the two does not vary.
  [[nodiscard]] double correlation(std::size_t i, std::size_t j) const {
    if (i == j) return 1.0;
    return varies(i) && varies(j) ? scatter(i, j) / std::sqrt(scatter(i, i) * scatter(j, j)) : 0.0;
  }

  /// The least-squares line: the result's standard deviations per standard deviation of each input, the others held,
  /// and the share of its variance that the line explains. Inputs that do not vary have 0.
  struct line {
    std::vector<double> coefficient;
    double r_squared = 0.0;
    std::size_t dependent = static_cast<std::size_t>(-1);  ///< an input that others determine: then there is no line
  };
  [[nodiscard]] line fit() const {
    const std::size_t k = variables_ - 1;
    std::vector<double> lower(k * k, 0.0), solution(k, 0.0);
    line found;
    // R = L L^T,  L y = r,  L^T b = y,  with r the correlations with the result.
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double rest = correlation(i, j);
        for (std::size_t m = 0; m < j; ++m) rest -= lower[i * k + m] * lower[j * k + m];
        if (i == j && !(rest > 1e-10)) {
          found.dependent = i;
          return found;
        }
        lower[i * k + j] = i == j ? std::sqrt(rest) : rest / lower[j * k + j];
      }
      double rest = correlation(i, k);
      for (std::size_t m = 0; m < i; ++m) rest -= lower[i * k + m] * solution[m];
      solution[i] = rest / lower[i * k + i];
    }
    for (std::size_t i = k; i-- > 0;) {
      for (std::size_t m = i + 1; m < k; ++m) solution[i] -= lower[m * k + i] * solution[m];
      solution[i] /= lower[i * k + i];
    }
    for (std::size_t i = 0; i < k; ++i) found.r_squared += solution[i] * correlation(i, k);
    found.coefficient = std::move(solution);
    return found;
  }
};

}  // namespace aifactory::detail
