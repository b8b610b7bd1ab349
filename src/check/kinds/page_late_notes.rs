//! `page-late-notes`: a note begins on the page of its mark.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::layout::PageFacts;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::pages(check)
}

fn check(subject: &Subject<'_>, pages: &PageFacts, findings: &mut Findings<'_>) {
    for (id, (begins, _)) in &pages.notes {
        let (Some(mark), Some(note)) = (pages.marks.get(id), subject.document.note(*id)) else { continue };
        if begins > mark {
            let message =
                format!("note {} begins on page {}, its mark stands on page {}", note.label, begins + 1, mark + 1);
            findings.say(note.span, message);
        }
    }
}
