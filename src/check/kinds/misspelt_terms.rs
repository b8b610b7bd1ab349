//! `misspelt-terms`: a word a slip or two away from a rare term that spelling programs do not know. `words` is
//! a table: each term with how many letters may be lost, added or exchanged; none of its neighbours within
//! that distance may be a word.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use super::spelling::word_ranges;
use crate::tables::{Kind, Reader};

/// A term that a word may be meant for.
struct Term {
    word: String,
    /// How many letters may be lost, added or exchanged.
    slips: usize,
    letters: u32,
}

impl Term {
    fn new(word: String, slips: usize) -> Self {
        let letters = letters(&word);
        Self { word, slips, letters }
    }

    /// True for a word within the distance. Most words are refused by their length or their letters: a slip changes
    /// the one by one, and no more than two of the others.
    fn is_near(&self, word: &str, letters: u32) -> bool {
        let changed = usize::try_from((self.letters ^ letters).count_ones()).unwrap_or(usize::MAX);
        self.word.len().abs_diff(word.len()) <= 2 * self.slips
            && changed <= 2 * self.slips
            && distance(&self.word, word) <= self.slips
    }
}

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut terms = Vec::new();
    if !reader.has("words") {
        reader.missing("words", "{ refoulement = 2 }");
    }
    for entry in reader.table("words").into_iter().flat_map(|table| table.entries) {
        let slips = if let Kind::Integer(slips) = entry.value.kind { usize::try_from(slips).unwrap_or(1) } else { 1 };
        terms.push(Term::new(entry.key.value, slips));
    }
    Check::document(move |subject, findings| check(&terms, subject, findings))
}

fn check(terms: &[Term], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.written() {
        for range in word_ranges(passage.text()) {
            let word = passage.text().get(range.clone()).unwrap_or_default();
            let Some(term) = meant(terms, word) else { continue };
            if !passage.is_of_record(range.start) {
                let finding = findings.at(passage.span(range), format!("“{word}” looks like “{term}” misspelt"));
                findings.push(finding.hint(format!("write {term}")));
            }
        }
    }
}

/// The term that a word is near to without being it, or one of its plural forms.
fn meant<'t>(terms: &'t [Term], word: &str) -> Option<&'t str> {
    let word = word.to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let letters = letters(&word);
    if terms.iter().any(|term| term.word == word || term.word == singular) {
        return None;
    }
    terms.iter().find(|term| term.is_near(&word, letters)).map(|term| term.word.as_str())
}

/// A bit for each letter from a to z that a word has.
fn letters(word: &str) -> u32 {
    let plain = word.bytes().filter(u8::is_ascii_lowercase);
    plain.fold(0, |letters, letter| letters | 1 << (letter - b'a'))
}

/// The distance of Levenshtein.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            // Both rows are one longer than `other`, and `row` has been filled up to `j`.
            row.push((last[j] + usize::from(a != *b)).min(last[j + 1] + 1).min(row[j] + 1));
        }
        last = row;
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_to_a_term_and_not_the_term_itself() {
        let terms = [Term::new("refoulement".to_owned(), 2), Term::new("rapporteur".to_owned(), 1)];
        assert_eq!(meant(&terms, "refolement"), Some("refoulement"));
        assert_eq!(meant(&terms, "Refoolment"), Some("refoulement"));
        assert_eq!(meant(&terms, "refoulement"), None);
        assert_eq!(meant(&terms, "Rapporteurs"), None);
        assert_eq!(meant(&terms, "reporter"), None);
    }

    #[test]
    fn no_word_within_the_distance_is_refused_by_its_letters() {
        let term = Term::new("refoulement".to_owned(), 2);
        // Two letters exchanged for two others of the alphabet: four differences, the most that there can be.
        for word in ["xefoulemenz", "refoulementxz", "foulement", "rexoulezent"] {
            assert!(distance(&term.word, word) <= 2, "{word}");
            assert!(term.is_near(word, letters(word)), "{word}");
        }
    }
}
