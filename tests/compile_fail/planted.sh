#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# check_errors_page.sh must find what has drifted apart:
#
#   planted.sh PAGE INCLUDE_DIRECTORY PAIRS_DIRECTORY
set -eu
check=$(cd "$(dirname "$0")" && pwd)/check_errors_page.sh
page=$1
include=$2
pairs=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# drifts NAME EXPECTED SED-SCRIPT: the page after the edit is refused, with a line that holds EXPECTED.
drifts() {
    sed -e "$3" "$page" >"$work/page.md"
    if cmp -s "$page" "$work/page.md"; then
        echo "$1: the edit changes nothing"
        status=1
    elif "$check" "$work/page.md" "$include" "$pairs" >"$work/findings"; then
        echo "$1: not found"
        status=1
    elif ! grep -q -e "$2" "$work/findings"; then
        echo "$1: found as something else:"
        cat "$work/findings"
        status=1
    fi
}

drifts "another sentence" "in no header: IT power and facility power are alike" \
    's/^### IT power and facility power are different/### IT power and facility power are alike/'
drifts "a pair that is gone" "there is no pair a_pair_that_is_gone" 's/^@@ it_energy_at_meter_price @@/@@ a_pair_that_is_gone @@/'
drifts "a pair left out" "the pair it_energy_at_meter_price is not shown" '/^@@ it_energy_at_meter_price @@/,/^+ /d'
drifts "another mistake" "it_energy_at_meter_price does not have" '/^@@ it_energy_at_meter_price @@/,/^- /s/^- .*/- const money<> bill;/'
drifts "another correction" "it_energy_at_meter_price does not have" '/^@@ it_energy_at_meter_price @@/,/^+ /s/^+ .*/+ const money<> bill;/'
drifts "no correction" "it_energy_at_meter_price is shown without both lines" '/^@@ it_energy_at_meter_price @@/,/^+ /{/^+ /d;}'
drifts "a pair under another sentence" "total_of_money expects something else" 's/^@@ total_of_amount_and_rate @@/@@ total_of_money @@/'
exit $status
