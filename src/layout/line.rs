//! A line of the galley: what stands on it, and what the make-up must know of it.

use crate::diag::Span;
use crate::geom::{BlockId, GlyphRun, Item, Length, NoteId, Path, Point, Rect, Rule};
use crate::layout::paginate::Break;
use crate::template::Style;

/// A line of the body or of a note, with places that count from its own top left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// From its top to its foot.
    pub(super) height: Length,
    /// The white above it.
    pub(super) gap: Length,
    /// What stands on it, in reading order.
    pub(super) items: Vec<Item>,
    /// Notes whose marks stand on it, in order.
    pub(super) notes: Vec<NoteId>,
    /// The block that it belongs to; of a note's line, the block of the mark.
    pub(super) block: BlockId,
    /// True for the first line of its block or note.
    pub(super) first: bool,
    /// The note that it is of, where notes are collected.
    pub(super) note: Option<NoteId>,
    /// The page number at its end, when it ends an entry of the contents.
    pub(super) entry: Option<Entry>,
    /// It runs over all columns of the page.
    pub(super) spans: bool,
    /// How far its spaces are stretched (or shrunk, when negative), in thousandths of what they may.
    pub(super) ratio: i64,
    /// What the boundary above it is to a page that would end there.
    pub(super) above: Break,
}

/// The end of an entry of the contents: leaders and the page of a heading, known only when pages are made up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The heading.
    pub(super) heading: BlockId,
    /// The style of the entry.
    pub(super) style: Style,
    /// Where its words end.
    pub(super) from: Length,
    /// Where the page number ends.
    pub(super) to: Length,
    /// The baseline, from the top of the line.
    pub(super) baseline: Length,
    /// The entry.
    pub(super) block: BlockId,
    /// Where it comes from.
    pub(super) span: Span,
}

/// Moves a thing to the right and down.
pub(super) fn moved(item: &Item, by: Point) -> Item {
    let shift = |at: Point| Point { x: at.x + by.x, y: at.y + by.y };
    match item {
        Item::Glyphs(run) => Item::Glyphs(GlyphRun { at: shift(run.at), ..run.clone() }),
        Item::Rule(rule) => Item::Rule(Rule { rect: Rect { at: shift(rule.rect.at), size: rule.rect.size }, ..*rule }),
        Item::Path(path) => {
            let segments = path.segments.iter().map(|segment| segment.moved(by)).collect();
            Item::Path(Path { segments, ..path.clone() })
        }
    }
}

/// The same, of a thing that is not needed where it was.
pub(super) fn into_moved(item: Item, by: Point) -> Item {
    match item {
        Item::Glyphs(mut run) => {
            run.at = Point { x: run.at.x + by.x, y: run.at.y + by.y };
            Item::Glyphs(run)
        }
        Item::Rule(_) | Item::Path(_) => moved(&item, by),
    }
}
