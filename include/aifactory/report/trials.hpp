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
#include "aifactory/report/watched_trials.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// One scenario's run with room for N results.
template <std::size_t N>
class scenario_run {
  const drawn_plan& drawn_;
  chosen_figures<N> formula_;
  trial_options options_;
  const trial_watch& watch_;

 public:
  scenario_run(const drawn_plan& drawn, const std::vector<std::size_t>& places, trial_options options,
               const trial_watch& watch)
      : drawn_(drawn), formula_(places, drawn.role), options_(std::move(options)), watch_(watch) {}

  void run(const scenario& s, const answer& central, const std::vector<std::size_t>& places, sampled_answer& to) {
    const watched_trials<planned<uncertain>, chosen_figures<N>> run(drawn_.inputs, formula_, options_, watch_);
    const auto& found = run.found();
    to.trials = run.done(), to.trials_asked = run.asked();
    if (to.trials == 0) return;
    to.converged = to.complete();
    to.trials_invalid = found[0].trials_invalid();
    std::size_t place = 0, headline = 0, worst = 0;
    double headline_scale = 1.0;
    for_each_figure(central.result, [&](const auto& row, std::string_view part, const auto& figure) {
      const auto chosen = std::find(places.begin(), places.end(), place++);
      if (chosen == places.end()) return;
      const auto i = 1 + static_cast<std::size_t>(chosen - places.begin());
      const double scale = unit_of(row.unit).scale;
      const reported_number middle = reported(row, part, figure);
      if (auto spread = spread_of(middle, found[i], scale)) {
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
    to.histogram = found[headline].histogram(bars, 0.005, 0.995);
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
/// @source  uncertainty/monte_carlo.hpp and uncertainty/summary.hpp
[[nodiscard]] inline sampled_answer sample(const scenario& s, const answer& central, trial_options options,
                                           const trial_watch& watch = {}) {
  detail::require_trial_count(options);
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
