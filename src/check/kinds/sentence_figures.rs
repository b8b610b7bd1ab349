//! `sentence-figures`: a sentence that begins with a figure. Items of lists, quotations and records may.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use super::repeated_sentences::sentences;
use crate::document::Role;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.text().filter(|passage| passage.role == Some(Role::Paragraph)) {
        let text = passage.text();
        let mut before = "";
        for range in sentences(text) {
            let sentence = text.get(range.clone()).unwrap_or_default();
            // After "No." or "vol." no sentence ends: the word before the stop is a short one.
            let word = before.split(' ').next_back().unwrap_or_default().trim_end_matches('.');
            let ends = before.is_empty() || word.chars().count() > 4 || before.ends_with(['?', '!', '\n']);
            before = sentence;
            if ends && sentence.starts_with(|c: char| c.is_ascii_digit()) && !passage.is_foreign(range.start) {
                let end = sentence.find(' ').unwrap_or(sentence.len());
                let figure = sentence.get(..end).unwrap_or_default();
                let span = passage.span(range.start..range.start + end);
                findings.say(span, format!("a sentence begins with the figure {figure}"));
            }
        }
    }
}
