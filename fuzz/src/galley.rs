//! The paginator: lines and notes of any height on pages of any height.

use arbitrary::Arbitrary;
use rapporteur::geom::Length;
use rapporteur::layout::paginate::{
    Break, Column, Finding, Galley, GalleyLine, GalleyNote, PageShape, Pagination, Policy, explain, paginate,
};

const MOST_LINES: usize = 160;
const MOST_NOTES: usize = 40;
const MOST_NOTE_LINES: usize = 30;

/// A galley and its pages, as small numbers.
#[derive(Arbitrary, Debug)]
pub struct Case {
    lines: Vec<Line>,
    notes: Vec<(u8, Vec<u8>)>,
    first: u8,
    other: u8,
    separator: u8,
    between: u8,
    continued: u8,
    tolerance: u8,
    fit: bool,
}

#[derive(Arbitrary, Debug)]
struct Line {
    gap: u8,
    height: u8,
    before: Boundary,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Boundary {
    Free,
    Orphan,
    Widow,
    KeepNext,
    Never,
    Force,
}

impl Boundary {
    fn kind(self) -> Break {
        match self {
            Self::Free => Break::Free,
            Self::Orphan => Break::Orphan,
            Self::Widow => Break::Widow,
            Self::KeepNext => Break::KeepNext,
            Self::Never => Break::Never,
            Self::Force => Break::Force,
        }
    }
}

fn units(number: u8) -> Length {
    Length::from_scaled(i64::from(number))
}

impl Case {
    fn galley(&self) -> Galley {
        let lines = self.lines.iter().take(MOST_LINES);
        let galley_lines: Vec<GalleyLine> =
            lines.clone().map(|line| GalleyLine { height: units(line.height), gap: units(line.gap % 16) }).collect();
        let breaks = lines.map(|line| line.before.kind()).chain([Break::Free]).collect();
        let count = galley_lines.len();
        let mut notes: Vec<GalleyNote> = Vec::new();
        for (anchor, heights) in self.notes.iter().take(MOST_NOTES) {
            if count > 0 && !heights.is_empty() {
                let lines = heights.iter().take(MOST_NOTE_LINES).copied().map(units).collect();
                notes.push(GalleyNote { anchor: usize::from(*anchor) % count, lines });
            }
        }
        notes.sort_by_key(|note| note.anchor);
        Galley::new(galley_lines, breaks, notes).expect("lines, boundaries and notes make a galley")
    }

    fn shape(&self) -> PageShape {
        PageShape {
            first: units(self.first),
            other: units(self.other),
            columns: 1,
            separator: units(self.separator % 32),
            between: units(self.between % 16),
            continued: units(self.continued % 16),
            hole_tolerance: u32::from(self.tolerance % 101),
            policy: if self.fit { Policy::Fit } else { Policy::Quality },
        }
    }
}

/// The laws of a division into columns.
///
/// # Panics
/// When one does not hold.
pub fn check(case: &Case) {
    let (galley, shape) = (case.galley(), case.shape());
    let made = paginate(&galley, &shape);
    assert_eq!(made, paginate(&galley, &shape), "divided twice, it is not the same");
    all_is_set_once_and_in_order(&galley, &made);
    columns_end_where_they_may(&galley, &made);
    heights_are_kept_or_said(&galley, &shape, &made);
    notes_begin_with_their_references_or_are_said(&galley, &made);
    let middle = made.columns.len() / 2;
    let explained = explain(&galley, &shape, middle, 3);
    assert_eq!(explained.is_some(), middle < made.columns.len());
}

fn all_is_set_once_and_in_order(galley: &Galley, made: &Pagination) {
    let (mut body, mut notes) = (0, 0);
    for (page, column) in made.columns.iter().enumerate() {
        assert_eq!((column.page, column.body.start, column.notes.start), (page, body, notes));
        assert!(!column.body.is_empty() || !column.notes.is_empty(), "column {page} is empty");
        (body, notes) = (column.body.end, column.notes.end);
    }
    let note_lines: usize = galley.notes().iter().map(|note| note.lines.len()).sum();
    assert_eq!((body, notes), (galley.lines().len(), note_lines));
}

fn columns_end_where_they_may(galley: &Galley, made: &Pagination) {
    for (index, column) in made.columns.iter().enumerate() {
        let (start, end) = (column.body.start, column.body.end);
        let inside = (start + 1..end).map(|boundary| galley.breaks()[boundary]);
        assert!(!inside.into_iter().any(|kind| kind == Break::Force), "column {index} runs over a forced end");
        if end == galley.lines().len() || column.body.is_empty() {
            continue;
        }
        let kind = galley.breaks()[end];
        assert_ne!(kind, Break::Never, "column {index} divides what cannot be");
        let said = made.findings.contains(&Finding::Stranded { boundary: end, kind, column: index });
        assert_eq!(said, !matches!(kind, Break::Free | Break::Force), "column {index} ends at {kind:?}");
    }
}

/// The lines of all notes, one after the other: the note, its line, how many it has, the height.
fn stream(galley: &Galley) -> Vec<(usize, usize, usize, Length)> {
    let of_note = |(note, lines): (usize, &GalleyNote)| {
        let count = lines.lines.len();
        lines.lines.iter().enumerate().map(move |(line, &height)| (note, line, count, height)).collect::<Vec<_>>()
    };
    galley.notes().iter().enumerate().flat_map(of_note).collect()
}

/// Added up line by line, as it would be measured on the page.
fn measured(galley: &Galley, shape: &PageShape, column: &Column) -> Length {
    let mut sum = Length::ZERO;
    for (place, line) in galley.lines()[column.body.clone()].iter().enumerate() {
        sum += line.height + if place == 0 { Length::ZERO } else { line.gap };
    }
    let mut above = None;
    for &(note, line, _, height) in &stream(galley)[column.notes.clone()] {
        sum += match above {
            None if line > 0 => shape.separator + shape.continued,
            None => shape.separator,
            Some(above) if above != note => shape.between,
            Some(_) => Length::ZERO,
        };
        sum += height;
        above = Some(note);
    }
    sum
}

fn heights_are_kept_or_said(galley: &Galley, shape: &PageShape, made: &Pagination) {
    for (index, column) in made.columns.iter().enumerate() {
        assert_eq!(column.used, measured(galley, shape, column), "column {index}");
        assert_eq!(column.height, if index == 0 { shape.first } else { shape.other }, "column {index}");
        let said = made.findings.contains(&Finding::Overfull { column: index, by: column.used - column.height });
        assert_eq!(said, column.used > column.height, "column {index}");
    }
}

fn notes_begin_with_their_references_or_are_said(galley: &Galley, made: &Pagination) {
    let stream = stream(galley);
    for (place, &(note, line, count, _)) in stream.iter().enumerate() {
        let column = made.columns.iter().position(|column| column.notes.contains(&place)).expect("it is set");
        let divided = line > 0 && made.columns[column].notes.start == place;
        assert!(!divided || (line >= 2 && count - line >= 2), "note {note} is divided after line {line}");
        if line > 0 {
            continue;
        }
        let anchor = galley.notes()[note].anchor;
        let anchor_column = made.columns.iter().position(|column| column.body.contains(&anchor)).expect("it is set");
        assert!(anchor_column <= column, "note {note} stands before its reference");
        let said = made.findings.contains(&Finding::LateNote { note, column, anchor_column });
        assert_eq!(said, anchor_column < column, "note {note}");
    }
}
