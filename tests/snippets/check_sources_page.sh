#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Does docs/sources.md have every source that a header writes down?
#
#   check_sources_page.sh PAGE INCLUDE_DIRECTORY
set -eu
page=$1
include=$2
list=$(mktemp)
trap 'rm -f "$list"' EXIT
# The literal up to its first quotation mark or backslash; comments show sources that nobody quotes.
grep -rhE 'source( [a-z_0-9]+)?\{"' "$include" | grep -vE '^ *//' | grep -oE 'source( [a-z_0-9]+)?\{"[^"\\]+' | sed -E 's/^source[^"]*"//' | sort -u >"$list"
count=$(wc -l <"$list")
if [ "$count" -lt 50 ]; then
    echo "only $count sources were found in $include: this check no longer sees them"
    exit 1
fi
missing=0
while IFS= read -r text; do
    if ! grep -qF -- "$text" "$page"; then
        echo "$page: lacks \"$text\""
        missing=1
    fi
done <"$list"
[ "$missing" -eq 0 ] && echo "$count sources found"
