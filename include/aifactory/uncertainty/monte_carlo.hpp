// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a formula run over many trials of uncertain inputs?
///
///   const auto cost = monte_carlo(inputs, [](const auto& in) { return cost_per_token(in); }, {.trials = 1'000'000});
///   cost.mean(), cost.quantile(0.95), ...        typed: quantities of the formula's own dimension, each with its error
///
/// `inputs` is any input struct over `uncertain`, the formula any template over the value type: it is called with the
/// same struct over `lanes`, so with lanes::size trials at a time.
#pragma once

#include "aifactory/uncertainty/trial_run.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// Runs the formula over trials of the inputs and says what came out.
///
/// @param inputs   an input struct over `uncertain`
/// @param formula  callable with the same struct over any value type; returns a typed value or a std::tuple of them
/// @errors  input_error for options out of range; whatever the formula throws
template <template <class> class S, class Formula>
[[nodiscard]] auto monte_carlo(const S<uncertain>& inputs, const Formula& formula, const trial_options& options = {}) {
  using run_type = trial_run<S<uncertain>, Formula>;
  if (options.how == sampler::random) {
    run_type run(inputs, formula, options);
    run.run();
    return run.found();
  }
  trial_options each = options;
  if (options.randomisations < 2 || options.randomisations > 4096)
    throw input_error("randomisations: " + std::to_string(options.randomisations) + ", must lie between 2 and 4096");
  each.trials = options.trials / options.randomisations;
  if (each.trials < 2)
    throw input_error("trials: " + std::to_string(options.trials) + " are too few for " +
                      std::to_string(options.randomisations) + " randomisations");
  if (options.how == sampler::antithetic) each.trials -= each.trials % 2;
  std::array<detail::tally, run_type::results> all;
  std::array<std::vector<summary>, run_type::results> parts;
  std::vector<std::vector<double>> samples(run_type::results);
  for (std::uint32_t r = 0; r < options.randomisations; ++r) {
    run_type run(inputs, formula, each, r);
    run.run();
    const auto found = run.found();
    for (std::size_t i = 0; i < run_type::results; ++i) {
      if (r == 0)
        all[i] = run.tallies()[i];
      else
        all[i].add(run.tallies()[i]);
      parts[i].push_back(found.raw(i));
      samples[i].insert(samples[i].end(), found.samples(i).begin(), found.samples(i).end());
    }
  }
  std::vector<summary> summaries;
  for (std::size_t i = 0; i < run_type::results; ++i) summaries.emplace_back(all[i], std::move(parts[i]));
  return trial_results<typename run_type::result>(std::move(summaries), std::move(samples), true);
}

}  // namespace aifactory
