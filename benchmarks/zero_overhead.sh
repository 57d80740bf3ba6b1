#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# What do the types cost? Instructions that unit_economics executes, against the same arithmetic on bare numbers, for double
# and for lanes, with each compiler given (default g++ and clang++), for three machines, at -O2 -ffp-contract=off.
# The code column is the size of each function in instructions (objdump): that depends on what the compiler puts inline.
# Exit code 1 when more than 2 % more instructions are executed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sources=$here/zero_overhead
limit=1.02
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
[ $# -gt 0 ] || set -- g++ clang++

size() { # instructions in an object file, without padding
    objdump -d --no-show-raw-insn "$1" | grep -P '^\s+[0-9a-f]+:\t' | grep -vcP '\t((data16|cs) )*(nop|xchg +%ax,%ax)'
}

printf '%-10s %-10s %-7s %10s %10s %7s %8s %8s\n' compiler machine values typed raw ratio code raw
for compiler in "$@"; do
    for machine in x86-64 x86-64-v3 native; do
        flags="-std=c++20 -O2 -march=$machine -ffp-contract=off -w -I$here/../include"
        for part in typed_double raw_double typed_lanes raw_lanes elementary; do
            # shellcheck disable=SC2086
            "$compiler" $flags -c "$sources/$part.cpp" -o "$build/$part.o"
        done
        # shellcheck disable=SC2086
        "$compiler" $flags "$sources/counter/main.cpp" "$build"/*.o -o "$build/counter"
        "$build/counter" >"$build/counts"
        for values in double lanes; do
            typed=$(sed -n "s/^typed_$values //p" "$build/counts")
            raw=$(sed -n "s/^raw_$values //p" "$build/counts")
            ratio=$(awk "BEGIN { printf \"%.3f\", $typed / $raw }")
            printf '%-10s %-10s %-7s %10s %10s %7s %8s %8s\n' "$compiler" "$machine" "$values" "$typed" "$raw" "$ratio" \
                "$(size "$build/typed_$values.o")" "$(size "$build/raw_$values.o")"
            echo "$ratio" >>"$build/ratios"
        done
    done
done
worst=$(sort -n "$build/ratios" | tail -1)
echo "worst ratio $worst, limit $limit"
awk "BEGIN { exit !($worst <= $limit) }"
