#!/bin/bash
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# How many lines does a compiler print before it says what is wrong?
#
#   scripts/measure_errors.sh [-v] [-k DIRECTORY] [COMPILER...]      (default: g++ clang++)
#
# Every file of tests/compile_fail/ is compiled with its mistake. Counted are the lines up to the words and the lines in all,
# without the source lines that compilers echo. The words are the first line that holds both names of
# `expected_but_given<...>`; where no two kinds are involved, the first line that matches the first expectation of the file.
# -v prints one line a file, -k keeps what the compilers said. Exit code 1 when a mistake compiles or the words are never said.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
verbose=0
said=$work
while getopts vk: option; do
    case $option in
        v) verbose=1 ;;
        k) said=$OPTARG ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- g++ clang++
export LC_ALL=C

failed=0
for compiler in "$@"; do
    no_echo=-fno-diagnostics-show-caret
    case $compiler in *clang*) no_echo=-fno-caret-diagnostics ;; esac
    for file in "$root"/tests/compile_fail/*.cpp; do
        name=$(basename "$file" .cpp)
        output=$said/${compiler##*/}.$name
        if "$compiler" -std=c++20 -fsyntax-only -fdiagnostics-color=never $no_echo -DMISTAKE -I"$root/include" "$file" \
            >"$output" 2>&1; then
            echo "$compiler: $name compiles with its mistake" >&2
            failed=1
            continue
        fi
        first=$(sed -n -e '/^\/\/ expect\(-first\)\{0,1\}: /{s///p;q;}' "$file")
        words=
        if grep -q '^// expect.*\(called\|kind\|basis\)::' "$file"; then
            words=$(grep -n -m 1 'expected_but_given<.*, ' "$output" | cut -d : -f 1 || true)
        fi
        [ -n "$words" ] || words=$(grep -n -m 1 -E -e "$first" "$output" | cut -d : -f 1 || true)
        if [ -z "$words" ]; then
            echo "$compiler: $name never says \"$first\"" >&2
            failed=1
            continue
        fi
        echo "$compiler $name $words $(wc -l <"$output")" >>"$work/counts"
    done
done

if [ $verbose = 1 ]; then
    printf '%-10s %-55s %6s %6s\n' compiler pair words all
    awk '{ printf "%-10s %-55s %6d %6d\n", $1, $2, $3, $4 }' "$work/counts"
fi
printf '%-10s %6s %28s %28s\n' compiler pairs 'lines up to the words' 'lines in all'
printf '%-10s %6s %14s %13s %14s %13s\n' '' '' median worst median worst
for compiler in "$@"; do
    for column in 3 4; do
        awk -v c="$compiler" -v column=$column '$1 == c { print $column, $2 }' "$work/counts" | sort -n |
            awk '{ lines[NR] = $1; name = $2 }
                 END { half = int((NR + 1) / 2); median = NR % 2 ? lines[half] : (lines[half] + lines[half + 1]) / 2
                       print NR, median, lines[NR], name }'
    done | awk -v c="$compiler" '{ n = $1; median[NR] = $2; worst[NR] = $3; name[NR] = $4 }
        END { printf "%-10s %6d %14s %13d %14s %13d\n", c, n, median[1], worst[1], median[2], worst[2]
              printf "%-10s worst: %s up to the words, %s in all\n", "", name[1], name[2] }'
done
exit $failed
