//! Typst 8636: a note of several pages began before the text that it belongs to.

use rapporteur::layout::paginate::Finding;

use crate::galley::{Draft, column_of_line, columns_of_note, shape};

/// A note of thirty lines on pages of ten.
#[test]
fn a_note_of_several_pages_begins_with_its_line_and_goes_on_without_a_gap() {
    let draft = Draft::lines(12).note(5, 30);
    let made_up = draft.make_up();
    let columns = columns_of_note(&draft.galley(), &made_up.columns, 0);
    let first = column_of_line(&made_up.columns, 5);
    let last = first + columns.len() - 1;
    assert_eq!(columns, (first..=last).collect::<Vec<_>>());
    assert_eq!(made_up.findings.iter().filter(|f| matches!(f, Finding::SplitNote { .. })).count(), 1);
    assert!(made_up.columns.iter().all(|column| column.used <= shape().other));
    // 12 lines, 30 of the note, and a separator of one on every page that has some of it: 9 × 5 ≥ 42 > 9 × 4.
    assert_eq!(made_up.columns.len(), 5);
}
