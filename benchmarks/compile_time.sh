#!/bin/bash
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# What does a door cost to include? User seconds of -fsyntax-only, the least of 7 runs taken in turn, with each compiler given
# (default g++ and clang++), against Boost.Units' quantity.hpp with its SI system in the same run.
# Exit code 1 when a door is above its limit.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
[ $# -gt 0 ] || set -- g++ clang++

printf '#include <boost/units/quantity.hpp>\n#include <boost/units/systems/si.hpp>\n' >"$build/boost_units.cpp"
printf '#include "aifactory/units.hpp"\n' >"$build/units.cpp"
printf '#include "aifactory/catalog.hpp"\n' >"$build/catalog.cpp"
printf '#include "aifactory/model.hpp"\n' >"$build/model.cpp"
printf '#include "aifactory/finance.hpp"\n' >"$build/finance.cpp"
limits='units 1.5 catalog 2.5 model 2.0 finance 4.0'
TIMEFORMAT=%3U

for compiler in "$@"; do
    for run in 1 2 3 4 5 6 7; do
        for door in boost_units units catalog model finance; do
            if ! seconds=$({ time "$compiler" -std=c++20 -fsyntax-only -I"$here/../include" "$build/$door.cpp" \
                >"$build/log" 2>&1; } 2>&1); then
                cat "$build/log"
                exit 1
            fi
            echo "$compiler $door $seconds" >>"$build/times"
        done
    done
done
awk -v limits="$limits" '
    BEGIN { n = split(limits, l); for (i = 1; i < n; i += 2) limit[l[i]] = l[i + 1]
            printf "%-10s %-12s %8s %7s %7s\n", "compiler", "door", "user s", "ratio", "limit" }
    { key = $1 " " $2; if (!(key in least)) order[++count] = key; if (!(key in least) || $3 < least[key]) least[key] = $3 }
    END { for (i = 1; i <= count; ++i) {
              split(order[i], part); ratio = least[order[i]] / least[part[1] " boost_units"]
              printf "%-10s %-12s %8.2f %7.2f %7s\n", part[1], part[2], least[order[i]], ratio, limit[part[2]]
              if (limit[part[2]] != "" && ratio > limit[part[2]]) above = 1 }
          exit above }' "$build/times"
