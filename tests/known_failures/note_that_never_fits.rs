//! Typst 5496: a note whose first lines fit on no page sent the layout from page to page without end.

use rapporteur::geom::Length;
use rapporteur::layout::paginate::{Break, Finding, Galley, GalleyLine, GalleyNote, paginate};

use crate::galley::{content, shape};

/// A line of a note that is taller than the page, by a picture perhaps. It begins late, since its reference
/// leaves even less room, stands alone, and sticks out: both are said.
#[test]
fn a_note_taller_than_the_page_stands_alone_and_is_said_to_stick_out() {
    let point = Length::from_points(1);
    let lines = vec![GalleyLine { height: point, gap: Length::ZERO }; 3];
    let note = GalleyNote { anchor: 1, lines: vec![point * 12] };
    let galley = Galley::new(lines, vec![Break::Free; 4], vec![note]).unwrap();
    let made_up = paginate(&galley, &shape());
    let column = content(&made_up).iter().position(|(_, notes)| !notes.is_empty()).unwrap();
    assert_eq!(content(&made_up)[column].0.len(), 0);
    let anchor_column = column - 1;
    assert_eq!(
        made_up.findings.iter().filter(|f| f.column() == column).collect::<Vec<_>>(),
        [&Finding::Overfull { column, by: point * 3 }, &Finding::LateNote { note: 0, column, anchor_column }]
    );
}
