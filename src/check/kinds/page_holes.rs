//! `page-holes`: no page but the last is left half empty. `most` is the white in per cent that is not told.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::layout::PageFacts;
use crate::layout::paginate::Finding;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let most = reader.integer("most").and_then(|(percent, _)| u32::try_from(percent).ok()).unwrap_or(33);
    Check::pages(move |subject, pages, findings| check(most, subject, pages, findings))
}

fn check(most: u32, subject: &Subject<'_>, pages: &PageFacts, findings: &mut Findings<'_>) {
    for finding in &pages.findings {
        let Finding::Hole { column, percent } = finding else { continue };
        if *percent > most {
            let span = pages.span_of_column(*column, subject.document);
            findings.say(span, format!("page {} is {percent} per cent empty", pages.page_of_column(*column)));
        }
    }
}
