"""Bibliographic records of the data as records of a workspace."""

import json
import re

TYPES = {"journal": "journal-article", "law": "legislation"}
FIELDS = ("container", "publisher", "symbol", "url", "doi")


def quoted(text):
    """A TOML basic string; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)


def person(author):
    family, given = author["family"], author["given"]
    if author["name"].startswith(family):
        return f"{{ family = {quoted(family)}, given = {quoted(given)}, order = \"family-first\" }}"
    return f"{{ family = {quoted(family)}, given = {quoted(given)} }}"


def author(entry):
    return f"{{ org = {quoted(entry['name'])} }}" if entry["institution"] else person(entry)


def date(text):
    if re.fullmatch(r"\d{4}(-\d\d-\d\d)?", text):
        return text
    return quoted(text)


def volume(kind, text):
    """The data has one text for volume, issue, and number in a series."""
    if kind == "treaty":
        number = re.fullmatch(r"vol\. (\d+)", text)
        return f"treaty = {{ series = \"United Nations, Treaty Series\", volume = {quoted(number[1])} }}"
    if issue := re.fullmatch(r"Issue (\S+)", text):
        return f"issue = {quoted(issue[1])}"
    if series := re.fullmatch(r"(.+) No\. (\S+)", text):
        return f"series = {{ title = {quoted(series[1])}, number = {quoted(series[2])} }}"
    return f"volume = {quoted(text.removeprefix('vol. '))}"


def record(source):
    kind = TYPES.get(source["type"], source["type"])
    lines = [f"[{source['key']}]", f"type = {quoted(kind)}"]
    if source["authors"]:
        lines.append(f"author = [{', '.join(author(entry) for entry in source['authors'])}]")
    lines.append(f"title = {quoted(source['title'])}")
    if source["date"]:
        lines.append(f"date = {date(source['date'])}")
    if source["volume"]:
        lines.append(volume(kind, source["volume"]))
    if source["pages"]:
        lines.append(f"page = {quoted(source['pages'])}")
    for field in FIELDS:
        if source.get(field) and not (kind == "treaty" and field == "container"):
            lines.append(f"{field} = {quoted(source[field])}")
    return "\n".join(lines) + "\n"


def sources_file(sources):
    return "\n".join(map(record, sources))
