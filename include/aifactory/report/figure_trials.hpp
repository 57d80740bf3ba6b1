// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are the figures of a question spread when its uncertain inputs are drawn many times?
///
/// One engine for all questions: a row of inputs, a formula in plain numbers, a row of figures (report/figure_draws.hpp). For formulas
/// that search, branch and count periods; those that run over lanes are faster in report/trials.hpp.
#pragma once

#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/report/watched_trials.hpp"
#include "aifactory/uncertainty/input_row.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// The formula of a question as the engine runs it: lane by lane. The first result is finite where all figures are.
struct formula_by_lane {
  const figure_draws* of;
  static constexpr std::size_t count = 1 + most_drawn_figures;

  template <class V>
  [[nodiscard, gnu::noinline]] auto operator()(const input_row<V>& inputs) const {
    constexpr bool batch = !std::is_same_v<V, double>;
    constexpr std::size_t width = [] {
      if constexpr (batch)
        return V::size;
      else
        return std::size_t{1};
    }();
    std::array<std::array<double, width>, count> all{};
    std::array<double, longest_input_row> given;
    std::array<double, most_drawn_figures> results;
    const std::size_t used = of->figures.size() + of->events.size();
    for (std::size_t lane = 0; lane < width; ++lane) {
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        if constexpr (batch)
          given[i] = inputs[i][lane];
        else
          given[i] = inputs[i];
      }
      of->formula(std::span(given).first(inputs.size()), std::span(results).first(used));
      for (std::size_t i = 0; i < used; ++i) all[i + 1][lane] = results[i], all[0][lane] += results[i] - results[i];
    }
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      if constexpr (batch)
        return std::tuple{V::load(all[I].data())...};
      else
        return std::tuple{all[I][0]...};
    }
    (std::make_index_sequence<count>());
  }
};

inline void add_spreads(const figure_draws& draws, const std::vector<summary>& found, sampled_answer& to) {
  for (std::size_t i = 0; i < draws.figures.size(); ++i) {
    const auto spread = spread_of(draws.figures[i], found[i + 1], 1.0);
    if (!spread) {
      to.warnings.push_back({"not_finite", draws.figures[i].path(), "is left out: in no trial it is a finite number"});
      continue;
    }
    if (spread->trials_invalid > 0)
      to.warnings.push_back({"trials_invalid", draws.figures[i].path(),
                             number_text(static_cast<double>(spread->trials_invalid)) + " of " + number_text(static_cast<double>(to.trials)) +
                                 " trials have no such figure, or no single one: they take no part in it"});
    if (spread->least != spread->greatest) to.figures.push_back(*spread);
  }
  for (std::size_t i = 0; i < draws.events.size(); ++i)
    if (const auto& happened = found[draws.figures.size() + i + 1]; happened.trials() > 0) to.events.push_back({draws.events[i], happened.mean()});
}

}  // namespace detail

/// Draws the inputs of a question and says how its figures are spread.
///
/// @param options  correlations come from the question; a stop rule is not used
/// @return  without figures where nothing is uncertain, nothing moves, or the run was ended before it knew anything
/// @errors  input_error for options out of range, for more inputs or figures than there is room for, contradicting correlations and
///          checkpoints of other runs; checkpoint_error; whatever the formula throws
/// @source  uncertainty/monte_carlo.hpp and uncertainty/summary.hpp
[[nodiscard]] inline sampled_answer sample_figures(const figure_draws& draws, trial_options options, const trial_watch& watch = {}) {
  detail::require_trial_count(options);
  if (draws.figures.size() + draws.events.size() > most_drawn_figures)
    throw input_error("sample_figures: " + std::to_string(draws.figures.size() + draws.events.size()) + " figures, there is room for " +
                      std::to_string(most_drawn_figures));
  const input_row<uncertain> inputs(draws.inputs);
  sampled_answer to;
  to.seed = options.seed, to.how = options.how, to.generator = options.generator;
  for (const auto& each : draws.inputs)
    if (!each.value.is_certain()) to.fields.push_back(each.name);
  if (to.fields.empty()) {
    to.warnings.push_back({"nothing_uncertain", "", "no input has a distribution, so there is nothing to draw"});
    return to;
  }
  options.correlations = draws.correlations;
  options.stop.reset();
  const detail::formula_by_lane formula{&draws};
  const detail::watched_trials<input_row<uncertain>, detail::formula_by_lane> run(inputs, formula, options, watch);
  to.trials = run.done(), to.trials_asked = run.asked();
  if (to.trials == 0) return to;
  to.converged = to.complete();
  to.trials_invalid = run.found()[0].trials_invalid();
  detail::add_spreads(draws, run.found(), to);
  if (to.figures.empty()) {
    to.warnings.push_back({"nothing_uncertain", "", "no figure moves with the inputs that have a distribution"});
    return to;
  }
  to.headline = to.figures.front().central.path();
  std::size_t headline = 0;
  while (draws.figures[headline].path() != to.headline) ++headline;
  constexpr std::size_t bars = 12;
  to.histogram = run.found()[headline + 1].histogram(bars, 0.005, 0.995);
  for (auto& each : tornado(inputs, formula, headline + 1))
    if (each.width() > 1e-12 * std::fabs(each.at_high)) to.tornado.push_back(std::move(each));
  return to;
}

}  // namespace aifactory
