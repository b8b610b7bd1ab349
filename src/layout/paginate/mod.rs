//! Optimal pages with footnotes: a galley goes in, columns come out.
//!
//! The paginator knows heights and nothing of text. A [`Galley`] is a list of lines, the kind of every
//! boundary between them, and the notes with the line that each is anchored at. [`paginate`] divides
//! lines and notes into columns so that the [`Cost`] of the whole is least; what could not be kept is
//! said as [`Finding`]s.
//!
//! Page content and note content are *one* state: how many lines of the body are set, and how many
//! lines of the *note stream* (all notes, one after the other). A note is therefore never committed to
//! a page that its reference then leaves, and no rule about the body is blind to the notes it brings.
//! Engines that fill one page at a time, or that reserve room for notes and then correct the reserve,
//! lack exactly this and lose, double or delay notes.
//!
//! The method is the dynamic programme of Plass (*Optimal Pagination Techniques*, 1981) with footnotes
//! for figures. It stays linear because a note must begin in the column of its reference: what is
//! owed at the foot of a column is the tail of one note, never a growing queue. The notes of several series
//! (numbers, asterisks) come in one order, which the caller chooses.
//!
//! Road not taken: laying out the body with an estimated room for notes and repeating until the
//! estimate holds. Taking the line needs the room that exists only without the line, so it oscillates.

mod balance;
mod cost;
mod explain;
mod fill;
mod findings;
mod galley;
mod makeup;
mod pages;
mod relax;
mod shape;
mod state;
mod steps;
mod stream;
mod sweep;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use cost::{Cost, Field};
pub use explain::{Explanation, Neighbour, Verdict, explain};
pub use findings::Finding;
pub use galley::{Break, Galley, GalleyError, GalleyLine, GalleyNote};
pub use shape::{PageShape, Policy};
pub use stream::NotePiece;

use crate::geom::Length;
use makeup::Makeup;
use sweep::{Passed, Table};

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The page it stands on, from 0.
    pub page: usize,
    /// Its place on the page, from 0 at the left.
    pub index: usize,
    /// It is a line that runs over all columns.
    pub spans: bool,
    /// From the head of the page's text to its own.
    pub top: Length,
    /// The lines of the body.
    pub body: Range<usize>,
    /// The lines of the note stream; [`Galley::note_pieces`] says which notes these are.
    pub notes: Range<usize>,
    /// The height that is filled: body, separator, notes and what stands between them.
    pub used: Length,
    /// The height that there is.
    pub height: Length,
}

impl Column {
    /// The page after the last.
    fn pages(columns: &[Self]) -> usize {
        columns.last().map_or(0, |column| column.page + 1)
    }
}

/// A galley made up into columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// In reading order; none for an empty galley.
    pub columns: Vec<Column>,
    /// What the division costs; see [`Cost`].
    pub cost: Cost,
    /// What was not kept, by column: data, which the layer above words with the origin of the note.
    pub findings: Vec<Finding>,
}

/// Divides a galley into columns at the least [`Cost`].
///
/// Every line and every line of every note is in exactly one column, in order. The same input gives
/// the same result: of divisions that cost the same, the one whose last column begins latest is taken,
/// then the one whose last but one does, and so on, so that earlier columns hold more.
/// Every galley has a result. Time and memory grow with the number of lines, not with its square.
///
/// Where no column satisfies all rules, rules give way one after the other: first those about widows,
/// orphans and headings, then that a note begins in the column of its reference, and last the height
/// of the column. Each appears in the findings.
pub fn paginate(galley: &Galley, shape: &PageShape) -> Pagination {
    let makeup = Makeup { galley, shape };
    let table = Table::sweep(&makeup);
    makeup.pagination(&table.chosen(&makeup))
}

impl Pagination {
    /// How many pages there are.
    pub fn pages(&self) -> usize {
        Column::pages(&self.columns)
    }

    /// The column that holds a line; the number of columns for a line that does not exist.
    pub fn column_of_line(&self, line: usize) -> usize {
        column_of_line(&self.columns, line)
    }
}

fn column_of_line(columns: &[Column], line: usize) -> usize {
    columns.partition_point(|column| column.body.end <= line)
}

impl Makeup<'_> {
    /// The columns between the states of a division, with their cost and findings.
    fn pagination(&self, passed: &[Passed]) -> Pagination {
        let laid = pages::of(self, passed);
        let findings = findings::of(self, &laid);
        Pagination { columns: laid.columns, cost: laid.cost, findings }
    }
}
