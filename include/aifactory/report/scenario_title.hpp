// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  By which name does a heading call a scenario?
#pragma once

#include <string>

#include "aifactory/scenario/scenario.hpp"

namespace aifactory {

/// The scenario's `name`, or its file's where it gives none; letter for letter, so whoever prints it makes it `harmless` first.
[[nodiscard]] inline std::string title_of(const scenario& s) { return s.name.empty() ? s.file : s.name; }

}  // namespace aifactory
