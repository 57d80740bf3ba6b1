// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What can be asked of a Monte-Carlo run?
#pragma once

#include "aifactory/uncertainty/correlation.hpp"
#include "aifactory/uncertainty/sampler.hpp"
#include "aifactory/uncertainty/summary.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aifactory {

/// Stop as soon as a figure is known well enough: looked at after 16,384 trials (for antithetic and Sobol points after
/// 4,096 in each randomisation) and each time they have doubled. A Latin hypercube is laid out for a fixed number of
/// trials, so it cannot stop early.
///
///   standard error <= relative_error |figure|
///
/// A figure of 0 is known well enough only where its error is 0 too: such a run goes through all its trials.
struct stop_rule {
  /// The figures that a rule can watch.
  enum class figure { mean, sd, quantile, cvar };
  /// The figure whose error is watched.
  figure of = figure::mean;
  double p = 0.95;               ///< of the quantile or CVaR
  double relative_error = 0.01;  ///< standard error over the figure itself
  /// Which of the formula's results, from 0.
  std::size_t result = 0;

  /// Whether that holds of these trials, of which there must be two at least.
  /// @errors  input_error when p lies outside [0, 1], for a quantile, or [0, 1), for a CVaR
  [[nodiscard]] bool reached(const summary& s) const {
    const estimate e = of == figure::mean       ? s.mean()
                       : of == figure::sd       ? s.sd()
                       : of == figure::quantile ? s.quantile(p)
                                                : s.cvar(p);
    return s.trials() > 1 && e.standard_error <= relative_error * std::abs(e.value);
  }
};

/// How correlated inputs get their ranks: drawn from a Gaussian copula, trial by trial (correlation.hpp), or by
/// arranging the strata of a Latin hypercube, which stays one in every input (iman_conover.hpp).
enum class correlation_method { gaussian_copula, iman_conover };

/// How a run of trials is made; by default 100,000 independent ones.
struct trial_options {
  /// Of all randomisations together; 1 to most_trials, fewer where `stop` ends the run.
  std::uint64_t trials = 100'000;
  /// The same seed gives the same bits, on any number of threads.
  std::uint64_t seed = 1;
  unsigned threads = 0;     ///< 0: as many as the machine runs at once
  bool fine_tails = false;  ///< 53 random bits per draw instead of 32: tails beyond one in four billion
  bool keep = false;        ///< keep every result, in the order of trials: see keep_at_most
  std::size_t block = 256;  ///< trials drawn at a time; changes the speed, not the result
  std::vector<rank_correlation> correlations{};  ///< of uncertain inputs, by name; the others are independent
  std::optional<stop_rule> stop{};               ///< end before `trials` are done; not for latin_hypercube
  /// How the trials are spread over the inputs.
  sampler how = sampler::random;
  /// Independent randomisations, for samplers other than random: their spread gives the standard errors. Each has
  /// trials / randomisations trials.
  std::uint32_t randomisations = 16;
  /// Take the nearest correlations that can be where the ones asked for contradict each other (nearest_correlations()
  /// says which these are), instead of refusing them.
  bool nearest_correlations = false;
  /// How correlated inputs get their ranks; iman_conover needs the sampler latin_hypercube.
  correlation_method correlate_by = correlation_method::gaussian_copula;
  /// Bytes that kept results, or the columns that Iman and Conover's method arranges, may take: more is refused.
  std::uint64_t keep_at_most = std::uint64_t{1} << 30;
  random_generator generator = random_generator::philox4x32_10;  ///< of all words: seven rounds are faster
};

/// More trials than this are refused: 10^12.
inline constexpr std::uint64_t most_trials = 1'000'000'000'000;

namespace detail {

/// @errors  input_error for a number of trials that no run has, or more kept results than there is memory allowed for
inline void require_trials(const trial_options& options, std::size_t results) {
  if (options.trials == 0 || options.trials > most_trials)
    throw input_error("trials: " + std::to_string(options.trials) + ", must lie between 1 and " +
                      std::to_string(most_trials));
  const std::uint64_t bytes = options.trials * results * sizeof(double);
  if (options.keep && bytes > options.keep_at_most)
    throw input_error("keep: " + std::to_string(options.trials) + " trials of " + std::to_string(results) +
                      (results == 1 ? " result" : " results") + " take " + std::to_string(bytes) +
                      " bytes, keep_at_most allows " + std::to_string(options.keep_at_most) +
                      "; without keep, quantiles come from a sketch, within 0.1 %");
}

}  // namespace detail

}  // namespace aifactory
