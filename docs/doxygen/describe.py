#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""Copies the headers for doxygen, and gives names the descriptions that stand elsewhere.

    describe.py UNDESCRIBED NAMES INCLUDE PAGES COPY     INCLUDE, PAGES and COPY are directories

UNDESCRIBED is what a first run of doxygen found without a docstring, as its warnings (or an empty file). For each such name the text is taken from, in this order,

- the row of the struct's own table: `field{&facility::capex, "shell, power distribution and cooling", ...}`, with the unit of its first spelling, or
  `figure{"gpus", &self::gpus, "GPU", "accelerator packages, not rounded"}`;
- NAMES: lines `FILE SCOPE NAME = text` of shell patterns, for what many structs have in common. The first line that fits counts; `<constructor>` stands for
  the name of the struct itself.

A description is put on the line of the declaration, so that later warnings keep their lines. A name that has none stays as it is, and is an error in the second run.
"/// @file  What is ...?" becomes two lines, in place of the one above it: doxygen would take the question's first word for the name of a file. Equations become
code. Pages (*.md of the folder PAGES and CONTRIBUTING.md beside it) are copied without the comment above their title, which they would lose by it.
"""
import collections
import fnmatch
import os
import re
import sys

WARNING = re.compile(r"^(\S+?):(\d+): warning: (Member|Compound) (.*) is not documented\.$")


def undescribed(path):
    """header -> (line, scope, name) of each name in a list of warnings."""
    found = collections.defaultdict(list)
    for text in open(path, encoding="utf-8"):
        warning = WARNING.match(text.strip())
        if not warning:
            continue
        header, line, what = warning[1].rpartition("include/aifactory/")[2], int(warning[2]), warning[4]
        if warning[3] == "Compound":
            full = re.sub(r"<.*", "", what).strip()
            found[header].append((line, full.rpartition("::")[0], full.rpartition("::")[2]))
        else:
            member = re.match(r"(.*) \([a-z ]+\) of (?:struct|class|namespace|file|union) (.*)$", what)
            name = member[1]
            name = "operator" + re.match(r"operator\s*(\(\)|[^( ]+|[^(]+)", name)[1] if name.startswith("operator") else re.split(r"[(\[]", name)[0].strip()
            found[header].append((line, re.sub(r"<.*", "", member[2]).strip(), name))
    return found


def rows_of_tables(text):
    """member -> description, for each struct's table: (struct or None for self, member)."""
    rows = {}
    joined = re.sub(r"\"\s*\n\s*\"", "", text)
    literal = r"\"((?:[^\"\\]|\\.)*)\""
    for name, member, meaning, rest in re.findall(r"(?:field|setting|number_list)\{&(\w+)::(\w+),\s*(?:" + literal + r")([^;]*?)(?=\n\s*(?:field|setting|number_list)\{|\};\s*\n)", joined, re.S):
        unit = re.search(r"spelling\{\s*\"[^\"]*\",\s*\"([^\"]*)\"", rest)
        second = re.match(r",\s*" + literal, rest)  # setting and number_list: name, then meaning
        words = second[1] if second and not unit else meaning
        is_alias = not re.search(r"(?:struct|class) " + name + r"\b", joined)
        rows[None if is_alias else name, member] = words + (f" [{unit[1]}]" if unit and unit[1] != "1" else "")
    for member, unit, meaning in re.findall(r"figure\{\"[^\"]*\",\s*&\w+::(\w+),\s*\"([^\"]*)\",\s*" + literal, joined):
        rows[None, member] = f"{meaning} [{unit}]"
    return rows


def names_of(path):
    for number, text in enumerate(open(path, encoding="utf-8"), 1):
        if text.strip() and not text.startswith("#"):
            patterns, equals, words = text.partition(" = ")
            if not equals or len(patterns.split()) != 3:
                sys.exit(f"{path}:{number}: must be FILE SCOPE NAME = text")
            yield *patterns.split(), words.strip()


def begins_before(lines, at):
    """The line on which the declaration of line `at` begins: above it may stand template and requires."""
    while at > 0:
        above = lines[at - 1].strip()
        if re.match(r"(template|requires)\b", above) and not above.endswith(";"):
            at -= 1
        elif re.match(r"\[\[[^;{}]*$", above) or re.match(r"(inline|constexpr|static|friend)\b[^;{}]*[^;{},]$", above):
            at -= 1
        else:
            break
    return at


def column_of(text, name):
    """Where on a line a declaration of this name begins: behind the comma, semicolon or brace before it that stands in no bracket and in no text."""
    begin, depth, quoted = len(text) - len(text.lstrip()), 0, False
    word = re.compile(r"(?<![\w:&.])" + re.escape(name) + r"\s*([=;,{(\[]|$)")
    is_list = False
    at = 0
    while at < len(text):
        c = text[at]
        if c == '"' and text[at - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            if text.startswith("/**", at):
                at = text.index("*/", at) + 2
                continue
            if depth == 0 and word.match(text, at):
                return at if is_list else begin
            if c in "(<" and not text.startswith("<=", at):
                depth += 1
            elif c in ")>" and depth > 0 and text[at - 1] != "-":
                depth -= 1
            elif depth == 0 and c in ",;{}":
                is_list = c == ","
                if c != ",":
                    begin = at + 1 + (len(text[at + 1:]) - len(text[at + 1:].lstrip()))
        at += 1
    return None


def described(lines, short, names, glossary):
    rows = rows_of_tables("\n".join(lines))
    for line, scope, name in names:
        own = scope.rpartition("::")[2]
        called = "<constructor>" if name == own else name
        words = rows.get((own, name)) or rows.get((None, name)) or next(
            (text for f, s, n, text in glossary if fnmatch.fnmatchcase(short, f) and fnmatch.fnmatchcase(scope, s) and fnmatch.fnmatchcase(called, n)), None)
        if not words:
            continue
        words = words[0].upper() + words[1:] + ("" if words[-1] in ".?" else ".")
        comment = "/** " + words.replace("*/", "* /").replace("<", "&lt;").replace("@", "\\@") + " */ "
        at = line - 1
        first = begins_before(lines, at)
        column = column_of(lines[at], name)
        if first < at or column is None or name.startswith("operator") or called == "<constructor>":
            at, column = first, len(lines[first]) - len(lines[first].lstrip())
        if not lines[at].startswith("/**", column):
            lines[at] = lines[at][:column] + comment + lines[at][column:]
    return lines


def comments(lines):
    """Equations and examples, which stand indented below an empty comment line, as code; a < or :: of prose as what it is; detail is left out."""
    out, is_code, before = [], False, ""
    for text in lines:
        if re.match(r"namespace (\w+::)*detail(::\w+)* \{$", text):
            text = "/*! @cond detail */ " + text
        elif re.match(r"\}  // namespace (\w+::)*detail(::\w+)*$", text):
            text = "} /*! @endcond */" + text[1:]
        found = re.match(r"(\s*///)(.*)$", text)
        if found:
            body = found[2]
            is_code = body.startswith("   ") and (is_code or not before.strip())
            before = body
            if is_code:
                text = found[1] + "    " + body
            else:
                parts = body.split("`")
                parts[::2] = [re.sub(r"(?<=>)::", r"\\::", re.sub(r"<(?=[A-Za-z/])", "&lt;", part)) for part in parts[::2]]
                text = found[1] + "`".join(parts)
                if body.startswith(" @file  ") and out and out[-1].startswith("// SPDX"):
                    out[-1] = "/// @file"
                    text = text.replace(" @file  ", " @brief ", 1)
        else:
            is_code, before = False, ""
        out.append(text)
    return out


def main():
    found, names, include, pages, copy = sys.argv[1:6]
    missing, glossary = undescribed(found), list(names_of(names))
    for folder, _, files in sorted(os.walk(include)):
        for file in sorted(files):
            path = os.path.join(folder, file)
            short = os.path.relpath(path, os.path.join(include, "aifactory"))
            text = open(path, encoding="utf-8").read()
            to = os.path.join(copy, "include", os.path.relpath(path, include))
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(to, "w", encoding="utf-8") as out:
                out.write("\n".join(comments(described(text.split("\n"), short, missing.get(short, []), glossary))))
    os.makedirs(os.path.join(copy, "docs"), exist_ok=True)
    for page in [os.path.join(pages, name) for name in sorted(os.listdir(pages)) if name.endswith(".md")] + [os.path.join(pages, os.pardir, "CONTRIBUTING.md")]:
        if os.path.exists(page):
            text = open(page, encoding="utf-8").read()
            with open(os.path.join(copy, "docs", os.path.basename(page)), "w", encoding="utf-8") as out:
                out.write(re.sub(r"\A(?:<!--.*?-->\s*)+", "", text, flags=re.S))


main()
