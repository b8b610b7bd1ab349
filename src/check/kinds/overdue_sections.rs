//! `overdue-sections`: a section whose day of review, `review-by`, has gone by when the submission is filed.
//!
//! It is judged where the section is used, not over the corpus: a section that lies idle misleads nobody.

use std::collections::BTreeSet;

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Date, Reader};

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(day) = subject.day() else { return };
    let mut told = BTreeSet::new();
    for section in subject.selection.entries.iter().flatten().flatten() {
        if let Some((by, span)) = section.review_by
            && is_before(by, day)
            && told.insert(section.file)
        {
            findings.say(span, format!("`{}` was to be reviewed by {by}, before {day}", section.name));
        }
    }
}

/// True when a day lies before all days that another can mean: a submission of October 2023 may have been
/// filed on the first.
fn is_before(by: Date, day: Date) -> bool {
    let last = (by.year(), by.month().unwrap_or(12), by.day().unwrap_or(31));
    last < (day.year(), day.month().unwrap_or(1), day.day().unwrap_or(1))
}
