//! docx-editor 627: of 108 notes in a legal document, 36 were divided or trailed their reference by up to three pages.

use crate::galley::{Draft, column_of_line, columns_of_note};

/// 108 notes of one to three lines, one at every third line: all whole, all with their reference.
#[test]
fn no_note_of_a_dense_legal_document_trails() {
    let draft = (0..108).fold(Draft::lines(324), |draft, note| draft.note(note * 3, 1 + note % 3));
    let (galley, made_up) = (draft.galley(), draft.make_up());
    for note in 0..108 {
        let column = column_of_line(&made_up.columns, note * 3);
        assert_eq!(columns_of_note(&galley, &made_up.columns, note), [column]);
    }
    assert_eq!(made_up.findings, []);
}
