//! Typst 5603, 8792: near the foot of a page, references inside lists and blocks lost their notes to the
//! next page, because these were laid out before their notes were known.

use crate::galley::{Draft, content};

/// Ten lines fill the page; the last refers to a note. There is no room for both, so the line moves.
#[test]
fn a_reference_in_the_last_line_moves_rather_than_lose_its_note() {
    let made_up = Draft::lines(14).note(9, 1).make_up();
    assert_eq!(content(&made_up), [(0..9, 0..0), (9..14, 0..1)]);
    assert_eq!(made_up.findings, []);
}

/// One line earlier there is just room for the line, the separator and the note.
#[test]
fn a_reference_that_fits_with_its_note_stays() {
    let made_up = Draft::lines(14).note(7, 1).make_up();
    assert_eq!(content(&made_up), [(0..8, 0..1), (8..14, 1..1)]);
}
