//! The ends of what a galley may be: empty, forced apart, too tall, absurd.

use super::case::{Case, units};
use crate::geom::Length;
use crate::layout::paginate::{Break, Column, Finding, paginate};

#[test]
fn an_empty_galley_has_no_columns() {
    let case = Case::plain(0, 10);
    let made_up = paginate(&case.galley(), &case.shape());
    assert_eq!((made_up.columns, made_up.findings), (vec![], vec![]));
}

/// Nothing fits on a page without height, so every line stands alone and nothing is lost.
#[test]
fn a_page_without_height_takes_one_line_at_a_time() {
    for height in [0, -5] {
        let case = Case::plain(3, height).note(1, 2);
        let made_up = paginate(&case.galley(), &case.shape());
        let content: Vec<_> = made_up.columns.iter().map(|c| (c.body.clone(), c.notes.clone())).collect();
        assert_eq!(content, [(0..1, 0..0), (1..2, 0..0), (2..2, 0..2), (2..3, 2..2)]);
    }
}

/// Sums of absurd heights saturate. What stands where no longer means anything, but nothing is lost and nothing panics.
#[test]
fn absurd_heights_lose_nothing() {
    let absurd = Length::MAX.scaled();
    let notes = vec![(3, vec![absurd; 9]), (9, vec![absurd; 2])];
    let case = Case { lines: vec![(absurd, absurd); 12], notes, separator: absurd, ..Case::plain(12, 10) };
    let made_up = paginate(&case.galley(), &case.shape());
    let last = made_up.columns.last().expect("there are lines");
    assert_eq!((last.body.end, last.notes.end), (12, 11));
}

#[test]
fn the_first_page_has_its_own_height() {
    let case = Case { first: 3, ..Case::plain(8, 5) };
    let column = |page, body, used, height| Column {
        page,
        index: 0,
        spans: false,
        top: units(0),
        body,
        notes: 0..0,
        used: units(used),
        height: units(height),
    };
    assert_eq!(paginate(&case.galley(), &case.shape()).columns, [column(0, 0..3, 3, 3), column(1, 3..8, 5, 5)]);
}

#[test]
fn white_before_a_forced_break_is_no_hole() {
    let case = Case::plain(12, 10).kind(2, Break::Force);
    let made_up = paginate(&case.galley(), &case.shape());
    assert_eq!(made_up.columns.iter().map(|column| column.body.end).collect::<Vec<_>>(), [2, 12]);
    assert_eq!((made_up.cost.holes, made_up.cost.slack, made_up.findings), (0, 0, vec![]));
}

/// Lines 2 to 5 stay together and are twelve high on pages of ten. They stand alone and stick out by two; the
/// two lines before and the one after are not drawn in, nor is the note of line 3, which begins late.
#[test]
fn what_is_taller_than_a_page_stands_alone() {
    let mut case = (3..6).fold(Case::plain(7, 10), |case, boundary| case.kind(boundary, Break::Never)).note(3, 2);
    (2..6).for_each(|line| case.lines[line].1 = 3);
    let made_up = paginate(&case.galley(), &case.shape());
    let content: Vec<_> = made_up.columns.iter().map(|c| (c.body.clone(), c.notes.clone())).collect();
    assert_eq!(content, [(0..2, 0..0), (2..6, 0..0), (6..7, 0..2)]);
    assert_eq!(
        made_up.findings,
        [
            Finding::Hole { column: 0, percent: 80 },
            Finding::Overfull { column: 1, by: units(2) },
            Finding::LateNote { note: 0, column: 2, anchor_column: 1 },
        ]
    );
}

#[test]
fn a_line_is_found_in_its_column() {
    let case = Case::plain(12, 5).note(2, 9);
    let made_up = paginate(&case.galley(), &case.shape());
    for line in 0..12 {
        let column = &made_up.columns[made_up.column_of_line(line)];
        assert!(column.body.contains(&line));
    }
    assert_eq!(made_up.column_of_line(12), made_up.columns.len());
}
