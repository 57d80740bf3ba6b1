#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Fails on an include that points the wrong way between rooms, and on what else a header may not do:
#
#   scripts/check_rooms.sh [DIRECTORY]      (default: this repository)
#
# - A header includes its own room and earlier ones. A door is include/aifactory/<room>.hpp and belongs to its room;
#   a header does not include the door of its own room. aifactory.hpp includes doors; anyone includes version.hpp.
# - Own headers include each other as "aifactory/...", never <aifactory/...> or relative: the single header needs it.
# - fmt stays in units/format.hpp, scenario/ and report/; nothing earlier includes units/format.hpp.
# - Boost's quantity.hpp stays in units/boost.hpp.
# - QuantLib stays in finance/quantlib.hpp, which no header includes, and there never is <ql/quantlib.hpp>.
# - libxlsxwriter stays in report/xlsx*.hpp, which no other header includes.
# - A header has `#pragma once` and at most 400 lines. Every source file has both SPDX lines at its top.
#
# Prints one line a finding, `file:line: what`, and exits with 1 when there is any.
set -eu

root=${1:-$(dirname "$0")/..}
cd "$root"

findings=$(
    {
        find include/aifactory -name '*.hpp' -exec awk '
            function room_of(file,   rest) {
                rest = file
                sub(/^aifactory\//, "", rest)
                sub(/(\/.*|\.hpp)$/, "", rest)
                return rest
            }
            function is_door(file) { return file ~ /^aifactory\/[^\/]*\.hpp$/ }
            function report(line, what) { print file_name ":" line ": " what }
            function finish() {
                if (file_name == "") return
                if (lines > 400) report(lines, lines " lines, at most 400 are allowed")
                if (!pragma_once) report(1, "#pragma once is missing")
            }
            BEGIN {
                names = "units values uncertainty catalog throughput model finance training growth sizing scenario report"
                count = split(names, rooms, " ")
                for (i = 1; i <= count; i++) order[rooms[i]] = i
            }
            FNR == 1 {
                finish()
                file_name = FILENAME
                header = FILENAME
                sub(/^include\//, "", header)
                room = room_of(header)
                everything = header == "aifactory/aifactory.hpp"
                pragma_once = 0
                if (!everything && header != "aifactory/version.hpp" && !(room in order))
                    report(1, "no such room: " room)
            }
            { lines = FNR }
            /^#pragma once/ { pragma_once = 1 }
            /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
                match($0, /[<"][^>"]*[>"]/)
                quoted = substr($0, RSTART, 1) == "\""
                included = substr($0, RSTART + 1, RLENGTH - 2)
                to = room_of(included)

                if (quoted && included !~ /^aifactory\//)
                    report(FNR, "\"" included "\": write the full \"aifactory/...\" path")
                if (!quoted && included ~ /^aifactory\//)
                    report(FNR, "<" included ">: own headers are included with quotes")
                knows_fmt = header == "aifactory/units/format.hpp" || header ~ /^aifactory\/(scenario|report)\//
                if (included ~ /^fmt\// && !knows_fmt)
                    report(FNR, "fmt is for units/format.hpp, scenario/ and report/ only")
                if (included == "aifactory/units/format.hpp" && room != "scenario" && room != "report")
                    report(FNR, "units/format.hpp includes fmt, which only scenario/ and report/ may know")
                if (included == "boost/units/quantity.hpp" && header != "aifactory/units/boost.hpp")
                    report(FNR, "boost/units/quantity.hpp is for units/boost.hpp only")
                if (included ~ /^ql\// && header != "aifactory/finance/quantlib.hpp")
                    report(FNR, "QuantLib is for finance/quantlib.hpp only")
                if (included == "ql/quantlib.hpp" && header == "aifactory/finance/quantlib.hpp")
                    report(FNR, "ql/quantlib.hpp is all of QuantLib: include what is used")
                writes_xlsx = header ~ /^aifactory\/report\/xlsx[a-z_]*\.hpp$/
                if (included == "xlsxwriter.h" && !writes_xlsx)
                    report(FNR, "libxlsxwriter is for report/xlsx*.hpp only")
                if (included ~ /^aifactory\/report\/xlsx[a-z_]*\.hpp$/ && !writes_xlsx)
                    report(FNR, included " is optional: only its own parts include it")
                if (included == "aifactory/finance/quantlib.hpp")
                    report(FNR, "finance/quantlib.hpp is optional: no header includes it")

                if (included !~ /^aifactory\// || included == "aifactory/version.hpp") next
                if (everything) {
                    if (!is_door(included) || !(to in order))
                        report(FNR, included ": aifactory.hpp includes doors only")
                } else if (included == "aifactory/aifactory.hpp") {
                    report(FNR, "a room may not include aifactory.hpp")
                } else if (header == "aifactory/version.hpp") {
                    report(FNR, "version.hpp includes nothing of the library")
                } else if (!(to in order)) {
                    report(FNR, included ": no such room: " to)
                } else if ((room in order) && order[to] > order[room]) {
                    report(FNR, included ": " room " may not include the later room " to)
                } else if (to == room && is_door(included)) {
                    report(FNR, included ": a header may not include the door of its own room")
                }
            }
            END { finish() }
        ' {} +

        for directory in include tests examples benchmarks cmake scripts conan test_package; do
            if [ -d "$directory" ]; then
                find "$directory" -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.cmake' -o -name '*.cmake.in' \
                    -o -name '*.sh' -o -name '*.py' -o -name 'CMakeLists.txt' \)
            fi
        done | while read -r file; do
            for line in 'SPDX-FileCopyrightText: aifactory contributors' 'SPDX-License-Identifier: MIT'; do
                head -n 5 "$file" | grep -q "$line" || echo "$file:1: '$line' is missing in the first five lines"
            done
        done

        for directory in tests examples benchmarks; do
            if [ -d "$directory" ]; then find "$directory" -name '*.hpp' -type f; fi
        done | while read -r file; do
            grep -q '^#pragma once' "$file" || echo "$file:1: #pragma once is missing"
        done
    } | sort
)

if [ -n "$findings" ]; then
    echo "$findings"
    exit 1
fi
