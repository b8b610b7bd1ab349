//! Typst 5405: only the first note of a line was held to the page of its reference; the second began on the
//! next page.

use crate::galley::{Draft, content};

/// Line 6 with the first note fits on the first page (7 + 1 + 2), the second note does not. Both must
/// begin with their line, so the line moves.
#[test]
fn both_notes_of_a_line_begin_with_it() {
    let made_up = Draft::lines(10).note(6, 2).note(6, 1).make_up();
    assert_eq!(content(&made_up), [(0..6, 0..0), (6..10, 0..3)]);
    assert!(made_up.cost.late_notes == 0);
}
