//! Which short form tells a work from all others that a document cites.
//!
//! Judged over every form of every work, not over those that happen to be printed: two articles of one
//! author and one year read alike also when only one of them is cited twice.

use std::collections::{BTreeMap, BTreeSet};

use super::form::printed;
use super::piece::plain;
use super::writer::Writer;
use crate::corpus::Source;
use crate::template::TextForms;

/// The form by which a work goes when it is cited again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShortForm<'a> {
    /// `later`.
    Later,
    /// `later-named`.
    Named,
    /// The full form: every shorter one could be taken for the work with this key.
    Full(&'a str),
}

/// For each work the shortest form that can be taken for no other.
pub(super) fn short_forms<'a>(
    works: &BTreeMap<&'a str, &'a Source>,
    forms: &TextForms,
    writer: &Writer<'_>,
) -> BTreeMap<&'a str, ShortForm<'a>> {
    let read = |source: &Source, pattern| plain(&printed(pattern, writer.record(source)));
    let mut readings = Readings::default();
    let mut short = Vec::with_capacity(works.len());
    for (&key, source) in works {
        let (later, named) = (read(source, &forms.later), read(source, &forms.later_named));
        if let Some(full) = writer.full(source) {
            readings.add(read(source, full), key);
        }
        readings.add(later.clone(), key);
        readings.add(named.clone(), key);
        short.push((key, later, named));
    }
    let choose = |(key, later, named): (&'a str, String, String)| {
        let form = match (readings.other(key, &later), readings.other(key, &named)) {
            (None, _) => ShortForm::Later,
            (_, None) => ShortForm::Named,
            (_, Some(other)) => ShortForm::Full(other),
        };
        (key, form)
    };
    short.into_iter().map(choose).collect()
}

/// All forms of all works in plain words, with the works that each of them can mean.
#[derive(Default)]
struct Readings<'a>(BTreeMap<String, BTreeSet<&'a str>>);

impl<'a> Readings<'a> {
    fn add(&mut self, words: String, key: &'a str) {
        self.0.entry(words).or_default().insert(key);
    }

    /// A work other than `key` with a form that is these words, or that begins with them: "Roe" for a
    /// work without a date means nothing beside "Roe, 2019".
    fn other(&self, key: &str, words: &str) -> Option<&'a str> {
        let alike = self.0.range(words.to_owned()..).take_while(|(other, _)| other.starts_with(words));
        let whole = alike.filter(|(other, _)| {
            let next = other.get(words.len()..).and_then(|rest| rest.chars().next());
            !next.is_some_and(char::is_alphanumeric)
        });
        whole.flat_map(|(_, keys)| keys).find(|other| **other != key).copied()
    }
}
