// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which version of the library is this?
#pragma once

// Macros, so that build systems and packagers can read the numbers without a compiler.
#define AIFACTORY_VERSION_MAJOR 0
#define AIFACTORY_VERSION_MINOR 1
#define AIFACTORY_VERSION_PATCH 0

namespace aifactory {

/// The library's version as text, printed with every result.
inline constexpr const char* version = "0.1.0";

}  // namespace aifactory
