//! Typst 5314, 8603; SILE 264; WeasyPrint 1564: the note was committed to a page, then the line that refers
//! to it moved to the next one and the note stayed behind, printed before its reference.

use rapporteur::layout::paginate::Break;

use crate::galley::{Draft, content};

/// Line 7 and its note just fit on the first page (8 + 1 + 1), but line 7 is a heading and keeps with line 8,
/// for which there is no room. The heading moves, and the note with it.
#[test]
fn a_line_that_moves_takes_its_note_along() {
    let made_up = Draft::lines(12).breaks([8], Break::KeepNext).note(7, 1).make_up();
    assert_eq!(content(&made_up), [(0..7, 0..0), (7..12, 0..1)]);
    assert_eq!(made_up.findings, []);
}
