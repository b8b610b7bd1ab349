//! `incomplete-sources`: a source that is cited has what a reference of its kind needs. `fields` names what is
//! asked for, of that which the kind wants at all. An organisation that signs its own page publishes it, too.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::Name;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let fields: Vec<String> = reader.texts("fields").into_iter().map(|text| text.value).collect();
    Check::document(move |subject, findings| check(&fields, subject, findings))
}

fn check(fields: &[String], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for source in &subject.cited {
        let signed = source.authors.iter().any(|name| matches!(name, Name::Organisation { .. }));
        let published = |field: &str| signed && matches!(field, "container" | "publisher");
        let wanting = source.wanting();
        let wanting: Vec<&str> = wanting
            .into_iter()
            .filter(|field| fields.iter().any(|asked| asked == field) && !published(field))
            .collect();
        if !wanting.is_empty() {
            let message = format!("`{}`, {}, has no {}", source.key, source.kind.called(), wanting.join(" and no "));
            findings.say(source.span, message);
        }
    }
}
