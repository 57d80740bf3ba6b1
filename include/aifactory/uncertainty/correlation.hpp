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
/// Inputs without a stated correlation to any other are drawn as before, independently.
/// @source  Pearson (1907) for the relation of the two correlations; Cholesky factors: textbook
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/units/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <string>
#include <vector>

namespace aifactory {

/// "price and life: 0.4": a wish for one pair of inputs, by name.
struct rank_correlation {
  std::string first, second;
  double rank = 0.0;  ///< Spearman's, between -1 and 1
};

namespace detail {

/// The inputs that are correlated with another and the lower triangle that turns independent normal scores into joint
/// ones.
class copula {
  std::vector<std::uint32_t> inputs_;
  std::vector<double> lower_;  // row by row

 public:
  /// @param name    of every input, in order; `varies` says which are uncertain
  /// @errors  input_error: unknown name, certain input, one input with itself, a pair twice, a rank outside [-1, 1], or
  ///          correlations that contradict each other
  static copula of(const std::vector<std::string>& name, const std::vector<bool>& varies,
                   const std::vector<rank_correlation>& wanted) {
    copula result;
    struct pair {
      std::uint32_t a, b;
      double rho;
    };
    std::vector<pair> pairs;
    for (const auto& each : wanted) {
      const auto where = "correlation of " + each.first + " and " + each.second + ": ";
      const auto find = [&](const std::string& input) {
        const auto at = std::find(name.begin(), name.end(), input);
        if (at == name.end()) throw input_error(where + input + " is not an input");
        if (!varies[static_cast<std::size_t>(at - name.begin())]) throw input_error(where + input + " is certain");
        return static_cast<std::uint32_t>(at - name.begin());
      };
      const pair p{find(each.first), find(each.second), 2.0 * std::sin(std::numbers::pi * each.rank / 6.0)};
      if (p.a == p.b) throw input_error(where + "an input with itself");
      if (!(each.rank >= -1.0 && each.rank <= 1.0))
        throw input_error(where + plain_text(each.rank) + " lies outside [-1, 1]");
      for (const pair& before : pairs)
        if ((before.a == p.a && before.b == p.b) || (before.a == p.b && before.b == p.a))
          throw input_error(where + "given twice");
      pairs.push_back(p);
      result.inputs_.insert(result.inputs_.end(), {p.a, p.b});
    }
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
    result.lower_ = factor(matrix, k);
    return result;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& inputs() const { return inputs_; }
  /// The factor of input j in the joint score of input i, both counted among the correlated.
  [[nodiscard]] double weight(std::size_t i, std::size_t j) const { return lower_[i * inputs_.size() + j]; }

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
  // Cholesky; a pivot of zero within rounding is an input that others determine.
  static std::vector<double> factor(const std::vector<double>& matrix, std::size_t k) {
    std::vector<double> lower(k * k, 0.0);
    for (std::size_t j = 0; j < k; ++j) {
      double pivot = matrix[j * k + j];
      for (std::size_t m = 0; m < j; ++m) pivot -= lower[j * k + m] * lower[j * k + m];
      const bool determined = std::abs(pivot) < 1e-12;
      if (!determined && pivot < 0.0) contradict();
      lower[j * k + j] = determined ? 0.0 : std::sqrt(pivot);
      for (std::size_t i = j + 1; i < k; ++i) {
        double rest = matrix[i * k + j];
        for (std::size_t m = 0; m < j; ++m) rest -= lower[i * k + m] * lower[j * k + m];
        if (determined && std::abs(rest) > 1e-9) contradict();
        lower[i * k + j] = determined ? 0.0 : rest / lower[j * k + j];
      }
    }
    return lower;
  }
  [[noreturn]] static void contradict() {
    throw input_error(
        "correlation: the correlations contradict each other: no inputs can have all of them at once (the matrix is "
        "not positive semi-definite)");
  }
};

}  // namespace detail
}  // namespace aifactory
