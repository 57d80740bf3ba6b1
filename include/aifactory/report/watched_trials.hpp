// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a run of trials looked at while it goes on, ended, and kept in a file?
///
/// Looking changes no bit of what comes out: a run goes on in stretches, and even samplers by whole randomisations.
#pragma once

#include "aifactory/uncertainty/checkpoint.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// Who looks at a run while it goes on.
struct trial_watch {
  /// Called before the first stretch and after each with the trials done: how many more to run before the next call
  /// (rounded up to whole granules); 0 ends the run there.
  std::function<std::uint64_t(std::uint64_t)> next;
  std::filesystem::path checkpoint;  ///< empty for none; read when it exists, for the random sampler only
  std::string label;                 ///< what a checkpoint must share beside the inputs: version, scenario
  std::function<bool()> save_now;    ///< asked after each stretch; besides it is saved first and last
};

/// A checkpoint that cannot be written.
struct checkpoint_error : input_error {
  using input_error::input_error;
};

/// The fewest trials that have a spread.
inline constexpr std::uint64_t fewest_trials = 2;

namespace detail {

/// @errors  input_error for too few and too many
inline void require_trial_count(const trial_options& options) {
  if (options.trials < fewest_trials || options.trials > most_trials)
    throw input_error("trials: " + std::to_string(options.trials) + ", must lie between " + std::to_string(fewest_trials) + " and " +
                      std::to_string(most_trials));
}

template <class Inputs, class Formula>
class watched_trials;

/// A run of trials under a watch, and what it says of each result.
template <template <class> class S, class Formula>
class watched_trials<S<uncertain>, Formula> {
  using run_type = trial_run<S<uncertain>, Formula>;

  const S<uncertain>& inputs_;
  const Formula& formula_;
  const trial_options& options_;
  const trial_watch& watch_;
  std::vector<summary> found_;
  std::uint64_t done_ = 0, asked_ = 0;

  void save(const run_type& run) const {
    try {
      save_checkpoint(run, watch_.checkpoint, watch_.label);
    } catch (const input_error& error) {
      throw checkpoint_error(error.what());
    }
  }

  /// False when the watch ended it.
  bool to_the_end(run_type& run, std::uint64_t before) const {
    const std::uint64_t all = run.options().trials, whole = all / run_type::granule * run_type::granule;
    const bool kept = !watch_.checkpoint.empty();
    if (kept) save(run);
    for (std::uint64_t done; (done = run.trials_done()) < all;) {
      const std::uint64_t step = watch_.next ? watch_.next(before + done) : all;
      if (step == 0) {
        if (kept) save(run);
        return false;
      }
      const std::uint64_t granules = (std::min(step, all - done) + run_type::granule - 1) / run_type::granule;
      const std::uint64_t to = done + granules * run_type::granule;
      // What is kept can be continued: it ends with a whole granule.
      run.run_to(std::min(to, done < whole ? whole : all));
      if (kept && run.trials_done() % run_type::granule == 0 &&
          (run.trials_done() == whole || (watch_.save_now && watch_.save_now())))
        save(run);
    }
    if (watch_.next) watch_.next(before + run.trials_done());
    return true;
  }

  void independent() {
    run_type run(inputs_, formula_, options_);
    if (!watch_.checkpoint.empty()) resume(run, watch_.checkpoint, watch_.label);
    to_the_end(run, 0);
    done_ = run.trials_done(), asked_ = options_.trials;
    for (const auto& each : run.tallies()) found_.emplace_back(each);
  }

  /// As monte_carlo(), with only those randomisations that were done when the watch ended it.
  void randomised() {
    const std::uint64_t parts = options_.randomisations;
    trial_options each = options_;
    each.trials /= parts;
    if (each.trials < 2)
      throw input_error("trials: " + std::to_string(options_.trials) + ", must be at least " +
                        std::to_string(2 * parts) + " with this sampler: " + std::to_string(parts) +
                        " randomisations of two");
    if (options_.how == sampler::antithetic) each.trials -= each.trials % 2;
    std::vector<tally> all(run_type::results);
    std::vector<std::vector<summary>> of_part(run_type::results);
    std::uint64_t ready = 0;
    for (; ready < parts; ++ready) {
      run_type run(inputs_, formula_, each, static_cast<std::uint32_t>(ready));
      if (!to_the_end(run, ready * each.trials)) break;
      for (std::size_t i = 0; i < run_type::results; ++i) {
        if (ready == 0)
          all[i] = run.tallies()[i];
        else
          all[i].add(run.tallies()[i]);
        of_part[i].emplace_back(run.tallies()[i]);
      }
    }
    asked_ = parts * each.trials;
    if (ready < 2) return;  // nothing is known about the error of one
    done_ = ready * each.trials;
    for (std::size_t i = 0; i < run_type::results; ++i) found_.emplace_back(all[i], std::move(of_part[i]));
  }

 public:
  /// Runs to the end, or to where the watch ends it.
  /// @errors  input_error for options out of range and checkpoints of other runs; checkpoint_error; whatever the formula throws
  watched_trials(const S<uncertain>& inputs, const Formula& formula, const trial_options& options, const trial_watch& watch)
      : inputs_(inputs), formula_(formula), options_(options), watch_(watch) {
    require_trial_count(options_);
    if (options_.how == sampler::random)
      independent();
    else
      randomised();
  }

  /// One summary per result; none where the run was ended before it knew anything.
  [[nodiscard]] const std::vector<summary>& found() const { return found_; }
  [[nodiscard]] std::uint64_t done() const { return done_; }
  /// Fewer than the options say where they cannot be shared out evenly.
  [[nodiscard]] std::uint64_t asked() const { return asked_; }
};

}  // namespace detail
}  // namespace aifactory
