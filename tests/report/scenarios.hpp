// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Scenarios for the tests of reports; the reader is compiled once, in scenarios.cpp.
#pragma once

#include "aifactory/scenario/scenario.hpp"

#include <string>
#include <vector>

/// The reference scenario with settings as --set gives them.
aifactory::scenario reference_with(const std::vector<std::string>& settings = {});

/// Every layer costs something, all three kinds of token are made, carbon and water are given.
aifactory::scenario everything_with(const std::vector<std::string>& settings = {});
