//! `treaty-place`: a treaty that is cited says where it is printed. `asks` names what it must have of
//! `volume`, `registration` and `page`; `one-of` what it must have one of.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::{Source, SourceKind};
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut names = |key| reader.texts(key).into_iter().map(|text| text.value).collect::<Vec<_>>();
    let (asks, one_of) = (names("asks"), names("one-of"));
    Check::document(move |subject, findings| check(&asks, &one_of, subject, findings))
}

fn check(asks: &[String], one_of: &[String], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for source in subject.cited.iter().filter(|source| source.kind == SourceKind::Treaty) {
        let lacking = lacking(asks, one_of, source);
        if !lacking.is_empty() {
            findings.say(source.span, format!("the treaty `{}` has no {}", source.key, lacking.join(" and no ")));
        }
    }
}

fn lacking(asks: &[String], one_of: &[String], source: &Source) -> Vec<String> {
    let has = |field: &String| source.texts.contains_key(&format!("treaty.{field}"));
    let mut lacking: Vec<String> = asks.iter().filter(|field| !has(field)).cloned().collect();
    if !one_of.is_empty() && !one_of.iter().any(has) {
        lacking.push(one_of.join(" or "));
    }
    lacking
}
