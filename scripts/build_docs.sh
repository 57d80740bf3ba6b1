#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# Makes the documentation as a site, without a network: the pages of docs/ and every public name of the headers.
#
#   scripts/build_docs.sh [DIRECTORY]      (default: build/docs; then open html/index.html there)
#
# Fails where a public name has no description, where a link leads nowhere, and on anything else that doxygen warns about.
# Doxygen runs twice: first to learn which names have no docstring; docs/doxygen/describe.py gives these what stands in their tables or in
# docs/doxygen/names.txt; then for the site.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh docs

out=${1:-build/docs}
mkdir -p "$out"
out=$(cd "$out" && pwd)
here=$PWD
version=$(sed -n 's/^#define AIFACTORY_VERSION_[A-Z]* \([0-9]*\)$/\1/p' include/aifactory/version.hpp | paste -sd.)
rm -rf "$out/html" "$out/first" "$out/include" "$out/docs"

settings() {
    sed -e "s|@PROJECT_VERSION@|$version|g" -e "s|@AIFACTORY_DOCS_DIR@|$out|g" -e "s|@PROJECT_SOURCE_DIR@|$here|g" docs/doxygen/Doxyfile.in
}

: >"$out/none.txt"
python3 docs/doxygen/describe.py "$out/none.txt" docs/doxygen/names.txt include docs "$out"
{
    settings
    echo "GENERATE_HTML = NO"
    echo "GENERATE_XML = YES"
    echo "XML_OUTPUT = first"
    echo "XML_PROGRAMLISTING = NO"
    echo "WARN_LOGFILE = \"$out/first.txt\""
} >"$out/Doxyfile.first"
doxygen "$out/Doxyfile.first"

python3 docs/doxygen/describe.py "$out/first.txt" docs/doxygen/names.txt include docs "$out"
settings >"$out/Doxyfile"
doxygen "$out/Doxyfile"

rm -rf "$out/first"
if grep -q . "$out/warnings.txt"; then
    sed "s|$out/||g; s|$here/||g" "$out/warnings.txt" >&2
    echo "build_docs: $(grep -c 'is not documented' "$out/warnings.txt") names have no description, $(grep -c . "$out/warnings.txt") lines of warnings" >&2
    exit 1
fi
echo "$(grep -c 'is not documented' "$out/first.txt") names described from tables and docs/doxygen/names.txt, none left without"
echo "$out/html/index.html"
