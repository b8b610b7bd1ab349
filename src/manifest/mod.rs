//! A manifest: which template, which sections, and what the template's fields hold.

mod allowance;
mod anchors;
mod entries;
mod flat;
mod read;
mod settings;
#[cfg(test)]
mod tests;

pub use allowance::Allowance;
pub use read::{list, read};
pub use settings::{Settings, read_settings};

use serde::Deserialize;

use crate::diag::{FileId, Span};
use crate::files::WorkspacePath;
use crate::tables::{Date, Entry as TableEntry, Text};

/// How far a submission is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Holes are printed, and the pages say that this is a draft.
    #[default]
    Draft,
    /// Holes are faults.
    Final,
    /// It was filed: nothing builds it any more, and its record stands for it.
    Filed,
}

/// One submission as its manifest describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// The file.
    pub path: WorkspacePath,
    /// The file as it was read.
    pub file: FileId,
    /// The name of the template.
    pub template: Text,
    /// Draft or final.
    pub status: Progress,
    /// The language, when it is not the workspace's.
    pub language: Option<Text>,
    /// The submission that this one was carried on from, by its name.
    pub based_on: Option<Text>,
    /// The last day for filing it, where it is not that of the body's calendar.
    pub deadline: Option<(Date, Span)>,
    /// All keys that belong to the template's `[fields]`: `title`, `session`, `filed` …, as typed.
    pub fields: Vec<TableEntry>,
    /// The headings and sections, in order.
    pub entries: Vec<Entry>,
    /// The rules that need not be kept here, each with the reason.
    pub allow: Vec<Allowance>,
    /// All of the file.
    pub span: Span,
    /// False when some of it could not be read: what is missing may stand there.
    pub whole: bool,
}

/// One line of `sections`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The level of the heading, from 1.
    pub level: u8,
    /// The heading; without one the text goes on under the last.
    pub heading: Option<Text>,
    /// The heading has a number, where its level has.
    pub numbered: bool,
    /// How its text is shown.
    pub shown: Shown,
    /// The sections, in order; may be empty under a heading.
    pub uses: Vec<Use>,
    /// The line.
    pub span: Span,
}

/// How the text of an entry is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// As text.
    #[default]
    Text,
    /// In a panel: beside the argument, under a heading that has no number and stands in no contents.
    Panel,
    /// As a pull quote: words that stand in the text as well, drawn out of it. Notes and citations stay there.
    PullQuote,
}

/// One section used, whole or in part.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// Its name: `china/status`, or `./closing.md`.
    pub section: Text,
    /// Another version of it: `short`.
    pub version: Option<Text>,
    /// When not empty, only the blocks with these anchors.
    pub only: Vec<Text>,
    /// The blocks with these anchors are left out.
    pub omit: Vec<Text>,
}

/// `67/women` for submissions/67/women.toml: what a manifest is called in lists, in commands and below
/// the folder of finished files.
pub fn short_name(path: &WorkspacePath) -> &str {
    let below = path.as_str().strip_prefix("submissions/").unwrap_or(path.as_str());
    below.strip_suffix(".toml").unwrap_or(below)
}

impl Progress {
    /// Its name in a manifest.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
            Self::Filed => "filed",
        }
    }

    /// True for what must be whole: a final, and what was filed as one.
    pub fn is_final(self) -> bool {
        self != Self::Draft
    }
}

impl Manifest {
    /// Its name in commands: the file's name without `.toml`.
    pub fn name(&self) -> &str {
        self.path.stem()
    }
}
