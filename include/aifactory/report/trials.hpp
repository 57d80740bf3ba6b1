// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What comes out of a scenario when its uncertain inputs are drawn many times?
///
///   const auto found = sample(s, evaluate(s), {.trials = 1'000'000, .seed = 7});
///   found.find("cost_per_million_tokens_usd.blended")->percentile(95)
///
/// The one formula over lanes, all figures that move at once. A caller may look at the run between stretches of it, end
/// it, and have it kept in a file; that changes no bit of what comes out.
#pragma once

#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/uncertainty/checkpoint.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <array>
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

/// One scenario's run with room for N results.
template <std::size_t N>
class scenario_run {
  using formula = chosen_figures<N>;
  using run_type = trial_run<planned<uncertain>, formula>;

  const drawn_plan& drawn_;
  formula formula_;
  trial_options options_;
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
    run_type run(drawn_.inputs, formula_, options_);
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
    std::array<tally, N> all;
    std::array<std::vector<summary>, N> of_part;
    std::uint64_t ready = 0;
    for (; ready < parts; ++ready) {
      run_type run(drawn_.inputs, formula_, each, static_cast<std::uint32_t>(ready));
      if (!to_the_end(run, ready * each.trials)) break;
      for (std::size_t i = 0; i < N; ++i) {
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
    for (std::size_t i = 0; i < N; ++i) found_.emplace_back(all[i], std::move(of_part[i]));
  }

 public:
  scenario_run(const drawn_plan& drawn, const std::vector<std::size_t>& places, trial_options options,
               const trial_watch& watch)
      : drawn_(drawn), formula_(places, drawn.role), options_(std::move(options)), watch_(watch) {}

  void run(const scenario& s, const answer& central, const std::vector<std::size_t>& places, sampled_answer& to) {
    if (options_.how == sampler::random)
      independent();
    else
      randomised();
    to.trials = done_, to.trials_asked = asked_;
    if (done_ == 0) return;
    to.converged = to.complete();
    to.trials_invalid = found_[0].trials_invalid();
    std::size_t place = 0, headline = 0, worst = 0;
    double headline_scale = 1.0;
    for_each_figure(central.result, [&](const auto& row, std::string_view part, const auto& figure) {
      const auto chosen = std::find(places.begin(), places.end(), place++);
      if (chosen == places.end()) return;
      const auto i = 1 + static_cast<std::size_t>(chosen - places.begin());
      const double scale = unit_of(row.unit).scale;
      const reported_number middle = reported(row, part, figure);
      if (auto spread = spread_of(middle, found_[i], scale)) {
        if (headline == 0 || middle.path() == "cost_per_million_tokens_usd.blended")
          headline = i, headline_scale = scale, to.headline = middle.path();
        if (spread->trials_invalid > (worst == 0 ? 0 : to.figures[worst - 1].trials_invalid))
          worst = to.figures.size() + 1;
        to.figures.push_back(std::move(*spread));
      } else {
        to.warnings.push_back({"not_finite", middle.path(), "is left out: in no trial it is a finite number"});
      }
    });
    if (to.trials_invalid > 0)
      to.warnings.push_back(
          {"trials_invalid", worst == 0 ? "" : to.figures[worst - 1].central.path(),
           number_text(static_cast<double>(to.trials_invalid)) + " of " + number_text(static_cast<double>(to.trials)) +
               " trials give figures that are not finite: these take no part in what is said of them"});
    add_ratios_of_means(s, central, to);
    if (headline == 0) return;
    constexpr std::size_t bars = 12;
    to.histogram = found_[headline].histogram(bars, 0.005, 0.995);
    for (auto& each : to.histogram) each.low /= headline_scale, each.high /= headline_scale;
    for (auto& each : tornado(drawn_.inputs, formula_, headline))
      if (each.width() > 1e-12 * std::fabs(each.at_high))  // as in moving_figures
        to.tornado.push_back({each.input, each.at_low / headline_scale, each.at_high / headline_scale});
  }
};

}  // namespace detail

/// Draws a scenario's uncertain inputs and says how its figures are spread.
///
/// @param central  evaluate(s)
/// @param options  correlations come from the scenario; a stop rule is not used
/// @return  without figures where nothing is uncertain, nothing moves, or the run was ended before it knew anything
/// @errors  input_error for options out of range, contradicting correlations and checkpoints of other runs;
///          checkpoint_error for one that cannot be written
[[nodiscard]] inline sampled_answer sample(const scenario& s, const answer& central, trial_options options,
                                           const trial_watch& watch = {}) {
  if (options.trials < fewest_trials || options.trials > most_trials)
    throw input_error("trials: " + std::to_string(options.trials) + ", must lie between " +
                      std::to_string(fewest_trials) + " and " + std::to_string(most_trials));
  sampled_answer found;
  found.seed = options.seed, found.how = options.how, found.generator = options.generator;
  auto drawn = drawn_plan_of(s);
  found.fields = drawn.fields, found.warnings = std::move(drawn.warnings);
  options.correlations = drawn.correlations;
  options.stop.reset();
  if (drawn.fields.empty()) {
    found.warnings.push_back({"nothing_uncertain", "", "no input has a distribution, so there is nothing to draw"});
    return found;
  }
  const auto places = moving_figures(s, drawn);
  if (places.empty()) {
    found.warnings.push_back({"nothing_uncertain", "", "no figure moves with the inputs that have a distribution"});
    return found;
  }
  const auto with_room = [&]<std::size_t N>(std::integral_constant<std::size_t, N>) {
    detail::scenario_run<N>(drawn, places, options, watch).run(s, central, places, found);
  };
  // Each result has its price in every trial, so that few are not asked to pay for all.
  if (places.size() < 24)
    with_room(std::integral_constant<std::size_t, 24>{});
  else
    with_room(std::integral_constant<std::size_t, detail::figure_count + 1>{});
  return found;
}

}  // namespace aifactory
