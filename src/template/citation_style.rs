//! House citation styles: how each kind of source reads, as patterns that a lawyer can edit.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::corpus::SourceKind;
use crate::markup::{Inline, PinpointKind};
use crate::tables::Text;

/// Where citations of a style stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CitationKind {
    /// In notes.
    Note,
    /// In the running text, between brackets.
    InText,
}

/// A citation style in one language, from `templates/citation-styles/<name>.<language>.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct CitationStyle {
    /// The file's name without language.
    pub name: String,
    /// Its language.
    pub language: Text,
    /// What stands between two sources of one note or one pair of brackets: "; ".
    pub join: Text,
    /// What ends a note: ".".
    pub end: Text,
    /// Names of authors.
    pub names: NameRules,
    /// The pattern of a whole date, `{day} {month} {year}`; parts that are unknown drop out.
    pub long_date: Vec<Inline>,
    /// Labels of pinpoints: singular and plural, with the space that follows.
    pub pinpoints: BTreeMap<PinpointKind, (Text, Text)>,
    /// Forms for a source cited again.
    pub repeat: Repeat,
    /// The full form of each kind of source.
    pub full: BTreeMap<SourceKind, Vec<Inline>>,
}

impl CitationStyle {
    /// Where its citations stand.
    pub fn kind(&self) -> CitationKind {
        match self.repeat {
            Repeat::Notes(_) => CitationKind::Note,
            Repeat::InText(_) => CitationKind::InText,
        }
    }
}

/// How names of authors are printed.
#[derive(Clone, Debug, PartialEq)]
pub struct NameRules {
    /// Between two names.
    pub join: Text,
    /// Before the last name.
    pub last: Text,
    /// Short lists of names, in short forms only.
    pub et_al: Option<EtAl>,
    /// Letters after a name.
    pub credentials: Credentials,
    /// Which name of an organisation.
    pub organisations: Organisations,
}

/// When a list of names is cut, and to what.
#[derive(Clone, Debug, PartialEq)]
pub struct EtAl {
    /// From this many names on.
    pub from: usize,
    /// So many are kept.
    pub keep: usize,
    /// What stands for the others: " et al.".
    pub text: Text,
}

/// Whether letters after a name ("PhD") are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Never.
    #[default]
    Left,
    /// As the record has them.
    Printed,
}

/// Which name of an organisation is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Organisations {
    /// The name.
    #[default]
    Long,
    /// The shorter name, where the record has one.
    Short,
}

/// Forms for a source cited again. Which they are tells where the citations of a style stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Repeat {
    /// In notes.
    Notes(NoteForms),
    /// In the running text.
    InText(TextForms),
}

/// Forms for a source cited again in a note.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteForms {
    /// The note before holds this source alone, and the same place in it.
    pub same: Vec<Inline>,
    /// The same, another place.
    pub same_elsewhere: Vec<Inline>,
    /// Later.
    pub later: Vec<Inline>,
    /// Later, when the note that holds the full form holds several sources, or two works go by this name.
    pub later_named: Vec<Inline>,
    /// Again in the same note, after another source.
    pub within: Vec<Inline>,
}

/// Brackets in the running text, and forms for a source cited again between them.
#[derive(Clone, Debug, PartialEq)]
pub struct TextForms {
    /// What opens a citation: "(".
    pub open: Text,
    /// What closes it: ")".
    pub close: Text,
    /// Again, anywhere in the document.
    pub later: Vec<Inline>,
    /// Again, when `later` could be read as another work that is cited.
    pub later_named: Vec<Inline>,
}
