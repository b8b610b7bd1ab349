//! The records that a document cites. Of a confidential one only what the citations print.

use std::collections::{BTreeMap, BTreeSet};

use super::Input;
use super::remarks::{ELLIPSIS, Keys};
use crate::exchange::{Record, in_toml};
use crate::markup::{Inline, Node};
use crate::template::{CitationStyle, Repeat};

/// Fields that are for the house alone. Where a copy lies (`archive`) is one unless it is printed.
const HOUSE: [&str; 2] = ["note", "origin-id"];

/// A file of the records; `None` when nothing is cited.
pub(super) fn toml(input: &Input<'_>, keys: &Keys) -> Option<String> {
    let sources = &input.parts.corpus.sources;
    let records = input.cited.iter().filter_map(|key| sources.get(key)).map(|source| {
        let mut record = Record::of(source);
        let printed = Printed::of(input.parts.style, &record);
        record.texts.retain(|field, _| !HOUSE.contains(&field.as_str()));
        if !printed.names("archive") {
            record.texts.remove("archive");
        }
        if record.confidential {
            printed.reduce(&mut record);
        }
        record.key = keys.given(&source.key).to_owned();
        (record.key.clone(), in_toml(&record))
    });
    // In the order of the keys that are given: that of the others would tell how they begin.
    let records: BTreeMap<String, String> = records.collect();
    let records: Vec<String> = records.into_values().collect();
    (!records.is_empty()).then(|| format!("format = 1\n\n{}", records.join("\n")))
}

/// What the citations of a record print: the fields that the patterns of the style name.
struct Printed {
    names: BTreeSet<String>,
    /// True when something is a link to the work.
    links: bool,
}

impl Printed {
    fn of(style: &CitationStyle, record: &Record) -> Self {
        let mut printed = Self { names: BTreeSet::new(), links: false };
        let again: Vec<&Vec<Inline>> = match &style.repeat {
            Repeat::Notes(forms) => {
                vec![&forms.same, &forms.same_elsewhere, &forms.later, &forms.later_named, &forms.within]
            }
            Repeat::InText(forms) => vec![&forms.later, &forms.later_named],
        };
        style.full.get(&record.kind).into_iter().chain(again).for_each(|pattern| printed.add(pattern));
        printed
    }

    fn add(&mut self, pattern: &[Inline]) {
        for inline in pattern {
            match &inline.node {
                Node::Field { name, forms } => {
                    self.links |= forms.iter().any(|form| form == "link");
                    self.names.extend(forms.iter().filter_map(|form| form.strip_prefix("and-")).map(str::to_owned));
                    self.names.insert(name.clone());
                }
                Node::Optional(inner) | Node::Note { content: inner, .. } => self.add(inner),
                _ => {}
            }
        }
    }

    /// True for a field that is printed; a treaty's own fields may be named without its table.
    fn names(&self, field: &str) -> bool {
        self.names.contains(field) || field.strip_prefix("treaty.").is_some_and(|field| self.names.contains(field))
    }

    /// Takes away what is not printed. A record needs an author or a title, whatever is printed of it.
    fn reduce(&self, record: &mut Record) {
        if !self.names("authors") && !self.names("name") {
            record.authors.clear();
        }
        if !self.names("editors") {
            record.editors.clear();
        }
        // In place of a name that is not known the title is printed.
        let titled = self.names("title") || record.authors.is_empty() && self.names("name");
        record.date = record.date.filter(|_| self.names("date"));
        record.accessed = record.accessed.filter(|_| self.names("accessed"));
        let address =
            ["url", "doi", "symbol"].into_iter().find(|field| self.links && record.texts.contains_key(*field));
        record.texts.retain(|field, _| match field.as_str() {
            "title" | "title-short" | "language" => titled || self.names(field),
            "original.language" => self.names("original.title"),
            field => self.names(field) || address == Some(field),
        });
        if record.authors.is_empty() && !record.texts.contains_key("title") {
            record.texts.insert("title".to_owned(), ELLIPSIS.to_owned());
        }
    }
}
