//! `filed-late`: the day of filing lies after the body's deadline for the session. `field` is the key of
//! that day.

use super::super::findings::{Findings, field_span};
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Kind, Reader};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let field = reader.text("field").map_or_else(|| "filed".to_owned(), |text| text.value);
    Check::document(move |subject, findings| check(&field, subject, findings))
}

fn check(field: &str, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let (Some(day), Some(session)) = (subject.day(), session(subject)) else { return };
    let Some(session) = subject.body.and_then(|body| body.sessions.get(&session)) else { return };
    if let Some((deadline, at)) = session.communications_deadline
        && deadline.is_over(day)
    {
        let message = format!("{day} lies after {deadline}, the last day for this session");
        findings.push(findings.at(field_span(subject, field), message).related(at, "the deadline"));
    }
}

/// The number of the session that the manifest names.
pub(super) fn session(subject: &Subject<'_>) -> Option<i64> {
    match subject.field("session")?.value.kind {
        Kind::Integer(number) => Some(number),
        _ => None,
    }
}
