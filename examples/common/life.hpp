// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Trials and slopes of a factory's life for calculators, compiled once: they take longer than the calculators themselves.
#pragma once

#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/levelized_spread.hpp"
#include "aifactory/uncertainty/trial_options.hpp"

#include <vector>

namespace calculator {

/// aifactory::sample_life
aifactory::sampled_life sample_life(const aifactory::scenario& s, const aifactory::levelized_answer& central, const aifactory::trial_options& options);
/// aifactory::slopes_of_levelized_cost
std::vector<aifactory::levelized_slope> slopes_of_levelized_cost(const aifactory::scenario& s);

}  // namespace calculator
