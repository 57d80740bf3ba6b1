// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is drawn for a question, and which of its figures follow from a draw?
///
/// One shape for all questions, so that one engine (report/figure_trials.hpp) serves them: a row of inputs, a row of figures, and a
/// formula in plain numbers between them.
#pragma once

#include "aifactory/report/reported_number.hpp"
#include "aifactory/uncertainty/correlation.hpp"
#include "aifactory/uncertainty/input_row.hpp"
#include "aifactory/uncertainty/inputs.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace aifactory {

/// No question of this library has more inputs, which an input_row holds.
inline constexpr std::size_t most_drawn_inputs = longest_input_row, most_drawn_figures = 24;  ///< more figures are refused

/// Inputs, figures and what lies between them.
struct figure_draws {
  std::vector<input_value> inputs;  ///< all of them in a fixed order, certain ones too; in base units
  std::vector<rank_correlation> correlations;  ///< between inputs, by their names
  std::vector<reported_number> figures;  ///< with their central values; the first one is the headline
  /// What either happens or not: the formula gives 1 or 0 for them, after the figures.
  std::vector<std::string> events;
  /// f(inputs, results): figures in their units, then events; what a trial does not have is NaN. Called on several threads.
  std::function<void(std::span<const double>, std::span<double>)> formula;
};

}  // namespace aifactory
