//! `relative-dates`: "this September" in a section that was last reviewed long before the day on which it is
//! read: a year or more. `words` are the phrases, with `{month}` for the name of any month. A sentence that
//! names a year says when, and a section without `reviewed` has no known age.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::findings::Findings;
use super::super::months::MONTHS;
use super::super::prose::{Passage, is_whole};
use super::super::subject::Subject;
use super::Check;
use super::repeated_sentences::sentences;
use crate::diag::{FileId, Span};
use crate::tables::{Date, Reader};

/// After these "last year" is the last of several: "in the last year of the war".
const OF_SEVERAL: [&str; 8] = ["the", "its", "his", "her", "their", "that", "each", "every"];

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let words = reader.texts("words");
    if words.is_empty() {
        reader.missing("words", "[\"last year\", \"this {month}\"]");
    }
    let mut phrases = Vec::new();
    for word in words {
        match word.value.contains("{month}") {
            true => phrases.extend(MONTHS.iter().map(|month| word.value.replace("{month}", month))),
            false => phrases.push(word.value),
        }
    }
    Check::document(move |subject, findings| check(&phrases, subject, findings))
}

fn check(phrases: &[String], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(day) = subject.day() else { return };
    let sections = subject.selection.entries.iter().flatten().flatten();
    let old: BTreeMap<FileId, (Date, Span)> = sections
        .filter_map(|section| Some((section.file, section.reviewed?)))
        .filter(|(_, (reviewed, _))| is_a_year_old(*reviewed, day))
        .collect();
    for passage in subject.prose.written() {
        let Some((reviewed, place)) = old.get(&passage.block.span.file) else { continue };
        for range in relative(phrases, passage) {
            let said = passage.text().get(range.clone()).unwrap_or_default();
            let message = format!("“{said}” was written by {reviewed}, and will be read after {day}");
            findings.push(findings.at(passage.span(range), message).related(*place, "last reviewed here"));
        }
    }
}

/// True when a whole year lies between two days, whatever is not known of them.
fn is_a_year_old(reviewed: Date, day: Date) -> bool {
    let last = (reviewed.year() + 1, reviewed.month().unwrap_or(12), reviewed.day().unwrap_or(31));
    last < (day.year(), day.month().unwrap_or(1), day.day().unwrap_or(1))
}

/// Where a passage counts time from the day on which it was written.
fn relative(phrases: &[String], passage: &Passage<'_>) -> Vec<Range<usize>> {
    let text = passage.text();
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let words = text.get(sentence.clone()).unwrap_or_default();
        if names_a_year(passage, &sentence) {
            continue;
        }
        let places = phrases.iter().flat_map(|phrase| places(words, phrase));
        let places = places.map(|range| sentence.start + range.start..sentence.start + range.end);
        found.extend(places.filter(|range| !passage.is_foreign(range.start)));
    }
    found
}

/// Where a phrase stands in a sentence, at its head with a capital.
fn places(sentence: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut letters = phrase.chars();
    let head: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let all = sentence.match_indices(phrase).chain(sentence.match_indices(&head));
    let ranges = all.map(|(at, found)| at..at + found.len());
    ranges.filter(|range| is_whole(sentence, range) && !is_one_of_several(sentence, range)).collect()
}

fn is_one_of_several(sentence: &str, range: &Range<usize>) -> bool {
    let before = sentence.get(..range.start).and_then(|before| before.split_whitespace().next_back());
    let after = sentence.get(range.end..).unwrap_or_default();
    before.is_some_and(|word| OF_SEVERAL.contains(&word.to_lowercase().as_str())) || after.starts_with(" of ")
}

/// True when the author's own words hold a year: that of a work that is cited says nothing.
fn names_a_year(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let words = passage.text().get(sentence.clone()).unwrap_or_default();
    let mut digits = words.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).peekable();
    while let Some(start) = digits.next() {
        let mut end = start + 1;
        while digits.next_if_eq(&end).is_some() {
            end += 1;
        }
        let year = words.get(start..end).is_some_and(|year| year.starts_with("19") || year.starts_with("20"));
        if end - start == 4 && year && !passage.is_of_record(sentence.start + start) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_at_the_head_of_a_sentence_and_within() {
        assert_eq!(places("Last year and last year", "last year"), [14..23, 0..9]);
        assert_eq!(places("the last year, last year of the war", "last year"), []);
        assert_eq!(places("this Mayor", "this May"), []);
    }

    #[test]
    fn a_year_is_past_when_all_of_it_is() {
        let is_old = |reviewed, day| is_a_year_old(Date::parse(reviewed).unwrap(), Date::parse(day).unwrap());
        assert!(is_old("2021-07-15", "2022-07-16"));
        assert!(!is_old("2021-07-15", "2022-07-15"));
        assert!(!is_old("2021", "2022-12-01"), "it may have been reviewed in December");
    }
}
