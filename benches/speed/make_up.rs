//! Lines into pages.

use rapporteur::geom::Length;
use rapporteur::layout::paginate::{Break, Galley, GalleyLine, GalleyNote, PageShape, Policy, paginate};

use crate::timing::Rows;

pub(crate) fn run(rows: &mut Rows) {
    for lines in [1_000, 10_000] {
        let galley = galley(lines);
        rows.time(&format!("pages: {lines} lines"), lines, || (), |()| paginate(&galley, &shape()));
    }
}

/// Paragraphs of seven lines with a note at every fifth line, of one to four lines and once in a while
/// of twelve.
fn galley(lines: usize) -> Galley {
    let points = Length::from_points;
    let kind = |boundary: usize| match boundary % 7 {
        1 => Break::Orphan,
        6 => Break::Widow,
        _ => Break::Free,
    };
    let height = |note: usize| if note.is_multiple_of(23) { 12 } else { 1 + note * 7 % 4 };
    let note = |note: usize| GalleyNote { anchor: note * 5, lines: vec![points(11); height(note)] };
    let line = |line: usize| GalleyLine { height: points(14), gap: points(if line.is_multiple_of(7) { 7 } else { 0 }) };
    Galley::new((0..lines).map(line).collect(), (0..=lines).map(kind).collect(), (0..lines / 5).map(note).collect())
        .unwrap()
}

fn shape() -> PageShape {
    let points = Length::from_points;
    PageShape {
        first: points(540),
        other: points(626),
        columns: 1,
        separator: points(14),
        between: points(2),
        continued: Length::ZERO,
        hole_tolerance: 33,
        policy: Policy::Quality,
    }
}
