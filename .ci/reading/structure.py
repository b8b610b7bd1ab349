"""Reads a PDF through its structure tree, as a screen reader does, and compares the words with the assembled ones.

usage: structure.py [--pdfjs FOLDER] FILE.pdf …

Two readers: poppler (pdfinfo -struct-text), which follows the tree through the whole document, and pdf.js, which
follows it page by page and is compared by letters. The assembled words stand in FILE.words, written by the example `reading`: kind, words and
number of a passage between tabs. The words of the text and of each note must be the same, one by one, in order; and in
the whole tree a note must stand right after the block of its mark.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# A comma parts two marks in a row, and belongs to the second.
MARK = re.compile(r"[\s,]*(\d+|\*+)\s*")
# The column of a caption: drawn, and not read.
ORNAMENT = ")"


def by_poppler(pdf):
    """The tree of the whole document: nested [role, children], texts as leaves."""
    ran = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True)
    root = ["Root", []]
    open_ = [(-1, root)]
    for line in re.split(r"\n(?= *(?:\"|[A-Z]))", ran.stdout):
        depth = len(line) - len(line.lstrip(" "))
        while open_[-1][0] >= depth:
            open_.pop()
        said = line.strip()
        if said.startswith('"'):
            open_[-1][1][1].append(said[1:].removesuffix('"'))
        elif said and not said.startswith("Object "):
            node = [said.split(" ")[0], []]
            open_[-1][1][1].append(node)
            open_.append((depth, node))
    return [root]


def by_pdfjs(pdf, library):
    ran = subprocess.run(["node", HERE / "structure.mjs", library, pdf], capture_output=True, text=True, check=True)

    def tree(node):
        return node if isinstance(node, str) else [node.get("role"), [tree(child) for child in node["children"]]]

    return [tree(page) for page in json.loads(ran.stdout)]


def text_of(node):
    return node if isinstance(node, str) else "".join(text_of(child) for child in node[1])


class Reading:
    """What a tree says, in its order: texts of blocks, marks of notes, notes."""

    def __init__(self, trees):
        self.body, self.notes, self.marks, self.faults = [], [], [], []
        for tree in trees:
            self.walk(tree)

    def walk(self, node):
        role, children = node
        if role == "Note":
            return self.note(node)
        text = ""
        for child in children:
            if isinstance(child, str):
                text += child
            elif child[0] == "Reference" and MARK.fullmatch(text_of(child)):
                self.marks.append(MARK.fullmatch(text_of(child))[1])
            elif child[0] in ("Reference", "Link", "Span", "Quote"):
                text += text_of(child)
            else:
                self.body.append(text)
                text = ""
                self.walk(child)
        self.body.append(text)
        return None

    def note(self, node):
        label = "".join(text_of(child) for child in node[1] if not isinstance(child, str) and child[0] == "Lbl").strip()
        words = "\n".join(text_of(child) for child in node[1] if isinstance(child, str) or child[0] != "Lbl")
        self.notes.append((label, words))
        # Later marks of the same block may stand before its first note.
        if label and label not in self.marks[-12:]:
            self.faults.append(f"note {label} stands before its mark or far from it")


def words(text, exact):
    """Words without the hyphens that the program added. Capitals of a style are not the assembly's.

    pdf.js takes blanks and soft hyphens at the ends of lines away, so that of what it reads the letters are compared.
    """
    text = re.sub("\u00ad\\s*", "", text).casefold()
    # On which page a thing stands is settled after the words are: they have none.
    text = re.sub(r"\bpage\s+(\d+|[ivxlc]+)?(?=\W)", "page ", text)
    return text.split() if exact else list(re.sub(r"\s+", "", text))


def first_difference(expected, read):
    for place, (wanted, found) in enumerate(zip(expected + [None], read + [None])):
        if wanted != found:
            return place, expected[max(0, place - 3) : place + 4], read[max(0, place - 3) : place + 4]
    return None


def compare(passages, trees, exact):
    reading = Reading(trees)
    faults = list(reading.faults) if exact else []
    expected = []
    for kind, text, number in passages:
        if kind == "body" and text != ORNAMENT:
            expected.append(f"{number} {text}")
    expected = words("\n".join(expected), exact)
    read = words("\n".join(reading.body), exact)
    difference = first_difference(expected, read)
    if difference:
        place, wanted, found = difference
        wanted, found = (" ".join(map(str, words)) for words in (wanted, found))
        faults.append(f"place {place} of the text: {wanted!r} is read as {found!r}")
    notes = {}
    for label, text in reading.notes:
        notes[label] = notes.get(label, "") + "\n" + text
    for kind, text, number in passages:
        if kind == "note" and words(notes.pop(number, ""), exact) != words(text, exact):
            faults.append(f"note {number}: {text[:60]!r} is not read so")
    faults += [f"note {label} was never typed" for label in notes if label]
    return faults, len(expected)


def main():
    arguments = sys.argv[1:]
    library = None
    if arguments[:1] == ["--pdfjs"]:
        library, arguments = arguments[1], arguments[2:]
    bad = 0
    for name in arguments:
        pdf = Path(name)
        lines = [line.split("\t") for line in pdf.with_suffix(".words").read_text().split("\n") if line]
        readers = {"poppler": by_poppler(pdf)} | ({"pdf.js": by_pdfjs(pdf, library)} if library else {})
        for reader, trees in readers.items():
            faults, count = compare(lines, trees, reader == "poppler")
            for fault in faults[:10]:
                print(f"{pdf}: {reader}: {fault}")
            unit = "words" if reader == "poppler" else "letters"
            print(f"{pdf}: {reader}: {count} {unit} through the structure, {len(faults)} faults")
            bad += len(faults) + (count == 0)
    return int(bad > 0)


sys.exit(main())
