//! `no-notes`: the text has no notes. Those of the cover are the template's own.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::document::Part;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    let of_text = |id: usize| document.blocks.get(id).is_some_and(|block| block.part == Part::Body);
    for note in document.notes.iter().filter(|note| of_text(note.block.0 as usize)) {
        findings.say(note.span, format!("the text has a note, {}", note.label));
    }
}
