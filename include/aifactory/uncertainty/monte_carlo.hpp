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

#include "aifactory/uncertainty/parallel.hpp"
#include "aifactory/uncertainty/trial_run.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// Several independent randomisations of one run, and what they say together.
template <class Run>
class randomised_run {
  trial_options options_;  // of one
  std::optional<stop_rule> stop_;
  bool converged_ = true;
  std::vector<std::unique_ptr<Run>> runs_;

 public:
  template <class Inputs, class Formula>
  randomised_run(const Inputs& inputs, const Formula& formula, const trial_options& options)
      : options_(one_of(options)), stop_(options.stop) {
    require_trials(options, Run::results);
    if (stop_ && stop_->result >= Run::results)
      throw input_error("stop: there is no result " + std::to_string(stop_->result));
    runs_.push_back(std::make_unique<Run>(inputs, formula, options_, 0));
    for (std::uint32_t r = 1; r < options.randomisations; ++r) runs_.push_back(nullptr);
    in_parallel(runs_.size() - 1, options.threads, [&](std::uint64_t r) {
      runs_[r + 1] = std::make_unique<Run>(*runs_[0], static_cast<std::uint32_t>(r + 1));
    });
  }

  /// All trials, or fewer where the stop rule allows.
  void run() {
    if (stop_)
      for (std::uint64_t at = Run::granule; at < options_.trials; at *= 2) {
        run_to(at);
        if (stop_->reached(summary_of(stop_->result))) return;
      }
    run_to(options_.trials);
    converged_ = !stop_ || stop_->reached(summary_of(stop_->result));
  }

  /// The summaries and the samples, the randomisations one after the other.
  [[nodiscard]] trial_results<typename Run::result> found() {
    std::vector<summary> summaries;
    std::vector<std::vector<double>> samples(Run::results);
    for (std::size_t i = 0; i < Run::results; ++i) summaries.push_back(summary_of(i));
    for (auto& run : runs_) {
      const auto part = std::move(*run).found();
      run.reset();
      for (std::size_t i = 0; i < Run::results; ++i)
        samples[i].insert(samples[i].end(), part.samples(i).begin(), part.samples(i).end());
    }
    return {std::move(summaries), std::move(samples), converged_};
  }

 private:
  static trial_options one_of(const trial_options& options) {
    if (options.randomisations < 2 || options.randomisations > 4096)
      throw input_error("randomisations: " + std::to_string(options.randomisations) + ", must lie between 2 and 4096");
    if (options.stop && options.how == sampler::latin_hypercube)
      throw input_error(
          "stop: a Latin hypercube is laid out for a fixed number of trials and cannot stop early: take random, "
          "antithetic or sobol");
    trial_options one = options;
    one.stop.reset();
    one.trials = options.trials / options.randomisations;
    if (one.trials < 2)
      throw input_error("trials: " + std::to_string(options.trials) + " are too few for " +
                        std::to_string(options.randomisations) + " randomisations");
    if (one.how == sampler::antithetic) one.trials -= one.trials % 2;
    return one;
  }
  /// Long runs share their own trials out, short ones go side by side.
  void run_to(std::uint64_t trials) {
    if (trials - runs_[0]->trials_done() >= 16 * Run::granule) {
      for (auto& run : runs_) run->run_to(trials);
    } else {
      in_parallel(runs_.size(), options_.threads, [&](std::uint64_t r) { runs_[r]->run_to(trials, 1); });
    }
  }
  [[nodiscard]] summary summary_of(std::size_t result) const {
    tally all = runs_[0]->tallies().at(result);
    std::vector<summary> parts;
    for (const auto& run : runs_) {
      if (run != runs_[0]) all.add(run->tallies().at(result));
      parts.emplace_back(run->tallies().at(result));
    }
    return {all, std::move(parts)};
  }
};

}  // namespace detail

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
    return std::move(run).found();
  }
  detail::randomised_run<run_type> run(inputs, formula, options);
  run.run();
  return run.found();
}

}  // namespace aifactory
