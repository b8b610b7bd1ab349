//! `page-split-notes`: a note that is divided between pages.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::layout::PageFacts;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::pages(check)
}

fn check(subject: &Subject<'_>, pages: &PageFacts, findings: &mut Findings<'_>) {
    for (id, (first, last)) in pages.notes.iter().filter(|(_, (first, last))| first < last) {
        if let Some(note) = subject.document.note(*id) {
            let (label, first, last) = (&note.label, first + 1, last + 1);
            findings.say(note.span, format!("note {label} begins on page {first} and ends on page {last}"));
        }
    }
}
