//! superdoc 4006: a reference in a block that cannot be divided had its note placed on no page.

use rapporteur::layout::paginate::{Break, Finding};

use crate::galley::{Draft, content};

/// Lines 4 to 8 are one block; line 8 brings a note. Block and note move together.
#[test]
fn a_block_moves_with_the_notes_of_all_its_lines() {
    let made_up = Draft::lines(10).breaks(5..9, Break::Never).note(8, 2).make_up();
    assert_eq!(content(&made_up), [(0..4, 0..0), (4..10, 0..2)]);
    // 60 % of the first page stay empty: nothing else is legal, and it is said.
    assert_eq!(made_up.findings, [Finding::Hole { column: 0, percent: 60 }]);
}

/// A block as tall as the page has no room for its note, which begins on the next page and is said to be late.
#[test]
fn the_note_of_a_block_as_tall_as_the_page_is_late_but_there() {
    let made_up = Draft::lines(2).tall(0, 10).note(0, 2).make_up();
    assert_eq!(content(&made_up), [(0..1, 0..0), (1..2, 0..2)]);
    assert_eq!(made_up.findings, [Finding::LateNote { note: 0, column: 1, anchor_column: 0 }]);
}
