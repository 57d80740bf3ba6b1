// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A stranger's program: whether the package gives it everything the library's headers need.
#include <aifactory/aifactory.hpp>
#include <aifactory/version.hpp>

#include <cstdio>

#if !defined AIFACTORY_WITH_SIMD
#error the package does not say whether it uses xsimd
#endif

int main() { std::printf("aifactory %s\n", aifactory::version); }
