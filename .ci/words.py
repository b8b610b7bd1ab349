"""Reads a PDF back with pdftotext and compares its words with those that the program assembled.

usage: words.py FILE.pdf
The assembled words stand in FILE.words, written by the example `reading`: a passage a line, its kind (body
or note), its words and its number between tabs. Each passage must stand on the pages whole and in order; between two of its words there
may be nothing but the marks of notes, or the end of a page with what stands at its foot and head.
"""

import re
import subprocess
import sys
from pathlib import Path

PAGE = "\f"


def joined(text):
    # A hyphen that the program added reads as a soft hyphen before the end of the line.
    # Capitals of a style are not the assembly's.
    return re.sub(r"[^\S\f]+", "", text.replace("\u00ad", "")).casefold()


def pattern(words):
    return r"[\d,*]{0,12}".join(re.escape(joined(word)) for word in words)


def end_of(words, page, start):
    """Where a passage that begins at or after `start` ends; None when it is not there whole."""
    found = re.compile(pattern(words)).search(page, start)
    if found:
        return found.end()
    # It may run over the end of a page: what stands at its foot and head lies between two words.
    for number in range(1, len(words)):
        first = re.compile(pattern(words[:number])).search(page, start)
        if not first:
            return None
        turn = page.find(PAGE, first.end())
        second = re.compile(pattern(words[number:])).search(page, turn) if turn >= 0 else None
        if second and second.start() - turn < 400:
            return second.end()
    return None


def main():
    pdf = Path(sys.argv[1])
    passages = [line.split("\t")[:2] for line in pdf.with_suffix(".words").read_text().split("\n") if line]
    raw = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    page = joined(raw)
    at = {"body": 0, "note": 0}
    lost = 0
    for kind, passage in passages:
        end = end_of(passage.split(), page, at[kind])
        if end is None:
            lost += 1
            print(f"{pdf}: not found whole and in order: {passage[:90]!r}")
        else:
            at[kind] = end
    total = sum(len(passage.split()) for _, passage in passages)
    print(f"{pdf}: {total} words of {len(passages)} passages, {lost} passages not found")
    sys.exit(lost > 0 or total == 0)


main()
