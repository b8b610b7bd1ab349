//! `registered-names`: the name of an organisation of the corpus, but for one word: it is written as it is
//! registered, or by its short name. Names of fewer than four words are like others by chance.

use std::ops::Range;

use super::super::findings::Findings;
use super::super::prose::Passage;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

/// Words that an organisation's name must have.
const LEAST: usize = 4;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let organisations = subject.corpus.organisations.values();
    let names: Vec<(&str, Vec<String>)> = organisations
        .map(|one| (one.name.as_str(), words(one.name.as_str()).into_iter().map(|(word, _)| word).collect()))
        .filter(|(_, words): &(_, Vec<String>)| words.len() >= LEAST)
        .collect();
    for passage in subject.prose.written() {
        let words = words(passage.text());
        for (name, wanted) in &names {
            for range in slips(&words, wanted).into_iter().filter(|range| !passage.is_foreign(range.start)) {
                say(name, range, passage, findings);
            }
        }
    }
}

fn say(name: &str, range: Range<usize>, passage: &Passage<'_>, findings: &mut Findings<'_>) {
    let said = passage.text().get(range.clone()).unwrap_or_default();
    let finding = findings.at(passage.span(range), format!("“{said}” is registered as “{name}”"));
    findings.push(finding.hint(format!("write {name}")));
}

/// The words of a text in small letters, each with its place.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            let at = start + piece.find(bare).unwrap_or_default();
            words.push((bare.to_lowercase(), at..at + bare.len()));
        }
        start += piece.len();
    }
    words
}

/// Where a name stands with one word exchanged, too many or too few; its first and its last word are right.
fn slips(words: &[(String, Range<usize>)], wanted: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return found };
    let starts = words.iter().enumerate().filter(|(_, (word, _))| word == first);
    for (at, (_, begin)) in starts {
        let lengths = [wanted.len(), wanted.len() - 1, wanted.len() + 1];
        let windows = lengths.into_iter().filter_map(|length| words.get(at..at + length));
        let mut near = windows.filter(|window| window.last().is_some_and(|(word, _)| word == last));
        if let Some(window) = near.find(|window| is_one_slip(window, wanted)) {
            found.extend(window.last().map(|(_, end)| begin.start..end.end));
        }
    }
    found
}

/// True when the two differ by one word: what they share at the head and at the foot is all but that.
fn is_one_slip(window: &[(String, Range<usize>)], wanted: &[String]) -> bool {
    let head = window.iter().zip(wanted).take_while(|((word, _), other)| word == *other).count();
    let tail = window.iter().rev().zip(wanted.iter().rev()).take_while(|((word, _), other)| word == *other).count();
    let longer = window.len().max(wanted.len());
    head < longer && head + tail >= longer - 1 && !(window.len() == wanted.len() && head == longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let wanted: Vec<String> =
            words("Example Network for Women’s Rights").into_iter().map(|(word, _)| word).collect();
        slips(&words(text), &wanted).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn one_word_that_is_wrong_missing_or_too_many_is_a_slip() {
        for slip in [
            "Example Network of Women’s Rights",
            "Example Network Women’s Rights",
            "Example Network for all Women’s Rights",
        ] {
            assert_eq!(found(&format!("The {slip}, it said")), [slip]);
        }
    }

    #[test]
    fn the_name_itself_and_other_words_are_none() {
        for text in [
            "the Example Network for Women’s Rights, in short",
            "Example Network",
            "an example network has many rights",
            "Example Union of Women’s Rights and",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
