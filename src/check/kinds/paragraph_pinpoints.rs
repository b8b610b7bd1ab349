//! `paragraph-pinpoints`: documents of the United Nations are cited by paragraph: the pages of their language
//! versions differ.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::SourceKind;
use crate::markup::PinpointKind;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (citation, source) in subject.citations() {
        let pages =
            citation.pinpoint.iter().flat_map(|pinpoint| &pinpoint.parts).find(|part| part.kind == PinpointKind::P);
        if let Some(part) = pages.filter(|_| source.kind == SourceKind::UnDocument && source.text("symbol").is_some()) {
            findings.say(part.origin.span(), format!("`{}` is cited by page", source.key));
        }
    }
}
