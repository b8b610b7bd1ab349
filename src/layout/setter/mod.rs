//! Setting: blocks and notes become lines, and the lines a galley.
//!
//! Texts are set by `texts`, their lines by `lines`, notes by `notes`; `galley` is what they make.

mod galley;
mod lines;
mod notes;
mod texts;

pub(super) use galley::{Galley, SetNote};
pub(super) use lines::placed;

use crate::diag::Diagnostics;
use crate::document::{Block, Document, Kind, Part, Role, Run};
use crate::geom::{Artefact, BlockId, Colour, Item, Length, Owner, Point, Rect, Rule, Size};
use crate::text::Shaper;

use super::line::Line;
use super::page_numbers::PageNumbers;
use super::paginate::Break;
use super::{Frame, chart, columns};

/// More lines than a caption or a line of sources has: all of them stay with their figure.
const KEEP_WHOLE: u8 = 20;

/// Sets a document.
pub(super) fn set(
    document: &Document,
    frame: &Frame<'_>,
    numbers: &PageNumbers,
    shaper: &mut Shaper<'_>,
    found: &mut Diagnostics,
) -> Galley {
    let mut setter = Setter::new(document, frame, numbers, shaper, found);
    for (place, block) in document.blocks.iter().enumerate() {
        setter.block(block);
        if introduces(block, document.blocks.get(place + 1)) {
            setter.keep = setter.keep.max(1);
        }
    }
    setter.finish()
}

/// The lines so far, and what is pending for the next one.
pub(super) struct Setter<'a, 'f> {
    pub(super) document: &'a Document,
    pub(super) frame: &'a Frame<'a>,
    numbers: &'a PageNumbers,
    shaper: &'a mut Shaper<'f>,
    found: &'a mut Diagnostics,
    lines: Vec<Line>,
    /// White between the last line and the next.
    pending: Length,
    /// The next line begins a page.
    force: bool,
    /// So many of the next lines stay on the page of the last one.
    keep: u8,
    too_wide: Vec<BlockId>,
    parted: Vec<BlockId>,
    /// The last text was an item of a list.
    in_list: bool,
    /// What is being set runs over all columns.
    spans: bool,
    /// The ground of the last text.
    ground: Option<Colour>,
    /// The step of the baseline grid, for what stands on one: everything but notes.
    grid: Option<Length>,
}

/// Where a paragraph stands in the measure.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// From the left edge of the text.
    pub(super) left: Length,
    /// The width of its lines.
    pub(super) width: Length,
    /// Indent of the first line.
    pub(super) first: Length,
}

impl<'a, 'f> Setter<'a, 'f> {
    fn new(
        document: &'a Document,
        frame: &'a Frame<'a>,
        numbers: &'a PageNumbers,
        shaper: &'a mut Shaper<'f>,
        found: &'a mut Diagnostics,
    ) -> Self {
        let (lines, too_wide) = (Vec::new(), Vec::new());
        let pending = Length::ZERO;
        Self {
            document,
            frame,
            numbers,
            shaper,
            found,
            lines,
            pending,
            force: false,
            keep: 0,
            too_wide,
            parted: Vec::new(),
            in_list: false,
            spans: false,
            ground: None,
            grid: frame.template.page.grid,
        }
    }

    /// The width of what is being set: a column's, or that of all of them.
    pub(super) fn measure(&self) -> Length {
        let page = &self.frame.template.page;
        if self.spans { page.text_width() } else { page.column_width() }
    }

    fn block(&mut self, block: &Block) {
        self.spans = spans(block, self.frame);
        match &block.kind {
            Kind::Text(text) => self.text(block, text),
            Kind::Columns(table) => {
                let line = columns::set(self, block, table);
                self.pending += table.before;
                self.push(vec![line], table.after, 0);
            }
            Kind::Chart(chart) => {
                let line = chart::set(self, block, chart);
                self.push(vec![line], Length::ZERO, KEEP_WHOLE);
            }
            Kind::Rule { thickness, before, after, colour } => {
                let rect = Rect { at: Point::default(), size: Size { width: self.measure(), height: *thickness } };
                let rule = Rule { rect, colour: *colour, owner: Owner::Artefact(Artefact::Ornament) };
                let line = self.line(block.id, *thickness, vec![Item::Rule(rule)]);
                self.pending += *before;
                self.push(vec![line], *after, 0);
            }
            Kind::Space(height) => self.pending += *height,
            Kind::PageBreak => self.force = true,
            Kind::Notes => self.collected_notes(block),
        }
    }

    pub(super) fn line(&self, block: BlockId, height: Length, items: Vec<Item>) -> Line {
        let spans = self.spans && self.frame.template.page.columns > 1;
        Line {
            height,
            gap: Length::ZERO,
            items,
            notes: Vec::new(),
            block,
            first: true,
            note: None,
            entry: None,
            spans,
            ratio: 0,
            above: Break::Free,
        }
    }

    /// Adds the lines of a block, with the white after them and the lines that must follow them.
    fn push(&mut self, lines: Vec<Line>, after: Length, keep: u8) {
        let any = !lines.is_empty();
        for (i, mut line) in lines.into_iter().enumerate() {
            if i == 0 {
                line.gap = std::mem::take(&mut self.pending);
            }
            if let Some(step) = self.grid {
                line.gap = line.gap.up_to_multiple(step);
                line.height = line.height.up_to_multiple(step);
            }
            if self.keep > 0 {
                line.above = Break::KeepNext;
                self.keep -= 1;
            }
            if std::mem::take(&mut self.force) && !self.lines.is_empty() {
                line.above = Break::Force;
            }
            self.lines.push(line);
        }
        if any {
            // A heading of two lines is kept whole, too.
            self.keep = self.keep.max(keep);
        }
        self.pending += after;
    }
}

/// True for a paragraph that ends in a colon before a list or a quotation: its last words do not stay
/// behind at the foot of a page.
fn introduces(block: &Block, next: Option<&Block>) -> bool {
    let (Kind::Text(text), Some(Kind::Text(next))) = (&block.kind, next.map(|next| &next.kind)) else { return false };
    let colon = text.content.iter().rev().map(Run::text).find(|words| !words.trim().is_empty());
    (is_item(next.role) || next.role == Role::Quotation)
        && !is_item(text.role)
        && colon.is_some_and(|words| words.trim_end().ends_with(':'))
}

/// True for a block that runs over all columns: by its style, or, where it has none, in the front matter.
fn spans(block: &Block, frame: &Frame<'_>) -> bool {
    match &block.kind {
        Kind::Text(text) => frame.template.style(&text.style).span,
        Kind::Columns(table) => frame.template.style(&table.style).span,
        // A chart goes with its caption.
        Kind::Chart(_) => frame.template.style("figure-caption").span,
        Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => block.part == Part::Front,
    }
}

fn is_item(role: Role) -> bool {
    matches!(role, Role::Item(_) | Role::ItemMore(_))
}
