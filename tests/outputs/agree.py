#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""Holds every output of a calculator against its JSON, number by number.

    agree.py CALCULATOR [SCENARIO] [OPTIONS...]

Runs the calculator once for each output with the same options, and asks:

- CSV: every column that is called by a path of the JSON holds its number
- page: every marked number is that of its path, as value and to the digits that are read
- workbook: every result has the number of its path
- terminal: every number is one of the JSON to the digits that are printed, perhaps in thousands, millions, .. or percent

Needs Python alone. Prints how many numbers were compared, and those that were not found.
"""
import csv
import html.parser
import json
import math
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "xlsx"))
from recalculate import Workbook, flat, results_of  # noqa: E402


def leaves(node, path=""):
    """Every number of a document with its path; parts of lists by their place from 0, and a list of numbers as its sum."""
    if isinstance(node, list) and node and all(isinstance(each, (int, float)) for each in node):
        yield path, math.fsum(node)
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in parts:
        yield from leaves(value, f"{path}.{key}" if path else str(key))
    if isinstance(node, (int, float)) and not isinstance(node, bool):
        yield path, float(node)


def same(a, b, relative=1e-12):
    return a == b or abs(a - b) <= relative * max(abs(a), abs(b))


def printed_as(text, value):
    """Whether `text`, a number of some digits, is `value` rounded to them."""
    digits = text.replace(",", "")
    shown = float(digits)
    after_point = len(digits.split(".")[1].split("e")[0]) if "." in digits else 0
    power = int(digits.split("e")[1]) if "e" in digits else 0
    return abs(shown - value) <= 0.5000001 * 10.0 ** (power - after_point) + 1e-12 * abs(value)


class Marked(html.parser.HTMLParser):
    """The marked numbers of a page: (path, value, scale, text)."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], None

    def handle_starttag(self, tag, attributes):
        if tag == "data":
            a = dict(attributes)
            self.open = [a.get("data-path"), float(a["value"]), float(a.get("data-scale", 1)), a.get("data-per"), ""]

    def handle_data(self, text):
        if self.open:
            self.open[4] += text

    def handle_endtag(self, tag):
        if tag == "data" and self.open:
            self.found.append(self.open)
            self.open = None


def main():
    program, arguments = sys.argv[1], sys.argv[2:]
    environment = dict(os.environ, LC_ALL="C", COLUMNS="120", NO_COLOR="1")
    bad, counts = [], {}

    def run(*more):
        done = subprocess.run([program, *arguments, *more], capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            sys.exit(f"{program} {' '.join([*arguments, *more])}: {done.returncode}\n{done.stderr}")
        return done.stdout

    document = json.loads(run("--json"))
    numbers = dict(leaves(document))

    def expect(output, path, value, shown):
        counts[output] = counts.get(output, 0) + 1
        if path not in numbers or not same(numbers[path], value):
            bad.append(f"{output}: {path}: {shown}, JSON {numbers.get(path)}")

    with tempfile.TemporaryDirectory() as folder:
        def written(option, name):
            path = os.path.join(folder, name)
            run("--quiet", option, path)
            return path

        with open(written("--csv", "a.csv"), encoding="utf-8", newline="") as file:
            table = list(csv.reader(file, strict=True))
        if document.get("series") and table[0][0] == "period_start":
            for column, key in list(enumerate(table[0]))[1:]:
                for k, row in enumerate(table[2:]):
                    if row[column]:
                        expect("csv", f"series.{key}.{k}", float(row[column]), row[column])
        else:
            for path, cell in zip(table[0], table[2]):
                if cell and re.fullmatch(r"-?[0-9.]+(e[-+]?[0-9]+)?", cell) and path.split(".")[0] in ("result", "inputs"):
                    at = path if path in numbers else path + ".value"
                    expect("csv", at, float(cell), cell)

        page = Marked()
        with open(written("--html", "a.html"), encoding="utf-8") as file:
            page.feed(file.read())
        for path, value, scale, per, text in page.found:
            read = re.search(r"[0-9][0-9,]*(\.[0-9]+)?(e[-+]?[0-9]+)?", text)
            if per:  # one figure over another
                counts["page"] = counts.get("page", 0) + 1
                shown = numbers.get(path, math.nan) / numbers.get(per, math.nan) / scale
            else:
                expect("page", path, value, text)
                shown = value / scale
            if not read or not printed_as(read.group(0), abs(shown)):
                bad.append(f"page: {path}: reads {text}, is {shown}")

        book = Workbook(written("--xlsx", "a.xlsx"))
        # The workbook calls parts of lists by their names.
        by_id = dict(flat(document["result"])) | dict(flat(document.get("rows", []), "rows"))
        for path, (_, value, _) in results_of(book).items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                counts["workbook"] = counts.get("workbook", 0) + 1
                if path not in by_id or not same(by_id[path], float(value)):
                    bad.append(f"workbook: {path}: {value}, JSON {by_id.get(path)}")

    # Dates, names, bars and axes hold digits that are no results.
    text = re.sub(r"\d{4}-\d\d-\d\d|[A-Za-z_]+[\w./-]*\d[\w./-]*|[\w./]+\.toml[:\d]*", " ", run())
    values = [x * factor for x in set(numbers.values()) for factor in (1.0, 100.0, 1e-3, 1e-6, 1e-9, 1e-12, 1e3, 1e6)]
    missing = []
    for token in re.findall(r"(?<![\w.])-?[0-9][0-9,]*(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?(?![\w])", text):
        counts["terminal"] = counts.get("terminal", 0) + 1
        if not any(printed_as(token, abs(x)) or printed_as(token, x) for x in values if math.isfinite(x)):
            missing.append(token)
    print(", ".join(f"{output} {count}" for output, count in counts.items()), f"; not in the JSON, terminal {len(missing)}: {' '.join(missing[:12])}")
    for line in bad[:20]:
        print("DIFFERS", line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
