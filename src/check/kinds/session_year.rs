//! `session-year`: where the number of the session stands with a year in brackets, it is the year of the
//! session: "CSW 67 (2023)".

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(session) = super::filed_late::session(subject) else { return };
    let Some(offset) = subject.body.and_then(|body| body.year_offset) else { return };
    let opening = format!("{session} (");
    for passage in &subject.prose.passages {
        for range in passage.find_opening(&opening) {
            let rest = passage.text().get(range.end..).unwrap_or_default();
            let year = rest.get(..4).filter(|_| rest.get(4..5) == Some(")")).and_then(|year| year.parse::<i64>().ok());
            if let Some(year) = year.filter(|year| *year != session + offset) {
                let message = format!("session {session} is that of {}, not of {year}", session + offset);
                findings.say(passage.span(range.start..range.end + 5), message);
            }
        }
    }
}
