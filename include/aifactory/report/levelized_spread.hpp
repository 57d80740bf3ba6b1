// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is known of a levelized cost beside its value: how it moves with each input, and how trials spread about it?
///
/// What reports take. How it is found takes the compiler longer: levelized_sensitivity.hpp and levelized_trials.hpp.
#pragma once

#include "aifactory/report/sampled_answer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aifactory {

/// The effect of one input on the levelized costs, real, per million tokens of all kinds.
struct levelized_slope {
  std::string field;
  std::string unit;                 ///< of the input
  double value;                     ///< in that unit
  double lcot_pretax, required_price;  ///< USD per million tokens and unit of the input
};

/// What many trials of a life say.
struct sampled_life {
  std::vector<figure_spread> figures;       ///< paths below "levelized"
  std::optional<estimate> irr_above_hurdle;  ///< share of the trials with one IRR in which it is above the hurdle
  std::uint64_t trials = 0;
  std::vector<warning> warnings;
};

}  // namespace aifactory
