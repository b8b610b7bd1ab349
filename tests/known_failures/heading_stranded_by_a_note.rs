//! Typst 3582 (mended by 8592): a heading stayed at the foot of a page because the note of the line after it did
//! not fit; the rule had been settled before the notes were tried.

use rapporteur::layout::paginate::Break;

use crate::galley::{Draft, content};

/// A heading on line 7, which keeps with the next two lines. They would fill the page, but line 9 brings a
/// note. The heading goes to the next page with both lines and the note.
#[test]
fn a_heading_moves_with_the_lines_after_it_and_their_notes() {
    let made_up = Draft::lines(13).breaks([8, 9], Break::KeepNext).note(9, 1).make_up();
    assert_eq!(content(&made_up), [(0..7, 0..0), (7..13, 0..1)]);
    assert_eq!(made_up.findings, []);
}
