"""Says which runs of words of the sample stand in the real documents: the project holds only its own text.

usage: own_words.py FOLDER-OF-REAL-DOCUMENTS
Names and titles are shared facts, and treaty articles are public law: only runs of ten words or more
outside quotations and source records count.
"""

import json
import re
import sys
from pathlib import Path

RUN = 10


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))


def texts(value):
    if isinstance(value, dict):
        for key in ("t", "i", "text"):
            if isinstance(value.get(key), str):
                yield value[key]
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        # Inline pieces of one paragraph belong together.
        yield " ".join(piece for item in value if isinstance(item, dict) for piece in [item.get("t") or item.get("i") or ""] if isinstance(piece, str))
        for inner in value:
            yield from texts(inner)


def main():
    seeds = sorted(Path(sys.argv[1]).glob("seed-*.json"))
    if not seeds:
        sys.exit("there is no seed-*.json in the folder")
    known = set()
    for path in seeds:
        for text in texts(json.loads(path.read_text())):
            run = words(text)
            known.update(tuple(run[i : i + RUN]) for i in range(len(run) - RUN + 1))
    found = 0
    files = [*Path("submissions").rglob("*.md"), *Path("docs").rglob("*.md"), Path("README.md")]
    for path in files:
        lines = path.read_text().splitlines()
        own = "\n".join(line for line in lines if not line.startswith(">") and not line.strip().startswith("title"))
        run = words(own)
        for i in range(len(run) - RUN + 1):
            if tuple(run[i : i + RUN]) in known:
                found += 1
                print(f"{path}: {' '.join(run[i : i + RUN])}")
    print(f"{len(files)} files against {len(known)} runs of {RUN} words: {found} shared")
    sys.exit(found > 0)


main()
