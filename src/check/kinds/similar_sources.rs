//! `similar-sources`: one work under two keys. Its citations would stand in full twice, and drift apart when
//! one of the records is mended.
//!
//! Records are compared with their neighbours in sorted order, not with all others: those of one author and
//! year by their titles, read from either end, and those of one year whose titles begin alike.

use std::collections::BTreeSet;

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::Check;
use crate::corpus::{Name, Source, SourceKind};
use crate::tables::Reader;

/// How many letters two spellings of a title may differ by.
const SLIPS: usize = 3;
/// A title of fewer letters says too little.
const LEAST: usize = 12;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::corpus(check)
}

/// A record as it is compared.
struct Entry<'a> {
    source: &'a Source,
    author: String,
    year: Option<i32>,
    title: Vec<char>,
    /// The same letters from the end.
    reversed: Vec<char>,
}

fn check<'a>(archive: &Archive<'a>, findings: &mut Findings<'_>) {
    let sources = archive.corpus.sources.values();
    // Interviews share their titles by their nature.
    let mut entries: Vec<Entry<'a>> =
        sources.filter(|source| source.kind != SourceKind::Interview).filter_map(Entry::of).collect();
    let mut told = BTreeSet::new();
    let mut neighbours = |entries: &[Entry<'a>], may: fn(&Entry<'_>, &Entry<'_>) -> bool| {
        for pair in entries.windows(2) {
            if let [one, other] = pair
                && may(one, other)
                && alike(&one.title, &other.title)
            {
                tell(one.source, other.source, &mut told, findings);
            }
        }
    };
    let same_author = |a: &Entry<'_>, b: &Entry<'_>| (&a.author, a.year) == (&b.author, b.year) && !a.author.is_empty();
    entries.sort_by(|a, b| (&a.author, a.year, &a.title).cmp(&(&b.author, b.year, &b.title)));
    neighbours(&entries, same_author);
    entries.sort_by(|a, b| (&a.author, a.year, &a.reversed).cmp(&(&b.author, b.year, &b.reversed)));
    neighbours(&entries, same_author);
    entries.sort_by(|a, b| (a.year, &a.title).cmp(&(b.year, &b.title)));
    neighbours(&entries, |a, b| a.year == b.year && a.year.is_some());
}

impl<'a> Entry<'a> {
    /// `None` for a record whose title says too little.
    fn of(source: &'a Source) -> Option<Self> {
        let title = plain(source.text("title")?.as_str());
        if title.len() < LEAST {
            return None;
        }
        let author = source.authors.first().map(|name| match name {
            Name::Person { family, .. } => family.value.to_lowercase(),
            Name::Organisation { name, .. } => name.value.to_lowercase(),
        });
        let reversed = title.iter().rev().copied().collect();
        let year = source.date.map(|(date, _)| date.year());
        Some(Self { source, author: author.unwrap_or_default(), year, title, reversed })
    }
}

fn tell<'a>(one: &'a Source, other: &'a Source, told: &mut BTreeSet<(&'a str, &'a str)>, findings: &mut Findings<'_>) {
    let (first, second) = if one.span <= other.span { (one, other) } else { (other, one) };
    // The same title to the letter is a fault of the records, and was told when they were read.
    let same = |field: &str| one.text(field).map(|t| plain(t.as_str())) == other.text(field).map(|t| plain(t.as_str()));
    if same("title") || !told.insert((&first.key, &second.key)) {
        return;
    }
    let message = format!("`{}` and `{}` look like one work whose title is spelt in two ways", first.key, second.key);
    findings.push(findings.at(second.span, message).related(first.span, "the first of them"));
}

/// Letters and digits alone, small, with one blank between words.
fn plain(title: &str) -> Vec<char> {
    let mut plain: Vec<char> = Vec::new();
    for letter in title.chars().filter(|c| !matches!(c, '’' | '\'')).flat_map(char::to_lowercase) {
        match letter.is_alphanumeric() {
            true => plain.push(letter),
            false if plain.last().is_some_and(|last| *last != ' ') => plain.push(' '),
            false => {}
        }
    }
    while plain.last() == Some(&' ') {
        plain.pop();
    }
    plain
}

/// True for two spellings of one title. Numbers tell the parts of a series apart, so that they must agree.
fn alike(one: &[char], other: &[char]) -> bool {
    let digits = |title: &[char]| title.iter().copied().filter(char::is_ascii_digit).collect::<Vec<_>>();
    one.len().abs_diff(other.len()) <= SLIPS && digits(one) == digits(other) && within_slips(one, other)
}

/// Whether the distance of Levenshtein is at most [`SLIPS`], looked for in a band around the diagonal.
fn within_slips(one: &[char], other: &[char]) -> bool {
    const FAR: usize = SLIPS + 1;
    let width = other.len() + 1;
    let mut last: Vec<usize> = (0..width).map(|at| at.min(FAR)).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![FAR; width];
        if let Some(first) = row.first_mut() {
            *first = (i + 1).min(FAR);
        }
        let (from, to) = (i.saturating_sub(SLIPS), (i + SLIPS + 1).min(other.len()));
        for j in from..to {
            // `j` is below the length of `other`, and both rows are one longer.
            let exchanged = last[j] + usize::from(*a != other[j]);
            row[j + 1] = exchanged.min(last[j + 1] + 1).min(row[j] + 1).min(FAR);
        }
        if row.iter().all(|cost| *cost == FAR) {
            return false;
        }
        last = row;
    }
    last.last().is_some_and(|cost| *cost <= SLIPS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike_titles(one: &str, other: &str) -> bool {
        alike(&plain(one), &plain(other))
    }

    #[test]
    fn one_title_in_two_spellings() {
        assert!(alike_titles(
            "China’s New Land Borders Law Is a Nightmare",
            "China's new Land Border Law is a nightmare"
        ));
        assert!(!alike_titles("Briefing Report No. 7", "Briefing Report No. 8"), "parts of a series");
        assert!(!alike_titles("The sale of brides in China", "The sale of women in China"));
    }

    /// The definition, without a band.
    fn distance(one: &[char], other: &[char]) -> usize {
        match (one, other) {
            ([], rest) | (rest, []) => rest.len(),
            ([a, x @ ..], [b, y @ ..]) if a == b => distance(x, y),
            ([_, x @ ..], [_, y @ ..]) => 1 + distance(x, y).min(distance(x, other)).min(distance(one, y)),
        }
    }

    proptest! {
        #[test]
        fn the_band_loses_nothing(one in "[ab]{0,7}", other in "[ab]{0,7}") {
            let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            prop_assert_eq!(within_slips(&one, &other), distance(&one, &other) <= SLIPS);
        }
    }
}
