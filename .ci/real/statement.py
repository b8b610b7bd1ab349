"""The statement: cover, headings, paragraphs, and citations in the running text."""

from exceptions import spaced
from pages import QUOTES, joined

# Kinds of sources whose titles the style puts in quotation marks.
QUOTED = {"news", "web", "journal", "video"}
# What the original's body counts; the words before it are the cover's.
BODY = 1399


def furniture(_):
    """The line that marks the first page as a proof, and page numbers."""
    return r"Preview: not a document of the United Nations|\d+/\d+"


def by_style(piece, sources):
    """A citation of the original with the style's punctuation: "and" for "&", titles of articles quoted."""
    text = piece["cite"].replace(", & ", " and ").replace(" ; ", "; ")
    for part in piece["parts"]:
        if part["form"] == "full" and sources[part["source"]]["type"] in QUOTED:
            text = text.replace(part["title"], f"\"{part['title']}\"")
    return text


def running(pieces, sources=None):
    """Running text; without sources as the original has it."""
    words = lambda piece: piece.get("t") or piece.get("i") or f"*{piece['note'][2:]}"[:1]
    return "".join(
        (by_style(piece, sources) if sources else piece["cite"]) if "cite" in piece else words(piece) for piece in pieces
    )


def blocks(document, sources=None):
    """The blocks below the heading "Statement"."""
    for block in document["blocks"][1:]:
        yield block["text"] if block["type"] == "heading" else running(block["inline"], sources)


def text_of(document, sources, exceptions):
    front = document["front"]
    cover = [front["organ"], front["distribution"], front["date_text"], front["original_language"]]
    cover += [front["commission"], front["session"], front["session_dates"], front["agenda_item"]]
    cover += [running(front["statement_title"]), running(front["circulation_note"])]
    return exceptions.edited("\n".join([*cover, document["blocks"][0]["text"], *blocks(document, sources)]))


def check_notes(document, _, below, __):
    """One note, with an asterisk."""
    expected = joined("*" + running(document["notes"]["*1"]))
    return [] if joined("".join(below)) == expected else [f"below the text stands {below!r}"]


def added(document, sources, exceptions):
    """How many words more ours has, by the style's punctuation and by each exception that names the body's words."""
    body, styled = ("\n".join(blocks(document, by)) for by in (None, sources))
    count = len(styled.split()) - len(body.split())
    for entry in exceptions.all:
        if entry["kind"] == "words" and spaced(entry["original"]) in spaced(styled):
            count += len(entry["ours"].split()) - len(entry["original"].split())
    return count


def check_plain(document, sources, exceptions, text, plain, counted):
    """The plain text against the words of the body, and what the program counts against both."""
    original = sum(len(block.split()) for block in blocks(document))
    if original != BODY:
        return [f"the body of the original has {original} words, not {BODY}"]
    heading = document["blocks"][0]["text"]
    first = spaced(document["blocks"][1]["text"])
    body = first + text.translate(QUOTES).split(f" {heading} {first}", 1)[1]
    ours, expected = plain.translate(QUOTES).split(), body.split()
    if ours != expected:
        at = next((at for at, (a, b) in enumerate(zip(ours, expected)) if a != b), min(len(ours), len(expected)))
        return [f"plain text: word {at + 1} is {ours[at : at + 5]}, not {expected[at : at + 5]}"]
    due = original + added(document, sources, exceptions)
    print(f"{len(ours)} words of plain text, {counted} counted: {original} of the original, {due - original:+} by exceptions")
    return [] if len(ours) == counted == due else [f"{len(ours)} words, {counted} counted, {due} due"]
