//! `consultative-status`: every organisation that a field names is in consultative status with the Economic
//! and Social Council. `field` is its key.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::Status;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let field = reader.text("field").map_or_else(|| "submitted-by".to_owned(), |text| text.value);
    Check::document(move |subject, findings| check(&field, subject, findings))
}

fn check(field: &str, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for id in subject.texts(field) {
        let Some(organisation) = subject.corpus.organisations.get(&id.value) else { continue };
        if organisation.status.is_some_and(|(status, _)| status == Status::None) {
            let name = &organisation.name.value;
            let finding = findings.at(id.span, format!("{name} is not in consultative status"));
            findings.push(finding.related(organisation.span, "as the corpus says"));
        }
    }
}
