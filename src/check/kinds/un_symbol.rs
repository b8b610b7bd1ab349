//! `un-symbol`: a document of the United Nations is cited with its symbol, or where it bears none
//! with an address.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::SourceKind;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for source in subject.cited.iter().filter(|source| source.kind == SourceKind::UnDocument) {
        if source.text("symbol").is_none() && source.address().is_none() {
            findings.say(source.span, format!("`{}` has neither a symbol nor an address", source.key));
        }
    }
}
