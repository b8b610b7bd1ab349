"""Holds the PDF of a converted document against the original.

usage: compare.py FOLDER-OF-DATA filing|statement FILE.pdf EXCEPTIONS.toml [FILE.txt COUNT]
The text must be the original's, letter for letter, with every mark of a note in its place; every note must
stand under its number and lead to the original's source; the plain text must hold the words of the body and
no others, as many as the program counts. What may differ stands in the exceptions, one by one, and one that nothing needs is a failure.
"""

import json
import sys
from pathlib import Path

import filing
import statement
from exceptions import Exceptions
from pages import joined, parted

KINDS = {"filing": ("seed-002.json", filing), "statement": ("seed-001.json", statement)}


def main():
    data, (seed, kind) = Path(sys.argv[1]), KINDS[sys.argv[2]]
    pdf, exceptions, plain = Path(sys.argv[3]), Exceptions(Path(sys.argv[4])), sys.argv[5:]
    document = json.loads((data / seed).read_text())
    sources = json.loads((data / "sources.json").read_text())["sources"]
    sources = {source["key"]: source for source in (sources.values() if isinstance(sources, dict) else sources)}
    text = kind.text_of(document, sources, exceptions)
    expected = joined(text)
    missing, strange, below = parted(pdf, kind.furniture(document), expected)
    faults = []
    if missing:
        at, line = strange
        faults.append(f"the text goes on as {expected[at : at + 60]!r}, the page as {line!r}")
    else:
        faults += kind.check_notes(document, sources, below, exceptions)
        faults += [f"nothing needs this exception: {entry}" for entry in exceptions.unused()]
    if plain:
        path, count = plain
        faults += statement.check_plain(document, sources, exceptions, text, Path(path).read_text(), int(count))
    for fault in faults:
        print(f"{pdf}: {fault}")
    counted = f"{len(expected)} letters, {len(document['notes'])} notes, {len(exceptions.all)} exceptions"
    print(f"{pdf}: {counted}, {len(faults)} faults")
    sys.exit(len(faults) > 0)


main()
