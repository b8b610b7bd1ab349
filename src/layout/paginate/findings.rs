//! What a division could not keep, as data.

use std::ops::Range;

use super::Column;
use super::galley::{Break, Galley};
use super::makeup::Makeup;
use super::pages::Laid;
use super::steps::Step;
use crate::geom::Length;

/// Something that the make-up could not keep. Columns, notes and boundaries count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A note is divided.
    SplitNote {
        /// Which note.
        note: usize,
        /// The columns that hold a part of it.
        columns: Range<usize>,
    },
    /// A note does not begin in the column of its reference.
    LateNote {
        /// Which note.
        note: usize,
        /// The column in which it begins.
        column: usize,
        /// The column of its reference.
        anchor_column: usize,
    },
    /// A rule about single lines or headings is broken.
    Stranded {
        /// The boundary at which the column ends.
        boundary: usize,
        /// The rule.
        kind: Break,
        /// The column that ends there.
        column: usize,
    },
    /// A column is emptier than the tolerance.
    Hole {
        /// Which column.
        column: usize,
        /// How much of it is empty.
        percent: u32,
    },
    /// Something is taller than a column and sticks out of it. What lies below the page cannot be read,
    /// so this is a fault of the document rather than of taste.
    Overfull {
        /// Which column.
        column: usize,
        /// By how much.
        by: Length,
    },
}

impl Finding {
    /// The column in which it shows first.
    pub fn column(&self) -> usize {
        match self {
            Self::SplitNote { columns, .. } => columns.start,
            Self::LateNote { column, .. }
            | Self::Stranded { column, .. }
            | Self::Hole { column, .. }
            | Self::Overfull { column, .. } => *column,
        }
    }
}

impl Finding {
    /// Whether two divisions have this in common, even if it shows in other columns: the same note divided into as
    /// many parts, the same note late, the same boundary stranded.
    pub(super) fn is_same_matter(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::SplitNote { note, columns }, Self::SplitNote { note: other, columns: others }) => {
                note == other && columns.len() == others.len()
            }
            (Self::LateNote { note, .. }, Self::LateNote { note: other, .. }) => note == other,
            (Self::Stranded { boundary, .. }, Self::Stranded { boundary: other, .. }) => boundary == other,
            _ => self == other,
        }
    }
}

/// All findings of a division, by column.
pub(super) fn of(makeup: &Makeup<'_>, laid: &Laid) -> Vec<Finding> {
    let of_steps = laid.steps.iter().flat_map(|(column, step)| of_step(makeup, *column, step));
    let mut findings: Vec<Finding> = of_steps.collect();
    findings.extend(of_notes(makeup.galley, &laid.columns));
    findings.sort_by_key(Finding::column);
    findings
}

fn of_step(makeup: &Makeup<'_>, column: usize, step: &Step) -> impl Iterator<Item = Finding> + use<> {
    let (boundary, cost) = (step.to.body, step.cost);
    let overfull = (cost.overfull > Length::ZERO).then_some(Finding::Overfull { column, by: cost.overfull });
    let kind = makeup.galley.break_at(boundary);
    let stranded = (cost.stranded > 0).then_some(Finding::Stranded { boundary, kind, column });
    let percent = u32::try_from(cost.slack.isqrt()).unwrap_or(100);
    let hole = (cost.holes > 0).then_some(Finding::Hole { column, percent });
    [overfull, stranded, hole].into_iter().flatten()
}

/// Late and divided notes, in the order of the notes.
fn of_notes(galley: &Galley, columns: &[Column]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut begins = 0;
    for (index, column) in columns.iter().enumerate() {
        for piece in galley.note_pieces(column.notes.clone()) {
            if piece.begins {
                begins = index;
                findings.extend(lateness(galley, columns, piece.note, index));
            }
            if piece.ends && begins < index {
                findings.push(Finding::SplitNote { note: piece.note, columns: begins..index + 1 });
            }
        }
    }
    findings
}

/// The finding that a note which begins in `column` is late, if it is.
fn lateness(galley: &Galley, columns: &[Column], note: usize, column: usize) -> Option<Finding> {
    let anchor = galley.notes().get(note)?.anchor;
    let anchor_column = super::column_of_line(columns, anchor);
    // The notes of what runs over all columns stand in the first of them.
    let (reference, note_begins) = (columns.get(anchor_column)?, columns.get(column)?);
    let in_place = anchor_column >= column || (reference.spans && reference.page == note_begins.page);
    (!in_place).then_some(Finding::LateNote { note, column, anchor_column })
}
