"""Makes a workspace of a real document, in the formats that authors use.

usage: convert.py FOLDER-OF-DATA filing|statement WORKSPACE
The wording belongs to the document's authors: the workspace is temporary and stays out of the repository.
Numbers of headings and notes are not carried over; the program must find them again.
"""

import json
import re
import sys
from pathlib import Path

from markdown import running
from records import quoted, sources_file

STATES = {"CHINA": "CN"}
SMALL = {"a", "an", "and", "in", "of", "on", "the", "to"}
# Words of treaty titles: what begins with a capital is only parted when it is listed.
HYPHENATE = ["Dis-crimi-nation", "Con-ven-tion", "Pro-to-col"]


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("’", "").replace("'", "")).strip("-")


def plain(pieces):
    return "".join(piece.get("t") or piece.get("i") or piece.get("link") or "" for piece in pieces)


def sources_of(part):
    """The records of a part of a note: one that it names, or those that it points back at."""
    return [part["source"]] if part.get("source") else part.get("resolves_to") or []


def lowered(title):
    """A title that was typed in capitals, as one types it: capitals are the template's."""
    words = [word if word in SMALL else word.capitalize() for word in title.lower().split()]
    return " ".join([words[0].capitalize(), *words[1:]]) if title.isupper() else title


class Notes:
    """What is typed for a note: a citation of its sources, or a remark."""

    def __init__(self, document):
        self.document = document
        self.parsed = document.get("notes_parsed", {})
        self.suspects = {suspect["note"]: suspect for suspect in document.get("xref_suspects", [])}

    def keys(self, number):
        keys = [key for part in self.parsed[number]["parts"] for key in sources_of(part)]
        suspect = self.suspects.get(number)
        if not keys and suspect and suspect["sure"] == "high":
            return self.keys(suspect["likely"])
        return keys

    def typed(self, note):
        if isinstance(note, dict):
            keys = [key for part in note["parts"] for key in sources_of(part)]
        else:
            keys = self.keys(note)
        if keys:
            return True, "[" + "; ".join(f"@{key}" for key in keys) + "]"
        return False, f"^[{running(self.document['notes'][note], self.typed)}]"


class Workspace:
    def __init__(self, root):
        self.root = root

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def entries(document, workspace, top):
    """One section for each heading; the lines of the manifest that call them."""
    notes, lines, blocks, heading = Notes(document), [], [], None

    def close():
        if heading is None:
            return
        name, level = heading
        line = f"heading = {quoted(name)}"
        if level > top:
            line = f"level = {level - top + 1}, {line}"
        if blocks:
            path = f"text/{slug(name)}"
            text = f"+++\ntitle = {quoted(name)}\n+++\n\n" + "\n\n".join(blocks) + "\n"
            workspace.write(f"submissions/corpus/sections/{path}.md", text)
            line += f", use = {quoted(path)}"
        lines.append(f"  {{ {line} }},")

    for block in document["blocks"]:
        if block["type"] == "heading":
            close()
            heading, blocks = (block["text"], block["level"]) if block["level"] >= top else None, []
        elif block["type"] == "para":
            blocks.append(running(block["inline"], notes.typed))
        elif block["type"] == "quote":
            blocks.append("> " + running(block["inline"], notes.typed, in_quote=True))
        elif block["type"] != "signature":
            raise SystemExit(f"an unknown block: {block['type']}")
    close()
    return "sections = [\n" + "\n".join(lines) + "\n]\n"


def organisation_of(name, known):
    """The id of an organisation, whether it is called with the article or without."""
    bare = slug(name.removeprefix("The "))
    return bare if bare in known else None


def filing_organisations(front, notes, signers):
    known = {slug(name.removeprefix("The ")): {"name": name} for name in [*front["filers"], front["care_of"]]}
    known[slug(front["care_of"])]["address"] = front["address"]
    for note in notes.values():
        status = re.match(r"(.+) holds (\w+) consultative status", plain(note))
        if status and (found := organisation_of(status[1], known)):
            known[found]["status"] = status[2]
    text = ""
    for key, facts in known.items():
        text += f"[{key}]\nname = {quoted(facts['name'])}\nstatus = {quoted(facts.get('status', 'none'))}\n"
        if "address" in facts:
            text += f"address = [{', '.join(map(quoted, facts['address']))}]\n"
        text += "\n"
    for signer in signers:
        text += f"[{organisation_of(signer['organisation'], known)}.signatories.{slug(signer['role'])}]\n"
        text += f"name = {quoted(signer['name'])}\ncredential = {quoted(signer['credential'])}\n"
        text += f"role = {quoted(signer['role'])}\n\n"
    return known, text


def filing(document, workspace):
    front = document["front"]
    signers = [s for block in document["blocks"] if block["type"] == "signature" for s in block["signers"]]
    known, organisations = filing_organisations(front, document["notes"], signers)
    workspace.write("submissions/corpus/organisations.toml", organisations)
    ids = [organisation_of(name, known) for name in front["filers"]]
    signatures = [f"{organisation_of(s['organisation'], known)}/{slug(s['role'])}" for s in signers]
    session = re.search(r"CSW (\d+)", front["docket"])[1]
    states = [code for name, code in STATES.items() if name in document["title"].upper()]
    return f"""template = "csw-communication"
title = {quoted(lowered(document["title"]))}
status = "final"
session = {session}
filed = {front["filed"]}
country = [{", ".join(map(quoted, states))}]
submitted-by = [{", ".join(map(quoted, ids))}]
care-of = {quoted(organisation_of(front["care_of"], known))}
signed-by = [{", ".join(map(quoted, signatures))}]

""" + entries(document, workspace, 1)


ORDINALS = {"Sixty-eighth": 68}


def statement(document, workspace):
    """The cover is the template's; below the heading "Statement" every heading is a section."""
    front = document["front"]
    name = front["submitter"]
    facts = f"[{slug(name)}]\nname = {quoted(name)}\nstatus = \"special\"\n"
    workspace.write("submissions/corpus/organisations.toml", facts)
    return f"""template = "csw-statement"
title = {quoted(document["title"])}
status = "final"
session = {ORDINALS[front["session"].split()[0]]}
date = {quoted(front["date"])}
submitted-by = [{quoted(slug(name))}]

""" + entries(document, workspace, 2)


SEEDS = {"filing": ("seed-002.json", filing), "statement": ("seed-001.json", statement)}


def full_citations(document):
    """The parts of notes and brackets that give a source in full, in order."""
    parts = [part for note in document.get("notes_parsed", {}).values() for part in note["parts"]]
    pieces = [piece for block in document["blocks"] for piece in block.get("inline", [])]
    parts += [part for piece in pieces for part in piece.get("parts", [])]
    return [part for part in parts if part["form"] == "full"]


def as_cited(source, document):
    """The record, with what the document says first where the citations of all documents disagree."""
    first = next((part for part in full_citations(document) if part["source"] == source["key"]), {})
    agreed = {field: first[field] for field in ("title", "authors") if field in (source["conflicts"] or {}) and first}
    return {**source, **agreed}


def main():
    data, kind, root = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    name, manifest = SEEDS[kind]
    document = json.loads((data / name).read_text())
    sources = json.loads((data / "sources.json").read_text())["sources"]
    sources = {source["key"]: source for source in (sources.values() if isinstance(sources, dict) else sources)}
    workspace = Workspace(root)
    workspace.write("rapporteur.toml", f'format = 1\nlanguage = "en"\nhyphenate = [{", ".join(map(quoted, HYPHENATE))}]\n')
    workspace.write(f"submissions/{kind}.toml", manifest(document, workspace))
    sections = (root / "submissions/corpus/sections").rglob("*.md")
    cited = {key for path in sections for key in re.findall(r"@([a-z0-9-]+)", path.read_text())}
    workspace.write("submissions/corpus/sources/all.toml", sources_file([as_cited(sources[key], document) for key in sorted(cited & sources.keys())]))


main()
