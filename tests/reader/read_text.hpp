// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The reader of scenarios for tests, compiled once: read_scenario and load_scenario_file as plain functions.
#pragma once

#include "aifactory/scenario/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

/// aifactory::read_scenario
aifactory::scenario read_text(std::string_view text, const std::string& file, const std::vector<std::string>& settings = {});

/// The scenario in a file.
aifactory::scenario read_file(const std::string& path, const std::vector<std::string>& settings = {});
