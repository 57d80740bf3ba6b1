// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do two uncertain inputs move together?
///
/// By a Gaussian copula: the inputs' normal scores get a joint normal distribution, each input keeps its own
/// distribution whatever that is. What is asked for is Spearman's rank correlation, which people can read off ranked
/// data and which no change of scale or shape alters; for a joint normal distribution the scores' correlation that
/// gives rank r is
///
///   rho = 2 sin(pi r / 6)
///
/// Inputs without a stated correlation to any other are drawn as before, independently. Wishes that contradict each
/// other are refused with the nearest ones that can be; on request those are taken instead.
/// @source  Pearson (1907) for the relation of the two correlations; Cholesky factors: textbook
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/uncertainty/nearest_correlation.hpp"
#include "aifactory/units/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// "price and life: 0.4": a wish for one pair of inputs, by name.
struct rank_correlation {
  /// The two inputs, by the names that files give them; the order does not matter.
  std::string first, second;
  double rank = 0.0;  ///< Spearman's, between -1 and 1
};

namespace detail {

/// The correlation of two normal scores whose ranks have the given one, and back.
inline double score_correlation(double rank) { return 2.0 * std::sin(std::numbers::pi * rank / 6.0); }
inline double score_rank_correlation(double rho) { return 6.0 / std::numbers::pi * std::asin(0.5 * rho); }

/// The inputs that are correlated with another and the lower triangle that turns independent normal scores into joint
/// ones.
class copula {
  std::vector<std::uint32_t> inputs_;
  std::vector<double> lower_;  // row by row

 public:
  /// @param name     of every input, in order; `varies` says which are uncertain
  /// @param nearest  take the nearest correlations that can be instead of refusing contradictory ones
  /// @errors  input_error, with a line for each problem: unknown name, certain input, one input with itself, a pair
  ///          twice, a rank outside [-1, 1]; or correlations that contradict each other
  static copula of(const std::vector<std::string>& name, const std::vector<bool>& varies,
                   const std::vector<rank_correlation>& wanted, bool nearest = false) {
    struct pair {
      std::uint32_t a, b;
      double rho;
    };
    std::vector<pair> pairs;
    std::string problems;
    for (const auto& each : wanted) {
      const std::string before = problems;
      const auto problem = [&](const std::string& what) {
        problems += (problems.empty() ? "" : "\n");
        problems += "correlation of " + each.first + " and " + each.second + ": " + what;
      };
      const auto find = [&](const std::string& input) {
        const auto at = std::find(name.begin(), name.end(), input);
        const auto place = static_cast<std::uint32_t>(at - name.begin());
        if (at == name.end())
          problem(input + " is not an input");
        else if (!varies[place])
          problem(input + " is certain");
        return place;
      };
      const pair p{find(each.first), find(each.second), score_correlation(each.rank)};
      if (p.a == p.b && problems == before) problem("an input with itself");
      if (!(each.rank >= -1.0 && each.rank <= 1.0)) problem(plain_text(each.rank) + " lies outside [-1, 1]");
      for (const pair& other : pairs)
        if (p.a != p.b && ((other.a == p.a && other.b == p.b) || (other.a == p.b && other.b == p.a)))
          problem("given twice");
      if (problems == before) pairs.push_back(p);
    }
    if (!problems.empty()) throw input_error(problems);

    copula result;
    for (const pair& p : pairs) result.inputs_.insert(result.inputs_.end(), {p.a, p.b});
    std::sort(result.inputs_.begin(), result.inputs_.end());
    result.inputs_.erase(std::unique(result.inputs_.begin(), result.inputs_.end()), result.inputs_.end());
    const std::size_t k = result.inputs_.size();
    std::vector<double> matrix(k * k, 0.0);
    for (std::size_t i = 0; i < k; ++i) matrix[i * k + i] = 1.0;
    for (const pair& p : pairs) {
      const auto place = [&](std::uint32_t input) {
        return static_cast<std::size_t>(std::lower_bound(result.inputs_.begin(), result.inputs_.end(), input) -
                                        result.inputs_.begin());
      };
      matrix[place(p.a) * k + place(p.b)] = matrix[place(p.b) * k + place(p.a)] = p.rho;
    }
    if (auto lower = factor(matrix, k)) {
      result.lower_ = std::move(*lower);
      return result;
    }
    auto possible = nearest_correlation_matrix(matrix, k);
    if (!nearest) {
      std::string each;
      for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < i; ++j)
          each += (each.empty() ? "" : ", ") + name[result.inputs_[j]] + " and " + name[result.inputs_[i]] + ' ' +
                  two_digits(score_rank_correlation(possible[i * k + j]));
      throw input_error(
          "correlation: the correlations contradict each other: no inputs can have all of them at once (the matrix is "
          "not positive semi-definite). The nearest that can be: " +
          each + " (the option nearest_correlations takes these)");
    }
    // It lies on the edge of what is possible; a billionth inside, its factor exists in spite of rounding.
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = 0; j < k; ++j)
        if (i != j) possible[i * k + j] *= 1.0 - 1e-9;
    result.lower_ = factor(possible, k).value();
    return result;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& inputs() const { return inputs_; }
  /// The rank correlation of inputs i and j, both counted among the correlated, that the factors stand for.
  [[nodiscard]] double rank(std::size_t i, std::size_t j) const {
    double rho = 0.0;
    for (std::size_t m = 0; m <= std::min(i, j); ++m) rho += weight(i, m) * weight(j, m);
    return score_rank_correlation(std::clamp(rho, -1.0, 1.0));
  }
  /// The factor of input j in the joint score of input i, both counted among the correlated.
  [[nodiscard]] double weight(std::size_t i, std::size_t j) const { return lower_[i * inputs_.size() + j]; }

  /// The words of joint scores: of the correlated inputs from the second on, for `size` trials.
  template <draw_bits Bits, class Scores, class Words>
  void join(const Scores& scores, std::size_t size, Words& words_of) const {
    for (std::size_t i = 1; i < scores.size(); ++i)
      for (std::size_t t = 0; t < size; ++t) {
        double score = 0.0;
        for (std::size_t j = 0; j <= i; ++j) score += weight(i, j) * scores[j][t];
        words_of[i][t] = word_of<Bits>(score);
      }
  }
  /// The word whose p is that of a normal score.
  template <draw_bits Bits>
  [[nodiscard]] static std::uint64_t word_of(double score) {
    constexpr int bits = static_cast<int>(Bits);
    constexpr std::uint64_t last = (std::uint64_t{2} << (bits - 1)) - 1;
    // From the nearer end, so that the tails keep their digits; at most half of all words.
    const auto near = static_cast<std::uint64_t>(std::ldexp(normal_cdf(-std::abs(score)), bits));
    const std::uint64_t n = std::min(near, last / 2);
    return score < 0.0 ? n : last - n;
  }

 private:
  static std::string two_digits(double x) {
    const std::string text = plain_text(std::round(100.0 * x) / 100.0);
    return text == "-0" ? "0" : text;
  }
  // Cholesky; a pivot of zero within rounding is an input that others determine. Nothing when there is no factor.
  static std::optional<std::vector<double>> factor(const std::vector<double>& matrix, std::size_t k) {
    std::vector<double> lower(k * k, 0.0);
    for (std::size_t j = 0; j < k; ++j) {
      double pivot = matrix[j * k + j];
      for (std::size_t m = 0; m < j; ++m) pivot -= lower[j * k + m] * lower[j * k + m];
      const bool determined = std::abs(pivot) < 1e-12;
      if (!determined && pivot < 0.0) return {};
      lower[j * k + j] = determined ? 0.0 : std::sqrt(pivot);
      for (std::size_t i = j + 1; i < k; ++i) {
        double rest = matrix[i * k + j];
        for (std::size_t m = 0; m < j; ++m) rest -= lower[i * k + m] * lower[j * k + m];
        if (determined && std::abs(rest) > 1e-9) return {};
        lower[i * k + j] = determined ? 0.0 : rest / lower[j * k + j];
      }
    }
    return lower;
  }
};

}  // namespace detail

/// The rank correlations nearest to those asked for that can all be had at once: of every pair among the inputs named,
/// also those that were not stated (and so were to be 0). The same as asked for where they do not contradict each
/// other. Nearest: in the sum of squares, of the normal scores' correlations, that the copula is made of.
///
///   r_ij = (6 / pi) asin(A_ij / 2),   A = nearest_correlation_matrix(2 sin(pi wanted / 6))
///
/// @errors  input_error as for a run with them, but for the contradiction
/// @source  Higham (2002) for A; Pearson (1907) for the relation of the two correlations
[[nodiscard]] inline std::vector<rank_correlation> nearest_correlations(const std::vector<rank_correlation>& wanted) {
  std::vector<std::string> name;
  for (const auto& each : wanted)
    for (const auto& input : {each.first, each.second})
      if (std::find(name.begin(), name.end(), input) == name.end()) name.push_back(input);
  const auto joint = detail::copula::of(name, std::vector<bool>(name.size(), true), wanted, true);
  std::vector<rank_correlation> result;
  for (std::size_t i = 0; i < name.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) result.push_back({name[j], name[i], joint.rank(i, j)});
  return result;
}

/// A matrix of rank correlations as a list of pairs, zeros left out.
/// @param matrix  one row for each name
/// @errors        input_error with a line for each problem: a row of another length, a diagonal that is not 1, an
///                element outside [-1, 1], or other than its mirror
[[nodiscard]] inline std::vector<rank_correlation> correlations_of(const std::vector<std::string>& name,
                                                                   const std::vector<std::vector<double>>& matrix) {
  std::string problems;
  const auto problem = [&](const std::string& what) {
    problems += (problems.empty() ? "correlation matrix: " : "\ncorrelation matrix: ") + what;
  };
  const std::size_t n = name.size();
  if (matrix.size() != n) problem(std::to_string(matrix.size()) + " rows for " + std::to_string(n) + " names");
  for (std::size_t i = 0; i < std::min(n, matrix.size()); ++i)
    if (matrix[i].size() != n)
      problem("the row of " + name[i] + " has " + std::to_string(matrix[i].size()) + " elements, must have " +
              std::to_string(n));
  if (!problems.empty()) throw input_error(problems);
  std::vector<rank_correlation> result;
  for (std::size_t i = 0; i < n; ++i) {
    if (matrix[i][i] != 1.0) problem(name[i] + " with itself is " + detail::plain_text(matrix[i][i]) + ", must be 1");
    for (std::size_t j = 0; j < i; ++j) {
      const double low = matrix[i][j], high = matrix[j][i];
      if (!(low >= -1.0 && low <= 1.0 && high >= -1.0 && high <= 1.0))
        problem(name[j] + " and " + name[i] + ": " + detail::plain_text(high >= -1.0 && high <= 1.0 ? low : high) +
                " lies outside [-1, 1]");
      else if (low != high)
        problem(name[j] + " and " + name[i] + ": " + detail::plain_text(high) + " above the diagonal, " +
                detail::plain_text(low) + " below it: must be symmetric");
      else if (low != 0.0)
        result.push_back({name[j], name[i], low});
    }
  }
  if (!problems.empty()) throw input_error(problems);
  return result;
}

}  // namespace aifactory
