//! Sources: their kind, author and year, and who cites them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::uses::Uses;
use crate::corpus::{Name, Source};
use crate::tables::Text;

/// One bibliographic record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceRow {
    /// Its citation key.
    pub key: String,
    /// Its kind, as in its `type`.
    pub kind: &'static str,
    /// Its authors, or its editors where it has none, in short.
    pub author: String,
    /// The year of its date.
    pub year: Option<i32>,
    /// Its title, as it was typed.
    pub title: String,
    /// True when it is never exported.
    pub confidential: bool,
    /// Sections that cite it, versions as `china/status.short`.
    pub cited_in: Vec<String>,
    /// Submissions that cite it.
    pub cited_by: Vec<String>,
}

pub(super) fn rows(sources: &BTreeMap<String, Source>, uses: &Uses) -> Vec<SourceRow> {
    let row = |source: &Source| SourceRow {
        key: source.key.clone(),
        kind: source.kind.name(),
        author: author(source),
        year: source.date.map(|(date, _)| date.year()),
        title: source.text("title").map_or("", Text::as_str).to_owned(),
        confidential: source.confidential,
        cited_in: uses.sections_citing(&source.key),
        cited_by: uses.submissions_citing(&source.key),
    };
    sources.values().map(row).collect()
}

/// "Kim", "Kim and Lee", "Kim and others".
fn author(source: &Source) -> String {
    let names = if source.authors.is_empty() { &source.editors } else { &source.authors };
    match names.as_slice() {
        [] => String::new(),
        [one] => short(one).to_owned(),
        [one, two] => format!("{} and {}", short(one), short(two)),
        [first, ..] => format!("{} and others", short(first)),
    }
}

fn short(name: &Name) -> &str {
    match name {
        Name::Person { family, .. } => family.as_str(),
        Name::Organisation { name, short } => short.as_ref().unwrap_or(name).as_str(),
    }
}
