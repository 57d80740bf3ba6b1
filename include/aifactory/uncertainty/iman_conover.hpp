// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do the inputs of a Latin hypercube get rank correlations and still fill every stratum?
///
/// A Gaussian copula mixes draws, so the strata of all inputs but the first would be lost. Instead the order of each
/// input's strata is arranged (Iman and Conover):
///
///   R   n trials of k columns: the normal scores of each input's own random order
///   T   the correlation of the columns of R, by accident not quite 1;  T = Q Q^T
///   C   the scores' correlation asked for;  C = P P^T
///   R*  R (P Q^-1)^T, whose columns have exactly the correlation C
///
/// and each input's strata are put in the order of the ranks of its column of R*. Ranks are not scores, so what comes
/// out is off a little; C is corrected by the difference and all is done again, until the rank correlations are those
/// asked for within 1e-4, or as near as it gets in ten rounds.
///
/// All n rows are needed at once, so memory grows with the trials, and a run cannot be cut into parts.
/// @source  Iman and Conover (1982), "A distribution-free approach to inducing rank correlation among input variables"
#pragma once

#include "aifactory/uncertainty/correlation.hpp"
#include "aifactory/uncertainty/normal.hpp"
#include "aifactory/uncertainty/sampler.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// Bytes that arranging n trials of k inputs takes at its peak.
constexpr std::uint64_t iman_conover_bytes(std::uint64_t n, std::uint64_t k) {
  return n * ((3 * k + 1) * sizeof(std::uint32_t) + 2 * sizeof(double));
}

class iman_conover {
  using column = std::vector<std::uint32_t>;  // the stratum of each trial

  std::size_t n_, k_;
  std::vector<column> own_, best_;
  std::vector<double> score_;  // of each stratum
  double off_ = std::numeric_limits<double>::infinity();

 public:
  /// @param own     each correlated input's own random order of 0, ..., n - 1
  /// @param wanted  the copula of the same inputs
  /// @errors  input_error when there are too few trials for so many inputs
  iman_conover(std::vector<column> own, const copula& wanted)
      : n_(own.front().size()), k_(own.size()), own_(std::move(own)), score_(n_) {
    if (n_ < least()) refuse();
    for (std::size_t s = 0; s < n_; ++s)
      score_[s] = normal_quantile((static_cast<double>(s) + 1.0) / (static_cast<double>(n_) + 1.0));
    const auto q = lower_of(products(own_, [&](std::uint32_t s) { return score_[s]; }));
    for (std::size_t i = 0; i < k_; ++i)
      if (q[i * k_ + i] == 0.0) refuse();
    std::vector<double> goal(k_ * k_), target(k_ * k_);
    for (std::size_t i = 0; i < k_; ++i)
      for (std::size_t j = 0; j < k_; ++j) goal[i * k_ + j] = target[i * k_ + j] = i == j ? 1.0 : wanted.rank(i, j);
    for (int round = 0; round < 10 && off_ > 1e-4; ++round) {
      const auto found = arrange(q, target);
      if (found.empty()) break;
      const double middle = 0.5 * static_cast<double>(n_ - 1);
      const auto ranks = products(found, [&](std::uint32_t s) { return static_cast<double>(s) - middle; });
      double off = 0.0;
      for (std::size_t i = 0; i < k_; ++i)
        for (std::size_t j = 0; j < i; ++j) {
          const double difference = goal[i * k_ + j] - ranks[i * k_ + j];
          off = std::max(off, std::abs(difference));
          target[i * k_ + j] = std::clamp(target[i * k_ + j] + difference, -1.0, 1.0);
        }
      if (off >= off_) break;
      off_ = off;
      best_ = found;
    }
  }

  /// The stratum of each trial, for each input.
  [[nodiscard]] std::vector<column>& orders() { return best_; }
  /// How far the worst rank correlation is from what was asked for.
  [[nodiscard]] double worst_difference() const { return off_; }

 private:
  [[nodiscard]] std::size_t least() const { return 2 * k_ + 2; }
  [[noreturn]] void refuse() const {
    throw input_error("correlations: " + std::to_string(n_) + " trials in one randomisation are too few to give " +
                      std::to_string(k_) + " inputs their ranks, must be at least " + std::to_string(least()));
  }
  /// The correlations of the columns: all have mean 0 and the same sum of squares.
  template <class F>
  [[nodiscard]] std::vector<double> products(const std::vector<column>& columns, const F& value) const {
    std::vector<double> result(k_ * k_);
    double squares = 0.0;
    for (const std::uint32_t s : columns.front()) squares += value(s) * value(s);
    for (std::size_t i = 0; i < k_; ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = 0.0;
        for (std::size_t t = 0; t < n_; ++t) sum += value(columns[i][t]) * value(columns[j][t]);
        result[i * k_ + j] = result[j * k_ + i] = sum / squares;
      }
    return result;
  }
  /// A Cholesky factor; a column that others determine gets a zero. Only the lower half is read.
  [[nodiscard]] std::vector<double> lower_of(const std::vector<double>& matrix) const {
    std::vector<double> lower(k_ * k_, 0.0);
    for (std::size_t i = 0; i < k_; ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        double rest = matrix[i * k_ + j];
        for (std::size_t m = 0; m < j; ++m) rest -= lower[i * k_ + m] * lower[j * k_ + m];
        if (i == j)
          lower[i * k_ + i] = rest > 1e-12 ? std::sqrt(rest) : 0.0;
        else
          lower[i * k_ + j] = lower[j * k_ + j] > 0.0 ? rest / lower[j * k_ + j] : 0.0;
      }
    return lower;
  }
  /// The orders of the columns of R*, for targets stated as rank correlations.
  [[nodiscard]] std::vector<column> arrange(const std::vector<double>& q, const std::vector<double>& target) const {
    std::vector<double> scores(k_ * k_);
    for (std::size_t i = 0; i < k_; ++i)
      for (std::size_t j = 0; j <= i; ++j) scores[i * k_ + j] = i == j ? 1.0 : score_correlation(target[i * k_ + j]);
    const auto p = lower_of(scores);
    // S = P Q^-1, from S Q = P, column by column from the last.
    std::vector<double> s(k_ * k_, 0.0);
    for (std::size_t i = 0; i < k_; ++i)
      for (std::size_t j = i + 1; j-- > 0;) {
        double rest = p[i * k_ + j];
        for (std::size_t m = j + 1; m <= i; ++m) rest -= s[i * k_ + m] * q[m * k_ + j];
        s[i * k_ + j] = rest / q[j * k_ + j];
      }
    std::vector<column> result;
    std::vector<double> mixed(n_);
    column trial(n_);
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t t = 0; t < n_; ++t) {
        mixed[t] = 0.0;
        for (std::size_t j = 0; j <= i; ++j) mixed[t] += s[i * k_ + j] * score_[own_[j][t]];
      }
      std::iota(trial.begin(), trial.end(), std::uint32_t{0});
      std::sort(trial.begin(), trial.end(),
                [&](std::uint32_t a, std::uint32_t b) { return mixed[a] != mixed[b] ? mixed[a] < mixed[b] : a < b; });
      column order(n_);
      for (std::uint32_t r = 0; r < n_; ++r) order[trial[r]] = r;
      result.push_back(std::move(order));
    }
    return result;
  }
};

}  // namespace aifactory::detail
