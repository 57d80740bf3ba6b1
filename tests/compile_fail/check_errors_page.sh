#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Fails when docs/errors.md and the code have drifted apart:
#
#   check_errors_page.sh PAGE INCLUDE_DIRECTORY PAIRS_DIRECTORY
#
# - The heading of an entry (###) is a sentence, or a name, that stands in a header; "narrowing" alone is the compiler's.
# - Every pair is shown, under an entry whose heading one of its expectations matches.
# - The lines shown as wrong (-) and right (+) stand in that half of the pair.
#
# Prints one line a finding and exits with 1 when there is any.
set -eu
page=$1
include=$2
pairs=$3

findings=$(
    {
        find "$include" -name '*.hpp' | sort
        echo "pairs"
        find "$pairs" -maxdepth 1 -name '*.cpp' | sort
        echo "page"
        echo "$page"
    } | awk '
        function trimmed(text) {
            sub(/^[ \t]+/, "", text)
            return text
        }
        function read_header(file,   line, previous) {
            # Neighbouring literals are one text: a literal that goes on in the next line loses the seam.
            while ((getline line <file) > 0) {
                line = trimmed(line)
                if (line ~ /^"/ && previous ~ /"$/) {
                    text[file] = substr(text[file], 1, length(text[file]) - 2) substr(line, 2) "\n"
                } else {
                    text[file] = text[file] line "\n"
                }
                previous = line
            }
            close(file)
        }
        function read_pair(file,   line, name, half) {
            name = file
            sub(/.*\//, "", name)
            sub(/\.cpp$/, "", name)
            known[name] = 1
            half = ""
            while ((getline line <file) > 0) {
                if (line ~ /^\/\/ expect(-first)?: /) {
                    sub(/^\/\/ expect(-first)?: (aifactory: )?/, "", line)
                    expectation[name, ++expectations[name]] = line
                } else if (line ~ /^#ifdef MISTAKE/) {
                    half = "-"
                } else if (line ~ /^#else/ && half == "-") {
                    half = "+"
                } else if (line ~ /^#endif/) {
                    half = ""
                } else if (half != "") {
                    has[name, half, trimmed(line)] = 1
                }
            }
            close(file)
        }
        function in_a_header(sentence,   file) {
            for (file in text) if (index(text[file], sentence)) return 1
            return 0
        }
        function report(what) { print page ":" number ": " what }
        function read_page(   line, name, i, matched, sign, heading) {
            while ((getline line <page) > 0) {
                ++number
                if (line ~ /^### /) {
                    heading = substr(line, 5)
                    if (seen[heading]++) report("a second entry: " heading)
                    if (heading != "narrowing" && !in_a_header(heading)) report("in no header: " heading)
                    ++entries
                } else if (line ~ /^@@ .* @@$/) {
                    name = substr(line, 4, length(line) - 6)
                    if (!(name in known)) report("there is no pair " name)
                    matched = 0
                    for (i = 1; i <= expectations[name]; ++i) if (heading ~ expectation[name, i]) matched = 1
                    if (!matched) report(name " expects something else than: " heading)
                    shown[name] = 1
                } else if (line ~ /^[-+] /) {
                    sign = substr(line, 1, 1)
                    if (!((name, sign, substr(line, 3)) in has)) report(name " does not have: " line)
                    else lines[name, sign] = 1
                }
            }
            if (!entries) report("no entries")
            for (name in known) {
                if (!(name in shown)) report("the pair " name " is not shown")
                else if (!((name, "-") in lines) || !((name, "+") in lines)) report(name " is shown without both lines")
            }
        }
        $0 == "pairs" || $0 == "page" { part = $0; next }
        part == "" { read_header($0) }
        part == "pairs" { read_pair($0) }
        part == "page" { page = $0; read_page() }' | sort
)
if [ -n "$findings" ]; then
    echo "$findings"
    exit 1
fi
