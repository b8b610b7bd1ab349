"""Damages a good PDF in many ways, one at a time, and sees that the judges notice: a judge that passes everything
would pass these too.

usage: damage.py FOLDER PLAIN.pdf ATTACHED.pdf [PDFCHECK.py]     FOLDER is made anew

Each damage names who must catch it: a rule of veraPDF (profile and rule), a condition of pdfcheck.py, or qpdf. The
files themselves, saved again without damage, must pass. Exit: 0 all as expected, 1 not.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "verapdf"))
import verapdf

DAMAGES = {}
ATTACHED = set()


def damage(caught_by, attached=False):
    """Registers a damage under its description, with whoever must catch it."""

    def register(function):
        name = function.__name__.replace("_", " ")
        DAMAGES[name] = (function, caught_by)
        if attached:
            ATTACHED.add(name)
        return function

    return register


def elements(pdf, role):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and "/P" in o and o.get("/S") == Name("/" + role)]


def element(pdf, role):
    return elements(pdf, role)[0]


def objects(pdf, **entries):
    wanted = {"/" + key: Name("/" + value) for key, value in entries.items()}
    is_wanted = lambda o: all(o.get(key) == value for key, value in wanted.items())
    return [o for o in pdf.objects if isinstance(o, (Dictionary, pikepdf.Stream)) and is_wanted(o)]


def content(pdf, change, page=1):
    """Changes the content of a page; a damage that changes nothing is a mistake here."""
    stream = pdf.pages[page].Contents
    old = stream.read_bytes()
    new = change(old)
    assert new != old, "nothing was damaged"
    stream.write(new)


def packet(pdf, old, new):
    text = pdf.Root.Metadata.read_bytes()
    assert old in text, old
    pdf.Root.Metadata.write(text.replace(old, new))


def first_mcid(text):
    return re.search(rb"/(\w+)<</MCID (\d+)>>BDC", text)


def link(pdf):
    return pdf.pages[1].Annots[0]


# ---- the document

@damage("ua1 7.2-24")
def no_language(pdf):
    del pdf.Root.Lang


@damage("ua1 7.1-10")
def the_title_is_not_shown(pdf):
    del pdf.Root.ViewerPreferences


@damage("ua1 6.2-1")
def not_marked_as_tagged(pdf):
    del pdf.Root.MarkInfo


@damage("ua1 7.1-11")
def no_structure(pdf):
    del pdf.Root.StructTreeRoot


@damage("ua1 5-1")
def no_claim_of_accessibility(pdf):
    packet(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@damage("2a 6.6.4-2")
def no_claim_to_be_an_archive(pdf):
    packet(pdf, b"<pdfaid:part>2</pdfaid:part>", b"")


@damage("2a 6.6.4-2")
def the_claim_of_another_part(pdf):
    packet(pdf, b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:part>1</pdfaid:part>")


@damage("ua1 7.1-9")
def no_title(pdf):
    packet(pdf, b"dc:title", b"dc:rights")


@damage("2a 6.6.2.3.1-1")
def an_undescribed_property(pdf):
    packet(pdf, b"http://www.aiim.org/pdfua/ns/id/</pdfaSchema", b"http://example.org/</pdfaSchema")


@damage("2a 6.2.4.3-4")
def no_output_intent(pdf):
    del pdf.Root.OutputIntents


@damage("2a 6.2.2-1")
def an_unknown_operator(pdf):
    content(pdf, lambda text: text + b"\n1 2 quux\n")


@damage("2a 6.5.1-1")
def a_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


# ---- the structure

@damage("ua1 7.4.2-1")
def a_heading_skips_a_level(pdf):
    element(pdf, "H2").S = Name.H4


@damage("ua1 7.9-1")
def a_note_without_a_name(pdf):
    del element(pdf, "Note").ID


@damage("ua1 7.9-2")
def two_notes_of_one_name(pdf):
    first, second = elements(pdf, "Note")[:2]
    second.ID = first.ID


@damage("ua1 7.1-5")
def a_role_that_nobody_knows(pdf):
    element(pdf, "BlockQuote").S = Name.Zitat


@damage("ua1 7.1-6")
def roles_in_a_circle(pdf):
    element(pdf, "BlockQuote").S = Name.Zitat
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Zitat=Name.Quotation, Quotation=Name.Zitat)


@damage("ua1 7.1-7")
def a_standard_role_is_another(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


@damage("ua1 7.2-17")
def an_item_outside_of_a_list(pdf):
    element(pdf, "L").S = Name.Div


@damage("ua1 7.2-19")
def a_list_of_paragraphs(pdf):
    for item in elements(pdf, "LI"):
        item.S = Name.P


@damage("ua1 7.3-1")
def a_figure_without_words(pdf):
    element(pdf, "BlockQuote").S = Name.Figure


@damage("ua1 7.5-1")
def a_head_of_a_table_without_scope(pdf):
    roles = {"/L": Name.Table, "/LI": Name.TR, "/Lbl": Name.TD, "/LBody": Name.TH}
    whole = element(pdf, "L")
    for row in whole.K:
        for cell in row.K:
            cell.S = roles[str(cell.S)]
        row.S = Name.TR
    whole.S = Name.Table


@damage("ua1 7.2-9")
def a_cell_outside_of_a_row(pdf):
    element(pdf, "LBody").S = Name.TD


@damage("pdfcheck KIT-P")
def a_child_that_names_another_parent(pdf):
    element(pdf, "P").P = element(pdf, "Note")


# ---- the pages

@damage("ua1 7.1-3")
def content_that_is_neither_tagged_nor_an_artefact(pdf):
    content(pdf, lambda text: text + b"\n0 0 10 10 re f\n")


@damage("ua1 7.1-1")
def an_artefact_within_tagged_content(pdf):
    content(pdf, lambda text: text.replace(first_mcid(text)[0], first_mcid(text)[0] + b"\n/Artifact BMC 0 0 1 1 re f EMC", 1))


@damage("ua1 7.1-2")
def tagged_content_within_an_artefact(pdf):
    content(pdf, lambda text: text.replace(b"BT", b"/Artifact BMC\nBT", 1) + b"\nEMC\n")


@damage("ua1 7.1-3")
def a_tag_that_is_not_in_the_tree(pdf):
    content(pdf, lambda text: text.replace(first_mcid(text)[0], b"/P<</MCID 9999>>BDC", 1))


@damage("pdfcheck KIT-MCREP")
def a_number_used_twice(pdf):
    def twice(text):
        all_tags = re.findall(rb"/\w+<</MCID \d+>>BDC", text)
        return text.replace(all_tags[1], all_tags[0], 1)

    content(pdf, twice)


@damage("ua1 7.18.3-1")
def links_without_an_order(pdf):
    del pdf.pages[1].Tabs


@damage("ua1 7.1-3")
def a_page_without_a_way_to_the_tree(pdf):
    del pdf.pages[1].StructParents


@damage("ua1 7.18.5-2")
def a_link_without_words(pdf):
    del link(pdf).Contents


@damage("ua1 7.18.5-1")
def a_link_without_an_element(pdf):
    del link(pdf).StructParent


@damage("2a 6.3.2-1")
def a_link_that_is_not_printed(pdf):
    del link(pdf).F


@damage("2a 6.2.4.3-3")
def colours_of_a_press(pdf):
    content(pdf, lambda text: text.replace(b"BDC\n", b"BDC\n0 0 0 1 k\n", 1))


# ---- the faces

@damage("ua1 7.21.7-1")
def a_face_without_a_way_to_text(pdf):
    del objects(pdf, Type="Font", Subtype="Type0")[0].ToUnicode


@damage("ua1 7.21.4.1-1")
def a_face_that_is_not_in_the_file(pdf):
    descriptor = objects(pdf, Type="FontDescriptor")[0]
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@damage("ua1 7.21.5-1")
def wrong_widths(pdf):
    faces = [o for o in pdf.objects if isinstance(o, Dictionary) and "/CIDSystemInfo" in o and "/W" in o]
    faces[0].W = Array([0, Array([300] * 90)])


@damage("ua1 7.21.3.2-1")
def a_face_without_a_way_to_its_glyphs(pdf):
    del objects(pdf, Type="Font", Subtype="CIDFontType2")[0].CIDToGIDMap


# ---- what is attached

@damage("3a 6.8-3", attached=True)
def an_attachment_of_no_relation(pdf):
    del objects(pdf, Type="Filespec")[0].AFRelationship


@damage("3a 6.8-1", attached=True)
def an_attachment_of_no_type(pdf):
    del objects(pdf, Type="EmbeddedFile")[0].Subtype


@damage("3a 6.8-4", attached=True)
def an_attachment_of_nothing(pdf):
    del pdf.Root.AF


@damage("3a 6.8-2", attached=True)
def an_attachment_without_a_name(pdf):
    del objects(pdf, Type="Filespec")[0].UF


@damage("2a 6.8-5", attached=True)
def an_attachment_under_the_older_standard(pdf):
    packet(pdf, b"<pdfaid:part>3</pdfaid:part>", b"<pdfaid:part>2</pdfaid:part>")


# ---- the bytes

def cut_off(data):
    return data[: len(data) * 2 // 3]


def a_wrong_place(data):
    return re.sub(rb"startxref\n\d+", b"startxref\n17", data)


def a_broken_stream(data):
    at = data.index(b"stream\n", len(data) // 2) + 60
    return data[:at] + bytes(255 - byte for byte in data[at : at + 40]) + data[at + 40 :]


BYTES = {"cut off": cut_off, "a wrong place of the table": a_wrong_place, "a broken stream": a_broken_stream}


def made_in(folder, plain, attached):
    """Every damaged file by its name, and both files saved again without damage: the saving itself breaks nothing."""
    made = {}
    for name in [PLAIN, ATTACHED_TOO, *DAMAGES]:
        made[name] = folder / f"{name}.pdf"
        with pikepdf.open(attached if is_attached(name) else plain) as pdf:
            if name in DAMAGES:
                DAMAGES[name][0](pdf)
            pdf.save(made[name])
    return made


PLAIN, ATTACHED_TOO = "no damage", "no damage, attached"


def is_attached(name):
    return name in ATTACHED or name == ATTACHED_TOO


def expected(name):
    """Who must catch a damage, and what it calls it."""
    return DAMAGES[name][1] if name in DAMAGES else ""


def by_verapdf(made):
    found = {name: set() for name in made}
    for profile in ("ua1", "2a", "3a"):
        judged = [name for name in made if expected(name).startswith(profile)]
        judged += [PLAIN] if profile != "3a" else []
        judged += [ATTACHED_TOO] if profile != "2a" else []
        for name, rules in zip(judged, verapdf.judge(profile, [made[name] for name in judged])):
            found[name] |= set(rules)
    return found


def by_pdfcheck(script, path):
    command = [sys.executable, script, path, "--profile", "ua1+a2a", "--no-readers", "--quiet"]
    ran = subprocess.run(command, capture_output=True, text=True)
    return {f"pdfcheck {rule}" for rule in re.findall(r"^  FAIL (\S+)", ran.stdout, re.M)}


def main():
    folder, plain, attached, *kit = map(Path, sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = made_in(folder, plain, attached)
    found = by_verapdf(made)
    for script in kit:
        for name in [PLAIN, *(name for name in made if expected(name).startswith("pdfcheck"))]:
            found[name] |= by_pdfcheck(script, made[name])
    missed = 0
    for name, rules in found.items():
        wanted = expected(name)
        tried = kit or not wanted.startswith("pdfcheck")
        if tried and (wanted not in rules if wanted else rules):
            missed += 1
            print(f"{name}: expected {wanted or 'no failure'}, found {', '.join(sorted(rules)) or 'nothing'}")
    for name, change in BYTES.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(change(plain.read_bytes()))
        if subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0:
            missed += 1
            print(f"{name}: qpdf finds nothing")
    print(f"{len(DAMAGES) + len(BYTES)} damages, {missed} not caught as expected")
    return int(missed > 0 or not DAMAGES)


sys.exit(main())
