// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a value distributed that takes one of a list of values: scenarios with weights, or measured data?
#pragma once

#include "aifactory/uncertainty/family.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace aifactory {

/// The given values with probabilities in proportion to the given weights. Copies share one list.
///
///   P(X = x_i) = w_i / sum_j w_j,   quantile(p) = the least value with cdf(value) >= p
///
/// @errors  input_error when there is no value, the lists differ in length, a value is not finite, a weight is negative
///          or not finite, no weight is positive, or the variance is not finite
/// @source  definition
class discrete {
 public:
  /// A value with the probability of all up to it.
  struct atom {
    /// Each one is there once, in ascending order.
    double value;
    double up_to;  ///< the probability of this value and of all below; 1 in the last
  };

 private:
  std::shared_ptr<const std::vector<atom>> atoms_;
  double mean_ = 0.0, variance_ = 0.0;

 public:
  using aifactory_distribution = void;

  /// Weights in any unit: only their proportions count, and a value of weight 0 is left out.
  discrete(const std::vector<double>& values, const std::vector<double>& weights)
      : discrete("discrete", values, weights) {}

  [[nodiscard]] static constexpr std::string_view name() { return "discrete"; }
  /// In ascending order, no value twice.
  [[nodiscard]] const std::vector<atom>& atoms() const { return *atoms_; }
  /// The least value with a weight.
  [[nodiscard]] double low() const { return atoms_->front().value; }
  /// The greatest value with a weight.
  [[nodiscard]] double high() const { return atoms_->back().value; }
  /// sum_i p_i x_i, with p_i = P(X = x_i)
  [[nodiscard]] double mean() const { return mean_; }
  /// sum_i p_i (x_i - mean)^2
  [[nodiscard]] double variance() const { return variance_; }
  /// P(X <= x): 0 below the least value, 1 from the greatest on.
  [[nodiscard]] double cdf(double x) const {
    const auto above =
        std::partition_point(atoms_->begin(), atoms_->end(), [&](const atom& a) { return a.value <= x; });
    return above == atoms_->begin() ? 0.0 : std::prev(above)->up_to;
  }
  /// The least value with cdf(value) >= p, for p in [0, 1].
  [[nodiscard]] double quantile(double p) const {
    return std::partition_point(atoms_->begin(), atoms_->end() - 1, [&](const atom& a) { return a.up_to < p; })->value;
  }

  /// The values within [min, max], both included, in their proportions.
  /// @errors  input_error when there is none
  [[nodiscard]] discrete truncated(double min, double max) const { return {*this, 1.0, min, max}; }
  /// Every value times the factor, in ascending order again.
  [[nodiscard]] discrete scaled(double factor) const { return {*this, factor, -detail::infinity, detail::infinity}; }

 protected:
  /// For a distribution that is a list by other parameters; `called` is its name in messages.
  discrete(std::string_view called, const std::vector<double>& values, const std::vector<double>& weights) {
    if (values.empty()) detail::refuse(called, "there are no values");
    if (values.size() != weights.size())
      detail::refuse(called,
                     std::to_string(values.size()) + " values but " + std::to_string(weights.size()) + " weights");
    std::vector<std::pair<double, double>> weighted;
    for (std::size_t i = 0; i < values.size(); ++i) {
      detail::require_finite(called, "value", values[i]);
      detail::require_finite(called, "weight", weights[i]);
      if (weights[i] < 0.0) detail::refuse(called, "weight " + detail::plain_text(weights[i]) + " is negative");
      if (weights[i] > 0.0) weighted.emplace_back(values[i], weights[i]);
    }
    if (weighted.empty()) detail::refuse(called, "no weight is above 0");
    fill(called, weighted);
  }
  /// What is left of a list between min and max, times a factor.
  discrete(const discrete& from, double factor, double min, double max) {
    std::vector<std::pair<double, double>> weighted;
    double before = 0.0;
    for (const atom& a : *from.atoms_) {
      if (a.value >= min && a.value <= max) weighted.emplace_back(factor * a.value, a.up_to - before);
      before = a.up_to;
    }
    if (weighted.empty())
      detail::refuse(name(), "no value lies between " + detail::plain_text(min) + " and " + detail::plain_text(max));
    fill(name(), weighted);
  }

 private:
  void fill(std::string_view called, std::vector<std::pair<double, double>>& weighted) {
    std::sort(weighted.begin(), weighted.end());
    const double total = std::accumulate(weighted.begin(), weighted.end(), 0.0,
                                         [](double sum, const auto& each) { return sum + each.second; });
    detail::require_finite(called, "the sum of the weights", total);
    std::vector<atom> atoms;
    double running = 0.0;
    for (const auto& [value, weight] : weighted) {
      running += weight;
      if (!atoms.empty() && atoms.back().value == value)
        atoms.back().up_to = running / total;
      else
        atoms.push_back({value, running / total});
      mean_ += value * (weight / total);
    }
    atoms.back().up_to = 1.0;
    for (const auto& [value, weight] : weighted) variance_ += (value - mean_) * (value - mean_) * (weight / total);
    detail::require_finite(called, "the variance", variance_);
    atoms_ = std::make_shared<const std::vector<atom>>(std::move(atoms));
  }
};

/// Measured data as they are: each given value is equally likely, a value given twice twice as likely.
///
///   P(X <= x) = (how many data are <= x) / n,   variance = sum_i (x_i - mean)^2 / n
///
/// The variance is that of this distribution (divided by n), not the estimate for what the data were drawn from.
/// @errors  as discrete
/// @source  definition
class empirical : public discrete {
 public:
  /// From data in any order and any one unit.
  explicit empirical(const std::vector<double>& values)
      : discrete("empirical", values, std::vector<double>(values.size(), 1.0)) {}

  [[nodiscard]] static constexpr std::string_view name() { return "empirical"; }
  /// The data within [min, max], both included.
  /// @errors  input_error when there are none
  [[nodiscard]] empirical truncated(double min, double max) const { return {*this, 1.0, min, max}; }
  /// Each of the data times the factor.
  [[nodiscard]] empirical scaled(double factor) const { return {*this, factor, -detail::infinity, detail::infinity}; }

 private:
  empirical(const empirical& from, double factor, double min, double max) : discrete(from, factor, min, max) {}
};

}  // namespace aifactory
