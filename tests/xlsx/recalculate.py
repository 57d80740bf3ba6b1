#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""Changes inputs in a workbook, lets Gnumeric compute it, and holds every cell against the library.

    recalculate.py CALCULATOR [SCENARIO] [OPTIONS...] [--sets N] [--random-seed S] [--hold FIELDS]

Needs Python alone and ssconvert (Gnumeric). What is asked, in this order:

- the workbook computes, as delivered, what it holds: 1e-12 relative, no warning from Gnumeric
- every number that the calculator prints as JSON under "result" is in it
- no formula with NPV, OFFSET, INDIRECT or a file of its own; one formula across in each row over time
- for N random sets of inputs within their bounds, typed into the cells: every formula is what the library computes when it
  is given the same inputs (a fresh workbook and JSON): 1e-9 relative
- a formula that is replaced by the number it had is noticed
"""
import argparse
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Problem(Exception):
    pass


def require(holds, text):
    if not holds:
        raise Problem(text)


def column_number(letters):
    number = 0
    for c in letters:
        number = 26 * number + ord(c) - ord("A") + 1
    return number


class Workbook:
    """The cells of an XLSX file: self.cells[sheet][ref] = (formula or None, value)."""

    def __init__(self, path):
        self.path = path
        self.cells, self.parts, self.names = {}, {}, {}
        with zipfile.ZipFile(path) as z:
            require(z.testzip() is None, f"{path}: damaged")
            strings = []
            if "xl/sharedStrings.xml" in z.namelist():
                for item in ET.fromstring(z.read("xl/sharedStrings.xml")):
                    strings.append("".join(t.text or "" for t in item.iter(MAIN + "t")))
            book = ET.fromstring(z.read("xl/workbook.xml"))
            targets = {r.get("Id"): r.get("Target") for r in ET.fromstring(z.read("xl/_rels/workbook.xml.rels"))}
            for sheet in book.find(MAIN + "sheets"):
                part = "xl/" + targets[sheet.get(REL + "id")].removeprefix("/xl/")
                self.parts[sheet.get("name")] = part
                cells = self.cells[sheet.get("name")] = {}
                shared = {}
                for c in ET.fromstring(z.read(part)).iter(MAIN + "c"):
                    f, v = c.find(MAIN + "f"), c.find(MAIN + "v")
                    text = v.text if v is not None else None
                    kind = c.get("t", "n")
                    if kind == "s":
                        value = strings[int(text)]
                    elif kind in ("str", "e"):
                        value = {"TRUE": True, "FALSE": False}.get(text, text or "")
                    elif kind == "inlineStr":
                        value = "".join(t.text or "" for t in c.iter(MAIN + "t"))
                    elif kind == "b":
                        value = text == "1"
                    else:
                        value = float(text) if text is not None else None
                    formula = None
                    if f is not None:
                        formula = f.text if f.text else shared.get(f.get("si"), "shared")
                        if f.get("si") and f.text:
                            shared[f.get("si")] = f.text
                    cells[c.get("r")] = (formula, value)
            names = book.find(MAIN + "definedNames")
            for name in names if names is not None else []:
                place = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$([0-9]+)", name.text)
                if place:
                    self.names[name.get("name")] = (place[1], place[2] + place[3])

    def value(self, sheet, ref):
        return self.cells[sheet].get(ref, (None, None))[1]

    def named(self, name):
        return self.value(*self.names[name])

    def formulas(self):
        for sheet, cells in self.cells.items():
            for ref, (formula, value) in cells.items():
                if formula is not None:
                    yield sheet, ref, formula, value


def edited(path, to, sheet_part, values, without_formula=()):
    """A copy with other numbers in some cells of one sheet, and formulas left out elsewhere: (part, ref)."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            text = old.read(item)
            if item == sheet_part:
                for ref, number in values.items():
                    pattern = rb'(<c r="%s"[^>]*>)<v>[^<]*</v>' % ref.encode()
                    text, count = re.subn(pattern, lambda m: m[1] + b"<v>" + repr(number).encode() + b"</v>", text)
                    require(count == 1, f"{ref}: cannot be edited")
            for part, ref in without_formula:
                if item == part:
                    text, count = re.subn(rb'(<c r="%s"[^>]*>)<f>[^<]*</f>' % ref.encode(), rb"\1", text)
                    require(count == 1, f"{ref}: no formula to take out")
            new.writestr(item, text)


def recalculated(path, folder):
    out = os.path.join(folder, "recalculated.xlsx")
    if os.path.exists(out):
        os.remove(out)
    run = subprocess.run(["ssconvert", "--recalc", path, out], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    require(run.returncode == 0, f"ssconvert: {run.stderr}")
    require(run.stderr.strip() == "" and run.stdout.strip() == "", f"ssconvert warns: {run.stdout}{run.stderr}")
    return Workbook(out)


def flat(node, path=""):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from flat(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for i, value in enumerate(node):
            called = value.get("field", value.get("id", i + 1)) if isinstance(value, dict) else i + 1
            yield from flat(value, f"{path}[{called}]")
    elif isinstance(node, (int, float)) and not isinstance(node, bool):
        yield path, float(node)


def far(a, b, relative, size=0.0):
    """How far two values lie apart, as a multiple of what is allowed; `size` is that of the terms where they cancel."""
    if isinstance(a, bool) or isinstance(b, bool) or isinstance(a, str) or isinstance(b, str):
        return 0.0 if a == b else math.inf
    if a is None or b is None:
        return 0.0 if a is None and b is None else math.inf
    if not (math.isfinite(a) and math.isfinite(b)):
        return math.inf
    allowed = relative * max(abs(a), abs(b), size)
    return 0.0 if a == b else abs(a - b) / allowed if allowed > 0 else math.inf


TOKEN = re.compile(r"""\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?)|(?P<text>"[^"]*")
    |(?:(?:'(?P<quoted>[^']+)'|(?P<sheet>[A-Za-z]\w*))!)?\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>\d+)(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>\d+))?(?![\w.(])
    |(?P<function>[A-Z][A-Z0-9.]*)\(|(?P<name>[A-Za-z_][\w.]*)|(?P<operator><=|>=|<>|[-+*/^(),=<>&]))""", re.X)


def letters_of(number):
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


class Sizes:
    """How large the terms were that a cell was made of: rounding of a difference is judged by its terms, not by what is left.

    Reads the formulas of a workbook and goes through them once more with pairs (value, size): sums add sizes, products
    multiply them, so that size over value is by how much relative errors grow at most."""

    def __init__(self, book):
        self.book, self.known = book, {}
        sys.setrecursionlimit(1000000)

    def __call__(self, place):
        if place not in self.known:
            formula, value = self.book.cells.get(place[0], {}).get(place[1], (None, None))
            own = abs(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0
            self.known[place] = own  # a formula that looked back on itself would end here
            if formula is not None and isinstance(value, float):
                self.known[place] = max(own, self.evaluated(place[0], formula)[1])
        return self.known[place]

    def cell(self, place):
        value = self.book.value(*place) if place[0] in self.book.cells else None
        if isinstance(value, bool):
            return (float(value), float(value))
        return (value, self(place)) if isinstance(value, float) else (0.0, 0.0)

    def evaluated(self, sheet, formula):
        tokens, at = [], 0
        while at < len(formula.rstrip()):
            m = TOKEN.match(formula, at)
            require(m, f"={formula}: what is at {formula[at:at + 20]!r}?")
            tokens.append(m)
            at = m.end()
        self_tokens = iter(tokens + [None])
        state = {"now": next(self_tokens)}

        def operator():
            return state["now"] and state["now"]["operator"]

        def step():
            state["now"] = next(self_tokens)

        def power():
            left = atom()
            while operator() == "^":
                step()
                right = power()
                value = left[0] ** right[0]
                grows = abs(right[0]) * left[1] / abs(left[0]) if left[0] else 1.0
                left = (value, abs(value) * max(1.0, grows))
            return left

        def product():
            left = power()
            while operator() in ("*", "/"):
                what = operator()
                step()
                right = power()
                if what == "*":
                    left = (left[0] * right[0], left[1] * right[1])
                elif right[0] == 0.0:
                    left = (0.0, 0.0)
                else:
                    left = (left[0] / right[0], left[1] / abs(right[0]) * max(1.0, right[1] / abs(right[0])))
            return left

        def total():
            sign = 1.0
            while operator() in ("+", "-"):
                sign = -sign if operator() == "-" else sign
                step()
            left = product()
            left = (sign * left[0], left[1])
            while operator() in ("+", "-"):
                plus = operator() == "+"
                step()
                right = product()
                left = (left[0] + right[0] if plus else left[0] - right[0], left[1] + right[1])
            return left

        def compared():
            left = total()
            while operator() in ("=", "<", ">", "<=", ">=", "<>"):
                what = operator()
                step()
                right = total()
                holds = {"=": left[0] == right[0], "<": left[0] < right[0], ">": left[0] > right[0], "<=": left[0] <= right[0], ">=": left[0] >= right[0],
                         "<>": left[0] != right[0]}[what]
                left = (float(holds), 1.0)
            return left

        def cells(m):
            on = m["quoted"] or m["sheet"] or sheet
            for r in range(int(m["r1"]), int(m["r2"] or m["r1"]) + 1):
                for c in range(column_number(m["c1"]), column_number(m["c2"] or m["c1"]) + 1):
                    yield self.cell((on, f"{letters_of(c)}{r}"))

        def argument():
            m = state["now"]
            if m["r2"]:
                step()
                return list(cells(m))
            return [compared()]

        def atom():
            m = state["now"]
            require(m, f"={formula}: ends too early")
            step()
            if m["number"]:
                return (float(m["number"]), float(m["number"]))
            if m["text"]:
                return (0.0, 0.0)
            if m["r1"]:
                return next(cells(m))
            if m["name"]:
                require(m["name"] in self.book.names, f"={formula}: {m['name']} is no name")
                return self.cell(self.book.names[m["name"]])
            if m["function"]:
                given = []
                while operator() != ")":
                    given.append(argument())
                    if operator() == ",":
                        step()
                step()
                return self.applied(m["function"], given)
            require(m["operator"] == "(" or m["operator"] == "-", f"={formula}: {m[0]!r} is not expected")
            if m["operator"] == "-":
                inner = power()
                return (-inner[0], inner[1])
            inner = compared()
            step()
            return inner

        return compared()

    @staticmethod
    def applied(function, given):
        every = [pair for each in given for pair in each]
        values, sizes = [p[0] for p in every], [p[1] for p in every]
        if function == "SUM":
            return (sum(values), sum(sizes))
        if function == "SUMPRODUCT":
            pairs = list(zip(*given))
            return (sum(math.prod(p[0] for p in pair) for pair in pairs), sum(math.prod(p[1] for p in pair) for pair in pairs))
        if function in ("MIN", "MAX"):
            return ((min if function == "MIN" else max)(values), max(sizes))
        if function == "IF":
            chosen = given[1] if values[0] else given[2]
            return chosen[0]
        if function == "ABS":
            return (abs(values[0]), sizes[0])
        if function == "EXP":
            return (math.exp(values[0]), math.exp(values[0]) * max(1.0, sizes[0]))
        if function == "LN":
            value = math.log(values[0]) if values[0] > 0 else 0.0
            return (value, max(abs(value), sizes[0] / abs(values[0]) if values[0] else 0.0))
        if function == "SQRT":
            return (math.sqrt(max(values[0], 0.0)), math.sqrt(sizes[0]))
        if function == "SINH":
            return (math.sinh(values[0]), math.cosh(values[0]) * max(sizes[0], abs(values[0])))
        if function == "ATANH":
            return (math.atanh(values[0]), sizes[0] / (1.0 - values[0] ** 2))
        if function in ("AND", "OR", "NOT", "ISNUMBER", "IFERROR", "COUNTIF", "SUMIF", "INT", "ROUND", "MOD", "SIGN"):
            return (0.0, max(sizes, default=0.0))
        raise Problem(f"{function}() is not a function that these formulas should need")


def r1c1(formula, row, column):
    """The formula with each relative address as a distance from its cell."""

    def one(m):
        if m[0].endswith("("):
            return m[0]
        c = m[2] if m[1] else f"C[{column_number(m[2]) - column}]"
        r = m[4] if m[3] else f"R[{int(m[4]) - row}]"
        return f"{r}{c}"

    return re.sub(r"(?<![A-Za-z_.\d])(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?![A-Za-z_.\d(])", one, formula)


def check_formulas(book):
    for sheet, ref, formula, _ in book.formulas():
        require(not re.search(r"\b(NPV|OFFSET|INDIRECT)\(|\[[^\]]*\.xls|https?:|\bCALL\(|\bHYPERLINK\(|\|", formula), f"{sheet}!{ref}: ={formula}")
    rows = {}
    for ref, (formula, value) in book.cells.get("Cash flow", {}).items():
        m = re.fullmatch(r"([A-Z]+)([0-9]+)", ref)
        if column_number(m[1]) >= 5 and int(m[2]) >= 6 and not (formula is None and isinstance(value, str)):
            rows.setdefault(int(m[2]), []).append((column_number(m[1]), formula))
    across = 0
    for row, entries in rows.items():
        kinds = {r1c1(f, row, c) if f is not None else None for c, f in entries}
        require(len(kinds) == 1, f"Cash flow row {row}: {len(kinds)} formulas across: {sorted(map(str, kinds))[:3]}")
        across += kinds != {None}
    return across


class Calculator:
    def __init__(self, program, arguments, folder):
        self.program, self.arguments, self.folder = program, arguments, folder

    def run(self, name, settings=()):
        path = os.path.join(self.folder, name)
        command = [self.program, *self.arguments, "--json", "--xlsx", path, "--force"]
        for s in settings:
            command += ["--set", s]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode == 2:
            return None, run.stderr
        require(run.returncode == 0, f"{command}: {run.stderr}")
        return json.loads(run.stdout), Workbook(path)


def inputs_of(book):
    """Field, cell, unit, value and bounds of each row of Inputs."""
    found, row = [], 5
    sheet = book.cells["Inputs"]
    while f"A{row}" in sheet:
        get = lambda c: sheet.get(f"{c}{row}", (None, None))[1]
        if get("L") != "search":  # a number that no input sets
            found.append({"field": get("A"), "ref": f"C{row}", "unit": get("D") or "", "value": get("C"), "low": get("H"), "high": get("I")})
        row += 1
    require(found, "no inputs")
    return found


def drawn(inputs, chance):
    """Another set of inputs: each is left alone now and then, else moved within its bounds."""
    values = {}
    for each in inputs:
        x = each["value"]
        if chance.random() < 0.2:
            continue
        if x == 0.0:
            if each["high"] is None or chance.random() < 0.5:
                continue
            y = chance.uniform(0.0, 0.4 * each["high"])
        else:
            y = x * math.exp(chance.uniform(-0.35, 0.35))
        if each["high"] is not None and y >= each["high"]:
            y = each["high"] - chance.uniform(0.0, 0.3) * (each["high"] - x)
        if each["low"] is not None and y <= each["low"]:
            y = each["low"] + chance.uniform(0.05, 0.6) * max(x - each["low"], 0.1)
        values[each["ref"]] = float(f"{y:.12g}")
    return values


def settings_of(inputs, values):
    return [f"{each['field']}={values[each['ref']]!r}" + (f" {each['unit']}" if each["unit"] not in ("", "1") else "") for each in inputs if each["ref"] in values]


def results_of(book):
    """The rows of "All results" on the summary: path -> (formula, value, place)."""
    sheet, found, row = book.cells["Summary"], {}, 1
    last = max(int(re.sub("[A-Z]", "", ref)) for ref in sheet)
    while sheet.get(f"A{row}", (None, ""))[1] != "All results":
        row += 1
        require(row <= last, "no results on the summary")
    for row in range(row + 2, last + 1):
        if f"A{row}" in sheet:
            found[sheet[f"A{row}"][1]] = (*sheet.get(f"B{row}", (None, None)), f"B{row}")
    return found


def compared(book):
    """What is compared, by what it is called and not by where it stands: (sheet, name, column) -> (place, formula, value).

    Formulas of the model, the rows over time, live results, checks. What the workbook says not to follow is left out."""
    found = {}
    cells = book.cells["Model"]
    row = 5
    while f"A{row}" in cells:
        if cells[f"H{row}"][1] == "yes":
            for column in "BD":
                found["Model", cells[f"A{row}"][1], column] = ("Model", f"{column}{row}")
        row += 1
    still = {name for name, place in book.names.items() if place[0] == "Model" and cells[f"H{place[1][1:]}"][1] != "yes"}
    flow = book.cells.get("Cash flow", {})
    words = next((ref[:-1] for ref, (_, text) in flow.items() if text == "in words" and re.fullmatch(r"[A-Z]+5", ref)), "")
    for ref, (formula, _) in flow.items():
        column, line = re.fullmatch(r"([A-Z]+)([0-9]+)", ref).groups()
        follows = not str(flow.get(f"{words}{line}", (None, ""))[1]).startswith("does not follow")
        if formula is not None and int(line) >= 6 and follows:
            found["Cash flow", flow[f"A{line}"][1], column] = ("Cash flow", ref)
    for path, (formula, _, ref) in results_of(book).items():
        if formula is not None and formula not in still:
            found["Summary", path, "B"] = ("Summary", ref)
    checks = book.cells["Checks"]
    for ref, (formula, _) in checks.items():
        if formula is not None:
            found["Checks", checks[f"A{ref[1:]}"][1], "B"] = ("Checks", ref)
    return {key: (place, *book.cells[place[0]][place[1]]) for key, place in found.items()}


def compare(now, library, relative):
    """Cells of a recalculated workbook against a fresh one of the library. Returns the count, the worst, its place, and how many
    of the two have no counterpart."""
    count, worst, where, size = 0, 0.0, "", Sizes(library)
    ours, theirs = compared(now), compared(library)
    for key in ours.keys() & theirs.keys():
        place, formula, value = theirs[key]
        distance = far(ours[key][2], value, relative)
        if distance > 1.0:
            distance = far(ours[key][2], value, relative, size(place))
        count += 1
        if distance > worst:
            worst, where = distance, f"{key} at {'!'.join(place)} ={formula[:200]}: {ours[key][2]!r}, library {value!r}"
    return count, worst, where, len(ours.keys() ^ theirs.keys())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("calculator")
    parser.add_argument("--sets", type=int, default=20)
    parser.add_argument("--random-seed", type=int, default=1)
    parser.add_argument("--hold", default="$^", help="fields that keep their value: a regular expression")
    asked, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        calculator = Calculator(asked.calculator, arguments, folder)
        result, book = calculator.run("delivered.xlsx")
        require(result is not None, f"refused: {book}")
        again = os.path.join(folder, "again.xlsx")
        calculator.run("again.xlsx")
        with open(book.path, "rb") as a, open(again, "rb") as b:
            require(a.read() == b.read(), "the same answer twice, other bytes")
        across = check_formulas(book)

        now = recalculated(book.path, folder)
        count, worst, where, missing = compare(now, book, 1e-12)
        require(missing == 0, f"{missing} cells are lost")
        require(worst <= 1.0, f"as delivered: {worst:.3g} times 1e-12: {where}")
        require(now.named("all_checks_hold") is True, "the checks do not hold as delivered: " + str([now.cells["Checks"][f"A{r}"][1] for r in range(5, 200) if now.value("Checks", f"B{r}") is False]))
        print(f"as delivered: {count} formulas, {across} rows over time, worst {worst:.3g} of 1e-12")

        shown = results_of(book)
        numbers = dict(flat(result["result"]))
        for path, number in numbers.items():
            require(path in shown, f"{path}: is not in the workbook")
            require(far(shown[path][1], number, 2e-14) <= 1.0, f"{path}: {shown[path][1]!r}, JSON {number!r}")
        before = compared(book)
        live = [path for path in numbers if ("Summary", path, "B") in before]
        print(f"results: {len(numbers)} numbers of the JSON are there, {len(live)} live; as delivered only: {', '.join(p for p in numbers if p not in live and 'slopes' not in p) or 'none'}")

        inputs, chance = [i for i in inputs_of(book) if not re.search(asked.hold, i["field"])], random.Random(asked.random_seed)
        done, refused, cells, alone, overall, last, changed_cells = 0, 0, 0, 0, 0.0, "", set()
        while done < asked.sets:
            require(refused < 10 * asked.sets, f"no valid sets are found: {last}")
            values = drawn(inputs, chance)
            fresh_result, fresh = calculator.run("fresh.xlsx", settings_of(inputs, values))
            if fresh_result is None:
                refused, last = refused + 1, fresh
                continue
            edited(book.path, os.path.join(folder, "edited.xlsx"), book.parts["Inputs"], values)
            now = recalculated(os.path.join(folder, "edited.xlsx"), folder)
            require(now.named("inputs_changed") == sum(values[e["ref"]] != e["value"] for e in inputs if e["ref"] in values), "changed inputs are miscounted")
            try:
                count, worst, where, missing = compare(now, fresh, 1e-9)
            except Problem as problem:
                raise Problem(f"set {done + 1} {settings_of(inputs, values)}: {problem}")
            require(worst <= 1.0, f"set {done + 1} {settings_of(inputs, values)}: {worst:.3g} times 1e-9: {where}")
            fresh_numbers, shown_now, size = dict(flat(fresh_result["result"])), results_of(now), Sizes(now)
            for path in live:
                if path in fresh_numbers:
                    value, place = shown_now[path][1:]
                    require(far(value, fresh_numbers[path], 1e-9) <= 1.0 or far(value, fresh_numbers[path], 1e-9, size(("Summary", place))) <= 1.0, f"set {done + 1}: {path}: {value!r}, JSON {fresh_numbers[path]!r}")
            after = compared(now)
            changed_cells.update(key for key in before if far(after[key][2], before[key][2], 1e-9) > 1.0)
            cells, alone, overall, done = cells + count, max(alone, missing), max(overall, worst), done + 1
        require(changed_cells, "no changed input moved anything")
        print(f"{done} random sets of up to {len(inputs)} inputs ({refused} drawn sets refused by the library): {cells} cells equal, worst {overall:.3g} of 1e-9; {len(changed_cells)} formulas moved; at most {alone} cells of one workbook had no counterpart")

        planted, noticed, right = 0, 0, compared(fresh)
        moved = sorted(key for key in changed_cells if key[0] in ("Model", "Cash flow") and key[2] != "B" and far(after[key][2], before[key][2], 1e-6) > 1.0 and key in right)
        sizes, moved = Sizes(fresh), chance.sample(moved, len(moved))
        # Not what cancels to nothing, which may be anything small.
        for key in [k for k in moved[:50] if far(after[k][2], before[k][2], 1e-6, sizes(right[k][0])) > 1.0][:5]:
            sheet, ref = before[key][0]
            edited(book.path, os.path.join(folder, "planted.xlsx"), book.parts["Inputs"], values, [(book.parts[sheet], ref)])
            broken = recalculated(os.path.join(folder, "planted.xlsx"), folder)
            distance = far(broken.value(sheet, ref), right[key][2], 1e-9, sizes(right[key][0]))
            planted, noticed = planted + 1, noticed + (distance > 1.0)
        require(planted > 0 and noticed == planted, f"{noticed} of {planted} formulas that were replaced by numbers were noticed")
        print(f"{noticed} of {planted} formulas that were replaced by their numbers were noticed")


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        print(f"FAILED: {problem}")
        sys.exit(1)
