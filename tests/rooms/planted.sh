#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Plants one violation after another in a small tree and requires that the given check finds exactly that one.
set -eu

check=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# header PATH LINE...: writes a header that keeps the rules, with the given lines below.
header() {
    path=$tree/include/aifactory/$1
    shift
    mkdir -p "$(dirname "$path")"
    {
        echo '// SPDX-FileCopyrightText: aifactory contributors'
        echo '// SPDX-License-Identifier: MIT'
        echo '#pragma once'
        for line in "$@"; do echo "$line"; done
    } >"$path"
}

clean_tree() {
    rm -rf "$tree/include" "$tree/tests"
    header version.hpp
    header aifactory.hpp '#include "aifactory/units.hpp"' '#include "aifactory/model.hpp"' '#include "aifactory/report.hpp"'
    header units.hpp '#include "aifactory/units/power.hpp"'
    header units/power.hpp '#include <boost/units/dimension.hpp>'
    header units/boost.hpp '#include <boost/units/quantity.hpp>'
    header units/format.hpp '#include <fmt/format.h>' '#include "aifactory/units/power.hpp"'
    header model.hpp '#include "aifactory/model/cost.hpp"'
    header model/cost.hpp '#include "aifactory/units.hpp"' '#include "aifactory/model/deep/part.hpp"'
    header model/deep/part.hpp '#include "aifactory/version.hpp"'
    header scenario/toml.hpp '#include <toml++/toml.h>' '#include "aifactory/units/format.hpp"'
    header report.hpp '#include "aifactory/report/table.hpp"'
    header report/table.hpp '#include <fmt/core.h>' '#include "aifactory/model.hpp"'
}

# found TEXT: the check must fail with one finding, which contains TEXT. Then the tree is clean again.
found() {
    if output=$("$check" "$tree"); then
        echo "not found: $1"
        failed=1
    elif [ "$(echo "$output" | wc -l)" -ne 1 ] || ! echo "$output" | grep -qF "$1"; then
        echo "expected the one finding: $1"
        echo "$output"
        failed=1
    fi
    clean_tree
}

clean_tree
if ! "$check" "$tree"; then
    echo "the clean tree must pass"
    failed=1
fi

header units/power.hpp '#include "aifactory/model/cost.hpp"'
found 'units/power.hpp:4: aifactory/model/cost.hpp: units may not include the later room model'
header model/cost.hpp '  #  include "aifactory/report.hpp"'
found 'model/cost.hpp:4: aifactory/report.hpp: model may not include the later room report'
header units.hpp '#include "aifactory/values/lanes.hpp"'
found 'units may not include the later room values'
header model/cost.hpp '#include "aifactory/model.hpp"'
found 'door of its own room'
header report/table.hpp '#include "aifactory/aifactory.hpp"'
found 'a room may not include aifactory.hpp'
header aifactory.hpp '#include "aifactory/model/cost.hpp"'
found 'aifactory.hpp includes doors only'
header version.hpp '#include "aifactory/units.hpp"'
found 'version.hpp includes nothing'
header cellar/box.hpp
found 'no such room: cellar'
header model/cost.hpp '#include "aifactory/cellar/box.hpp"'
found 'no such room: cellar'
header model/cost.hpp '#include "part.hpp"'
found 'write the full "aifactory/..." path'
header model/cost.hpp '#include <aifactory/units.hpp>'
found 'included with quotes'
header model/cost.hpp '#include <fmt/format.h>'
found 'fmt is for units/format.hpp'
header units/parse.hpp '#include "aifactory/units/format.hpp"'
found 'units/format.hpp includes fmt'
header units/power.hpp '#include <boost/units/quantity.hpp>'
found 'boost/units/quantity.hpp is for units/boost.hpp only'
header model/cost.hpp '#include <ql/handle.hpp>'
found 'QuantLib is for finance/quantlib.hpp only'
header finance/quantlib.hpp '#include <ql/quantlib.hpp>'
found 'ql/quantlib.hpp is all of QuantLib'
header finance.hpp '#include "aifactory/finance/quantlib.hpp"'
found 'finance/quantlib.hpp is optional'
header report/table.hpp '#include <xlsxwriter.h>'
found 'libxlsxwriter is for report/xlsx*.hpp only'
header report.hpp '#include "aifactory/report/xlsx.hpp"'
found 'aifactory/report/xlsx.hpp is optional'
header model/cost.hpp "$(seq 398)"
found '401 lines, at most 400 are allowed'
sed -i '/pragma once/d' "$tree/include/aifactory/model/cost.hpp"
found 'model/cost.hpp:1: #pragma once is missing'
sed -i '/License-Identifier/d' "$tree/include/aifactory/model/cost.hpp"
found "'SPDX-License-Identifier: MIT' is missing"
sed -i '/CopyrightText/d' "$tree/include/aifactory/report.hpp"
found "'SPDX-FileCopyrightText: aifactory contributors' is missing"
mkdir -p "$tree/tests/model"
echo 'int main() {}' | sed '1i // SPDX-FileCopyrightText: aifactory contributors' >"$tree/tests/model/test.cpp"
found 'tests/model/test.cpp:1:'

# 400 lines are allowed.
header model/cost.hpp "$(seq 397)"
if ! "$check" "$tree"; then
    echo "400 lines must pass"
    failed=1
fi
exit $failed
