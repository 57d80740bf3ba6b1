// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What did a Monte-Carlo run find out, in the formula's own types?
#pragma once

#include "aifactory/uncertainty/ordered_results.hpp"
#include "aifactory/uncertainty/results.hpp"
#include "aifactory/uncertainty/summary.hpp"
#include "aifactory/values/lanes.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace aifactory {

/// What a run found out, for each result of the formula. `R` is what the formula returns over lanes.
template <class R>
class trial_results {
  std::vector<summary> summaries_;
  std::vector<std::vector<double>> samples_;
  bool converged_;

 public:
  /// How many results the formula returns.
  static constexpr std::size_t size = detail::results_in<R>();
  /// Result I with a number inside.
  template <std::size_t I>
  using number = typename detail::as_number<typename detail::result_type<R, I>::type, lanes>::type;

  /// Made by the run: a summary and the kept samples for each result, and whether its stop rule was reached.
  trial_results(std::vector<summary> summaries, std::vector<std::vector<double>> samples, bool converged)
      : summaries_(std::move(summaries)), samples_(std::move(samples)), converged_(converged) {}

  /// A figure with its standard error, in the result's own type.
  template <class Q>
  struct typed_estimate {
    Q value, standard_error;
  };

  /// The summary of result I in base units.
  /// @errors  std::out_of_range for a result that there is not
  [[nodiscard]] const summary& raw(std::size_t i = 0) const { return summaries_.at(i); }
  /// Every result of trial 0, 1, ... in base units; empty unless they were kept.
  /// @errors  std::out_of_range for a result that there is not
  [[nodiscard]] const std::vector<double>& samples(std::size_t i = 0) const { return samples_.at(i); }

  /// False when a stop rule was given and its error was not reached within the trials.
  [[nodiscard]] bool converged() const { return converged_; }
  /// All trials, valid or not.
  [[nodiscard]] std::uint64_t trials() const { return raw().trials() + raw().trials_invalid(); }
  /// Trials in which result I was not a number or infinite: they take no part in its figures.
  [[nodiscard]] std::uint64_t trials_invalid(std::size_t i = 0) const { return raw(i).trials_invalid(); }

  /// The mean of the valid trials, with its error: summary::mean.
  template <std::size_t I = 0>
  [[nodiscard]] auto mean() const {
    return typed<I>(raw(I).mean());
  }
  /// Their standard deviation, with its error: summary::sd.
  template <std::size_t I = 0>
  [[nodiscard]] auto sd() const {
    return typed<I>(raw(I).sd());
  }
  /// The value that a share p of the results does not exceed, with its error: summary::quantile.
  /// @errors  input_error when p lies outside [0, 1]
  template <std::size_t I = 0>
  [[nodiscard]] auto quantile(double p) const {
    return typed<I>(raw(I).quantile(p));
  }
  /// The mean of the results at or above quantile p, with its error: summary::cvar.
  /// @errors  input_error when p lies outside [0, 1)
  template <std::size_t I = 0>
  [[nodiscard]] auto cvar(double p) const {
    return typed<I>(raw(I).cvar(p));
  }
  /// P(result I > x).
  template <std::size_t I = 0>
  [[nodiscard]] estimate exceedance(const number<I>& x) const {
    return raw(I).exceedance(untyped(x));
  }
  /// P(result I <= x): "what is the chance that it costs no more?"
  template <std::size_t I = 0>
  [[nodiscard]] estimate probability_below(const number<I>& x) const {
    return raw(I).probability_below(untyped(x));
  }
  /// Its inverse, for what should be low: "which price suffices with 90 % confidence?"
  /// @errors  input_error when the confidence lies outside [0, 1]
  template <std::size_t I = 0>
  [[nodiscard]] auto at_most_with_confidence(double confidence) const {
    return typed<I>(raw(I).at_most_with_confidence(confidence));
  }
  /// For what should be high: "which output is reached with 90 % confidence?"
  /// @errors  input_error when the confidence lies outside [0, 1]
  template <std::size_t I = 0>
  [[nodiscard]] auto at_least_with_confidence(double confidence) const {
    return typed<I>(raw(I).at_least_with_confidence(confidence));
  }

  /// The kept results in ascending order, in base units: figures without a sketch.
  /// @errors  input_error when they were not kept (trial_options::keep)
  [[nodiscard]] ordered_results ordered(std::size_t i = 0) const {
    if (samples(i).empty()) throw input_error("ordered: the results were not kept: ask for trial_options::keep");
    return ordered_results(samples(i), raw(i).randomisations());
  }
  /// The quantile of the kept results themselves. It sorts them: for several questions take ordered().
  /// @errors  as ordered, and ordered_results::quantile
  template <std::size_t I = 0>
  [[nodiscard]] auto exact_quantile(double p) const {
    return typed<I>(ordered(I).quantile(p));
  }
  /// What a year of cost per a year of tokens comes to over many factories. The mean of the ratio is another figure.
  ///
  ///   E[result I] / E[result J]
  ///
  /// Typed, without an error of its own; infinite or NaN where E[result J] is 0.
  /// @source  definition
  template <std::size_t I, std::size_t J>
  [[nodiscard]] auto ratio_of_means() const {
    return mean<I>().value / mean<J>().value;
  }

 private:
  template <class Q>
  [[nodiscard]] static double untyped(const Q& x) {
    if constexpr (requires { x.base_value(); })
      return x.base_value();
    else
      return x;
  }
  template <std::size_t I>
  [[nodiscard]] static auto typed(const estimate& e) {
    using as = detail::as_number<typename detail::result_type<R, I>::type, lanes>;
    return typed_estimate<number<I>>{as::typed(e.value), as::typed(e.standard_error)};
  }
};

}  // namespace aifactory
