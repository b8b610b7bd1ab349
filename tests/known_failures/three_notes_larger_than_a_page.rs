//! Three notes on one line that together exceed a page: they cannot all begin with their reference, and engines
//! that insist hang or drop one.

use rapporteur::layout::paginate::Finding;

use crate::galley::{Draft, content};

/// The line, the separator and two notes of three lines are eight high; the third note, of six lines, finds room
/// for two lines and is divided.
#[test]
fn what_fits_by_dividing_the_last_note_is_not_late() {
    let made_up = Draft::lines(1).note(0, 3).note(0, 3).note(0, 6).make_up();
    assert_eq!(content(&made_up), [(0..1, 0..8), (1..1, 8..12)]);
    assert_eq!(made_up.findings, [Finding::SplitNote { note: 2, columns: 0..2 }]);
}

/// Notes of three lines cannot be divided, and only two of the three fit: the third begins late. Nothing is lost.
#[test]
fn what_cannot_begin_with_its_line_begins_on_the_next_page_and_is_said() {
    let made_up = Draft::lines(1).note(0, 3).note(0, 3).note(0, 3).make_up();
    assert_eq!(content(&made_up), [(0..1, 0..6), (1..1, 6..9)]);
    assert_eq!(made_up.findings, [Finding::LateNote { note: 2, column: 1, anchor_column: 0 }]);
}
