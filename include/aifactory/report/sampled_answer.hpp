// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is known about each figure of a scenario after many trials?
#pragma once

#include "aifactory/model/allocation.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/uncertainty/sampler.hpp"
#include "aifactory/uncertainty/summary.hpp"
#include "aifactory/uncertainty/tornado.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// The percentiles that reports show.
inline constexpr std::array<int, 9> reported_percentiles{1, 5, 10, 25, 50, 75, 90, 95, 99};

/// One figure over the trials in which it is finite, in the figure's unit, each statistic with its standard error.
struct figure_spread {
  reported_number central;  ///< with the value at the central inputs
  std::uint64_t trials_invalid = 0;  ///< in which it is not finite
  /// Of the trials in which it is.
  estimate mean, sd, cvar95;  ///< the mean of the largest 5 %
  /// The least result of all.
  double least = 0.0, greatest = 0.0;  ///< the greatest result of all
  std::array<estimate, reported_percentiles.size()> percentiles{};  ///< in the order of reported_percentiles
  /// Of a figure that is a ratio: mean of what is above the line over mean of what is below it.
  std::optional<double> ratio_of_means{};

  /// The p-th percentile.
  /// @errors  input_error for one that is not reported
  [[nodiscard]] const estimate& percentile(int p) const {
    for (std::size_t i = 0; i < reported_percentiles.size(); ++i)
      if (reported_percentiles[i] == p) return percentiles[i];
    throw input_error("percentile " + std::to_string(p) + " is not among the reported ones");
  }
};

/// In which share of the trials something happened.
struct event_share {
  std::string name;  ///< "irr_above_hurdle"
  estimate probability;  ///< [-]  the share of the trials, with its standard error
};

/// What many trials of a scenario say.
struct sampled_answer {
  std::uint64_t trials = 0;          ///< that were run
  std::uint64_t trials_asked = 0;    ///< fewer than were asked for where they cannot be shared out evenly
  std::uint64_t trials_invalid = 0;  ///< in which at least one figure is not finite
  std::uint64_t seed = 0;            ///< the same seed gives the same trials
  sampler how = sampler::random;     ///< how points were spread
  random_generator generator = random_generator::philox4x32_10;  ///< whose words they were drawn with
  bool converged = false;              ///< a stop rule was met; without one, all trials were made
  std::vector<std::string> fields;     ///< the inputs that were drawn
  std::vector<figure_spread> figures;  ///< those that move, in the order of economics::figures()
  std::vector<event_share> events{};   ///< of what either happens or not
  std::string headline;                ///< the figure that the histogram and the tornado are about: its path
  std::vector<summary::bar> histogram;  ///< of the middle 99 % of the trials
  std::vector<swing> tornado;  ///< the figure at p10 and p90 of one input, the others at their medians; widest first
  std::vector<warning> warnings;        ///< what a reader of the trials should know

  /// Whether all trials that were asked for were made.
  [[nodiscard]] bool complete() const { return trials >= trials_asked; }
  /// A figure that moves by its path, or null.
  [[nodiscard]] const figure_spread* find(std::string_view path) const {
    for (const auto& figure : figures)
      if (figure.central.path() == path) return &figure;
    return nullptr;
  }
};

/// The name of a sampler, as options write it.
[[nodiscard]] constexpr std::string_view name_of(sampler how) {
  constexpr std::array<std::string_view, 4> names{"random", "antithetic", "latin_hypercube", "sobol"};
  return names[static_cast<std::size_t>(how)];
}

namespace detail {

/// One figure from the summary of its raw numbers; nothing where no trial has a finite one.
inline std::optional<figure_spread> spread_of(const reported_number& central, const summary& raw, double scale) {
  if (raw.trials() == 0) return std::nullopt;
  const auto scaled = [&](const estimate& e) { return estimate{e.value / scale, e.standard_error / scale}; };
  figure_spread found{central,
                      raw.trials_invalid(),
                      scaled(raw.mean()),
                      scaled(raw.sd()),
                      scaled(raw.cvar(0.95)),
                      raw.least() / scale,
                      raw.greatest() / scale,
                      {},
                      {}};
  for (std::size_t i = 0; i < reported_percentiles.size(); ++i)
    found.percentiles[i] = scaled(raw.quantile(reported_percentiles[i] / 100.0));
  return found;
}

/// Where a figure is one figure over another, its ratio of means: what a long row of such years comes to. A ratio at
/// the central values, times how far the mean above and the mean below the line lie from their own central values.
inline void add_ratios_of_means(const scenario& s, const answer& central, sampled_answer& to) {
  const auto drift = [&](std::string_view path) -> std::optional<double> {
    const auto* middle = central.find(path);
    if (!middle || middle->value == 0.0) return std::nullopt;
    const auto* moved = to.find(path);
    return moved ? moved->mean.value / middle->value : 1.0;
  };
  const auto add = [&](std::string_view path, std::string_view above, std::string_view below) {
    for (auto& figure : to.figures) {
      if (figure.central.path() != path) continue;
      const auto upper = drift(above), lower = drift(below);
      if (!upper || !lower || *lower == 0.0) continue;
      if (const double ratio = figure.central.value * *upper / *lower; std::isfinite(ratio))
        figure.ratio_of_means = ratio;
    }
  };
  add("capex_per_gpu_usd", "capex_usd.total", "gpus");
  add("gpu_hour_cost_usd.total", "annual_cost_usd.total", "gpus");
  add("tokens_per_joule.total", "tokens_per_year.total", "energy_mwh_per_year");
  add("cost_per_million_tokens_usd.blended", "annual_cost_usd.total", "tokens_per_year.total");
  add("cost_per_million_tokens_at_full_load_usd.blended", "annual_cost_usd.total", "tokens_per_second.total");
  if (s.plan.workload.allocation != allocation::output_only) return;
  add("cost_per_million_tokens_usd.output", "annual_cost_usd.total", "tokens_per_year.output");
  add("cost_per_million_tokens_at_full_load_usd.output", "annual_cost_usd.total", "tokens_per_second.output");
}

}  // namespace detail
}  // namespace aifactory
