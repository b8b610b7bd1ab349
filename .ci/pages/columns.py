"""Judges the make-up of pages of two columns with the outside check for one: every column becomes a page of its own.

usage: columns.py FOOTNOTES.py FILE.pdf [argument of FOOTNOTES.py …]

The check reads a page row by row. In two columns that is no reading order, so its reader is replaced by one that gives
it the columns one after the other, as narrow pages, and every rule is then that of a page: a note stands in the
column of its mark, no line of a paragraph is alone at the foot or head of a column, no heading ends one. Page 3.2 is the
second narrow page of page 3.

A row runs across both columns when it has ink between them, when it is a first heading, or when it belongs to a figure
or table that is wider than a column. What runs across parts a page into bands: the right column of a band, what runs
across below it and the left column of the next band are one narrow page, as the eye reads them.

Findings that are not meant for such pages are dropped: a narrow page that is not full, which is what balanced columns
are; a line across that is wider than a column; with --endnotes also a heading that only notes follow, and text below notes.
"""

import importlib.util
import statistics
import sys
from collections import defaultdict
from pathlib import Path

ROW = 2.0  # points: what differs less in its baseline is one row
HALF_GUTTER = 5.0  # points on either side of the middle in which no column has ink
HELD_TOGETHER = ("Div", "Table", "Figure")


def load(path):
    spec = importlib.util.spec_from_file_location("footnotes", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bounds(element):
    attributes = element.o.get("/A")
    if attributes is None or "/BBox" not in attributes:
        return None
    return [float(edge) for edge in attributes["/BBox"]]


def ancestors(element):
    while element is not None:
        yield element
        element = element.parent


class Structure:
    """What the tags say of where content belongs."""

    def __init__(self, path, kit):
        sys.path.insert(0, str(kit))
        import pdfcheck
        import pikepdf

        pdf = pikepdf.open(path)
        number = {page.obj.objgen: i + 1 for i, page in enumerate(pdf.pages)}
        self.middle = {i + 1: float(page.mediabox[2]) / 2 for i, page in enumerate(pdf.pages)}
        self.group, self.heading, self.wide = {}, set(), set()
        for key, element in pdfcheck.Tree(pdf, pdfcheck.Report()).map.items():
            if key[0][0] == "p" and key[0][1] in number:
                self.add((number[key[0][1]], key[1]), list(ancestors(element)))

    def add(self, place, chain):
        outermost = next((e for e in reversed(chain) if e.type in HELD_TOGETHER), None)
        if outermost is not None:
            self.group[place] = id(outermost)
        if any(element.type == "H1" for element in chain):
            self.heading.add(place)
        for box in (bounds(element) for element in chain if element.type == "Figure"):
            if box and box[0] < self.middle[place[0]] < box[2]:
                self.wide.add(self.group[place])


def rows_of(page):
    """Characters by baseline; raised ones go with the line that they lean on."""
    found = []
    for char in sorted(page["chars"], key=lambda c: (-c["sz"], c["base"])):
        near = [row for row in found if -ROW <= row["base"] - char["base"] <= max(ROW, 0.55 * row["size"])]
        row = min(near, key=lambda row: abs(row["base"] - char["base"]), default=None)
        if row is None:
            row = {"base": char["base"], "size": char["sz"], "chars": []}
            found.append(row)
        row["chars"].append(char)
    return sorted(found, key=lambda row: row["base"])


def words(row):
    return "".join("".join(c["text"] for c in sorted(row["chars"], key=lambda c: c["x0"])).split())


def mark_across(rows, page, structure):
    """Says which rows run across. A figure or table that has one such row runs across with all of them."""
    middle = structure.middle[page]
    groups = lambda row: {structure.group.get((page, c.get("mcid"))) for c in row["chars"]} - {None}
    for row in rows:
        ink = [c for c in row["chars"] if c["ink"]]
        over = any(c["x0"] < middle + HALF_GUTTER and c["x1"] > middle - HALF_GUTTER for c in ink)
        row["across"] = over or any((page, c.get("mcid")) in structure.heading for c in ink)
    wide = structure.wide.union(*(groups(row) for row in rows if row["across"]), set())
    for row in rows:
        row["across"] = row["across"] or bool(groups(row) & wide)


def narrow(rows, middle):
    """The characters of each narrow page, in reading order."""
    pages, current, right = [], [], []
    for row in rows:
        if row["across"] and right:
            pages.append(current)
            current, right = right, []
        for char in row["chars"]:
            (right if not row["across"] and char["x0"] >= middle else current).append(char)
    return [page for page in (*pages, current, right) if page]


def step(all_rows, middles):
    """How far the right column lies from the left one: between the places where most of their rows begin."""
    begins = {"left": [], "right": []}
    for page, rows in all_rows.items():
        for row in (row for row in rows if not row["across"]):
            for side in begins:
                own = [c["x0"] for c in row["chars"] if c["ink"] and (c["x0"] < middles[page]) == (side == "left")]
                begins[side] += [round(min(own), 1)] if own else []
    return statistics.mode(begins["right"]) - statistics.mode(begins["left"]) if all(begins.values()) else 0


class Reader:
    """Takes the place of the check's own reader, and remembers what runs across."""

    def __init__(self, read, kit):
        self.read, self.kit = read, kit
        self.across = defaultdict(set)
        self.endnotes = False
        # What stands right above a note, by narrow page.
        self.above_notes = defaultdict(set)

    def __call__(self, path, args):
        self.endnotes = args.endnotes
        pages, tags = self.read(path, args)
        structure = Structure(path, self.kit)
        rows = {page["n"]: rows_of(page) for page in pages}
        for number in rows:
            mark_across(rows[number], number, structure)
        shift = step(rows, structure.middle)
        given, given_tags = [], {}
        for page in pages:
            number, middle = page["n"], structure.middle[page["n"]]
            self.across[number] = {words(row) for row in rows[number] if row["across"]}
            over = {id(char) for row in rows[number] if row["across"] for char in row["chars"]}
            for place, chars in enumerate(narrow(rows[number], middle), start=1):
                for char in chars:
                    if id(char) not in over and char["x0"] >= middle:
                        char.update(x0=char["x0"] - shift, x1=char["x1"] - shift)
                label = round(number + place / 10, 1)
                given.append({**page, "n": label, "chars": chars, "rules": []})
                given_tags.update({(label, key[1]): tag for key, tag in (tags or {}).items() if key[0] == number})
                self.remember_notes(label, rows_of(given[-1]), given_tags)
        return given, given_tags or None

    def remember_notes(self, page, rows, tags):
        for row, below in zip(rows, rows[1:]):
            if any(tags.get((page, c.get("mcid")), ("", ""))[1] == "Note" for c in below["chars"]):
                self.above_notes[page].add(words(row))

    def is_meant(self, finding):
        """False for what is no fault on such pages."""
        kind, page, said = finding["class"], finding["page"], finding["msg"].split(": ", 1)[-1]
        said = "".join(said.strip("'\"").split())
        if kind == "overflow":
            return not any(said in row for row in self.across[int(page)])
        if kind == "heading-foot" and self.endnotes:
            return not any(row.startswith(said) for row in self.above_notes[page])
        return kind != "short-page" and not (kind == "note-clash" and self.endnotes)


def main():
    check = load(sys.argv.pop(1))
    reader = check.read = Reader(check.read, Path(check.__file__).parent)
    analyse = check.analyse

    def in_columns(path, args):
        result = analyse(path, args)
        result["findings"] = [finding for finding in result["findings"] if reader.is_meant(finding)]
        return result

    check.analyse = in_columns
    sys.exit(check.main())


main()
