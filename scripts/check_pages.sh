#!/bin/bash
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Opens pages of the calculators (--html) in Debian's Chromium and checks them: scripts/check_pages.py says what.
#
#   scripts/check_pages.sh [BUILD]     BUILD with examples/ in it; build/test where none is given
#
# Installs what is missing: the browser with apt, as root, and Playwright from PyPI into build/pages/venv.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/test} out=build/pages
if ! command -v chromium >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core python3-venv >/dev/null
fi
if ! "$out/venv/bin/python" -c 'import playwright' 2>/dev/null; then
    mkdir -p "$out"
    python3 -m venv "$out/venv"
    "$out/venv/bin/pip" install --quiet playwright
fi
"$out/venv/bin/python" scripts/check_pages.py --calculators "$build/examples" --browser "$(command -v chromium)" --out "$out"
