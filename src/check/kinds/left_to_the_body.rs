//! `left-to-the-body`: what the body fills in, such as the symbol of a document, is left to it.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;
use crate::template::FilledBy;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for field in subject.template.fields.values().filter(|field| field.filled_by == FilledBy::Body) {
        if let Some(typed) = subject.field(&field.name) {
            findings.say(typed.value.span, format!("`{}` is filled in by the body", field.name));
        }
    }
}
