// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The reader of scenarios for calculators, compiled once: it takes longer than the calculators themselves.
#pragma once

#include "aifactory/scenario/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace calculator {

/// aifactory::read_scenario
aifactory::scenario read(std::string_view text, const std::string& file, const std::vector<std::string>& settings);

}  // namespace calculator
