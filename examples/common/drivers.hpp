// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What moves the cost of a scenario, for calculators: compiled once, because measured curves and derivatives take the compiler long.
#pragma once

#include "aifactory/scenario/scenario.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace calculator {

/// Adds "elasticities" and, where something was measured, "frontier" to a document of the steady year.
void add_drivers(nlohmann::ordered_json& document, const aifactory::scenario& s);

/// Why a scenario has no measured frontier; empty where it has one.
std::string why_no_frontier(const aifactory::scenario& s);

}  // namespace calculator
