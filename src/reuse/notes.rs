//! The notes of a document as numbers and keys, without a word of their text.
//!
//! Enough to say next time which note became which, and nothing that a lost file would give away beyond
//! the names that the corpus has for its own.

use serde::{Deserialize, Serialize};

use crate::cite::Position;
use crate::document::{Document, NoteCite};

/// A note: its number, where it was typed and what it cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteLine {
    /// Its mark: "12" or "*".
    pub label: String,
    /// The section in which it was typed; none for the manifest and the template.
    pub section: Option<String>,
    /// True when it holds words of its own.
    pub remark: bool,
    /// What it cites, in order.
    pub cites: Vec<CiteLine>,
}

/// A source that a note cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CiteLine {
    /// Its key.
    pub key: String,
    /// Its form; none where the style cites in the text.
    pub form: Option<Form>,
}

/// The form of a citation, as far as it depends on the notes around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// In full.
    Full,
    /// *Id.*
    Id,
    /// *Id.* at another place.
    IdAt,
    /// *supra* note so many.
    Supra(usize),
    /// By its name, again in the same note.
    Within,
}

impl Form {
    /// As it is called in lists: "in full", "Id.", "supra note 9".
    pub fn name(self) -> String {
        match self {
            Self::Full => "in full".to_owned(),
            Self::Id => "Id.".to_owned(),
            Self::IdAt => "Id. at".to_owned(),
            Self::Supra(note) => format!("supra note {note}"),
            Self::Within => "by name".to_owned(),
        }
    }
}

/// The notes of a document, in the order of their marks.
pub fn note_lines(document: &Document) -> Vec<NoteLine> {
    let line = |note: &crate::document::Note| NoteLine {
        label: note.label.clone(),
        section: note.section.clone(),
        remark: note.remark,
        cites: note.cites.iter().map(cite).collect(),
    };
    document.notes.iter().map(line).collect()
}

fn cite(cite: &NoteCite) -> CiteLine {
    let form = cite.position.map(|position| match position {
        Position::First => Form::Full,
        Position::Same => Form::Id,
        Position::SameElsewhere => Form::IdAt,
        // The place is among numbered notes, and those are numbered without a gap.
        Position::Later { note, .. } => Form::Supra(note + 1),
        Position::Within => Form::Within,
    });
    CiteLine { key: cite.key.clone(), form }
}
