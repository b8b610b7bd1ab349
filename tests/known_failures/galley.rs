//! Galleys of lines of one point, on pages of ten, with a separator of one.

use std::ops::Range;

use rapporteur::geom::Length;
use rapporteur::layout::paginate::{
    Break, Column, Galley, GalleyLine, GalleyNote, PageShape, Pagination, Policy, paginate,
};

pub(crate) struct Draft {
    heights: Vec<i64>,
    breaks: Vec<Break>,
    notes: Vec<GalleyNote>,
}

impl Draft {
    pub(crate) fn lines(count: usize) -> Self {
        Self { heights: vec![1; count], breaks: vec![Break::Free; count + 1], notes: vec![] }
    }

    /// A line of another height: a row, a display block.
    pub(crate) fn tall(mut self, line: usize, height: i64) -> Self {
        self.heights[line] = height;
        self
    }

    pub(crate) fn breaks(mut self, boundaries: impl IntoIterator<Item = usize>, kind: Break) -> Self {
        for boundary in boundaries {
            self.breaks[boundary] = kind;
        }
        self
    }

    /// A note of `lines` lines with its reference on line `anchor`; in reading order.
    pub(crate) fn note(mut self, anchor: usize, lines: usize) -> Self {
        self.notes.push(GalleyNote { anchor, lines: vec![Length::from_points(1); lines] });
        self
    }

    pub(crate) fn galley(&self) -> Galley {
        let line = |&height: &i64| GalleyLine { height: Length::from_points(height), gap: Length::ZERO };
        Galley::new(self.heights.iter().map(line).collect(), self.breaks.clone(), self.notes.clone()).unwrap()
    }

    pub(crate) fn make_up(&self) -> Pagination {
        paginate(&self.galley(), &shape())
    }
}

pub(crate) fn shape() -> PageShape {
    let point = Length::from_points(1);
    PageShape {
        first: point * 10,
        other: point * 10,
        columns: 1,
        separator: point,
        between: Length::ZERO,
        continued: Length::ZERO,
        hole_tolerance: 33,
        policy: Policy::Quality,
    }
}

/// What each column holds: lines of the body, lines of the note stream.
pub(crate) fn content(made_up: &Pagination) -> Vec<(Range<usize>, Range<usize>)> {
    made_up.columns.iter().map(|column| (column.body.clone(), column.notes.clone())).collect()
}

/// The column that holds a line.
pub(crate) fn column_of_line(columns: &[Column], line: usize) -> usize {
    columns.iter().position(|column| column.body.contains(&line)).unwrap()
}

/// The columns that hold a part of a note.
pub(crate) fn columns_of_note(galley: &Galley, columns: &[Column], note: usize) -> Vec<usize> {
    let holds = |column: &Column| galley.note_pieces(column.notes.clone()).iter().any(|piece| piece.note == note);
    (0..columns.len()).filter(|&index| holds(&columns[index])).collect()
}
