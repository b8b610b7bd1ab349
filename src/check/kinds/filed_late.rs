//! `filed-late`: the day of filing lies after the body's deadline for the session: that which the template
//! names, for statements or for communications. `field` is the key of the day.

use super::super::findings::{Findings, field_span};
use super::super::subject::Subject;
use super::Check;
use crate::body::Deadline;
use crate::tables::{Date, Kind, Reader};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let field = reader.text("field").map_or_else(|| "filed".to_owned(), |text| text.value);
    Check::document(move |subject, findings| check(&field, subject, findings))
}

fn check(field: &str, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let (Some(day), Some(session)) = (subject.day(), session(subject)) else { return };
    let Some(session) = subject.body.and_then(|body| body.sessions.get(&session)) else { return };
    let deadline = match subject.template.deadline {
        Some(Deadline::Statements) => session.statements_deadline,
        _ => session.communications_deadline,
    };
    if let Some((deadline, at)) = deadline
        && is_after(day, deadline)
    {
        let message = format!("{day} lies after {deadline}, the last day for this session");
        findings.push(findings.at(field_span(subject, field), message).related(at, "the deadline"));
    }
}

/// True when the first day that a date can mean lies after a deadline: what was filed in October may have been
/// filed on the first.
fn is_after(day: Date, deadline: Date) -> bool {
    let first = (day.year(), day.month().unwrap_or(1), day.day().unwrap_or(1));
    first > (deadline.year(), deadline.month().unwrap_or(12), deadline.day().unwrap_or(31))
}

/// The number of the session that the manifest names.
pub(super) fn session(subject: &Subject<'_>) -> Option<i64> {
    match subject.field("session")?.value.kind {
        Kind::Integer(number) => Some(number),
        _ => None,
    }
}
