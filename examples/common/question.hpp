// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a calculator, once its question is a few functions: options, sweeps, solutions, trials, JSON and tables for all of them.
#pragma once

#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/recorded_answer.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/report/text_layout.hpp"
#include "aifactory/uncertainty/trial_options.hpp"

#include <functional>
#include <string>

namespace calculator {

struct options;

/// A question about a scenario and how it is answered.
struct question {
  std::string asks;      ///< for --help: "What does a training run take?"
  std::string schema;    ///< "aifactory.training_run/1"
  std::string needs{};   ///< for --help: "[training]", the section that a scenario must have; empty where any scenario is answered
  std::string headline;  ///< the figure that a sweep shows: its path below "result"
  std::string headline_by_formula = "";  ///< what --explain shows where the headline was searched; may be empty
  /// @errors  scenario_error where the scenario does not have what the question needs
  std::function<aifactory::figures_answer(const aifactory::scenario&)> answer;
  std::function<aifactory::figure_draws(const aifactory::scenario&)> draws;
  std::function<std::string(const aifactory::scenario&, const aifactory::figures_answer&, const aifactory::terminal_style&)> page;
  std::function<aifactory::recorded_answer(const aifactory::scenario&)> record;  ///< the answer as formulas, for --explain
  std::function<aifactory::recorded_answer(const aifactory::scenario&)> sheet{};  ///< the same for --xlsx, where rows are others; empty: as `record`
};

/// All of main().
int run_question(int count, char** arguments, const question& asked);

/// aifactory::sample_figures with progress, Ctrl-C and checkpoints as the options say.
aifactory::sampled_answer sample_figures(const options& asked, const aifactory::scenario& s, const aifactory::figure_draws& draws,
                                         const aifactory::trial_options& wanted);

}  // namespace calculator
