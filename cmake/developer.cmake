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
    # Relative to the project, so that a clone elsewhere finds what another one compiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        ${AIFACTORY_CCACHE})
endif()
