//! `number-between`: a field holds a number between `least` and `most`. `field` is its key.

use super::super::findings::{Findings, field_span};
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Kind, Reader};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let field = reader.required_text("field").map_or_else(String::new, |text| text.value);
    let mut bound = |key, or| reader.integer(key).map_or(or, |(number, _)| number);
    let (least, most) = (bound("least", i64::MIN), bound("most", i64::MAX));
    Check::document(move |subject, findings| check(&field, least, most, subject, findings))
}

fn check(field: &str, least: i64, most: i64, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if let Some(Kind::Integer(number)) = subject.field(field).map(|field| &field.value.kind)
        && !(least..=most).contains(number)
    {
        findings.say(field_span(subject, field), format!("`{field}` is {number}, not between {least} and {most}"));
    }
}
