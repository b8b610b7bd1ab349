"""The filing: its text with every mark of a note in its place, and every note under its number."""

import re

from pages import joined, notes

MONTHS = "January February March April May June July August September October November December".split()


def furniture(document):
    """Page number and running head."""
    return rf"\d+|(?i:{re.escape(document['title'])})"


def with_marks(pieces, exceptions):
    """Running text with the numbers of notes in their places."""
    text, late = "", ""
    for piece in pieces:
        words = piece.get("t") or piece.get("i") or piece.get("link") or ""
        stop = re.match(r"[.,;:]", words)
        if late and stop and exceptions.take("mark-before-stop", int(late)):
            text, words = text + stop[0], words[1:]
        text, late = text + late + words, piece.get("note", "")
    return text + late


def text_of(document, _, exceptions):
    """The whole text of the filing in reading order: caption, title, body, signatures."""
    front = document["front"]
    rows = front["caption_rows"]
    text = [front["organ"], front["commission"], front["procedure"]]
    text += [with_marks(row["left"], exceptions) + front["caption_divider"] for row in rows]
    text += [row["right"] for row in rows if row["right"]]
    text += front["title_lines"]
    for block in document["blocks"]:
        if block["type"] == "heading":
            text.append(f"{block['number']}. {block['text']}")
        elif block["type"] == "signature":
            text.append(block["closing"])
            for signer in block["signers"]:
                text += [f"{signer['name']}, {signer['credential']}", signer["role"], signer["organisation"]]
        else:
            text.append(with_marks(block["inline"], exceptions))
    return exceptions.edited("\n".join(text))


def in_words(date):
    """An ISO date as a note has it, as far as it is known."""
    year, *rest = date.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def facts(part):
    """What a full form must say, as the original says it."""
    stated = [("author", author["name"]) for author in part["authors"]]
    stated += [("title", part["title"]), ("date", in_words(part["date"]))]
    return stated + [(field, part[field]) for field in ("container", "publisher", "volume") if part.get(field)]


def says(words, fact):
    # The data writes the Treaty Series without its comma.
    return joined(fact).replace(",", "") in words.replace(",", "")


class Holder:
    """The notes of the original against ours, in order."""

    def __init__(self, document, sources, ours, exceptions):
        self.parsed, self.sources, self.ours, self.exceptions = document["notes_parsed"], sources, ours, exceptions
        self.first, self.before, self.faults = {}, None, []

    def check(self, original):
        if len(self.ours) != len(original):
            self.faults.append(f"{len(original)} notes in the original, {len(self.ours)} in ours")
        for number, ours in enumerate(self.ours, 1):
            self.note(number, ours, joined("".join(p.get("t") or p.get("i") or p.get("link") for p in original[str(number)])))
        return self.faults

    def fault(self, number, message):
        self.faults.append(f"note {number}: {message}")

    def keys(self, number):
        parts = self.parsed[str(number)]["parts"]
        keys = [key for part in parts for key in [part.get("source"), *(part.get("resolves_to") or [])] if key]
        if not keys and (entry := self.exceptions.take("points-at-no-source", number)):
            keys = self.keys(entry["meant"])
        return keys

    def note(self, number, ours, original):
        parts, keys = self.parsed[str(number)]["parts"], self.keys(number)
        if not keys:
            if ours != original:
                self.fault(number, f"the remark reads {ours!r}")
        elif self.before == keys and len(keys) == 1:
            self.expect(number, ours, "Id.")
        elif len(keys) == 1 and keys[0] in self.first:
            self.later(number, ours, keys[0], parts[0]["form"])
        else:
            self.full(number, ours, parts, keys)
        self.before = keys
        for key in keys:
            self.first.setdefault(key, number)

    def expect(self, number, ours, text):
        if ours != joined(text):
            self.fault(number, f"not {text!r} but {ours!r}")

    def later(self, number, ours, key, form):
        """Cited before, by our count: a name and the number of the note that has it in full."""
        if form == "full" and not self.exceptions.take("given-in-full-again", number):
            self.fault(number, "the original gives the source in full again: name it")
        author = self.sources[key]["authors"][0]
        name = joined(author.get("family") or author["name"])
        if name not in ours or not ours.endswith(f"supranote{self.first[key]}."):
            self.fault(number, f"does not lead back to note {self.first[key]}: {ours!r}")

    def full(self, number, ours, parts, keys):
        if len(parts) != len(keys) or any(part["form"] != "full" for part in parts):
            self.fault(number, "the original has a short form where ours is the first")
        shares = ours.split(";") if len(parts) > 1 else [ours]
        if len(shares) != len(parts):
            self.fault(number, f"{len(parts)} sources in the original, {len(shares)} in ours")
        for part, share in zip(parts, shares):
            for field, fact in facts(part):
                if not says(share, fact) and not self.excepted(number, field, fact, share):
                    self.fault(number, f"{field} {fact!r} is not in {share!r}")

    def excepted(self, number, field, fact, share):
        entry = self.exceptions.take(f"record-{field}", number)
        return entry and entry["original"] == fact and says(share, entry["ours"])


def check_notes(document, sources, below, exceptions):
    return Holder(document, sources, notes(below), exceptions).check(document["notes"])
