// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a levelized cost move with each input?
///
/// What reports take. How it is found takes the compiler longer: levelized_sensitivity.hpp.
#pragma once

#include <string>
#include <vector>

namespace aifactory {

/// The effect of one input on the levelized costs, real, per million tokens of all kinds.
struct levelized_slope {
  std::string field;                ///< of the input, in files
  std::string unit;                 ///< of the input
  double value;                     ///< in that unit
  /// Of the cost before tax: USD per million tokens and unit of the input.
  double lcot_pretax, required_price;  ///< of the price that pays: USD per million tokens and unit of the input
};

}  // namespace aifactory
