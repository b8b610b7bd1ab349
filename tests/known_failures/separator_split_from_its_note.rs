//! SILE 229: the rule above the notes stayed on one page and the note went to the next.

use rapporteur::geom::Length;

use crate::galley::{Draft, shape};

/// The separator belongs to the height of the notes: a page has it if and only if it has a line of a note, and
/// of a note that begins there all lines or at least two.
#[test]
fn a_page_has_the_separator_only_with_lines_of_a_note() {
    for anchor in 0..24 {
        let draft = Draft::lines(24).note(anchor, 5);
        let made_up = draft.make_up();
        for column in &made_up.columns {
            let lines = i64::try_from(column.body.len() + column.notes.len()).unwrap();
            let separator = if column.notes.is_empty() { Length::ZERO } else { shape().separator };
            assert_eq!(column.used, Length::from_points(lines) + separator);
            assert!(column.notes.is_empty() || column.notes.len() >= 2);
        }
    }
}
