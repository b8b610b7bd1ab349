//! Where everything stands: facts that checks, references and explanations read.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::document::{self, Document, Part};
use crate::geom::{BlockId, Item, NoteId, Target};
use crate::layout::paginate::{Finding, Pagination};

use super::Frame;
use super::line::Line;
use super::setter::Galley;

/// From here on a line is loose, in thousandths of what its spaces may stretch.
pub const LOOSE: i64 = 2000;

/// A line whose spaces are wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LooseLine {
    /// The page on which it stands, from 0.
    pub page: usize,
    /// Where its words were typed.
    pub span: Span,
    /// How far its spaces are stretched, in thousandths of what they may.
    pub ratio: i64,
}

/// Facts about finished pages, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// How many pages there are.
    pub pages: usize,
    /// The number printed on each page.
    pub labels: Vec<String>,
    /// The first page of every block that is printed.
    pub blocks: BTreeMap<BlockId, usize>,
    /// The last page of every block that is printed.
    pub ends: BTreeMap<BlockId, usize>,
    /// The page of every note's mark.
    pub marks: BTreeMap<NoteId, usize>,
    /// First and last page of every note's text.
    pub notes: BTreeMap<NoteId, (usize, usize)>,
    /// What the make-up could not keep.
    pub findings: Vec<Finding>,
    /// The blocks whose lines are wider than their column.
    pub too_wide: Vec<BlockId>,
    /// The blocks in which a word is parted because it is wider than its column.
    pub parted: Vec<BlockId>,
    /// Lines of the text that are set more than [`LOOSE`], in order.
    pub loose: Vec<LooseLine>,
    /// The note at each place of the galley.
    order: Vec<NoteId>,
    /// The block of each line of the galley.
    lines: Vec<BlockId>,
    /// The first line of each column, and its page.
    columns: Vec<(usize, usize)>,
}

impl PageFacts {
    pub(super) fn of(document: &Document, frame: &Frame<'_>, galley: &Galley, pagination: &Pagination) -> Self {
        let mut facts = Self {
            pages: pagination.pages(),
            findings: pagination.findings.clone(),
            too_wide: galley.too_wide.clone(),
            parted: galley.parted.clone(),
            order: galley.notes.iter().map(|note| note.id).collect(),
            lines: galley.lines.iter().map(|line| line.block).collect(),
            columns: pagination.columns.iter().map(|column| (column.body.start, column.page)).collect(),
            ..Self::default()
        };
        for column in &pagination.columns {
            for line in galley.lines.get(column.body.clone()).unwrap_or_default() {
                if let Some(id) = line.note {
                    facts.notes.entry(id).or_insert((column.page, column.page)).1 = column.page;
                }
                facts.blocks.entry(line.block).or_insert(column.page);
                facts.ends.insert(line.block, column.page);
                facts.marks.extend(line.notes.iter().map(|id| (*id, column.page)));
                if let Some(span) = span_of(line).filter(|_| line.ratio > LOOSE) {
                    facts.loose.push(LooseLine { page: column.page, span, ratio: line.ratio });
                }
            }
            for piece in galley.makeup.note_pieces(column.notes.clone()) {
                if let Some(id) = facts.order.get(piece.note) {
                    facts.notes.entry(*id).or_insert((column.page, column.page)).1 = column.page;
                }
            }
        }
        facts.labels = facts.labelled(document, frame);
        facts
    }

    /// The numbers of the pages: those before the text may have a count of their own.
    fn labelled(&self, document: &Document, frame: &Frame<'_>) -> Vec<String> {
        let front = frame.template.page.front_numbers;
        let before = if front.is_some() { self.first_of_text(document) } else { 0 };
        let number = |page: usize| match front {
            Some(numeral) if page < before => document::numeral(u32::try_from(page + 1).unwrap_or(0), numeral),
            _ => (page + 1 - before).to_string(),
        };
        (0..self.pages).map(number).collect()
    }

    /// The number printed on a page, from 0; nothing for a page that does not exist.
    pub fn label(&self, page: usize) -> &str {
        self.labels.get(page).map_or("", String::as_str)
    }

    /// The first page of the text, from 0.
    pub(super) fn first_of_text(&self, document: &Document) -> usize {
        // Blocks stand on pages in their order, so that none behind the first has an earlier page.
        let mut text = document.blocks.iter().filter(|block| block.part != Part::Front);
        text.find_map(|block| self.blocks.get(&block.id)).copied().unwrap_or(0)
    }

    /// The page on which something stands.
    pub fn page_of(&self, target: &Target) -> Option<usize> {
        match target {
            Target::Block(block) => self.blocks.get(block).copied(),
            Target::Mark(note) => self.marks.get(note).copied(),
            Target::Note(note) => self.notes.get(note).map(|(first, _)| *first),
            Target::Address(_) => None,
        }
    }

    /// Says what a reader cannot read. A late note, a divided one, a line alone and a hole are facts: rules judge
    /// them.
    pub(super) fn report(&self, document: &Document, frame: &Frame<'_>, found: &mut Diagnostics) {
        for finding in &self.findings {
            if let Finding::Overfull { column, by } = finding {
                let line = self.columns.get(*column).map_or(0, |(line, _)| *line);
                let page = self.page_of_column(*column);
                let message = format!("something on page {page} is {by} taller than the page");
                found.push(Diagnostic::new(Severity::Error, self.span_of_line(line, document), message));
            }
        }
        let width = frame.template.page.size.width;
        let wide = format!("a word is wider than its column (the page is {width} wide)");
        let parted = "a word is wider than its column and is broken without a hyphen";
        for (blocks, message) in [(&self.too_wide, wide.as_str()), (&self.parted, parted)] {
            for block in blocks.iter().filter(|block| message == wide || !self.too_wide.contains(block)) {
                let span = document.blocks.get(block.0 as usize).map(|b| b.span);
                found.push(Diagnostic::new(Severity::Warning, span, message));
            }
        }
    }

    /// The page of a column, from 1.
    pub fn page_of_column(&self, column: usize) -> usize {
        self.columns.get(column).map_or(column, |(_, page)| *page) + 1
    }

    /// Where the line above a boundary of the galley was typed.
    pub fn span_above(&self, boundary: usize, document: &Document) -> Option<Span> {
        self.span_of_line(boundary.saturating_sub(1), document)
    }

    /// Where the first line of a column was typed.
    pub fn span_of_column(&self, column: usize, document: &Document) -> Option<Span> {
        self.span_of_line(self.columns.get(column)?.0, document)
    }

    fn span_of_line(&self, line: usize, document: &Document) -> Option<Span> {
        let block = self.lines.get(line).or_else(|| self.lines.last())?;
        document.blocks.get(block.0 as usize).map(|b| b.span)
    }
}

/// Where the words of a line were typed.
fn span_of(line: &Line) -> Option<Span> {
    let spans = line.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run.origin.span()),
        Item::Rule(_) | Item::Path(_) => None,
    });
    spans.reduce(Span::cover)
}
