"""Running text of a document as data, written as the text of a section.

What the data calls a note becomes a citation, typed before the punctuation of its sentence, or a remark, typed
where its mark stood. Signs that mean something in a section are escaped.
"""

import re

STOP = re.compile(r"[.,;:!?…]+[\"'”’»]*$")


def escaped(text):
    text = re.sub(r"[\\*_`<]|\{\{|\[(?=[@#?]|todo:)|\^(?=\[)|&(?=[#\w]+;)", lambda sign: "\\" + sign[0], text)
    return text.replace("{{", "\\{\\{")


def opened(line):
    """A line whose first signs would make it another block."""
    return re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", re.sub(r"^(#|>|[-+](?=\s))", r"\\\1", line))


def span(piece):
    if "t" in piece:
        return escaped(piece["t"])
    if "i" in piece:
        words = piece["i"]
        inner = words.strip()
        return words.replace(inner, f"*{escaped(inner)}*", 1) if inner else words
    if "link" in piece:
        return f"[{escaped(piece['link'])}]({piece['href']})" if piece.get("href") else escaped(piece["link"])
    raise SystemExit(f"an unknown piece of running text: {sorted(piece)}")


def with_citation(text, citation, quote_ends):
    """The citation goes before the stop, or after that of a quotation that ends here."""
    stop = None if quote_ends else STOP.search(text)
    if not stop:
        return f"{text.rstrip()} {citation}"
    return f"{text[: stop.start()].rstrip()} {citation}{stop[0]}"


def running(pieces, note, in_quote=False):
    """The pieces as one line; `note` gives what is typed for the note of a number: (is citation, text)."""
    text = ""
    for at, piece in enumerate(pieces):
        if "note" in piece:
            is_citation, typed = note(piece["note"])
            last = at == len(pieces) - 1
            text = with_citation(text, typed, in_quote and last) if is_citation else text + typed
        elif "cite" in piece:
            _, typed = note(piece)
            text = f"{text.rstrip()} {typed}"
        else:
            text += span(piece)
    return opened(text)
