// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do results say that were kept one by one: quantiles without a sketch?
///
///   const auto cost = monte_carlo(inputs, formula, {.trials = 100'000, .keep = true});
///   cost.exact_quantile(0.95)          typed
///   cost.ordered().cvar(0.95)          raw numbers; sorted once, for many questions
#pragma once

#include "aifactory/uncertainty/summary.hpp"
#include "aifactory/units/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// Kept results in ascending order; those that are not finite are left out. With n of them, x_0 the least:
///
///   quantile   x_i + (h - i) (x_(i+1) - x_i) with h = (n - 1) p and i = floor(h): what NumPy and spreadsheets give
///   its error  half the distance between the quantiles sqrt(n p (1 - p)) ranks to either side
///   CVaR       q + sum max(x - q, 0) / (n (1 - p)), q the quantile
///
/// For trials in several independent randomisations the errors come from how far these lie apart.
/// @source  Hyndman and Fan (1996), definition 7; Woodruff (1952) for the error; Rockafellar and Uryasev (2000)
class ordered_results {
  std::vector<double> x_;
  std::vector<ordered_results> parts_;

 public:
  /// From results in any order.
  /// @param randomisations  of equal length, one after the other
  explicit ordered_results(const std::vector<double>& results, std::size_t randomisations = 1) {
    x_.reserve(results.size());
    std::copy_if(results.begin(), results.end(), std::back_inserter(x_), [](double x) { return std::isfinite(x); });
    std::sort(x_.begin(), x_.end());
    if (randomisations < 2) return;
    const std::size_t each = results.size() / randomisations;
    for (std::size_t r = 0; r < randomisations; ++r) {
      const auto first = results.begin() + static_cast<std::ptrdiff_t>(r * each);
      parts_.emplace_back(std::vector<double>(first, first + static_cast<std::ptrdiff_t>(each)));
    }
  }

  /// The finite results, the least first.
  [[nodiscard]] const std::vector<double>& values() const { return x_; }

  /// The value that a share p of the results does not exceed; the least at p = 0, the greatest at p = 1.
  /// @errors  input_error when p lies outside [0, 1], or there is no finite result (in any of the randomisations)
  [[nodiscard]] estimate quantile(double p) const {
    require(p);
    const double n = static_cast<double>(x_.size()), rank = (n - 1.0) * p, d = std::sqrt(n * p * (1.0 - p));
    const double low = std::max(0.0, rank - d), high = std::min(n - 1.0, rank + d);
    const double slope = high > low ? (at(high) - at(low)) / (high - low) : 0.0;
    return sure({at(rank), slope * d}, [p](const ordered_results& part) { return part.quantile(p).value; });
  }
  /// The mean of the worst (1 - p) share.
  /// @errors  input_error when p lies outside [0, 1), or there is no finite result (in any of the randomisations)
  [[nodiscard]] estimate cvar(double p) const {
    require(p);
    if (p == 1.0) throw input_error("cvar: a share of 1 leaves nothing above it");
    const double n = static_cast<double>(x_.size()), q = at((n - 1.0) * p);
    double first = 0.0, squares = 0.0, count = 0.0;
    for (auto x = x_.rbegin(); x != x_.rend() && *x > q; ++x)
      first += *x - q, squares += (*x - q) * (*x - q), count += 1.0;
    const double above = first / (n * (1.0 - p));
    const double mean = count > 0.0 ? first / count : 0.0, spread = count > 0.0 ? squares / count - mean * mean : 0.0;
    return sure({q + above, std::sqrt(std::max(0.0, spread + p * above * above) / (n * (1.0 - p)))},
                [p](const ordered_results& part) { return part.cvar(p).value; });
  }
  /// P(X <= x): the share of results up to x. Its error as in summary.
  /// @errors  input_error when there is no finite result (in any of the randomisations)
  [[nodiscard]] estimate probability_below(double x) const {
    require(0.0);
    const auto count = std::upper_bound(x_.begin(), x_.end(), x) - x_.begin();
    const double n = static_cast<double>(x_.size()), p = static_cast<double>(count) / n;
    return sure({p, detail::share_error(p, n)},
                [x](const ordered_results& part) { return part.probability_below(x).value; });
  }
  /// P(X > x) = 1 - P(X <= x), with the same error.
  /// @errors  input_error when there is no finite result (in any of the randomisations)
  [[nodiscard]] estimate exceedance(double x) const {
    const estimate below = probability_below(x);
    return {1.0 - below.value, below.standard_error};
  }

 private:
  void require(double p) const {
    if (!(p >= 0.0 && p <= 1.0))
      throw input_error("ordered_results: a share of " + std::to_string(p) + " lies outside [0, 1]");
    if (x_.empty()) throw input_error("ordered_results: there is no finite result");
  }
  [[nodiscard]] double at(double rank) const {
    const auto i = static_cast<std::size_t>(rank);
    if (i + 1 >= x_.size()) return x_.back();
    return x_[i] + (rank - static_cast<double>(i)) * (x_[i + 1] - x_[i]);
  }
  template <class F>
  [[nodiscard]] estimate sure(const estimate& independent, const F& figure) const {
    if (parts_.empty()) return independent;
    std::vector<double> figures;
    for (const ordered_results& part : parts_) figures.push_back(figure(part));
    return {independent.value, detail::error_of_mean(figures)};
  }
};

}  // namespace aifactory
