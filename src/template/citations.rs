//! How a template prints citations.

use serde::Deserialize;

use crate::diag::Diagnostics;
use crate::tables::{Reader, Table, Text};

/// Whether a source cited again is cited in short or in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepeatMode {
    /// *Id.*, *supra*.
    #[default]
    Short,
    /// In full each time; only *Id.* for the very same.
    Full,
}

/// Where the mark of a citation goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkPlace {
    /// After the punctuation that follows: English notes.
    #[default]
    AfterPunctuation,
    /// Where it was typed, before the punctuation: French notes, round brackets.
    BeforePunctuation,
}

/// How citations are printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Citations {
    /// The citation style's name; the language chooses its file.
    pub style: Text,
    /// Short or full again.
    pub repeat: RepeatMode,
    /// Where the mark goes.
    pub mark: MarkPlace,
}

impl Citations {
    /// `[citations]`.
    pub(super) fn read(table: Table, found: &mut Diagnostics) -> Option<Self> {
        let mut reader = Reader::new(table, found);
        let style = reader.required_text("style");
        let repeat = reader.choice("repeat").unwrap_or_default();
        let mark = reader.choice("mark").unwrap_or_default();
        reader.finish();
        Some(Self { style: style?, repeat, mark })
    }
}
