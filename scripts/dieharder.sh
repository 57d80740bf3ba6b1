#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Does the random stream, in the order in which trials use it, look random to dieharder?
#
#   scripts/dieharder.sh [REPORT]      (default: docs/dieharder.txt; needs dieharder, apt package of that name)
#
# Two readings of the same draws, 32 bits each:
#   by trial   twelve inputs of trial 0, twelve of trial 1, ...: neighbours are inputs of one trial
#   by input   input 5 of trial 0, 1, 2, ...: neighbours are trials, and lanes of one vector
#
# Both side by side. Runs the tests that dieharder's authors call good, with its own numbers of samples, the quick ones
# first, for at most LIMIT seconds (default 780): what has not been reached is listed as such. dieharder says WEAK for p
# outside [0.005, 0.995], which one perfect result in a hundred is, and FAILED outside [1e-6, 1 - 1e-6]. What is WEAK goes
# on with more samples until it is clear (dieharder -Y 1). Fails when any result is FAILED.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
report=${1:-$here/docs/dieharder.txt}
limit=${LIMIT:-780}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/stream.cpp" <<'SOURCE'
#include "aifactory/uncertainty/philox.hpp"
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace aifactory;

int main(int, char** argv) {
  const bool by_trial = std::string_view(argv[1]) == "trial";
  const std::uint64_t seed = 1;
  std::vector<std::uint32_t> out;
  for (std::uint64_t trial = 0;; trial += lanes::size) {
    const std::uint32_t groups = 3, only = 1;  // inputs 0 to 11; input 5 is word 1 of group 1
    std::uint64_t word[groups][4][lanes::size];
    for (std::uint32_t g = by_trial ? 0 : only; g < (by_trial ? groups : only + 1); ++g) {
      detail::words drawn[4];
      detail::random_words(trial, g, philox::stream::draws, philox::key_of(seed), drawn);
      for (int w = 0; w < 4; ++w) drawn[w].store(word[g][w]);
    }
    for (std::size_t lane = 0; lane < lanes::size; ++lane)
      if (by_trial)
        for (std::uint32_t input = 0; input < 4 * groups; ++input)
          out.push_back(static_cast<std::uint32_t>(word[input / 4][input % 4][lane]));
      else
        out.push_back(static_cast<std::uint32_t>(word[only][1][lane]));
    if (out.size() >= 16384) {
      if (std::fwrite(out.data(), 4, out.size(), stdout) != out.size()) return 0;
      out.clear();
    }
  }
}
SOURCE
${CXX:-c++} -std=c++20 -O2 -march=native -ffp-contract=off -I"$here/include" "$folder/stream.cpp" -o "$folder/stream"

# Left out: 5, 6, 7 ("suspect") and 14 ("do not use"), by dieharder's own list.
tests="100 101 205 207 209 0 3 9 8 4 2 16 202 15 13 10 11 12 206 208 17 203 1 204 201 200 102"
start=$(date +%s)
read_by() {
    echo
    echo "by $1"
    echo "test | ntup | samples | p-samples | p-value | assessment"
    for number in $tests; do
        left=$((limit - $(date +%s) + start))
        if [ "$left" -le 0 ]; then
            echo "dieharder test $number: not reached within $limit s"
            continue
        fi
        case $number in
            200 | 202) width=4 ;;
            201) width=3 ;;
            203) width=12 ;;
            *) width=0 ;;
        esac
        "$folder/stream" "$1" 2>/dev/null | timeout "$left" dieharder -g 200 -d "$number" -n "$width" -Y 1 \
            -D test_name -D ntuple -D tsamples -D psamples -D pvalues -D assessment | grep '|' ||
            echo "dieharder test $number: not finished within $limit s"
    done
}
read_by trial >"$folder/trial" &
read_by input >"$folder/input"
wait
{
    echo "dieharder on the random stream as trials use it (scripts/dieharder.sh): Philox 4x32-10, seed 1"
    dieharder -h 2>/dev/null | grep -o 'dieharder version [0-9.]*' | head -n 1
    cat "$folder/trial" "$folder/input"
} >"$folder/report"
cp "$folder/report" "$report"
echo "PASSED $(grep -c PASSED "$report" || true), WEAK $(grep -c WEAK "$report" || true), FAILED $(grep -c FAILED "$report" || true)"
! grep -q FAILED "$report"
