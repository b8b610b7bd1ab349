//! Typst 5376, PR 8602: the rule about single lines counted lines without the notes that they bring, so that a note
//! pushed the last line of a paragraph to the next page alone.

use rapporteur::layout::paginate::Break;

use crate::galley::{Draft, content};

/// A paragraph of four lines, 5 to 8. Its last line refers to a note: lines 0 to 8 with the note are eleven
/// high, so line 8 would be alone on the next page (boundary 8). Two lines of the paragraph go over instead.
#[test]
fn a_note_leaves_no_last_line_alone() {
    let made_up = Draft::lines(11).breaks([6], Break::Orphan).breaks([8], Break::Widow).note(8, 1).make_up();
    assert_eq!(content(&made_up), [(0..7, 0..0), (7..11, 0..1)]);
    assert_eq!(made_up.cost.stranded, 0);
}
