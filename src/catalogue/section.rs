//! Sections: what they are called, how long they are, whether they were reviewed, who uses them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::uses::Uses;
use super::words;
use crate::corpus::{self, Section, SectionFile, Term};
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::tables::{Date, Text};

/// One section, or one version of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectionRow {
    /// Its name: `china/status`.
    pub name: String,
    /// The version, such as `short`.
    pub version: Option<String>,
    /// Its file.
    pub file: String,
    /// What it is called; empty when it does not say.
    pub title: String,
    /// Words of its text, sub-headings included, notes not.
    pub words: usize,
    /// How its review stands on the day that was given.
    pub review: Review,
    /// When it was last checked.
    pub reviewed: Option<Date>,
    /// By when it must be checked again.
    pub review_by: Option<Date>,
    /// Submissions that use it, whole or in part.
    pub used_by: Vec<String>,
}

/// How the review of a section stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// It says nothing of a review.
    Never,
    /// It should have been checked again before that day.
    Overdue,
    /// It was checked, and need not be checked again yet.
    Done,
}

impl Review {
    fn of(section: &Section, on: Date) -> Self {
        match (section.reviewed, section.review_by) {
            (_, Some((by, _))) if by.is_over(on) => Self::Overdue,
            (None, _) => Self::Never,
            (Some(_), _) => Self::Done,
        }
    }
}

/// A section that was read, with its file.
pub(super) type Read = (SectionFile, Option<Section>);

/// Reads every section; those that cannot be read keep their place without a text.
pub(super) fn read(workspace: &mut Workspace, found: &mut Diagnostics) -> Vec<Read> {
    let files = corpus::section_files(workspace, found);
    let mut read = |file: SectionFile| {
        let section = corpus::read_section_file(workspace, &file.path, &file.name, None, found);
        (file, section)
    };
    files.into_iter().map(&mut read).collect()
}

pub(super) fn rows(sections: &[Read], terms: &BTreeMap<String, Term>, uses: &Uses, on: Date) -> Vec<SectionRow> {
    let row = |(file, section): &Read| SectionRow {
        name: file.name.clone(),
        version: file.version.clone(),
        file: file.path.as_str().to_owned(),
        title: section.as_ref().and_then(|s| s.title.as_ref()).map_or("", Text::as_str).to_owned(),
        words: section.as_ref().map_or(0, |section| words::count(&section.blocks, terms)),
        review: section.as_ref().map_or(Review::Never, |section| Review::of(section, on)),
        reviewed: section.as_ref().and_then(|s| s.reviewed).map(|(day, _)| day),
        review_by: section.as_ref().and_then(|s| s.review_by).map(|(day, _)| day),
        used_by: uses.of_section(&file.name, file.version.as_deref()),
    };
    sections.iter().map(row).collect()
}
