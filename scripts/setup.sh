#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Installs what a build needs, with apt, where it is missing:
#
#   scripts/setup.sh demo     to build the calculators
#   scripts/setup.sh check    and to run every check
#   scripts/setup.sh full     and the long ones (.ci/full)
#   scripts/setup.sh docs     to build the documentation
#
# Looks first, so that a second call does nothing. AIFACTORY_SETUP=off skips it altogether.
set -eu

stage=${1:-demo}
missing=

have() { command -v "$1" >/dev/null 2>&1; }
need() { missing="$missing $*"; }
header() { printf '#if !__has_include(<%s>)\n#error\n#endif\n' "$1" | c++ -E -x c++ - >/dev/null 2>&1; }

[ "${AIFACTORY_SETUP:-auto}" = off ] && exit 0

have c++ || need g++
have cmake || need cmake
have ninja || need ninja-build
header boost/units/dimension.hpp || need libboost-dev
header fmt/format.h || need libfmt-dev
header xsimd/xsimd.hpp || need libxsimd-dev
header toml++/toml.h || need libtomlplusplus-dev
header CLI/CLI.hpp || need libcli11-dev
header nlohmann/json.hpp || need nlohmann-json3-dev
header xlsxwriter.h || need libxlsxwriter-dev
if [ "$stage" = docs ] || [ "$stage" = full ]; then
    have doxygen || need doxygen
    have python3 || need python3
fi
if [ "$stage" = check ] || [ "$stage" = full ]; then
    have clang++-14 || need clang-14
    have ccache || need ccache
    have pkg-config || need pkg-config
    header catch2/catch_test_macros.hpp || header catch2/catch.hpp || need catch2
    header ql/termstructures/yieldtermstructure.hpp || need libquantlib0-dev
    have python3 && have ssconvert || need python3 gnumeric  # spreadsheets are computed anew by another program
    have conan || python3 -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
fi
if [ "$stage" = full ]; then
    have debootstrap || need debootstrap
    # Asked for a library that it has not, clang prints the bare name.
    [ -e "$(clang++-14 -print-file-name=libclang_rt.asan-x86_64.a 2>/dev/null)" ] || need libclang-rt-14-dev
fi

[ -z "$missing" ] && exit 0
if ! have apt-get; then
    echo "setup: these are missing, by their Debian names:$missing" >&2
    exit 1
fi
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
echo "setup: installing$missing" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086  # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
