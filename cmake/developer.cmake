# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Warnings of the project's own targets, the headers compiled alone included. Directory options are never exported.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 calls the deliberately undefined registers inside its own AVX-512 intrinsics uninitialized.
    add_compile_options(-Wno-uninitialized -Wno-maybe-uninitialized)
endif()

find_program(AIFACTORY_CCACHE ccache)
if(AIFACTORY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${AIFACTORY_CCACHE})
endif()
