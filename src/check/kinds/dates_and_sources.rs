//! `dates-and-sources`: a complaint says when things happened and on what it rests: a year stands in the
//! text, and a source is cited.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let dated = subject.prose.text().any(|passage| passage.text().split(|c: char| !c.is_alphanumeric()).any(is_year));
    if !dated {
        findings.say(subject.first_section(), "the text says of nothing when it happened");
    }
    if subject.cited.is_empty() {
        findings.say(subject.first_section(), "the text cites no source");
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"))
}
