//! A record without places: what passes between the corpus and other programs.

use std::collections::BTreeMap;

use crate::corpus::{Name, Source, SourceKind};
use crate::tables::{Date, Text};

/// What is known of a source. As [`Source`], but of plain values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The citation key.
    pub key: String,
    /// Its kind.
    pub kind: SourceKind,
    /// Authors, in order.
    pub authors: Vec<Contributor>,
    /// Editors, in order.
    pub editors: Vec<Contributor>,
    /// Date of publication, adoption or decision.
    pub date: Option<Date>,
    /// Day on which an address was looked up.
    pub accessed: Option<Date>,
    /// All plain texts, by the names that [`Source::texts`] has: `title`, `series.number`, `doi`.
    pub texts: BTreeMap<String, String>,
    /// Never to be exported.
    pub confidential: bool,
}

/// An author or editor. As [`Name`], but of plain values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contributor {
    /// A person.
    Person {
        /// Family name.
        family: String,
        /// Given name.
        given: Option<String>,
        /// Printed family name first, without a comma.
        family_first: bool,
        /// Letters after the name.
        suffix: Option<String>,
    },
    /// An organisation.
    Organisation {
        /// Its name.
        name: String,
        /// A shorter name.
        short: Option<String>,
    },
}

impl Record {
    /// A record of which nothing is known but its kind.
    pub(super) fn empty(kind: SourceKind) -> Self {
        Self {
            key: String::new(),
            kind,
            authors: Vec::new(),
            editors: Vec::new(),
            date: None,
            accessed: None,
            texts: BTreeMap::new(),
            confidential: false,
        }
    }

    /// The record of a source.
    pub fn of(source: &Source) -> Self {
        Self {
            key: source.key.clone(),
            kind: source.kind,
            authors: source.authors.iter().map(Contributor::of).collect(),
            editors: source.editors.iter().map(Contributor::of).collect(),
            date: source.date.map(|(date, _)| date),
            accessed: source.accessed.map(|(date, _)| date),
            texts: source.texts.iter().map(|(field, text)| (field.clone(), text.value.clone())).collect(),
            confidential: source.confidential,
        }
    }

    /// A text of the record.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.texts.get(field).map(String::as_str)
    }
}

impl Contributor {
    fn of(name: &Name) -> Self {
        let plain = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        match name {
            Name::Person { family, given, family_first, suffix } => Self::Person {
                family: family.value.clone(),
                given: plain(given),
                family_first: *family_first,
                suffix: plain(suffix),
            },
            Name::Organisation { name, short } => Self::Organisation { name: name.value.clone(), short: plain(short) },
        }
    }

    /// True for an organisation that has a shorter name.
    pub(super) fn has_short(&self) -> bool {
        matches!(self, Self::Organisation { short: Some(_), .. })
    }

    /// The name by which it is filed: the family name, or the name of the organisation.
    pub(super) fn filed_under(&self) -> &str {
        match self {
            Self::Person { family, .. } => family,
            Self::Organisation { name, .. } => name,
        }
    }
}
