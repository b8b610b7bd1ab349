//! The galley: lines, boundaries and notes as heights, with the sums that make a column's height a subtraction.

use std::fmt;
use std::ops::Range;

use super::stream::{NotePiece, Stream};
use crate::geom::Length;

/// A line of the body, or whatever cannot be divided: a row of a table, a display block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GalleyLine {
    /// From its top to its foot.
    pub height: Length,
    /// The white above it, which vanishes at the top of a column.
    pub gap: Length,
}

/// What a boundary between two lines is to a column that would end there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// A column may end here.
    #[default]
    Free,
    /// After the first line of a paragraph, which would stay behind alone.
    Orphan,
    /// Before the last line of a paragraph, which would stand alone on the next page.
    Widow,
    /// After a heading, or the line that follows it; before a table; after the words that open a list.
    KeepNext,
    /// Never: inside what cannot be divided.
    Never,
    /// A column must end here.
    Force,
}

impl Break {
    /// How many rules a column breaks that ends here. A heading at the foot counts twice.
    pub(super) const fn stranded(self) -> u32 {
        match self {
            Self::Free | Self::Force | Self::Never => 0,
            Self::Orphan | Self::Widow => 1,
            Self::KeepNext => 2,
        }
    }
}

/// A note, set into lines at the width of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GalleyNote {
    /// The line that holds its reference.
    pub anchor: usize,
    /// The heights of its lines, at least one.
    pub lines: Vec<Length>,
}

/// Why lines, boundaries and notes make no galley.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GalleyError {
    /// There must be one boundary more than lines.
    Breaks {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A line has a negative height or gap.
    NegativeLine {
        /// Which one.
        line: usize,
    },
    /// A note has no lines.
    EmptyNote {
        /// Which one.
        note: usize,
    },
    /// A note has a line of negative height.
    NegativeNote {
        /// Which one.
        note: usize,
    },
    /// The line of the reference does not exist.
    AnchorOutOfRange {
        /// Of which note.
        note: usize,
    },
    /// A note comes after one whose reference is on a later line.
    AnchorOrder {
        /// Which one.
        note: usize,
    },
}

impl fmt::Display for GalleyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Breaks { expected, found } => {
                write!(f, "{expected} boundaries are needed around the lines, there are {found}")
            }
            Self::NegativeLine { line } => write!(f, "line {line} has a negative height"),
            Self::EmptyNote { note } => write!(f, "note {note} has no lines"),
            Self::NegativeNote { note } => write!(f, "note {note} has a line of negative height"),
            Self::AnchorOutOfRange { note } => write!(f, "note {note} refers to a line that does not exist"),
            Self::AnchorOrder { note } => write!(f, "note {note} comes after a note of a later line"),
        }
    }
}

impl std::error::Error for GalleyError {}

/// Lines, boundaries and notes.
///
/// Boundary `b` stands before line `b`; the first and the last are the ends of the galley, where it
/// does not matter what they say. Invariants, checked once by [`Galley::new`]: one boundary more than
/// lines, anchors in range and in order, no empty note, no negative height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Galley {
    lines: Vec<GalleyLine>,
    breaks: Vec<Break>,
    notes: Vec<GalleyNote>,
    /// Whether each line runs over all columns of the page.
    spans: Vec<bool>,
    /// For each boundary the next one at which columns end whatever room is left: before a line over all
    /// columns, at a forced break, at the end.
    band_ends: Vec<usize>,
    /// Whether any line spans.
    has_spans: bool,
    /// Height of the lines before each boundary, gaps included.
    extents: Vec<Length>,
    /// Number of notes anchored before each boundary.
    anchored: Vec<usize>,
    stream: Stream,
}

impl Galley {
    /// A galley of lines, the boundaries around them and the notes in reading order.
    ///
    /// # Errors
    /// [`GalleyError`] says which invariant does not hold.
    pub fn new(lines: Vec<GalleyLine>, breaks: Vec<Break>, notes: Vec<GalleyNote>) -> Result<Self, GalleyError> {
        check_lines(&lines, &breaks)?;
        check_notes(&notes, lines.len())?;
        let extents = super::stream::prefix_sums(lines.iter().map(|line| line.gap + line.height));
        let anchored = (0..=lines.len()).map(|b| notes.partition_point(|note| note.anchor < b)).collect();
        let stream = Stream::new(&notes);
        let spans = vec![false; lines.len()];
        let mut galley =
            Self { lines, breaks, notes, spans, band_ends: Vec::new(), has_spans: false, extents, anchored, stream };
        galley.find_band_ends();
        Ok(galley)
    }

    /// The same galley with lines that run over all columns of a page: headings of chapters, wide figures.
    /// What the list does not reach does not span.
    #[must_use]
    pub fn spanning(mut self, spans: &[bool]) -> Self {
        for (known, &spans) in self.spans.iter_mut().zip(spans) {
            *known = spans;
        }
        self.has_spans = self.spans.contains(&true);
        self.find_band_ends();
        self
    }

    fn find_band_ends(&mut self) {
        let end = self.lines.len();
        let mut next = end;
        let mut ends = vec![end; end + 1];
        for boundary in (0..end).rev() {
            ends[boundary] = next;
            if self.spans[boundary] || self.breaks[boundary] == Break::Force {
                next = boundary;
            }
        }
        self.band_ends = ends;
    }

    /// A galley without lines.
    pub fn empty() -> Self {
        let (lines, notes) = (Vec::new(), Vec::new());
        let stream = Stream::new(&notes);
        Self {
            lines,
            breaks: vec![Break::Free],
            notes,
            spans: Vec::new(),
            band_ends: vec![0],
            has_spans: false,
            extents: vec![Length::ZERO],
            anchored: vec![0],
            stream,
        }
    }

    /// The lines.
    pub fn lines(&self) -> &[GalleyLine] {
        &self.lines
    }

    /// The boundaries, one more than lines.
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// The notes in reading order.
    pub fn notes(&self) -> &[GalleyNote] {
        &self.notes
    }

    /// Which lines of which notes a range of the note stream is: what [`Column::notes`](super::Column::notes) means.
    /// What lies outside the stream is ignored.
    pub fn note_pieces(&self, notes: Range<usize>) -> Vec<NotePiece> {
        self.stream.pieces(notes)
    }

    pub(super) const fn stream(&self) -> &Stream {
        &self.stream
    }

    /// Number of lines: the last boundary.
    pub(super) const fn end(&self) -> usize {
        self.lines.len()
    }

    /// The kind of a boundary where a column would end; the end of the galley is a forced break.
    pub(super) fn break_at(&self, boundary: usize) -> Break {
        if boundary >= self.end() { Break::Force } else { self.breaks[boundary] }
    }

    /// Whether a line runs over all columns; not the end of the galley.
    pub(super) fn spans(&self, line: usize) -> bool {
        self.spans.get(line).copied().unwrap_or_default()
    }

    /// Whether any line runs over all columns.
    pub(super) const fn has_spans(&self) -> bool {
        self.has_spans
    }

    /// The next boundary after one at which columns end whatever room is left.
    pub(super) fn band_end(&self, boundary: usize) -> usize {
        self.band_ends[boundary]
    }

    /// The height of a line, and the white above it; nothing for the end of the galley.
    pub(super) fn line(&self, line: usize) -> GalleyLine {
        self.lines.get(line).copied().unwrap_or(GalleyLine { height: Length::ZERO, gap: Length::ZERO })
    }

    /// How many notes are anchored before a boundary.
    pub(super) fn anchored(&self, boundary: usize) -> usize {
        self.anchored[boundary]
    }

    /// How much of the note stream is due at a boundary: the notes anchored before it.
    pub(super) fn due(&self, boundary: usize) -> usize {
        self.stream.start(self.anchored[boundary])
    }

    /// The height of some lines at the top of a column.
    pub(super) fn extent(&self, body: Range<usize>) -> Length {
        if body.is_empty() {
            return Length::ZERO;
        }
        self.extents[body.end] - self.extents[body.start] - self.lines[body.start].gap
    }
}

fn check_lines(lines: &[GalleyLine], breaks: &[Break]) -> Result<(), GalleyError> {
    if breaks.len() != lines.len() + 1 {
        return Err(GalleyError::Breaks { expected: lines.len() + 1, found: breaks.len() });
    }
    match lines.iter().position(|line| line.height < Length::ZERO || line.gap < Length::ZERO) {
        Some(line) => Err(GalleyError::NegativeLine { line }),
        None => Ok(()),
    }
}

fn check_notes(notes: &[GalleyNote], lines: usize) -> Result<(), GalleyError> {
    let mut latest = 0;
    for (number, note) in notes.iter().enumerate() {
        if note.lines.is_empty() {
            return Err(GalleyError::EmptyNote { note: number });
        }
        if note.lines.iter().any(|&height| height < Length::ZERO) {
            return Err(GalleyError::NegativeNote { note: number });
        }
        if note.anchor >= lines {
            return Err(GalleyError::AnchorOutOfRange { note: number });
        }
        if note.anchor < latest {
            return Err(GalleyError::AnchorOrder { note: number });
        }
        latest = note.anchor;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> GalleyLine {
        GalleyLine { height: Length::from_points(10), gap: Length::from_points(3) }
    }

    fn note(anchor: usize) -> GalleyNote {
        GalleyNote { anchor, lines: vec![Length::from_points(8)] }
    }

    #[test]
    fn a_gap_vanishes_at_the_top_of_a_column_only() {
        let galley = Galley::new(vec![line(); 3], vec![Break::Free; 4], vec![]).unwrap();
        assert_eq!(galley.extent(1..3), Length::from_points(10 + 3 + 10));
        assert_eq!(galley.extent(2..2), Length::ZERO);
    }

    #[test]
    fn what_makes_no_galley_says_why() {
        let new = |breaks, notes| Galley::new(vec![line(); 2], vec![Break::Free; breaks], notes).map(|_| ());
        assert_eq!(new(2, vec![]), Err(GalleyError::Breaks { expected: 3, found: 2 }));
        assert_eq!(new(3, vec![note(2)]), Err(GalleyError::AnchorOutOfRange { note: 0 }));
        assert_eq!(new(3, vec![note(1), note(0)]), Err(GalleyError::AnchorOrder { note: 1 }));
        let empty = GalleyNote { anchor: 0, lines: vec![] };
        assert_eq!(new(3, vec![note(0), empty]), Err(GalleyError::EmptyNote { note: 1 }));
        let negative = GalleyNote { anchor: 0, lines: vec![Length::from_points(-1)] };
        assert_eq!(new(3, vec![negative]), Err(GalleyError::NegativeNote { note: 0 }));
        let rising = GalleyLine { height: Length::ZERO, gap: Length::from_points(-1) };
        let galley = Galley::new(vec![line(), rising], vec![Break::Free; 3], vec![]);
        assert_eq!(galley.map(|_| ()), Err(GalleyError::NegativeLine { line: 1 }));
    }

    #[test]
    fn notes_are_due_at_the_boundary_after_their_line() {
        let galley = Galley::new(vec![line(); 2], vec![Break::Free; 3], vec![note(0), note(0), note(1)]).unwrap();
        assert_eq!((galley.due(0), galley.due(1), galley.due(2)), (0, 2, 3));
    }
}
