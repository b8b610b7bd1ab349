//! ptx2pdf 476 and 862, Docxodus 294, WeasyPrint 1636: notes were set twice or not at all when pages were
//! laid out again to balance columns or to correct the room reserved for notes.
//!
//! Here: a galley crowded with notes holds each line of each note once, in one column and in two that are balanced.

use rapporteur::layout::paginate::{Galley, PageShape, Pagination, paginate};

use crate::galley::{Draft, columns_of_note, shape};

#[test]
fn each_line_of_each_note_is_set_once() {
    let draft = (0..60).fold(Draft::lines(60), |draft, note| draft.note(note, 1 + note % 7));
    let (galley, made_up) = (draft.galley(), draft.make_up());
    assert_once(&galley, &made_up);
    assert!((0..60).all(|note| columns_of_note(&galley, &made_up.columns, note).len() <= 2));
    assert_once(&galley, &paginate(&galley, &PageShape { columns: 2, ..shape() }));
}

fn assert_once(galley: &Galley, made_up: &Pagination) {
    let mut set = vec![0; 60];
    for column in &made_up.columns {
        for piece in galley.note_pieces(column.notes.clone()) {
            assert_eq!(piece.lines.start, set[piece.note], "note {} goes on where it stopped", piece.note);
            set[piece.note] = piece.lines.end;
        }
    }
    assert_eq!(set, (0..60).map(|note| 1 + note % 7).collect::<Vec<_>>());
}
