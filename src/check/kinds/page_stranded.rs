//! `page-stranded`: no page ends below a heading, or in a place that leaves a line of a paragraph alone.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::layout::PageFacts;
use crate::layout::paginate::{Break, Finding};
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::pages(check)
}

fn check(subject: &Subject<'_>, pages: &PageFacts, findings: &mut Findings<'_>) {
    for finding in &pages.findings {
        let Finding::Stranded { boundary, kind, column } = finding else { continue };
        let what = match kind {
            Break::Orphan => "leaves the first line of a paragraph alone at its foot",
            Break::Widow => "leaves the last line of a paragraph alone on the next",
            _ => "parts what belongs together, such as a heading and its text",
        };
        let span = pages.span_above(*boundary, subject.document);
        findings.say(span, format!("the end of page {} {what}", pages.page_of_column(*column)));
    }
}
