# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# What the library needs. A target that the parent project already offers wins, then packages are looked for.
if(NOT TARGET Boost::headers)
    find_package(Boost 1.74 CONFIG REQUIRED)  # CONFIG: newer CMake has no FindBoost
endif()
if(NOT TARGET fmt::fmt AND NOT TARGET fmt::fmt-header-only)
    find_package(fmt 9 REQUIRED)
endif()
if(TARGET fmt::fmt-header-only AND (AIFACTORY_FMT_HEADER_ONLY OR NOT TARGET fmt::fmt))
    set(aifactory_fmt_target fmt::fmt-header-only)
else()
    set(aifactory_fmt_target fmt::fmt)
endif()
if(AIFACTORY_WITH_SIMD)
    if(NOT TARGET xsimd)
        find_package(xsimd REQUIRED)  # no version: its version file accepts one major only
    endif()
    include(${CMAKE_CURRENT_LIST_DIR}/aifactory-xsimd.cmake)
endif()
if(AIFACTORY_WITH_SCENARIO AND NOT TARGET nlohmann_json::nlohmann_json)
    find_package(nlohmann_json 3.10 REQUIRED)  # scenarios in, JSON out: the calculators' way
endif()
if(AIFACTORY_WITH_SCENARIO AND NOT TARGET tomlplusplus::tomlplusplus)
    find_package(tomlplusplus QUIET)
    if(NOT tomlplusplus_FOUND)
        message(FATAL_ERROR
            "aifactory::scenario needs toml++ 3.3 or newer; install it or set AIFACTORY_WITH_SCENARIO=OFF")
    endif()
endif()
