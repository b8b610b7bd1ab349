"""What may differ from the original, one by one."""

import sys
import tomllib


def spaced(text):
    return " ".join(text.split())


class Exceptions:
    """The entries of a file, each with its reason; those that were needed are remembered."""

    def __init__(self, path):
        self.all = tomllib.loads(path.read_text())["exception"]
        self.used = set()
        unreasoned = [entry for entry in self.all if not entry.get("reason")]
        if unreasoned:
            sys.exit(f"an exception without reason: {unreasoned[0]}")

    def take(self, kind, note):
        """The exception of this kind for this note, which is used thereby."""
        for at, entry in enumerate(self.all):
            if entry["kind"] == kind and entry.get("note") == note:
                self.used.add(at)
                return entry
        return None

    def edited(self, text):
        """The original's text with the words that may differ replaced, each entry where they come next.

        The result must be ours to the letter: an entry that nothing needs would itself be a difference.
        """
        text = spaced(text)
        for at, entry in enumerate(self.all):
            if entry["kind"] == "words" and spaced(entry["original"]) in text:
                text = text.replace(spaced(entry["original"]), spaced(entry["ours"]), 1)
                self.used.add(at)
        return text

    def unused(self):
        return [entry for at, entry in enumerate(self.all) if at not in self.used]
