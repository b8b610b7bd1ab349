//! `grouped-by-status`: organisations are named by their consultative status: general, special, on the Roster.
//! `field` is the key that names them.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let field = reader.text("field").map_or_else(|| "submitted-by".to_owned(), |text| text.value);
    Check::document(move |subject, findings| check(&field, subject, findings))
}

fn check(field: &str, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let status = |id: &str| subject.corpus.organisations.get(id)?.status.map(|(status, _)| status);
    let ids = subject.texts(field);
    for pair in ids.windows(2) {
        let [one, other] = pair else { continue };
        // The order of the statuses is that of their groups.
        if let (Some(first), Some(second)) = (status(&one.value), status(&other.value))
            && second < first
        {
            let (first, second) = (first.in_words(), second.in_words());
            findings.say(other.span, format!("`{}`, with {second}, stands after one with {first}", other.value));
        }
    }
}
