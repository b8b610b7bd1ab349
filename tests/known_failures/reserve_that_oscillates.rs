//! docx-editor 610, superdoc 2881: room for notes was reserved page by page and corrected after each
//! layout; it swung between two states, and what was frozen had 123 pages for about 49.

use crate::galley::{Draft, content};

/// The trap in small: with line 8 on the page its note needs room, with that room line 8 is not on the page, so the
/// note needs none. As one state there is no circle: the line and its note go over.
#[test]
fn a_line_that_fits_only_without_its_note_goes_over_once() {
    let made_up = Draft::lines(12).note(8, 2).make_up();
    assert_eq!(content(&made_up), [(0..8, 0..0), (8..12, 0..2)]);
}

/// The same trap at every page: as many pages as the volume needs, and no more than one in ten beyond.
#[test]
fn a_chain_of_such_lines_takes_no_more_pages_than_its_volume_needs() {
    let draft = (0..94).fold(Draft::lines(94 * 4), |draft, note| draft.note(note * 4 + 3, 2));
    let volume = 94 * (4 + 2);
    // One line of ten is the separator.
    let least = usize::div_ceil(volume, 9);
    assert!(draft.make_up().columns.len() <= least + least / 10);
}
