// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// main() for Catch2 v2, compiled once; v3 brings a library that has it.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
