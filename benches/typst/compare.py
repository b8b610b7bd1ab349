#!/usr/bin/env python3
"""The same synthetic filing, set by Rapporteur and by Typst: processor time and memory of the whole process.

    python3 -m venv venv && venv/bin/pip install typst
    cargo build --release && cargo bench -- --write 500 folder
    venv/bin/python benches/typst/compare.py target/release/rapporteur folder

The words are the same, and so are page, face and sizes. Two things are not, both to the advantage of Typst: it
gets the notes ready written, where Rapporteur makes citations of records and decides about Id. and supra; and of
the time and memory of its process, what Python alone takes is taken away. The two run in turn.
"""

import os
import re
import statistics
import sys
import tomllib
from pathlib import Path

RUNS = 5

# The page and the sizes of the template csw-communication: 11.5 on 14.5 points, notes 9.5 on 11.5.
HEAD = """#set page("us-letter", margin: (x: 1.7in, y: 1.15in), numbering: "1")
#set text(font: "Liberation Serif", size: 11.5pt, lang: "en")
#set par(justify: true, leading: 6.9pt, spacing: 14pt)
#set heading(numbering: "I.a")
#set footnote.entry(gap: 5pt)
#show footnote.entry: set text(size: 9.5pt)
#show footnote.entry: set par(leading: 5.2pt)
"""


def note(key: str, page: str | None, sources: dict) -> str:
    """A source as a note says it."""
    record = sources[key]
    place = f", at {page}" if page else ""
    title = f'#link("{record["url"]}")[{record["title"]}]'
    return f'{record["author"][0]}, {title}, _{record["container"]}_, {record["date"]}{place}'


def paragraph(text: str, sources: dict) -> str:
    """A paragraph in the markup of Typst."""
    cited = lambda found: f"#footnote[{note(found[1], found[2], sources)}.]"
    remark = lambda found: f"#footnote[{found[1]} {note(found[2], found[3], sources)}.]"
    text = re.sub(r"\*([^*]+)\*", r"_\1_", text)
    text = re.sub(r"\^\[([^\[]*) \[@([a-z0-9-]+)(?:, p\. (\d+))?\]\.\]", remark, text)
    text = re.sub(r" \[@([a-z0-9-]+)(?:, p\. (\d+))?\]", cited, text)
    text = re.sub(r"\[#[^\]]*\]", "paragraph 1", text)
    return re.sub(r" ?\{#[^}]*\}", "", text)


def converted(folder: Path) -> str:
    """The first filing of a workspace as a document of Typst."""
    corpus = folder / "submissions/corpus"
    sources: dict = {}
    for path in corpus.glob("sources/*.toml"):
        sources |= tomllib.loads(path.read_text())
    manifest = tomllib.loads((folder / "submissions/1/filing-1.toml").read_text())
    out = [HEAD]
    for entry in manifest["sections"]:
        out.append("=" * entry["level"] + " " + entry["heading"])
        body = (corpus / f"sections/{entry['use']}.md").read_text().split("+++\n")[2]
        for block in body.strip().split("\n\n"):
            if block.startswith("> "):
                out.append(f"#quote(block: true)[{paragraph(block[2:], sources)}]")
            else:
                out.append(paragraph(re.sub(r"(?m)^\d+\. ", "+ ", block), sources))
    return "\n\n".join(out) + "\n"


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds of processor time, user and system, and MiB at the peak."""
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    program, folder = sys.argv[1], Path(sys.argv[2])
    fonts = Path(__file__).parents[2] / "assets/fonts"
    document = folder / "out/filing.typ"
    document.parent.mkdir(exist_ok=True)
    document.write_text(converted(folder))
    python = lambda what: [sys.executable, "-c", f"import typst\n{what}"]
    setting = f"typst.compile({str(document)!r}, output={str(document.with_suffix('.pdf'))!r}, font_paths=[{str(fonts)!r}])"
    commands = {"rapporteur": [program, "-C", str(folder), "build"], "typst": python(setting), "python": python("")}
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            figures[name].append(measured(command))
    # The first run of each filled the caches of the system.
    median = {name: [statistics.median(column) for column in zip(*runs[1:])] for name, runs in figures.items()}
    ours, theirs = median["rapporteur"], [a - b for a, b in zip(median["typst"], median["python"])]
    print(f"{'':12} {'seconds':>8} {'MiB':>8}")
    print(f"{'rapporteur':12} {ours[0]:8.3f} {ours[1]:8.1f}")
    print(f"{'typst':12} {theirs[0]:8.3f} {theirs[1]:8.1f}")
    print(f"{'ratio':12} {ours[0] / theirs[0]:8.3f} {ours[1] / theirs[1]:8.3f}")


if __name__ == "__main__":
    main()
