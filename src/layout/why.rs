//! Why a page ends where it does, with the words that stand there.

use crate::diag::Diagnostics;
use crate::document::Document;
use crate::geom::{Item, NoteId};
use crate::text::Shaper;

use super::page_numbers::PageNumbers;
use super::paginate::{self, Explanation};
use super::{Frame, PageFacts, setter};

/// The end of a page explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// What the make-up says of it: boundaries and notes by their numbers in the galley.
    pub explanation: Explanation,
    /// How many pages there are.
    pub pages: usize,
    /// The words of every line of the galley: those above boundary `b` stand at `b - 1`.
    pub lines: Vec<String>,
    /// The notes of the galley, in order.
    pub notes: Vec<NoteId>,
}

/// Explains the end of a page, from 0, by its neighbours up to `reach` lines away.
///
/// `None` when there is no such page, or when the document cannot be set; then `found` says why.
pub fn explain(
    document: &Document,
    frame: &Frame<'_>,
    page: usize,
    reach: usize,
    found: &mut Diagnostics,
) -> Option<Why> {
    let mut shaper = Shaper::new(frame.faces);
    let mut numbers = PageNumbers::new(document, frame);
    loop {
        let galley = setter::set(document, frame, &numbers, &mut shaper, found);
        if found.has_errors() {
            return None;
        }
        let pagination = paginate::paginate(&galley.makeup, &galley.shape);
        if numbers.settle(&PageFacts::of(document, frame, &galley, &pagination), &mut shaper) {
            continue;
        }
        let explanation = paginate::explain(&galley.makeup, &galley.shape, page, reach)?;
        let words = |items: &[Item]| items.iter().map(said).collect::<String>();
        return Some(Why {
            explanation,
            pages: pagination.pages(),
            lines: galley.lines.iter().map(|line| words(&line.items)).collect(),
            notes: galley.notes.iter().map(|note| note.id).collect(),
        });
    }
}

fn said(item: &Item) -> &str {
    match item {
        Item::Glyphs(run) => &run.text,
        Item::Rule(_) | Item::Path(_) => "",
    }
}
