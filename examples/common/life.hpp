// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Slopes of a factory's levelized costs for calculators, compiled once: they take longer than the calculators themselves.
#pragma once

#include "aifactory/report/levelized_slope.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <vector>

namespace calculator {

/// aifactory::slopes_of_levelized_cost
std::vector<aifactory::levelized_slope> slopes_of_levelized_cost(const aifactory::scenario& s);

}  // namespace calculator
