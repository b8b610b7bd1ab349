//! Published defects of other engines, one case each, shown on galleys.
//!
//! Each file is named for the defect, gives the public issue in which it was reported, and says in one
//! sentence what went wrong there. The galleys are made up for the purpose: nothing of the
//! reported documents is here.
//!
//! Left to the layers above, because they need text:
//!
//! - page numbers that change the lines that they stand in (Typst 7291; "ix" and "x" in the TeX FAQ): here
//!   nothing depends on the number of a page but the height of the first;
//! - finding the references in the cells of a table: here a row is one line with several notes;
//! - columns of equal height: here only that no note is lost or doubled.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod galley;

mod anchor_block_that_cannot_be_divided;
mod dense_document_with_trailing_notes;
mod heading_stranded_by_a_note;
mod note_after_its_reference;
mod note_before_its_reference;
mod note_lost_or_doubled;
mod note_that_never_fits;
mod reserve_that_oscillates;
mod second_note_of_a_line;
mod separator_split_from_its_note;
mod table_cell_references;
mod three_notes_larger_than_a_page;
mod very_long_note;
mod widow_made_by_a_note;
