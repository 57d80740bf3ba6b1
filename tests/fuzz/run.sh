#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Reads mutated scenarios under libFuzzer with the address and undefined-behaviour sanitizers.
#
#   tests/fuzz/run.sh [SECONDS]     600 where none are given; ends with 1 at the first text that breaks the property
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-600}
out=build/fuzz
mkdir -p "$out/corpus"
cp examples/scenarios/*.toml examples/scenarios/traps/*.toml "$out/corpus/"
# toml++ as Debian's library: compiled in, version 3.3 ends some malformed texts ("[1, 2, }") with an assertion of its own.
clang++-14 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -DFMT_HEADER_ONLY \
    -DTOML_HEADER_ONLY=0 -DTOML_SHARED_LIB=1 -Iinclude tests/fuzz/read_scenario.cpp -ltomlplusplus -o "$out/read_scenario"
"$out/read_scenario" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$out/" "$out/corpus"
