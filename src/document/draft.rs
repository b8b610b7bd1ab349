//! Drafts: blocks in reading order, whose inlines are not yet numbered.

use crate::diag::{Origin, Span};
use crate::geom::{Colour, Length, NoteId};
use crate::markup::{DisplayKind, Inline, Look};
use crate::template::{Column, Generated};

use super::{Chart, Part, Role, Signature};

/// A block that is not yet numbered.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) part: Part,
    pub(super) kind: DraftKind,
    pub(super) span: Span,
    pub(super) occurrence: u32,
    pub(super) language: Option<String>,
    /// The scope of its anchors: the section and the occurrence of its use.
    pub(super) section: Option<String>,
    /// Its anchors: its own and, for the first block of a quotation or list, that of the whole.
    pub(super) anchors: Vec<String>,
    /// Of the caption of a figure or table: what it is called.
    pub(super) number: Option<DisplayNumber>,
}

/// "figure 3", "table 1".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DisplayNumber {
    pub(super) kind: DisplayKind,
    pub(super) number: u32,
}

/// The kinds of drafts.
#[derive(Clone, Debug)]
pub(super) enum DraftKind {
    Text(DraftText),
    Columns(DraftColumns),
    /// Nothing in it is numbered or cited.
    Chart(Chart),
    Rule {
        thickness: Length,
        before: Length,
        after: Length,
        colour: Colour,
    },
    Space(Length),
    PageBreak,
    /// The collected notes.
    Notes,
    /// A list that is not made yet.
    Generated(Generated),
}

/// Words in a style, not yet numbered.
#[derive(Clone, Debug)]
pub(super) struct DraftText {
    pub(super) role: Role,
    pub(super) style: String,
    /// The number or bullet of a list's item; headings get theirs later.
    pub(super) marker: Option<String>,
    pub(super) content: Words,
    pub(super) before: Option<Length>,
    pub(super) after: Option<Length>,
    pub(super) keep_next: bool,
    /// Of a heading: it gets no number, whatever its level has.
    pub(super) unnumbered: bool,
    /// Of an entry of the contents: the place of the heading among the drafts.
    pub(super) entry: Option<usize>,
}

/// Rows of cells, not yet numbered.
#[derive(Clone, Debug)]
pub(super) struct DraftColumns {
    pub(super) style: String,
    pub(super) widths: Vec<Column>,
    pub(super) rows: Vec<Vec<DraftCell>>,
    pub(super) beside: Vec<(usize, usize, Words)>,
    pub(super) keep: bool,
    pub(super) before: Length,
    pub(super) after: Length,
}

/// A cell, not yet numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftCell {
    pub(super) style: Option<String>,
    pub(super) signature: Option<Signature>,
    pub(super) paragraphs: Vec<Words>,
    pub(super) per_line: bool,
}

/// Running text on its way from inlines to runs.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// As parsed.
    Inlines(Vec<Inline>),
    /// With notes taken out and marks in their place.
    Pieces(Vec<Piece>),
}

/// A piece of running text whose notes and citations were taken out.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Anything but a note or a citation.
    Inline(Inline),
    /// The mark of a note.
    Mark(NoteId, Look, Origin),
    /// A group of citations that stands here in words, by its place among the groups.
    Cited(usize),
}

impl Default for Words {
    fn default() -> Self {
        Self::Inlines(Vec::new())
    }
}

impl Draft {
    /// All running text of the block, in reading order.
    pub(super) fn words(&self) -> Vec<&Words> {
        match &self.kind {
            DraftKind::Text(text) => vec![&text.content],
            DraftKind::Columns(columns) => {
                let cells = columns.rows.iter().flatten().flat_map(|cell| cell.paragraphs.iter());
                cells.chain(columns.beside.iter().map(|(_, _, words)| words)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self) -> Vec<&mut Words> {
        match &mut self.kind {
            DraftKind::Text(text) => vec![&mut text.content],
            DraftKind::Columns(columns) => {
                let cells = columns.rows.iter_mut().flatten().flat_map(|cell| cell.paragraphs.iter_mut());
                cells.chain(columns.beside.iter_mut().map(|(_, _, words)| words)).collect()
            }
            _ => Vec::new(),
        }
    }
}
