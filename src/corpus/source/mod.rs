//! A source: one bibliographic record.
//!
//! What a kind of sources may hold is said in a file of its own; one reader serves them all.

mod book;
mod case;
mod check;
mod doubles;
mod field;
mod fixes;
mod interview;
mod journal_article;
mod legislation;
mod name;
mod news;
mod record;
mod report;
mod statement;
mod treaty;
mod un_document;
mod video;
mod web;

#[cfg(test)]
mod tests;

pub(crate) use check::{is_address, is_doi};
pub(crate) use field::{FIELDS, Holds};

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;

use serde::Deserialize;

use super::folder;
use super::shape::check_format;
use crate::diag::{Diagnostic, Diagnostics, Origin, Span};
use crate::files::Workspace;
use crate::tables::{Date, Entry, Kind, Reader, Text};

/// The kinds of sources. The names are the `type` of a record and the keys of a style's `[full]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A newspaper or agency article.
    News,
    /// A page or article of the web.
    Web,
    /// A report of an organisation.
    Report,
    /// A document of the United Nations.
    UnDocument,
    /// A treaty.
    Treaty,
    /// An article in a journal.
    JournalArticle,
    /// A book.
    Book,
    /// A law.
    Legislation,
    /// A film or video.
    Video,
    /// A decision of a court.
    Case,
    /// An interview or testimony.
    Interview,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 11] = statement::KINDS;

    /// Its name: the `type` of a record.
    pub fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Web => "web",
            Self::Report => "report",
            Self::UnDocument => "un-document",
            Self::Treaty => "treaty",
            Self::JournalArticle => "journal-article",
            Self::Book => "book",
            Self::Legislation => "legislation",
            Self::Video => "video",
            Self::Case => "case",
            Self::Interview => "interview",
        }
    }

    /// What a record of this kind is called, with its article: "a report".
    pub fn called(self) -> &'static str {
        statement::of(self).called
    }

    /// True when a record of this kind may have the field; of an inner table its key may be named as
    /// well, as in `series.title`.
    pub fn admits(self, field: &str) -> bool {
        statement::of(self).admits(field.split('.').next().unwrap_or(field))
    }
}

/// An author or editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// Family name.
        family: Text,
        /// Given name.
        given: Option<Text>,
        /// Printed family name first, without a comma: "Choe Sang-Hun".
        family_first: bool,
        /// Letters after the name.
        suffix: Option<Text>,
    },
    /// An organisation.
    Organisation {
        /// Its name.
        name: Text,
        /// A shorter name.
        short: Option<Text>,
    },
}

/// One bibliographic record.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The citation key.
    pub key: String,
    /// Where the record begins: its key.
    pub span: Span,
    /// Its kind.
    pub kind: SourceKind,
    /// Authors, in order.
    pub authors: Vec<Name>,
    /// Editors, in order.
    pub editors: Vec<Name>,
    /// Date of publication, adoption or decision.
    pub date: Option<(Date, Span)>,
    /// Day on which an address was looked up.
    pub accessed: Option<(Date, Span)>,
    /// All fields that are plain text, by their name in the record; those of an inner table with the
    /// table's name before them: `title`, `container`, `series.title`, `treaty.volume`, `symbol`, `url`.
    pub texts: BTreeMap<String, Text>,
    /// Never to be exported.
    pub confidential: bool,
}

impl Source {
    /// A record of which nothing is known but its key and its kind.
    fn empty(key: &Text, kind: SourceKind) -> Self {
        Self {
            key: key.value.clone(),
            span: key.span,
            kind,
            authors: Vec::new(),
            editors: Vec::new(),
            date: None,
            accessed: None,
            texts: BTreeMap::new(),
            confidential: false,
        }
    }

    /// A text field, looked up in the kind's own table first: `volume` of a treaty is `treaty.volume`.
    pub fn text(&self, field: &str) -> Option<&Text> {
        let own = match self.kind {
            SourceKind::Treaty => self.texts.get(&format!("treaty.{field}")),
            _ => None,
        };
        own.or_else(|| self.texts.get(field))
    }

    /// The address that its title leads to: `url`, or by rule that of its DOI or UN symbol; with the
    /// place that it comes from.
    pub fn address(&self) -> Option<(String, Origin)> {
        let of = |field: &str, before: &str| {
            self.texts.get(field).map(|text| (format!("{before}{}", in_address(&text.value)), text.origin()))
        };
        let typed = self.texts.get("url").map(|text| (text.value.clone(), text.origin()));
        typed.or_else(|| of("doi", "https://doi.org/")).or_else(|| of("symbol", "https://undocs.org/"))
    }

    /// The fields that a good reference of its kind has and that this one lacks, for a check to name.
    /// They are no faults of the record: an undated page has no date.
    pub fn wanting(&self) -> Vec<&'static str> {
        let lacks = |field: &&str| match *field {
            "author" => self.authors.is_empty() && self.editors.is_empty(),
            "date" => self.date.is_none(),
            // What lies in an archive is found there.
            "url" => self.address().is_none() && !self.texts.contains_key("archive"),
            field => !self.texts.contains_key(field),
        };
        statement::of(self.kind).wants.iter().copied().filter(|field| lacks(field)).collect()
    }
}

/// The kinds by the name of their `type`, with the fields that each may have beside those of all.
#[cfg(test)]
pub(super) fn fields_by_kind() -> Vec<(&'static str, &'static [&'static str])> {
    statement::KINDS.iter().map(|kind| (kind.name(), statement::of(*kind).may)).collect()
}

/// A name as a part of an address: what may not stand in a path (RFC 3986, section 3.3) is written in
/// hundredths, `S/RES/1325%20(2000)`.
fn in_address(name: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&b);
    name.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// All records below `submissions/corpus/sources`, by key. A record that cannot be read in full does
/// not keep the others from being read. Corrections in `X.fixes.toml` are laid over the records of `X.toml`.
pub fn read_sources(workspace: &mut Workspace, found: &mut Diagnostics) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    for path in folder::files(workspace, folder::SOURCES, "toml", found) {
        if fixes::is_fixes(&path) {
            fixes::check_place(&path, workspace, found);
            continue;
        }
        let Some(mut table) = folder::table(workspace, &path, found) else { continue };
        fixes::lay_over(&mut table, &path, workspace, found);
        let mut reader = Reader::new(table, found);
        check_format(&mut reader);
        for entry in reader.rest() {
            read_entry(entry, &mut sources, found);
        }
    }
    doubles::warn(&sources, found);
    sources
}

fn read_entry(entry: Entry, sources: &mut BTreeMap<String, Source>, found: &mut Diagnostics) {
    let key = entry.key;
    let table = match entry.value.kind {
        Kind::Table(table) => table,
        Kind::List(_) => {
            let fault = Diagnostic::error(key.span, format!("`{}` is a list, not a record", key.value));
            return found.push(fault.hint(format!("a record begins with its key in single brackets: [{}]", key.value)));
        }
        _ => {
            let fault = Diagnostic::error(key.span, format!("`{}` stands outside of any record", key.value));
            return found.push(fault.hint("a record begins with its key in brackets, such as [kim-2021-escapees]"));
        }
    };
    let source = record::read(&key, table, found);
    match sources.entry(source.key.clone()) {
        Place::Vacant(place) => {
            place.insert(source);
        }
        Place::Occupied(first) => {
            let fault = Diagnostic::error(key.span, format!("the key `{}` is given to two sources", key.value));
            found.push(fault.related(first.get().span, "the first of them").hint("give one of them another key"));
        }
    }
}
