//! `single-heading`: a level is divided into at least two, an A has a B.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::diag::Span;
use crate::document::{Kind, Part, Role};
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // The headings above the present place: level, how many stand on it, the first of them.
    let mut open: Vec<(u8, usize, Span)> = Vec::new();
    let mut close = |open: &mut Vec<(u8, usize, Span)>, level: u8| {
        while let Some(&(above, count, span)) = open.last()
            && above > level
        {
            // A document may have one section of the highest level.
            if count == 1 && open.len() > 1 {
                findings.say(span, "this sub-heading stands alone under its heading");
            }
            open.pop();
        }
    };
    for block in subject.document.blocks.iter().filter(|block| block.part == Part::Body) {
        let Kind::Text(text) = &block.kind else { continue };
        let Role::Heading(level) = text.role else { continue };
        close(&mut open, level);
        match open.last_mut() {
            Some((same, count, _)) if *same == level => *count += 1,
            _ => open.push((level, 1, block.span)),
        }
    }
    close(&mut open, 0);
}
