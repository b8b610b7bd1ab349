//! `one-country`: a field names exactly one country. `field` is its key.

use super::super::findings::{Findings, field_span};
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let field = reader.text("field").map_or_else(|| "country".to_owned(), |text| text.value);
    Check::document(move |subject, findings| check(&field, subject, findings))
}

fn check(field: &str, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    match subject.texts(field).len() {
        1 => {}
        0 => findings.say(field_span(subject, field), "no country is named"),
        many => findings.say(field_span(subject, field), format!("{many} countries are named")),
    }
}
