#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Makes the Conan package and builds and runs a consumer of it (test_package), with the system's libraries behind the
# recipes of conan/recipes instead of a remote. Everything Conan writes stays below build/.
#
# Does nothing while nothing that goes into the package has changed since it last succeeded. With --with-tests it always
# runs, and the recipe builds and runs the unit tests as well.
set -eu
cd "$(dirname "$0")/.."

work=$PWD/build/conan
stamp=$work/succeeded_with
mkdir -p "$work"

inputs=$(
    {
        find include cmake conan test_package -type f -not -name '*.pyc'
        echo CMakeLists.txt conanfile.py LICENSE scripts/check_conan.sh | tr ' ' '\n'
    } | LC_ALL=C sort | xargs sha256sum | sha256sum
)$(c++ --version | head -n 1)
if [ "${1:-}" = --with-tests ]; then
    skip_test=False
else
    skip_test=True  # the unit tests run in the presets; here the question is whether the package works
fi
if [ $skip_test = True ] && [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$inputs" ]; then
    echo "unchanged since the package was last made and used"
    exit 0
fi

if command -v conan >/dev/null 2>&1; then
    conan=conan
else
    conan=$work/venv/bin/conan
    if [ ! -x "$conan" ]; then
        python3 -m venv "$work/venv"
        "$work/venv/bin/pip" install --quiet 'conan>=2.1,<3'
    fi
fi
export CONAN_HOME="$work/home"

# A fresh cache each time: a recipe that has changed is not taken from an older run.
rm -rf "$CONAN_HOME"
"$conan" remote disable conancenter
"$conan" remote add system ./conan --type=local-recipes-index
"$conan" create . -pr:a conan/profiles/system -r system -b missing \
    -c tools.build:skip_test=$skip_test \
    -c 'tools.cmake.cmaketoolchain:extra_variables={"AIFACTORY_UNITE": "ON"}' \
    -c "tools.cmake.cmake_layout:test_folder=$work/test_package"
echo "$inputs" >"$stamp"
