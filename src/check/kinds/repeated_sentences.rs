//! `repeated-sentences`: a sentence that stands in the text twice. `least` is the number of words below which
//! a sentence may come again; quotations may.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::findings::Findings;
use super::super::prose::Passage;
use super::super::subject::Subject;
use super::Check;
use crate::diag::Span;
use crate::document::Content;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let least = reader.integer("least").and_then(|(words, _)| usize::try_from(words).ok()).unwrap_or(6);
    Check::document(move |subject, findings| check(least, subject, findings))
}

fn check(least: usize, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    // What is still to be written stands in many places.
    let is_whole = |passage: &&Passage<'_>| !passage.runs.iter().any(|run| matches!(run.content, Content::Hole(_)));
    for passage in subject.prose.text().filter(is_whole) {
        for range in sentences(passage.text()) {
            let sentence = passage.text().get(range.clone()).unwrap_or_default();
            let words: Vec<String> = sentence.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
            if words.len() < least || passage.is_foreign(range.start) {
                continue;
            }
            let span = passage.span(range);
            match seen.get(&words.join(" ")) {
                Some(first) => {
                    findings.push(
                        findings.at(span, "this sentence stands in the text twice").related(*first, "first here"),
                    );
                }
                None => drop(seen.insert(words.join(" "), span)),
            }
        }
    }
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The sentences of a text: up to a stop, a question or an exclamation mark before a blank.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends =
            matches!(letter, '.' | '?' | '!' | '\n') && letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends || letters.peek().is_none() {
            let end = at + letter.len_utf8();
            let blanks = text.get(start..end).map_or(0, |s| s.len() - s.trim_start().len());
            if start + blanks < end {
                sentences.push(start + blanks..end);
            }
            start = end;
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_a_stop_before_a_blank() {
        let text = "One of 1.5 million. Two? Three";
        let said: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(said, ["One of 1.5 million.", "Two?", "Three"]);
    }
}
