//! `misspelt-terms`: a word a slip or two away from a rare term that spelling programs do not know. `words` is
//! a table: each term with how many letters may be lost, added or exchanged; none of its neighbours within
//! that distance may be a word.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use super::spelling::word_ranges;
use crate::tables::{Kind, Reader};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut terms = Vec::new();
    if !reader.has("words") {
        reader.missing("words", "{ refoulement = 2 }");
    }
    for entry in reader.table("words").into_iter().flat_map(|table| table.entries) {
        let slips = if let Kind::Integer(slips) = entry.value.kind { usize::try_from(slips).unwrap_or(1) } else { 1 };
        terms.push((entry.key.value, slips));
    }
    Check::document(move |subject, findings| check(&terms, subject, findings))
}

fn check(terms: &[(String, usize)], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.written() {
        for range in word_ranges(passage.text()) {
            let word = passage.text().get(range.clone()).unwrap_or_default();
            if passage.is_of_record(range.start) {
                continue;
            }
            if let Some(term) = meant(terms, word) {
                let finding = findings.at(passage.span(range), format!("“{word}” looks like “{term}” misspelt"));
                findings.push(finding.hint(format!("write {term}")));
            }
        }
    }
}

/// The term that a word is near to without being it, or one of its plural forms.
fn meant<'t>(terms: &'t [(String, usize)], word: &str) -> Option<&'t str> {
    let word = word.to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let near = |(term, slips): &&(String, usize)| {
        term.len().abs_diff(word.len()) <= 2 * slips && distance(term, &word) <= *slips
    };
    if terms.iter().any(|(term, _)| *term == word || term == singular) {
        return None;
    }
    terms.iter().find(near).map(|(term, _)| term.as_str())
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
        let terms = [("refoulement".to_owned(), 2), ("rapporteur".to_owned(), 1)];
        assert_eq!(meant(&terms, "refolement"), Some("refoulement"));
        assert_eq!(meant(&terms, "Refoolment"), Some("refoulement"));
        assert_eq!(meant(&terms, "refoulement"), None);
        assert_eq!(meant(&terms, "Rapporteurs"), None);
        assert_eq!(meant(&terms, "reporter"), None);
    }
}
