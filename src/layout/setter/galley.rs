//! The galley: all lines, the notes in the order of their marks, and what the make-up sees of both.

use crate::diag::{Diagnostic, Severity};
use crate::geom::{BlockId, Length, NoteId};
use crate::layout::Frame;
use crate::layout::line::Line;
use crate::layout::paginate::{self, Break, GalleyLine, GalleyNote, PageShape, Policy};

use super::Setter;

/// A document in lines.
pub(in crate::layout) struct Galley {
    /// The lines of the body.
    pub(in crate::layout) lines: Vec<Line>,
    /// The notes in the order of their marks.
    pub(in crate::layout) notes: Vec<SetNote>,
    /// What the make-up sees of them.
    pub(in crate::layout) makeup: paginate::Galley,
    /// The pages that they are made up into.
    pub(in crate::layout) shape: PageShape,
    /// Blocks with a line that is wider than its column.
    pub(in crate::layout) too_wide: Vec<BlockId>,
    /// Blocks in which a word is parted because it is wider than its column.
    pub(in crate::layout) parted: Vec<BlockId>,
}

/// A note in lines.
pub(in crate::layout) struct SetNote {
    pub(in crate::layout) id: NoteId,
    pub(in crate::layout) lines: Vec<Line>,
}

impl Setter<'_, '_> {
    pub(super) fn finish(mut self) -> Galley {
        (self.spans, self.grid) = (false, None);
        let width = self.measure();
        let mut order: Vec<(NoteId, usize)> = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            order.extend(line.notes.iter().map(|id| (*id, place)));
        }
        let (mut notes, mut anchored) = (Vec::new(), Vec::new());
        for (id, anchor) in order {
            let Some(note) = self.document.note(id).filter(|note| self.stands_at_foot(note)) else { continue };
            let set = self.note(note, width);
            anchored.push(GalleyNote { anchor, lines: set.lines.iter().map(|line| line.height).collect() });
            notes.push(set);
        }
        let heights = self.lines.iter().map(|line| GalleyLine { height: line.height, gap: line.gap }).collect();
        let breaks = self.lines.iter().map(|line| line.above).chain([Break::Free]).collect();
        let makeup = paginate::Galley::new(heights, breaks, anchored).unwrap_or_else(|error| {
            // Lines come in reading order and heights from checked styles, so this is a fault of ours.
            self.found.push(Diagnostic::new(Severity::Error, None, format!("the galley is broken: {error}")));
            paginate::Galley::empty()
        });
        let spans: Vec<bool> = self.lines.iter().map(|line| line.spans).collect();
        let makeup = if spans.contains(&true) { makeup.spanning(&spans) } else { makeup };
        let (too_wide, parted) = (self.too_wide, self.parted);
        Galley { shape: shape(self.frame), lines: self.lines, notes, makeup, too_wide, parted }
    }
}

/// The heights of pages and of what stands above the notes.
fn shape(frame: &Frame<'_>) -> PageShape {
    let (page, notes) = (&frame.template.page, &frame.template.notes);
    let height = |top: Length| page.size.height - top - page.margins.bottom;
    PageShape {
        first: height(page.first_top.unwrap_or(page.margins.top)),
        other: height(page.margins.top),
        columns: page.columns,
        separator: notes.separator_before + notes.separator_thickness + notes.separator_after,
        between: notes.between,
        continued: Length::ZERO,
        hole_tolerance: notes.hole_tolerance,
        policy: Policy::Quality,
    }
}
