//! office-open-xml-viewer 849: notes that were referred to from cells of a table were not placed with their row.
//!
//! Finding the references in cells is for the layer above. Here a row is one tall line with the notes of
//! all its cells.

use crate::galley::{Draft, content};

/// Rows are three lines high; the cells of the third bring three notes. Two rows fill six of ten, and the
/// third with its notes is seven high: it moves whole, with all three.
#[test]
fn a_row_moves_with_the_notes_of_all_its_cells() {
    let rows = (0..4).fold(Draft::lines(4), |draft, row| draft.tall(row, 3));
    let made_up = rows.note(2, 1).note(2, 1).note(2, 1).make_up();
    assert_eq!(content(&made_up), [(0..2, 0..0), (2..4, 0..3)]);
}
