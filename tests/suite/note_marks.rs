//! Marks of notes in lines: whatever the width, none begins a line, and each note begins on its mark's page.

use std::collections::BTreeMap;

use rapporteur::diag::Diagnostics;
use rapporteur::geom::{Item, Length, NoteId, Owner, Page, Target};
use rapporteur::layout::paginate::Finding;
use rapporteur::layout::{Layout, PageFacts};
use rapporteur::pipeline;

use crate::support::{Made, PLAIN, is_label, is_mark, lines, plain_workspace, sample};

/// Marks after every kind of sign, side by side, after an address, in lists, quotations and headings.
const TEXT: &str = "\
A first sentence with a note [@roe-2019-river], a second in its midst^[An explanation of some length, which says \
what would stop the reader in the text itself.] and two at its end [@doe-2020-border].^[A remark beside a source.] \
The words “of a quotation end here” [@hrc-2020-situation, para. 4]; see https://example.org/a/long/address [@roe-2019-river, \
p. 3] and non-refoulement [@doe-2020-border] as well as internationalisation^[Here a long word stands before the mark.] \
(and a bracket [@roe-2019-river, p. 5]).

- An item of a list whose end bears a mark [@hrc-2020-situation];
- another^[With a remark.] with one after its first word.

> A quotation set apart, narrower than the text around it, ends in a mark as well. [@doe-2020-border]

## A sub-heading with a remark^[Which is not usual.]

One two^[1] three^[2] four^[3] five^[4] six^[5] seven^[6] eight^[7] nine^[8] ten^[9] eleven^[10] twelve^[11] thirteen^[12].";

/// Lays a submission out again with another right margin.
fn with_width(made: &mut Made, width: Length) -> Layout {
    let page = &mut made.submission.template.page;
    page.margins.right = page.size.width - page.margins.left - width;
    let mut found = Diagnostics::new();
    let layout = pipeline::lay_out(&made.document, &made.submission, &made.shared, &mut found);
    layout.unwrap_or_else(|| panic!("{found:?}"))
}

#[test]
fn no_line_begins_with_a_mark_at_any_of_200_widths() {
    let mut made = plain_workspace(TEXT).make_clean(PLAIN);
    made.submission.template.page.size.width = Length::from_points(600);
    let marks = made.document.notes.len();
    for step in 0..200 {
        let width = Length::from_points(70 + step * 2);
        let layout = with_width(&mut made, width);
        assert_eq!(check_marks(&layout.pages), Ok(marks), "{width}");
        check_pages(&layout, marks).unwrap_or_else(|why| panic!("{width}: {why}"));
    }
}

#[test]
fn no_line_of_the_sample_begins_with_a_mark() {
    check(sample()).unwrap();
}

/// Checks the marks and notes of all pages.
pub(crate) fn check(made: &Made) -> Result<(), String> {
    let (marks, found) = (made.document.notes.len(), check_marks(&made.layout.pages)?);
    if marks != found {
        return Err(format!("{found} marks are printed, of {marks}"));
    }
    check_pages(&made.layout, marks)
}

/// How many marks there are, when none begins a line.
fn check_marks(pages: &[Page]) -> Result<usize, String> {
    let mut marks = 0;
    for line in lines(pages) {
        if line.runs.first().is_some_and(|run| is_mark(run)) {
            return Err(format!("page {}: a line begins with a mark: {}", line.page + 1, line.text()));
        }
        marks += line.runs.iter().filter(|run| is_mark(run)).count();
    }
    Ok(marks)
}

/// Every note begins on the page of its mark, unless the facts say that it is late; and the facts are true.
fn check_pages(layout: &Layout, notes: usize) -> Result<(), String> {
    let (marks, labels) = (places(&layout.pages, true), places(&layout.pages, false));
    let facts: &PageFacts = &layout.facts;
    for id in (0..notes).map(|n| NoteId(u32::try_from(n).unwrap())) {
        let (mark, label) = (marks[&id], labels[&id]);
        if facts.marks[&id] != mark || facts.notes[&id].0 != label {
            return Err(format!("the facts of {id:?} are not those of the pages"));
        }
        let said = facts.findings.iter().any(|finding| {
            matches!(finding, Finding::LateNote { column, anchor_column, .. } if (*column, *anchor_column) == (label, mark))
        });
        if mark != label && !said {
            return Err(format!("the mark of {id:?} is on page {mark}, its note on page {label}"));
        }
    }
    Ok(())
}

/// The page of every mark, or of every label.
fn places(pages: &[Page], of_marks: bool) -> BTreeMap<NoteId, usize> {
    let mut all = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            let Item::Glyphs(run) = item else { continue };
            match (&run.target, run.owner) {
                (Some(Target::Note(id)), _) if of_marks && is_mark(run) => all.insert(*id, number),
                (_, Owner::Note(id)) if !of_marks && is_label(run) => all.insert(id, number),
                _ => None,
            };
        }
    }
    all
}
