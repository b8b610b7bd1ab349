"""A PDF as lines: what stands in the text and what stands at the foot of the pages."""

import re
import subprocess

QUOTES = str.maketrans("‘’“”", "''\"\"")


def joined(text):
    """A text without blanks, without hyphens that were added, and with one shape of quotation marks."""
    return re.sub(r"\s+", "", text.replace("\u00ad", "")).translate(QUOTES)


def pages(pdf, furniture):
    """The lines of each page but those that stand at its head or foot as furniture, a pattern, says."""
    raw = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    for page in raw.removesuffix("\f").split("\f"):
        lines = page.strip().split("\n")
        first = 1 if re.fullmatch(furniture, lines[0]) else 0
        last = -1 if re.fullmatch(furniture, lines[-1]) else None
        yield lines[first:last]


def parted(pdf, furniture, expected):
    """Walks the pages along the expected text: what is missing of it, and the lines below it.

    A page's text ends with the last line that goes on as expected; the rest is its notes.
    """
    at, below, strange = 0, [], None
    for lines in pages(pdf, furniture):
        for count, line in enumerate(lines):
            if not expected.startswith(joined(line), at):
                # Of a true difference the first page tells most.
                strange = (at, line) if strange is None or strange[0] != at else strange
                below += lines[count:]
                break
            at += len(joined(line))
    return expected[at:], strange, below


def notes(lines):
    """The words of each note by its number; a note begins with a line that holds the next number alone."""
    found = []
    for line in lines:
        if line.strip() == str(len(found) + 1):
            found.append("")
        elif not found:
            raise SystemExit(f"words below the text that are no note: {line!r}")
        else:
            found[-1] += " " + line
    return [joined(note) for note in found]
