//! `heading-levels`: headings follow one another without a step left out: who listens to a document is led by
//! them.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::document::{Kind, Role};
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut above = 0;
    for block in &subject.document.blocks {
        let Kind::Text(text) = &block.kind else { continue };
        let Role::Heading(level) = text.role else { continue };
        if above > 0 && level > above + 1 {
            findings.say(block.span, format!("a heading of level {level} follows one of level {above}"));
        }
        above = level;
    }
}
