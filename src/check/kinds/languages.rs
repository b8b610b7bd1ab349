//! `languages`: the document is in a language that the body takes. `allowed` lists them.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let allowed: Vec<String> = reader.texts("allowed").into_iter().map(|text| text.value).collect();
    Check::document(move |subject, findings| check(&allowed, subject, findings))
}

fn check(allowed: &[String], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let language = &subject.document.language;
    let main = language.split('-').next().unwrap_or_default();
    if !allowed.iter().any(|known| known == main) {
        let span = subject.manifest.language.as_ref().map_or(subject.manifest.span, |text| text.span);
        findings.say(span, format!("the language is `{language}`; the body takes {}", allowed.join(", ")));
    }
}
