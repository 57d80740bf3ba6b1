#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Prints docs/formulas.md: derivations of the main figures, each as the calculator itself explains it.
#
#   scripts/write_formulas.sh COST_PER_TOKEN > docs/formulas.md
set -eu
program=$1
cd "$(dirname "$0")/.."

# One derivation, its title one level down.
derive() {
    LC_ALL=C.UTF-8 "$program" "$@" --explain-as markdown | sed 's/^# /### /'
    echo
}

cat <<'END'
<!-- SPDX-FileCopyrightText: aifactory contributors -->
<!-- SPDX-License-Identifier: MIT -->
<!-- Written by scripts/write_formulas.sh. Do not edit. -->
# Formulas

Each figure as `--explain` derives it from the formulas that compute it: no formula is written a second time. A line with `=` is what stands above it, in terms of what
stands below it; the table names every input with its value and where that comes from. `--explain=RESULT` does so for any figure of your own plan,
`--explain-as latex` typesets it. docs/design.md has the conventions behind them.

## The reference scenario

END
derive --explain=cost_per_million_tokens_usd.blended
derive --explain=gpu_hour_cost_usd.total
derive --explain=capex_usd.total
derive --explain=energy_mwh_per_year
derive --explain=tokens_per_second_per_mw.total
derive --explain=tokens_per_joule.total
cat <<'END'
## With prompts, a network, storage and a ratio of prices

END
derive examples/scenarios/mi355x_pod.toml --explain=cost_per_million_tokens_usd.output
derive examples/scenarios/mi355x_pod.toml --explain=cost_per_million_tokens_usd.fresh_input
cat <<'END'
## A leased hall

END
derive examples/scenarios/hopper_colocation.toml --explain=annual_cost_usd.total
