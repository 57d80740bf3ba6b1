// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does an answer change with any number of a scenario, whichever section it stands in?
///
/// Each value is put into the scenario as --set would, and the scenario is read again: every field can be varied, and what the reader
/// would refuse is never evaluated. A reading takes milliseconds; for the steady year alone vary.hpp is faster.
#pragma once

#include "solution.hpp"
#include "sweep.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace calculator {

/// What is asked of each scenario.
using answer_to = std::function<aifactory::answer(const aifactory::scenario&)>;

/// --sweep, once or twice.
/// @errors  scenario_error with every problem of the first point that has one; input_error
sweep_result sweep_by_reading(const options& asked, const answer_to& answer);

/// --solve and --for: a scan of the input's plausible range and then of what the hard range allows, and a bracketed root. Of several the one nearest to
/// the scenario's own value, with a warning.
/// @errors  scenario_error, input_error for an input or a result that there is not
value_found solve_by_reading(const options& asked, const answer_to& answer);

}  // namespace calculator
