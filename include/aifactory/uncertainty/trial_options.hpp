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
#include <vector>

namespace aifactory {

/// Stop as soon as a figure is known well enough: looked at after 16,384 trials and each time they have doubled.
struct stop_rule {
  enum class figure { mean, sd, quantile, cvar };
  figure of = figure::mean;
  double p = 0.95;               ///< of the quantile or CVaR
  double relative_error = 0.01;  ///< standard error over the figure itself
  std::size_t result = 0;

  [[nodiscard]] bool reached(const summary& s) const {
    const estimate e = of == figure::mean       ? s.mean()
                       : of == figure::sd       ? s.sd()
                       : of == figure::quantile ? s.quantile(p)
                                                : s.cvar(p);
    return s.trials() > 1 && e.standard_error <= relative_error * std::abs(e.value);
  }
};

struct trial_options {
  std::uint64_t trials = 100'000;
  std::uint64_t seed = 1;
  unsigned threads = 0;     ///< 0: as many as the machine runs at once
  bool fine_tails = false;  ///< 53 random bits per draw instead of 32: tails beyond one in four billion
  bool keep = false;        ///< keep every result, in the order of trials
  std::size_t block = 64;   ///< trials drawn at a time; changes the speed, not the result
  std::vector<rank_correlation> correlations{};  ///< of uncertain inputs, by name; the others are independent
  std::optional<stop_rule> stop{};               ///< end before `trials` are done; for the random sampler
  sampler how = sampler::random;
  /// Independent randomisations, for samplers other than random: their spread gives the standard errors. Each has
  /// trials / randomisations trials.
  std::uint32_t randomisations = 16;
};

inline constexpr std::uint64_t most_trials = 1'000'000'000'000;

}  // namespace aifactory
